from datetime import UTC, date, datetime, timedelta

import pytest

from naervaer.domain.rules.rest import (
    AGREED_REST,
    COMPENSATORY_REST,
    PERIOD,
    REST,
    SHORT_REST,
    SHORT_REST_COUNT,
    VERY_SHORT_REST,
)

NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)
FIRST = date(2024, 1, 1)


def every(days: int, *, times: int) -> list[date]:
    return [FIRST + timedelta(days=days * number) for number in range(times)]


def test_exactly_eleven_hours_is_enough() -> None:
    assert REST.breaches(day_rest=11, week_rest=35) == ()
    assert len(REST.breaches(day_rest=10.9, week_rest=34)) == 2
    assert AGREED_REST.breaches(day_rest=8, week_rest=28) == ()


def test_short_rest_is_for_overtime_and_twice_in_a_row_at_most() -> None:
    assert SHORT_REST.refuses(after_overtime=True, in_a_row=2) is None
    assert "på rad" in str(SHORT_REST.refuses(after_overtime=True, in_a_row=3))
    assert "uten overtid" in str(SHORT_REST.refuses(after_overtime=False, in_a_row=1))


@pytest.mark.parametrize(
    ("other_crew_missing", "life", "evidence", "hours", "allowed"),
    [
        (True, True, False, 5, True),
        (True, False, True, 5, True),
        (True, False, False, 1, True),
        (True, False, False, 1.5, False),
        (False, True, True, 0.5, False),
    ],
)
def test_very_short_rest_needs_no_other_crew_and_one_ground(
    hours: float, *, other_crew_missing: bool, life: bool, evidence: bool, allowed: bool
) -> None:
    reason = VERY_SHORT_REST.refuses(
        no_other_crew=other_crew_missing,
        life_or_values=life,
        serious_evidence=evidence,
        task_hours=hours,
    )
    assert (reason is None) is allowed


@pytest.mark.parametrize(("rest", "owed"), [(11, 0), (9, 2), (8, 3), (6, 7), (0, 19), (12, 0)])
def test_each_lost_hour_under_eight_counts_twice(rest: float, owed: float) -> None:
    assert COMPENSATORY_REST.owed_hours(rest) == owed


def test_late_compensation_costs_a_day_off() -> None:
    within = NOON + timedelta(hours=48)
    assert not COMPENSATORY_REST.owes_day_off(rest_ended=NOON, given_at=within)
    late = within + timedelta(minutes=1)
    assert COMPENSATORY_REST.owes_day_off(rest_ended=NOON, given_at=late)


def test_eight_hours_of_rest_begin_a_new_period() -> None:
    again = NOON + timedelta(hours=17)
    assert PERIOD.next_start(started=NOON, works_again=again, rested_hours=8) == again
    assert PERIOD.next_start(started=NOON, works_again=again, rested_hours=7) == (
        NOON + timedelta(hours=24)
    )


def test_ten_short_rests_in_28_days_are_allowed_and_eleven_are_not() -> None:
    assert SHORT_REST_COUNT.breaches(every(2, times=10)) == ()
    assert SHORT_REST_COUNT.breaches(every(2, times=11)) == (
        "11 hviler under elleve timer på 4 uker; POLTID-6 tillater høyst 10.",
    )


def test_a_short_rest_on_the_29th_day_starts_a_new_window() -> None:
    assert SHORT_REST_COUNT.breaches([*every(2, times=10), FIRST + timedelta(days=28)]) == ()


def test_36_short_rests_in_26_weeks_are_allowed_and_37_are_not() -> None:
    assert SHORT_REST_COUNT.breaches(every(5, times=36)) == ()
    assert SHORT_REST_COUNT.breaches([*every(5, times=36), FIRST + timedelta(days=181)]) == (
        "37 hviler under elleve timer på 26 uker; POLTID-6 tillater høyst 36.",
    )


def test_nobody_with_full_rest_breaks_the_count() -> None:
    assert SHORT_REST_COUNT.breaches([]) == ()
