"""Large-neighbourhood search: free some people, or some days, and settle them anew.

Shaw (1998), doi:10.1007/3-540-49481-2_30. The freed part is a small roster problem of its
own; column generation tells at once when nothing better is in reach, else a dive finds it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.rostering.aims import ShiftCover
from naervaer.planning.rostering.crew import Crew
from naervaer.planning.rostering.dive import DiveParams, dive, only
from naervaer.planning.rostering.generation import Generator
from naervaer.planning.rostering.master import Master
from naervaer.planning.rostering.people import RowFinder

_SHORTEST_SPAN = 7
_FEWEST = 3
_QUICK = 0.25
_KEPT_ROWS = 24
_TINY = 1e-6


@dataclass(slots=True, eq=False)
class Neighbourhoods:
    """Chooses what to free, and how much, from what has worked.

    Attributes
    ----------
    finder
        Finds rows.
    aims
        Cover of the whole horizon.
    rng
        The choice of what to free.
    seconds
        Longest time for one neighbourhood.
    clock
        Seconds that only move forward.

    """

    finder: RowFinder
    aims: ShiftCover
    rng: np.random.Generator
    seconds: float
    clock: Callable[[], float]
    is_over: Callable[[], bool]
    _people: float = 5.0
    _span: float = 7.0
    _known: dict[int, list[NDArray[np.int64]]] = field(default_factory=dict)

    def improve(self, rows: NDArray[np.int64]) -> NDArray[np.int64] | None:
        """Return better rows, shape (P, D), or None when this neighbourhood has none."""
        started = self.clock()
        crew = Crew(self.finder, self.aims, rows.copy())
        by_days = self.finder.problem.days > 2 * _SHORTEST_SPAN and self.rng.random() < 0.3  # noqa: PLR2004
        generator, allowed, members, span = self._free(crew, by_days=by_days, started=started)
        before = crew.objective
        outside = before - self._inside(crew, members, span)
        found = dive(
            generator,
            allowed,
            cutoff=before - outside,
            rng=self.rng,
            params=DiveParams(failures=2, rows=bool(self.rng.random() < 0.5)),  # noqa: PLR2004
        )
        self._remember(generator.master)
        self._resize(by_days=by_days, took=self.clock() - started, better=found is not None)
        if found is None:
            return None
        rows = rows.copy()
        rows[members] = found[members]
        return rows

    def _free(
        self, crew: Crew, *, by_days: bool, started: float
    ) -> tuple[Generator, NDArray[np.bool_], NDArray[np.int64], slice]:
        problem = self.finder.problem
        allowed = self.finder.everything()
        first, last = 0, problem.days
        if by_days:
            members = np.arange(problem.people)
            length = min(problem.days, int(self._span))
            first = int(self.rng.integers(0, problem.days - length + 1))
            last = first + length
            for person in members:
                kept = only(crew.rows[person], problem.shifts)
                kept[first:last] = allowed[person, first:last]
                allowed[person] = kept
        else:
            members = self._choose_people(crew)
        others = crew.without(members).astype(np.int64).reshape(problem.required.shape)
        master = Master(ShiftCover(problem, problem.required - others, first, last), members)
        for person in members:
            for row in (crew.rows[person], *self._known.get(int(person), ())):
                master.add(int(person), row, self.finder.cost(int(person), row))

        def over() -> bool:
            return self.is_over() or self.clock() - started > self.seconds

        return Generator(self.finder, master, over), allowed, members, slice(first, last)

    def _choose_people(self, crew: Crew) -> NDArray[np.int64]:
        """Choose at random, half of the time around a cell of cover that is amiss."""
        problem = self.finder.problem
        size = min(problem.people, max(_FEWEST, int(self._people)))
        weight = np.ones(problem.people)
        amiss = np.argwhere(self._counts(crew) != problem.required)
        if amiss.size and self.rng.random() < 0.5:  # noqa: PLR2004
            day, shift = amiss[self.rng.integers(0, len(amiss))]
            able = (problem.most_shifts[:, shift] > 0) & ~problem.day_off[:, day]
            weight = np.where(able, 4.0, 1.0)
        chosen = self.rng.choice(problem.people, size, replace=False, p=weight / weight.sum())
        return np.sort(chosen)

    def _inside(self, crew: Crew, members: NDArray[np.int64], span: slice) -> float:
        """Return what the freed part costs now, as its own objective counts it."""
        problem = self.finder.problem
        counts = self._counts(crew)
        missing = np.maximum(problem.required - counts, 0)[span]
        spare = np.maximum(counts - problem.required, 0)[span]
        cover = missing * problem.under_weight[span] + spare * problem.over_weight[span]
        own = sum(self.finder.cost(int(p), crew.rows[p]) for p in members)
        return float(cover.sum()) + own

    def _counts(self, crew: Crew) -> NDArray[np.float64]:
        return crew.totals.reshape(self.finder.problem.required.shape)

    def _remember(self, master: Master) -> None:
        """Keep the newest rows of each person for later neighbourhoods."""
        for column in range(max(0, master.count - 4 * master.members.size), master.count):
            kept = self._known.setdefault(master.people[column], [])
            kept.append(master.rows[column].copy())
            del kept[:-_KEPT_ROWS]

    def _resize(self, *, by_days: bool, took: float, better: bool) -> None:
        """Free more after a quick failure, less after a slow one."""
        factor = 1.0
        if not better:
            factor = 1.05 if took < _QUICK * self.seconds else 0.8
        problem = self.finder.problem
        if by_days:
            self._span = min(problem.days, max(_SHORTEST_SPAN, self._span * factor))
        else:
            self._people = min(problem.people, max(_FEWEST, self._people * factor))
