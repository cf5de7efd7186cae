"""The hour of the day where no events tell it: named assumptions, and what hangs on them.

No open Norwegian source says when in the day the police are called. A plan that needs hours
must therefore assume a profile, by name, and show how its answer moves under the alternatives.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.demand.forecast import Ahead
from naervaer.planning.demand.problem import HOURS
from naervaer.planning.demand.spread import LEVELS, SMALLEST, quantiles

WEEK = 7
WEEKEND = (4, 5)
"""Friday and Saturday, whose evenings run late."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class HourProfile:
    """How a day's calls fall on its hours.

    Attributes
    ----------
    name
        Shown wherever a figure rests on it.
    shares
        By weekday (Monday first) and hour, shape (7, 24); each row sums to 1.
    basis
        Where it comes from, in words.
    is_assumed
        True unless learnt from the user's own events.

    """

    name: str
    shares: NDArray[np.float64]
    basis: str
    is_assumed: bool = True

    def __post_init__(self) -> None:
        """Refuse what is no profile."""
        object.__setattr__(self, "shares", np.asarray(self.shares, dtype=np.float64))
        sums = self.shares.sum(axis=1) if self.shares.shape == (WEEK, HOURS) else np.zeros(1)
        if (self.shares < 0).any() or not np.allclose(sums, 1.0):
            msg = f"Profile {self.name} must have shape (7, 24) and rows that sum to 1."
            raise UnusableInputError(msg)


def flat_profile() -> HourProfile:
    """Return the same share every hour."""
    return HourProfile(
        name="flat",
        shares=np.full((WEEK, HOURS), 1.0 / HOURS),
        basis="assumed: every hour alike",
    )


def evening_heavy_profile() -> HourProfile:
    """Return a made-up profile: quiet mornings, busy evenings, late nights at the weekend."""
    hours = np.arange(HOURS)
    weekday = (
        1.0
        + 0.8 * np.exp(-(((hours - 19) / 4.0) ** 2))
        - 0.6 * np.exp(-(((hours - 5) / 3.0) ** 2))
    )
    shares = np.tile(weekday, (WEEK, 1))
    for day in WEEKEND:
        shares[day] += 0.9 * np.exp(-(((hours - 23) / 2.5) ** 2))
        shares[(day + 1) % WEEK, :5] += 0.9 * np.exp(-(((hours[:5] + 1) / 2.5) ** 2))
    return HourProfile(
        name="evening-heavy",
        shares=shares / shares.sum(axis=1, keepdims=True),
        basis="assumed: synthetic, made to be unlike the flat one",
    )


def learnt_profile(
    counts: NDArray[np.float64],
    *,
    first_weekday: int,
    name: str,
    basis: str,
    is_assumed: bool,
    caution: float = 100.0,
) -> HourProfile:
    """Return the profile of a series of hourly counts.

    Parameters
    ----------
    counts
        Events per hour from a midnight on, shape (24 T,).
    first_weekday
        Of the first day, 0 for Monday.
    name, basis
        Shown with every figure; say the city and the year when they are another's.
    is_assumed
        False only for the planner's own events; a foreign city's hours are an assumption.
    caution
        Events that speak for the week as a whole, spread over each weekday.

    """
    by_day = np.asarray(counts, dtype=np.float64).reshape(-1, HOURS)
    weekday = (first_weekday + np.arange(by_day.shape[0])) % WEEK
    sums = np.stack([by_day[weekday == day].sum(axis=0) for day in range(WEEK)])
    overall = (sums.sum(axis=0) + 1.0) / (sums.sum() + HOURS)
    shares = (sums + caution * overall) / (sums.sum(axis=1, keepdims=True) + caution)
    return HourProfile(name=name, shares=shares, basis=basis, is_assumed=is_assumed)


def spread_over_hours(
    daily: NDArray[np.float64], *, first_weekday: int, profile: HourProfile
) -> NDArray[np.float64]:
    """Return events per hour, shape (24 R, ...), from those per day, shape (R, ...)."""
    weekday = (first_weekday + np.arange(daily.shape[0])) % WEEK
    shares = profile.shares[weekday]
    hourly = daily[:, None, ...] * shares.reshape(shares.shape + (1,) * (daily.ndim - 1))
    return np.asarray(hourly.reshape(-1, *daily.shape[1:]))


def ahead_by_hour(ahead: Ahead, *, first_weekday: int, profile: HourProfile) -> Ahead:
    """Return a forecast by day spread over the hours, with quantiles of each hour.

    What makes a whole day busier than its mean is shared by its hours, so that each hour has
    the day's overdispersion; the rest is chance. Means add up to the days'.

    Parameters
    ----------
    ahead
        By day, R rows.
    first_weekday
        Of the first day, 0 for Monday.
    profile
        How a day's calls fall on its hours.

    """
    mean = spread_over_hours(ahead.mean, first_weekday=first_weekday, profile=profile)
    spread = np.repeat(ahead.spread, HOURS, axis=0)
    # The levels were corrected for whole days; an hour's counts are too small for that.
    return Ahead(
        mean=mean,
        quantile=quantiles(mean, spread, levels=np.array(LEVELS)),
        spread=spread,
        asked=np.array(LEVELS),
    )


def rate_quantile(ahead: Ahead, *, probability: float) -> NDArray[np.float64]:
    """Return the expectation that is not exceeded with a probability, shape (R, columns).

    The forecast is a Poisson count around an unknown expectation, which is gamma distributed
    with variance φμ². A queueing model has the Poisson part inside; only the expectation is
    handed to it.

    Raises
    ------
    UnusableInputError
        When the probability is not between 0 and 1.

    """
    if not 0.0 < probability < 1.0:
        msg = f"probability is {probability}, expected between 0 and 1."
        raise UnusableInputError(msg)
    shape = 1.0 / np.maximum(ahead.spread, SMALLEST)
    return np.asarray(ahead.mean * stats.gamma.ppf(probability, shape) / shape)


def by_profile(
    answer: Callable[[HourProfile], float], *, profiles: tuple[HourProfile, ...]
) -> Mapping[str, float]:
    """Return an answer under every profile, so that a report can say how much hangs on it."""
    return {profile.name: answer(profile) for profile in profiles}
