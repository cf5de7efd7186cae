"""What is known while a p-median problem is being solved."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from naervaer.planning.siting.params import MedianParams
from naervaer.planning.siting.problem import SiteNumbers
from naervaer.planning.siting.solution import SitePlan
from naervaer.planning.solving import (
    Ending,
    Outcome,
    Progress,
    Report,
    TracePoint,
    Watch,
)

TOLERANCE = 1e-6
"""Relative gap that counts as proof where costs are not whole numbers."""


_MOST_UNITS = 1e8
"""Whole costs above this are proven to the relative tolerance, not to the last unit."""

WHOLE_MARGIN = 1e-3
"""Whole costs: a bound this far above a whole number rises to the next one."""


Weigh = Callable[[SiteNumbers], tuple[SitePlan, float]]
"""Turns open sites into a plan and its exact cost."""


@dataclass(slots=True, eq=False)
class Search:
    """What is known while a problem is being solved.

    Attributes
    ----------
    weigh
        Gives the plan and the cost of a set of sites.
    watch, report, seed, params
        As given to the solver.
    whole
        Whether costs are whole numbers.
    reward
        What the cost is taken from, where a reward is to be largest.
    enough
        A bound that answers the question; dearer plans are of no interest.
    best, objective, bound, trace
        Where the search stands.

    """

    weigh: Weigh
    watch: Watch
    report: Report
    seed: int
    params: MedianParams
    whole: bool
    reward: float = 0.0
    enough: float = np.inf
    best: SitePlan | None = None
    objective: float = np.inf
    bound: float = -np.inf
    trace: list[TracePoint] = field(default_factory=list)

    def offer(self, sites: SiteNumbers) -> float:
        """Keep a plan when it is better; return the best cost."""
        if sites.size:
            plan, cost = self.weigh(sites)
            if cost < self.objective:
                self.best, self.objective = plan, cost
                self.note("better plan")
        return self.objective

    def prove(self, bound: float, stage: str) -> None:
        """Keep a bound when it is better; whole costs let it rise to the next number."""
        if self.whole and np.isfinite(bound):
            bound = float(np.ceil(bound - TOLERANCE)) + 0.0  # never -0.0
        bound = min(bound, self.objective)
        if bound > self.bound:
            self.bound = bound
            self.note(stage)

    def note(self, stage: str) -> None:
        """Remember and report where the search stands."""
        self.trace.append(TracePoint(self.watch.elapsed, self.objective, self.bound))
        self.report(Progress(stage, objective=self.objective, bound=self.bound))

    def cutoff(self, objective: float) -> float:
        """Return the bound at which nothing cheaper than `objective` can be left."""
        near = objective - 0.5 * TOLERANCE * self.scale(objective)
        if self.counts_units(objective):
            near = objective - 1.0 + WHOLE_MARGIN
        return min(near, self.enough)

    def counts_units(self, objective: float) -> bool:
        """Whether costs are whole and small enough for a proof to the last unit."""
        return self.whole and self.scale(objective) < _MOST_UNITS

    def scale(self, objective: float) -> float:
        """Return what gaps are relative to: the cost, or the reward less the cost."""
        return abs(self.reward - objective)

    @property
    def gap(self) -> float:
        """Proven relative gap so far."""
        if not np.isfinite(self.bound) or not np.isfinite(self.objective):
            return np.inf
        distance = self.objective - self.bound
        return distance / max(self.scale(self.objective), 1e-12) if distance > 0 else 0.0

    @property
    def is_proven(self) -> bool:
        """Whether the best plan is proven best."""
        if self.counts_units(self.objective):
            return self.bound > self.objective - 1.0
        return self.gap <= TOLERANCE

    def is_done(self) -> bool:
        """Whether the answer is proven, good enough or late."""
        if self.is_proven or self.bound >= self.enough:
            return True
        return self.gap <= self.watch.rule.gap or self.watch.is_over

    def ending(self) -> Ending:
        """Return why the search ends here."""
        if self.is_proven:
            return Ending.OPTIMAL
        if self.gap <= self.watch.rule.gap:
            return Ending.GAP_REACHED
        if self.watch.was_asked:
            return Ending.STOPPED
        return Ending.TIME_LIMIT if self.watch.is_over else Ending.HEURISTIC

    def outcome(self) -> Outcome[SitePlan]:
        """Return the answer as it stands; a reward is turned back into one."""
        sign = -1.0 if self.reward else 1.0
        points = tuple(
            TracePoint(
                point.seconds,
                self.reward + sign * point.objective,
                self.reward + sign * point.bound,
            )
            for point in self.trace
        )
        return Outcome(
            best=self.best,
            ending=self.ending(),
            objective=self.reward + sign * self.objective,
            bound=self.reward + sign * self.bound,
            seconds=self.watch.elapsed,
            seed=self.seed,
            trace=points,
        )
