"""Counts of a whole period: sums add up, and the interval is never too narrow."""

from datetime import date

import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.demand import (
    LEVELS,
    Ahead,
    CountHistory,
    forecast_counts,
    over_period,
)

LOW, HIGH = LEVELS.index(0.1), LEVELS.index(0.9)


def ahead_of(mean: np.ndarray, spread: float) -> Ahead:
    shape = (*mean.shape, len(LEVELS))
    return Ahead(mean, np.zeros(shape), np.full(mean.shape, spread), np.array(LEVELS))


def test_columns_of_a_place_are_added_up() -> None:
    period = over_period(
        ahead_of(np.tile([1.0, 2.0, 4.0], (5, 1)), 0.1), onto=np.array([1, 0, 1])
    )
    assert period.mean.tolist() == [10.0, 25.0]
    assert period.quantile.shape == (2, len(LEVELS))
    assert (np.diff(period.quantile, axis=1) >= 0).all()


@pytest.mark.parametrize("is_shared", [True, False])
def test_the_interval_holds_whether_or_not_days_err_together(is_shared: bool) -> None:
    rng = np.random.default_rng(3)
    days, spread = 42, 0.05
    mean = np.full((days, 1), 3.0)
    found = over_period(ahead_of(mean, spread), onto=np.array([0]))
    draws = rng.gamma(1 / spread, spread, size=(4000, 1 if is_shared else days))
    seen = rng.poisson(np.broadcast_to(3.0 * draws, (4000, days))).sum(axis=1)
    within = ((seen >= found.quantile[0, LOW]) & (seen <= found.quantile[0, HIGH])).mean()
    assert within >= 0.79


def test_six_weeks_of_a_drifting_level_are_held_as_the_documentation_says() -> None:
    rng, held = np.random.default_rng(11), []
    past, ahead = 728, 42
    busy = np.where(np.arange(past + ahead) % 7 >= 4, 1.2, 1.0)[:, None]
    for _ in range(40):
        rate = 0.6 * rng.gamma(2, 1, 8)
        level = np.exp(np.cumsum(rng.normal(0, 0.004, past + ahead)))[:, None]
        mean = rate * level * busy
        counts = rng.poisson(mean * rng.gamma(33, 1 / 33, mean.shape)).astype(float)
        history = CountHistory(
            counts=counts[:past], first_day=date(2024, 1, 1), groups=np.zeros(8, int)
        )
        days = forecast_counts(history, days_ahead=ahead).areas
        found, seen = over_period(days, onto=np.arange(8)), counts[past:].sum(axis=0)
        held += ((seen >= found.quantile[:, LOW]) & (seen <= found.quantile[:, HIGH])).tolist()
    assert np.mean(held) == pytest.approx(0.89, abs=0.02)


def test_without_scatter_only_chance_is_left() -> None:
    period = over_period(ahead_of(np.full((100, 1), 1.0), 0.0), onto=np.array([0]))
    assert period.quantile[0, LOW] == pytest.approx(87, abs=1)


@pytest.mark.parametrize("onto", [[0], [0, 1, 2], [0, -1]])
def test_columns_without_a_place_are_refused(onto: list[int]) -> None:
    with pytest.raises(UnusableInputError, match="one place for each of 2 columns"):
        over_period(ahead_of(np.ones((3, 2)), 0.1), onto=np.array(onto))
