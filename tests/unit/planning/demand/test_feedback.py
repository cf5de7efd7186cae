"""What the documentation claims of feedback loops, played through."""

from datetime import date

import numpy as np

from naervaer.planning.demand import CountHistory, forecast_counts


def share_after_years(*, counts_follow_patrols: bool) -> float:
    """Return the forecast share of one of two areas of equal need, patrolled by forecast."""
    rng = np.random.default_rng(1)
    patrols = np.array([0.55, 0.45])
    for _ in range(6):
        # Both areas need the same; arrests are made where somebody is there to make them.
        seen = patrols**1.5 / (patrols**1.5).sum() if counts_follow_patrols else np.full(2, 0.5)
        counts = rng.poisson(40.0 * np.tile(seen, (120, 1))).astype(float)
        history = CountHistory(counts=counts, first_day=date(2024, 1, 1))
        mean = forecast_counts(history, days_ahead=28).areas.mean.sum(axis=0)
        patrols = mean / mean.sum()
    return float(patrols[0])


def test_counts_of_arrests_feed_on_themselves() -> None:
    assert share_after_years(counts_follow_patrols=True) > 0.75


def test_calls_for_service_do_not() -> None:
    assert 0.47 < share_after_years(counts_follow_patrols=False) < 0.53
