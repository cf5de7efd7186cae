"""Standby, three-shift weeks and risky nights: at, below and above each limit."""

from datetime import date, timedelta

import pytest
from roster_builder import MONDAY, duty, hours_from, ids

from naervaer.domain.rosters.duty import Duty, DutyKind
from naervaer.domain.rosters.layers import RuleLayers
from naervaer.domain.rules.hours import WorkPattern
from naervaer.domain.rules.working_time import ORDINARY_HOURS, OVERTIME_WITH_UNION

WEEK = (MONDAY, MONDAY + timedelta(days=6))


def week_of(hours: float) -> list[Duty]:
    return [hours_from(MONDAY + timedelta(days=day), 7, hours / 5) for day in range(5)]


def waiting(hours: float) -> Duty:
    return hours_from(
        MONDAY + timedelta(days=5), 0, hours, kind=DutyKind.STANDBY, break_minutes=0.0
    )


@pytest.mark.parametrize(("hours", "broken"), [(20.9, False), (21.0, False), (21.7, True)])
def test_a_seventh_of_standby_is_ordinary_hours(hours: float, *, broken: bool) -> None:
    own = [*week_of(35.0), waiting(hours)]
    assert ("AML-10-4" in ids(own, period=WEEK)) is broken
    agreed = RuleLayers(standby_counts=False)
    assert "AML-10-4" not in ids(own, agreed, period=WEEK)


@pytest.mark.parametrize(
    ("hours", "weighted", "most"),
    [(38.0, 38.0, 38.0), (38.0, 41.0, 37.0), (38.0, 42.0, 36.0), (38.0, 45.0, 36.0)],
)
def test_the_three_shift_week_shrinks_from_38_to_36_hours(
    hours: float, weighted: float, most: float
) -> None:
    assert ORDINARY_HOURS.weighted_week_hours(hours=hours, weighted=weighted) == most


@pytest.mark.parametrize(("hours", "broken"), [(37.1, False), (37.1875, False), (37.3, True)])
def test_hours_at_night_shorten_the_three_shift_week(hours: float, *, broken: bool) -> None:
    layers = RuleLayers(pattern=WorkPattern.THREE_SHIFT)
    # Two nights of 7.5 hours over eight: 6 / 8 of each before 06, 11.25 hours that weigh a
    # quarter more, so that the forty hours become 37.1875.
    nights = [hours_from(MONDAY + timedelta(days=day), 0, 7.5) for day in (1, 2)]
    days = [
        hours_from(MONDAY + timedelta(days=day), 7, (hours - 15.0) / 3) for day in (3, 4, 5)
    ]
    assert ("AML-10-4" in ids(nights + days, layers, period=WEEK)) is broken


@pytest.mark.parametrize(("hours", "broken"), [(7.9, False), (8.0, False), (8.1, True)])
def test_a_risky_night_is_at_most_eight_hours(hours: float, *, broken: bool) -> None:
    own = [hours_from(MONDAY, 21, hours)]
    assert ("AML-10-11" in ids(own, RuleLayers(risky_nights=True))) is broken
    assert "AML-10-11" not in ids(own)


def test_the_autumn_night_makes_a_risky_night_too_long() -> None:
    own = [duty("2026-10-24T22:00", "2026-10-25T06:00", break_minutes=30.0)]
    assert own[0].hours == 8.5
    assert "AML-10-11" in ids(own, RuleLayers(risky_nights=True))
    winter = [duty("2026-11-07T22:00", "2026-11-08T06:00", break_minutes=30.0)]
    assert "AML-10-11" not in ids(winter, RuleLayers(risky_nights=True))


@pytest.mark.parametrize(("ends", "broken"), [("23:30", False), ("00:30", True)])
def test_three_hours_at_night_are_no_risky_night(ends: str, *, broken: bool) -> None:
    day = date(2026, 1, 13) if ends.startswith("00") else date(2026, 1, 12)
    own = [duty("2026-01-12T15:00", f"{day}T{ends}", break_minutes=30.0)]
    assert ("AML-10-11" in ids(own, RuleLayers(risky_nights=True))) is broken


@pytest.mark.parametrize(("hours", "broken"), [(9.9, False), (10.0, False), (10.1, True)])
def test_overtime_past_the_act_needs_consent_where_that_is_kept(
    hours: float, *, broken: bool
) -> None:
    layers = RuleLayers(overtime=OVERTIME_WITH_UNION, overtime_consent=True)

    def extra(*, consent: bool) -> list[Duty]:
        return [
            hours_from(
                MONDAY + timedelta(days=day),
                7,
                hours / 2,
                kind=DutyKind.OVERTIME,
                consent=consent,
            )
            for day in (0, 2)
        ]

    assert ("AML-10-6-5" in ids(extra(consent=False), layers)) is broken
    assert "AML-10-6-5" not in ids(extra(consent=True), layers)
    quiet = RuleLayers(overtime=OVERTIME_WITH_UNION)
    assert "AML-10-6-5" not in ids(extra(consent=False), quiet)
