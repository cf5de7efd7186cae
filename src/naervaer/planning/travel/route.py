"""Why a journey takes as long as it does: its roads and ferries, one by one."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.travel.network import TravelNetwork
from naervaer.planning.travel.problem import LinkKind, Places
from naervaer.planning.travel.solution import Leg, Route


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of one link, or a gangway (link -1), in the order of driving."""

    link: int
    crossing: int
    metres: float
    minutes: float


def shortest_route(network: TravelNetwork, origin: Places, destination: Places) -> Route | None:
    """Return the quickest way between two places, or None when there is none.

    Parameters
    ----------
    network
        Roads with minutes on them.
    origin, destination
        One place each.

    Raises
    ------
    UnusableInputError
        When not exactly one place is given at each end.

    """
    for name, places in (("origin", origin), ("destination", destination)):
        if len(places) != 1:
            raise UnusableInputError(f"{name} holds {len(places)} places, expected one.")
    from_vertex, from_minutes, from_leg = network.access_minutes(origin)
    to_vertex, to_minutes, to_leg = network.access_minutes(destination)
    graph, edge = _quickest_edges(network)
    ashore, before = dijkstra(
        graph, directed=False, indices=from_vertex[0], return_predecessors=True
    )
    total = from_minutes[0][:, None] + ashore[:, to_vertex[0]] + to_minutes[0][None, :]
    start, end = np.unravel_index(np.argmin(total), total.shape)
    legs_minutes = float(from_leg[0] + to_leg[0])
    along = _along_one_link(network, origin, destination)
    if along is not None and along.minutes + legs_minutes <= total[start, end]:
        stretches = [along]
    elif not np.isfinite(total[start, end]):
        return None
    else:
        vertices = _walk(before[start], from_vertex[0, start], to_vertex[0, end])
        stretches = [
            _access(network, origin, end=int(start)),
            *_driven(network, vertices, edge),
            _access(network, destination, end=int(end)),
        ]
    minutes = sum(stretch.minutes for stretch in stretches) + legs_minutes
    return Route(
        minutes=minutes + network.speeds.trip_minutes,
        last_leg_minutes=legs_minutes,
        legs=tuple(_legs(network, stretches)),
    )


def _quickest_edges(network: TravelNetwork) -> tuple[csr_array, dict[tuple[int, int], int]]:
    """Return the open graph with the quickest of parallel edges, and which edge that is."""
    usable = np.flatnonzero(np.isfinite(network.edge_minutes))
    low = np.minimum(network.edge_from, network.edge_to)[usable]
    high = np.maximum(network.edge_from, network.edge_to)[usable]
    order = np.lexsort((network.edge_minutes[usable], high, low))
    low, high, usable = low[order], high[order], usable[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    low, high, usable = low[first], high[first], usable[first]
    size = (network.vertex_count, network.vertex_count)
    graph = csr_array((network.edge_minutes[usable], (low, high)), shape=size)
    pairs = zip(low.tolist(), high.tolist(), strict=True)
    return graph, dict(zip(pairs, usable.tolist(), strict=True))


def _walk(before: NDArray[np.int32], start: int, end: int) -> list[int]:
    """Follow predecessors from the end back to the start."""
    vertices = [int(end)]
    while vertices[-1] != start:
        vertices.append(int(before[vertices[-1]]))
    return vertices[::-1]


def _driven(
    network: TravelNetwork, vertices: list[int], edge: dict[tuple[int, int], int]
) -> Iterable[_Stretch]:
    roads = network.roads
    for one, other in pairwise(vertices):
        number = edge[min(one, other), max(one, other)]
        minutes = float(network.edge_minutes[number])
        if number < roads.link_count:
            crossing = int(roads.crossing[number]) if roads.is_ferry[number] else -1
            yield _Stretch(number, crossing, float(roads.metres[number]), minutes)
        else:
            crossing = int(network.gangway[number - roads.link_count])
            yield _Stretch(-1, crossing, 0.0, minutes)


def _access(network: TravelNetwork, places: Places, *, end: int) -> _Stretch:
    link, fraction = int(places.link[0]), float(places.fraction[0])
    share = fraction if end == 0 else 1.0 - fraction
    return _part(network, link, share)


def _along_one_link(
    network: TravelNetwork, origin: Places, destination: Places
) -> _Stretch | None:
    link = int(origin.link[0])
    if link < 0 or link != destination.link[0] or not network.link_is_open[link]:
        return None
    return _part(network, link, abs(float(origin.fraction[0] - destination.fraction[0])))


def _part(network: TravelNetwork, link: int, share: float) -> _Stretch:
    metres = share * float(network.roads.metres[link])
    return _Stretch(link, -1, metres, share * float(network.link_minutes[link]))


def _legs(network: TravelNetwork, stretches: list[_Stretch]) -> Iterable[Leg]:
    """Join neighbouring stretches of one road or one crossing."""
    roads = network.roads

    def name(stretch: _Stretch) -> tuple[str, int, int]:
        if stretch.crossing >= 0:
            return ("", 0, stretch.crossing)
        return (str(roads.category[stretch.link]), int(roads.number[stretch.link]), -1)

    used = [stretch for stretch in stretches if stretch.metres > 0 or stretch.crossing >= 0]
    for (category, number, crossing), joined in groupby(used, name):
        members = list(joined)
        kinds = {int(roads.kind[member.link]) for member in members if member.link >= 0}
        yield Leg(
            category=category,
            number=number,
            crossing=crossing,
            is_connector=kinds == {LinkKind.CONNECTOR},
            metres=sum(member.metres for member in members),
            minutes=sum(member.minutes for member in members),
            wait_minutes=sum(member.minutes for member in members if member.link < 0),
        )
