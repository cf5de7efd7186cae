"""The maximal covering solver: branch and Benders cut in the space of the sites.

Areas covered by the same sites are merged first, which is exact. A few rounds of prices say
where sites are wanted, a linear program with cuts bounds the demand that must be left out
(Cordeau, Furini and Ljubic 2019, doi:10.1016/j.ejor.2018.12.021), swaps among the sites it
uses find plans, sites that no better plan opens are left out, and branches settle the rest.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.kernels.siting_cover import count_covering, gather_covering, merge_alike
from naervaer.planning.siting.core_problem import Core, assemble
from naervaer.planning.siting.cover_branches import branch_cover
from naervaer.planning.siting.cover_proof import Task, prove_cover
from naervaer.planning.siting.cover_rows import CoverRows, make_rows, picked, row_codes
from naervaer.planning.siting.lagrangian import THOROUGH, raise_bound, start_dual
from naervaer.planning.siting.params import MedianParams
from naervaer.planning.siting.problem import CoverageProblem, SiteNumbers
from naervaer.planning.siting.search import Search, Weigh
from naervaer.planning.siting.solution import SitePlan, plan_of
from naervaer.planning.solving import Ending, Outcome, Progress, Report, StopRule, silent

_WHOLE_DEMAND = 1_000.0
"""What the demand still to cover adds up to in the linear program, for its tolerances."""

_PRICE_ROUNDS = 60


def solve_coverage(
    problem: CoverageProblem,
    *,
    stop: StopRule | None = None,
    seed: int = 0,
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
    reward = float(problem.demand.sum())

    def covered(state: Progress) -> None:
        """Tell the demand that is covered, as the answer does, not what is left out."""
        left, least = state.objective, state.bound
        best = None if left is None or not np.isfinite(left) else reward - left
        bound = None if least is None else reward - least
        report(replace(state, objective=best, bound=bound))

    search = Search(
        weigh_on(problem),
        watch,
        covered,
        seed,
        MedianParams(),
        whole=bool(np.all(problem.demand == np.floor(problem.demand))),
        reward=reward,
    )
    search.prove(0.0, "nobody is covered twice")
    _settle(search, problem)
    return search.outcome()


def _settle(search: Search, problem: CoverageProblem) -> None:
    """Find and prove a plan."""
    usable = problem.rules.usable(problem.minutes.shape[1])
    usable[problem.rules.fixed] = False
    sites = np.flatnonzero(usable)
    count = problem.open_count - problem.rules.fixed.size
    starts, listed, weights, base = merged_rows(problem, usable)
    if count in (0, sites.size) or not weights.size:
        search.offer(np.concatenate([problem.rules.fixed, sites[:count]]))
        search.prove(search.objective, "nothing to choose")
        return
    scale = float(weights.sum()) / _WHOLE_DEMAND
    rows, greedy = make_rows(
        starts, listed, weights / scale, site_count=sites.size, count=count
    )
    search.offer(np.concatenate([problem.rules.fixed, sites[greedy]]))
    if search.is_done():
        return
    task = Task(search, base, scale, sites, problem.rules.fixed)
    master = prove_cover(task, rows, _wanted(rows))
    if master is not None:
        branch_cover(task, master)


def _wanted(rows: CoverRows) -> NDArray[np.float64]:
    """Return how much each site is wanted, as prices see it, shape (S,)."""
    core = rows.core()
    dual = start_dual(core, np.full(core.weights.size, 0.6), step=1.0)
    raise_bound(
        core,
        dual,
        target=0.3 * _WHOLE_DEMAND,
        rounds=_PRICE_ROUNDS,
        pace=THOROUGH,
        good_enough=np.inf,
    )
    return dual.shares


def merged_rows(
    problem: CoverageProblem, usable: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float64], float]:
    """Return who is still to be covered by which usable site, and who cannot be covered.

    Rows are areas with demand that no fixed site covers; those that the same sites cover are
    merged. Returned are starts and sites in compressed form, weights, and the demand that
    no site covers.
    """
    areas = np.flatnonzero(problem.demand > 0)
    counts = count_covering(problem.minutes, areas, usable, problem.rules.fixed, problem.radius)
    base = float(problem.demand[areas[counts == 0]].sum())
    areas, counts = areas[counts > 0], counts[counts > 0]
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    sites = np.flatnonzero(usable)
    numbers = np.zeros(usable.size, dtype=np.int32)
    numbers[sites] = np.arange(sites.size)
    listed, code = gather_covering(
        problem.minutes, areas, usable, numbers, problem.radius, starts, row_codes(sites.size)
    )
    order = np.argsort(code, kind="stable")
    first, weights = merge_alike(starts, listed, problem.demand[areas], code, order)
    return *picked(starts, listed, first), weights, base


def weigh_on(problem: CoverageProblem) -> Weigh:
    """Return what gives the plan of a set of sites and the demand it leaves uncovered."""

    def weigh(sites: SiteNumbers) -> tuple[SitePlan, float]:
        plan = plan_of(problem.minutes, sites)
        return plan, float(problem.demand[plan.minutes > problem.radius].sum())

    return weigh


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
