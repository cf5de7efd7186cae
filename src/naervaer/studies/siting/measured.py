"""What a set of doors means for people, in the same measures for every alternative."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting import tail_mean
from naervaer.studies.access.country import Country, Floats, Indices
from naervaer.studies.access.measures import people_beyond, weighted_mean, weighted_percentile
from naervaer.studies.siting.openings import Openings

LIMIT_MINUTES = 45.0
FAR_MINUTES = 60.0
WORST_SHARE = 0.05
"""The worst-off share whose mean way is an aim: those beyond P95."""


@dataclass(frozen=True, slots=True, eq=False)
class Demand:
    """Who is to be served: people, and reported offences where they are known.

    Attributes
    ----------
    people
        Per zone, shape (Z,).
    offences
        Reported offences a year, spread on a municipality's zones by people, shape (Z,);
        nothing where the figures are missing.
    offences_period
        The years they are an average of; empty when they are missing.

    """

    people: Floats
    offences: Floats
    offences_period: str


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """The measures of one alternative.

    Means, percentiles and the longest way are taken of those who reach a door before
    anything new opens, so that every alternative is measured on the same people.

    Attributes
    ----------
    mean, p95, p99, longest
        Minutes.
    worst
        Mean minutes of the five per cent with the longest way.
    within_45
        People within 45 minutes, of everybody.
    beyond_60
        People with more than 60 minutes, those who reach nothing included.
    tail_hours
        Hours beyond 45 minutes, summed over people, one way.
    unreachable
        People who reach nothing.
    offences_mean
        Mean minutes weighted by reported offences; NaN when they are not known.
    district_mean, district_share
        Mean minutes, and share within 45 minutes, per district, shape (D,).

    """

    mean: float
    p95: float
    p99: float
    longest: float
    worst: float
    within_45: float
    beyond_60: float
    tail_hours: float
    unreachable: float
    offences_mean: float
    district_mean: Floats
    district_share: Floats


def measure(
    country: Country, openings: Openings, demand: Demand, columns: Indices
) -> tuple[Measured, Floats]:
    """Return the measures when these columns open, and the minutes of every zone."""
    minutes = openings.minutes_with(columns)
    same, people = openings.reachable, demand.people
    kept, weights = minutes[same], people[same]
    inside = np.where(minutes <= LIMIT_MINUTES, people, 0.0)
    over = np.maximum(kept - LIMIT_MINUTES, 0.0)
    district, count = country.zone_district, len(country.districts)
    known = demand.offences.sum() > 0
    found = Measured(
        mean=weighted_mean(kept, weights),
        p95=weighted_percentile(kept, weights, percent=95),
        p99=weighted_percentile(kept, weights, percent=99),
        longest=float(kept[weights > 0].max(initial=0.0)),
        worst=tail_mean(kept, weights, share=WORST_SHARE),
        within_45=float(inside.sum()),
        beyond_60=people_beyond(minutes, people, limit=FAR_MINUTES),
        tail_hours=float(np.dot(over, weights)) / 60.0,
        unreachable=float(people[np.isinf(minutes)].sum()),
        offences_mean=weighted_mean(kept, demand.offences[same]) if known else float("nan"),
        district_mean=_shares(
            np.bincount(district[same], kept * weights, count),
            np.bincount(district[same], weights, count),
        ),
        district_share=_shares(
            np.bincount(district, inside, count), np.bincount(district, people, count)
        ),
    )
    return found, minutes


def _shares(above: NDArray[Any], below: NDArray[Any]) -> Floats:
    shares = np.full(below.shape, np.nan)
    np.divide(above, below, out=shares, where=below > 0)
    return shares
