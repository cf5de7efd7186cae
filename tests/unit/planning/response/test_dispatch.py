import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.kernels.response_simulation import draw_place
from naervaer.planning.response import (
    Capacity,
    DispatchProblem,
    HypercubeProblem,
    simulate_dispatch,
    solve_exact,
    waits_by_priority,
)


def two_districts(**changed: object) -> DispatchProblem:
    """Return two districts with one unit and one atom each, ten minutes apart."""
    given: dict[str, object] = {
        "arrival_rates": [[0.2, 0.2], [0.4, 0.4]],
        "service_rates": [1.5, 1.5],
        "lists": [[[0, 1], [1, 0]], [[0, -1], [1, -1]]],
        "share_of_time": np.eye(2),
        "minutes": [[2.0, 10.0], [10.0, 2.0]],
    }
    return DispatchProblem(**(given | changed))  # type: ignore[arg-type]


def test_one_priority_at_stations_is_the_hypercube() -> None:
    lists = [[[0, 1], [1, 0]]]
    problem = two_districts(arrival_rates=[[0.6, 0.9]], lists=lists, driving_is_work=False)
    exact = solve_exact(
        HypercubeProblem(
            arrival_rates=[0.6, 0.9],
            service_rates=[1.5, 1.5],
            preference=lists[0],
            capacity=Capacity.INFINITE,
        )
    ).best
    assert exact is not None
    seen = simulate_dispatch(problem, calls=200_000, seed=1)
    share = np.zeros((2, 2))
    np.add.at(share, (seen.unit, seen.atoms), 1 / 200_000)
    np.testing.assert_allclose(share, exact.dispatch_fraction, atol=0.006)
    assert (seen.found > 0).mean() == pytest.approx(exact.waits, abs=0.008)


def test_urgent_calls_wait_less() -> None:
    seen = simulate_dispatch(two_districts(), calls=50_000, seed=2)
    urgent = seen.waited_minutes[seen.priorities == 0].mean()
    assert urgent < 0.7 * seen.waited_minutes[seen.priorities == 1].mean()


def test_waits_by_priority_are_cobhams() -> None:
    lists = [[0, 1], [1, 0]]
    rates = np.array([[0.3, 0.3], [0.6, 0.9]])
    service = [1.0, 2.0]
    exact = solve_exact(
        HypercubeProblem(
            arrival_rates=rates.sum(axis=0),
            service_rates=service,
            preference=lists,
            capacity=Capacity.INFINITE,
        )
    ).best
    assert exact is not None
    problem = two_districts(
        arrival_rates=rates, service_rates=service, lists=[lists, lists], driving_is_work=False
    )
    seen = simulate_dispatch(problem, calls=400_000, seed=8)
    expected = waits_by_priority(
        rates.sum(axis=1), service_total=3.0, waiting_share=exact.waits
    )
    for priority in range(2):
        waited = seen.waited_minutes[seen.priorities == priority].mean() / 60
        assert waited == pytest.approx(expected[priority], rel=0.05)


def test_only_urgent_calls_get_help_across_the_border() -> None:
    seen = simulate_dispatch(two_districts(), calls=20_000, seed=3)
    helped = seen.unit != seen.atoms
    assert helped[seen.priorities == 0].any()
    assert not helped[seen.priorities == 1].any()


def test_calls_are_lost_when_they_may_not_wait() -> None:
    seen = simulate_dispatch(two_districts(capacity=Capacity.ZERO), calls=5_000, seed=4)
    lost = seen.unit < 0
    assert lost.any()
    assert np.isnan(seen.response_minutes[lost]).all()
    assert (seen.waited_minutes[~lost] == 0).all()


def test_a_patrol_is_where_it_spends_its_time() -> None:
    patrol = two_districts(share_of_time=[[0.75, 0.25], [0.0, 1.0]])
    seen = simulate_dispatch(patrol, calls=100_000, seed=5)
    own = (seen.unit == 0) & (seen.atoms == 0)
    assert (seen.travel_minutes[own] == 10.0).mean() == pytest.approx(0.25, abs=0.01)


def test_the_nearest_unit_goes_when_positions_are_known() -> None:
    shares = [[0.5, 0.5], [0.5, 0.5]]
    lists = [[[0, 1], [0, 1]]]
    arrival = [[0.05, 0.05]]
    known, unknown = (
        simulate_dispatch(
            two_districts(
                arrival_rates=arrival, lists=lists, share_of_time=shares, takes_nearest=nearest
            ),
            calls=20_000,
            seed=6,
        )
        for nearest in (True, False)
    )
    # Two units at random: the nearer of two is far only when both are.
    assert (known.travel_minutes == 10.0).mean() == pytest.approx(0.25, abs=0.03)
    assert (unknown.travel_minutes == 10.0).mean() == pytest.approx(0.5, abs=0.03)


def test_the_share_reached_carries_an_interval() -> None:
    seen = simulate_dispatch(two_districts(), calls=30_000, seed=7)
    found = seen.share_within(np.array([1.0, 5.0, 1e9]))
    assert found.mean[0] == 0.0
    assert 0.5 < found.mean[1] < 1.0
    assert found.mean[2] == 1.0
    assert found.half_width[1] > 0.0


def test_a_number_falls_on_the_place_whose_share_holds_it() -> None:
    shares = np.array([0.25, 1.0])
    assert [draw_place(shares, number) for number in (0.0, 0.24, 0.25, 0.99)] == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"share_of_time": [[0.5, 0.2], [0.0, 1.0]]}, "sum to 1"),
        ({"minutes": [[1.0, np.nan], [1.0, 1.0]]}, "missing"),
        ({"lists": [[[0, 1]], [[0, 1]]]}, "must agree"),
        ({"lists": [[[0, 0], [1, 0]], [[0, -1], [1, -1]]]}, "twice"),
    ],
)
def test_unusable_systems_are_refused(changed: dict[str, object], message: str) -> None:
    with pytest.raises(UnusableInputError, match=message):
        two_districts(**changed)
