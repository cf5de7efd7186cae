"""The set covering solver: the cheapest sites such that nobody is farther than a radius.

After Toregas, Swain, ReVelle and Bergman (1971, doi:10.1287/opre.19.6.1363): equal and
dominated areas are dropped, and HiGHS settles what is left.
"""

import numpy as np

from naervaer.planning.siting.cover import (
    fewest_sites,
    greedy_cover,
    merge_rows,
    needed_rows,
    reduce_cover,
)
from naervaer.planning.siting.problem import SetCoverProblem
from naervaer.planning.siting.solution import SitePlan, plan_of
from naervaer.planning.solving import (
    Ending,
    Outcome,
    Progress,
    Report,
    StopRule,
    TracePoint,
    relative_gap,
    silent,
)

_TOLERANCE = 1e-6


def solve_set_cover(
    problem: SetCoverProblem,
    *,
    stop: StopRule | None = None,
    seed: int = 0,
    report: Report = silent,
) -> Outcome[SitePlan]:
    """Return the cheapest sites that cover every area within the radius, with proof."""
    watch = (stop or StopRule()).start()
    sites = problem.minutes.shape[1]
    cost = np.ones(sites) if problem.opening_cost is None else problem.opening_cost
    fixed = problem.rules.fixed
    covers = problem.minutes <= problem.radius
    covers = covers & problem.rules.usable(sites)[None, :]
    missing = int((~covers.any(axis=1)).sum())
    if missing:
        return Outcome(
            best=None,
            ending=Ending.INFEASIBLE,
            seconds=watch.elapsed,
            seed=seed,
            reasons=(f"{missing} areas have no site within {problem.radius:g}.",),
        )
    if fixed.size:
        covers = covers[~covers[:, fixed].any(axis=1)]
    base = float(cost[fixed].sum())
    chosen, bound = fixed, base
    if covers.shape[0]:
        if problem.opening_cost is None:
            reduced, columns = reduce_cover(covers)
        else:
            pattern = merge_rows(covers).covers
            reduced, columns = pattern[needed_rows(pattern)], np.arange(sites)
        report(Progress(f"{reduced.shape[0]} rows, {reduced.shape[1]} sites left"))
        whole = bool(np.all(cost == np.floor(cost)))
        answer = fewest_sites(
            reduced,
            cost[columns],
            seconds=watch.remaining,
            seed=seed,
            tolerance=0.999 if whole else 0.0,
            relative=watch.rule.gap,
        )
        picked = answer.marked(columns.size)
        if answer.values is None:
            picked = greedy_cover(reduced)
        chosen = np.concatenate([fixed, columns[picked]])
        bound = base + max(answer.bound, 0.0)
        bound = float(np.ceil(bound - _TOLERANCE)) if whole else bound
    objective = float(cost[chosen].sum())
    bound = min(bound, objective)
    gap = relative_gap(objective, bound)
    ending = Ending.TIME_LIMIT
    if gap <= _TOLERANCE:
        ending = Ending.OPTIMAL
    elif gap <= watch.rule.gap:
        ending = Ending.GAP_REACHED
    return Outcome(
        best=plan_of(problem.minutes, chosen),
        ending=ending,
        objective=objective,
        bound=bound,
        seconds=watch.elapsed,
        seed=seed,
        trace=(TracePoint(watch.elapsed, objective, bound),),
    )
