"""Rows for everybody and what they give together; one person reconsidered at a time."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.rostering.aims import Goals, Rows

_TINY = 1e-9


@dataclass(slots=True, eq=False)
class Crew:
    """Rows of everybody, with the sum each aim has been given.

    Attributes
    ----------
    finder, aims
        Of the same problem.
    rows
        Choices, shape (P, D), -1 off. A person without a row yet is off throughout.

    """

    finder: Rows
    aims: Goals
    rows: NDArray[np.int64]
    totals: NDArray[np.float64] = field(init=False)

    def __post_init__(self) -> None:
        """Sum what the rows give."""
        self.totals = np.zeros(self.aims.high.size)
        for person, row in enumerate(self.rows):
            self._count(person, row, 1.0)

    @property
    def objective(self) -> float:
        """Rows and aims together."""
        own = sum(self.finder.cost(person, row) for person, row in enumerate(self.rows))
        return own + self.aims.cost_of(self.totals)

    def reconsider(
        self, person: int, allowed: NDArray[np.bool_], share: NDArray[np.float64] | float = 1.0
    ) -> bool:
        """Give a person the cheapest row beside the others; False when none is lawful.

        `share`, for each aim, of what a little more is worth: where much is worth the same,
        shares that differ a little save a long search among rows equally good.
        """
        self._count(person, self.rows[person], -1.0)
        price = share * self.aims.marginal(self.totals)
        self._count(person, self.rows[person], 1.0)
        return self.answer(person, price, allowed)

    def answer(
        self, person: int, price: NDArray[np.float64], allowed: NDArray[np.bool_]
    ) -> bool:
        """Give a person the cheapest row at these prices; False when none is lawful."""
        earned = self.aims.earned(person, price)
        _, row = self.finder.cheapest(person, -earned, allowed)
        if row is None:
            return False
        self._count(person, self.rows[person], -1.0)
        self.rows[person] = row
        self._count(person, row, 1.0)
        return True

    def left_by_others(self, person: int) -> NDArray[np.float64]:
        """Return what the others leave of each aim's upper end, shape (I,)."""
        left = self.aims.high - self.totals
        aims, amounts = self.aims.gives(person, self.rows[person])
        left[aims] += amounts
        return left

    def without(self, people: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return what each aim is given when these people stay away."""
        totals = self.totals.copy()
        for person in people:
            aims, amounts = self.aims.gives(int(person), self.rows[person])
            totals[aims] -= amounts
        return totals

    def _count(self, person: int, row: NDArray[np.int64], step: float) -> None:
        aims, amounts = self.aims.gives(person, row)
        self.totals[aims] += step * amounts


def descend(
    crew: Crew,
    allowed: NDArray[np.bool_],
    *,
    rng: np.random.Generator,
    is_over: Callable[[], bool],
    sweeps: int = 20,
    shares: NDArray[np.float64] | float = 1.0,
    is_late: Callable[[], bool] = lambda: False,
) -> tuple[int, ...]:
    """Reconsider everybody in random order until a sweep gains nothing.

    The first sweep gives everybody a lawful row, at `shares` of what is still wanted. Once
    `is_late`, those who may be off throughout are left so.

    Returns
    -------
    tuple
        People without any lawful row.

    """
    stuck: list[int] = []
    before = np.inf
    for sweep in range(sweeps):
        for person in rng.permutation(crew.rows.shape[0]):
            if sweep and is_over():
                return ()
            if not sweep and is_late() and crew.finder.may_be_off(int(person)):
                continue
            if not crew.reconsider(
                int(person), allowed[person], 1.0 if sweep else shares
            ) and not (sweep or _at_all(crew, int(person), allowed[person], shares)):
                stuck.append(int(person))
        after = crew.objective
        if stuck or after >= before - _TINY:
            break
        before = after
    return tuple(sorted(stuck))


def polish(
    crew: Crew,
    allowed: NDArray[np.bool_],
    *,
    rng: np.random.Generator,
    is_over: Callable[[], bool],
    sweeps: int,
) -> None:
    """Reconsider everybody in random order so many times; who finds no row keeps the old."""
    for _ in range(sweeps):
        for person in rng.permutation(crew.rows.shape[0]):
            if is_over():
                return
            crew.reconsider(int(person), allowed[person])


def _at_all(
    crew: Crew, person: int, allowed: NDArray[np.bool_], shares: NDArray[np.float64] | float
) -> bool:
    """Give a person a row however long it takes; False when none is lawful."""
    before, crew.finder.exact = crew.finder.exact, True
    try:
        return crew.reconsider(person, allowed, shares)
    finally:
        crew.finder.exact = before
