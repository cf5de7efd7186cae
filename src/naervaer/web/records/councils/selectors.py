"""Reading councils: what everybody may see, and what stays in the room.

For everybody: `councils_public`, `council_of`, `meetings_public`, `actions_public` – dates, the
organisations that take part, open decisions and their actions. Nothing closed, no minutes.
For the room (`Act.SEE_COUNCIL`): selectors that take the actor, narrowed in the query.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, QuerySet

from naervaer.domain.authority import Act, Actor
from naervaer.domain.councils import (
    EXAMPLE_YEAR,
    SIX_KINDS,
    ActionState,
    ActorKind,
    CycleStep,
    MeetingState,
    is_late,
)
from naervaer.domain.rules.councils import DORMANT_COUNCIL
from naervaer.web.records.areas.models import Municipality
from naervaer.web.records.areas.selectors import municipalities_within
from naervaer.web.records.councils.models import (
    Action,
    AgendaItem,
    Council,
    CouncilMember,
    Decision,
    Meeting,
)

_HELD, _PLANNED = MeetingState.HELD.value, MeetingState.PLANNED.value
_A_YEAR = timedelta(days=365)
_JULY = 7


# --- for everybody -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CouncilActivity:
    """How active a council is.

    Attributes
    ----------
    council
        Which.
    held_last_year
        Meetings held in the last 365 days.
    last_met
        Day of the last meeting held, or None.
    next_meeting
        Day of the next meeting called, or None.
    dormant
        Why it counts as asleep, or None.
    open_actions, ended_actions, late_actions
        How many actions stand open, ended in the last 365 days, and are late.
    six_kinds
        How many of the six kinds of actors take part.

    """

    council: Council
    held_last_year: int
    last_met: date | None
    next_meeting: date | None
    dormant: str | None
    open_actions: int
    ended_actions: int
    late_actions: int
    six_kinds: int

    @property
    def is_active(self) -> bool:
        """Whether it has met lately enough."""
        return self.dormant is None


def councils_public() -> QuerySet[Council]:
    """Return every council with its municipality and district."""
    return Council.objects.select_related("municipality__district")


def council_of(municipality: str) -> Council | None:
    """Return the council of a municipality, or None."""
    return councils_public().filter(municipality=municipality).first()


def activities(councils: QuerySet[Council], *, today: date) -> list[CouncilActivity]:
    """Return how active each council is, as everybody may see it: closed actions uncounted."""
    found = councils.prefetch_related("members", "meetings", "actions__decision")
    return [_activity(one, today, with_closed=False) for one in found]


def activity_of(council: Council, *, today: date, with_closed: bool = False) -> CouncilActivity:
    """Return how active one council is; closed actions are counted for the room alone."""
    return _activity(council, today, with_closed=with_closed)


def members_now(council: Council) -> list[CouncilMember]:
    """Return the seats that are taken, in the order of the kinds."""
    order = list(ActorKind)
    found = council.members.filter(until=None)
    return sorted(found, key=lambda one: (order.index(ActorKind(one.actor)), one.organisation))


def meetings_public(council: Council) -> QuerySet[Meeting]:
    """Return the meetings with their open items and decisions; read no minutes from them."""
    open_items = Prefetch("items", AgendaItem.objects.filter(is_closed=False))
    open_decisions = Prefetch("decisions", Decision.objects.filter(is_closed=False))
    found = council.meetings.exclude(state=MeetingState.CANCELLED.value)
    return found.defer("minutes").prefetch_related(open_items, open_decisions)


def actions_public(council: Council) -> QuerySet[Action]:
    """Return the actions everybody may see, nearest deadline first."""
    return council.actions.filter(is_closed=False, decision__is_closed=False).select_related(
        "decision__meeting"
    )


# --- for the room ------------------------------------------------------------------------


def room_municipalities(actor: Actor, act: Act = Act.SEE_COUNCIL) -> QuerySet[Municipality]:
    """Return the municipalities whose room the actor may see, or do the act in."""
    return municipalities_within(actor.reach(act))


def room_municipality(
    actor: Actor, number: str, act: Act = Act.SEE_COUNCIL
) -> Municipality | None:
    """Return one municipality whose room the actor may see, or None."""
    return room_municipalities(actor, act).filter(number=number).first()


def councils_seen_by(actor: Actor, act: Act = Act.SEE_COUNCIL) -> QuerySet[Council]:
    """Return the councils whose room the actor may see, or do the act in."""
    return councils_public().filter(
        municipality__in=room_municipalities(actor, act).values("pk")
    )


def council_seen_by(actor: Actor, number: str, act: Act = Act.SEE_COUNCIL) -> Council | None:
    """Return a municipality's council within the actor's reach, or None."""
    return councils_seen_by(actor, act).filter(municipality=number).first()


def meetings_seen_by(actor: Actor, number: str) -> QuerySet[Meeting]:
    """Return the council's meetings, newest first."""
    return Meeting.objects.filter(
        council__in=councils_seen_by(actor).filter(municipality=number).values("pk")
    ).select_related("council__municipality__district")


