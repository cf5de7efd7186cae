"""The shape of a week, of holidays and of a year, learnt from all areas together."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from naervaer.planning.demand.problem import HOURS, Calendar

WEEK = 7
YEAR = 366
DAYS_FOR_A_YEARS_SHAPE = 730
"""With less than two years, season and trend cannot be told apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternParams:
    """How much the pattern may follow the data.

    Attributes
    ----------
    smooth_days
        Width of the moving level the pattern is measured against, days.
    memory_days
        Half-life of the weekday pattern.
    caution_days
        Days of typical counts that speak for "no effect" of a special day or a season.
    caution_counts
        Events that speak for the common pattern against an area's own.
    season_days
        Width over which the shape of the year is smoothed.

    """

    smooth_days: float = 28.0
    memory_days: float = 200.0
    caution_days: float = 2.0
    caution_counts: float = 60.0
    season_days: float = 15.0


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """Factors around 1 by weekday, kind of day and day of the year.

    Attributes
    ----------
    weekday
        Shape (7,), mean 1.
    kind
        Shape (K,); the first, the ordinary day, is 1.
    season
        Shape (366,).

    """

    weekday: NDArray[np.float64]
    kind: NDArray[np.float64]
    season: NDArray[np.float64]

    def on(self, calendar: Calendar) -> NDArray[np.float64]:
        """Return the product of all factors on each day, shape (T,)."""
        return np.asarray(
            self.weekday[calendar.weekday]
            * self.kind[calendar.kind]
            * self.season[calendar.day_of_year]
        )


def learn_pattern(
    counts: NDArray[np.float64], *, calendar: Calendar, params: PatternParams
) -> Pattern:
    """Return the pattern of one series by fitting its factors in turn.

    Each factor is events over what the other factors and a moving level expect, drawn towards
    1 as a gamma prior of `caution_days` typical days would.

    Parameters
    ----------
    counts
        Per day, shape (T,).
    calendar
        Of the same days.
    params
        How cautious to be.

    """
    days = counts.shape[0]
    recent = 0.5 ** ((days - 1 - np.arange(days)) / params.memory_days)
    pattern = Pattern(np.ones(WEEK), np.ones(len(calendar.names)), np.ones(YEAR))
    typical = max(float(counts.mean()), 1e-9)
    for _ in range(4):
        level = _moving_level(counts, pattern.on(calendar), width=params.smooth_days)
        rest = level * pattern.on(calendar) / pattern.weekday[calendar.weekday]
        weekday = _ratio(recent * counts, recent * rest, calendar.weekday, WEEK, typical)
        pattern = Pattern(weekday / weekday.mean(), pattern.kind, pattern.season)
        rest = level * pattern.on(calendar) / pattern.kind[calendar.kind]
        caution = params.caution_days * typical
        kind = _ratio(counts, rest, calendar.kind, len(calendar.names), caution)
        kind[0] = 1.0
        pattern = Pattern(pattern.weekday, kind, pattern.season)
        if days >= DAYS_FOR_A_YEARS_SHAPE:
            pattern = _with_season(counts, pattern, calendar, params)
    return pattern


def _with_season(
    counts: NDArray[np.float64], pattern: Pattern, calendar: Calendar, params: PatternParams
) -> Pattern:
    """Return the pattern with the shape of the year, against a level a year wide."""
    other = pattern.weekday[calendar.weekday] * pattern.kind[calendar.kind]
    level = _moving_level(counts, other, width=YEAR / 2.0)
    seen = np.asarray(np.bincount(calendar.day_of_year, counts, YEAR), np.float64)
    expected = np.asarray(np.bincount(calendar.day_of_year, level * other, YEAR), np.float64)
    caution = params.caution_days * float(counts.mean()) + 1e-9
    season = (_around_the_year(seen, params) + caution) / (
        _around_the_year(expected, params) + caution
    )
    return Pattern(pattern.weekday, pattern.kind, season / season.mean())


def _around_the_year(values: NDArray[np.float64], params: PatternParams) -> NDArray[np.float64]:
    return np.asarray(gaussian_filter1d(values, params.season_days, mode="wrap"))


