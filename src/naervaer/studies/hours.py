"""Opening hours: the published ones, and three named assumptions for all the others.

Opening hours are known for very few places. An answer about "on a Saturday" therefore rests
on an assumption, and the only honest answer is a range. The three profiles are defined here
and nowhere else. A place is *small* when it is among the 35 per cent of places that are
nearest for the fewest people: 78 of 221 places (35 per cent) were open four days a week or
fewer in 2018 (Politiforum 144556, 2018).

narrow
    Small places as Engerdal's published hours (Wednesday and Thursday 10–14, TV 2, February
    2024); the others Monday to Friday 10–14. Nothing in the evening, nothing on a Saturday.
middle
    Small places four days (Monday to Thursday 9–14); the others Monday to Friday 9–15; the
    district's main place until 18 on Thursday.
wide
    All places Monday to Friday 8–15.30 and until 18 on Thursday (the reform asked for
    services outside office hours at least one day a week); the district's main place also
    Saturday 10–14.

The district's main place is the one nearest for most people in the district.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError

#: Share of places taken as small: 78 of 221 (Politiforum 144556, 2018).
SMALL_SHARE = 78 / 221
#: A door counts as open in a window when it is open for at least this long in it.
SHORTEST_VISIT_MINUTES = 30

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_MINUTES = 24 * 60


class HoursProfile(StrEnum):
    """The assumption used for places whose hours are not published."""

    NARROW = "narrow"
    MIDDLE = "middle"
    WIDE = "wide"


@dataclass(frozen=True, slots=True)
class WeekHours:
    """When a door is open: one (from, to) pair in minutes after midnight per weekday, or None.

    Raises
    ------
    UnusableInputError
        When there are not seven days, or a day does not run forwards within 0 to 24 hours.

    """

    days: tuple[tuple[int, int] | None, ...]

    def __post_init__(self) -> None:
        """Refuse a week that no door could keep."""
        if len(self.days) != len(WEEKDAYS):
            msg = f"{len(self.days)} days were given, expected 7 from Monday to Sunday."
            raise UnusableInputError(msg)
        for name, day in zip(WEEKDAYS, self.days, strict=True):
            if day is not None and not 0 <= day[0] < day[1] <= _DAY_MINUTES:
                msg = (
                    f"{name} is {clock(day[0])}-{clock(day[1])}, "
                    "expected an opening before the closing within one day."
                )
                raise UnusableInputError(msg)

    def minutes_open(self, *, weekday: int, since: int, until: int) -> int:
        """Return how many minutes of the window the door is open."""
        day = self.days[weekday]
        return 0 if day is None else max(0, min(day[1], until) - max(day[0], since))

    @property
    def hours_a_week(self) -> float:
        """Return the hours the door is open in a week."""
        return sum(day[1] - day[0] for day in self.days if day is not None) / 60


def clock(minute: int) -> str:
    """Return minutes after midnight as hh:mm."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def minute_of(text: str) -> int:
    """Return minutes after midnight of «hh:mm» or «hh».

    Raises
    ------
    UnusableInputError
        When the text is no time of day.

    """
    hour, _, minute = text.strip().replace(".", ":").partition(":")
    if hour.isdigit() and (minute or "0").isdigit():
        found = int(hour) * 60 + int(minute or 0)
        if found <= _DAY_MINUTES and int(minute or 0) < 60:  # noqa: PLR2004 - minutes
            return found
    msg = f"{text!r} is no time of day, expected hh:mm between 00:00 and 24:00."
    raise UnusableInputError(msg)


def _week(weekdays: dict[int, tuple[int, int]]) -> WeekHours:
    return WeekHours(tuple(weekdays.get(day) for day in range(len(WEEKDAYS))))


def _at(first: float, last: float) -> tuple[int, int]:
    return (round(first * 60), round(last * 60))


_THURSDAY, _SATURDAY = 3, 5
_ENGERDAL = _week(dict.fromkeys((2, 3), _at(10, 14)))
_FIVE_DAYS = range(5)


def assumed_hours(profile: HoursProfile, *, small: bool, main: bool) -> WeekHours:
    """Return the assumed week of one place under a profile."""
    if profile is HoursProfile.NARROW:
        return _ENGERDAL if small else _week(dict.fromkeys(_FIVE_DAYS, _at(10, 14)))
    if profile is HoursProfile.MIDDLE:
        if small and not main:
            return _week(dict.fromkeys(range(4), _at(9, 14)))
        late = {_THURSDAY: _at(9, 18)} if main else {}
        return _week(dict.fromkeys(_FIVE_DAYS, _at(9, 15)) | late)
    saturday = {_SATURDAY: _at(10, 14)} if main else {}
    days = dict.fromkeys(_FIVE_DAYS, _at(8, 15.5)) | {_THURSDAY: _at(8, 18)}
    return _week(days | saturday)


@dataclass(frozen=True, slots=True)
class Moment:
    """A window of a week at which somebody stands at the door.

    Attributes
    ----------
    key
        Name in tables and messages.
    weekday
        0 Monday to 6 Sunday.
    since, until
        The window, minutes after midnight.
    winter
        Whether winter roads and the winter's seasonal places apply.

    """

    key: str
    weekday: int
    since: int
    until: int
    winter: bool = False

    def is_open(self, week: WeekHours) -> bool:
        """Return whether the door is open long enough in the window."""
        wanted = min(SHORTEST_VISIT_MINUTES, self.until - self.since)
        return (
            week.minutes_open(weekday=self.weekday, since=self.since, until=self.until)
            >= wanted
        )


#: The moments every study answers for.
MOMENTS: tuple[Moment, ...] = (
    Moment("monday_noon", 0, 11 * 60, 13 * 60),
    Moment("wednesday_noon", 2, 11 * 60, 13 * 60),
    Moment("winter_evening", 3, 17 * 60, 20 * 60, winter=True),
    Moment("saturday", 5, 0, 24 * 60),
)


def small_places(people_nearest: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which places are small: the 35 per cent nearest for the fewest people.

    Ties are broken by position, so that the answer does not depend on sorting.
    """
    small = np.zeros(people_nearest.size, dtype=np.bool_)
    wanted = int(np.floor(SMALL_SHARE * people_nearest.size))
    small[np.argsort(people_nearest, kind="stable")[:wanted]] = True
    return small


def main_places(
    people_nearest: NDArray[np.float64], district: NDArray[np.integer]
) -> NDArray[np.bool_]:
    """Return which place is the main one of each district: nearest for most people there."""
    main = np.zeros(people_nearest.size, dtype=np.bool_)
    for name in np.unique(district[district >= 0]):
        members = np.flatnonzero(district == name)
        main[members[np.argmax(people_nearest[members])]] = True
    return main
