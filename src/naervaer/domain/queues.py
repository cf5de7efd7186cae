"""One queue at a counter for those who booked and those who walk in: a fair, known order.

The rule, in the order it is tried:

1. Somebody who has walked in and waited half an hour or more goes next, if the last one
   called had booked. So a row of bookings never passes the same person twice.
2. Somebody who booked, has checked in and whose time has come goes next, by that time.
3. Somebody who walked in goes next, by when they came.
4. When nobody else waits, somebody who booked and came early goes next, by their time.

Who booked and checks in over ten minutes late stands among those who walk in, from when they
came. Nobody can buy, ask or be given another place. The three numbers are our own choice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median

LATE_AFTER = timedelta(minutes=10)
"""How late somebody who booked may come and keep the booked time."""

LONG_WAIT = timedelta(minutes=30)
"""After how long somebody who walked in goes before every other booking."""

_BAND_ENDS = (15, 30, 60)
_ROUND_TO = 5


class TicketState(StrEnum):
    """How far somebody in the queue has come (kølappens tilstand)."""

    WAITING = "waiting"
    CALLED = "called"
    SERVED = "served"
    LEFT = "left"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _LABELS[self]


_LABELS = {
    TicketState.WAITING: "venter i køen",
    TicketState.CALLED: "ropt opp",
    TicketState.SERVED: "ferdig",
    TicketState.LEFT: "gikk før tur",
}

TICKET_MOVES: dict[TicketState, frozenset[TicketState]] = {
    TicketState.WAITING: frozenset({TicketState.CALLED, TicketState.LEFT}),
    TicketState.CALLED: frozenset({TicketState.SERVED, TicketState.LEFT}),
    TicketState.SERVED: frozenset(),
    TicketState.LEFT: frozenset(),
}
"""What may follow what."""


@dataclass(frozen=True, slots=True)
class InLine:
    """Somebody who waits (plass i køen).

    Attributes
    ----------
    key
        Which ticket.
    came_at
        When they took a ticket or checked in.
    appointed_at
        The booked time, or None for whoever walked in.

    """

    key: int
    came_at: datetime
    appointed_at: datetime | None = None

    @property
    def keeps_time(self) -> bool:
        """Whether they booked and came in time for it."""
        return self.appointed_at is not None and self.came_at <= self.appointed_at + LATE_AFTER

    @property
    def waits_since(self) -> datetime:
        """From when the police let them wait: the booked time, or when they came if later."""
        if self.appointed_at is None:
            return self.came_at
        return max(self.came_at, self.appointed_at)


def next_in_line(
    waiting: Iterable[InLine], *, now: datetime, last_had_booked: bool
) -> InLine | None:
    """Return who goes next, or None when nobody waits."""
    everybody = list(waiting)
    booked = sorted(
        (one for one in everybody if one.keeps_time),
        key=lambda one: (one.appointed_at or one.came_at, one.came_at, one.key),
    )
    others = sorted(
        (one for one in everybody if not one.keeps_time),
        key=lambda one: (one.came_at, one.key),
    )
    due = [one for one in booked if one.waits_since <= now]
    if others and last_had_booked and now - others[0].came_at >= LONG_WAIT:
        return others[0]
    return next(iter([*due, *others, *booked]), None)


def line_order(
    waiting: Iterable[InLine], *, now: datetime, last_had_booked: bool
) -> list[InLine]:
    """Return everybody in the order they would be called if all were called now."""
    left, order = list(waiting), list[InLine]()
    while (one := next_in_line(left, now=now, last_had_booked=last_had_booked)) is not None:
        order.append(one)
        left.remove(one)
        last_had_booked = one.keeps_time
    return order


def usual_minutes(waits: Iterable[timedelta], *, fewest: int) -> int | None:
    """Return the median wait rounded up to five minutes; None for fewer than so many."""
    minutes = [one.total_seconds() / 60 for one in waits]
    if len(minutes) < fewest:
        return None
    return -int(-median(minutes) // _ROUND_TO) * _ROUND_TO


def wait_band(wait: timedelta) -> tuple[int, int | None]:
    """Return the coarse band of a wait in minutes, such as 15 to 30; None when it is open."""
    minutes = wait.total_seconds() / 60
    low = 0
    for end in _BAND_ENDS:
        if minutes < end:
            return low, end
        low = end
    return low, None
