"""The roster solver: a thread that raises the bound, a thread that betters the roster."""

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.rostering.descent import Crew, descend
from naervaer.planning.rostering.diagnosis import explain_impossible
from naervaer.planning.rostering.dive import DiveParams, dive
from naervaer.planning.rostering.generation import Generator
from naervaer.planning.rostering.master import Master
from naervaer.planning.rostering.neighbourhood import Neighbourhoods
from naervaer.planning.rostering.params import RosterParams
from naervaer.planning.rostering.people import RowFinder
from naervaer.planning.rostering.problem import RosterProblem
from naervaer.planning.rostering.solution import Roster
from naervaer.planning.rostering.standing import Standing
from naervaer.planning.rostering.tree import Tree
from naervaer.planning.solving import Ending, Outcome, Progress, Report, StopRule, silent

_DIVES = (
    DiveParams(batch=0.03, failures=6),
    DiveParams(rows=True, failures=30),
    DiveParams(batch=0.02, failures=30),
    DiveParams(rows=True, failures=30, noise=0.2),
)


def solve_roster(
    problem: RosterProblem,
    *,
    seed: int = 0,
    stop: StopRule | None = None,
    params: RosterParams | None = None,
    start: Roster | None = None,
    report: Report = silent,
) -> Outcome[Roster]:
    """Return the best roster found, with a proven bound.

    Parameters
    ----------
    problem
        Who may work what, and what is wanted.
    seed
        Of the random choices.
    stop
        Time limit, wanted gap and a way to ask for an end; 60 seconds by default.
    params
        How to spend the time.
    start
        A lawful roster to go on from.
    report
        Told where the search stands, about once a second.

    Returns
    -------
    Outcome
        `INFEASIBLE`, with the person and the limits that collide, when somebody has no
        lawful row. Otherwise a lawful roster, even at a time limit of zero seconds.

    """
    stop = stop or StopRule()
    search = _Search(problem, Standing(problem, stop.start()), params or RosterParams(), seed)
    search.run(start, report)
    return search.outcome()


@dataclass(slots=True, eq=False)
class _Search:
    problem: RosterProblem
    standing: Standing
    params: RosterParams
    seed: int
    reasons: tuple[str, ...] = ()
    _root: Master | None = None
    _failure: list[BaseException] = field(default_factory=list)

    def run(self, start: Roster | None, report: Report) -> None:
        if start is not None:
            self.standing.offer(start.shifts)
        if self.standing.rows is None and not self._first_roster():
            return
        if self.params.workers == 1:
            self._raise_bound(dives=True)
            if not self.standing.is_over():
                self._better_roster()
            return
        jobs: tuple[Callable[[], None], ...] = (self._raise_bound, self._better_roster)
        threads = [threading.Thread(target=self._guard, args=(job,)) for job in jobs]
        for thread in threads:
            thread.start()
        for thread in threads:
            while thread.is_alive():
                report(self._progress())
                thread.join(self.params.report_seconds)
        report(self._progress())
        if self._failure:
            raise self._failure[0]

    def outcome(self) -> Outcome[Roster]:
        standing = self.standing
        watch = standing.watch
        if standing.rows is None:
            ending = Ending.INFEASIBLE
        elif standing.is_proven:
            ending = Ending.OPTIMAL
        elif watch.was_asked:
            ending = Ending.STOPPED
        elif watch.elapsed >= watch.rule.seconds:
            ending = Ending.TIME_LIMIT
        else:
            ending = Ending.GAP_REACHED
        found = standing.rows is not None
        return Outcome(
            best=Roster(standing.rows) if standing.rows is not None else None,
            ending=ending,
            objective=standing.objective,
            bound=standing.bound if found else math.inf,
            seconds=watch.elapsed,
            seed=self.seed,
            trace=tuple(standing.trace),
            reasons=self.reasons,
        )

    def _progress(self) -> Progress:
        standing = self.standing
        return Progress(
            stage=standing.stage,
            objective=standing.objective if math.isfinite(standing.objective) else None,
            bound=standing.bound,
        )

    def _guard(self, job: Callable[[], None]) -> None:
        try:
            job()
        except BaseException as error:  # noqa: BLE001 - raised again by the calling thread
            self._failure.append(error)
            self.standing.ended = True

    def _first_roster(self) -> bool:
        finder = RowFinder(self.problem)
        everything = finder.everything()
        crew = Crew(
            finder, np.full((self.problem.people, self.problem.days), -1, dtype=np.int64)
        )
        rng = np.random.default_rng(self.seed)
        lawful = descend(crew, everything, rng=rng, is_over=self.standing.is_over)
        if not lawful:
            self.reasons = explain_impossible(self.problem)
            return False
        self.standing.offer(crew.rows)
        return True

    def _raise_bound(self, *, dives: bool = False) -> None:
        standing = self.standing
        finder = RowFinder(self.problem)
        everything = finder.everything()
        generator = Generator(
            finder, Master.whole(self.problem), standing.is_over, standing.raise_bound
        )
        self._add_rows(generator, standing.best())
        standing.stage = "bound"
        root = generator.relax(everything, cutoff=standing.objective)
        if not root.finished:
            return
        standing.raise_bound(generator.round_up(root.bound))
        if standing.is_over():
            return
        generator.master.restrict(everything)
        self._root = generator.master.condensed()
        if dives:
            rng = np.random.default_rng(self.seed + 1)
            self._dives(finder, self._root, rng, turns=len(_DIVES))
        standing.stage = "branches"
        generator.on_bound = None
        tree = Tree(
            generator,
            cutoff=lambda: standing.objective,
            on_rows=standing.offer,
            on_bound=standing.raise_bound,
        )
        tree.search(everything, root)

    def _better_roster(self) -> None:
        standing = self.standing
        finder = RowFinder(self.problem)
        rng = np.random.default_rng(self.seed + 1)
        neighbourhoods = Neighbourhoods(
            finder,
            rng,
            seconds=self.params.neighbourhood_seconds,
            clock=standing.watch.rule.clock,
            is_over=lambda: standing.is_over() or self._root is not None,
        )
        while not standing.is_over() and self._root is None:
            self._improve(neighbourhoods)
        neighbourhoods.is_over = standing.is_over
        turn = 0
        while not standing.is_over() and self._root is not None:
            before = standing.objective
            self._dives(finder, self._root, rng, turns=1, first=turn)
            turn += 1
            steps = 2 if standing.objective < before else 4 * turn
            for _ in range(steps):
                if not standing.is_over():
                    self._improve(neighbourhoods)

    def _improve(self, neighbourhoods: Neighbourhoods) -> None:
        rows = self.standing.best()
        if rows is None:
            return
        better = neighbourhoods.improve(rows)
        if better is not None:
            self.standing.offer(better)

    def _dives(
        self,
        finder: RowFinder,
        master: Master,
        rng: np.random.Generator,
        *,
        turns: int,
        first: int = 0,
    ) -> None:
        standing = self.standing
        everything = finder.everything()
        generator = Generator(finder, master, standing.is_over)
        for turn in range(first, first + turns):
            slack = max(1.0, self.params.first_slack * abs(standing.bound))
            slack *= self.params.slack_growth**turn
            cutoff = min(standing.objective, standing.bound + slack)
            params = _DIVES[turn % len(_DIVES)]
            rows = dive(generator, everything, cutoff=cutoff, rng=rng, params=params)
            if rows is not None:
                standing.offer(rows)

    def _add_rows(self, generator: Generator, rows: NDArray[np.int64] | None) -> None:
        if rows is None:
            return
        for person, row in enumerate(rows):
            generator.master.add(person, row, generator.finder.cost(person, row))
