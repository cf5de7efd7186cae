"""The district roster solver: one thread raises the bound, one betters the roster."""

import math
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.rostering.agreement import AgreementParams, agree
from naervaer.planning.rostering.crew import Crew, descend
from naervaer.planning.rostering.district.calendar import Calendar
from naervaer.planning.rostering.district.cover import DistrictAims
from naervaer.planning.rostering.district.diagnosis import explain_stuck
from naervaer.planning.rostering.district.judge import Judge
from naervaer.planning.rostering.district.law import LawTables
from naervaer.planning.rostering.district.neighbourhood import Neighbourhoods
from naervaer.planning.rostering.district.problem import DistrictProblem
from naervaer.planning.rostering.district.rows import DutyFinder
from naervaer.planning.rostering.district.solution import OFF, DistrictRoster, score_district
from naervaer.planning.rostering.dive import DiveParams, dive
from naervaer.planning.rostering.generation import Generator
from naervaer.planning.rostering.master import Master
from naervaer.planning.rostering.pace import Pace
from naervaer.planning.rostering.params import RosterParams
from naervaer.planning.rostering.prices import Climb, Prices
from naervaer.planning.rostering.standing import Standing
from naervaer.planning.solving import Ending, Outcome, Progress, Report, StopRule, silent

_FIRST_CLIMB = Climb(rounds=200, first_step=0.04, last_step=0.0008)
_NEXT_CLIMB = Climb(rounds=200, first_step=0.003, last_step=0.0003)
_NO_GAIN = 5e-4
_AGREEMENTS = (
    AgreementParams(0.01, 0.2, 0.3),
    AgreementParams(0.005, 0.15, 0.2),
    AgreementParams(0.02, 0.2, 1.0),
)
_AGREEMENT_ROUNDS, _LONGER = 250, 1.5
_STEPS, _PATIENCE = 4, 4
_FIRST_SECOND = 1.0
"""However short the time, the first roster gets a second; whoever is left then is off."""

_SMALL = 700
_DIVES = (
    DiveParams(batch=0.05, failures=6),
    DiveParams(rows=True, failures=20),
    DiveParams(batch=0.03, failures=20),
)


def solve_district(
    problem: DistrictProblem,
    *,
    seed: int = 0,
    stop: StopRule | None = None,
    params: RosterParams | None = None,
    start: DistrictRoster | None = None,
    report: Report = silent,
) -> Outcome[DistrictRoster]:
    """Return the best lawful roster of a district found, with a proven bound.

    Parameters
    ----------
    problem
        People, needs and rules.
    seed
        Of the random choices.
    stop
        Time limit, wanted gap and a way to ask for an end; 60 seconds by default.
    params
        How to spend the time. With `workers=1` a search that ends by itself takes the same
        course for the same seed.
    start
        A roster to go on from; dropped when it is not lawful.
    report
        Told where the search stands, about once a second.

    Returns
    -------
    Outcome
        `INFEASIBLE`, with reasons, when somebody has no lawful row. Otherwise a roster
        without a breach, even at a time limit of zero seconds.

    """
    stop = stop or StopRule()
    search = _Search(problem, stop, params or RosterParams(), seed)
    search.run(start, report)
    return search.outcome()


