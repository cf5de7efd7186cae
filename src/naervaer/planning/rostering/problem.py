"""A shift-scheduling problem: who may work what, what is wished for, what must be covered.

Letters for axes: P people, D days, S shift types.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError

DAYS_IN_A_WEEK = 7
SATURDAY = 5
SUNDAY = 6


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RosterProblem:
    """Give each person at most one shift a day, within the limits, at the lowest cost.

    Day 0 is a Monday. The edges of the horizon are read as in Curtois and Qu (2014): for the
    longest run of shifts the days outside count as off, for the shortest run as worked without
    end, for the shortest time off as off without end.

    Attributes
    ----------
    shift_names, staff_names
        S and P distinct names.
    shift_minutes
        Length of each shift, shape (S,), minutes, above zero.
    may_follow
        Shape (S, S): whether shift b may be worked the day after shift a.
    most_shifts
        Most shifts of each type a person may work, shape (P, S).
    least_minutes, most_minutes
        Limits on the minutes worked over the horizon, shape (P,).
    longest_run, shortest_run, shortest_off
        Limits on consecutive days worked and consecutive days off, shape (P,).
    most_weekends
        Most weekends with work on Saturday or Sunday, shape (P,).
    day_off
        Days a person shall have off, shape (P, D).
    wish_on
        Cost when a wished shift is not given, shape (P, D, S), not negative.
    wish_off
        Cost when an unwished shift is given, shape (P, D, S), not negative.
    required
        People wanted per day and shift, shape (D, S).
    under_weight, over_weight
        Cost per person missing or too many, shape (D, S), not negative.

    Raises
    ------
    UnusableInputError
        When shapes disagree or a value is out of range.

    References
    ----------
    T. Curtois and R. Qu, "Computational results on new staff scheduling benchmark
    instances", technical report, University of Nottingham, 2014.

    """

    shift_names: tuple[str, ...]
    staff_names: tuple[str, ...]
    shift_minutes: NDArray[np.int64]
    may_follow: NDArray[np.bool_]
    most_shifts: NDArray[np.int64]
    least_minutes: NDArray[np.int64]
    most_minutes: NDArray[np.int64]
    longest_run: NDArray[np.int64]
    shortest_run: NDArray[np.int64]
    shortest_off: NDArray[np.int64]
    most_weekends: NDArray[np.int64]
    day_off: NDArray[np.bool_]
    wish_on: NDArray[np.float64]
    wish_off: NDArray[np.float64]
    required: NDArray[np.int64]
    under_weight: NDArray[np.float64]
    over_weight: NDArray[np.float64]

    def __post_init__(self) -> None:
        """Refuse what no solver could handle."""
        self._check_names()
        self._check_shapes()
        self._check_ranges()

    @property
    def people(self) -> int:
        """P, the number of people."""
        return len(self.staff_names)

    @property
    def days(self) -> int:
        """D, the number of days."""
        return int(self.required.shape[0])

    @property
    def shifts(self) -> int:
        """S, the number of shift types."""
        return len(self.shift_names)

    @property
    def is_whole(self) -> bool:
        """Whether every cost is a whole number, so that every objective is one too."""
        costs = (self.wish_on, self.wish_off, self.under_weight, self.over_weight)
        return all(bool(np.all(cost == np.rint(cost))) for cost in costs)

    def _check_names(self) -> None:
        for what, names in (("shift", self.shift_names), ("staff", self.staff_names)):
            if not names:
                msg = f"There is no {what} name, expected at least one."
                raise UnusableInputError(msg)
            twice = sorted({name for name in names if names.count(name) > 1})
            if twice:
                msg = f"The {what} name {twice[0]!r} is given twice, expected once."
                raise UnusableInputError(msg)

    def _check_shapes(self) -> None:
        people, shifts = self.people, self.shifts
        if self.required.ndim != 2 or self.required.shape[0] < 1:  # noqa: PLR2004
            msg = f"required has shape {self.required.shape}, expected (days, shifts)."
            raise UnusableInputError(msg)
        days = self.days
        expected = {
            "shift_minutes": (shifts,),
            "may_follow": (shifts, shifts),
            "most_shifts": (people, shifts),
            "least_minutes": (people,),
            "most_minutes": (people,),
            "longest_run": (people,),
            "shortest_run": (people,),
            "shortest_off": (people,),
            "most_weekends": (people,),
            "day_off": (people, days),
            "wish_on": (people, days, shifts),
            "wish_off": (people, days, shifts),
            "required": (days, shifts),
            "under_weight": (days, shifts),
            "over_weight": (days, shifts),
        }
        for name, shape in expected.items():
            given = getattr(self, name).shape
            if given != shape:
                msg = f"{name} has shape {given}, expected {shape}."
                raise UnusableInputError(msg)

    def _check_ranges(self) -> None:
        if np.any(self.shift_minutes <= 0):
            msg = f"shift_minutes has {self.shift_minutes.min()}, expected above 0."
            raise UnusableInputError(msg)
        not_negative = (
            "most_shifts", "least_minutes", "most_minutes", "longest_run", "shortest_run",
            "shortest_off", "most_weekends", "wish_on", "wish_off", "required",
            "under_weight", "over_weight",
        )  # fmt: skip
        for name in not_negative:
            values = getattr(self, name)
            if values.size and not bool(np.all(values >= 0)):
                msg = f"{name} has {values.min()}, expected 0 or more."
                raise UnusableInputError(msg)
