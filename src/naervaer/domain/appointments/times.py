"""How long an appointment takes, and when it can begin.

All reckoning is done on moments in UTC, where a quarter of an hour is a quarter of an hour
also in the nights the clocks change; only the words on a screen are local time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from naervaer.domain.appointments.kinds import AppointmentKind
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind, Source

GRIDS = (5, 10, 15, 20, 30)
"""The steps a day may be cut into, minutes."""

MOST_PEOPLE = 8
MOST_DESKS = 40
THIRD = 3

_ASSUMED = Source(
    "Nærvær", "antakelse; minutter per time er ikke funnet i åpne kilder", None, Kind.ESTIMATED
)


@dataclass(frozen=True, slots=True)
class AppointmentLength:
    """How long an appointment takes by the number of people (varighet).

    Attributes
    ----------
    first
        Minutes for one person.
    more
        Minutes for each further person who comes along with a matter of their own.
    source
        Who says so. No open source gives the minutes of an appointment: what ships is an
        assumption, and each office sets its own when it opens times.

    Raises
    ------
    UnusableInputError
        When it takes no time, or less for more people.

    """

    first: int
    more: int
    source: Source = _ASSUMED

    def __post_init__(self) -> None:
        """Refuse an appointment that takes no time."""
        if self.first < 1 or self.more < 0:
            msg = (
                f"An appointment takes {self.first} minutes and {self.more} more per person; "
                "expected at least 1 and 0."
            )
            raise UnusableInputError(msg)

    def minutes(self, people: int) -> int:
        """Return the minutes for a number of people.

        Raises
        ------
        UnusableInputError
            When nobody comes, or more than one appointment can take.

        """
        if not 1 <= people <= MOST_PEOPLE:
            msg = f"{people} people, expected 1 to {MOST_PEOPLE}."
            raise UnusableInputError(msg)
        return self.first + (people - 1) * self.more


ASSUMED_LENGTHS = {
    AppointmentKind.PASSPORT_ID: AppointmentLength(15, 10),
    AppointmentKind.BUS_STOP: AppointmentLength(15, 10),
    AppointmentKind.SPECIALIST: AppointmentLength(45, 0),
    AppointmentKind.POLICE_CONTACT: AppointmentLength(30, 0),
    AppointmentKind.LEGAL_GUIDANCE: AppointmentLength(30, 0),
}
"""What an office starts from; each is an assumption until the office sets its own."""


def steps_needed(minutes: int, grid: int) -> int:
    """Return how many steps of the grid an appointment takes, the last one begun counted.

    Raises
    ------
    UnusableInputError
        When the grid is none of those offered.

    """
    if grid not in GRIDS:
        msg = f"A day is cut into {grid} minutes, expected one of {GRIDS}."
        raise UnusableInputError(msg)
    return -(-minutes // grid)


def grid_between(begins: datetime, ends: datetime, grid: int) -> list[datetime]:
    """Return the moments in UTC at which a step begins and also ends before closing.

    Raises
    ------
    UnusableInputError
        When a time has no zone, the end is not after the beginning, or the grid is unknown.

    """
    if begins.utcoffset() is None or ends.utcoffset() is None or ends <= begins:
        msg = f"Times from {begins} to {ends}: expected zones and an end after the beginning."
        raise UnusableInputError(msg)
    steps_needed(grid, grid)
    first, last = begins.astimezone(UTC), ends.astimezone(UTC)
    count = int((last - first) // timedelta(minutes=grid))
    return [first + timedelta(minutes=grid * step) for step in range(count)]


def starts_among(free: Iterable[datetime], *, steps: int, grid: int) -> list[datetime]:
    """Return the free moments from which so many steps in a row are free.

    What is not among the free – taken, or past closing – can never be part of an appointment.
    """
    have = {one.astimezone(UTC) for one in free}
    step = timedelta(minutes=grid)
    return [
        one
        for one in sorted(have)
        if all(one + step * further in have for further in range(1, steps))
    ]


def days_to_third_next(starts: Sequence[datetime], *, today: date) -> int | None:
    """Return the days until the third free appointment, or None where there are not three.

    The third, and not the first, since the first may be no more than a cancellation.
    """
    soonest = sorted(starts)
    return (soonest[THIRD - 1].date() - today).days if len(soonest) >= THIRD else None
