import numpy as np
import pytest
from response_cases import random_problem

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.response import (
    Estimate,
    SimulationParams,
    simulate_hypercube,
    solve_exact,
)


@pytest.mark.parametrize(("capacity", "load"), [("zero", 0.7), ("inf", 0.4), ("inf", 0.8)])
def test_simulation_and_exact_model_agree_within_the_interval(
    capacity: str, load: float
) -> None:
    problem = random_problem(21, units=6, atoms=10, load=load, capacity=capacity)
    exact = solve_exact(problem).best
    assert exact is not None
    # 99.9 %, for there are nine figures.
    params = SimulationParams(calls=600_000, confidence=0.999)
    seen = simulate_hypercube(problem, seed=7, params=params)
    assert (np.abs(seen.workload.mean - exact.workload) <= seen.workload.half_width).all()
    for simulated, solved in (
        (seen.all_busy, exact.all_busy),
        (seen.queue_nonempty, exact.queue_nonempty),
        (seen.lost, exact.lost),
    ):
        assert abs(simulated.mean - solved) <= simulated.half_width
    np.testing.assert_allclose(seen.dispatch_fraction, exact.dispatch_fraction, atol=2e-3)


def test_the_same_seed_gives_the_same_run() -> None:
    problem = random_problem(3)
    params = SimulationParams(calls=3000, warm_up=100)
    first, second = (simulate_hypercube(problem, seed=5, params=params) for _ in range(2))
    other = simulate_hypercube(problem, seed=6, params=params)
    assert first.workload.mean.tolist() == second.workload.mean.tolist()
    assert first.workload.mean.tolist() != other.workload.mean.tolist()


def test_an_interval_of_two_batches_is_students() -> None:
    estimate = Estimate.of(np.array([1.0, 3.0]))
    assert estimate.mean == 2.0
    assert estimate.half_width == pytest.approx(12.706, abs=1e-3)


def test_one_batch_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="1 batches"):
        SimulationParams(batches=1)
