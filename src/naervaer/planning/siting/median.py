"""The p-median solver: swaps for a plan, prices for a bound, and proof of what is left."""

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting.core_problem import (
    Core,
    build_core,
    fixed_cost,
    free_sites,
    near_radius,
)
from naervaer.planning.siting.params import MedianParams
from naervaer.planning.siting.problem import MedianProblem, SiteNumbers
from naervaer.planning.siting.reach import fewest_to_reach
from naervaer.planning.siting.rounds import search_core
from naervaer.planning.siting.search import Search, Weigh
from naervaer.planning.siting.solution import SitePlan, plan_of, weighted_minutes
from naervaer.planning.siting.swaps import improve, scattered_start
from naervaer.planning.solving import Ending, Outcome, Report, StopRule, silent


def solve_median(
    problem: MedianProblem,
    *,
    stop: StopRule | None = None,
    seed: int = 0,
    params: MedianParams | None = None,
    report: Report = silent,
) -> Outcome[SitePlan]:
    """Return the open sites with the least sum of demand times minutes, with proof.

    Swap search finds a plan, a Lagrangian bound says how far it can be from the best, sites
    that no better plan uses are ruled out, and HiGHS or branch and bound settles the rest.
    Work is counted in rounds; the clock decides only when `stop.seconds` runs out.

    Parameters
    ----------
    problem
        What is asked.
    stop
        When to stop: 60 seconds or proof by default.
    seed
        Seed of the random starts and shakes.
    params
        How hard to work at each stage.
    report
        Told about progress.

    """
    watch = (stop or StopRule()).start()
    whole = bool(
        np.all(problem.demand == np.floor(problem.demand))
        and np.all(problem.minutes == np.floor(problem.minutes))
    )
    reasons = problem.rules.collisions(
        sites=problem.minutes.shape[1], open_count=problem.open_count
    )
    start = np.empty(0, dtype=np.int64)
    if not reasons:
        start, reasons = fewest_to_reach(problem)
    if reasons:
        return Outcome(
            best=None,
            ending=Ending.INFEASIBLE,
            seconds=watch.elapsed,
            seed=seed,
            reasons=reasons,
        )
    search = Search(weigh_on(problem), watch, report, seed, params or MedianParams(), whole)
    usable = problem.rules.usable(problem.minutes.shape[1])
    nearest = problem.minutes.min(axis=1, where=usable, initial=np.inf)
    search.prove(weighted_minutes(problem.demand, nearest), "everybody at the nearest site")
    core, chosen = _first_plan(search, problem, start)
    search_core(search, core, chosen)
    return search.outcome()


def weigh_on(problem: MedianProblem) -> Weigh:
    """Return what gives the plan and the cost of a set of sites."""

    def weigh(sites: SiteNumbers) -> tuple[SitePlan, float]:
        plan = plan_of(problem.minutes, sites)
        return plan, weighted_minutes(problem.demand, plan.minutes)

    return weigh


def _penalty(problem: MedianProblem, start: SiteNumbers) -> NDArray[np.float64]:
    """Return the cost at which leaving an area unserved is never worth it, shape (A,)."""
    fallback = fixed_cost(problem)
    lost = ~np.isfinite(fallback) & (problem.demand > 0)
    if lost.any():
        demand = problem.demand
        worst = problem.minutes
        top = float(worst[np.isfinite(worst)].max(initial=0.0))
        ceiling = (top + 1.0) * float(demand.sum())
        if start.size:
            plan = plan_of(problem.minutes, start)
            ceiling = weighted_minutes(demand, plan.minutes) + 1.0
        fallback[lost] = top + ceiling / demand[lost]
        fallback[lost] = np.minimum(fallback[lost], 1e15)
    return fallback


def _first_plan(
    search: Search, problem: MedianProblem, start: SiteNumbers
) -> tuple[Core, NDArray[np.int32]]:
    """Build the core, find a first plan, and make the lists long enough for it."""
    params = search.params
    fallback = _penalty(problem, start)
    free = int(free_sites(problem).sum())
    count = problem.open_count - problem.rules.fixed.size
    per_client = int(params.list_factor * free / max(problem.open_count, 1)) + 40
    per_client = max(20, min(per_client, params.most_pairs // problem.demand.size))
    radius = near_radius(problem, per_client=per_client)
    core = build_core(problem, radius=radius, fallback=fallback)
    rng = np.random.default_rng(search.seed)
    chosen = scattered_start(core, rng)
    if start.size:
        places = np.searchsorted(core.sites, np.setdiff1d(start, problem.rules.fixed))
        rest = np.setdiff1d(chosen, places)
        chosen = np.concatenate([places, rest])[:count].astype(np.int32)
    improve(core, chosen, rounds=0, seed=search.seed)
    search.offer(core.chosen(chosen.astype(np.int64)))
    if search.best is not None:
        longer = _longer_radius(problem, search.best, radius)
        if longer is not None:
            core = build_core(problem, radius=longer, fallback=fallback)
            improve(core, chosen, rounds=0, seed=search.seed)
            search.offer(core.chosen(chosen.astype(np.int64)))
    return core, chosen


def _longer_radius(
    problem: MedianProblem, best: SitePlan, radius: NDArray[np.float64]
) -> NDArray[np.float64] | None:
    """Return a radius well beyond the second nearest open site, None when it is already."""
    open_sites = best.open_sites
    if open_sites.size < 2:  # noqa: PLR2004
        return None
    second = np.empty(radius.size)
    for at in range(0, radius.size, 20_000):
        part = problem.minutes[at : at + 20_000][:, open_sites]
        second[at : at + part.shape[0]] = np.partition(part, 1, axis=1)[:, 1]
    wanted = np.where(np.isfinite(second), 1.2 * second, 0.0)
    return np.maximum(radius, wanted) if np.any(wanted > radius) else None