@dataclass(slots=True, eq=False)
class _Search:
    problem: DistrictProblem
    stop: StopRule
    params: RosterParams
    seed: int
    standing: Standing = field(init=False)
    judge: Judge = field(init=False)
    law: LawTables = field(init=False)
    aims: DistrictAims = field(init=False)
    reasons: tuple[str, ...] = ()
    _root: Master | None = None
    _shared: Prices | None = None
    _climbed: bool = False
    _failure: list[BaseException] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.standing = Standing(self._judge, self.stop.start())
        calendar = Calendar(self.problem)
        self.judge = Judge(calendar)
        self.law = LawTables(calendar)
        self.aims = DistrictAims(calendar)

    def run(self, start: DistrictRoster | None, report: Report) -> None:
        if start is not None:
            self.standing.offer(self._rows(start))
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

    def outcome(self) -> Outcome[DistrictRoster]:
        standing, watch = self.standing, self.standing.watch
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
            best=self._roster(standing.rows) if standing.rows is not None else None,
            ending=ending,
            objective=standing.objective,
            bound=standing.bound if found else math.inf,
            seconds=watch.elapsed,
            seed=self.seed,
            trace=tuple(standing.trace),
            reasons=self.reasons,
        )

    def _judge(self, rows: NDArray[np.int64]) -> float:
        return self.judge.cost(self._roster(rows))

    def _roster(self, rows: NDArray[np.int64]) -> DistrictRoster:
        shift, station = np.divmod(np.maximum(rows, 0), self.problem.stations)
        off = rows == OFF
        return DistrictRoster(np.where(off, OFF, shift), np.where(off, OFF, station))

    def _rows(self, roster: DistrictRoster) -> NDArray[np.int64]:
        rows = roster.shifts * self.problem.stations + roster.stations
        return np.where(roster.shifts == OFF, OFF, rows).astype(np.int64)

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
        finder = DutyFinder(self.law)
        rows = np.full((self.problem.people, self.problem.days), OFF, dtype=np.int64)
        crew = Crew(finder, self.aims, rows)
        rng = np.random.default_rng(self.seed)
        watch = self.standing.watch
        stuck = descend(
            crew,
            finder.everything(),
            rng=rng,
            is_over=self.standing.is_over,
            sweeps=2,
            is_late=lambda: watch.elapsed > watch.rule.seconds + _FIRST_SECOND,
        )
        if stuck:
            self.reasons = explain_stuck(self.problem, stuck)
            return False
        rows = self._without_breaches(crew.rows)
        if not self.standing.offer(rows):
            found = score_district(self.problem, self._roster(rows))
            self.reasons = tuple(b.reason for b in found.breaches) + found.violations
            return False
        return True

    def _without_breaches(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Take away duties near whatever the checker still finds; few if any."""
        for person in range(self.problem.people):
            self._mend(person, rows[person])
        return rows

    def _mend(self, person: int, row: NDArray[np.int64]) -> None:
        settled = self.problem.fixed[person] >= 0
        contact = np.array([not shift.covers for shift in self.problem.shifts])
        stations = self.problem.stations
        for _ in range(row.size):
            shifts = np.where(row >= 0, row // stations, OFF)
            breaches = self.judge.breaches(person, shifts)
            loose = np.flatnonzero((row >= 0) & ~settled & ~contact[shifts])
            if not breaches or not loose.size:
                return
            later = loose[loose >= (breaches[0].on - self.problem.first_day).days]
            row[later[0] if later.size else loose[-1]] = OFF

    def _in_turns(self) -> None:
        """Do everything in one thread, in an order that the clock does not decide."""
        finder = DutyFinder(self.law)
        rng = np.random.default_rng(self.seed + 1)
        neighbourhoods = self._neighbourhoods(finder, rng)
        prices = self._prices(finder)
        turn = 0
        if self._is_small:
            self._until_stuck(neighbourhoods)
            self._generate(finder, rows=neighbourhoods.known(), dives=True)
        else:
            prices.climb(rng, _FIRST_CLIMB)
            for turn in range(len(_AGREEMENTS)):
                self._agree(finder, prices, rng, turn=turn)
        while not self.standing.is_over():
            if self._is_small:
                self._dives_from_root(finder, rng, turn)
            else:
                self._agree(finder, prices, rng, turn=turn)
            turn += 1
            for _ in range(_STEPS * turn):
                self._improve(neighbourhoods)

    def _until_stuck(self, neighbourhoods: Neighbourhoods) -> None:
        """Better the roster until so many neighbourhoods in a row have nothing better."""
        idle = 0
        self.standing.stage = "neighbourhoods"
        while idle < _PATIENCE and not self.standing.is_over():
            before = self.standing.objective
            self._improve(neighbourhoods)
            idle = 0 if self.standing.objective < before else idle + 1

    def _raise_bound(self) -> None:
        """Raise the bound: by price steps, or for small problems to the very end."""
        finder = DutyFinder(self.law)
        rng = np.random.default_rng(self.seed + 2)
        if self._is_small:
            self._generate(finder, rows=(), dives=False)
        prices = self._prices(finder)
        if not self._is_small:
            self._shared = prices
            self.standing.stage = "prices"
            prices.climb(rng, _FIRST_CLIMB)
            self._climbed = True
        while not self._is_small and not self.standing.is_over():
            before = prices.bound
            prices.climb(rng, _NEXT_CLIMB)
            if prices.bound - before <= _NO_GAIN * abs(before):
                break
        self._better_roster(finder, seed=self.seed + 3)

    def _better_roster(self, finder: DutyFinder | None = None, seed: int | None = None) -> None:
        """Better the roster from the prices known so far, then in neighbourhoods."""
        standing = self.standing
        finder = finder or DutyFinder(self.law)
        rng = np.random.default_rng(self.seed + 1 if seed is None else seed)
        neighbourhoods = self._neighbourhoods(finder, rng)
        turn = 0
        while not standing.is_over():
            prices = self._shared
            if self._root is not None:
                self._dives_from_root(finder, rng, turn)
                turn += 1
            elif prices is not None and math.isfinite(prices.bound):
                standing.stage = "agreement"
                self._agree(finder, prices, rng, turn=turn)
                turn += self._climbed
                if not self._climbed:
                    continue
            standing.stage = "neighbourhoods"
            for _ in range(_STEPS):
                self._improve(neighbourhoods)

    def _dives_from_root(self, finder: DutyFinder, rng: np.random.Generator, turn: int) -> None:
        if self._root is not None and not self.standing.is_over():
            self._dives(finder, self._root, rng, turns=1, first=turn)

    def _prices(self, finder: DutyFinder) -> Prices:
        standing, constant = self.standing, self.aims.constant
        return Prices(
            finder,
            self.aims,
            standing.is_over,
            lambda bound: standing.raise_bound(bound + constant),
        )

    def _agree(
        self, finder: DutyFinder, prices: Prices, rng: np.random.Generator, *, turn: int
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
            pace=Pace(int(_AGREEMENT_ROUNDS * _LONGER**turn)),
            rng=rng,
            params=_AGREEMENTS[turn % len(_AGREEMENTS)],
            is_over=standing.is_over,
        )
        if objective < standing.objective:
            standing.offer(rows)

    @property
    def _is_small(self) -> bool:
        """Whether column generation can finish in reasonable time."""
        return self.aims.high.size <= _SMALL

    def _generate(
        self,
        finder: DutyFinder,
        *,
        rows: Iterable[tuple[int, NDArray[np.int64]]],
        dives: bool,
    ) -> None:
        """Column generation at the root, from rows known; those found are there for dives."""
        if self.standing.is_over():
            return
        standing, constant = self.standing, self.aims.constant
        master = Master(self.aims, np.arange(self.problem.people))
        generator = Generator(
            finder,
            master,
            standing.is_over,
            lambda bound: standing.raise_bound(bound + constant),
        )
        self._add_rows(generator, standing.best())
        for person, row in rows:
            master.add(person, row, finder.cost(person, row))
        standing.stage = "bound"
        root = generator.relax(finder.everything())
        standing.raise_bound(root.bound + constant)
        if not root.finished or standing.is_over():
            return
        generator.master.restrict(finder.everything())
        self._root = generator.master.condensed()
        standing.stage = "roster"
        if dives:
            rng = np.random.default_rng(self.seed + 1)
            self._dives(finder, self._root, rng, turns=len(_DIVES))

    def _neighbourhoods(self, finder: DutyFinder, rng: np.random.Generator) -> Neighbourhoods:
        return Neighbourhoods(
            finder,
            self.aims,
            rng,
            seconds=self.params.neighbourhood_seconds,
            clock=self.standing.watch.rule.clock,
            is_over=self.standing.is_over,
        )

    def _improve(self, neighbourhoods: Neighbourhoods) -> None:
        rows = self.standing.best()
        if rows is None:
            return
        better = neighbourhoods.improve(rows)
        if better is not None:
            self.standing.offer(better)

    def _dives(
        self,
        finder: DutyFinder,
        master: Master,
        rng: np.random.Generator,
        *,
        turns: int,
        first: int = 0,
    ) -> None:
        standing = self.standing
        generator = Generator(finder, master, standing.is_over)
        for turn in range(first, first + turns):
            slack = max(1.0, self.params.first_slack * abs(standing.bound))
            slack *= self.params.slack_growth**turn
            cutoff = min(standing.objective, standing.bound + slack) - self.aims.constant
            params = _DIVES[turn % len(_DIVES)]
            rows = dive(generator, finder.everything(), cutoff=cutoff, rng=rng, params=params)
            if rows is not None:
                standing.offer(rows)

    def _add_rows(self, generator: Generator, rows: NDArray[np.int64] | None) -> None:
        if rows is None:
            return
        for person, row in enumerate(rows):
            generator.master.add(person, row, generator.finder.cost(person, row))
