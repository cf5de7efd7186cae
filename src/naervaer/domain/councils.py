"""Words and states of a police council: who takes part, meetings, actions, yearly cycle.

No act or regulation knows police councils. What stands here are the council's own words and
an example of a year from practice, never a legal duty.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from naervaer.domain.authority import Act, Actor, Place, Role
from naervaer.domain.errors import RuleBrokenError

_DECEMBER = 12
REMINDER = timedelta(days=30)
"""How long before its day something open is a reminder; the choice is our own."""


class ActorKind(StrEnum):
    """What sort of organisation takes part (aktør)."""

    POLICE = "police"
    MUNICIPALITY = "municipality"
    HEALTH = "health"
    SCHOOL = "school"
    VOLUNTARY = "voluntary"
    CIVIL_DEFENCE = "civil_defence"
    FIRE_RESCUE = "fire_rescue"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _ACTOR_LABELS[self]


_ACTOR_LABELS = {
    ActorKind.POLICE: "politi",
    ActorKind.MUNICIPALITY: "kommune",
    ActorKind.HEALTH: "helse",
    ActorKind.SCHOOL: "skole",
    ActorKind.VOLUNTARY: "frivillig organisasjon",
    ActorKind.CIVIL_DEFENCE: "sivilforsvar",
    ActorKind.FIRE_RESCUE: "brann og redning",
}
SIX_KINDS = frozenset(ActorKind) - {ActorKind.POLICE}
"""The six that share the work with the police (promise A-03)."""


class Party(StrEnum):
    """Who is responsible (part)."""

    POLICE = "police"
    MUNICIPALITY = "municipality"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _PARTY_LABELS[self]


_PARTY_LABELS = {
    Party.POLICE: "politiet",
    Party.MUNICIPALITY: "kommunen",
    Party.OTHER: "andre",
}
SIDES = (Party.POLICE, Party.MUNICIPALITY)
"""The two that make agreements and evaluate."""


class MeetingState(StrEnum):
    """How it stands with a meeting."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _MEETING_LABELS[self]


_MEETING_LABELS = {
    MeetingState.PLANNED: "innkalt",
    MeetingState.HELD: "holdt",
    MeetingState.CANCELLED: "avlyst",
}


class ActionState(StrEnum):
    """How it stands with an action (tiltak)."""

    AGREED = "agreed"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _ACTION_LABELS[self]

    @property
    def is_ended(self) -> bool:
        """Whether nothing more is expected of it."""
        return self in (ActionState.DONE, ActionState.DROPPED)


_ACTION_LABELS = {
    ActionState.AGREED: "avtalt",
    ActionState.UNDER_WAY: "i gang",
    ActionState.DONE: "gjennomført",
    ActionState.DROPPED: "lagt bort",
}

MEETING_WAYS: Mapping[MeetingState, frozenset[MeetingState]] = {
    MeetingState.PLANNED: frozenset({MeetingState.HELD, MeetingState.CANCELLED}),
    MeetingState.HELD: frozenset(),
    MeetingState.CANCELLED: frozenset(),
}
ACTION_WAYS: Mapping[ActionState, frozenset[ActionState]] = {
    ActionState.AGREED: frozenset(
        {ActionState.UNDER_WAY, ActionState.DONE, ActionState.DROPPED}
    ),
    ActionState.UNDER_WAY: frozenset({ActionState.DONE, ActionState.DROPPED}),
    ActionState.DONE: frozenset({ActionState.UNDER_WAY}),
    ActionState.DROPPED: frozenset({ActionState.AGREED}),
}
"""What may happen next; what was ended by mistake can be taken up again."""


def expect_meeting_way(before: MeetingState, after: MeetingState) -> None:
    """Refuse a step that a meeting cannot take.

    Raises
    ------
    RuleBrokenError
        When the step is not in the table.

    """
    if after not in MEETING_WAYS[before]:
        msg = f"Møtet er {before.label} og kan ikke bli {after.label}."
        raise RuleBrokenError(msg)


