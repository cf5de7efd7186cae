"""The siting solvers against brute force on cases small enough to try everything."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.siting import (
    CenterProblem,
    CoverageProblem,
    MedianProblem,
    SetCoverProblem,
    SiteRules,
    solve_center,
    solve_coverage,
    solve_median,
    solve_set_cover,
)
from naervaer.planning.solving import Ending

Floats = NDArray[np.float64]

cases = st.integers(0, 2**32 - 1)


def made_up(seed: int) -> tuple[Floats, Floats, int, SiteRules]:
    """Return demand, minutes, open_count and rules of a small random case."""
    rng = np.random.default_rng(seed)
    areas, sites = rng.integers(2, 14), rng.integers(2, 9)
    whole = rng.random() < 0.5
    minutes = rng.integers(0, 12, (areas, sites)).astype(float)
    if not whole:
        minutes += rng.random((areas, sites))
    demand = rng.integers(0, 4, areas).astype(float)
    demand[0] = 1.0
    count = int(rng.integers(1, sites + 1))
    order = rng.permutation(sites)
    fixed = order[: rng.integers(0, count)] if rng.random() < 0.5 else order[:0]
    spare = sites - max(count, fixed.size)
    forbidden = order[sites - rng.integers(0, spare + 1) :] if rng.random() < 0.5 else order[:0]
    return demand, minutes, count, SiteRules(fixed=fixed, forbidden=forbidden)


def plans(minutes: Floats, count: int, rules: SiteRules) -> list[NDArray[np.int64]]:
    """Return every allowed set of open sites."""
    free = np.setdiff1d(np.arange(minutes.shape[1]), rules.forbidden)
    free = np.setdiff1d(free, rules.fixed)
    rest = count - rules.fixed.size
    return [np.concatenate([rules.fixed, c]).astype(int) for c in combinations(free, rest)]


@given(cases)
@settings(max_examples=60, deadline=None)
def test_the_median_is_the_best_of_all_plans(seed: int) -> None:
    demand, minutes, count, rules = made_up(seed)
    problem = MedianProblem(demand=demand, minutes=minutes, open_count=count, rules=rules)
    outcome = solve_median(problem, seed=seed % 7)
    best = min(demand @ minutes[:, plan].min(axis=1) for plan in plans(minutes, count, rules))
    assert outcome.ending is Ending.OPTIMAL
    assert outcome.objective == pytest.approx(best)
    assert outcome.bound <= best + 1e-6
    assert outcome.best.open_sites.size == count
    assert set(rules.fixed) <= set(outcome.best.open_sites)
    assert not set(rules.forbidden) & set(outcome.best.open_sites)


@given(cases)
@settings(max_examples=60, deadline=None)
def test_the_median_reaches_everybody_or_says_why_not(seed: int) -> None:
    demand, minutes, count, rules = made_up(seed)
    minutes = np.where(np.random.default_rng(seed).random(minutes.shape) < 0.4, np.inf, minutes)
    problem = MedianProblem(demand=demand, minutes=minutes, open_count=count, rules=rules)
    outcome = solve_median(problem)
    near = [minutes[:, plan].min(axis=1)[demand > 0] for plan in plans(minutes, count, rules)]
    best = min(float(demand[demand > 0] @ way) for way in near)
    if np.isinf(best):
        assert outcome.ending is Ending.INFEASIBLE
        assert outcome.reasons
    else:
        assert outcome.ending is Ending.OPTIMAL
        assert outcome.objective == pytest.approx(best)


@given(cases)
@settings(max_examples=60, deadline=None)
def test_the_center_is_the_best_of_all_plans(seed: int) -> None:
    _, minutes, count, rules = made_up(seed)
    outcome = solve_center(CenterProblem(minutes=minutes, open_count=count, rules=rules))
    best = min(minutes[:, plan].min(axis=1).max() for plan in plans(minutes, count, rules))
    assert outcome.ending is Ending.OPTIMAL
    assert outcome.objective == outcome.bound == best


@given(cases)
@settings(max_examples=60, deadline=None)
def test_the_coverage_is_the_best_of_all_plans(seed: int) -> None:
    demand, minutes, count, rules = made_up(seed)
    problem = CoverageProblem(
        demand=demand, minutes=minutes, radius=3.0, open_count=count, rules=rules
    )
    outcome = solve_coverage(problem)
    best = max(
        demand[minutes[:, plan].min(axis=1) <= 3.0].sum()
        for plan in plans(minutes, count, rules)
    )
    assert outcome.ending is Ending.OPTIMAL
    assert outcome.objective == outcome.bound == best


@given(cases)
@settings(max_examples=60, deadline=None)
def test_the_set_cover_is_the_best_of_all_plans(seed: int) -> None:
    _, minutes, _, rules = made_up(seed)
    problem = SetCoverProblem(minutes=minutes, radius=4.0, rules=rules)
    outcome = solve_set_cover(problem)
    sizes = [
        count
        for count in range(rules.fixed.size, minutes.shape[1] + 1)
        for plan in plans(minutes, count, rules)
        if plan.size and minutes[:, plan].min(axis=1).max() <= 4.0
    ]
    if sizes:
        assert outcome.ending is Ending.OPTIMAL
        assert outcome.objective == min(sizes)
    else:
        assert outcome.ending is Ending.INFEASIBLE
        assert "within 4" in outcome.reasons[0]


def points(seed: int, areas: int = 120, sites: int = 40) -> tuple[Floats, Floats]:
    """Return demand and distances of random points."""
    rng = np.random.default_rng(seed)
    here, there = rng.random((areas, 1, 2)), rng.random((1, sites, 2))
    return rng.integers(1, 9, areas).astype(float), np.sqrt(((here - there) ** 2).sum(-1)) * 100


def test_relabelling_the_sites_changes_nothing() -> None:
    demand, minutes = points(1)
    order = np.random.default_rng(2).permutation(40)
    plain = solve_median(MedianProblem(demand=demand, minutes=minutes, open_count=6))
    moved = solve_median(MedianProblem(demand=demand, minutes=minutes[:, order], open_count=6))
    assert plain.objective == pytest.approx(moved.objective)
    assert set(plain.best.open_sites) == set(order[moved.best.open_sites])


def test_one_more_site_never_costs_more() -> None:
    demand, minutes = points(3)
    costs = [
        solve_median(MedianProblem(demand=demand, minutes=minutes, open_count=count)).objective
        for count in range(1, 12)
    ]
    assert costs == sorted(costs, reverse=True)


def test_the_same_seed_gives_the_same_answer() -> None:
    demand, minutes = points(4)
    problem = MedianProblem(demand=demand, minutes=minutes, open_count=5)
    first, second = (solve_median(problem, seed=9) for _ in range(2))
    assert np.array_equal(first.best.open_sites, second.best.open_sites)
    assert (first.objective, first.bound) == (second.objective, second.bound)


def test_more_open_sites_than_may_open_is_explained() -> None:
    demand, minutes = points(5, sites=4)
    rules = SiteRules(forbidden=np.array([0]))
    problem = MedianProblem(demand=demand, minutes=minutes, open_count=4, rules=rules)
    outcome = solve_median(problem)
    assert outcome.ending is Ending.INFEASIBLE
    assert outcome.reasons == ("4 sites shall be open, but only 3 may open.",)


def test_an_island_without_demand_does_not_count() -> None:
    minutes = np.array([[1.0, 5.0], [np.inf, np.inf], [7.0, 2.0]])
    demand = np.array([1.0, 0.0, 1.0])
    outcome = solve_median(MedianProblem(demand=demand, minutes=minutes, open_count=1))
    assert outcome.ending is Ending.OPTIMAL
    assert outcome.objective == 7.0


def test_too_few_sites_for_three_islands_is_explained() -> None:
    minutes = np.full((3, 3), np.inf)
    np.fill_diagonal(minutes, 1.0)
    outcome = solve_median(MedianProblem(demand=np.ones(3), minutes=minutes, open_count=2))
    assert outcome.ending is Ending.INFEASIBLE
    assert "takes 3 open sites" in outcome.reasons[0]


@pytest.mark.parametrize(
    ("demand", "minutes", "count", "words"),
    [
        ([1.0], [[-1.0]], 1, "expected 0 or more"),
        ([1.0, 1.0], [[1.0]], 1, "demand has shape"),
        ([1.0], [[np.nan]], 1, "not numbers"),
        ([1.0], [[1.0]], 0, "open_count is 0"),
    ],
)
def test_unusable_input_is_refused_in_one_line(
    demand: list[float], minutes: list[list[float]], count: int, words: str
) -> None:
    with pytest.raises(UnusableInputError, match=words):
        MedianProblem(demand=np.array(demand), minutes=np.array(minutes), open_count=count)
