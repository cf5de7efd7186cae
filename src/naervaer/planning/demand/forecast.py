"""Counts ahead by area, district and country, that add up and are never negative.

All areas together give the level, the week, the holidays and the shape of the year; each area
has a share of it, with a weekday and a season of its own as far as its events bear that out.
Areas borrow strength from one another, so that a place with two events a month gets a sensible
week. Since shares sum to 1, areas add up to districts and districts to the country, and hours
to days, for every step ahead.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.demand.level import levels_by_memory, weights_by_loss
from naervaer.planning.demand.pattern import (
    YEAR,
    PatternParams,
    learn_hours,
    learn_pattern,
    own_seasons,
    own_weekdays,
)
from naervaer.planning.demand.problem import HOURS, Calendar, CountHistory, calendar_of
from naervaer.planning.demand.spread import (
    LEVELS,
    Scatter,
    corrected_levels,
    overdispersion,
    quantiles,
    scatter_of,
)

JUDGED_DAYS = 365
JUDGED_DAYS_BY_HOUR = 120
MOST_CELLS = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastParams:
    """How cautious to be.

    Attributes
    ----------
    pattern
        Of the week, the holidays and the year.
    caution_share
        Events that speak for an area's long-run share against its recent one.
    caution_hours
        Events per hour that speak for the coarser shape of the day.

    """

    pattern: PatternParams = field(default_factory=PatternParams)
    caution_share: float = 10.0
    caution_hours: float = 100.0


@dataclass(frozen=True, slots=True, eq=False)
class Ahead:
    """Expectation and quantiles of some columns.

    Attributes
    ----------
    mean
        Expected events, shape (R, columns); R days or hours ahead.
    quantile
        Shape (R, columns, Q); whole numbers.
    spread
        Overdispersion φ of the negative binomial around the mean, shape (R, columns).
    asked
        Levels the distribution was asked for so that `LEVELS` held on the past, shape (Q,).

    """

    mean: NDArray[np.float64]
    quantile: NDArray[np.float64]
    spread: NDArray[np.float64]
    asked: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Forecast:
    """Counts ahead.

    Means add up exactly; quantiles do not, for not all areas are unlucky at once.

    Attributes
    ----------
    areas, groups, total
        By area, by district, and for the country.
    levels
        Probabilities of the quantiles, shape (Q,).
    effects
        What was learnt of special days: factor by name.

    """

    areas: Ahead
    groups: Ahead
    total: Ahead
    levels: NDArray[np.float64]
    effects: Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class _Fitted:
    """What was learnt; rows run over the past and the days ahead."""

    history: CountHistory
    calendar: Calendar
    expected: NDArray[np.float64]
    level: NDArray[np.float64]
    own: NDArray[np.float64]
    share: NDArray[np.float64]
    hours: NDArray[np.float64] | None

    def means(
        self, days: NDArray[np.int64], *, known: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Return what was expected on `days` when the days until `known` had been seen."""
        total = self.level[known] * self.expected[days]
        share = self.share[known] * self.own[days]
        share /= np.maximum(share.sum(axis=1, keepdims=True), 1e-12)
        daily = total[:, None] * share
        if self.hours is None:
            return np.asarray(daily)
        hourly = daily[:, None, :] * self.hours[self.calendar.weekday[days]]
        return np.asarray(hourly.reshape(-1, daily.shape[1]))


