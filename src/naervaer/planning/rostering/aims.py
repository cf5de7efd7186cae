"""What rows are chosen for together: an aim is a sum over rows with a range and its price.

Missing the range below or above costs; between `high - width` and `high` nothing does. Cover
of a shift, of an hour at a station, and a fair share of the nights are all aims.
"""

import math
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.rostering.problem import RosterProblem


class Aims(Protocol):
    """Aims over a horizon; letters: P people, D days, S choices a day, I aims.

    Attributes
    ----------
    high, width, under, over
        Upper end and width of each range, and what each unit below and above costs,
        shape (I,).
    dearest_row
        More than any row can cost or save.

    """

    @property
    def people(self) -> int:
        """P."""

    @property
    def days(self) -> int:
        """D."""

    @property
    def shifts(self) -> int:
        """S, the choices of a day besides off."""

    @property
    def high(self) -> NDArray[np.float64]:
        """Upper ends."""

    @property
    def width(self) -> NDArray[np.float64]:
        """Widths of the ranges."""

    @property
    def under(self) -> NDArray[np.float64]:
        """Cost of each unit below."""

    @property
    def over(self) -> NDArray[np.float64]:
        """Cost of each unit above."""

    @property
    def dearest_row(self) -> float:
        """More than any row can cost or save."""

    def gives(
        self, person: int, row: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Return which aims a person's row gives to, and how much."""

    def earned(self, person: int, price: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what each choice of a person earns at these prices, shape (D, S)."""

    def worth(self, price: NDArray[np.float64]) -> float:
        """Return the part of the Lagrangian bound that no row touches."""


class Goals(Aims, Protocol):
    """Aims that a whole roster is measured by."""

    def cost_of(self, totals: NDArray[np.float64]) -> float:
        """Return what it costs that the aims are given `totals`, shape (I,)."""

    def marginal(self, totals: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what a little more for each aim is worth, shape (I,)."""


class Kind(Protocol):
    """What the search asks of a problem."""

    @property
    def people(self) -> int:
        """P."""

    @property
    def days(self) -> int:
        """D."""

    @property
    def shifts(self) -> int:
        """S."""

    @property
    def is_whole(self) -> bool:
        """Whether every objective is a whole number."""


class Rows(Protocol):
    """Finds lawful rows for people, one at a time.

    Attributes
    ----------
    exact
        Whether rows are the cheapest; else they are nearly so, with a looser lower bound.
    lawful
        Whether rows have to be lawful; else tolls may stand for limits, which is quicker.

    """

    exact: bool
    lawful: bool

    @property
    def problem(self) -> Kind:
        """The sizes."""

    def everything(self) -> NDArray[np.bool_]:
        """Return what each person may do each day, shape (P, D, S + 1), the last one off."""

    def may_be_off(self, person: int) -> bool:
        """Return whether a person may be off throughout."""

    def cost(self, person: int, row: NDArray[np.int64]) -> float:
        """Return what a row costs by itself."""

    def cheapest(
        self,
        person: int,
        price: NDArray[np.float64],
        allowed: NDArray[np.bool_],
        *,
        enough: float = math.inf,
    ) -> tuple[float, NDArray[np.int64] | None]:
        """Return a lower bound on a row's cost with `price`, shape (D, S), and a row."""


@dataclass(slots=True, eq=False)
class ShiftCover:
    """People wanted per day and shift, one aim for each.

    Attributes
    ----------
    problem
        The whole problem.
    required
        People wanted, shape (D, S); may be negative where others cover already.
    first_day, last_day
        Cover is counted from `first_day` up to but not including `last_day`.

    """

    problem: RosterProblem
    required: NDArray[np.int64]
    first_day: int
    last_day: int
    people: int = field(init=False)
    days: int = field(init=False)
    shifts: int = field(init=False)
    high: NDArray[np.float64] = field(init=False)
    width: NDArray[np.float64] = field(init=False)
    under: NDArray[np.float64] = field(init=False)
    over: NDArray[np.float64] = field(init=False)
    dearest_row: float = field(init=False)

    def __post_init__(self) -> None:
        """Flatten the days counted."""
        problem, span = self.problem, slice(self.first_day, self.last_day)
        self.people, self.days, self.shifts = problem.people, problem.days, problem.shifts
        self.high = self.required[span].astype(np.float64).ravel()
        self.width = np.zeros(self.high.size)
        self.under = problem.under_weight[span].ravel()
        self.over = problem.over_weight[span].ravel()
        dearest = max(float(problem.under_weight.max()), float(problem.over_weight.max()))
        wishes = problem.wish_on.sum(axis=(1, 2)) + problem.wish_off.sum(axis=(1, 2))
        self.dearest_row = 2.0 * (dearest * self.days + float(wishes.max(initial=0.0))) + 1.0

    def gives(
        self,
        person: int,  # noqa: ARG002 - everybody counts alike
        row: NDArray[np.int64],
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Return which aims a row gives to, and how much."""
        inside = row[self.first_day : self.last_day]
        days = np.flatnonzero(inside >= 0)
        return days * self.shifts + inside[days], np.ones(days.size)

    def earned(
        self,
        person: int,  # noqa: ARG002 - everybody counts alike
        price: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        """Return what each choice earns at these prices, shape (D, S)."""
        earned = np.zeros((self.days, self.shifts))
        earned[self.first_day : self.last_day] = price.reshape(-1, self.shifts)
        return earned

    def worth(self, price: NDArray[np.float64]) -> float:
        """Return the part of the Lagrangian bound that no row touches."""
        return float(price @ self.high)

    def cost_of(self, totals: NDArray[np.float64]) -> float:
        """Return what it costs that the aims are given `totals`, shape (I,)."""
        left = self.high - totals
        return float(np.maximum(left, 0.0) @ self.under + np.maximum(-left, 0.0) @ self.over)

    def marginal(self, totals: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what a little more for each aim is worth, shape (I,)."""
        return np.where(totals < self.high, self.under, -self.over)
