"""The p-center solver: which radius can so many sites cover, by halving the radii.

A radius is possible when a set cover of at most p sites exists (Minieka 1970,
doi:10.1137/1012016). Greedy covers and packings decide most radii; the others are reduced by
dominance and settled by an integer model.
"""

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting.cover import greedy_cover, packed_rows, reduce_cover
from naervaer.planning.siting.coverage import cover_core
from naervaer.planning.siting.params import MedianParams
from naervaer.planning.siting.problem import CenterProblem, SiteNumbers
from naervaer.planning.siting.rounds import search_core
from naervaer.planning.siting.search import WHOLE_MARGIN, Search
from naervaer.planning.siting.solution import SitePlan, plan_of
from naervaer.planning.siting.swaps import improve, scattered_start
from naervaer.planning.solving import (
    Ending,
    Outcome,
    Progress,
    Report,
    StopRule,
    TracePoint,
    Watch,
    relative_gap,
    silent,
)

_ENOUGH = WHOLE_MARGIN
"""A bound on uncovered rows above this says that at least one stays uncovered."""


def solve_center(
    problem: CenterProblem,
    *,
    stop: StopRule | None = None,
    seed: int = 0,
    report: Report = silent,
) -> Outcome[SitePlan]:
    """Return the open sites with the shortest longest way, with proof."""
    watch = (stop or StopRule()).start()
    reasons = problem.rules.collisions(
        sites=problem.minutes.shape[1], open_count=problem.open_count
    )
    if not reasons:
        search = _Halving(problem, watch, seed, report)
        reasons = search.run()
    if reasons:
        return Outcome(
            best=None,
            ending=Ending.INFEASIBLE,
            seconds=watch.elapsed,
            seed=seed,
            reasons=reasons,
        )
    return search.outcome()


