import json
from pathlib import Path

import numpy as np
import pytest
from response_cases import random_problem, states_by_algebra

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.response import (
    Capacity,
    ExactParams,
    HypercubeProblem,
    solve_exact,
)
from naervaer.planning.solving import Ending, StopRule


def test_every_published_case_is_met_to_nine_digits(bench_folder: Path) -> None:
    file = bench_folder / "hypercube" / "cases.json"
    if not file.is_file():
        pytest.skip(f"the cases are not at {file}")
    for case in json.loads(file.read_text())["cases"]:
        problem = HypercubeProblem(
            arrival_rates=case["lam"],
            service_rates=case["mu"],
            preference=case["pref"],
            capacity=case["capacity"],
        )
        found = solve_exact(problem).best
        assert found is not None
        np.testing.assert_allclose(found.workload, case["workload"], atol=1e-9)
        np.testing.assert_allclose(
            found.dispatch_fraction, case["dispatch_fraction"], atol=1e-9
        )
        assert found.all_busy == pytest.approx(case["P_all_busy"], abs=1e-9)
        assert found.queue_nonempty == pytest.approx(case["P_queue_nonempty"], abs=1e-9)


@pytest.mark.parametrize("load", [0.05, 0.5, 2.0])
@pytest.mark.parametrize("units", [1, 2, 6])
def test_states_equal_those_of_the_balance_equations(units: int, load: float) -> None:
    problem = random_problem(units, units=units, load=load)
    found = solve_exact(problem, params=ExactParams(keep_states=True)).best
    assert found is not None
    np.testing.assert_allclose(found.states, states_by_algebra(problem), atol=1e-9)


def test_units_that_are_not_on_the_list_are_never_sent() -> None:
    problem = random_problem(3, units=4, atoms=6)
    short = problem.preference.copy()
    short[:3, 2:] = -1
    problem = HypercubeProblem(
        arrival_rates=problem.arrival_rates,
        service_rates=problem.service_rates,
        preference=short,
        capacity=Capacity.ZERO,
    )
    found = solve_exact(problem, params=ExactParams(keep_states=True)).best
    assert found is not None
    np.testing.assert_allclose(found.states, states_by_algebra(problem), atol=1e-9)
    for atom in range(3):
        unlisted = np.setdiff1d(np.arange(4), short[atom])
        assert found.dispatch_fraction[unlisted, atom].sum() == 0.0
    assert found.lost > found.all_busy


def test_a_waiting_line_is_erlangs_when_units_are_alike() -> None:
    alike = HypercubeProblem(
        arrival_rates=[1.2, 0.8],
        service_rates=[1.0, 1.0, 1.0],
        preference=[[0, 1, 2], [2, 1, 0]],
        capacity=Capacity.INFINITE,
    )
    found = solve_exact(alike).best
    assert found is not None
    weights = np.array([1.0, 2.0, 2.0, 4.0 / 3.0])
    erlang_c = weights[3] * 3.0 / (weights[:3].sum() + weights[3] * 3.0)
    assert found.waits == pytest.approx(erlang_c, abs=1e-10)
    assert found.workload.sum() == pytest.approx(2.0, abs=1e-10)


def test_work_done_equals_work_that_comes_with_unequal_rates_and_a_line() -> None:
    problem = random_problem(8, units=5, load=0.8, capacity="inf")
    found = solve_exact(problem).best
    assert found is not None
    assert problem.service_rates @ found.workload == pytest.approx(problem.arrival_rates.sum())
    served = found.dispatch_fraction.sum(axis=1) * problem.arrival_rates.sum()
    np.testing.assert_allclose(served, problem.service_rates * found.workload, atol=1e-8)


@pytest.mark.parametrize("setting", [{"threads": 1}, {"memory_bytes": 0.0}])
def test_threads_and_memory_do_not_change_a_digit(setting: dict[str, float]) -> None:
    problem = random_problem(11, units=13, atoms=20)
    usual = solve_exact(problem).best
    other = solve_exact(problem, params=ExactParams(**setting)).best  # type: ignore[arg-type]
    assert usual is not None
    assert other is not None
    assert usual.workload.tolist() == other.workload.tolist()


def test_a_stop_leaves_the_best_so_far() -> None:
    outcome = solve_exact(random_problem(2, units=8), stop=StopRule(seconds=0.0))
    assert outcome.ending is Ending.TIME_LIMIT
    assert outcome.best is not None
    assert outcome.best.levels.sum() == pytest.approx(1.0)


def test_more_units_than_fit_in_memory_are_refused() -> None:
    with pytest.raises(UnusableInputError, match="29 units"):
        solve_exact(random_problem(1, units=29))


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"arrival_rates": [-1.0, 1.0]}, "not negative"),
        ({"service_rates": [1.0, 0.0]}, "positive"),
        ({"preference": [[0, 0], [1, 0]]}, "twice"),
        ({"preference": [[0, 2], [1, 0]]}, "outside"),
        ({"preference": [[-1, 0], [1, 0]]}, "before the end"),
        ({"preference": [[0, 1]]}, "shape"),
        ({"arrival_rates": [1.0, 1.0], "capacity": "inf"}, "without end"),
        ({"preference": [[0, -1], [1, 0]], "capacity": "inf"}, "simulate"),
    ],
)
def test_what_has_no_steady_state_is_refused(changed: dict[str, object], message: str) -> None:
    given: dict[str, object] = {
        "arrival_rates": [0.4, 0.4],
        "service_rates": [1.0, 1.0],
        "preference": [[0, 1], [1, 0]],
        "capacity": "zero",
    }
    with pytest.raises(UnusableInputError, match=message):
        HypercubeProblem(**(given | changed))  # type: ignore[arg-type]
