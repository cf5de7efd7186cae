"""From roster to presence: an adopted plan, its changes, and what became of each row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from naervaer.domain.errors import UnusableInputError


class AdoptionState(StrEnum):
    """How far a roster has come on its way into the presence book."""

    PREVIEWED = "previewed"
    CONFIRMED = "confirmed"
    UNDONE = "undone"
    DISCARDED = "discarded"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _ADOPTION_LABELS[self]


_ADOPTION_LABELS = {
    AdoptionState.PREVIEWED: "venter på deg",
    AdoptionState.CONFIRMED: "kunngjort",
    AdoptionState.UNDONE: "angret",
    AdoptionState.DISCARDED: "lagt bort",
}

ADOPTION_STEPS: Mapping[AdoptionState, frozenset[AdoptionState]] = {
    AdoptionState.PREVIEWED: frozenset({AdoptionState.CONFIRMED, AdoptionState.DISCARDED}),
    AdoptionState.CONFIRMED: frozenset({AdoptionState.UNDONE}),
    AdoptionState.UNDONE: frozenset(),
    AdoptionState.DISCARDED: frozenset(),
}
"""Where an adoption may go from each state."""


def may_become(now: AdoptionState, then: AdoptionState) -> bool:
    """Return whether an adoption may go from one state to another."""
    return then in ADOPTION_STEPS[now]


class ChangeSort(StrEnum):
    """What happened to a planned row."""

    MOVED = "moved"
    SHORTENED = "shortened"
    EXTENDED = "extended"
    CANCELLED = "cancelled"
    RESTORED = "restored"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _SORT_LABELS[self]


_SORT_LABELS = {
    ChangeSort.MOVED: "flyttet",
    ChangeSort.SHORTENED: "kortet ned",
    ChangeSort.EXTENDED: "utvidet",
    ChangeSort.CANCELLED: "avlyst",
    ChangeSort.RESTORED: "satt opp igjen",
}


class ChangeReason(StrEnum):
    """Why a planned row was changed or not held; never shown to the public.

    In a small municipality everybody knows who the contact is: that somebody is ill is then a
    fact about a person. The public is told what changed, not why.
    """

    STAFFING = "staffing"
    SICKNESS = "sickness"
    OPERATION = "operation"
    WEATHER = "weather"
    AGREED = "agreed"
    NEW_PLAN = "new_plan"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _REASON_LABELS[self]


_REASON_LABELS = {
    ChangeReason.STAFFING: "bemanning",
    ChangeReason.SICKNESS: "sykdom",
    ChangeReason.OPERATION: "hendelse som måtte gå foran",
    ChangeReason.WEATHER: "vær eller føre",
    ChangeReason.AGREED: "avtalt med kommunen",
    ChangeReason.NEW_PLAN: "ny plan",
    ChangeReason.OTHER: "annet",
}


class HeldOutcome(StrEnum):
    """What became of a planned row."""

    AS_PLANNED = "as_planned"
    ADJUSTED = "adjusted"
    NOT_HELD = "not_held"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _OUTCOME_LABELS[self]


_OUTCOME_LABELS = {
    HeldOutcome.AS_PLANNED: "som planlagt",
    HeldOutcome.ADJUSTED: "andre tider",
    HeldOutcome.NOT_HELD: "ikke holdt",
}


@dataclass(frozen=True, slots=True)
class PlannedTime:
    """The time a planned row is set to.

    Attributes
    ----------
    begins, ends
        Aware times.

    Raises
    ------
    UnusableInputError
        When a time has no zone, it runs backward, or lasts longer than a day.

    """

    begins: datetime
    ends: datetime

    def __post_init__(self) -> None:
        """Refuse a time nothing can be planned in."""
        if self.begins.utcoffset() is None or self.ends.utcoffset() is None:
            msg = "Ventet tider med tidssone."
            raise UnusableInputError(msg)
        if not timedelta() < self.duration <= timedelta(days=1):
            msg = "Slutten må komme etter begynnelsen, høyst et døgn senere."
            raise UnusableInputError(msg)

    @property
    def duration(self) -> timedelta:
        """How long it lasts."""
        return self.ends - self.begins


def change_sort(before: PlannedTime, after: PlannedTime) -> ChangeSort | None:
    """Return what a change of time is called, or None where nothing changed.

    A time that lies within the old one is shortened; one that holds the old one is extended;
    everything else is moved.
    """
    if before == after:
        return None
    if before.begins <= after.begins and after.ends <= before.ends:
        return ChangeSort.SHORTENED
    if after.begins <= before.begins and before.ends <= after.ends:
        return ChangeSort.EXTENDED
    return ChangeSort.MOVED
