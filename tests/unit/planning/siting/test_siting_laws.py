"""What holds for every siting solver: other names, more sites, cut short, and bad input."""

from collections.abc import Callable
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
    SitePlan,
    SiteRules,
    solve_center,
    solve_coverage,
    solve_median,
    solve_set_cover,
)
from naervaer.planning.solving import Ending, Outcome, StopRule

Floats = NDArray[np.float64]
RADIUS = 30.0
cases = st.integers(0, 2**32 - 1)


def points(seed: int, areas: int = 40, sites: int = 9) -> tuple[Floats, Floats]:
    """Return demand and distances of random points, whole so that ties occur."""
    rng = np.random.default_rng(seed)
    here, there = rng.random((areas, 1, 2)), rng.random((1, sites, 2))
    across = np.sqrt(((here - there) ** 2).sum(-1)) * 100
    return rng.integers(1, 9, areas).astype(float), np.floor(across)


def median(demand: Floats, minutes: Floats, count: int) -> Outcome[SitePlan]:
    return solve_median(MedianProblem(demand=demand, minutes=minutes, open_count=count))


def center(_demand: Floats, minutes: Floats, count: int) -> Outcome[SitePlan]:
    return solve_center(CenterProblem(minutes=minutes, open_count=count))


def covering(demand: Floats, minutes: Floats, count: int) -> Outcome[SitePlan]:
    problem = CoverageProblem(demand=demand, minutes=minutes, radius=RADIUS, open_count=count)
    return solve_coverage(problem)


def all_covered(_demand: Floats, minutes: Floats, _count: int) -> Outcome[SitePlan]:
    return solve_set_cover(SetCoverProblem(minutes=minutes, radius=60.0))


Solve = Callable[[Floats, Floats, int], Outcome[SitePlan]]
every = pytest.mark.parametrize("solve", [median, center, covering, all_covered])
counted = pytest.mark.parametrize("solve", [median, center, covering])


@every
@given(seed=cases)
@settings(max_examples=10, deadline=None)
def test_relabelling_sites_and_areas_changes_no_figure(solve: Solve, seed: int) -> None:
    demand, minutes = points(seed)
    rng = np.random.default_rng(seed)
    rows, columns = rng.permutation(minutes.shape[0]), rng.permutation(minutes.shape[1])
    plain = solve(demand, minutes, 3)
    moved = solve(demand[rows], np.ascontiguousarray(minutes[np.ix_(rows, columns)]), 3)
    assert plain.ending is moved.ending
    assert plain.objective == pytest.approx(moved.objective)


@counted
@given(seed=cases)
@settings(max_examples=8, deadline=None)
def test_one_more_site_is_never_worse(solve: Solve, seed: int) -> None:
    demand, minutes = points(seed)
    values = [solve(demand, minutes, count).objective for count in range(1, 8)]
    best_first = sorted(values, reverse=solve is not covering)
    assert values == pytest.approx(best_first)


@given(seed=cases, seconds=st.sampled_from([0.0, 0.001, 0.01]))
@settings(max_examples=20, deadline=None)
def test_a_bound_cut_short_is_never_on_the_wrong_side(seed: int, seconds: float) -> None:
    demand, minutes = points(seed)
    stop = StopRule(seconds=seconds)
    near = [minutes[:, list(plan)].min(axis=1) for plan in combinations(range(9), 3)]
    least = solve_median(MedianProblem(demand=demand, minutes=minutes, open_count=3), stop=stop)
    assert least.bound <= min(float(demand @ way) for way in near) + 1e-6
    most = solve_coverage(
        CoverageProblem(demand=demand, minutes=minutes, radius=RADIUS, open_count=3),
        stop=stop,
    )
    assert most.bound >= max(float(demand[way <= RADIUS].sum()) for way in near)
    assert most.bound <= float(demand.sum())


@counted
def test_more_open_sites_than_there_are_is_explained(solve: Solve) -> None:
    demand, minutes = points(1)
    outcome = solve(demand, minutes, 10)
    assert outcome.ending is Ending.INFEASIBLE
    assert outcome.best is None
    assert outcome.reasons == ("10 sites shall be open, but only 9 may open.",)


Make = Callable[..., object]


@pytest.mark.parametrize(
    ("make", "change", "words"),
    [
        (CenterProblem, {"minutes": np.array([[-1.0]])}, "expected 0 or more"),
        (CenterProblem, {"open_count": 0}, "open_count is 0"),
        (CoverageProblem, {"radius": -1.0}, "radius is -1"),
        (CoverageProblem, {"radius": np.nan}, "radius is nan"),
        (CoverageProblem, {"open_count": 0}, "open_count is 0"),
        (CoverageProblem, {"demand": np.array([np.inf])}, "infinite"),
        (SetCoverProblem, {"radius": -1.0}, "radius is -1"),
        (SetCoverProblem, {"minutes": np.zeros((0, 1))}, "at least one"),
        (SetCoverProblem, {"opening_cost": np.array([-2.0])}, "opening_cost"),
        (SetCoverProblem, {"rules": SiteRules(fixed=np.array([7]))}, "outside 0 to 0"),
    ],
)
def test_unusable_input_is_refused_by_every_problem(
    make: Make, change: dict[str, object], words: str
) -> None:
    given_: dict[str, object] = {"minutes": np.array([[1.0]])}
    if make is not SetCoverProblem:
        given_["open_count"] = 1
    if make is CoverageProblem:
        given_["demand"] = np.array([1.0])
    if make is not CenterProblem:
        given_["radius"] = 1.0
    with pytest.raises(UnusableInputError, match=words):
        make(**{**given_, **change})