def forecast_counts(
    history: CountHistory, *, days_ahead: int, params: ForecastParams | None = None
) -> Forecast:
    """Learn from the past and return counts ahead.

    Parameters
    ----------
    history
        At least 28 days.
    days_ahead
        Days to forecast; hourly histories give 24 rows a day.
    params
        How cautious to be.

    Raises
    ------
    UnusableInputError
        When `days_ahead` is not positive.

    """
    if days_ahead < 1:
        msg = f"days_ahead is {days_ahead}, expected 1 or more."
        raise UnusableInputError(msg)
    params = params or ForecastParams()
    fitted, effects = _fit(history, days_ahead=days_ahead, params=params)
    ahead = history.days + np.arange(days_ahead)
    means = fitted.means(ahead, known=np.full(days_ahead, history.days - 1))
    past = _Past.of(fitted, days_ahead=days_ahead)
    district = history.membership
    onto = np.zeros((history.areas, int(district.max()) + 1))
    onto[np.arange(history.areas), district] = 1.0
    areas = past.ahead(means, onto=None, days_ahead=days_ahead)
    whole = np.ones((history.areas, 1))
    total = past.ahead(means, onto=whole, days_ahead=days_ahead) if history.areas > 1 else areas
    groups = past.ahead(means, onto=onto, days_ahead=days_ahead) if onto.shape[1] > 1 else total
    return Forecast(
        areas=areas,
        groups=groups,
        total=total,
        levels=np.array(LEVELS),
        effects=effects,
    )


