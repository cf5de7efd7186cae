"""Minutes between many places, and the nearest of several sites."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from naervaer.planning.travel.network import TravelNetwork
from naervaer.planning.travel.problem import Places
from naervaer.planning.travel.solution import Nearest

_SITES_AT_A_TIME = 256


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
    minutes = np.empty((len(origins), len(destinations)), dtype=np.float32)
    graph = _graph(network)
    for start in range(0, len(origins), _SITES_AT_A_TIME):
        rows = slice(start, start + _SITES_AT_A_TIME)
        some = origins.take(rows_of(rows, len(origins)))
        minutes[rows] = _block(network, graph, some, destinations)
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
    site = np.full(len(places), -1, dtype=np.int32)
    minutes = np.full(len(places), np.inf, dtype=np.float32)
    for start in range(0, len(sites), _SITES_AT_A_TIME):
        some = rows_of(slice(start, start + _SITES_AT_A_TIME), len(sites))
        block = minutes_between(network, sites.take(some), places)
        best = np.argmin(block, axis=0)
        found = block[best, np.arange(len(places))]
        nearer = found < minutes
        site[nearer] = some[best[nearer]]
        minutes[nearer] = found[nearer]
    return Nearest(site=site, minutes=minutes)


def rows_of(rows: slice, count: int) -> NDArray[np.int64]:
    """Return the row numbers of a slice of `count` rows."""
    return np.arange(count)[rows]


def _graph(network: TravelNetwork) -> csr_array:
    usable = np.isfinite(network.edge_minutes)
    tail, head = network.edge_from[usable], network.edge_to[usable]
    minutes = network.edge_minutes[usable]
    low, high = np.minimum(tail, head), np.maximum(tail, head)
    order = np.lexsort((minutes, high, low))
    low, high, minutes = low[order], high[order], minutes[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    shape = (network.vertex_count, network.vertex_count)
    return csr_array((minutes[first], (low[first], high[first])), shape=shape)


def _block(
    network: TravelNetwork, graph: csr_array, origins: Places, destinations: Places
) -> NDArray[np.float64]:
    from_vertex, from_minutes, from_leg = network.access_minutes(origins)
    to_vertex, to_minutes, to_leg = network.access_minutes(destinations)
    vertices, row = np.unique(from_vertex, return_inverse=True)
    ashore = dijkstra(graph, directed=False, indices=vertices)
    row = row.reshape(from_vertex.shape)
    best = np.full((len(origins), len(destinations)), np.inf)
    for start in (0, 1):
        reached = ashore[row[:, start]] + from_minutes[:, start, None]
        for end in (0, 1):
            np.minimum(best, reached[:, to_vertex[:, end]] + to_minutes[:, end], out=best)
    # Two places on one open link meet along it, without touching its ends.
    same = origins.link[:, None] == destinations.link[None, :]
    one, other = np.nonzero(same & (origins.link >= 0)[:, None])
    shared = origins.link[one]
    along = np.abs(origins.fraction[one] - destinations.fraction[other])
    direct = along * network.link_minutes[shared] + from_leg[one] + to_leg[other]
    direct[~network.link_is_open[shared]] = np.inf
    best[one, other] = np.minimum(best[one, other], direct)
    return best + network.speeds.trip_minutes
