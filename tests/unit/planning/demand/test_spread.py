import numpy as np
import pytest
from scipy import stats

from naervaer.planning.demand import (
    LEVELS,
    coverage,
    pinball,
    scaled_error,
    shared_coverage,
)
from naervaer.planning.demand.level import discounted_sums, levels_by_memory
from naervaer.planning.demand.spread import (
    SMALLEST,
    chance_below,
    corrected_levels,
    overdispersion,
    quantiles,
    scatter_of,
)


def test_the_chance_below_is_the_negative_binomials() -> None:
    size = 1 / 0.3
    expected = stats.nbinom.cdf([0, 4, 9], size, size / (size + 5.0))
    found = chance_below(np.array([0.0, 4.0, 9.0]), np.full(3, 5.0), 0.3)
    np.testing.assert_allclose(found, expected)
    assert chance_below(np.array([-1.0]), np.array([5.0]), 0.3)[0] == 0.0


def test_overdispersion_is_measured_and_drawn_to_the_common_value() -> None:
    rng = np.random.default_rng(3)
    means = np.full((4000, 2), 10.0)
    counts = rng.poisson(means * np.column_stack([rng.gamma(5, 0.2, 4000), np.ones(4000)]))
    phi = overdispersion(scatter_of(counts.astype(float), means), caution=0.0)
    assert phi[0] == pytest.approx(0.2, abs=0.03)
    assert phi[1] == pytest.approx(0.0, abs=0.01)
    drawn = overdispersion(scatter_of(counts.astype(float), means), caution=1.0)
    assert phi[1] < drawn[1] < drawn[0] < phi[0]


def test_levels_stay_as_they_are_when_the_model_is_right() -> None:
    rng = np.random.default_rng(4)
    means = rng.uniform(0.2, 20.0, 40_000)
    counts = rng.poisson(means).astype(float)
    np.testing.assert_allclose(corrected_levels(counts, means, 1e-6), LEVELS, atol=0.01)


def test_levels_move_outwards_when_the_model_is_too_narrow() -> None:
    rng = np.random.default_rng(5)
    counts = rng.poisson(20.0 * rng.gamma(4, 0.25, 20_000)).astype(float)
    found = corrected_levels(counts, np.full(20_000, 20.0), 1e-6)
    assert found[1] < 0.05
    assert found[-2] > 0.95


def test_quantiles_are_whole_and_rise() -> None:
    found = quantiles(np.array([0.0, 0.5, 300.0]), 0.1, levels=np.array(LEVELS))
    assert found.shape == (3, 7)
    assert (found == found.round()).all()
    assert (np.diff(found, axis=1) >= 0).all()
    assert found[0].tolist() == [0.0] * 7


def test_discounted_sums_forget_half_in_a_half_life() -> None:
    values = np.zeros(8)
    values[0] = 1.0
    assert discounted_sums(values, half_life=7.0)[7] == pytest.approx(0.5)


def test_a_level_starts_from_what_was_believed() -> None:
    counts, expected = np.zeros((3, 1)), np.ones((3, 1))
    levels = levels_by_memory(counts, expected, prior=2.0, caution=10.0)
    assert levels[0, 0, 0] == pytest.approx(10.0 / 6.0)


def test_pinball_punishes_the_farther_side() -> None:
    levels = np.array([0.9])
    low = pinball(np.array([10.0]), np.array([[0.0]]), levels=levels)
    high = pinball(np.array([0.0]), np.array([[10.0]]), levels=levels)
    assert (low, high) == (pytest.approx(9.0), pytest.approx(1.0))


def test_intervals_hold_their_ends() -> None:
    counts = np.array([1.0, 2.0, 3.0, 4.0])
    assert coverage(counts, np.full(4, 2.0), np.full(4, 3.0)) == 0.5


def test_repeating_last_week_has_an_error_of_one_on_its_own_past() -> None:
    past = np.array([1.0, 3.0, 2.0, 6.0])
    assert scaled_error(past[2:], past[:2], past=past, season=2) == pytest.approx(1.0)
    assert np.isnan(scaled_error(past, past, past=np.ones(9), season=2))


def test_sparse_counts_overfill_the_closed_interval_but_not_with_ties_shared() -> None:
    counts = np.random.default_rng(3).poisson(0.3, (4000, 1)).astype(float)
    means, phi = np.full_like(counts, 0.3), SMALLEST
    levels = np.array([0.1, 0.9])
    ends = quantiles(means, phi, levels=levels)
    assert coverage(counts, ends[..., 0], ends[..., 1]) > 0.9
    shared = shared_coverage(
        chance_below(counts - 1, means, phi),
        chance_below(counts, means, phi),
        low=0.1,
        high=0.9,
    )
    assert shared == pytest.approx(0.8, abs=0.02)


def test_with_ties_shared_a_forecast_that_is_too_wide_is_still_seen() -> None:
    counts = np.random.default_rng(3).poisson(0.3, (4000, 1)).astype(float)
    means = np.full_like(counts, 0.3)
    shared = shared_coverage(
        chance_below(counts - 1, means, SMALLEST),
        chance_below(counts, means, SMALLEST),
        low=0.02,
        high=0.98,
    )
    assert shared > 0.9
