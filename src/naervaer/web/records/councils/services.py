"""Writing in the council room: members, meetings, decisions, actions and the year."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Act, Actor
from naervaer.domain.councils import (
    EXAMPLE_YEAR,
    ActionState,
    ActorKind,
    CycleStep,
    MeetingState,
    Party,
    expect_action_way,
    expect_meeting_way,
)
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.free_text import expect_no_persons
from naervaer.web.records.areas.selectors import municipality_by_number, place_of
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.councils.models import (
    Action,
    ActionEvent,
    AgendaItem,
    Council,
    CouncilMember,
    Decision,
    Meeting,
    StepDone,
    YearStep,
)


@transaction.atomic
def council_register(
    *,
    municipality: str,
    shared_with: str = "",
    is_steering_group: bool = False,
    registered_on: date | None = None,
    kind: Kind = Kind.OFFICIAL,
    actor: Actor,
) -> Council:
    """Register a municipality's police council, with a year after practice to begin from.

    Raises
    ------
    UnusableInputError
        When the municipality does not exist or has its council already.
    RuleBrokenError
        When the actor may not write for that municipality.

    """
    found = municipality_by_number(municipality)
    if found is None:
        msg = _("Kommune %(number)s finnes ikke; ventet fire siffer.") % {
            "number": municipality
        }
        raise UnusableInputError(msg)
    expect_act(actor, Act.WRITE_COUNCIL, found)
    if Council.objects.filter(municipality=found).exists():
        msg = _("Politirådet i %(name)s er alt registrert.") % {"name": found}
        raise UnusableInputError(msg)
    council = Council.objects.create(
        municipality=found,
        shared_with=shared_with.strip(),
        is_steering_group=is_steering_group,
        registered_on=registered_on or timezone.localdate(),
        kind=kind.value,
    )
    YearStep.objects.bulk_create(
        YearStep(council=council, step=step.value, month=month)
        for step, month in EXAMPLE_YEAR.items()
    )
    change_record(actor=actor, act="council.register", thing=council, why=str(council))
    return council


@transaction.atomic
def member_add(
    *,
    council: Council,
    organisation: str,
    function: str,
    kind: ActorKind,
    since: date | None = None,
    actor: Actor,
    is_confirmed: bool = False,
) -> CouncilMember:
    """Give an organisation a seat, by a function.

    Raises
    ------
    UnusableInputError
        When a field is empty or the seat is there already.
    RuleBrokenError
        When the actor may not write, or a text may be about a person.

    """
    expect_act(actor, Act.WRITE_COUNCIL, council.municipality)
    organisation, function = _words(organisation), _words(function)
    expect_no_persons(
        {_("organisasjon"): organisation, _("funksjon"): function}, is_confirmed=is_confirmed
    )
    standing = council.members.filter(until=None)
    if standing.filter(organisation=organisation, function=function).exists():
        msg = _("%(seat)s sitter alt i rådet.") % {"seat": f"{organisation}, {function}"}
        raise UnusableInputError(msg)
    member = CouncilMember.objects.create(
        council=council,
        organisation=organisation,
        function=function,
        actor=kind.value,
        since=since or timezone.localdate(),
    )
    change_record(actor=actor, act="council.member", thing=member, why=str(member))
    return member


@transaction.atomic
def member_end(*, member: CouncilMember, actor: Actor) -> CouncilMember:
    """End a seat from today; it stays in the record."""
    expect_act(actor, Act.WRITE_COUNCIL, member.council.municipality)
    if member.until is None:
        member.until = max(timezone.localdate(), member.since)
        member.save(update_fields=["until"])
        change_record(actor=actor, act="council.member_end", thing=member, why=str(member))
    return member


@transaction.atomic
def meeting_plan(
    *,
    council: Council,
    on: date,
    begins: time,
    place: str,
    actor: Actor,
    is_confirmed: bool = False,
) -> Meeting:
    """Call a meeting.

    Raises
    ------
    UnusableInputError
        When a meeting stands on that day already, or the place is empty.
    RuleBrokenError
        When the actor may not write, or the place may be somebody's home.

    """
    expect_act(actor, Act.WRITE_COUNCIL, council.municipality)
    place = _words(place)
    expect_no_persons({_("sted"): place}, is_confirmed=is_confirmed)
    standing = council.meetings.exclude(state=MeetingState.CANCELLED.value)
    if standing.filter(on=on).exists():
        msg = _("Rådet har alt et møte den dagen.")
        raise UnusableInputError(msg)
    meeting = Meeting.objects.create(council=council, on=on, begins=begins, place=place)
    change_record(
        actor=actor, act="meeting.plan", thing=meeting, why=place, after={"on": str(on)}
    )
    return meeting


@transaction.atomic
def agenda_add(
    *,
    meeting: Meeting,
    title: str,
    is_closed: bool = False,
    actor: Actor,
    is_confirmed: bool = False,
) -> AgendaItem:
    """Put an item on the agenda of a meeting that is still to come.

    Raises
    ------
    RuleBrokenError
        When the meeting is over, the actor may not write, or the title may be about a person.

    """
    expect_act(actor, Act.WRITE_COUNCIL, meeting.council.municipality)
    title = _words(title)
    expect_no_persons({_("sak"): title}, is_confirmed=is_confirmed)
    _expect_state(meeting, MeetingState.PLANNED)
    item = AgendaItem.objects.create(
        meeting=meeting, number=_next(meeting.items), title=title, is_closed=is_closed
    )
    change_record(actor=actor, act="meeting.item", thing=item, why=title)
    return item


@transaction.atomic
def meeting_hold(
    *, meeting: Meeting, minutes: str, actor: Actor, is_confirmed: bool = False
) -> Meeting:
    """Record that a meeting was held, with its minutes.

    Raises
    ------
    UnusableInputError
        When the minutes are empty, or the meeting's day has not come.
    RuleBrokenError
        When the meeting is not called, the actor may not write, or the minutes may be about
        a person.

    """
    expect_act(actor, Act.WRITE_COUNCIL, meeting.council.municipality)
    expect_meeting_way(MeetingState(meeting.state), MeetingState.HELD)
    if meeting.on > timezone.localdate():
        msg = _("Møtet er ikke holdt ennå: dagen er %(day)s.") % {"day": meeting.on}
        raise UnusableInputError(msg)
    minutes = minutes.strip()
    if not minutes:
        msg = _("Referatet er tomt; skriv noe.")
        raise UnusableInputError(msg)
    expect_no_persons({_("referat"): minutes}, is_confirmed=is_confirmed)
    meeting.state, meeting.minutes = MeetingState.HELD.value, minutes
    meeting.save(update_fields=["state", "minutes"])
    change_record(actor=actor, act="meeting.hold", thing=meeting, why=str(meeting))
    return meeting


@transaction.atomic
def meeting_cancel(*, meeting: Meeting, why: str, actor: Actor) -> Meeting:
    """Cancel a meeting that was called, with the reason.

    Raises
    ------
    UnusableInputError
        When no reason is given.
    RuleBrokenError
        When the meeting is not called, or the actor may not write.

    """
    expect_act(actor, Act.WRITE_COUNCIL, meeting.council.municipality)
    expect_meeting_way(MeetingState(meeting.state), MeetingState.CANCELLED)
    why = _words(why)
    expect_no_persons({_("begrunnelse"): why}, is_confirmed=False)
    meeting.state, meeting.cancelled_why = MeetingState.CANCELLED.value, why
    meeting.save(update_fields=["state", "cancelled_why"])
    change_record(actor=actor, act="meeting.cancel", thing=meeting, why=why)
    return meeting


@transaction.atomic
def decision_record(
    *,
    meeting: Meeting,
    text: str,
    is_closed: bool = False,
    actor: Actor,
    is_confirmed: bool = False,
) -> Decision:
    """Record what a meeting decided.

    Raises
    ------
    RuleBrokenError
        When the meeting was not held, the actor may not write, or the text may be about a
        person.

    """
    expect_act(actor, Act.WRITE_COUNCIL, meeting.council.municipality)
    text = _words(text)
    expect_no_persons({_("vedtak"): text}, is_confirmed=is_confirmed)
    _expect_state(meeting, MeetingState.HELD)
    decision = Decision.objects.create(
        meeting=meeting, number=_next(meeting.decisions), text=text, is_closed=is_closed
    )
    change_record(actor=actor, act="meeting.decision", thing=decision, why=text)
    return decision


@transaction.atomic
def action_agree(
    *,
    decision: Decision,
    title: str,
    party: Party,
    responsible: str,
    deadline: date,
    is_closed: bool = False,
    actor: Actor,
    is_confirmed: bool = False,
) -> Action:
    """Agree on what a party does about a decision; of a closed decision it is closed too.

    Raises
    ------
    UnusableInputError
        When a field is empty, or the deadline lies before the meeting.
    RuleBrokenError
        When the actor may not write, or a text may be about a person.

    """
    council = decision.meeting.council
    expect_act(actor, Act.WRITE_COUNCIL, council.municipality)
    title, responsible = _words(title), _words(responsible)
    expect_no_persons(
        {_("tiltak"): title, _("ansvarlig"): responsible}, is_confirmed=is_confirmed
    )
    if deadline < decision.meeting.on:
        msg = _("Fristen ligger før møtet som vedtok tiltaket.")
        raise UnusableInputError(msg)
    action = Action.objects.create(
        council=council,
        decision=decision,
        title=title,
        party=party.value,
        responsible=responsible,
        deadline=deadline,
        is_closed=is_closed or decision.is_closed,
        agreed_on=decision.meeting.on,
    )
    _note(action, "", decision.text, decision.meeting.on, actor)
    change_record(
        actor=actor,
        act="action.agree",
        thing=action,
        why=decision.text,
        after={"title": title, "party": party.value, "deadline": str(deadline)},
    )
    return action


@transaction.atomic
def action_move(
    *,
    action: Action,
    to: ActionState,
    note: str,
    on: date | None = None,
    actor: Actor,
    is_confirmed: bool = False,
) -> Action:
    """Move an action on: taken up, done, or dropped, with a note of what happened.

    Raises
    ------
    UnusableInputError
        When the note is empty.
    RuleBrokenError
        When the action cannot take that step, the actor may not write, or the note may be
        about a person.

    """
    expect_act(actor, Act.WRITE_COUNCIL, action.council.municipality)
    before = ActionState(action.state)
    expect_action_way(before, to)
    note = _words(note)
    expect_no_persons({_("hva som er gjort"): note}, is_confirmed=is_confirmed)
    day = on or timezone.localdate()
    action.state, action.ended_on = to.value, day if to.is_ended else None
    action.save(update_fields=["state", "ended_on"])
    _note(action, before.value, note, day, actor)
    change_record(
        actor=actor,
        act="action.move",
        thing=action,
        why=note,
        before={"state": before.value},
        after={"state": to.value},
    )
    return action


@transaction.atomic
def action_postpone(*, action: Action, deadline: date, note: str, actor: Actor) -> Action:
    """Give an action that has not ended another deadline, with the reason.

    Raises
    ------
    UnusableInputError
        When no reason is given, or the day is the same.
    RuleBrokenError
        When the action has ended, or the actor may not write.

    """
    expect_act(actor, Act.WRITE_COUNCIL, action.council.municipality)
    if ActionState(action.state).is_ended:
        msg = _("Tiltaket er avsluttet; fristen kan ikke flyttes.")
        raise RuleBrokenError(msg)
    if deadline == action.deadline:
        msg = _("Fristen er alt den dagen.")
        raise UnusableInputError(msg)
    note = _words(note)
    expect_no_persons({_("begrunnelse"): note}, is_confirmed=False)
    before, action.deadline = action.deadline, deadline
    action.save(update_fields=["deadline"])
    _note(action, action.state, note, timezone.localdate(), actor)
    change_record(
        actor=actor,
        act="action.postpone",
        thing=action,
        why=note,
        before={"deadline": str(before)},
        after={"deadline": str(deadline)},
    )
    return action


@transaction.atomic
def year_set(*, council: Council, months: Mapping[CycleStep, int], actor: Actor) -> None:
    """Set the month of each step of the council's year."""
    expect_act(actor, Act.WRITE_COUNCIL, council.municipality)
    for step, month in months.items():
        YearStep.objects.update_or_create(
            council=council, step=step.value, defaults={"month": month}
        )
    told = {step.value: month for step, month in months.items()}
    change_record(actor=actor, act="council.year", thing=council, why="årshjul", after=told)


