"""Tests of the words and states of a police council."""

from datetime import date
from itertools import product

import pytest

from naervaer.domain.authority import ANYBODY, Actor, Grant, Place, Role
from naervaer.domain.councils import (
    ACTION_WAYS,
    EXAMPLE_YEAR,
    MEETING_WAYS,
    SIX_KINDS,
    ActionState,
    CycleStep,
    MeetingState,
    Party,
    expect_action_way,
    expect_meeting_way,
    is_late,
    last_day_of,
    reminders,
    sides_of,
)
from naervaer.domain.errors import RuleBrokenError

STEIGEN = Place("Nordland", "1848")
OSLO = Place("Oslo", "0301")


def test_six_kinds_share_the_work_with_the_police() -> None:
    assert len(SIX_KINDS) == 6


@pytest.mark.parametrize(("before", "after"), list(product(ActionState, repeat=2)))
def test_an_action_takes_the_steps_of_the_table_and_no_other(
    before: ActionState, after: ActionState
) -> None:
    if after in ACTION_WAYS[before]:
        expect_action_way(before, after)
    else:
        with pytest.raises(RuleBrokenError, match=after.label):
            expect_action_way(before, after)


@pytest.mark.parametrize(("before", "after"), list(product(MeetingState, repeat=2)))
def test_a_meeting_takes_the_steps_of_the_table_and_no_other(
    before: MeetingState, after: MeetingState
) -> None:
    if after in MEETING_WAYS[before]:
        expect_meeting_way(before, after)
    else:
        with pytest.raises(RuleBrokenError, match=before.label):
            expect_meeting_way(before, after)


def test_what_has_ended_is_never_late() -> None:
    day = date(2026, 1, 1)
    late = {one for one in ActionState if is_late(one, day, date(2026, 2, 1))}
    assert late == {ActionState.AGREED, ActionState.UNDER_WAY}


def test_an_action_is_not_late_on_its_deadline() -> None:
    assert not is_late(ActionState.AGREED, date(2026, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize(("month", "last"), [(1, 31), (2, 28), (11, 30), (12, 31)])
def test_a_month_has_a_last_day(month: int, last: int) -> None:
    assert last_day_of(2026, month) == date(2026, month, last)


def test_a_step_is_reminded_of_from_thirty_days_before_the_end_of_its_month() -> None:
    found = reminders(EXAMPLE_YEAR, frozenset(), date(2026, 3, 1))
    assert [(one.step, one.is_late) for one in found] == [(CycleStep.SPRING_MEETING, False)]


def test_a_step_that_was_not_done_is_late_the_rest_of_the_year() -> None:
    found = reminders(EXAMPLE_YEAR, frozenset(), date(2026, 12, 31))
    assert [one.step for one in found if one.is_late] == list(EXAMPLE_YEAR)


def test_a_step_that_is_done_is_not_reminded_of() -> None:
    assert reminders(EXAMPLE_YEAR, frozenset(CycleStep), date(2026, 12, 31)) == ()


@pytest.mark.parametrize(
    ("role", "place", "sides"),
    [
        (Role.DISTRICT_ANALYST, Place("Nordland"), {Party.POLICE}),
        (Role.POLICE_CONTACT, STEIGEN, {Party.POLICE}),
        (Role.MUNICIPAL_COORDINATOR, STEIGEN, {Party.MUNICIPALITY}),
        (Role.COUNCIL_MEMBER, STEIGEN, set()),
        (Role.DIRECTORATE, Place(), set()),
    ],
)
def test_a_role_speaks_for_its_own_side_alone(
    role: Role, place: Place, sides: set[Party]
) -> None:
    actor = Actor("a", "A", (Grant(role, place),))
    assert (sides_of(actor, STEIGEN), sides_of(actor, OSLO)) == (sides, set())


def test_nobody_in_particular_speaks_for_no_side() -> None:
    assert sides_of(ANYBODY, STEIGEN) == set()
