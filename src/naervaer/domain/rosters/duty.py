"""Duties and leave with aware times, and hours as they really pass.

Subtracting two aware times in one zone gives what the clock on the wall shows; a night when
the clocks change is an hour longer or shorter. Everything here therefore counts in UTC.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from naervaer.domain.errors import UnusableInputError

_HOUR = timedelta(hours=1)
_LONGEST_DUTY_HOURS = 48.0
_DECIMALS = 9


class DutyKind(StrEnum):
    """What a stretch of time in a roster is."""

    ORDINARY = "ordinary"
    OVERTIME = "overtime"
    STANDBY = "standby"
    LEAVE = "leave"
    COMPENSATION = "compensation"

    @property
    def is_work(self) -> bool:
        """Whether the time is worked."""
        return self in {DutyKind.ORDINARY, DutyKind.OVERTIME}

    @property
    def is_absence(self) -> bool:
        """Whether the person is away with leave or resting for rest lost."""
        return self in {DutyKind.LEAVE, DutyKind.COMPENSATION}


class Ground(StrEnum):
    """Why rest under eight hours was necessary; no other crew could be had in time."""

    NONE = ""
    LIFE_OR_VALUES = "life"
    EVIDENCE = "evidence"
    SHORT_TASK = "short_task"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One stretch of work, standby or leave.

    Attributes
    ----------
    person
        Whose it is.
    starts_at, ends_at
        Aware times; the end lies after the start.
    break_minutes
        Breaks that are not working time.
    kind
        What the time is.
    ground
        For work that cut rest under eight hours.
    consent
        Whether the person was willing, for overtime (§ 10-6 (7)).

    Raises
    ------
    UnusableInputError
        When a time has no zone, the end is not after the start, a stretch of work is longer
        than two days, or the break is as long as the duty.

    """

    person: str
    starts_at: datetime
    ends_at: datetime
    break_minutes: float = 0.0
    kind: DutyKind = DutyKind.ORDINARY
    ground: Ground = Ground.NONE
    consent: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot have happened."""
        if self.starts_at.tzinfo is None or self.ends_at.tzinfo is None:
            msg = f"{self.person} {self.starts_at}: the time has no zone, expected one."
            raise UnusableInputError(msg)
        hours = elapsed_hours(self.starts_at, self.ends_at)
        if hours <= 0:
            msg = f"{self.person} {self.starts_at}: ends at {self.ends_at}, expected later."
            raise UnusableInputError(msg)
        if self.kind.is_work and hours > _LONGEST_DUTY_HOURS:
            msg = (
                f"{self.person} {self.starts_at}: works {hours:g} hours on end, expected ≤ 48."
            )
            raise UnusableInputError(msg)
        if not 0 <= self.break_minutes / 60 < hours:
            msg = f"{self.person} {self.starts_at}: break is {self.break_minutes:g} minutes."
            raise UnusableInputError(msg)

    @property
    def hours(self) -> float:
        """Working hours: what really passes, less the breaks."""
        hours = elapsed_hours(self.starts_at, self.ends_at) - self.break_minutes / 60
        return round(hours, _DECIMALS)

    def hours_within(self, start: datetime, end: datetime) -> float:
        """Return the working hours between two times, breaks spread evenly."""
        inside = elapsed_hours(max(self.starts_at, start), min(self.ends_at, end))
        if inside <= 0:
            return 0.0
        return inside * self.hours / elapsed_hours(self.starts_at, self.ends_at)


def elapsed_hours(start: datetime, end: datetime) -> float:
    """Return the hours that really pass between two aware times."""
    return (end.astimezone(UTC) - start.astimezone(UTC)) / _HOUR


def later(start: datetime, hours: float) -> datetime:
    """Return the time so many real hours after a start, in the start's zone."""
    return (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(start.tzinfo)


def by_person(duties: list[Duty]) -> dict[str, list[Duty]]:
    """Return each person's duties in order of time.

    Raises
    ------
    UnusableInputError
        When two stretches of work, or two of absence, overlap for one person.

    """
    people: dict[str, list[Duty]] = {}
    for duty in sorted(duties, key=lambda duty: (duty.starts_at, duty.ends_at)):
        people.setdefault(duty.person, []).append(duty)
    for person, own in people.items():
        for same in (
            [duty for duty in own if duty.kind.is_work],
            [duty for duty in own if duty.kind.is_absence],
        ):
            _refuse_overlap(person, same)
    return dict(sorted(people.items()))


def _refuse_overlap(person: str, duties: list[Duty]) -> None:
    for first, second in pairwise(duties):
        if elapsed_hours(first.ends_at, second.starts_at) < 0:
            msg = (
                f"{person}: {first.kind} {first.starts_at:%Y-%m-%d %H:%M} to "
                f"{first.ends_at:%Y-%m-%d %H:%M} overlaps {second.kind} from "
                f"{second.starts_at:%Y-%m-%d %H:%M}."
            )
            raise UnusableInputError(msg)
