"""The roster solver: a thread that raises the bound, a thread that betters the roster."""

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.rostering.agreement import AgreementParams, agree
from naervaer.planning.rostering.aims import ShiftCover
from naervaer.planning.rostering.crew import Crew, descend, polish
from naervaer.planning.rostering.diagnosis import explain_impossible
from naervaer.planning.rostering.dive import DiveParams, dive
from naervaer.planning.rostering.generation import Generator
from naervaer.planning.rostering.master import Master
from naervaer.planning.rostering.neighbourhood import Neighbourhoods
from naervaer.planning.rostering.pace import Pace
from naervaer.planning.rostering.params import RosterParams
from naervaer.planning.rostering.people import RowFinder
from naervaer.planning.rostering.prices import Climb, Prices
from naervaer.planning.rostering.problem import RosterProblem
from naervaer.planning.rostering.solution import OFF, Roster, score
from naervaer.planning.rostering.standing import Standing
from naervaer.planning.rostering.tree import Tree
from naervaer.planning.solving import (
    Ending,
    Outcome,
    Progress,
    Report,
    StopRule,
    relative_gap,
    silent,
)

_DIVES = (
    DiveParams(batch=0.03, failures=6),
    DiveParams(rows=True, failures=30),
    DiveParams(batch=0.02, failures=30),
    DiveParams(rows=True, failures=30, noise=0.2),
)
_CLIMB = Climb(rounds=50, first_step=0.1, last_step=0.005)
_AGREEMENTS = (
    AgreementParams(0.005, 0.15, 0.2),
    AgreementParams(0.01, 0.2, 0.3),
    AgreementParams(0.003, 0.1, 0.1),
)
_AGREEMENT_ROUNDS, _LONGER, _LONGEST = 120, 1.25, 6
_STEPS = 2
_LARGE = 700
_SHARES = 0.3, 1.0
_LONG_CLIMB = Climb(rounds=150, first_step=0.05, last_step=0.0005)
_CLIMB_ON = Climb(rounds=150, first_step=0.005, last_step=0.0002)
_FIRST_CLIMB, _NEXT_CLIMB, _AGREE, _SHORTEST = 0.15, 0.3, 0.2, 2.0
_CLOSE, _MOST_TRIES = 0.005, 8


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

    def judge(rows: NDArray[np.int64]) -> float:
        found = score(problem, Roster(rows))
        return math.inf if found.violations else found.objective

    search = _Search(problem, Standing(judge, stop.start()), params or RosterParams(), seed)
    search.run(start, report)
    return search.outcome()