class _Halving:
    """The radii still open between one that is too short and one that suffices."""

    def __init__(self, problem: CenterProblem, watch: Watch, seed: int, report: Report) -> None:
        self.problem, self.watch, self.seed, self.report = problem, watch, seed, report
        usable = problem.rules.usable(problem.minutes.shape[1])
        self.columns = np.flatnonzero(usable)
        self.minutes = problem.minutes if usable.all() else problem.minutes[:, self.columns]
        self.best: SitePlan | None = None
        self.objective = np.inf
        self.trace: list[TracePoint] = []
        self.radii = np.empty(0, dtype=self.minutes.dtype)
        self.low = 0
        floor = float(self.minutes.min(axis=1).max())
        if np.isfinite(floor):
            start = self._plan(self._farthest_first())
            top = float(start.minutes.max())
            inside = (self.minutes >= floor) & (self.minutes <= top)
            self.radii = np.unique(self.minutes[inside & np.isfinite(self.minutes)])
            if np.isfinite(top):
                self._keep(start)
        self.high = self.radii.size - 1

    @property
    def bound(self) -> float:
        """The shortest radius that is not ruled out."""
        return float(self.radii[self.low])

    def run(self) -> tuple[str, ...]:
        """Halve until one radius is left; return why no radius is possible."""
        if not self.radii.size:
            lost = int((~np.isfinite(self.minutes).any(axis=1)).sum())
            return (f"{lost} areas cannot be reached from any site.",)
        if self.best is None and self._possible(self.high, exact=True) is False:
            return (
                f"{self.problem.open_count} open sites cannot reach every area at any radius.",
            )
        for exact in (False, True):
            low, high = self.low, self.high
            while low < high and not self.watch.is_over:
                middle = (low + high) // 2
                possible = self._possible(middle, exact=exact)
                if possible is None and exact:
                    return ()
                if possible:
                    high = min(middle, self.high)
                else:
                    low = middle + 1
                if exact and self._good_enough():
                    return ()
            low = self.low
        return ()

    def _farthest_first(self) -> SiteNumbers:
        """Return columns, each the nearest of the area that is worst off (Gonzalez 1985).

        doi:10.1016/0304-3975(85)90224-5. Where ways are as long in both directions and each
        area is a site, none is longer than twice the best.
        """
        chosen = np.searchsorted(self.columns, self.problem.rules.fixed)
        nearest = self.minutes[:, chosen].min(axis=1, initial=np.inf)
        while chosen.size < self.problem.open_count:
            area = int(nearest.argmax())
            column = int(self.minutes[area].argmin())
            if not self.minutes[area, column] < nearest[area]:
                break
            chosen = np.append(chosen, column)
            nearest = np.minimum(nearest, self.minutes[:, column])
        return chosen

    def _good_enough(self) -> bool:
        """Whether the gap is as small as asked for."""
        return relative_gap(self.objective, self.bound) <= self.watch.rule.gap

    def _possible(self, at: int, *, exact: bool) -> bool | None:
        """Say whether so many sites cover everybody within the radius, None when unknown."""
        fixed = np.searchsorted(self.columns, self.problem.rules.fixed)
        count = self.problem.open_count - fixed.size
        covers = self.minutes <= self.radii[at]
        covers = covers[~covers[:, fixed].any(axis=1)]
        if not covers.shape[0]:
            return self._accept(fixed)
        columns = np.arange(covers.shape[1])
        if exact and count:
            covers, columns = reduce_cover(covers)
        if not count or packed_rows(covers) > count:
            return self._reject(at)
        greedy = columns[greedy_cover(covers)]
        if greedy.size <= count:
            return self._accept(np.concatenate([fixed, greedy]))
        return self._settle(at, covers, columns, fixed) if exact else False

    def _settle(
        self,
        at: int,
        covers: NDArray[np.bool_],
        columns: SiteNumbers,
        fixed: SiteNumbers,
    ) -> bool | None:
        """Decide by search whether so many columns cover all rows, None when time is up."""
        count = self.problem.open_count - fixed.size
        chosen, impossible = cover_with(covers, count=count, watch=self.watch, seed=self.seed)
        if chosen is not None:
            return self._accept(np.concatenate([fixed, columns[chosen]]))
        return self._reject(at) if impossible else None

    def _accept(self, chosen: SiteNumbers) -> bool:
        """Keep a plan and the radius it really needs."""
        self._keep(self._plan(chosen))
        return True

    def _plan(self, chosen: SiteNumbers) -> SitePlan:
        """Return the plan that opens these columns and spare ones up to the number asked."""
        sites = self.columns[np.unique(chosen)]
        spare = np.setdiff1d(self.columns, sites)[: self.problem.open_count - sites.size]
        return plan_of(self.problem.minutes, np.concatenate([sites, spare]))

    def _keep(self, plan: SitePlan) -> None:
        """Keep a plan when it is better."""
        longest = float(plan.minutes.max())
        if longest < self.objective:
            self.best, self.objective = plan, longest
            self.high = int(np.searchsorted(self.radii, longest))
            self._note()

    def _reject(self, at: int) -> bool:
        """Remember that a radius is too short."""
        if at + 1 > self.low:
            self.low = min(at + 1, self.radii.size - 1)
            self._note()
        return False

    def _note(self) -> None:
        """Remember and report where the search stands."""
        self.trace.append(TracePoint(self.watch.elapsed, self.objective, self.bound))
        self.report(Progress("radii", None, self.objective, self.bound))

    def outcome(self) -> Outcome[SitePlan]:
        """Return the answer as it stands."""
        if self.best is not None and self.bound >= self.objective:
            ending = Ending.OPTIMAL
        elif self.best is not None and self._good_enough():
            ending = Ending.GAP_REACHED
        else:
            ending = Ending.STOPPED if self.watch.was_asked else Ending.TIME_LIMIT
        return Outcome(
            best=self.best,
            ending=ending,
            objective=self.objective,
            bound=min(self.bound, self.objective),
            seconds=self.watch.elapsed,
            seed=self.seed,
            trace=tuple(self.trace),
        )


def cover_with(
    covers: NDArray[np.bool_], *, count: int, watch: Watch, seed: int
) -> tuple[SiteNumbers | None, bool]:
    """Return `count` columns that cover all rows, or whether there are none.

    The rows left uncovered are made as few as possible until none is left or the bound says
    that one always is.
    """
    columns = covers.shape[1]
    if count >= columns:
        return np.arange(columns), False

    def weigh(chosen: SiteNumbers) -> tuple[SitePlan, float]:
        left = ~covers[:, chosen].any(axis=1)
        nobody = np.empty(0)
        return SitePlan(chosen, nobody.astype(np.int64), nobody), float(left.sum())

    search = Search(
        weigh,
        watch,
        silent,
        seed,
        MedianParams(shake_share=0.5, few_sites=100),
        whole=True,
        enough=_ENOUGH,
    )
    core = cover_core(
        covers,
        weights=np.ones(covers.shape[0]),
        count=count,
        sites=np.arange(columns),
        opened=np.empty(0, dtype=np.int64),
    )
    start = scattered_start(core, np.random.default_rng(seed))
    improve(core, start, rounds=20, seed=seed)
    search.offer(core.chosen(start.astype(np.int64)))
    search.prove(0.0, "no row")
    if search.objective > 0:
        search_core(search, core, start)
    if search.best is not None and search.objective == 0:
        return search.best.open_sites, False
    return None, search.bound >= _ENOUGH
