"""What must hold of every spatial queue."""

import sys
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit/planning/response"))
from response_cases import random_problem, states_by_algebra

from naervaer.planning.response import (
    ExactParams,
    judge,
    percentile_of,
    solve_approximate,
    solve_exact,
)

queues = st.builds(
    random_problem,
    st.integers(0, 10_000),
    units=st.integers(1, 6),
    atoms=st.integers(1, 9),
    load=st.floats(0.02, 0.95),
    capacity=st.sampled_from(["zero", "inf"]),
)


@settings(max_examples=60, deadline=None)
@given(queues)
def test_the_steady_state_balances(problem) -> None:  # noqa: ANN001 - made by hypothesis
    found = solve_exact(problem, params=ExactParams(keep_states=True)).best
    assert found is not None
    by_algebra = states_by_algebra(problem)
    np.testing.assert_allclose(found.states / found.states.sum(), by_algebra, atol=1e-8)
    assert abs(found.dispatch_fraction.sum() - 1.0) < 1e-9
    assert abs(found.levels.sum() + found.queue_nonempty - 1.0) < 1e-9


@settings(max_examples=40, deadline=None)
@given(queues)
def test_no_work_is_made_or_lost(problem) -> None:  # noqa: ANN001 - made by hypothesis
    for found in (solve_exact(problem).best, solve_approximate(problem).best):
        assert found is not None
        served = problem.arrival_rates.sum() * (1.0 - found.lost)
        np.testing.assert_allclose(problem.service_rates @ found.workload, served, rtol=2e-2)
        assert (found.workload >= 0).all()
        assert (found.workload <= 1).all()


@given(
    st.lists(st.floats(0, 120), min_size=1, max_size=200),
    st.sampled_from([0.5, 0.8]),
    st.floats(0, 120),
)
def test_a_percentile_lies_in_its_interval_and_decides_the_judgement(
    times: list[float], share: float, requirement: float
) -> None:
    minutes = np.array(times)
    found = percentile_of(minutes, share=share)
    assert found.low <= found.minutes <= found.high
    judgement = judge(minutes, share=share, requirement_minutes=requirement)
    assert judgement.is_met == (judgement.share_within >= share - 1e-9)
