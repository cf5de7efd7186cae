"""The p-median proof by cuts, and plans found among the sites of several plans."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naervaer.planning.kernels.siting_cover import uncovered_weight
from naervaer.planning.siting import MedianParams, MedianProblem, proof, solve_median
from naervaer.planning.siting.core_problem import Core, build_core
from naervaer.planning.siting.lagrangian import THOROUGH, raise_bound, start_dual
from naervaer.planning.siting.median_rows import median_rows
from naervaer.planning.solving import Ending

cases = st.integers(0, 2**32 - 1)
CUTS = MedianParams(few_sites=0, bound_rounds=100)


def chance(seed: int, sites: int = 12) -> MedianProblem:
    """Return a problem without geography, in which prices leave a wide gap."""
    rng = np.random.default_rng(seed)
    minutes = rng.integers(0, 30, (30, sites)).astype(float)
    count = int(rng.integers(2, 6))
    demand = rng.integers(1, 5, 30).astype(float)
    return MedianProblem(demand=demand, minutes=minutes, open_count=count)


def cost(problem: MedianProblem, plan: tuple[int, ...]) -> float:
    return float(problem.demand @ problem.minutes[:, list(plan)].min(axis=1))


def every_plan(problem: MedianProblem) -> list[tuple[int, ...]]:
    return list(combinations(range(problem.minutes.shape[1]), problem.open_count))


def core_of(problem: MedianProblem) -> Core:
    areas = problem.demand.size
    far = np.full(areas, 31.0)
    return build_core(problem, radius=np.full(areas, np.inf), fallback=far)


@given(cases)
@settings(max_examples=60, deadline=None)
def test_cuts_find_and_prove_the_best_of_all_plans(seed: int) -> None:
    problem = chance(seed)
    outcome = solve_median(problem, seed=seed % 5, params=CUTS)
    best = min(cost(problem, plan) for plan in every_plan(problem))
    assert outcome.ending is Ending.OPTIMAL
    assert outcome.objective == outcome.bound == best


@given(cases)
@settings(max_examples=20, deadline=None)
def test_the_way_of_crowded_problems_is_as_exact(seed: int) -> None:
    problem = chance(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proof, "_CROWD", 0.0)
        outcome = solve_median(problem, params=CUTS)
    assert outcome.ending is Ending.OPTIMAL
    assert outcome.objective == min(cost(problem, plan) for plan in every_plan(problem))


@given(cases)
@settings(max_examples=20, deadline=None)
def test_plans_below_the_cutoff_cost_in_rows_what_they_cost(seed: int) -> None:
    problem = chance(seed)
    core = core_of(problem)
    dual = start_dual(core, core.floors + 3.0, step=1.0)
    plans = every_plan(problem)
    cutoff = float(np.quantile([cost(problem, plan) for plan in plans], 0.2)) + 0.5
    raise_bound(core, dual, target=cutoff, rounds=200, pace=THOROUGH, good_enough=np.inf)
    found = median_rows(core, dual, cutoff=cutoff, groups=5, most_listed=10**6)
    if found is None:
        return
    rows = found.rows
    for plan in plans:
        is_open = np.isin(core.sites, plan)
        lost = uncovered_weight(rows.starts, rows.sites, rows.weights, is_open)
        counted = found.base + found.scale * lost
        if cost(problem, plan) < cutoff:
            assert counted == pytest.approx(cost(problem, plan))
        else:
            assert counted >= cutoff - 1e-6
    below = found.priced
    assert np.array_equal(below.starts, rows.starts)
    assert np.all(below.weights <= rows.weights + 1e-9)


def test_long_lists_are_left_to_other_ways() -> None:
    problem = chance(3)
    few = MedianParams(few_sites=0, bound_rounds=100, most_listed=1)
    outcome = solve_median(problem, params=few)
    assert outcome.bound <= min(cost(problem, plan) for plan in every_plan(problem))
