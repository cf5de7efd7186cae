import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.response import NeedProblem, shares_within, units_by_hour, units_needed
from naervaer.planning.solving import Ending


def two_towns(**changed: object) -> NeedProblem:
    """Return two districts of one station and one atom, a quarter of an hour apart."""
    given: dict[str, object] = {
        "arrival_rates": [0.5, 0.5],
        "district": [0, 1],
        "station_district": [0, 1],
        "minutes": [[5.0, 15.0], [15.0, 5.0]],
        "limit_minutes": [20.0, 20.0],
        "calls_per_unit_hour": 1.0,
    }
    return NeedProblem(**(given | changed))  # type: ignore[arg-type]


def test_one_station_alone_is_erlangs_delay_formula() -> None:
    problem = two_towns()
    share = shares_within(problem, np.array([2, 3]), shared=False)
    load = 0.5
    waits = (load**2 / 2 * 2 / 1.5) / (1 + load + load**2 / 2 * 2 / 1.5)
    in_time = 1 - np.exp(-1.5 * 15 / 60)
    assert share[0] == pytest.approx(1 - waits + waits * in_time, abs=1e-6)


def test_the_need_is_the_fewest_units_that_reach_the_share() -> None:
    problem = two_towns(share=0.9)
    found = units_needed(problem).best
    assert found is not None
    assert (found.share_within >= 0.9).all()
    fewer = shares_within(problem, found.units_at - 1, shared=False)
    assert (fewer < 0.9).all()


def test_more_calls_never_need_fewer_units() -> None:
    needs = []
    for rate in (0.2, 1.0, 3.0):
        found = units_needed(two_towns(arrival_rates=[rate, rate])).best
        assert found is not None
        needs.append(found.units)
    assert needs == sorted(needs)
    assert needs[0] < needs[-1]


def test_districts_that_share_need_no_more_than_closed_ones() -> None:
    problem = two_towns(share=0.95)
    closed, shared = units_needed(problem).best, units_needed(problem, shared=True).best
    assert closed is not None
    assert shared is not None
    assert shared.units < closed.units
    assert (shared.share_within >= 0.95).all()


def test_a_place_too_far_away_is_named() -> None:
    outcome = units_needed(two_towns(limit_minutes=[20.0, 4.0], most_units=3))
    assert outcome.ending is Ending.INFEASIBLE
    assert "District 1" in outcome.reasons[0]


def test_an_hour_without_calls_needs_nobody() -> None:
    found = units_needed(two_towns(arrival_rates=[0.5, 0.0])).best
    assert found is not None
    assert found.units_at[1] == 0
    assert np.isnan(found.share_within[1])


def test_a_district_without_a_station_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="District 1"):
        two_towns(station_district=[0, 0])


def test_each_hour_has_its_own_need() -> None:
    rates = np.array([[0.2, 0.2], [3.0, 0.2], [0.2, 0.2]])
    night, evening, again = units_by_hour(two_towns(), rates)
    assert night is again
    assert night.best is not None
    assert evening.best is not None
    assert evening.best.units_at[0] > night.best.units_at[0]
    assert evening.best.units_at[1] == night.best.units_at[1]
