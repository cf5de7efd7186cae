"""How far one gets within given minutes."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.travel.network import TravelNetwork
from naervaer.planning.travel.problem import Places
from naervaer.planning.travel.solution import Isochrone


def isochrone(network: TravelNetwork, origins: Places, limits: ArrayLike) -> Isochrone:
    """Return what is within each limit of the nearest of the origins.

    Parameters
    ----------
    network
        Roads with minutes on them.
    origins
        One place or several.
    limits
        Minutes, shape (K,), not negative, ascending.

    Raises
    ------
    UnusableInputError
        When there is no origin, or the limits are negative, infinite or not ascending.

    """
    within = np.atleast_1d(np.asarray(limits, dtype=np.float64))
    if len(origins) == 0:
        raise UnusableInputError("origins holds no place, expected one or more.")
    fits = np.isfinite(within) & (within >= 0)
    if not fits.all() or not (np.diff(within) > 0).all():
        raise UnusableInputError(
            f"limits are {within.tolist()}, expected 0 or more, ascending and finite."
        )
    vertices, minutes, last_leg = network.access_minutes(origins)
    trip = network.speeds.trip_minutes
    reached = network.sweeper.minutes_from_groups(
        vertices.reshape(1, -1), minutes.reshape(1, -1) + trip
    )[0]
    node_minutes = np.ascontiguousarray(reached[: network.roads.node_count])
    covered = np.stack(
        [
            _covered(network, node_minutes, origins, last_leg + trip, limit=float(limit))
            for limit in within
        ]
    )
    return Isochrone(limits=within, node_minutes=node_minutes, covered=covered)


def _covered(
    network: TravelNetwork,
    node_minutes: NDArray[np.float32],
    origins: Places,
    started: NDArray[np.float64],
    *,
    limit: float,
) -> NDArray[np.float32]:
    """Return the share of each link within one limit, shape (L,)."""
    roads = network.roads
    minutes = node_minutes.astype(np.float64)
    from_start = _share_of_link(network, limit - minutes[roads.from_node])
    from_end = _share_of_link(network, limit - minutes[roads.to_node])
    covered = np.minimum(from_start + from_end, 1.0)
    for link in np.unique(origins.link[origins.link >= 0]):
        here = origins.link == link
        half = _share_of_link(network, (limit - started[here])[:, None])[:, link]
        low = np.append(origins.fraction[here] - half, [0.0, 1.0 - from_end[link]])
        high = np.append(origins.fraction[here] + half, [from_start[link], 1.0])
        served = np.append(started[here] <= limit, [True, True])
        covered[link] = _length_of_union(low[served], high[served])
    covered[~network.link_is_open | roads.is_ferry] = 0.0
    return covered.astype(np.float32)


def _share_of_link(
    network: TravelNetwork, minutes_left: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return which share of each link the minutes left suffice for."""
    along = network.link_minutes
    ample = np.where(np.isfinite(minutes_left), minutes_left, -1.0)
    share = np.divide(
        ample, along, out=np.ones(np.broadcast(ample, along).shape), where=along > 0
    )
    return np.where(ample < 0, 0.0, np.clip(share, 0.0, 1.0))


def _length_of_union(low: NDArray[np.float64], high: NDArray[np.float64]) -> float:
    """Return how much of 0 to 1 some intervals cover together."""
    covered, end = 0.0, 0.0
    for start, stop in sorted(zip(low.tolist(), high.tolist(), strict=True)):
        begin = max(start, end)
        covered += max(0.0, min(stop, 1.0) - begin)
        end = max(end, min(stop, 1.0))
    return covered
