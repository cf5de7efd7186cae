"""The siting loops against plain NumPy."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from naervaer.planning.kernels.siting_lagrangian import choose_smallest, site_savings
from naervaer.planning.kernels.siting_swap import best_exchange, losses_of
from naervaer.planning.siting.branching import merge_clients
from naervaer.planning.siting.core_problem import Core, build_core, shrink
from naervaer.planning.siting.lagrangian import THOROUGH, raise_bound, start_dual
from naervaer.planning.siting.problem import MedianProblem
from naervaer.planning.siting.swaps import improve, nearest_two

Case = tuple[NDArray[np.float64], NDArray[np.float64], Core]


@pytest.fixture
def case() -> Case:
    rng = np.random.default_rng(11)
    minutes = rng.integers(0, 50, (30, 12)).astype(float)
    demand = rng.integers(1, 5, 30).astype(float)
    problem = MedianProblem(demand=demand, minutes=minutes, open_count=4)
    core = build_core(problem, radius=np.full(30, np.inf), fallback=np.full(30, 1e4))
    return demand, minutes, core


def test_lists_hold_every_site_nearest_first(case: Case) -> None:
    _, minutes, core = case
    starts, sites, costs = core.lists
    for area in range(30):
        part = slice(starts[area], starts[area + 1])
        assert np.array_equal(sites[part], np.argsort(minutes[area], kind="stable"))
        assert np.array_equal(costs[part], np.sort(minutes[area]))


def test_savings_are_what_lies_below_the_prices(case: Case) -> None:
    demand, minutes, core = case
    price = np.linspace(5, 40, 30)
    expected = (demand[:, None] * np.minimum(minutes - price[:, None], 0)).sum(axis=0)
    assert site_savings(core.lists, core.weights, price, 12) == pytest.approx(expected)


def test_the_smallest_values_are_chosen_with_ties_by_number() -> None:
    chosen = np.zeros(5, dtype=bool)
    total = choose_smallest(np.array([3.0, 1.0, 2.0, 2.0, 9.0]), 2, chosen)
    assert total == 3.0
    assert np.array_equal(np.flatnonzero(chosen), [1, 2])


def test_the_gain_of_an_exchange_is_the_change_of_cost(case: Case) -> None:
    demand, minutes, core = case
    open_sites = np.array([0, 1, 2, 3])
    is_open = np.zeros(12, dtype=bool)
    is_open[open_sites] = True
    first = minutes[:, open_sites].argmin(axis=1).astype(np.int32)
    near, following = nearest_two(core, open_sites.astype(np.int32))
    nearest = (first, first, near, following)
    loss = losses_of(core.weights, nearest, 12)
    cheapest = int(open_sites[loss[open_sites].argmin()])
    delta, closing = best_exchange(
        7,
        core.turned,
        core.weights,
        nearest,
        loss,
        cheapest,
        np.zeros(12),
        np.zeros(12, np.int32),
    )
    cost = demand @ minutes[:, open_sites].min(axis=1)
    trials = [
        demand @ minutes[:, [s for s in open_sites if s != out] + [7]].min(axis=1) - cost
        for out in open_sites
    ]
    assert delta == pytest.approx(min(trials))
    assert trials[closing] == pytest.approx(min(trials))


def test_swaps_end_where_no_exchange_helps(case: Case) -> None:
    demand, minutes, core = case
    chosen = np.arange(4, dtype=np.int32)
    cost = improve(core, chosen, rounds=5, seed=1)
    assert cost == pytest.approx(demand @ minutes[:, chosen].min(axis=1))
    for out in range(4):
        for new in set(range(12)) - set(chosen):
            trial = chosen.copy()
            trial[out] = new
            assert demand @ minutes[:, trial].min(axis=1) >= cost - 1e-9


def test_shrinking_keeps_the_cost_of_every_plan_left(case: Case) -> None:
    demand, minutes, core = case
    state = np.zeros(12, dtype=np.int8)
    state[[0, 5]] = 1
    state[[1, 2]] = -1
    small = shrink(core, state)
    chosen = np.array([0, 3], dtype=np.int32)
    near, _ = nearest_two(small, chosen)
    plan = small.chosen(chosen.astype(np.int64))
    assert small.count == 2
    assert small.constant + small.weights @ near == pytest.approx(
        demand @ minutes[:, plan].min(axis=1)
    )


@pytest.mark.parametrize("share", [0.1, 0.5, 1.0])
def test_merged_clients_keep_the_cost_of_every_plan_of_interest(
    case: Case, share: float
) -> None:
    demand, minutes, core = case
    near, following = nearest_two(core, np.array([0, 3, 5, 7], dtype=np.int32))
    dual = start_dual(core, 0.5 * (near + following), step=1.0)
    costs = {
        plan: demand @ minutes[:, list(plan)].min(axis=1) for plan in combinations(range(12), 4)
    }
    best, worst = min(costs.values()), max(costs.values())
    bound = raise_bound(core, dual, target=best, rounds=300, pace=THOROUGH, good_enough=np.inf)
    assert bound <= best
    cutoff = best + share * (worst - best)
    merged, _ = merge_clients(core, dual, cutoff=cutoff)
    assert merged.weights.size <= core.weights.size
    assert merged.lists[1].size <= core.lists[1].size
    for plan, cost in costs.items():
        way, _ = nearest_two(merged, np.array(plan, dtype=np.int32))
        if cost < cutoff:
            assert merged.constant + merged.weights @ way == pytest.approx(cost)
