"""The compiled road network: nodes and undirected links without geometry."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError


class Kind(IntEnum):
    """What a link is."""

    ROAD = 0
    MOTORTRAFIKKVEG = 1
    MOTORVEG = 2
    CAR_FERRY = 3
    PASSENGER_FERRY = 4
    CONNECTOR = 5


@dataclass(frozen=True, slots=True, eq=False)
class RoadNetwork:
    """Nodes 0…N-1 in Z-order and L undirected links.

    Attributes
    ----------
    x, y
        Position of each node, shape (N,), whole metres in EPSG:25833.
    is_ferry_quay
        Whether a ferry link and a road or connector meet at the node, shape (N,).
    from_node, to_node
        Ends of each link, shape (L,); `fraction` 0 of a place on the link is `from_node`.
    metres
        Length along the generalised line, shape (L,).
    kind
        See `Kind`, shape (L,).
    category
        Road category E, R, F, K, P, S, or empty for ferries and connectors.
    number
        Road number, 0 where there is none.
    settlement_share, tunnel_share
        Share of the length inside a built-up area, or in a tunnel, 0 to 1.
    crossing
        Ferry crossing the link is part of, -1 for roads and connectors.
    municipality
        Four-digit number of the municipality the middle of the link lies in.

    """

    x: NDArray[np.int32]
    y: NDArray[np.int32]
    is_ferry_quay: NDArray[np.bool_]
    from_node: NDArray[np.int32]
    to_node: NDArray[np.int32]
    metres: NDArray[np.float32]
    kind: NDArray[np.int8]
    category: NDArray[np.str_]
    number: NDArray[np.int32]
    settlement_share: NDArray[np.float32]
    tunnel_share: NDArray[np.float32]
    crossing: NDArray[np.int32]
    municipality: NDArray[np.str_]

    def __post_init__(self) -> None:
        """Refuse links that end nowhere or have no length."""
        nodes, links = len(self.x), len(self.from_node)
        if links == 0:
            msg = "the network has no links."
            raise UnusableInputError(msg)
        ends = np.concatenate([self.from_node, self.to_node])
        if ends.min() < 0 or ends.max() >= nodes:
            msg = f"links end at nodes {ends.min()} to {ends.max()}, expected 0 to {nodes - 1}."
            raise UnusableInputError(msg)
        if not (np.isfinite(self.metres).all() and (self.metres >= 0).all()):
            msg = "some links have a negative or unknown length, expected metres of at least 0."
            raise UnusableInputError(msg)

    @property
    def node_count(self) -> int:
        """How many nodes there are."""
        return len(self.x)

    @property
    def link_count(self) -> int:
        """How many links there are."""
        return len(self.from_node)
