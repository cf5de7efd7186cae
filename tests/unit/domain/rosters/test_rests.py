"""Daily rest, its exemptions and its price: at, below and above each limit."""

from datetime import date, timedelta

import pytest
from roster_builder import MONDAY, at, duty, hours_from, ids

from naervaer.domain.rosters.checker import check_roster
from naervaer.domain.rosters.duty import Duty, DutyKind, Ground
from naervaer.domain.rosters.layers import AgreedLimits, RuleLayers
from naervaer.domain.rosters.rests import day_rests, rest_debts, short_rest_days

OVERTIME = DutyKind.OVERTIME
ACT_ALONE = RuleLayers(police=False)


def pair(first_end: str, second_start: str, **more: object) -> list[Duty]:
    return [
        duty("2026-01-12T14:00", f"2026-01-12T{first_end}"),
        duty(f"2026-01-13T{second_start}", "2026-01-13T15:00", **more),  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize(
    ("start", "broken"), [("09:00", False), ("08:59", True), ("09:01", False)]
)
def test_the_act_asks_for_eleven_hours(start: str, broken: bool) -> None:
    assert ("AML-10-8" in ids(pair("22:00", start), ACT_ALONE)) is broken


@pytest.mark.parametrize(
    ("start", "broken"), [("06:00", False), ("05:59", True), ("06:01", False)]
)
def test_an_agreement_may_go_down_to_eight_hours(start: str, broken: bool) -> None:
    layers = RuleLayers(police=False, agreed_rest=True)
    assert ("AML-10-8-3" in ids(pair("22:00", start), layers)) is broken


def test_a_breach_shows_its_paragraph_its_day_and_its_arithmetic() -> None:
    breaches = check_roster(pair("22:00", "08:30"), ACT_ALONE).breaches
    found = next(breach for breach in breaches if breach.rule_id == "AML-10-8")
    assert found.on == MONDAY
    assert "§ 10-8" in found.paragraph
    assert "10,5 timer; 11 − 10,5 = 0,5 timer mangler" in found.reason


def test_rest_over_the_spring_night_is_an_hour_shorter_than_the_clock_shows() -> None:
    on_the_clock_eleven = [
        duty("2026-03-28T14:00", "2026-03-28T22:00"),
        duty("2026-03-29T09:00", "2026-03-29T15:00"),
    ]
    assert day_rests(on_the_clock_eleven)[0].hours == 10
    assert "AML-10-8" in ids(on_the_clock_eleven, ACT_ALONE)


def test_rest_over_the_autumn_night_is_an_hour_longer_than_the_clock_shows() -> None:
    on_the_clock_ten = [
        duty("2026-10-24T14:00", "2026-10-24T22:00"),
        duty("2026-10-25T08:00", "2026-10-25T14:00"),
    ]
    assert day_rests(on_the_clock_ten)[0].hours == 11
    assert "AML-10-8" not in ids(on_the_clock_ten, ACT_ALONE)


def test_rest_counts_only_within_its_24_hours() -> None:
    sixteen_on_eleven_off = [
        duty("2026-01-12T07:00", "2026-01-12T23:00"),
        duty("2026-01-13T10:00", "2026-01-13T15:00"),
    ]
    assert day_rests(sixteen_on_eleven_off)[0].hours == 8


def test_a_new_period_begins_with_work_after_eight_hours() -> None:
    nine_off = pair("22:00", "07:00")
    assert [rest.period_start for rest in day_rests(nine_off)] == [
        at("2026-01-12T14:00"),
        at("2026-01-13T07:00"),
    ]
    seven_off = pair("22:00", "05:00")
    assert [rest.period_start for rest in day_rests(seven_off)] == [at("2026-01-12T14:00")]


def test_the_police_may_rest_eight_to_eleven_hours_for_overtime_only() -> None:
    assert "POLTID-2" in ids(pair("22:00", "07:00"))
    assert "POLTID-2" not in ids(pair("22:00", "07:00", kind=OVERTIME))
    assert "POLTID-2" not in ids(pair("22:00", "06:00", kind=OVERTIME))
    assert "POLTID-3" in ids(pair("22:00", "05:59", kind=OVERTIME))


@pytest.mark.parametrize(("times", "broken"), [(1, False), (2, False), (3, True)])
def test_short_rests_may_follow_one_another_twice(times: int, broken: bool) -> None:
    duties = [hours_from(MONDAY, 8, 13.5, kind=OVERTIME)]
    duties += [
        hours_from(MONDAY + timedelta(days=step), 8, 13.5, kind=OVERTIME)
        for step in range(1, times)
    ]
    duties.append(hours_from(MONDAY + timedelta(days=times), 8, 6))
    assert ("POLTID-2" in ids(duties)) is broken


@pytest.mark.parametrize(
    ("ground", "start", "end", "broken"),
    [
        (Ground.LIFE_OR_VALUES, "04:00", "10:00", False),
        (Ground.EVIDENCE, "04:00", "10:00", False),
        (Ground.SHORT_TASK, "04:00", "05:00", False),
        (Ground.SHORT_TASK, "04:00", "05:01", True),
        (Ground.NONE, "04:00", "05:00", True),
    ],
)
def test_rest_under_eight_hours_needs_a_ground(
    ground: Ground, start: str, end: str, broken: bool
) -> None:
    called_out = duty(
        f"2026-01-13T{start}",
        f"2026-01-13T{end}",
        kind=OVERTIME,
        ground=ground,
        break_minutes=0.0,
    )
    duties = [
        duty("2026-01-12T14:00", "2026-01-12T22:00"),
        called_out,
        duty("2026-01-13T11:00", "2026-01-13T16:00"),
    ]
    assert ("POLTID-3" in ids(duties)) is broken


def short_every(days: int, times: int) -> list[Duty]:
    """Return pairs of duties with ten hours between, so many days apart."""
    duties = []
    for step in range(times):
        day = MONDAY + timedelta(days=days * step)
        duties.append(hours_from(day, 14, 7.5))
        duties.append(hours_from(day, 32, 2, kind=OVERTIME, break_minutes=0.0))
    return duties


@pytest.mark.parametrize(("times", "broken"), [(9, False), (10, False), (11, True)])
def test_ten_short_rests_in_28_days(times: int, broken: bool) -> None:
    duties = short_every(2, times)
    assert len(short_rest_days(duties)) == times
    assert ("POLTID-6" in ids(duties)) is broken


@pytest.mark.parametrize(("times", "broken"), [(35, False), (36, False), (37, True)])
def test_thirty_six_short_rests_in_26_weeks(times: int, broken: bool) -> None:
    duties = short_every(4, times)
    assert ("POLTID-6" in ids(duties)) is broken
    counters = check_roster(duties, RuleLayers()).counters[0]
    assert counters.short_in_26_weeks == times


@pytest.mark.parametrize(
    ("start", "owed"),
    [("09:00", 0.0), ("08:00", 1.0), ("06:00", 3.0), ("05:00", 5.0), ("03:00", 9.0)],
)
def test_lost_rest_is_owed_hour_for_hour_and_twice_below_eight(start: str, owed: float) -> None:
    debts = rest_debts(pair("22:00", start))
    assert sum(debt.owed_hours for debt in debts) == owed


def owing(*more: Duty) -> list[Duty]:
    """Return ten hours' rest, then full days on end so that nothing is given back."""
    duties = [hours_from(MONDAY, 14, 7.5), hours_from(MONDAY, 32, 12.5, kind=OVERTIME)]
    duties += [hours_from(MONDAY + timedelta(days=day), 8, 12.5) for day in (2, 3, 4)]
    late = hours_from(MONDAY + timedelta(days=20), 8, 7.5)
    return sorted([*duties, late, *more], key=lambda one: one.starts_at)


def test_compensation_not_given_in_time_is_a_breach() -> None:
    assert "POLTID-4" in ids(owing())


def test_a_day_marked_as_compensation_within_14_days_settles_the_debt() -> None:
    def day_off(after: int) -> Duty:
        return hours_from(MONDAY + timedelta(days=1 + after), 0, 24, kind=DutyKind.COMPENSATION)

    assert "POLTID-4" not in ids(owing(day_off(13)))
    assert "POLTID-4" in ids(owing(day_off(15)))


def test_a_debt_not_yet_due_is_counted_but_no_breach() -> None:
    found = check_roster(owing()[:-1], RuleLayers())
    assert "POLTID-4" not in {breach.rule_id for breach in found.breaches}
    assert len(found.counters[0].open_debts) >= 1


def test_limits_of_an_agreement_replace_those_of_the_act() -> None:
    agreed = AgreedLimits(name="Egen avtale", source="avtalen pkt. 1", day_rest_hours=9)
    layers = RuleLayers(police=False, agreement=agreed)
    assert "Egen avtale" not in ids(pair("22:00", "07:00"), layers)
    assert "Egen avtale" in ids(pair("22:00", "06:59"), layers)


def test_an_agreement_may_count_short_rests_more_strictly() -> None:
    agreed = AgreedLimits(name="Egen avtale", source="pkt. 2", short_rests_in_28_days=2)
    layers = RuleLayers(agreement=agreed)
    assert "Egen avtale" not in ids(short_every(3, 2), layers)
    assert "Egen avtale" in ids(short_every(3, 3), layers)


def test_days_of_short_rests_are_when_the_rest_ended() -> None:
    assert short_rest_days(pair("22:00", "08:00")) == [date(2026, 1, 13)]


@pytest.mark.parametrize(("minute", "counted"), [("14", 1), ("15", 1), ("16", 0)])
def test_work_of_a_quarter_of_an_hour_is_counted_as_reserve_work(
    minute: str, counted: int
) -> None:
    call = duty("2026-01-12T20:00", f"2026-01-12T20:{minute}", kind=OVERTIME, break_minutes=0)
    assert check_roster([call], RuleLayers()).counters[0].reserve_calls == counted


@pytest.mark.parametrize(("second", "close"), [("19:59", 1), ("20:00", 0), ("20:01", 0)])
def test_reserve_work_twice_in_24_hours_is_counted_by_itself(second: str, close: int) -> None:
    calls = [
        duty("2026-01-12T20:00", "2026-01-12T20:10", kind=OVERTIME, break_minutes=0),
        duty(f"2026-01-13T{second}", "2026-01-13T20:10", kind=OVERTIME, break_minutes=0),
    ]
    assert check_roster(calls, RuleLayers()).counters[0].reserve_calls_close == close


def test_reserve_work_over_the_spring_night_counts_the_hours_that_pass() -> None:
    calls = [
        duty("2026-03-28T20:00", "2026-03-28T20:10", kind=OVERTIME, break_minutes=0),
        duty("2026-03-29T20:30", "2026-03-29T20:40", kind=OVERTIME, break_minutes=0),
    ]
    assert check_roster(calls, RuleLayers()).counters[0].reserve_calls_close == 1
