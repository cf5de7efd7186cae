"""Counts to learn from, and the days they fell on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.holidays import DayKind, kind_of

HOURS = 24
FEWEST_DAYS = 28


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CountHistory:
    """How many events there were, by time and area.

    T is the number of days, A of areas.

    Attributes
    ----------
    counts
        Events per day, shape (T, A), or per hour, shape (24 T, A); not negative.
    first_day
        The day of the first row; hourly counts start at midnight.
    by_hour
        Whether a row is an hour.
    groups
        District of each area, shape (A,), 0 to D-1; all in one when None.
    events
        Days with a name of the user's own (a festival, a match), in the past and ahead. Days
        of one name share one effect, learnt from the past.

    Raises
    ------
    UnusableInputError
        When counts are negative or missing, shorter than 28 days, or shapes disagree.

    """

    counts: NDArray[np.float64]
    first_day: date
    by_hour: bool = False
    groups: NDArray[np.int64] | None = None
    events: Mapping[date, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse counts no pattern can be learnt from."""
        if self.counts.ndim != 2:  # noqa: PLR2004 - time and area
            msg = f"counts has shape {self.counts.shape}, expected (times, areas)."
            raise UnusableInputError(msg)
        rows = self.counts.shape[0]
        if self.by_hour and rows % HOURS:
            msg = f"{rows} hourly rows were given, expected whole days."
            raise UnusableInputError(msg)
        if self.days < FEWEST_DAYS:
            msg = f"{self.days} days were given, expected at least {FEWEST_DAYS}."
            raise UnusableInputError(msg)
        if not np.isfinite(self.counts).all() or (self.counts < 0).any():
            msg = "counts must be finite and not negative."
            raise UnusableInputError(msg)
        if self.groups is not None and self.groups.shape != (self.areas,):
            msg = f"groups has shape {self.groups.shape}, expected ({self.areas},)."
            raise UnusableInputError(msg)

    @property
    def days(self) -> int:
        """Number of days, T."""
        return int(self.counts.shape[0]) // (HOURS if self.by_hour else 1)

    @property
    def areas(self) -> int:
        """Number of areas, A."""
        return int(self.counts.shape[1])

    @property
    def membership(self) -> NDArray[np.int64]:
        """District of each area, shape (A,)."""
        return np.zeros(self.areas, np.int64) if self.groups is None else self.groups

    def daily(self) -> NDArray[np.float64]:
        """Return counts per day, shape (T, A)."""
        if not self.by_hour:
            return np.asarray(self.counts, dtype=np.float64)
        hours = self.counts.reshape(self.days, HOURS, self.areas)
        return np.asarray(hours.sum(axis=1), dtype=np.float64)

    def until(self, day: int) -> "CountHistory":
        """Return the history of the first `day` days."""
        rows = day * (HOURS if self.by_hour else 1)
        return CountHistory(
            counts=self.counts[:rows],
            first_day=self.first_day,
            by_hour=self.by_hour,
            groups=self.groups,
            events=self.events,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """Days in a row: weekday, what sets them apart, and where in the year they lie.

    Attributes
    ----------
    weekday
        0 for Monday, shape (T,).
    kind
        0 for an ordinary day, else a number of `names`, shape (T,).
    day_of_year
        0 to 365, shape (T,).
    names
        What the kinds are called; the first is the ordinary day.

    """

    weekday: NDArray[np.int64]
    kind: NDArray[np.int64]
    day_of_year: NDArray[np.int64]
    names: tuple[str, ...]


def calendar_of(first_day: date, *, days: int, events: Mapping[date, str]) -> Calendar:
    """Return the calendar of `days` days from `first_day`; a user's event comes first."""
    dates = [first_day + timedelta(days=offset) for offset in range(days)]
    own = sorted(set(events.values()))
    special = [kind.value for kind in DayKind if kind is not DayKind.ORDINARY]
    names = (DayKind.ORDINARY.value, *special, *own)
    number = {name: index for index, name in reversed(list(enumerate(names)))}
    return Calendar(
        weekday=np.array([day.weekday() for day in dates], dtype=np.int64),
        kind=np.array([number[events.get(day, kind_of(day).value)] for day in dates]),
        day_of_year=np.array([day.timetuple().tm_yday - 1 for day in dates]),
        names=names,
    )