def _moving_level(
    counts: NDArray[np.float64], expected: NDArray[np.float64], *, width: float
) -> NDArray[np.float64]:
    """Return events per unit of expectation, smoothed over both sides."""
    above = gaussian_filter1d(counts, width, axis=0, mode="constant")
    below = gaussian_filter1d(expected, width, axis=0, mode="constant")
    return np.asarray(np.maximum(above, 1e-12) / np.maximum(below, 1e-12))


def _ratio(
    seen: NDArray[np.float64],
    expected: NDArray[np.float64],
    label: NDArray[np.int64],
    labels: int,
    caution: float,
) -> NDArray[np.float64]:
    """Return events over expectation by label, drawn towards 1."""
    above = np.bincount(label, seen, labels) + caution
    return np.asarray(above / (np.bincount(label, expected, labels) + caution))


def own_weekdays(
    counts: NDArray[np.float64],
    expected: NDArray[np.float64],
    *,
    calendar: Calendar,
    caution: float,
) -> NDArray[np.float64]:
    """Return each area's own weekday factors on top of the common ones, shape (7, A).

    Parameters
    ----------
    counts, expected
        What came and what the common pattern expects, shape (T, A).
    calendar
        Of the same days.
    caution
        Events that speak for the common pattern.

    """
    above = np.zeros((WEEK, counts.shape[1]))
    below = np.zeros_like(above)
    for weekday in range(WEEK):
        here = calendar.weekday == weekday
        above[weekday], below[weekday] = counts[here].sum(axis=0), expected[here].sum(axis=0)
    return np.asarray((above + caution) / (below + caution))


def own_seasons(
    counts: NDArray[np.float64],
    expected: NDArray[np.float64],
    *,
    calendar: Calendar,
    params: PatternParams,
) -> NDArray[np.float64]:
    """Return each area's own shape of the year on top of the common one, shape (366, A).

    All ones with less than two years. A tourist municipality has its summer here.
    """
    areas = counts.shape[1]
    if counts.shape[0] < DAYS_FOR_A_YEARS_SHAPE:
        return np.ones((YEAR, areas))
    level = _moving_level(counts, expected, width=YEAR / 2.0)
    above, below = np.zeros((YEAR, areas)), np.zeros((YEAR, areas))
    np.add.at(above, calendar.day_of_year, counts)
    np.add.at(below, calendar.day_of_year, expected * level)
    smooth = {"axis": 0, "mode": "wrap"}
    # Per day of the year, so that the caution is one of events over a season's width.
    caution = params.caution_counts / (2.5 * params.season_days)
    return np.asarray(
        (gaussian_filter1d(above, params.season_days, **smooth) + caution)
        / (gaussian_filter1d(below, params.season_days, **smooth) + caution)
    )


def learn_hours(
    counts: NDArray[np.float64], *, weekday: NDArray[np.int64], caution: float
) -> NDArray[np.float64]:
    """Return the share of a day's events by weekday and hour, shape (7, 24, A).

    Three steps of borrowing: an area's week borrows from the week of all areas, a weekday from
    its like (Monday to Thursday are alike), and those from the day as such.

    Parameters
    ----------
    counts
        Per hour, shape (24 T, A).
    weekday
        Of each day, shape (T,).
    caution
        Events per hour that speak for the coarser shape.

    """
    days, areas = weekday.shape[0], counts.shape[1]
    by_day = counts.reshape(days, HOURS, areas)
    sums = np.stack([by_day[weekday == day].sum(axis=0) for day in range(WEEK)])
    together = sums.sum(axis=2, dtype=np.float64)
    alike = np.array([0, 0, 0, 0, 1, 2, 3])
    overall = together.sum(axis=0) + 1.0
    overall = overall / overall.sum()
    likes = np.stack([together[alike == group].sum(axis=0) for group in range(4)])
    likes = _shares(likes, overall[None, :], caution * HOURS)
    common = _shares(together, likes[alike], caution * HOURS)
    above = sums + caution * HOURS * common[:, :, None]
    return np.asarray(above / above.sum(axis=1, keepdims=True))


def _shares(
    sums: NDArray[np.float64], prior: NDArray[np.float64], caution: float
) -> NDArray[np.float64]:
    above = sums + caution * prior
    return np.asarray(above / above.sum(axis=1, keepdims=True))