def expect_action_way(before: ActionState, after: ActionState) -> None:
    """Refuse a step that an action cannot take.

    Raises
    ------
    RuleBrokenError
        When the step is not in the table.

    """
    if after not in ACTION_WAYS[before]:
        msg = f"Tiltaket er {before.label} og kan ikke bli {after.label}."
        raise RuleBrokenError(msg)


def is_late(state: ActionState, deadline: date, today: date) -> bool:
    """Return whether an action that has not ended has passed its deadline."""
    return not state.is_ended and deadline < today


class CycleStep(StrEnum):
    """A fixed step of the council's year (årshjul)."""

    SPRING_MEETING = "spring_meeting"
    EVALUATION = "evaluation"
    REPORT = "report"
    AGREEMENT_REVIEW = "agreement_review"
    AUTUMN_MEETING = "autumn_meeting"
    ACTION_PLAN = "action_plan"

    @property
    def label(self) -> str:
        """The words shown on Norwegian screens."""
        return _STEP_LABELS[self]


_STEP_LABELS = {
    CycleStep.SPRING_MEETING: "møte om våren",
    CycleStep.EVALUATION: "evaluering av fjoråret",
    CycleStep.REPORT: "melding til kommunestyret",
    CycleStep.AGREEMENT_REVIEW: "gjennomgang av avtalen",
    CycleStep.AUTUMN_MEETING: "møte om høsten",
    CycleStep.ACTION_PLAN: "handlingsplan for neste år",
}
EXAMPLE_YEAR: Mapping[CycleStep, int] = {
    CycleStep.SPRING_MEETING: 3,
    CycleStep.EVALUATION: 4,
    CycleStep.REPORT: 6,
    CycleStep.AGREEMENT_REVIEW: 9,
    CycleStep.AUTUMN_MEETING: 10,
    CycleStep.ACTION_PLAN: 11,
}
"""The month each step is meant for, after practice in Alta. Councils set their own."""


def last_day_of(year: int, month: int) -> date:
    """Return the last day of a month."""
    after = date(year + month // _DECEMBER, month % _DECEMBER + 1, 1)
    return after - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reminder:
    """A step of the year that is soon, or past, and not done.

    Attributes
    ----------
    step
        What is to be done.
    by
        The last day of its month.
    is_late
        Whether that day has passed.

    """

    step: CycleStep
    by: date
    is_late: bool


def reminders(
    months: Mapping[CycleStep, int], done: frozenset[CycleStep], today: date
) -> tuple[Reminder, ...]:
    """Return the steps of this year that are due within thirty days, or late, soonest first.

    Parameters
    ----------
    months
        The month of each step in this council's year.
    done
        The steps done this year.
    today
        The day it is.

    """
    days = {step: last_day_of(today.year, month) for step, month in months.items()}
    found = [
        Reminder(step, by, by < today)
        for step, by in days.items()
        if step not in done and by - REMINDER <= today
    ]
    return tuple(sorted(found, key=lambda one: (one.by, one.step)))


def sides_of(actor: Actor, place: Place) -> frozenset[Party]:
    """Return the sides on whose behalf the actor may speak at a place.

    Whoever may sign for a side speaks for it; so does the police contact, who is a member.
    """
    found = set()
    if actor.is_signed_in and actor.may(Act.SIGN_FOR_POLICE, place):
        found.add(Party.POLICE)
    if actor.is_signed_in and actor.may(Act.SIGN_FOR_MUNICIPALITY, place):
        found.add(Party.MUNICIPALITY)
    for grant in actor.grants:
        alone = Actor(actor.account, actor.name, (grant,))
        if grant.role is Role.POLICE_CONTACT and alone.may(Act.WRITE_COUNCIL, place):
            found.add(Party.POLICE)
    return frozenset(found)
