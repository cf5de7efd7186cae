"""Minutes between many places, and the nearest of several sites."""

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.kernels.ranking import keep_nearest
from naervaer.planning.travel.network import TravelNetwork
from naervaer.planning.travel.problem import Places
from naervaer.planning.travel.solution import Nearest

_SITES_AT_A_TIME = 64
"""Sites ranked together; bounds the memory of the ranking, not its answer."""


def minutes_between(
    network: TravelNetwork, origins: Places, destinations: Places
) -> NDArray[np.float32]:
    """Return minutes from every origin to every destination.

    Parameters
    ----------
    network
        Roads with minutes on them.
    origins, destinations
        Places on road links.

    Returns
    -------
    NDArray[np.float32]
        Shape (O, D), minutes; infinite where no road or ferry leads.

    """
    # Times are the same in both directions, so the shorter list is swept from.
    if len(origins) > len(destinations):
        return np.ascontiguousarray(minutes_between(network, destinations, origins).T)
    from_vertex, from_minutes, from_leg = network.access_minutes(origins)
    to_vertex, to_minutes, to_leg = network.access_minutes(destinations)
    minutes = network.sweeper.minutes_between(from_vertex, from_minutes, to_vertex, to_minutes)
    one, other = _pairs_on_one_link(origins, destinations)
    link = origins.link[one]
    along = np.abs(origins.fraction[one] - destinations.fraction[other])
    direct = along * network.link_minutes[link] + from_leg[one] + to_leg[other]
    direct[~network.link_is_open[link]] = np.inf
    minutes[one, other] = np.minimum(minutes[one, other], direct)
    minutes += np.float32(network.speeds.trip_minutes)
    return minutes


def nearest(network: TravelNetwork, sites: Places, places: Places) -> Nearest:
    """Return the nearest site of every place and the minutes to it.

    Among equally near sites the first is taken.

    Returns
    -------
    Nearest
        Number of the site, shape (P,), -1 where none can be reached, and minutes, shape
        (P,), infinite there.

    """
    found = nearest_several(network, sites, places, count=1)
    return Nearest(site=found.site[:, 0], minutes=found.minutes[:, 0])


def nearest_several(
    network: TravelNetwork, sites: Places, places: Places, *, count: int
) -> Nearest:
    """Return the `count` nearest sites of every place, from near to far.

    Returns
    -------
    Nearest
        Both arrays have shape (P, K) with K = `count`; -1 and infinite where fewer sites
        can be reached.

    Raises
    ------
    UnusableInputError
        When `count` is below 1.

    """
    if count < 1:
        raise UnusableInputError(f"count is {count}, expected 1 or more.")
    site = np.full((len(places), count), -1, dtype=np.int32)
    minutes = np.full((len(places), count), np.inf, dtype=np.float32)
    for start in range(0, len(sites), _SITES_AT_A_TIME):
        some = sites.take(np.arange(start, min(start + _SITES_AT_A_TIME, len(sites))))
        block = np.ascontiguousarray(minutes_between(network, some, places))
        keep_nearest(block, start, site, minutes)
    return Nearest(site=site, minutes=minutes)


def _pairs_on_one_link(
    origins: Places, destinations: Places
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return all pairs that share a link; only they can meet without reaching its ends."""
    order = np.argsort(destinations.link, kind="stable")
    links = destinations.link[order]
    begin = np.searchsorted(links, origins.link, side="left")
    end = np.searchsorted(links, origins.link, side="right")
    many = np.where(origins.link >= 0, end - begin, 0)
    one = np.repeat(np.arange(len(origins)), many)
    within = np.arange(len(one)) - np.repeat(np.cumsum(many) - many, many)
    return one, order[begin[one] + within]
