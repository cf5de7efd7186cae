"""The maximal covering solver: a p-median problem in which a way is free or costs one.

Areas covered by the same sites are merged first. What is left is solved like a p-median
problem (Church and ReVelle 1976, doi:10.1111/j.1538-4632.1976.tb00547.x, show the two to be
equivalent), so that the same bounds and the same proof apply.
"""

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting.core_problem import Core, assemble
from naervaer.planning.siting.cover import merge_rows
from naervaer.planning.siting.params import MedianParams
from naervaer.planning.siting.problem import CoverageProblem, SiteNumbers
from naervaer.planning.siting.rounds import search_core
from naervaer.planning.siting.search import Search, Weigh
from naervaer.planning.siting.solution import SitePlan, plan_of
from naervaer.planning.siting.swaps import improve, scattered_start
from naervaer.planning.solving import Ending, Outcome, Report, StopRule, silent

COVERAGE_PARAMS = MedianParams(bound_rounds=600, few_sites=0, model_rows=400_000, idle_bursts=1)
"""Cuts of the integer solver close gaps here that no prices can."""


def solve_coverage(
    problem: CoverageProblem,
    *,
    stop: StopRule | None = None,
    seed: int = 0,
    params: MedianParams | None = None,
    report: Report = silent,
) -> Outcome[SitePlan]:
    """Return the open sites that cover most demand within the radius, with proof.

    The objective is the covered demand and the bound lies above it.
    """
    watch = (stop or StopRule()).start()
    reasons = problem.rules.collisions(
        sites=problem.minutes.shape[1], open_count=problem.open_count
    )
    if reasons:
        return Outcome(
            best=None,
            ending=Ending.INFEASIBLE,
            objective=-np.inf,
            bound=np.inf,
            seconds=watch.elapsed,
            seed=seed,
            reasons=reasons,
        )
    search = Search(
        weigh_on(problem),
        watch,
        report,
        seed,
        params or COVERAGE_PARAMS,
        whole=bool(np.all(problem.demand == np.floor(problem.demand))),
        reward=float(problem.demand.sum()),
    )
    core = core_of(problem)
    chosen = scattered_start(core, np.random.default_rng(seed))
    improve(core, chosen, rounds=0, seed=seed)
    search.offer(core.chosen(chosen.astype(np.int64)))
    search_core(search, core, chosen)
    return search.outcome()


def weigh_on(problem: CoverageProblem) -> Weigh:
    """Return what gives the plan of a set of sites and the demand it leaves uncovered."""

    def weigh(sites: SiteNumbers) -> tuple[SitePlan, float]:
        plan = plan_of(problem.minutes, sites)
        return plan, float(problem.demand[plan.minutes > problem.radius].sum())

    return weigh


def core_of(problem: CoverageProblem) -> Core:
    """Return the problem as a core: listed sites cost nothing, being uncovered costs one."""
    usable = problem.rules.usable(problem.minutes.shape[1])
    usable[problem.rules.fixed] = False
    places = np.flatnonzero(usable)
    within = problem.minutes <= problem.radius
    open_to = problem.demand > 0
    if problem.rules.fixed.size:
        open_to &= ~within[:, problem.rules.fixed].any(axis=1)
    rows = np.flatnonzero(open_to)
    pattern = merge_rows(within[np.ix_(rows, places)])
    return cover_core(
        pattern.covers,
        weights=pattern.summed(problem.demand[rows]),
        count=problem.open_count - problem.rules.fixed.size,
        sites=places,
        opened=problem.rules.fixed,
    )


def cover_core(
    covers: NDArray[np.bool_],
    *,
    weights: NDArray[np.float64],
    count: int,
    sites: SiteNumbers,
    opened: SiteNumbers,
) -> Core:
    """Return a core in which a covering site costs nothing and being uncovered costs one."""
    clients, columns = np.nonzero(covers)
    counts = np.bincount(clients, minlength=covers.shape[0])
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return assemble(
        lists=(starts, columns.astype(np.int32), np.zeros(columns.size)),
        caps=np.ones(covers.shape[0]),
        weights=weights,
        count=count,
        sites=sites,
        opened=opened,
        constant=0.0,
    )
