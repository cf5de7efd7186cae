"""The solver for siting with room, floors, money, coverage rules and a tail to care for."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting.integer import IntegerAnswer, solve_integer
from naervaer.planning.siting.problem import SiteNumbers, no_sites
from naervaer.planning.siting.wide_model import pairs_of, wide_model
from naervaer.planning.siting.wide_problem import Priorities, WideProblem
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

_PROVEN = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class SharedPlan:
    """Open sites and how demand is shared among them.

    Attributes
    ----------
    open_sites
        Numbers of the open sites, rising.
    minutes
        Mean minutes of each area's demand, shape (A,); 0 without demand.
    load
        Demand each site serves, shape (S,).
    closed
        Numbers of the standing sites that close, rising.
    spent
        What the open sites and the closings cost.

    """

    open_sites: SiteNumbers
    minutes: NDArray[np.float64]
    load: NDArray[np.float64]
    closed: SiteNumbers
    spent: float


def solve_wide(
    problem: WideProblem,
    *,
    stop: StopRule | None = None,
    seed: int = 0,
    report: Report = silent,
) -> Outcome[SharedPlan]:
    """Return the best sites and shares under all limits, by HiGHS, with proof.

    An infeasible problem is explained: by a limit that alone is impossible, or by the limits
    each of which would have to go.
    """
    watch = (stop or StopRule()).start()
    reasons = impossible_alone(problem)
    if not reasons:
        report(Progress("integer model"))
        answer = solve_integer(
            wide_model(problem),
            seconds=watch.remaining,
            seed=seed,
            relative=max(watch.rule.gap, 0.5 * _PROVEN),
        )
        if answer.is_infeasible:
            reasons = colliding_limits(problem, seconds=watch.remaining)
    if reasons:
        return Outcome(
            best=None,
            ending=Ending.INFEASIBLE,
            seconds=watch.elapsed,
            seed=seed,
            reasons=reasons,
        )
    plan, objective = _plan(problem, answer)
    bound = min(answer.bound, objective)
    gap = relative_gap(objective, bound)
    ending = Ending.TIME_LIMIT
    if gap <= _PROVEN:
        ending = Ending.OPTIMAL
    elif gap <= watch.rule.gap:
        ending = Ending.GAP_REACHED
    return Outcome(
        best=plan,
        ending=ending,
        objective=objective,
        bound=bound,
        seconds=watch.elapsed,
        seed=seed,
        trace=(TracePoint(watch.elapsed, objective, bound),),
    )


def _plan(problem: WideProblem, answer: IntegerAnswer) -> tuple[SharedPlan | None, float]:
    """Return the plan in a model's columns and its objective."""
    if answer.values is None:
        return None, np.inf
    sites = problem.minutes.shape[1]
    pairs = pairs_of(problem)
    shares = answer.values[pairs.share]
    minutes = np.zeros(problem.demand.size)
    np.add.at(minutes, pairs.area, shares * pairs.minutes)
    load = np.zeros(sites)
    np.add.at(load, pairs.site, shares * problem.demand[pairs.area])
    open_sites = answer.marked(sites)
    standing = no_sites() if problem.standing is None else problem.standing.sites
    plan = SharedPlan(
        open_sites,
        minutes,
        load,
        closed=np.setdiff1d(standing, open_sites),
        spent=problem.spent(open_sites),
    )
    return plan, objective_of(problem, plan)


def objective_of(problem: WideProblem, plan: SharedPlan) -> float:
    """Return what a plan costs under the problem's priorities."""
    weight = problem.demand / problem.demand.sum()
    priorities = problem.priorities
    tails = sum(
        worth * tail_mean(plan.minutes, problem.demand, share=share)
        for share, worth in priorities.tails
    )
    return float(
        priorities.mean * np.dot(weight, plan.minutes)
        + tails
        + priorities.cost * problem.spent(plan.open_sites)
    )


def tail_mean(
    minutes: NDArray[np.float64], demand: NDArray[np.float64], *, share: float
) -> float:
    """Return the mean minutes of the worst-off share of the demand."""
    order = np.argsort(-minutes, kind="stable")
    wanted = share * float(demand.sum())
    before = np.cumsum(demand[order]) - demand[order]
    taken = np.clip(wanted - before, 0.0, demand[order])
    counted = taken > 0
    return float(np.dot(taken[counted], minutes[order][counted])) / wanted


def impossible_alone(problem: WideProblem) -> tuple[str, ...]:
    """Return the limits that cannot be kept whatever the others are."""
    sites = problem.minutes.shape[1]
    usable = np.flatnonzero(problem.rules.usable(sites))
    count = problem.open_count
    total = float(problem.demand.sum())
    reasons: list[str] = []
    if count is not None:
        reasons += problem.rules.collisions(sites=sites, open_count=count)
    most = usable.size if count is None else min(count, usable.size)
    if problem.floor is not None:
        least = float(np.sort(problem.floor[usable])[: most if count is not None else 1].sum())
        if least > total:
            reasons.append(f"The volume floors ask for {least:g}, but all demand is {total:g}.")
    if problem.room is not None:
        room = float(np.sort(problem.room[usable])[::-1][:most].sum())
        if room < total:
            reasons.append(f"There is room for {room:g} at most, but all demand is {total:g}.")
    reach = np.isfinite(problem.minutes[:, usable]).any(axis=1) | (problem.demand == 0)
    if not reach.all():
        reasons.append(f"{int((~reach).sum())} areas with demand reach no site.")
    for rule in problem.coverage:
        mine = problem.demand[rule.areas]
        near = (problem.minutes[np.ix_(rule.areas, usable)] <= rule.radius).any(axis=1)
        if float(mine[near].sum()) < rule.share * float(mine.sum()) * (1 - 1e-9):
            reasons.append(
                f"{rule.name}: {rule.share:.0%} within {rule.radius:g} is asked for, but with "
                f"every site open it is {float(mine[near].sum() / mine.sum()):.0%}."
            )
    least = _least_spent(problem)
    if least > problem.budget:
        what = "fixed sites" if problem.standing is None else "fixed and standing sites"
        reasons.append(
            f"The {what} cost {least:g} at least, above the budget {problem.budget:g}."
        )
    return tuple(reasons)


def _least_spent(problem: WideProblem) -> float:
    """Return the cost of the fixed sites, with standing ones kept where that is cheaper."""
    saving = np.flatnonzero(problem.costs < 0)
    saving = saving[problem.rules.usable(problem.costs.size)[saving]]
    return problem.spent(np.union1d(problem.rules.fixed, saving).astype(np.int64))


def colliding_limits(problem: WideProblem, *, seconds: float) -> tuple[str, ...]:
    """Return which limits, when dropped alone, make the problem feasible."""
    without = {
        "the number of open sites": {"open_count": None},
        "the room at the sites": {"room": None},
        "the volume floors": {"floor": None},
        "the budget": {"budget": np.inf},
        "the limit on closings": {
            "standing": problem.standing and replace(problem.standing, most_closed=None)
        },
        **{
            f"the coverage rule {rule.name}": {
                "coverage": tuple(one for one in problem.coverage if one is not rule)
            }
            for rule in problem.coverage
        },
    }
    culprits = []
    for name, change in without.items():
        eased = replace(problem, priorities=Priorities(mean=0.0), **change)  # type: ignore[arg-type]
        answer = solve_integer(wide_model(eased), seconds=seconds / len(without))
        if answer.values is not None:
            culprits.append(name)
    if not culprits:
        return ("The limits collide, and dropping a single one does not help.",)
    return (f"The limits collide; it helps to drop {' or '.join(culprits)}.",)