@transaction.atomic
def step_mark(*, council: Council, step: CycleStep, year: int, actor: Actor) -> StepDone:
    """Mark a step of a year as done."""
    expect_act(actor, Act.WRITE_COUNCIL, council.municipality)
    done, is_new = StepDone.objects.get_or_create(
        council=council,
        step=step.value,
        year=year,
        defaults={"done_on": timezone.localdate()},
    )
    if is_new:
        change_record(actor=actor, act="council.step", thing=done, why=str(done))
    return done


def expect_act(actor: Actor, act: Act, municipality: Any) -> None:
    """Refuse whoever may not do the act for the municipality.

    Raises
    ------
    RuleBrokenError
        When the authority table does not let the actor.

    """
    if not actor.may(act, place_of(municipality)):
        msg = _("%(who)s kan ikke gjøre dette for %(where)s.") % {
            "who": actor.name or _("Ingen"),
            "where": municipality,
        }
        raise RuleBrokenError(msg)


def _expect_state(meeting: Meeting, state: MeetingState) -> None:
    if meeting.state != state.value:
        msg = _("Møtet er %(now)s; dette hører til et møte som er %(wanted)s.") % {
            "now": _(MeetingState(meeting.state).label),
            "wanted": _(state.label),
        }
        raise RuleBrokenError(msg)


def _words(text: str) -> str:
    clean = " ".join(text.split())
    if not clean:
        msg = _("Et felt er tomt; skriv noe.")
        raise UnusableInputError(msg)
    return clean


def _next(rows: Any) -> int:
    """Return the next free number of a meeting's rows."""
    last = rows.order_by("-number").first()
    return last.number + 1 if last else 1


def _note(action: Action, before: str, note: str, on: date, actor: Actor) -> None:
    ActionEvent.objects.create(
        action=action,
        on=on,
        before=before,
        after=action.state,
        deadline=action.deadline,
        note=note[:400],
        account=actor.account or "",
    )