def _fit(
    history: CountHistory, *, days_ahead: int, params: ForecastParams
) -> tuple[_Fitted, dict[str, float]]:
    """Learn pattern, level and shares."""
    daily = history.daily()
    calendar = calendar_of(
        history.first_day, days=history.days + days_ahead, events=history.events
    )
    past = _first(calendar, history.days)
    total = daily.sum(axis=1)
    pattern = learn_pattern(total, calendar=past, params=params.pattern)
    expected = pattern.on(calendar)
    seen = expected[: history.days]
    steps = _steps(days_ahead)
    first = max(history.days // 3, history.days - JUDGED_DAYS)
    levels = levels_by_memory(total, seen)
    weight = weights_by_loss(levels, total, seen, first=first, steps=steps)
    level = weight @ levels
    own, share = _shares(daily, calendar, params, first=first, steps=steps)
    hours = None
    if history.by_hour:
        hours = learn_hours(history.counts, weekday=past.weekday, caution=params.caution_hours)
    fitted = _Fitted(history, calendar, expected, level, own, share, hours)
    effects = {
        name: float(factor)
        for name, factor in zip(calendar.names[1:], pattern.kind[1:], strict=True)
        if abs(factor - 1.0) > 1e-9  # noqa: PLR2004 - never seen
    }
    return fitted, effects


def _shares(
    daily: NDArray[np.float64],
    calendar: Calendar,
    params: ForecastParams,
    *,
    first: int,
    steps: tuple[int, ...],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return own patterns, shape (T+H, A), and shares after each day, shape (T, A)."""
    days, areas = daily.shape
    rows = calendar.weekday.shape[0]
    if areas == 1:
        return np.ones((rows, 1)), np.ones((days, 1))
    total = daily.sum(axis=1)
    past = _first(calendar, days)
    caution = params.pattern.caution_counts
    long_run = daily.sum(axis=0) + 0.5
    long_run /= long_run.sum()
    common = total[:, None] * long_run
    weekday = own_weekdays(daily, common, calendar=past, caution=caution)
    common *= weekday[past.weekday]
    season = own_seasons(daily, common, calendar=past, params=params.pattern)
    own = weekday[calendar.weekday] * season[calendar.day_of_year % YEAR]
    exposure = total[:, None] * own[:days]
    levels = levels_by_memory(daily, exposure, prior=long_run, caution=params.caution_share)
    weight = weights_by_loss(levels, daily, exposure, first=first, steps=steps)
    return own, np.tensordot(weight, levels, axes=1)


@dataclass(frozen=True, slots=True, eq=False)
class _Past:
    """Past counts beside what would have been forecast of them, by step ahead."""

    steps: tuple[int, ...]
    counts: tuple[NDArray[np.float64], ...]
    means: tuple[NDArray[np.float64], ...]

    @staticmethod
    def of(fitted: _Fitted, *, days_ahead: int) -> "_Past":
        """Return the last part of the past, forecast from several days before."""
        history = fitted.history
        judged = JUDGED_DAYS_BY_HOUR if history.by_hour else JUDGED_DAYS
        steps = _steps(days_ahead)[:: 2 if history.by_hour else 1]
        first = max(history.days // 3, history.days - judged)
        counts, means = [], []
        for step in steps:
            days = np.arange(max(first, step), history.days)
            rows = days
            if history.by_hour:
                rows = (days[:, None] * HOURS + np.arange(HOURS)).ravel()
            counts.append(np.asarray(history.counts[rows], dtype=np.float64))
            means.append(fitted.means(days, known=days - step))
        return _Past(steps, tuple(counts), tuple(means))

    def ahead(
        self,
        means: NDArray[np.float64],
        *,
        onto: NDArray[np.float64] | None,
        days_ahead: int,
    ) -> Ahead:
        """Return the forecast of some sums of areas, with the scatter their past shows."""
        counts = [seen if onto is None else seen @ onto for seen in self.counts]
        before = [mean if onto is None else mean @ onto for mean in self.means]
        means = means if onto is None else means @ onto
        scatter = [scatter_of(seen, mean) for seen, mean in zip(counts, before, strict=True)]
        together = Scatter(
            sum(one.excess for one in scatter),  # type: ignore[arg-type]
            sum(one.scale for one in scatter),  # type: ignore[arg-type]
        )
        phi = overdispersion(together)
        growth = _growth(self.steps, scatter, days_ahead=days_ahead)
        at_step = [phi * growth[step - 1] for step in self.steps]
        levels = _pooled_levels(counts, before, at_step)
        by_row = np.repeat(growth, means.shape[0] // days_ahead)
        spread = phi[None, :] * by_row[:, None]
        return Ahead(
            mean=means,
            quantile=quantiles(means, spread, levels=levels),
            spread=spread,
            asked=levels,
        )


def _pooled_levels(
    counts: list[NDArray[np.float64]],
    means: list[NDArray[np.float64]],
    phi: list[NDArray[np.float64]],
) -> NDArray[np.float64]:
    """Return corrected levels from at most so many cells, taken evenly."""
    seen = np.concatenate([one.ravel() for one in counts])
    mean = np.concatenate([one.ravel() for one in means])
    spread = np.concatenate(
        [
            np.broadcast_to(one, part.shape).ravel()
            for one, part in zip(phi, counts, strict=True)
        ]
    )
    # A stride that shares no factor with the columns walks through all of them.
    stride = max(1, seen.size // MOST_CELLS) | 1
    taken = slice(None, None, stride)
    return corrected_levels(seen[taken], mean[taken], spread[taken])


def _growth(
    steps: tuple[int, ...], scatter: list[Scatter], *, days_ahead: int
) -> NDArray[np.float64]:
    """Return how the scatter grows with the days ahead, around 1, on a straight line."""
    common = np.array(
        [
            max(float(one.excess.sum()) / max(float(one.scale.sum()), 1e-12), 0.0)
            for one in scatter
        ]
    )
    if len(steps) < 2 or not common.mean() > 0:  # noqa: PLR2004 - a line needs two points
        return np.ones(days_ahead)
    slope, start = np.polyfit(np.array(steps, dtype=np.float64), common / common.mean(), 1)
    line = start + max(float(slope), 0.0) * np.arange(1, days_ahead + 1)
    return np.asarray(np.clip(line, 0.2, None))


def _steps(days_ahead: int) -> tuple[int, ...]:
    """Return a few days ahead that stand for all of them."""
    wanted = {1, 2, 3, 5, 7, 10, 14, 21, 28, days_ahead}
    return tuple(sorted(step for step in wanted if step <= min(days_ahead, 28)))


def _first(calendar: Calendar, days: int) -> Calendar:
    """Return the calendar of the first days."""
    return Calendar(
        calendar.weekday[:days],
        calendar.kind[:days],
        calendar.day_of_year[:days],
        calendar.names,
    )
