from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.demand import (
    CountHistory,
    forecast_counts,
    our_forecaster,
    score,
    seasonal_naive,
    totals,
    window_of,
)

FIRST = date(2023, 1, 2)


def made_up(
    seed: int = 1,
    *,
    days: int = 400,
    areas: int = 6,
    by_hour: bool = False,
    rate: float = 4.0,
    groups: np.ndarray | None = None,
) -> CountHistory:
    """Return counts with a week, areas of unequal size and some overdispersion."""
    rng = np.random.default_rng(seed)
    share = rng.dirichlet(np.full(areas, 2.0))
    week = np.array([0.9, 0.9, 0.9, 1.0, 1.2, 1.3, 0.8])
    rows = days * (24 if by_hour else 1)
    day = np.arange(rows) // (24 if by_hour else 1)
    clock = 1.0 + 0.5 * np.sin((np.arange(rows) % 24 - 14) * np.pi / 12) if by_hour else 1.0
    mean = rate * areas * week[day % 7] * clock * rng.gamma(20, 1 / 20, days)[day]
    return CountHistory(
        counts=rng.poisson(np.outer(mean, share)).astype(float),
        first_day=FIRST,
        by_hour=by_hour,
        groups=groups,
    )


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), areas=st.integers(1, 7), by_hour=st.booleans())
def test_areas_add_up_to_districts_and_country_and_nothing_is_negative(
    seed: int, areas: int, *, by_hour: bool
) -> None:
    history = made_up(
        seed, days=60, areas=areas, by_hour=by_hour, rate=0.3, groups=np.arange(areas) % 3
    )
    found = forecast_counts(history, days_ahead=9)
    np.testing.assert_allclose(found.areas.mean.sum(axis=1), found.total.mean[:, 0])
    for district in range(found.groups.mean.shape[1]):
        np.testing.assert_allclose(
            found.areas.mean[:, history.membership == district].sum(axis=1),
            found.groups.mean[:, district],
        )
    for part in (found.areas, found.groups, found.total):
        assert (part.mean >= 0).all()
        assert (part.quantile >= 0).all()
        assert (np.diff(part.quantile, axis=-1) >= 0).all()


def test_the_week_is_found_again() -> None:
    found = forecast_counts(made_up(rate=40.0), days_ahead=7)
    week = found.total.mean[:, 0] / found.total.mean.mean()
    # The history starts on a Monday and has 400 days, so the first day ahead is a Tuesday;
    # the last, a payday, is drawn a little by what happened to fall on paydays.
    np.testing.assert_allclose(week, [0.9, 0.9, 1.0, 1.2, 1.3, 0.8, 0.9], atol=0.08)


def test_an_area_of_few_events_borrows_the_week_of_all() -> None:
    history = made_up(areas=2, rate=50.0)
    counts = history.counts.copy()
    counts[:, 1] = 0.0
    counts[::90, 1] = 1.0
    sparse = CountHistory(counts=counts, first_day=FIRST)
    found = forecast_counts(sparse, days_ahead=7).areas.mean[:, 1]
    assert found.max() / found.min() > 1.3


def test_a_users_event_raises_the_days_it_is_held() -> None:
    history = made_up(rate=50.0, areas=1)
    counts = history.counts.copy()
    held = [FIRST + timedelta(days=offset) for offset in (100, 200, 300, 404)]
    counts[[100, 200, 300]] *= 2.0
    quiet = CountHistory(counts=counts, first_day=FIRST)
    known = CountHistory(counts=counts, first_day=FIRST, events=dict.fromkeys(held, "festival"))
    plain = forecast_counts(quiet, days_ahead=7)
    told = forecast_counts(known, days_ahead=7)
    ratio = told.total.mean[:, 0] / plain.total.mean[:, 0]
    assert ratio[4] > 1.4
    assert told.effects["festival"] > 1.4
    assert abs(np.delete(ratio, 4) - 1.0).max() < 0.15


def test_hours_add_up_to_the_day() -> None:
    hourly = made_up(by_hour=True, days=90, rate=0.5)
    found = forecast_counts(hourly, days_ahead=2)
    daily = forecast_counts(CountHistory(counts=hourly.daily(), first_day=FIRST), days_ahead=2)
    assert found.areas.mean.shape == (48, 6)
    np.testing.assert_allclose(
        found.areas.mean.reshape(2, 24, 6).sum(axis=1), daily.areas.mean, rtol=1e-9
    )


@pytest.mark.parametrize("by_hour", [False, True])
def test_it_beats_last_week_and_its_intervals_hold(*, by_hour: bool) -> None:
    history = totals(made_up(by_hour=by_hour, days=300, rate=2.0))
    window = window_of(history, days_ahead=7)
    ours = score(history, window=window, forecaster=our_forecaster)
    naive = score(history, window=window, forecaster=seasonal_naive)
    assert ours.pinball < 0.9 * naive.pinball
    assert 0.7 < ours.coverage_80 < 0.9
    assert 0.88 < ours.coverage_95 <= 1.0


def test_the_same_history_gives_the_same_forecast() -> None:
    first, second = (forecast_counts(made_up(), days_ahead=3) for _ in range(2))
    assert first.areas.quantile.tolist() == second.areas.quantile.tolist()


def test_a_forecast_never_sees_what_comes_after_its_origin() -> None:
    history = made_up()
    changed = history.counts.copy()
    changed[300:] = 999.0
    other = CountHistory(counts=changed, first_day=FIRST)
    assert (
        our_forecaster(history.until(300), 5).tolist()
        == our_forecaster(other.until(300), 5).tolist()
    )


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        (np.full((40, 1), -1.0), "not negative"),
        (np.full((40, 1), np.nan), "finite"),
        (np.ones((27, 1)), "27 days"),
        (np.ones(40), "shape"),
    ],
)
def test_counts_no_pattern_can_be_learnt_from_are_refused(
    counts: np.ndarray, message: str
) -> None:
    with pytest.raises(UnusableInputError, match=message):
        CountHistory(counts=counts, first_day=FIRST)


def test_half_a_day_of_hours_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="whole days"):
        CountHistory(counts=np.ones((28 * 24 + 12, 1)), first_day=FIRST, by_hour=True)


def test_too_little_data_for_the_horizon_is_said() -> None:
    with pytest.raises(UnusableInputError, match="no room"):
        window_of(made_up(days=60), days_ahead=28)


def test_no_days_ahead_are_refused() -> None:
    with pytest.raises(UnusableInputError, match="days_ahead is 0"):
        forecast_counts(made_up(), days_ahead=0)
