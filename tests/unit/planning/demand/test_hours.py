import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.demand import (
    HourProfile,
    area_rates,
    by_profile,
    evening_heavy_profile,
    flat_profile,
    learnt_profile,
    spread_over_hours,
)


@pytest.mark.parametrize("profile", [flat_profile(), evening_heavy_profile()])
def test_hours_sum_to_the_day(profile: HourProfile) -> None:
    daily = np.array([[24.0, 12.0], [48.0, 0.0]])
    hourly = spread_over_hours(daily, first_weekday=4, profile=profile)
    np.testing.assert_allclose(hourly.reshape(2, 24, 2).sum(axis=1), daily)


def test_evenings_are_heavier_in_the_evening_heavy_profile() -> None:
    shares = evening_heavy_profile().shares
    assert shares[2, 20] > 1.5 * shares[2, 5]
    assert shares[4, 23] > shares[2, 23]
    assert shares[5, 1] > shares[2, 1]


def test_a_profile_is_learnt_from_counts_by_weekday() -> None:
    counts = np.zeros((14, 24))
    counts[:, 20] = 1000.0
    counts[5::7, 2] = 1000.0
    found = learnt_profile(
        counts.ravel(), first_weekday=0, name="own", basis="our own log", is_assumed=False
    )
    assert found.shares[0, 20] > 0.9
    assert found.shares[5, 2] == pytest.approx(0.5, abs=0.05)
    assert not found.is_assumed


def test_an_answer_is_given_under_every_profile() -> None:
    found = by_profile(
        lambda profile: float(profile.shares.max()),
        profiles=(flat_profile(), evening_heavy_profile()),
    )
    assert found["flat"] == pytest.approx(1 / 24)
    assert found["evening-heavy"] > found["flat"]


def test_a_profile_that_does_not_sum_to_one_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="own"):
        HourProfile(name="own", shares=np.ones((7, 24)), basis="wrong")


def test_small_areas_are_drawn_to_their_districts_rate() -> None:
    rates = area_rates(
        np.array([1000.0, 0.0, np.nan]),
        np.array([20_000.0, 200.0, 200.0]),
        groups=np.array([0, 0, 0]),
        total_calls=500.0,
    )
    assert rates.sum() == pytest.approx(500.0)
    per_head = rates / np.array([20_000.0, 200.0, 200.0])
    assert 0.7 * per_head[0] < per_head[1] < per_head[2] < 1.1 * per_head[0]


def test_an_area_without_people_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="residents"):
        area_rates(np.ones(2), np.array([0.0, 1.0]), groups=np.zeros(2, int), total_calls=1.0)
