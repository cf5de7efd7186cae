"""Police councils: meetings, decisions and actions, and who may see what of them."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from naervaer.domain.authority import Actor, Grant, Place, Role
from naervaer.domain.councils import ActionState, ActorKind, CycleStep, MeetingState, Party
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.web.records.councils import selectors, services, showcase
from naervaer.web.records.councils.models import (
    Action,
    Council,
    CouncilMember,
    Decision,
    Meeting,
)

STEIGEN = Place("Nordland", "1848")
COORDINATOR = Actor("k", "K", (Grant(Role.MUNICIPAL_COORDINATOR, STEIGEN),))
CONTACT = Actor("p", "P", (Grant(Role.POLICE_CONTACT, STEIGEN),))
MEMBER = Actor("m", "M", (Grant(Role.COUNCIL_MEMBER, STEIGEN),))
STRANGER = Actor("s", "S", (Grant(Role.MUNICIPAL_COORDINATOR, Place("Nordland", "1804")),))
NOW = time(12)


@pytest.fixture
def council(areas: None) -> Council:
    return services.council_register(municipality="1848", actor=COORDINATOR)


def called(council: Council, day: date | None = None) -> Meeting:
    return services.meeting_plan(
        council=council,
        on=day or timezone.localdate(),
        begins=NOW,
        place="kommunehuset",
        actor=COORDINATOR,
    )


def held(council: Council, day: date | None = None) -> Meeting:
    meeting = called(council, day)
    return services.meeting_hold(meeting=meeting, minutes="Gjennomgått.", actor=COORDINATOR)


def decided(council: Council, **more: Any) -> Decision:
    return services.decision_record(
        meeting=held(council), text="Rådet ber om mer.", actor=COORDINATOR, **more
    )


def agreed(council: Council, **more: Any) -> Action:
    given = {"deadline": timezone.localdate() + timedelta(days=30)} | more
    return services.action_agree(
        decision=decided(council),
        title="Foreldremøte",
        party=Party.MUNICIPALITY,
        responsible="skolen",
        actor=COORDINATOR,
        **given,
    )


def test_a_municipality_has_one_council(council: Council) -> None:
    with pytest.raises(UnusableInputError, match="alt registrert"):
        services.council_register(municipality="1848", actor=CONTACT)


def test_a_new_council_begins_with_a_year_after_practice(council: Council) -> None:
    assert set(selectors.year_months(council)) == set(CycleStep)


def test_nobody_registers_a_council_for_another_municipality(areas: None) -> None:
    with pytest.raises(RuleBrokenError):
        services.council_register(municipality="1848", actor=STRANGER)


def test_a_member_of_the_council_reads_and_does_not_write(council: Council) -> None:
    with pytest.raises(RuleBrokenError):
        services.meeting_plan(
            council=council, on=date(2026, 1, 1), begins=NOW, place="her", actor=MEMBER
        )


def test_a_seat_is_an_organisation_and_a_function(council: Council) -> None:
    seat = services.member_add(
        council=council,
        organisation="Steigen skole",
        function="rektor",
        kind=ActorKind.SCHOOL,
        actor=CONTACT,
    )
    assert str(seat) == "Steigen skole, rektor"


def test_the_database_holds_no_seat_twice(council: Council) -> None:
    seat = {"organisation": "a", "function": "b", "actor": "school", "since": date(2026, 1, 1)}
    CouncilMember.objects.create(council=council, **seat)
    with pytest.raises(IntegrityError), transaction.atomic():
        CouncilMember.objects.create(council=council, **seat)


def test_a_seat_that_ended_may_be_taken_again(council: Council) -> None:
    seat = {"organisation": "a", "function": "b", "kind": ActorKind.SCHOOL, "actor": CONTACT}
    services.member_end(member=services.member_add(council=council, **seat), actor=CONTACT)
    services.member_add(council=council, **seat)
    assert len(selectors.members_now(council)) == 1


def test_a_meeting_is_not_held_before_its_day(council: Council) -> None:
    meeting = called(council, timezone.localdate() + timedelta(days=1))
    with pytest.raises(UnusableInputError, match="ikke holdt ennå"):
        services.meeting_hold(meeting=meeting, minutes="x", actor=COORDINATOR)


def test_the_council_meets_once_a_day(council: Council) -> None:
    called(council)
    with pytest.raises(UnusableInputError):
        called(council)


def test_a_cancelled_meeting_frees_the_day(council: Council) -> None:
    services.meeting_cancel(meeting=called(council), why="storm", actor=COORDINATOR)
    assert called(council).state == MeetingState.PLANNED.value


def test_a_decision_needs_a_meeting_that_was_held(council: Council) -> None:
    with pytest.raises(RuleBrokenError):
        services.decision_record(meeting=called(council), text="x", actor=COORDINATOR)


def test_the_agenda_is_closed_when_the_meeting_is_over(council: Council) -> None:
    with pytest.raises(RuleBrokenError):
        services.agenda_add(meeting=held(council), title="x", actor=COORDINATOR)


def test_an_action_keeps_its_history(council: Council) -> None:
    action = agreed(council)
    services.action_move(action=action, to=ActionState.DONE, note="Holdt.", actor=CONTACT)
    assert [one.after for one in action.events.all()] == ["agreed", "done"]


def test_a_done_action_knows_its_day(council: Council) -> None:
    action = agreed(council)
    services.action_move(action=action, to=ActionState.DONE, note="Holdt.", actor=CONTACT)
    assert action.ended_on == timezone.localdate()


def test_the_database_knows_no_done_action_without_a_day(council: Council) -> None:
    action = agreed(council)
    with pytest.raises(IntegrityError), transaction.atomic():
        Action.objects.filter(pk=action.pk).update(state="done")


def test_a_moved_deadline_says_why(council: Council) -> None:
    action = agreed(council)
    later = action.deadline + timedelta(days=10)
    services.action_postpone(action=action, deadline=later, note="ferie", actor=CONTACT)
    assert action.events.last().note == "ferie"


def test_an_action_of_a_closed_decision_is_closed(council: Council) -> None:
    decision = decided(council, is_closed=True)
    action = services.action_agree(
        decision=decision,
        title="Hemmelig",
        party=Party.POLICE,
        responsible="politiet",
        deadline=timezone.localdate(),
        actor=CONTACT,
    )
    assert (action.is_closed, list(selectors.actions_public(council))) == (True, [])


def test_what_everybody_sees_of_a_meeting_has_no_closed_item(council: Council) -> None:
    meeting = called(council)
    services.agenda_add(meeting=meeting, title="Åpen", actor=CONTACT)
    services.agenda_add(meeting=meeting, title="Lukket", is_closed=True, actor=CONTACT)
    shown = selectors.meetings_public(council).get()
    assert [one.title for one in shown.items.all()] == ["Åpen"]


@pytest.mark.parametrize("text", ["nr. 01018000578", "ring 75 12 34 56"])
def test_minutes_about_a_person_are_not_saved(council: Council, text: str) -> None:
    meeting = called(council)
    with pytest.raises(RuleBrokenError):
        services.meeting_hold(meeting=meeting, minutes=text, actor=COORDINATOR)


def test_the_room_is_narrowed_to_the_actors_own_municipality(council: Council) -> None:
    meeting = called(council)
    seen = [
        selectors.meeting_by_id(one, "1848", meeting.pk) is not None
        for one in (MEMBER, STRANGER)
    ]
    assert seen == [True, False]


def test_a_council_without_a_meeting_for_a_year_is_asleep(council: Council) -> None:
    held(council, timezone.localdate() - timedelta(days=400))
    found = selectors.activity_of(council, today=timezone.localdate())
    assert not found.is_active


def test_a_council_that_met_lately_is_awake(council: Council) -> None:
    held(council)
    found = selectors.activity_of(council, today=timezone.localdate())
    assert (found.is_active, found.held_last_year) == (True, 1)


def test_a_meeting_held_does_its_step_of_the_year(council: Council) -> None:
    held(council, date(2026, 3, 2))
    assert selectors.steps_done(council, 2026) == {CycleStep.SPRING_MEETING}


def test_the_showcase_is_filled_once_and_marked(areas: None) -> None:
    first = showcase.showcase_fill(district="Nordland", until=date(2026, 11, 30))
    again = showcase.showcase_fill(district="Nordland", until=date(2026, 11, 30))
    kinds = set(Council.objects.values_list("kind", flat=True))
    assert (first, again, kinds) == (4, 0, {"synthetic"})
