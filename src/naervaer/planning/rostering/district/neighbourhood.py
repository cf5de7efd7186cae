"""Frees some people, or some days of everybody, and settles them anew.

Shaw (1998), doi:10.1007/3-540-49481-2_30. The freed part is a small problem of its own;
column generation tells at once when nothing better is in reach, else a dive finds it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.rostering.crew import Crew
from naervaer.planning.rostering.district.cover import DistrictAims, OpenAims
from naervaer.planning.rostering.district.rows import DutyFinder
from naervaer.planning.rostering.dive import DiveParams, dive, only
from naervaer.planning.rostering.generation import Generator
from naervaer.planning.rostering.master import Master

_FEWEST_DAYS, _FEWEST_PEOPLE = 5, 3
_QUICK = 0.25
_KEPT_ROWS = 24


@dataclass(slots=True, eq=False)
class Neighbourhoods:
    """Chooses what to free, and how much, from what has worked.

    Attributes
    ----------
    finder, aims
        Of the same problem.
    rng
        The choice of what to free.
    seconds
        Longest time for one neighbourhood.
    clock
        Seconds that only move forward.
    is_over
        Asked now and then; True ends a neighbourhood early.

    """

    finder: DutyFinder
    aims: DistrictAims
    rng: np.random.Generator
    seconds: float
    clock: Callable[[], float]
    is_over: Callable[[], bool]
    _people: float = 6.0
    _span: float = 6.0
    _known: dict[int, list[NDArray[np.int64]]] = field(default_factory=dict)

    def improve(self, rows: NDArray[np.int64]) -> NDArray[np.int64] | None:
        """Return better rows, shape (P, D), or None when this neighbourhood has none."""
        started = self.clock()
        crew = Crew(self.finder, self.aims, rows.copy())
        by_days = bool(self.rng.random() < 0.3)  # noqa: PLR2004
        generator, allowed, members = self._free(crew, by_days=by_days, started=started)
        own = sum(self.finder.cost(int(p), crew.rows[p]) for p in members)
        before = own + self.aims.cost_of(crew.totals) - self.aims.constant
        found = dive(
            generator,
            allowed,
            cutoff=before,
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

    def known(self) -> list[tuple[int, NDArray[np.int64]]]:
        """Return people's rows that have been found useful lately."""
        return [(person, row) for person, kept in self._known.items() for row in kept]

    def _free(
        self, crew: Crew, *, by_days: bool, started: float
    ) -> tuple[Generator, NDArray[np.bool_], NDArray[np.int64]]:
        problem = self.finder.problem
        allowed = self.finder.everything()
        if by_days:
            members = np.arange(problem.people)
            length = min(problem.days, int(self._span))
            first = int(self.rng.integers(0, problem.days - length + 1))
            for person in members:
                kept = only(crew.rows[person], problem.shifts)
                kept[first : first + length] = allowed[person, first : first + length]
                allowed[person] = kept
        else:
            size = min(problem.people, max(_FEWEST_PEOPLE, int(self._people)))
            members = np.sort(self.rng.choice(problem.people, size, replace=False))
        master = Master(OpenAims(self.aims, crew.without(members)), members)
        for person in members:
            for row in (crew.rows[person], *self._known.get(int(person), ())):
                master.add(int(person), row, self.finder.cost(int(person), row))

        def over() -> bool:
            return self.is_over() or self.clock() - started > self.seconds

        return Generator(self.finder, master, over), allowed, members

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
            self._span = min(problem.days, max(_FEWEST_DAYS, self._span * factor))
        else:
            self._people = min(problem.people, max(_FEWEST_PEOPLE, self._people * factor))
