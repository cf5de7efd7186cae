"""Sites that may close at a price, minutes weighed by rank, seasons and services."""

from itertools import chain, combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.siting import (
    MedianProblem,
    Priorities,
    SiteRules,
    Standing,
    WideProblem,
    ordered_priorities,
    solve_median,
    solve_wide,
    stack_seasons,
)
from naervaer.planning.solving import Ending

Floats = NDArray[np.float64]
seeds = st.integers(0, 2**32 - 1)


def subsets(sites: int) -> list[NDArray[np.int64]]:
    every = chain.from_iterable(
        combinations(range(sites), size) for size in range(1, sites + 1)
    )
    return [np.array(plan, dtype=np.int64) for plan in every]


def with_standing(seed: int) -> WideProblem:
    rng = np.random.default_rng(seed)
    areas, sites = int(rng.integers(2, 9)), int(rng.integers(2, 7))
    order = rng.permutation(sites)
    standing = order[: rng.integers(1, sites + 1)]
    count = standing.size
    return WideProblem(
        demand=rng.integers(1, 5, areas).astype(float),
        minutes=rng.random((areas, sites)) * 60,
        rules=SiteRules(fixed=order[:1] if rng.random() < 0.5 else order[:0]),
        opening_cost=rng.integers(1, 9, sites).astype(float),
        standing=Standing(
            sites=standing,
            keeping_cost=rng.integers(0, 5, count).astype(float),
            closing_cost=rng.integers(-3, 4, count).astype(float),
            most_closed=int(rng.integers(0, 3)) if rng.random() < 0.5 else None,
        ),
        budget=float(rng.integers(1, 25)),
        priorities=Priorities(cost=float(rng.random() < 0.5)),
    )


def cost_by_hand(problem: WideProblem, plan: NDArray[np.int64]) -> float:
    """Return what a plan costs, counted site by site."""
    standing = {int(site): k for k, site in enumerate(problem.standing.sites)}
    total = 0.0
    for site in range(problem.minutes.shape[1]):
        if site in standing:
            kept = problem.standing.keeping_cost[standing[site]]
            closed = problem.standing.closing_cost[standing[site]]
            total += kept if site in plan else closed
        elif site in plan:
            total += problem.opening_cost[site]
    return total


def is_allowed(problem: WideProblem, plan: NDArray[np.int64]) -> bool:
    standing = problem.standing
    closed = np.setdiff1d(standing.sites, plan).size
    return (
        set(problem.rules.fixed) <= set(plan)
        and cost_by_hand(problem, plan) <= problem.budget
        and (standing.most_closed is None or closed <= standing.most_closed)
    )


@given(seeds)
@settings(max_examples=60, deadline=None)
def test_fixed_closable_and_new_sites_share_one_budget(seed: int) -> None:
    problem = with_standing(seed)
    demand, weight = problem.demand, problem.priorities.cost
    values = [
        demand @ problem.minutes[:, plan].min(axis=1) / demand.sum()
        + weight * cost_by_hand(problem, plan)
        for plan in subsets(problem.minutes.shape[1])
        if is_allowed(problem, plan)
    ]
    outcome = solve_wide(problem)
    if not values:
        assert outcome.ending is Ending.INFEASIBLE
        assert outcome.reasons
        return
    assert outcome.ending is Ending.OPTIMAL
    assert outcome.objective == pytest.approx(min(values), abs=1e-5)
    assert outcome.bound <= min(values) + 1e-6
    assert is_allowed(problem, outcome.best.open_sites)
    assert outcome.best.spent == pytest.approx(cost_by_hand(problem, outcome.best.open_sites))
    assert set(outcome.best.closed) == set(problem.standing.sites) - set(
        outcome.best.open_sites
    )


def test_a_limit_on_closings_that_the_budget_breaks_is_named() -> None:
    standing = Standing(
        sites=np.array([0, 1]),
        keeping_cost=np.array([5.0, 5.0]),
        closing_cost=np.array([1.0, 1.0]),
        most_closed=0,
    )
    problem = WideProblem(
        demand=np.ones(2), minutes=np.ones((2, 2)), standing=standing, budget=8.0
    )
    assert solve_wide(problem).reasons == (
        "The limits collide; it helps to drop the budget or the limit on closings.",
    )


def test_a_budget_below_the_cheapest_choice_is_named() -> None:
    standing = Standing(
        sites=np.array([0]), keeping_cost=np.array([5.0]), closing_cost=np.array([4.0])
    )
    problem = WideProblem(
        demand=np.ones(2), minutes=np.ones((2, 2)), standing=standing, budget=3.0
    )
    assert solve_wide(problem).reasons == (
        "The fixed and standing sites cost 4 at least, above the budget 3.",
    )


@given(seeds)
@settings(max_examples=60, deadline=None)
def test_the_ordered_median_is_the_best_of_all_plans(seed: int) -> None:
    rng = np.random.default_rng(seed)
    areas, sites = int(rng.integers(2, 9)), int(rng.integers(2, 7))
    count = int(rng.integers(1, sites + 1))
    minutes = rng.random((areas, sites)) * 60
    weights = np.sort(rng.integers(0, 5, areas)).astype(float)
    weights[-1] += 1.0
    outcome = solve_wide(
        WideProblem(
            demand=np.ones(areas),
            minutes=minutes,
            open_count=count,
            priorities=ordered_priorities(weights),
        )
    )
    best = min(
        float(weights @ np.sort(minutes[:, list(plan)].min(axis=1)))
        for plan in combinations(range(sites), count)
    )
    assert outcome.ending is Ending.OPTIMAL
    assert outcome.objective == pytest.approx(best, rel=1e-5)
    assert outcome.bound <= best * (1 + 1e-6) + 1e-6


@pytest.mark.parametrize("weights", [[2.0, 1.0], [-1.0, 1.0], []])
def test_falling_ordered_weights_are_refused(weights: list[float]) -> None:
    with pytest.raises(UnusableInputError, match="fall or are below 0"):
        ordered_priorities(np.array(weights))


@given(seeds)
@settings(max_examples=30, deadline=None)
def test_seasons_and_services_are_served_by_one_choice_of_sites(seed: int) -> None:
    rng = np.random.default_rng(seed)
    areas, sites, kinds = int(rng.integers(2, 8)), int(rng.integers(2, 7)), 3
    minutes = rng.random((areas, sites)) * 60
    demands = tuple(rng.integers(0, 4, areas).astype(float) for _ in range(kinds))
    demands[0][0] = 1.0
    gives = tuple(rng.random(sites) < 0.7 for _ in range(kinds))
    for mark in gives:
        mark[0] = True
    demand, stacked = stack_seasons(demands, minutes, gives)
    count = int(rng.integers(1, sites + 1))
    problem = MedianProblem(
        demand=demand,
        minutes=stacked,
        open_count=count,
        rules=SiteRules(fixed=np.array([0])),
    )
    best = min(
        sum(
            float(wanted @ np.where(mark, minutes, 1e9)[:, [0, *rest]].min(axis=1))
            for wanted, mark in zip(demands, gives, strict=True)
        )
        for rest in combinations(range(1, sites), count - 1)
    )
    assert solve_median(problem).objective == pytest.approx(best)
