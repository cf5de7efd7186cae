"""The front of three objectives against the front of all plans."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.siting import (
    FrontAsk,
    FrontPoint,
    MedianProblem,
    SiteRules,
    solve_front,
    tail_mean,
)

Floats = NDArray[np.float64]
ASK = FrontAsk(within=15.0, tail_share=0.2, steps=3, gap=1.0)


def made_up(seed: int) -> MedianProblem:
    rng = np.random.default_rng(seed)
    areas, sites = int(rng.integers(3, 16)), int(rng.integers(2, 9))
    count = int(rng.integers(1, sites))
    minutes = rng.random((areas, sites)) * 40
    if rng.random() < 0.5:
        minutes = np.floor(minutes)
    fixed = rng.permutation(sites)[: rng.integers(0, count)]
    return MedianProblem(
        demand=rng.integers(1, 6, areas).astype(float),
        minutes=minutes,
        open_count=count,
        rules=SiteRules(fixed=fixed),
    )


def all_figures(problem: MedianProblem, ask: FrontAsk) -> Floats:
    """Return mean, tail and share beyond the time of every plan, one row each."""
    free = np.setdiff1d(np.arange(problem.minutes.shape[1]), problem.rules.fixed)
    rest = problem.open_count - problem.rules.fixed.size
    rows = []
    for chosen in combinations(free, rest):
        plan = np.concatenate([problem.rules.fixed, chosen]).astype(int)
        way = problem.minutes[:, plan].min(axis=1)
        rows.append(figures(problem, ask, way))
    return np.array(rows)


def figures(problem: MedianProblem, ask: FrontAsk, way: Floats) -> tuple[float, float, float]:
    demand = problem.demand
    return (
        float(demand @ way / demand.sum()),
        tail_mean(way, demand, share=ask.tail_share),
        float(demand[way > ask.within].sum() / demand.sum()),
    )


def of(point: FrontPoint) -> Floats:
    return np.array([point.mean, point.tail, 1.0 - point.within])


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=15, deadline=None)
def test_no_plan_beats_a_point_by_more_than_its_gap(seed: int) -> None:
    problem = made_up(seed)
    every = all_figures(problem, ASK)
    for point in solve_front(problem, ASK):
        assert figures(problem, ASK, point.plan.minutes) == pytest.approx(of(point))
        mine = of(point)
        as_good = every[(every[:, 1:] <= mine[1:] + 1e-9).all(axis=1)]
        assert as_good[:, 0].min() >= point.bound - 1e-7 * (1 + point.mean)
        if point.is_proven:
            assert as_good[:, 0].min() >= mine[0] - 1e-5 * (1 + point.mean)


def test_a_plan_inside_the_hull_is_found_and_proven() -> None:
    # One of three sites: mean 10 with 3 of 5 beyond, 11.6 with 2, 12 with 0. The middle one is
    # above the line between the others, so that no weights prefer it.
    minutes = np.array([[16.0, 1, 12], [16, 10, 12], [16, 15, 12], [1, 16, 12], [1, 16, 12]])
    problem = MedianProblem(demand=np.ones(5), minutes=minutes, open_count=1)
    points = solve_front(problem, replace(ASK, tail_share=1.0))
    assert [int(point.plan.open_sites[0]) for point in points] == [0, 1, 2]
    assert [point.mean for point in points] == pytest.approx([10.0, 11.6, 12.0])
    assert all(point.is_proven for point in points)


@pytest.mark.parametrize("seed", range(6))
def test_small_fronts_are_proven(seed: int) -> None:
    problem = made_up(seed)
    points = solve_front(problem, ASK)
    assert points
    assert all(point.is_proven for point in points)


def test_the_first_point_has_the_best_mean_and_no_losers() -> None:
    problem = made_up(3)
    points = solve_front(problem, ASK)
    assert points[0].mean == pytest.approx(all_figures(problem, ASK)[:, 0].min())
    assert points[0].losers.size == 0
    for point in points[1:]:
        worse = point.plan.minutes > points[0].plan.minutes
        assert np.array_equal(point.losers, np.flatnonzero(worse))


def test_threads_do_not_change_the_front() -> None:
    problem = made_up(5)
    one, two = (
        solve_front(problem, replace(ASK, threads=threads), seed=4) for threads in (1, 2)
    )
    assert [tuple(of(point)) for point in one] == [tuple(of(point)) for point in two]
    assert [point.bound for point in one] == [point.bound for point in two]


def test_a_front_without_any_plan_is_refused() -> None:
    minutes = np.full((3, 3), np.inf)
    np.fill_diagonal(minutes, 1.0)
    problem = MedianProblem(demand=np.ones(3), minutes=minutes, open_count=2)
    with pytest.raises(UnusableInputError, match="The front has no plan"):
        solve_front(problem, ASK)


def test_a_known_plan_is_listed_where_nothing_beats_it_and_changes_no_other_figure() -> None:
    problem = made_up(4)
    points = solve_front(problem, ASK)
    again = solve_front(problem, ASK, known=[points[-1].plan.open_sites])
    assert [of(point).tolist() for point in again] == [of(point).tolist() for point in points]


def test_a_known_plan_of_another_problem_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="expected"):
        solve_front(made_up(4), ASK, known=[np.array([], dtype=np.int64)])
