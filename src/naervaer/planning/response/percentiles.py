"""Response time as the police state it: percentiles over a period, and how sure they are.

A requirement holds for all urgent missions of a district, a class and a period together. The
percentile is the smallest number of minutes within which the share was reached. Its interval
needs no model: between two order statistics lies the true percentile with a probability that
is binomial (David & Nagaraja, Order Statistics, 2003, ch. 7.1). With few missions there may be
no order statistic high enough; then the interval is open upwards, and says so.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rules.response_time import ENOUGH_MISSIONS, ResponseClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Percentile:
    """One percentile of the missions of a period.

    Attributes
    ----------
    share
        Of the missions, such as 0.8.
    minutes
        Reached within this many minutes; NaN without missions.
    low, high
        Confidence interval; minus and plus infinity where the missions are too few to
        bound it.
    missions
        How many there were.
    warning
        Why the figure should not be judged alone, or None.

    """

    share: float
    minutes: float
    low: float
    high: float
    missions: int
    warning: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A percentile held against a requirement.

    Attributes
    ----------
    percentile
        What was reached.
    requirement_minutes
        What was required.
    share_within
        Share of the missions within the requirement; NaN without missions.
    share_low, share_high
        Its confidence interval (Clopper & Pearson 1934).
    is_met
        Whether the share was reached over the period; None without missions.
    is_sure
        Whether the interval leaves no doubt about `is_met`.

    """

    percentile: Percentile
    requirement_minutes: float
    share_within: float
    share_low: float
    share_high: float
    is_met: bool | None
    is_sure: bool


def percentile_of(
    minutes: NDArray[np.float64], *, share: float, confidence: float = 0.95
) -> Percentile:
    """Return a percentile of response times with an interval that holds for any n.

    Parameters
    ----------
    minutes
        Response time per mission, shape (n,). Infinite for missions never reached.
    share
        Between 0 and 1, both excluded.
    confidence
        Of the interval.

    Raises
    ------
    UnusableInputError
        When a time is missing or negative, or a share is out of range.

    """
    times = np.sort(np.asarray(minutes, dtype=np.float64))
    _check_times(times, share=share, confidence=confidence)
    count = times.shape[0]
    warning = ENOUGH_MISSIONS.refuses(count)
    if count == 0:
        return Percentile(
            share=share,
            minutes=math.nan,
            low=-math.inf,
            high=math.inf,
            missions=0,
            warning=warning,
        )
    low, high = _order_statistics(count, share=share, confidence=confidence)
    return Percentile(
        share=share,
        # Guards against 0.8 * 5 being a hair above 4.
        minutes=float(times[max(0, math.ceil(share * count - 1e-9) - 1)]),
        low=float(times[low - 1]) if low >= 1 else -math.inf,
        high=float(times[high - 1]) if high <= count else math.inf,
        missions=count,
        warning=warning,
    )


def judge(
    minutes: NDArray[np.float64],
    *,
    share: float,
    requirement_minutes: float,
    confidence: float = 0.95,
) -> Judgement:
    """Return whether the missions of a period, taken together, met a requirement."""
    percentile = percentile_of(minutes, share=share, confidence=confidence)
    count = percentile.missions
    if count == 0:
        return Judgement(
            percentile=percentile,
            requirement_minutes=requirement_minutes,
            share_within=math.nan,
            share_low=0.0,
            share_high=1.0,
            is_met=None,
            is_sure=False,
        )
    within = int((np.asarray(minutes) <= requirement_minutes).sum())
    low, high = share_interval(within, count, confidence=confidence)
    is_met = percentile.minutes <= requirement_minutes
    return Judgement(
        percentile=percentile,
        requirement_minutes=requirement_minutes,
        share_within=within / count,
        share_low=low,
        share_high=high,
        is_met=is_met,
        is_sure=low >= share if is_met else high < share,
    )


def judge_by_class(
    minutes: NDArray[np.float64],
    classes: Sequence[ResponseClass],
    *,
    share: float,
    requirement_minutes: Mapping[ResponseClass, float],
    confidence: float = 0.95,
) -> dict[ResponseClass, Judgement]:
    """Return one judgement per class, for the missions of one district and period.

    Parameters
    ----------
    minutes
        Response time per mission, shape (n,).
    classes
        The class of each mission's place, n of them.
    share, confidence
        As in `judge`.
    requirement_minutes
        By class, such as the `minutes` of a rule in `domain.rules.response_time`.

    """
    if len(classes) != len(minutes):
        msg = f"{len(minutes)} missions and {len(classes)} classes were given."
        raise UnusableInputError(msg)
    place = np.array([ResponseClass(one).value for one in classes], dtype="U1")
    return {
        kind: judge(
            np.asarray(minutes, dtype=np.float64)[place == kind.value],
            share=share,
            requirement_minutes=required,
            confidence=confidence,
        )
        for kind, required in requirement_minutes.items()
    }


def share_interval(hits: int, count: int, *, confidence: float = 0.95) -> tuple[float, float]:
    """Return the Clopper-Pearson interval of a share."""
    tail = (1.0 - confidence) / 2.0
    low = 0.0 if hits == 0 else float(stats.beta.ppf(tail, hits, count - hits + 1))
    high = 1.0 if hits == count else float(stats.beta.ppf(1.0 - tail, hits + 1, count - hits))
    return low, high


def weighted_percentile(
    minutes: NDArray[np.float64], *, weights: NDArray[np.float64], share: float
) -> float:
    """Return the percentile of computed response times that occur with given weights.

    Parameters
    ----------
    minutes, weights
        A time and how many missions have it, same shape. Infinite times are allowed.
    share
        Between 0 and 1.

    """
    if minutes.shape != weights.shape or (weights < 0).any() or not weights.sum() > 0:
        msg = "weights must have the shape of minutes, not be negative, and not sum to zero."
        raise UnusableInputError(msg)
    order = np.argsort(minutes, axis=None, kind="stable")
    reached = np.cumsum(weights.ravel()[order]) / weights.sum()
    return float(minutes.ravel()[order][int(np.searchsorted(reached, share - 1e-12))])


def _check_times(times: NDArray[np.float64], *, share: float, confidence: float) -> None:
    if times.ndim != 1 or np.isnan(times).any() or (times < 0).any():
        msg = "minutes must be one-dimensional, and no time missing or negative."
        raise UnusableInputError(msg)
    if not 0.0 < share < 1.0 or not 0.0 < confidence < 1.0:
        msg = f"share is {share} and confidence {confidence}, expected between 0 and 1."
        raise UnusableInputError(msg)


def _order_statistics(count: int, *, share: float, confidence: float) -> tuple[int, int]:
    """Return ranks from 1 that bound the percentile; 0 and n + 1 mean unbounded."""
    tail = (1.0 - confidence) / 2.0
    # The percentile lies below rank r when at least r missions do: a binomial count.
    low = int(stats.binom.ppf(tail, count, share))
    high = int(stats.binom.ppf(1.0 - tail, count, share)) + 1
    return low, high
