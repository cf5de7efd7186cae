"""Hours in days, weeks and longer; breaks, Sundays and nights: at, below and above."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from roster_builder import MONDAY, duty, hours_from, ids

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rosters.checker import check_roster
from naervaer.domain.rosters.duty import Duty, DutyKind
from naervaer.domain.rosters.holidays import easter_sunday, norwegian_holidays
from naervaer.domain.rosters.layers import AVERAGING, AgreedLimits, RuleLayers
from naervaer.domain.rosters.weeks import night_hours
from naervaer.domain.rules.hours import WorkPattern
from naervaer.domain.rules.working_time import OVERTIME_WITH_UNION

OVERTIME = DutyKind.OVERTIME


def days(hours: list[float], *, first: date = MONDAY, **more: object) -> list[Duty]:
    """Return one duty a day from `first`, 0 for a day off."""
    return [
        hours_from(first + timedelta(days=step), 8, length, **more)
        for step, length in enumerate(hours)
        if length
    ]


@pytest.mark.parametrize(
    ("averaging", "rule_id", "most"),
    [
        ("none", "AML-10-4", 9.0),
        ("individual", "AML-10-5", 10.0),
        ("union", "AML-10-5-2", 12.5),
        ("consent", "AML-10-5-3", 13.0),
    ],
)
def test_the_longest_ordinary_day_follows_the_agreement(
    averaging: str, rule_id: str, most: float
) -> None:
    layers = RuleLayers(averaging=AVERAGING[averaging], agreed_long_days=True)
    assert rule_id not in ids(days([most]), layers)
    assert rule_id not in ids(days([most - 0.1]), layers)
    assert rule_id in ids(days([most + 0.1]), layers)


def test_the_autumn_night_makes_a_night_duty_an_hour_longer() -> None:
    layers = RuleLayers(averaging=AVERAGING["individual"])
    night = [duty("2026-10-24T21:00", "2026-10-25T07:00", break_minutes=30)]
    assert night[0].hours == 10.5
    assert "AML-10-5" in ids(night, layers)
    week_later = [duty("2026-10-31T21:00", "2026-11-01T07:00", break_minutes=30)]
    assert "AML-10-5" not in ids(week_later, layers)


def test_the_spring_night_makes_a_night_duty_an_hour_shorter() -> None:
    assert duty("2026-03-28T21:00", "2026-03-29T07:00", break_minutes=0).hours == 9
    assert night_hours(duty("2026-03-28T21:00", "2026-03-29T07:00", break_minutes=0)) == 8


@pytest.mark.parametrize(
    ("pattern", "most"),
    [(WorkPattern.DAY, 40.0), (WorkPattern.ROTATING, 38.0), (WorkPattern.CONTINUOUS, 36.0)],
)
def test_the_ordinary_week_follows_the_pattern(pattern: WorkPattern, most: float) -> None:
    layers = RuleLayers(pattern=pattern, averaging=None)
    assert "AML-10-4" not in ids(days([most / 5] * 5), layers)
    assert "AML-10-4" in ids(days([*[most / 5] * 4, most / 5 + 0.1]), layers)


@pytest.mark.parametrize(("extra", "broken"), [(-0.1, False), (0.0, False), (0.1, True)])
def test_no_single_averaged_week_passes_54_hours(extra: float, broken: bool) -> None:
    layers = RuleLayers(averaging=AVERAGING["union"])
    week = days([9, 9, 9, 9, 9, 9 + extra])
    lighter = days([7.6] * 3, first=MONDAY + timedelta(weeks=1))
    assert ("AML-10-5-2" in ids(week + lighter, layers)) is broken


@pytest.mark.parametrize(("hours", "broken"), [(7.5, False), (7.6, False), (7.7, True)])
def test_the_averaged_roster_keeps_the_ordinary_week(hours: float, broken: bool) -> None:
    two_weeks = [hours] * 5 + [0, 0] + [hours] * 5
    assert ("AML-10-4" in ids(days(two_weeks))) is broken


def test_who_works_some_weeks_only_is_averaged_over_the_whole_roster() -> None:
    busy = days([8.5] * 5)
    assert "AML-10-4" in ids(busy)
    other = replace(hours_from(MONDAY + timedelta(weeks=3), 8, 7.5), person="other")
    assert "AML-10-4" not in ids([*busy, other])


@pytest.mark.parametrize(("hours", "broken"), [(47.9, False), (48.0, False), (48.6, True)])
def test_eight_weeks_average_48_hours_at_most(hours: float, broken: bool) -> None:
    eight = [*[hours / 6] * 6, 0] * 8
    assert ("AML-10-5-2" in ids(days(eight))) is broken


@pytest.mark.parametrize(
    ("length", "apart", "broken"),
    [(5.0, 3, False), (5.1, 3, True), (6.0, 8, False), (6.0, 7, False)],
)
def test_overtime_in_seven_days(length: float, apart: int, broken: bool) -> None:
    two = [
        hours_from(MONDAY, 8, length, kind=OVERTIME),
        hours_from(MONDAY + timedelta(days=apart), 8, length, kind=OVERTIME),
    ]
    assert ("AML-10-6" in ids(two)) is broken


@pytest.mark.parametrize(("length", "broken"), [(6.2, False), (6.25, False), (6.3, True)])
def test_overtime_in_four_weeks(length: float, broken: bool) -> None:
    weekly = [
        hours_from(MONDAY + timedelta(weeks=week), 8, length, kind=OVERTIME)
        for week in range(4)
    ]
    assert ("AML-10-6" in ids(weekly)) is broken
    assert "AML-10-6-5" not in ids(weekly, RuleLayers(overtime=OVERTIME_WITH_UNION))


@pytest.mark.parametrize(("weeks", "broken"), [(49, False), (50, False), (51, True)])
def test_overtime_in_a_year(weeks: int, broken: bool) -> None:
    weekly = [
        hours_from(MONDAY + timedelta(weeks=week), 8, 4, kind=OVERTIME) for week in range(weeks)
    ]
    assert ("AML-10-6" in ids(weekly)) is broken


@pytest.mark.parametrize(("extra", "broken"), [(4.9, False), (5.0, False), (5.1, True)])
def test_thirteen_hours_in_all_in_24(extra: float, broken: bool) -> None:
    long_day = [
        hours_from(MONDAY, 7, 8, break_minutes=30.0),
        hours_from(MONDAY, 15.5, extra, kind=OVERTIME, break_minutes=0.0),
    ]
    assert ("AML-10-6-8" in ids(long_day)) is broken


@pytest.mark.parametrize(("extra", "broken"), [(7.9, False), (8.0, False), (8.1, True)])
def test_sixteen_hours_where_agreed(extra: float, broken: bool) -> None:
    long_day = [
        hours_from(MONDAY, 6, 8, break_minutes=30.0),
        hours_from(MONDAY, 14.5, extra, kind=OVERTIME, break_minutes=0.0),
    ]
    assert ("AML-10-6-8" in ids(long_day, RuleLayers(agreed_long_days=True))) is broken


@pytest.mark.parametrize(("last", "broken"), [(8.9, False), (9.0, False), (9.1, True)])
def test_no_week_passes_69_hours_in_all(last: float, broken: bool) -> None:
    assert ("AML-10-6-8" in ids(days([10, 10, 10, 10, 10, 10, last]))) is broken


def test_an_agreement_sets_its_own_longest_day_and_week() -> None:
    agreed = AgreedLimits(name="Avtale", source="pkt. 3", day_hours=10, week_hours=40)
    layers = RuleLayers(agreement=agreed)
    assert "Avtale" not in ids(days([10, 10, 10, 10]), layers)
    assert "Avtale" in ids(days([10.1]), layers)
    assert "Avtale" in ids(days([10, 10, 10, 10, 1]), layers)


@pytest.mark.parametrize(
    ("hours", "pause", "broken"),
    [
        (5.5, 0, False),
        (5.6, 0, True),
        (5.6, 1, False),
        (7.9, 10, False),
        (8.0, 30, False),
        (8.0, 29, True),
    ],
)
def test_breaks(hours: float, pause: float, broken: bool) -> None:
    one = [hours_from(MONDAY, 8, hours, break_minutes=pause)]
    assert ("AML-10-9" in ids(one)) is broken


@pytest.mark.parametrize(("ends", "broken"), [(12.9, False), (13.0, False), (13.1, True)])
def test_thirty_five_hours_free_in_a_week(ends: float, broken: bool) -> None:
    # From Saturday 13:00 until Monday 00:00 are 35 hours.
    week = [hours_from(MONDAY + timedelta(days=day), 8, 6.5) for day in range(5)]
    saturday = hours_from(MONDAY + timedelta(days=5), ends - 5, 5, break_minutes=0.0)
    assert ("AML-10-8" in ids([*week, saturday])) is broken


@pytest.mark.parametrize(("ends", "broken"), [(21.9, False), (22.0, False), (22.1, True)])
def test_twenty_eight_hours_free_in_a_week_where_agreed(ends: float, broken: bool) -> None:
    # From Saturday 20:00 until Monday 00:00 are 28 hours.
    layers = RuleLayers(agreed_rest=True)
    week = [hours_from(MONDAY + timedelta(days=day), 8, 6.5) for day in range(5)]
    saturday = hours_from(MONDAY + timedelta(days=5), ends - 7, 5, break_minutes=0.0)
    assert ("AML-10-8-3" in ids([*week, saturday], layers)) is broken


def test_the_spring_week_is_an_hour_shorter() -> None:
    first = date(2026, 3, 23)
    week = [hours_from(first + timedelta(days=day), 8, 6.5) for day in range(5)]
    # Until Monday 00:00 the clock shows 36 and 35 hours; 35 and 34 pass.
    until_noon = duty("2026-03-28T07:00", "2026-03-28T12:00")
    until_one = duty("2026-03-28T07:00", "2026-03-28T13:00")
    assert "AML-10-8" not in ids([*week, until_noon])
    assert "AML-10-8" in ids([*week, until_one])


def sundays(worked: list[int], weeks: int) -> list[Duty]:
    """Return a week's Wednesday duty each week, and Sundays in the weeks given."""
    duties = [hours_from(MONDAY + timedelta(weeks=w, days=2), 8, 6) for w in range(weeks)]
    duties += [hours_from(MONDAY + timedelta(weeks=w, days=6), 10, 6) for w in worked]
    return sorted(duties, key=lambda one: one.starts_at)