@dataclass(slots=True, eq=False)
class _Search:
    problem: RosterProblem
    standing: Standing
    params: RosterParams
    seed: int
    reasons: tuple[str, ...] = ()
    aims: ShiftCover = field(init=False)
    _root: Master | None = None
    _root_price: NDArray[np.float64] | None = None
    _failure: list[BaseException] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Cover of the whole horizon."""
        self.aims = ShiftCover(self.problem, self.problem.required, 0, self.problem.days)

    def run(self, start: Roster | None, report: Report) -> None:
        if start is not None:
            self.standing.offer(start.shifts)
        if self.standing.rows is None and not self._first_roster():
            return
        if self.params.workers == 1:
            self._in_turns()
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
        rows = np.full((self.problem.people, self.problem.days), OFF, dtype=np.int64)
        crew = Crew(finder, self.aims, rows)
        rng = np.random.default_rng(self.seed)
        finder.exact = False
        shares = rng.uniform(*_SHARES, self.aims.high.size) if self._is_large else 1.0
        stuck = descend(
            crew,
            finder.everything(),
            rng=rng,
            is_over=self.standing.is_over,
            sweeps=1 if self._is_large else 20,
            shares=shares,
        )
        if stuck:
            self.reasons = explain_impossible(self.problem)
            return False
        self.standing.offer(crew.rows)
        return True

    def _in_turns(self) -> None:
        """Do everything in one thread, in an order that the clock does not decide."""
        finder = RowFinder(self.problem)
        rng = np.random.default_rng(self.seed + 1)
        self._begin(finder, rng)
        self._raise_bound(dives=True)
        if not self.standing.is_over():
            self._better_roster()

    def _begin(self, finder: RowFinder, rng: np.random.Generator) -> Prices:
        """Return prices good enough for rosters, and take the first rosters from them."""
        standing = self.standing
        prices = Prices(finder, self.aims, standing.is_over, standing.raise_bound)
        if self._is_large:
            prices.climb(rng, _LONG_CLIMB, pace=self._pace(_LONG_CLIMB.rounds, _FIRST_CLIMB))
        else:
            prices.climb(rng, _CLIMB)
        self._agree(finder, prices, rng, turn=0)
        return prices

    def _take_root_price(self, prices: Prices) -> None:
        """Go over to the prices of the finished root: no prices prove more."""
        if self._root_price is not None:
            prices.price, self._root_price = self._root_price, None
            prices.bound = self.standing.bound

    def _raise_bound(self, *, dives: bool = False) -> None:
        standing = self.standing
        finder = RowFinder(self.problem)
        if self._is_large:
            self._climb_on(finder)
            return
        everything = finder.everything()
        generator = Generator(
            finder, Master.whole(self.problem), standing.is_over, standing.raise_bound
        )
        self._add_rows(generator, standing.best())
        standing.stage = "bound"
        root = generator.relax(everything, cutoff=standing.objective)
        if not root.finished or root.answer is None:
            return
        standing.raise_bound(generator.round_up(root.bound))
        if standing.is_over():
            return
        generator.master.restrict(everything)
        self._root_price = root.answer.aim_price
        self._root = generator.master.condensed()
        if dives:
            rng = np.random.default_rng(self.seed + 1)
            self._dives(finder, self._root, rng, turns=len(_DIVES))
        self._come_close(finder, root.answer.aim_price)
        standing.stage = "branches"
        generator.on_bound = None
        tree = Tree(
            generator,
            cutoff=lambda: standing.objective,
            on_rows=standing.offer,
            on_bound=standing.raise_bound,
        )
        tree.search(everything, root)

    def _climb_on(self, finder: RowFinder) -> None:
        """Raise the bound by prices alone, and let rows agree in between."""
        standing = self.standing
        rng = np.random.default_rng(self.seed + 2)
        prices = Prices(finder, self.aims, standing.is_over, standing.raise_bound)
        standing.stage = "prices"
        how, turn = _LONG_CLIMB, 1
        while not standing.is_over():
            prices.climb(rng, how, pace=self._pace(4 * how.rounds, _NEXT_CLIMB))
            self._agree(finder, prices, rng, turn=turn)
            how, turn = _CLIMB_ON, turn + 1

    def _come_close(self, finder: RowFinder, price: NDArray[np.float64]) -> None:
        """Seek good rosters from the best prices before branching: branches need them."""
        standing = self.standing
        standing.stage = "roster"
        prices = Prices(finder, self.aims, standing.is_over, standing.raise_bound)
        prices.price, prices.bound = price, standing.bound
        rng = np.random.default_rng(self.seed + 2)
        for turn in range(_MOST_TRIES):
            if relative_gap(standing.objective, standing.bound) <= _CLOSE:
                return
            self._agree(finder, prices, rng, turn=turn)

    def _better_roster(self) -> None:
        standing = self.standing
        finder = RowFinder(self.problem)
        rng = np.random.default_rng(self.seed + 1)
        prices = self._begin(finder, rng)
        neighbourhoods = Neighbourhoods(
            finder,
            self.aims,
            rng,
            seconds=self.params.neighbourhood_seconds,
            clock=standing.watch.rule.clock,
            is_over=standing.is_over,
        )
        turn, dives, idle = 0, 0, 0
        while not standing.is_over():
            before = standing.objective
            self._take_root_price(prices)
            self._agree(finder, prices, rng, turn=turn)
            turn += 1
            if self._root is not None and turn % 2 == 0:
                self._dives(finder, self._root, rng, turns=1, first=dives)
                dives += 1
            idle = 0 if standing.objective < before else idle + 1
            for _ in range(_STEPS * (1 + idle)):
                if not standing.is_over() and not self._is_large:
                    self._improve(neighbourhoods)

    def _agree(
        self, finder: RowFinder, prices: Prices, rng: np.random.Generator, *, turn: int
    ) -> None:
        standing = self.standing
        if standing.is_over():
            return
        best = standing.best()
        rows = prices.rows.copy()
        if best is not None:
            unknown = (rows < 0).all(axis=1)
            rows[unknown] = best[unknown]
        objective, rows = agree(
            Crew(finder, self.aims, rows),
            prices.price,
            pace=self._pace(int(_AGREEMENT_ROUNDS * _LONGER ** min(turn, _LONGEST)), _AGREE),
            rng=rng,
            params=_AGREEMENTS[turn % len(_AGREEMENTS)],
            is_over=standing.is_over,
        )
        if objective < standing.objective:
            standing.offer(rows)
        if self._is_large:
            crew = Crew(finder, self.aims, rows)
            finder.exact = False
            everything = finder.everything()
            polish(crew, everything, rng=rng, is_over=standing.is_over, sweeps=2)
            finder.exact = True
            standing.offer(crew.rows)

    @property
    def _is_large(self) -> bool:
        """Whether column generation could not finish in reasonable time."""
        return self.aims.high.size > _LARGE

    def _pace(self, rounds: int, share: float) -> Pace:
        """Return the pace of a run of rounds; the clock counts for large rosters only."""
        if not self._is_large:
            return Pace(rounds)
        rule = self.standing.watch.rule
        return Pace(rounds, max(share * rule.seconds, _SHORTEST), rule.clock)

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
