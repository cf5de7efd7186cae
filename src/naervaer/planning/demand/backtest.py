"""Forecasts of the past from before, and how good they would have been."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.demand.forecast import Ahead, forecast_counts
from naervaer.planning.demand.problem import FEWEST_DAYS, HOURS, CountHistory
from naervaer.planning.demand.scores import coverage, pinball, scaled_error, shared_coverage
from naervaer.planning.demand.spread import LEVELS, chance_below

WEEK = 7

Forecaster = Callable[[CountHistory, int], NDArray[np.float64]]
"""From a past and a number of days to quantiles, shape (R, columns, Q)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How good one method was over all origins.

    Attributes
    ----------
    pinball
        Mean pinball loss over seven levels; smaller is better.
    mase
        Mean absolute error of the median over that of the seasonal naive in the past.
    coverage_80, coverage_95
        Share of counts inside the closed intervals.
    coverage_80_shared, coverage_95_shared
        The same with ties shared, see `shared_coverage`; None for a method that gives
        quantiles alone.
    seconds
        For all origins together.

    """

    pinball: float
    mase: float
    coverage_80: float
    coverage_95: float
    seconds: float
    coverage_80_shared: float | None = None
    coverage_95_shared: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The rolling origin.

    Attributes
    ----------
    origins
        Day numbers until which the past is known, rising.
    days_ahead
        Days forecast from each.
    rows
        Rows scored from each origin; all of `days_ahead` when None. Hours that do not make
        whole days are forecast to the end of the day and scored as far as asked.

    """

    origins: tuple[int, ...]
    days_ahead: int
    rows: int | None = None


def window_of(history: CountHistory, *, days_ahead: int, origins: int | None = None) -> Window:
    """Return origins one horizon apart, ending so that the last forecast ends with the data.

    By default they cover the last third of the data, at most 26 of them.
    """
    room = (history.days - max(2 * FEWEST_DAYS, 3 * days_ahead)) // days_ahead
    wanted = origins or min(26, history.days // 3 // days_ahead)
    if min(room, wanted) < 1:
        msg = (
            f"{history.days} days leave no room to forecast {days_ahead} days from a past of "
            f"{max(2 * FEWEST_DAYS, 3 * days_ahead)}."
        )
        raise UnusableInputError(msg)
    count = min(room, wanted)
    return Window(
        origins=tuple(history.days - days_ahead * step for step in range(count, 0, -1)),
        days_ahead=days_ahead,
    )


def score(
    history: CountHistory,
    *,
    window: Window,
    forecaster: Forecaster,
    clock: Callable[[], float] = time.perf_counter,
) -> Scores:
    """Run a forecaster from every origin and return its scores over all columns.

    Parameters
    ----------
    history
        All of it; a forecaster sees only what was known at each origin.
    window
        Where to stand.
    forecaster
        Gives quantiles at `LEVELS` for every column of the counts.
    clock
        Seconds that only move forward.

    """
    rows_a_day = HOURS if history.by_hour else 1
    levels = np.array(LEVELS)
    losses, errors, inner, outer = [], [], [], []
    shared: list[tuple[float, float]] = []
    seconds = 0.0
    for origin in window.origins:
        past = history.until(origin)
        started = clock()
        quantile = forecaster(past, window.days_ahead)
        seconds += clock() - started
        start = origin * rows_a_day
        rows = window.rows or window.days_ahead * rows_a_day
        came = np.asarray(history.counts[start : start + rows], dtype=np.float64)
        quantile = quantile[:rows]
        losses.append(pinball(came, quantile, levels=levels))
        inner.append(coverage(came, quantile[..., 1], quantile[..., -2]))
        outer.append(coverage(came, quantile[..., 0], quantile[..., -1]))
        if isinstance(forecaster, OwnMethod):
            shared.append(forecaster.shared(came))
        scaled = [
            scaled_error(
                came[:, column],
                quantile[:, column, len(LEVELS) // 2],
                past=np.asarray(past.counts[:, column], dtype=np.float64),
                season=WEEK * rows_a_day,
            )
            for column in range(history.areas)
        ]
        known = [error for error in scaled if not np.isnan(error)]
        errors.append(float(np.mean(np.array(known))) if known else np.nan)
    return Scores(
        pinball=float(np.mean(losses)),
        mase=float(np.mean(errors)),
        coverage_80=float(np.mean(inner)),
        coverage_95=float(np.mean(outer)),
        seconds=seconds,
        coverage_80_shared=float(np.mean([one for one, _ in shared])) if shared else None,
        coverage_95_shared=float(np.mean([two for _, two in shared])) if shared else None,
    )


@dataclass(slots=True, eq=False)
class OwnMethod:
    """The method of the package itself; keeps its last forecast with its distribution."""

    last: Ahead | None = None

    def __call__(self, history: CountHistory, days_ahead: int) -> NDArray[np.float64]:
        """Return the quantiles of every column."""
        self.last = forecast_counts(history, days_ahead=days_ahead).areas
        return self.last.quantile

    def shared(self, came: NDArray[np.float64]) -> tuple[float, float]:
        """Return the coverage of the 80 and 95 % intervals with ties shared."""
        assert self.last is not None  # noqa: S101 - called after a forecast
        mean, phi = self.last.mean[: len(came)], self.last.spread[: len(came)]
        lower, upper = chance_below(came - 1.0, mean, phi), chance_below(came, mean, phi)
        asked = self.last.asked
        return (
            shared_coverage(lower, upper, low=float(asked[1]), high=float(asked[-2])),
            shared_coverage(lower, upper, low=float(asked[0]), high=float(asked[-1])),
        )


def our_forecaster(history: CountHistory, days_ahead: int) -> NDArray[np.float64]:
    """Return the quantiles of this package's own method."""
    return forecast_counts(history, days_ahead=days_ahead).areas.quantile


def seasonal_naive(history: CountHistory, days_ahead: int) -> NDArray[np.float64]:
    """Return last week again, with the normal spread of its past errors.

    The spread grows with the square root of the weeks ahead (Hyndman and Athanasopoulos,
    Forecasting: Principles and Practice, ch. 5.5); quantiles below zero are set to zero.
    """
    season = WEEK * (HOURS if history.by_hour else 1)
    rows = days_ahead * (HOURS if history.by_hour else 1)
    counts = np.asarray(history.counts, dtype=np.float64)
    spread = (counts[season:] - counts[:-season]).std(axis=0)
    ahead = np.arange(rows)
    repeated = counts[-season:][ahead % season]
    weeks = np.sqrt(ahead // season + 1.0)
    normal = stats.norm.ppf(np.array(LEVELS))
    width = spread[None, :, None] * weeks[:, None, None] * normal
    return np.asarray(np.maximum(repeated[:, :, None] + width, 0.0))


def totals(history: CountHistory) -> CountHistory:
    """Return the history of all areas together."""
    return CountHistory(
        counts=np.asarray(history.counts, dtype=np.float64).sum(axis=1, keepdims=True),
        first_day=history.first_day,
        by_hour=history.by_hour,
        events=history.events,
    )
