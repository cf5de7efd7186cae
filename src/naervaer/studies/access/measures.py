"""Measures of access as pure functions of minutes and people.

Everywhere `minutes` holds one value per zone, `numpy.inf` where no door can be reached, and
`people` holds how many live there. Three rules keep the measures honest:

* a **share** is taken of everybody: those who reach nothing count in the denominator;
* a **percentile** is taken of those who reach something, and the others are counted apart;
* the percentile P is the smallest number of minutes within which at least P per cent of the
  reachable people arrive (the inverse of the distribution function, no interpolation), so
  that "80 per cent have at most x minutes" is literally true of x.

The Gini coefficient is one minus twice the area under the Lorenz curve of minutes (Lorenz
1905, doi:10.2307/2276207; Gini 1912): 0 when all have equally far, near 1 when a few carry
nearly all the travelling.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from naervaer.domain.errors import UnusableInputError

Floats: TypeAlias = NDArray[np.float64]
Whole: TypeAlias = NDArray[np.int64]

#: Limits in minutes that every table shows.
LIMITS_MINUTES: tuple[int, ...] = (15, 30, 45, 60)
#: Percentiles that every table shows.
PERCENTILES: tuple[int, ...] = (50, 80, 95, 99)

_ROUNDING_SLACK = 1e-9


def checked(minutes: ArrayLike, people: ArrayLike) -> tuple[Floats, Floats]:
    """Return both arrays as float64, or refuse what cannot be measured.

    Raises
    ------
    UnusableInputError
        When shapes differ, minutes are negative or NaN, or people are negative or not finite.

    """
    minutes_given = np.asarray(minutes, dtype=np.float64)
    people_given = np.asarray(people, dtype=np.float64)
    if minutes_given.shape != people_given.shape or minutes_given.ndim != 1:
        msg = (
            f"minutes has shape {minutes_given.shape} and people {people_given.shape}, "
            "expected two equal one-dimensional shapes."
        )
        raise UnusableInputError(msg)
    if np.isnan(minutes_given).any() or (minutes_given < 0).any():
        msg = "minutes holds a negative value or NaN, expected 0 or more (inf: unreachable)."
        raise UnusableInputError(msg)
    if not np.isfinite(people_given).all() or (people_given < 0).any():
        msg = "people holds a negative or infinite value, expected 0 or more."
        raise UnusableInputError(msg)
    return minutes_given, people_given


def share_within(minutes: ArrayLike, people: ArrayLike, *, limit: float) -> float:
    """Return the share of all people who arrive within `limit` minutes, 0 to 1."""
    given, weights = checked(minutes, people)
    total = weights.sum()
    return float(weights[given <= limit].sum() / total) if total > 0 else float("nan")


def people_beyond(minutes: ArrayLike, people: ArrayLike, *, limit: float) -> float:
    """Return how many need more than `limit` minutes, those who reach nothing included."""
    given, weights = checked(minutes, people)
    return float(weights[given > limit].sum())


def people_unreachable(minutes: ArrayLike, people: ArrayLike) -> float:
    """Return how many reach no door at all."""
    given, weights = checked(minutes, people)
    return float(weights[np.isinf(given)].sum())


def weighted_percentile(minutes: ArrayLike, people: ArrayLike, *, percent: float) -> float:
    """Return the smallest minutes within which `percent` of the reachable people arrive.

    NaN when nobody reaches anything.
    """
    if not 0 <= percent <= 100:  # noqa: PLR2004 - a percentage
        msg = f"percent is {percent}, expected 0 to 100."
        raise UnusableInputError(msg)
    given, weights = checked(minutes, people)
    kept = np.isfinite(given) & (weights > 0)
    if not kept.any():
        return float("nan")
    order = np.argsort(given[kept], kind="stable")
    cumulated = np.cumsum(weights[kept][order])
    target = percent / 100 * cumulated[-1] * (1 - _ROUNDING_SLACK)
    at = int(np.searchsorted(cumulated, target, side="left"))
    return float(given[kept][order][min(at, order.size - 1)])


def weighted_mean(minutes: ArrayLike, people: ArrayLike) -> float:
    """Return the mean minutes of the people who reach something; NaN when nobody does."""
    given, weights = checked(minutes, people)
    kept = np.isfinite(given)
    total = weights[kept].sum()
    return float((given[kept] * weights[kept]).sum() / total) if total > 0 else float("nan")


def lorenz(minutes: ArrayLike, people: ArrayLike) -> tuple[Floats, Floats]:
    """Return the Lorenz curve of minutes: share of people, share of all minutes travelled.

    Both run from 0 to 1, people sorted from the nearest to the farthest; only those who
    reach something take part. With no minutes at all the curve is the diagonal.
    """
    given, weights = checked(minutes, people)
    kept = np.isfinite(given) & (weights > 0)
    order = np.argsort(given[kept], kind="stable")
    sorted_weights = weights[kept][order]
    carried = np.cumsum(sorted_weights * given[kept][order])
    there = np.cumsum(sorted_weights)
    if there.size == 0:
        diagonal = np.array([0.0, 1.0])
        return diagonal, diagonal.copy()
    share_people = np.concatenate(([0.0], there / there[-1]))
    if carried[-1] <= 0:
        return share_people, share_people.copy()
    return share_people, np.concatenate(([0.0], carried / carried[-1]))


def gini(minutes: ArrayLike, people: ArrayLike) -> float:
    """Return the Gini coefficient of minutes among the people who reach something, 0 to 1."""
    share_people, share_minutes = lorenz(minutes, people)
    heights = share_minutes[1:] + share_minutes[:-1]
    area_twice = float(np.sum(np.diff(share_people) * heights))
    return min(max(1.0 - area_twice, 0.0), 1.0)


#: Years a passport lasts by age band (forskrift 2020-10-09-2012 § 6-1).
PASSPORT_YEARS: dict[str, int] = {"0_4": 2, "5_9": 3, "10_15": 5, "16_64": 10, "65": 10}


def yearly_passport_minutes(minutes: ArrayLike) -> dict[str, Floats]:
    """Return the minutes a year that one person of each age band drives for a passport.

    There and back, divided by the years a passport lasts: a child under five renews every
    second year, a grown-up every tenth. Whoever drives the child is not counted again.
    """
    one_way = np.asarray(minutes, dtype=np.float64)
    return {band: 2.0 * one_way / years for band, years in PASSPORT_YEARS.items()}


@dataclass(frozen=True, slots=True, eq=False)
class GroupSummary:
    """The same measures for G groups of zones, computed in one pass.

    Attributes
    ----------
    people
        People per group, shape (G,).
    unreachable
        People who reach nothing, shape (G,).
    share_within
        Share of all people within each limit, shape (L, G), 0 to 1; NaN in an empty group.
    percentiles
        Minutes for each percentile of the reachable, shape (P, G); NaN where nobody reaches.
    mean
        Mean minutes of the reachable, shape (G,).
    gini
        Gini coefficient of the reachable people's minutes, shape (G,).
    people_beyond_60
        People with more than 60 minutes or nothing, shape (G,).

    """

    people: Floats
    unreachable: Floats
    share_within: Floats
    percentiles: Floats
    mean: Floats
    gini: Floats
    people_beyond_60: Floats


def summarise_groups(
    minutes: ArrayLike,
    people: ArrayLike,
    *,
    group: NDArray[np.integer],
    count: int,
    order: NDArray[np.integer] | None = None,
) -> GroupSummary:
    """Return the measures of every group of zones.

    Parameters
    ----------
    minutes, people
        Per zone, as everywhere in this module.
    group
        Group of each zone, 0 to `count` - 1; negative leaves a zone out.
    count
        How many groups there are.
    order
        Zones from the nearest to the farthest, when they have been sorted already.

    """
    given, weights = checked(minutes, people)
    sorted_zones = np.argsort(given, kind="stable") if order is None else order
    sorted_zones = sorted_zones[group[sorted_zones] >= 0]
    given, weights, member = given[sorted_zones], weights[sorted_zones], group[sorted_zones]
    totals = _summed(member, weights, count)
    reachable = np.isfinite(given) & (weights > 0)
    lost = _summed(member[~reachable], weights[~reachable], count)
    within = np.stack(
        [
            _summed(member[given <= limit], weights[given <= limit], count)
            for limit in LIMITS_MINUTES
        ]
    )
    beyond = _summed(member[given > 60], weights[given > 60], count)  # noqa: PLR2004
    grouped = np.argsort(member[reachable].astype(np.int16), kind="stable")
    ordered = _Ordered.of(
        given[reachable][grouped],
        weights[reachable][grouped],
        member[reachable][grouped],
        count,
    )
    return GroupSummary(
        people=totals,
        unreachable=lost,
        share_within=_divide(within, totals),
        percentiles=np.stack([ordered.percentile(percent) for percent in PERCENTILES]),
        mean=ordered.mean(),
        gini=ordered.gini(),
        people_beyond_60=beyond,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Ordered:
    """Reachable zones sorted by group, then by minutes, with what both measures need."""

    minutes: Floats
    people: Floats
    group: Whole
    cumulated: Floats
    starts: Whole
    ends: Whole
    totals: Floats
    carried: Floats

    @classmethod
    def of(
        cls, minutes: Floats, people: Floats, group: NDArray[np.integer], count: int
    ) -> "_Ordered":
        """Return the sorted zones with their groups' bounds and totals."""
        member = group.astype(np.int64)
        return cls(
            minutes=minutes,
            people=people,
            group=member,
            cumulated=np.concatenate(([0.0], np.cumsum(people))),
            starts=np.searchsorted(member, np.arange(count), side="left"),
            ends=np.searchsorted(member, np.arange(count), side="right"),
            totals=_summed(member, people, count),
            carried=_summed(member, people * minutes, count),
        )

    def percentile(self, percent: int) -> Floats:
        """Return the percentile of every group."""
        target = self.cumulated[self.starts] + percent / 100 * self.totals * (
            1 - _ROUNDING_SLACK
        )
        at = np.searchsorted(self.cumulated[1:], target, side="left")
        at = np.clip(at, self.starts, np.maximum(self.ends - 1, self.starts))
        empty = self.ends == self.starts
        if self.minutes.size == 0:
            return np.full(empty.shape, np.nan)
        values = self.minutes[np.minimum(at, self.minutes.size - 1)]
        return np.where(empty, np.nan, values)

    def mean(self) -> Floats:
        """Return the mean of every group."""
        return _divide(self.carried, self.totals)

    def gini(self) -> Floats:
        """Return the Gini coefficient of every group, by trapezoids under the Lorenz curve."""
        load = np.concatenate(([0.0], np.cumsum(self.people * self.minutes)))
        before = load[:-1] - load[self.starts[self.group]]
        heights = 2 * before + self.people * self.minutes
        area = _summed(self.group, self.people * heights, self.totals.size)
        scale = self.totals * self.carried
        with np.errstate(divide="ignore", invalid="ignore"):
            values = 1.0 - area / scale
        equal = np.where(self.totals > 0, 0.0, np.nan)
        return np.clip(np.where(scale > 0, values, equal), 0.0, 1.0)


def _summed(group: NDArray[np.integer], values: Floats, count: int) -> Floats:
    """Return the sum of values in each group, as float64 even of nothing."""
    return np.bincount(group, values, count).astype(np.float64)


def _divide(above: Floats, below: Floats) -> Floats:
    """Return the quotient, NaN where nothing is divided."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(below > 0, above / below, np.nan)
