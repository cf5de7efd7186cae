"""When somebody can come: weekly hours turned into the next time a door is open.

Times are local: a door that opens at ten opens at ten on both sides of a change of clocks.
On public holidays a door is taken to be closed, since weekly hours never say otherwise.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.holidays import is_public_holiday
from naervaer.domain.places import Season

SATURDAY = 6
EVENING_FROM = time(17)
"""Whoever works until four has come home and can be at a door that is open after this."""

_DAYS_AHEAD = 400
_SUNDAY = 7


@dataclass(frozen=True, slots=True)
class WeeklyOpening:
    """A stretch of the week in which a door is open.

    Attributes
    ----------
    weekday
        1 is Monday, 7 is Sunday.
    opens, closes
        Local times; it closes later the same day.

    Raises
    ------
    UnusableInputError
        When there is no such weekday, or it closes before it opens.

    """

    weekday: int
    opens: time
    closes: time

    def __post_init__(self) -> None:
        """Refuse a day no week has and hours that run backward."""
        if not 1 <= self.weekday <= _SUNDAY:
            msg = f"Weekday is {self.weekday}, expected 1 (Monday) to 7 (Sunday)."
            raise UnusableInputError(msg)
        if self.closes <= self.opens:
            msg = f"Opens {self.opens} and closes {self.closes}, expected later the same day."
            raise UnusableInputError(msg)

    @property
    def is_evening(self) -> bool:
        """Whether it is open in the evening."""
        return self.closes > EVENING_FROM


@dataclass(frozen=True, slots=True)
class OpenTime:
    """One time a door is open.

    Attributes
    ----------
    begins, ends
        Aware local times.

    """

    begins: datetime
    ends: datetime


def open_times(
    hours: Iterable[WeeklyOpening], *, after: datetime, season: Season | None = None
) -> Iterator[OpenTime]:
    """Yield the times a door is open that end after a moment, soonest first.

    Parameters
    ----------
    hours
        The weekly hours.
    after
        Aware moment; its zone is the door's.
    season
        The part of the year the door is open in; None is the whole year.

    Raises
    ------
    UnusableInputError
        When the moment has no time zone.

    """
    if after.tzinfo is None:
        msg = f"The moment {after} has no time zone, expected one."
        raise UnusableInputError(msg)
    week = sorted(hours, key=lambda one: (one.weekday, one.opens))
    for ahead in range(_DAYS_AHEAD):
        day = after.date() + timedelta(days=ahead)
        if is_public_holiday(day) or (season is not None and not season.contains(day)):
            continue
        for one in week:
            if one.weekday == day.isoweekday():
                found = _on(day, one, after.tzinfo)
                if found.ends > after:
                    yield found


def next_opening(
    hours: Iterable[WeeklyOpening], *, after: datetime, season: Season | None = None
) -> OpenTime | None:
    """Return the time a door is open now or next, or None where it never opens."""
    return next(open_times(hours, after=after, season=season), None)


def is_open_on(
    hours: Iterable[WeeklyOpening], day: date, *, season: Season | None = None
) -> bool:
    """Return whether the door is open at some time of the day."""
    if is_public_holiday(day) or (season is not None and not season.contains(day)):
        return False
    return any(one.weekday == day.isoweekday() for one in hours)


def _on(day: date, hours: WeeklyOpening, zone: tzinfo) -> OpenTime:
    return OpenTime(
        datetime.combine(day, hours.opens, zone), datetime.combine(day, hours.closes, zone)
    )
