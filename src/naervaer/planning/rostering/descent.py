"""One person at a time: give each the row that is cheapest beside what the others work."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.rostering.people import RowFinder


@dataclass(slots=True, eq=False)
class Crew:
    """Rows for everybody, with the cover they give and what it costs.

    Attributes
    ----------
    finder
        Finds rows.
    rows
        Shape (P, D), -1 off. A person without a row yet is off throughout.

    """

    finder: RowFinder
    rows: NDArray[np.int64]
    counts: NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        """Count the cover."""
        problem = self.finder.problem
        self.counts = np.zeros((problem.days, problem.shifts), dtype=np.int64)
        for row in self.rows:
            self._count(row, 1)

    @property
    def objective(self) -> float:
        """Wishes and cover together."""
        wishes = sum(self.finder.cost(p, row) for p, row in enumerate(self.rows))
        return wishes + self.cover_cost(self.counts)

    def cover_cost(self, counts: NDArray[np.int64]) -> float:
        """Return what cover by `counts`, shape (D, S), costs."""
        problem = self.finder.problem
        missing = np.maximum(problem.required - counts, 0)
        spare = np.maximum(counts - problem.required, 0)
        return float((missing * problem.under_weight + spare * problem.over_weight).sum())

    def counts_without(self, people: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the cover when these people stay away, shape (D, S)."""
        counts = self.counts.copy()
        for person in people:
            days = np.flatnonzero(self.rows[person] >= 0)
            np.add.at(counts, (days, self.rows[person, days]), -1)
        return counts

    def replace(self, person: int, row: NDArray[np.int64]) -> None:
        """Give a person another row."""
        self._count(self.rows[person], -1)
        self.rows[person] = row
        self._count(row, 1)

    def reconsider(
        self, person: int, allowed: NDArray[np.bool_], noise: NDArray[np.float64] | float = 0.0
    ) -> bool:
        """Give a person the cheapest row beside the others; False when none is lawful."""
        problem = self.finder.problem
        counts = self.counts_without(np.array([person]))
        price = np.where(counts < problem.required, -problem.under_weight, problem.over_weight)
        _, row = self.finder.cheapest(person, price + noise, allowed[person])
        if row is None:
            return False
        self.replace(person, row)
        return True

    def _count(self, row: NDArray[np.int64], step: int) -> None:
        days = np.flatnonzero(row >= 0)
        np.add.at(self.counts, (days, row[days]), step)


def descend(
    crew: Crew,
    allowed: NDArray[np.bool_],
    *,
    rng: np.random.Generator,
    is_over: Callable[[], bool],
    sweeps: int = 20,
) -> bool:
    """Reconsider everybody in random order until a sweep gains nothing.

    The first sweep is always finished, so that everybody has a lawful row.

    Returns
    -------
    bool
        False when somebody has no lawful row at all.

    """
    before = np.inf
    for sweep in range(sweeps):
        for person in rng.permutation(crew.rows.shape[0]):
            if sweep and is_over():
                return True
            if not crew.reconsider(int(person), allowed):
                return False
        after = crew.objective
        if after >= before - 1e-9:
            break
        before = after
    return True
