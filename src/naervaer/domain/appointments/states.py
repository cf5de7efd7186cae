"""What a booking can be, and what may follow what: one table, tested exhaustively."""

from enum import StrEnum

from naervaer.domain.errors import RuleBrokenError


class BookingState(StrEnum):
    """How far a booking has come (tilstand for en time)."""

    HELD = "held"
    EXPIRED = "expired"
    CONFIRMED = "confirmed"
    CHECKED_IN = "checked_in"
    DONE = "done"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    MOVED = "moved"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _STATE_LABELS[self]

    @property
    def is_standing(self) -> bool:
        """Whether it still takes up its time."""
        return self in TAKING

    def may_become(self, other: "BookingState") -> bool:
        """Return whether the table lets it become the other."""
        return other in TRANSITIONS[self]


_STATE_LABELS = {
    BookingState.HELD: "holdes av mens du fyller ut",
    BookingState.EXPIRED: "ikke bekreftet i tide",
    BookingState.CONFIRMED: "bekreftet",
    BookingState.CHECKED_IN: "møtt opp",
    BookingState.DONE: "gjennomført",
    BookingState.NO_SHOW: "møtte ikke",
    BookingState.CANCELLED: "avbestilt",
    BookingState.MOVED: "flyttet",
}

TRANSITIONS: dict[BookingState, frozenset[BookingState]] = {
    BookingState.HELD: frozenset(
        {BookingState.CONFIRMED, BookingState.EXPIRED, BookingState.CANCELLED}
    ),
    BookingState.EXPIRED: frozenset(),
    BookingState.CONFIRMED: frozenset(
        {
            BookingState.CHECKED_IN,
            BookingState.NO_SHOW,
            BookingState.CANCELLED,
            BookingState.MOVED,
        }
    ),
    BookingState.CHECKED_IN: frozenset({BookingState.DONE}),
    BookingState.DONE: frozenset(),
    BookingState.NO_SHOW: frozenset({BookingState.CHECKED_IN}),
    BookingState.CANCELLED: frozenset(),
    BookingState.MOVED: frozenset(),
}
"""From each state the states that may follow. Who comes late may still be checked in."""

TAKING = frozenset(
    {
        BookingState.HELD,
        BookingState.CONFIRMED,
        BookingState.CHECKED_IN,
        BookingState.DONE,
        BookingState.NO_SHOW,
    }
)
"""The states in which a booking takes up its time."""


class WaitingState(StrEnum):
    """How far somebody on the waiting list has come (tilstand på ventelista)."""

    WAITING = "waiting"
    OFFERED = "offered"
    LEFT = "left"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _WAITING_LABELS[self]


_WAITING_LABELS = {
    WaitingState.WAITING: "venter",
    WaitingState.OFFERED: "har fått tilbud om time",
    WaitingState.LEFT: "har gått ut av lista",
}


def state_after(now: BookingState, wanted: BookingState) -> BookingState:
    """Return the wanted state where the table lets it follow.

    Raises
    ------
    RuleBrokenError
        When it does not.

    """
    if not now.may_become(wanted):
        may = ", ".join(sorted(TRANSITIONS[now])) or "nothing"
        msg = f"a booking that is {now} cannot become {wanted}; it may become {may}."
        raise RuleBrokenError(msg)
    return wanted
