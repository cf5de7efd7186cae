"""Room, floors, money, coverage rules, and the tail, against brute force."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from naervaer.planning.siting import (
    CoverageRule,
    MedianProblem,
    Priorities,
    SiteRules,
    WideProblem,
    solve_median,
    solve_wide,
    stack_seasons,
    tail_mean,
)
from naervaer.planning.solving import Ending

Floats = NDArray[np.float64]


def made_up(seed: int, areas: int = 12, sites: int = 7) -> tuple[Floats, Floats]:
    rng = np.random.default_rng(seed)
    return rng.integers(1, 6, areas).astype(float), rng.random((areas, sites)) * 60


@pytest.mark.parametrize("seed", range(5))
def test_without_limits_the_wide_model_is_the_median(seed: int) -> None:
    demand, minutes = made_up(seed)
    wide = solve_wide(WideProblem(demand=demand, minutes=minutes, open_count=3))
    plain = solve_median(MedianProblem(demand=demand, minutes=minutes, open_count=3))
    assert wide.ending is Ending.OPTIMAL
    assert wide.objective * demand.sum() == pytest.approx(plain.objective)


@pytest.mark.parametrize("seed", range(5))
def test_the_tail_is_the_best_of_all_plans(seed: int) -> None:
    demand, minutes = made_up(seed)
    priorities = Priorities(mean=0.5, tail=1.0, tail_share=0.25)
    outcome = solve_wide(
        WideProblem(demand=demand, minutes=minutes, open_count=2, priorities=priorities)
    )
    ways = [minutes[:, list(plan)].min(axis=1) for plan in combinations(range(7), 2)]
    best = min(
        0.5 * (demand @ way) / demand.sum() + tail_mean(way, demand, share=0.25) for way in ways
    )
    assert outcome.objective == pytest.approx(best)
    assert outcome.bound <= best + 1e-6


def test_room_and_floor_are_kept() -> None:
    demand, minutes = made_up(8)
    total = demand.sum()
    outcome = solve_wide(
        WideProblem(
            demand=demand,
            minutes=minutes,
            open_count=3,
            room=np.full(7, 0.4 * total),
            floor=np.full(7, 0.3 * total),
        )
    )
    load = outcome.best.load[outcome.best.open_sites]
    assert load.sum() == pytest.approx(total)
    assert load.max() <= 0.4 * total + 1e-6
    assert load.min() >= 0.3 * total - 1e-6


def test_a_floor_above_all_demand_is_explained() -> None:
    demand, minutes = made_up(2)
    problem = WideProblem(demand=demand, minutes=minutes, floor=np.full(7, 1e4), open_count=2)
    outcome = solve_wide(problem)
    assert outcome.ending is Ending.INFEASIBLE
    assert "volume floors ask for 20000" in outcome.reasons[0]


def test_a_district_without_candidates_is_explained() -> None:
    demand, minutes = made_up(2)
    minutes[3] = 90.0
    rule = CoverageRule(name="Finnmark", areas=np.array([3]), radius=45.0, share=0.9)
    outcome = solve_wide(WideProblem(demand=demand, minutes=minutes, coverage=(rule,)))
    assert outcome.ending is Ending.INFEASIBLE
    assert outcome.reasons[0].startswith("Finnmark: 90% within 45 is asked for")


def test_colliding_limits_are_named() -> None:
    demand = np.ones(2)
    minutes = np.array([[0.0, 50.0], [50.0, 0.0]])
    rule = CoverageRule(name="all", areas=np.arange(2), radius=45.0, share=1.0)
    outcome = solve_wide(
        WideProblem(demand=demand, minutes=minutes, open_count=1, coverage=(rule,))
    )
    assert outcome.reasons[0] == (
        "The limits collide; it helps to drop the number of open sites or the coverage "
        "rule all."
    )


def test_a_budget_buys_what_it_can() -> None:
    demand = np.ones(3)
    minutes = np.array([[0.0, 9.0, 9.0], [9.0, 0.0, 9.0], [9.0, 9.0, 0.0]])
    outcome = solve_wide(
        WideProblem(
            demand=demand, minutes=minutes, opening_cost=np.array([1.0, 2.0, 5.0]), budget=3.0
        )
    )
    assert list(outcome.best.open_sites) == [0, 1]
    assert outcome.objective == pytest.approx(3.0)


def test_a_summer_site_helps_in_summer_only() -> None:
    minutes = np.array([[10.0, 2.0]])
    summer, winter = np.array([True, True]), np.array([True, False])
    demand, stacked = stack_seasons((np.ones(1), np.ones(1)), minutes, (summer, winter))
    problem = MedianProblem(
        demand=demand, minutes=stacked, open_count=2, rules=SiteRules(fixed=np.array([0]))
    )
    assert solve_median(problem).objective == pytest.approx(12.0)
