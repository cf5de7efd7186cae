import numpy as np
import pytest
from response_cases import random_problem

from naervaer.planning.response import ApproximateParams, solve_approximate, solve_exact
from naervaer.planning.response.erlang import correction_factors, level_probabilities


def worst_error(neighbours: int, *, load: float, capacity: str, units: int = 12) -> float:
    problem = random_problem(31, units=units, atoms=40, load=load, capacity=capacity)
    exact = solve_exact(problem).best
    near = solve_approximate(problem, params=ApproximateParams(neighbours=neighbours)).best
    assert exact is not None
    assert near is not None
    assert near.dispatch_fraction.sum() == pytest.approx(1.0)
    return float(np.abs(near.workload - exact.workload).max())


@pytest.mark.parametrize("capacity", ["zero", "inf"])
@pytest.mark.parametrize("load", [0.3, 0.7])
def test_workloads_are_within_two_points_and_a_half_of_exact(
    load: float, capacity: str
) -> None:
    assert worst_error(8, load=load, capacity=capacity) < 0.025


def test_neighbourhoods_that_hold_everyone_are_nearly_exact() -> None:
    assert worst_error(7, load=0.5, capacity="zero", units=7) < 0.006


def test_larsons_workloads_alone_are_coarser() -> None:
    coarse = worst_error(0, load=0.5, capacity="zero")
    assert worst_error(10, load=0.5, capacity="zero") < coarse < 0.06


def test_erlang_levels_are_those_of_the_formula() -> None:
    np.testing.assert_allclose(
        level_probabilities(load=2.0, units=3), np.array([1.0, 2.0, 2.0, 4.0 / 3.0]) * 3 / 19
    )


def test_the_correction_is_the_chance_among_units_drawn_without_return() -> None:
    levels = level_probabilities(load=1.0, units=2)
    busy = (levels[1] + 2 * levels[2]) / 2
    # The first of two is busy and the second free: half of the time that one is busy.
    expected = 0.5 * levels[1] / (busy * (1 - busy))
    assert correction_factors(levels, workload=busy)[1] == pytest.approx(expected)