def test_two_sundays_in_a_row_need_the_averaged_arrangement() -> None:
    plain = RuleLayers(averaged_sundays=False)
    assert "AML-10-8-4" not in ids(sundays([0, 2], 4), plain)
    assert "AML-10-8-4" in ids(sundays([0, 1], 4), plain)
    assert "AML-10-8-4" not in ids(sundays([0, 1], 4))


@pytest.mark.parametrize(
    ("worked", "broken"), [([0, 1], False), ([0, 1, 2], False), ([0, 1, 2, 3], True)]
)
def test_every_fourth_sunday_is_free(worked: list[int], broken: bool) -> None:
    assert ("AML-10-8-4" in ids(sundays(worked, 6))) is broken


@pytest.mark.parametrize(("count", "broken"), [(12, False), (13, False), (14, True)])
def test_every_other_sunday_is_free_on_average(count: int, broken: bool) -> None:
    spread = [week for week in range(26) if week % 2 == 0][:13]
    worked = sorted([*spread, 25])[:count] if count > 13 else spread[:count]
    assert ("AML-10-8-4" in ids(sundays(worked, 26))) is broken


def test_work_after_six_on_saturday_is_sunday_work() -> None:
    plain = RuleLayers(averaged_sundays=False)

    def two(hour: float, minutes: float) -> list[Duty]:
        first = hours_from(MONDAY + timedelta(days=6), 10, 5)
        saturday = hours_from(MONDAY + timedelta(days=12), hour, minutes, break_minutes=0.0)
        return [first, saturday]

    assert "AML-10-8-4" not in ids(two(14, 4), plain)
    assert "AML-10-8-4" in ids(two(14, 4.1), plain)


