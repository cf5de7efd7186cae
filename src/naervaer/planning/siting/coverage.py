"""The maximal covering solver: a p-median problem in which a way is free or costs one.

Areas covered by the same sites are merged first, which is exact. A swap search finds a plan;
HiGHS then solves the whole model (Church and ReVelle 1974, doi:10.1007/BF01942293) from
there. Where the model would be too large, the problem is solved like a p-median problem
(Church and ReVelle 1976, doi:10.1111/j.1538-4632.1976.tb00547.x, show the two to be
equivalent), so that the same bounds and the same proof apply.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting.core_problem import Core, assemble
from naervaer.planning.siting.cover import CoverPattern, merge_rows
from naervaer.planning.siting.integer import IntegerModel, solve_integer
from naervaer.planning.siting.params import MedianParams
from naervaer.planning.siting.problem import CoverageProblem, SiteNumbers
from naervaer.planning.siting.rounds import search_core
from naervaer.planning.siting.search import Search, Weigh
from naervaer.planning.siting.solution import SitePlan, plan_of
from naervaer.planning.siting.swaps import improve, scattered_start
from naervaer.planning.solving import Ending, Outcome, Report, StopRule, silent

COVERAGE_PARAMS = MedianParams(bound_rounds=600, few_sites=0, model_rows=400_000, idle_bursts=1)
"""Cuts of the integer solver close gaps here that no prices can."""

DIRECT_ROWS = 4_000
"""Most merged rows that are given to the integer solver whole; above, prices prove faster."""


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
    cover = pattern_of(problem)
    core = core_of(problem, cover)
    chosen = scattered_start(core, np.random.default_rng(seed))
    improve(core, chosen, rounds=0, seed=seed)
    search.offer(core.chosen(chosen.astype(np.int64)))
    if cover.pattern.covers.shape[0] <= DIRECT_ROWS:
        _solve_whole(search, cover, chosen.astype(np.int64), count=core.count)
    else:
        search_core(search, core, chosen)
    return search.outcome()


@dataclass(frozen=True, slots=True, eq=False)
class Cover:
    """Who can still be covered, and by which sites.

    Attributes
    ----------
    pattern
        Merged rows of areas that no fixed site covers.
    weights
        Demand of each row.
    places
        Sites that may be opened.
    fixed
        Sites that are open anyway.

    """

    pattern: CoverPattern
    weights: NDArray[np.float64]
    places: SiteNumbers
    fixed: SiteNumbers


def pattern_of(problem: CoverageProblem) -> Cover:
    """Return what is left to cover when the fixed sites are open."""
    usable = problem.rules.usable(problem.minutes.shape[1])
    usable[problem.rules.fixed] = False
    places = np.flatnonzero(usable)
    within = problem.minutes <= problem.radius
    open_to = problem.demand > 0
    if problem.rules.fixed.size:
        open_to &= ~within[:, problem.rules.fixed].any(axis=1)
    rows = np.flatnonzero(open_to)
    pattern = merge_rows(within[np.ix_(rows, places)])
    return Cover(pattern, pattern.summed(problem.demand[rows]), places, problem.rules.fixed)


def _solve_whole(
    search: Search, cover: Cover, chosen: NDArray[np.int64], *, count: int
) -> None:
    r"""Give the whole problem to HiGHS: sites are whole, being uncovered is not.

    Minimise the weight of the uncovered rows :math:`u_r`, under
    :math:`u_r + \sum_{s \text{ covers } r} x_s \ge 1` and :math:`\sum_s x_s \le p`.
    """
    covers = cover.pattern.covers
    rows, sites = covers.shape
    lost = float(search.objective) - _uncovered(cover, chosen)
    column = np.nonzero(covers)[1]
    begins = np.concatenate([[0], np.cumsum(covers.sum(axis=1) + 1)])
    columns = np.empty(begins[-1] + sites, dtype=np.int64)
    is_site = np.ones(begins[-1], dtype=np.bool_)
    is_site[begins[1:] - 1] = False
    columns[: begins[-1]][is_site] = column
    columns[: begins[-1]][~is_site] = sites + np.arange(rows)
    columns[begins[-1] :] = np.arange(sites)
    start = np.zeros(sites + rows)
    start[chosen] = 1.0
    start[sites:] = ~covers[:, chosen].any(axis=1)
    answer = solve_integer(
        IntegerModel(
            cost=np.concatenate([np.zeros(sites), cover.weights]),
            upper=np.ones(sites + rows),
            whole=np.arange(sites + rows) < sites,
            begins=np.append(begins, columns.size),
            columns=columns,
            values=np.ones(columns.size),
            at_least=np.append(np.ones(rows), -np.inf),
            at_most=np.append(np.full(rows, np.inf), float(count)),
            base=lost,
        ),
        seconds=search.watch.remaining,
        seed=search.seed,
        relative=search.watch.rule.gap,
        start=start,
    )
    search.offer(_filled(cover, answer.marked(sites), count=count))
    search.prove(answer.bound, "whole model")


def _uncovered(cover: Cover, chosen: NDArray[np.int64]) -> float:
    return float(cover.weights[~cover.pattern.covers[:, chosen].any(axis=1)].sum())


def _filled(cover: Cover, picked: NDArray[np.int64], *, count: int) -> SiteNumbers:
    """Return the sites to open, filled up with idle ones to the number asked for."""
    idle = np.setdiff1d(np.arange(cover.places.size), picked)[: max(0, count - picked.size)]
    return np.concatenate([cover.fixed, cover.places[np.concatenate([picked, idle])]])


def weigh_on(problem: CoverageProblem) -> Weigh:
    """Return what gives the plan of a set of sites and the demand it leaves uncovered."""

    def weigh(sites: SiteNumbers) -> tuple[SitePlan, float]:
        plan = plan_of(problem.minutes, sites)
        return plan, float(problem.demand[plan.minutes > problem.radius].sum())

    return weigh


def core_of(problem: CoverageProblem, cover: Cover) -> Core:
    """Return the problem as a core: listed sites cost nothing, being uncovered costs one."""
    return cover_core(
        cover.pattern.covers,
        weights=cover.weights,
        count=problem.open_count - problem.rules.fixed.size,
        sites=cover.places,
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
