from datetime import date

import pytest

from naervaer.domain.rules.hours import WorkPattern
from naervaer.domain.rules.working_time import (
    AVERAGED_ALONE,
    AVERAGED_WITH_CONSENT,
    AVERAGED_WITH_UNION,
    BREAKS,
    NIGHTS,
    ORDINARY_HOURS,
    OVERTIME,
    OVERTIME_WITH_UNION,
    PLAN_NOTICE,
    TOTAL_HOURS,
)


def test_a_plan_must_be_discussed_two_weeks_before() -> None:
    assert (
        PLAN_NOTICE.refuses(discussed_on=date(2024, 1, 1), starts_on=date(2024, 1, 15)) is None
    )
    assert PLAN_NOTICE.refuses(discussed_on=date(2024, 1, 2), starts_on=date(2024, 1, 15)) == (
        "Planen ble drøftet 13 dager før; AML-10-3 krever 14."
    )


@pytest.mark.parametrize(
    ("pattern", "most"),
    [(WorkPattern.DAY, 40), (WorkPattern.ROTATING, 38), (WorkPattern.CONTINUOUS, 36)],
)
def test_the_week_is_shorter_the_heavier_the_pattern(pattern: WorkPattern, most: float) -> None:
    def reasons(hours: float) -> tuple[str, ...]:
        return ORDINARY_HOURS.breaches(day_hours=9, week_hours=hours, pattern=pattern)

    assert reasons(most) == ()
    assert len(reasons(most + 0.5)) == 1


def test_a_day_of_ten_ordinary_hours_is_too_long() -> None:
    reasons = ORDINARY_HOURS.breaches(
        day_hours=10, week_hours=36, pattern=WorkPattern.CONTINUOUS
    )
    assert reasons == ("10 timer i døgnet; AML-10-4 tillater høyst 9.",)


def test_sunday_and_night_hours_weigh_more_in_three_shifts() -> None:
    weighted = ORDINARY_HOURS.weighted_hours(hours=34, sunday_hours=6, night_hours=8)
    assert weighted == pytest.approx(34 + 6 / 6 + 8 / 4)


def test_averaging_with_the_union_allows_longer_days() -> None:
    hours = {"day_hours": 12.5, "average_week_hours": 48, "single_week_hours": 54}
    assert AVERAGED_WITH_UNION.breaches(**hours) == ()
    assert len(AVERAGED_ALONE.breaches(**hours)) == 2


def test_averaging_with_consent_sets_no_single_week() -> None:
    assert (
        AVERAGED_WITH_CONSENT.breaches(
            day_hours=13, average_week_hours=48, single_week_hours=90
        )
        == ()
    )


def test_overtime_has_three_limits() -> None:
    assert OVERTIME.breaches(week_hours=10, four_week_hours=25, year_hours=200) == ()
    assert len(OVERTIME.breaches(week_hours=11, four_week_hours=26, year_hours=201)) == 3
    assert OVERTIME_WITH_UNION.breaches(week_hours=20, four_week_hours=50, year_hours=300) == ()


def test_total_hours_stop_at_thirteen_a_day() -> None:
    assert TOTAL_HOURS.breaches(day_hours=13, average_week_hours=48, single_week_hours=69) == ()
    assert (
        len(TOTAL_HOURS.breaches(day_hours=13.5, average_week_hours=49, single_week_hours=70))
        == 3
    )


def test_a_long_day_needs_half_an_hour_of_break() -> None:
    assert BREAKS.refuses(day_hours=5.5, break_minutes=0) is None
    assert BREAKS.refuses(day_hours=6, break_minutes=0) is not None
    assert BREAKS.refuses(day_hours=6, break_minutes=10) is None
    assert BREAKS.refuses(day_hours=8, break_minutes=29) is not None
    assert BREAKS.refuses(day_hours=8, break_minutes=30) is None


def test_only_those_who_often_work_nights_have_the_night_limit() -> None:
    assert NIGHTS.refuses(night_hours=3, average_day_hours=10) is None
    assert NIGHTS.refuses(night_hours=3.5, average_day_hours=8) is None
    assert NIGHTS.refuses(night_hours=3.5, average_day_hours=8.5) is not None
