"""The places with the least weighted cost of the way: the p-median behind most aims."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting import MedianProblem, SitePlan, SiteRules, solve_median
from naervaer.planning.solving import Outcome, StopRule
from naervaer.studies.access.country import Floats, Indices
from naervaer.studies.siting.measured import LIMIT_MINUTES
from naervaer.studies.siting.openings import Openings


@dataclass(frozen=True, slots=True)
class Effort:
    """How long and how well each question is solved."""

    seconds: float = 20.0
    gap: float = 1e-5
    seed: int = 0

    @property
    def stop(self) -> StopRule:
        """Return the stop rule of one solve."""
        return StopRule(seconds=self.seconds, gap=self.gap)


def least_cost(
    openings: Openings,
    weights: Floats,
    places: Indices,
    *,
    count: int,
    effort: Effort,
    free: float = 0.0,
    beyond_limit: float = 0.0,
) -> tuple[Indices, Outcome[SitePlan], float]:
    """Open the places with the least weighted cost of the way to the nearest door.

    The doors that stand are one column, the nearest of them. Zones that no place comes nearer
    to add the same in every answer; they are left out and their cost is returned beside.

    Parameters
    ----------
    openings, weights, places, count, effort
        What may open, for whom, and how hard to look; zones without weight do not count.
    free
        Minutes that cost nothing.
    beyond_limit
        Extra cost of a way of more than 45 minutes, in minutes.

    Returns
    -------
    columns, outcome, constant

    """
    standing = _cost(openings.standing, free, beyond_limit)
    counted = weights > 0
    minutes = openings.minutes
    rows = np.flatnonzero(counted & (standing > 0))
    every = places.size == minutes.shape[1]
    ways = minutes[rows] if every else minutes[np.ix_(rows, places)]
    nearer = ways.min(axis=1, initial=np.inf) < openings.standing[rows]
    if nearer.any():
        rows, ways = rows[nearer], ways[nearer]
    else:
        rows = np.flatnonzero(counted)
        ways = minutes[np.ix_(rows, places)]
    cost = np.empty((rows.size, places.size + 1), dtype=np.float32)
    cost[:, 0] = standing[rows]
    cost[:, 1:] = _cost(ways, free, beyond_limit)
    np.minimum(cost, cost[:, :1], out=cost)
    outcome = solve_median(
        MedianProblem(
            demand=weights[rows],
            minutes=cost,
            open_count=count + 1,
            rules=SiteRules(fixed=np.zeros(1, dtype=np.int64)),
        ),
        stop=effort.stop,
        seed=effort.seed,
    )
    left_out = counted.copy()
    left_out[rows] = False
    constant = float(np.dot(standing[left_out], weights[left_out]))
    opened = np.empty(0, dtype=np.int64) if outcome.best is None else outcome.best.open_sites
    return places[opened[opened > 0] - 1], outcome, constant


def _cost(minutes: NDArray[Any], free: float, beyond_limit: float) -> NDArray[Any]:
    cost = np.maximum(minutes - free, 0.0) if free else minutes
    return cost + beyond_limit * (minutes > LIMIT_MINUTES) if beyond_limit else cost