def test_holidays_count_as_sundays() -> None:
    plain = RuleLayers(averaged_sundays=False)
    easter = [
        duty("2026-04-03T08:00", "2026-04-03T14:00"),
        duty("2026-04-05T08:00", "2026-04-05T14:00"),
    ]
    assert "AML-10-8-4" not in ids(easter, plain)
    holidays = norwegian_holidays(2026, 2026)
    assert "AML-10-8-4" in ids(easter, plain, holidays=holidays)


@pytest.mark.parametrize(
    ("year", "day"),
    [(2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (2026, date(2026, 4, 5))],
)
def test_easter(year: int, day: date) -> None:
    assert easter_sunday(year) == day


@pytest.mark.parametrize(("hours", "broken"), [(7.9, False), (8.0, False), (8.1, True)])
def test_regular_night_workers_average_eight_hours(hours: float, broken: bool) -> None:
    # Four weeks less four times 35 hours are 532 / 24 days; eight hours on each are 177.33.
    nights = [
        hours_from(MONDAY + timedelta(days=step), 21, 532 / 24 * hours / 20)
        for step in range(34)
        if step % 7 < 5
    ]
    assert ("AML-10-11" in ids(nights)) is broken
    assert "AML-10-11" not in ids(nights, RuleLayers(regular_nights=21))


def test_three_hours_at_night_are_not_yet_night_work() -> None:
    assert night_hours(duty("2026-01-12T15:00", "2026-01-13T00:00", break_minutes=0)) == 3
    assert night_hours(duty("2026-01-12T02:00", "2026-01-12T08:00", break_minutes=0)) == 4


def test_a_roster_is_discussed_two_weeks_before() -> None:
    one = days([7])
    assert "AML-10-3" not in ids(one, discussed_on=MONDAY - timedelta(days=14))
    assert "AML-10-3" in ids(one, discussed_on=MONDAY - timedelta(days=13))


def test_a_duty_during_leave_is_told() -> None:
    leave = hours_from(MONDAY, 0, 24, kind=DutyKind.LEAVE, break_minutes=0.0)
    assert "FRAVÆR" in ids([leave, *days([7])])
    after = days([7], first=MONDAY + timedelta(days=1))
    assert "FRAVÆR" not in ids([leave, *after])


def test_overlapping_leave_is_refused_with_both_stretches() -> None:
    first = hours_from(MONDAY, 0, 48, kind=DutyKind.LEAVE, break_minutes=0.0)
    second = hours_from(MONDAY, 24, 24, kind=DutyKind.LEAVE, break_minutes=0.0)
    with pytest.raises(UnusableInputError, match="overlaps leave from 2026-01-13 00:00"):
        check_roster([first, second], RuleLayers())


def test_overlapping_duties_are_refused() -> None:
    with pytest.raises(UnusableInputError, match="overlaps ordinary"):
        check_roster([hours_from(MONDAY, 8, 8), hours_from(MONDAY, 12, 8)], RuleLayers())


def test_an_empty_roster_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="empty"):
        check_roster([], RuleLayers())


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"day_rest_hours": 12, "day_hours": 13}, "contradict"),
        ({"week_rest_hours": 100, "week_hours": 69}, "contradict"),
        ({"day_rest_hours": 25}, "expected 0 to 24"),
        ({"short_rests_in_28_days": 9, "short_rests_in_26_weeks": 8}, "only 8"),
        ({"source": ""}, "never guessed"),
    ],
)
def test_limits_that_cannot_hold_together_are_refused(
    limits: dict[str, object], expected: str
) -> None:
    with pytest.raises(UnusableInputError, match=expected):
        AgreedLimits(**{"name": "Avtale", "source": "pkt.", **limits})  # type: ignore[arg-type]


def test_what_cannot_have_happened_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="expected later"):
        duty("2026-01-12T08:00", "2026-01-12T08:00")
    with pytest.raises(UnusableInputError, match="on end"):
        duty("2026-01-12T08:00", "2026-01-14T08:01")
    with pytest.raises(UnusableInputError, match="break"):
        duty("2026-01-12T08:00", "2026-01-12T09:00", break_minutes=60)


@pytest.mark.parametrize(("weeks", "broken"), [(1, True), (2, False)])
def test_a_week_without_duty_counts_in_the_average_of_the_roster(
    weeks: int, *, broken: bool
) -> None:
    own = [hours_from(MONDAY + timedelta(days=day), 7, 8) for day in range(5)]
    last = MONDAY + timedelta(days=7 * weeks - 1)
    assert ("AML-10-4" in ids(own, period=(MONDAY, last))) == broken
