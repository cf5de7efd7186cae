"""The graph that journeys run on: road nodes, ferry decks and the edges between them."""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.travel.closures import Closures
from naervaer.planning.travel.link_minutes import (
    METRES_PER_MINUTE,
    minutes_per_link,
    wait_per_crossing,
)
from naervaer.planning.travel.params import SpeedTable
from naervaer.planning.travel.problem import Places, Roads
from naervaer.planning.travel.sweeper import DistanceSweeper

OPEN = Closures()
"""Nothing is closed."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TravelNetwork:
    """Roads with minutes on them, ready to be asked for journeys.

    Each ferry crossing has decks of its own: one per node it calls at, beside the node
    ashore. Going on board costs half the crossing's wait and going ashore the other half,
    so that every journey pays the wait once per crossing, however many links the crossing
    is drawn with, and times are the same in both directions.

    V is the number of vertices (nodes ashore first, then decks), E the number of edges
    (links first, then gangways).

    Attributes
    ----------
    roads, speeds, closures
        What the network was built from.
    vertex_count
        V.
    edge_from, edge_to
        Vertices at both ends of each edge, shape (E,).
    gangway
        Which crossing each edge after the links boards, shape (E - L,).
    edge_minutes
        Minutes along each edge, shape (E,), infinite where nobody gets through.
    link_minutes
        Minutes along each link even when it is closed, shape (L,), for those who live on it.
    link_is_open
        Which links carry through traffic, shape (L,).
    sweeper
        The graph, prepared for minutes from many places at once.

    """

    roads: Roads
    speeds: SpeedTable
    closures: Closures
    vertex_count: int
    edge_from: NDArray[np.int32]
    edge_to: NDArray[np.int32]
    gangway: NDArray[np.int32]
    edge_minutes: NDArray[np.float64]
    link_minutes: NDArray[np.float64]
    link_is_open: NDArray[np.bool_]
    sweeper: DistanceSweeper

    @classmethod
    def build(
        cls, roads: Roads, speeds: SpeedTable | None = None, closures: Closures = OPEN
    ) -> Self:
        """Put minutes on roads.

        Parameters
        ----------
        roads
            The links.
        speeds
            The assumptions, by default those of `SpeedTable`.
        closures
            What is closed, by default nothing.

        Raises
        ------
        UnknownNameError
            When a closed road or crossing does not exist.

        """
        edge_from, edge_to, gangway, vertex_count = _with_decks(roads)
        table = SpeedTable() if speeds is None else speeds
        minutes = _minutes_per_edge(roads, table, closures, gangway=gangway)
        return cls(
            roads=roads,
            speeds=table,
            closures=closures,
            vertex_count=vertex_count,
            edge_from=edge_from,
            edge_to=edge_to,
            gangway=gangway,
            edge_minutes=minutes,
            link_minutes=minutes_per_link(roads, table),
            link_is_open=~closures.closed_links(roads),
            sweeper=DistanceSweeper.prepare(
                vertex_count=vertex_count, tail=edge_from, head=edge_to, minutes=minutes
            ),
        )

    def changed(
        self, *, speeds: SpeedTable | None = None, closures: Closures | None = None
    ) -> Self:
        """Return the same roads with other speeds or closures; much quicker than `build`."""
        table = self.speeds if speeds is None else speeds
        closed = self.closures if closures is None else closures
        minutes = _minutes_per_edge(self.roads, table, closed, gangway=self.gangway)
        return replace(
            self,
            speeds=table,
            closures=closed,
            edge_minutes=minutes,
            link_minutes=minutes_per_link(self.roads, table),
            link_is_open=~closed.closed_links(self.roads),
            sweeper=self.sweeper.with_minutes(minutes),
        )

    def access_minutes(
        self, places: Places
    ) -> tuple[NDArray[np.int32], NDArray[np.float64], NDArray[np.float64]]:
        """Return how each place reaches the network.

        Returns
        -------
        vertices
            The two ends of the place's link, shape (P, 2).
        minutes
            Minutes from the place to each end, last leg included, shape (P, 2); infinite
            for a place without access.
        last_leg
            Minutes of the last leg alone, shape (P,); infinite without access.

        Raises
        ------
        UnusableInputError
            When a link is not in the network or is a ferry.

        """
        self._check(places)
        vertices = np.zeros((len(places), 2), dtype=np.int32)
        minutes = np.full((len(places), 2), np.inf)
        last_leg = np.full(len(places), np.inf)
        here = places.link >= 0
        link, share = places.link[here], places.fraction[here]
        along = self.link_minutes[link]
        metres = places.last_leg_metres[here] * self.speeds.last_leg_detour
        last_leg[here] = metres / (self.speeds.last_leg * METRES_PER_MINUTE)
        vertices[here] = np.stack(
            [self.roads.from_node[link], self.roads.to_node[link]], axis=1
        )
        minutes[here] = np.stack([share * along, (1.0 - share) * along], axis=1)
        return vertices, minutes + last_leg[:, None], last_leg

    def _check(self, places: Places) -> None:
        highest = int(places.link.max(initial=-1))
        if highest >= self.roads.link_count:
            msg = f"link is {highest}, expected 0 to {self.roads.link_count - 1}."
            raise UnusableInputError(msg)
        afloat = (places.link >= 0) & self.roads.is_ferry[places.link]
        if afloat.any():
            row = int(np.argmax(afloat))
            msg = f"place {row} lies on ferry link {places.link[row]}, expected a road link."
            raise UnusableInputError(msg)


def _minutes_per_edge(
    roads: Roads, speeds: SpeedTable, closures: Closures, *, gangway: NDArray[np.int32]
) -> NDArray[np.float64]:
    """Return minutes along links, infinite when closed, and half a wait per gangway."""
    is_closed = closures.closed_links(roads)
    along = np.where(is_closed, np.inf, minutes_per_link(roads, speeds))
    return np.concatenate([along, wait_per_crossing(roads, speeds)[gangway] / 2])


def _with_decks(
    roads: Roads,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], int]:
    """Give every crossing its own decks and return edges, gangway crossings and V."""
    ferry = np.flatnonzero(roads.is_ferry)
    ends = np.concatenate([roads.from_node[ferry], roads.to_node[ferry]]).astype(np.int64)
    crossings = np.concatenate([roads.crossing[ferry]] * 2).astype(np.int64)
    span = max(roads.node_count, 1)
    decks, deck_of_end = np.unique(crossings * span + ends, return_inverse=True)
    deck = (roads.node_count + deck_of_end).astype(np.int32)
    edge_from = roads.from_node.copy()
    edge_to = roads.to_node.copy()
    edge_from[ferry] = deck[: len(ferry)]
    edge_to[ferry] = deck[len(ferry) :]
    vertex_count = roads.node_count + len(decks)
    edge_from = np.concatenate([edge_from, (decks % span).astype(np.int32)])
    aboard = np.arange(roads.node_count, vertex_count, dtype=np.int32)
    edge_to = np.concatenate([edge_to, aboard])
    return edge_from, edge_to, (decks // span).astype(np.int32), vertex_count
