"""What a siting solver answers: the open sites, and who is served from where."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting.problem import Matrix, SiteNumbers

_ROWS_AT_A_TIME = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class SitePlan:
    """Open sites and the nearest of them for every area.

    Attributes
    ----------
    open_sites
        Numbers of the open sites, rising.
    nearest
        For each area the open site nearest to it (ties: the lowest number), shape (A,).
    minutes
        Cost from each area to that site, shape (A,); inf where none is within reach.

    """

    open_sites: SiteNumbers
    nearest: SiteNumbers
    minutes: NDArray[np.float64]


def plan_of(minutes: Matrix, open_sites: SiteNumbers) -> SitePlan:
    """Return the plan in which every area uses the nearest of the open sites."""
    chosen = np.sort(np.asarray(open_sites, dtype=np.int64))
    areas = minutes.shape[0]
    nearest = np.empty(areas, dtype=np.int64)
    cost = np.empty(areas, dtype=np.float64)
    for at in range(0, areas, _ROWS_AT_A_TIME):
        part = minutes[at : at + _ROWS_AT_A_TIME][:, chosen]
        column = part.argmin(axis=1)
        nearest[at : at + part.shape[0]] = chosen[column]
        cost[at : at + part.shape[0]] = part[np.arange(part.shape[0]), column]
    return SitePlan(chosen, nearest, cost)


def weighted_minutes(demand: NDArray[np.float64], minutes: NDArray[np.float64]) -> float:
    """Return the sum of demand times minutes; areas without demand do not count."""
    counted = demand > 0
    return float(np.dot(demand[counted], minutes[counted]))