def meeting_by_id(
    actor: Actor, number: str, key: int, act: Act = Act.SEE_COUNCIL
) -> Meeting | None:
    """Return one meeting within the actor's reach, or None."""
    found = Meeting.objects.filter(
        council__in=councils_seen_by(actor, act).filter(municipality=number).values("pk")
    )
    return (
        found.filter(pk=key)
        .select_related("council__municipality__district")
        .prefetch_related("items", "decisions__actions")
        .first()
    )


def decision_by_id(actor: Actor, number: str, key: int, act: Act) -> Decision | None:
    """Return one decision within the actor's reach, or None."""
    found = Decision.objects.filter(
        meeting__council__in=councils_seen_by(actor, act)
        .filter(municipality=number)
        .values("pk")
    )
    return (
        found.filter(pk=key).select_related("meeting__council__municipality__district").first()
    )


def member_by_id(actor: Actor, number: str, key: int, act: Act) -> CouncilMember | None:
    """Return one seat within the actor's reach, or None."""
    found = CouncilMember.objects.filter(
        council__in=councils_seen_by(actor, act).filter(municipality=number).values("pk")
    )
    return found.filter(pk=key).select_related("council__municipality__district").first()


def actions_seen_by(actor: Actor, number: str, act: Act = Act.SEE_COUNCIL) -> QuerySet[Action]:
    """Return the council's actions, closed ones among them, nearest deadline first."""
    found = Action.objects.filter(
        council__in=councils_seen_by(actor, act).filter(municipality=number).values("pk")
    )
    return found.select_related("decision__meeting", "council__municipality__district")


def action_by_id(
    actor: Actor, number: str, key: int, act: Act = Act.SEE_COUNCIL
) -> Action | None:
    """Return one action within the actor's reach, or None."""
    found = actions_seen_by(actor, number, act).filter(pk=key)
    return found.prefetch_related("events").first()


def year_months(council: Council) -> dict[CycleStep, int]:
    """Return the month of each step of the council's year."""
    own = {CycleStep(one.step): one.month for one in council.steps.all()}
    return {step: own.get(step, month) for step, month in EXAMPLE_YEAR.items()}


def steps_done(council: Council, year: int) -> frozenset[CycleStep]:
    """Return the steps of a year that were marked, or that a meeting held shows."""
    done = {CycleStep(one.step) for one in council.steps_done.filter(year=year)}
    for day in held_days(council, year):
        is_spring = day.month < _JULY
        done.add(CycleStep.SPRING_MEETING if is_spring else CycleStep.AUTUMN_MEETING)
    return frozenset(done)


def held_days(council: Council, year: int | None = None) -> list[date]:
    """Return the days the council met, the first one first."""
    held = council.meetings.filter(state=_HELD)
    if year is not None:
        held = held.filter(on__year=year)
    return sorted(held.values_list("on", flat=True))


def _activity(council: Council, today: date, *, with_closed: bool) -> CouncilActivity:
    meetings = list(council.meetings.all())
    actions = [
        one
        for one in council.actions.all()
        if with_closed or not (one.is_closed or one.decision.is_closed)
    ]
    held = [one.on for one in meetings if one.state == _HELD]
    ahead = [one.on for one in meetings if one.state == _PLANNED and one.on >= today]
    states = [(ActionState(one.state), one) for one in actions]
    kinds = {ActorKind(one.actor) for one in council.members.all() if one.until is None}
    return CouncilActivity(
        council=council,
        held_last_year=sum(today - _A_YEAR < day <= today for day in held),
        last_met=max((day for day in held if day <= today), default=None),
        next_meeting=min(ahead, default=None),
        dormant=DORMANT_COUNCIL.refuses(held_on=held, today=today),
        open_actions=sum(not state.is_ended for state, _ in states),
        ended_actions=sum(
            one.ended_on is not None and today - _A_YEAR < one.ended_on <= today
            for state, one in states
            if state is ActionState.DONE
        ),
        late_actions=sum(is_late(state, one.deadline, today) for state, one in states),
        six_kinds=len(kinds & SIX_KINDS),
    )
