"""Which lines meet: nodes from the exact positions of the lines' ends."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

CENTIMETRES = 100.0  # positions are stored to the centimetre; cutting adds nanometres


@dataclass(frozen=True, slots=True, eq=False)
class Junctions:
    """The nodes that lines end in.

    Attributes
    ----------
    position
        Metres east and north of each node, shape (N, 2).
    from_node, to_node
        Start and end of each line, shape (L,).

    """

    position: NDArray[np.float64]
    from_node: NDArray[np.int64]
    to_node: NDArray[np.int64]

    @property
    def count(self) -> int:
        """How many nodes there are."""
        return len(self.position)

    def touched_by(self, lines: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return which nodes at least one of the given lines ends in, shape (N,)."""
        touched = np.zeros(self.count, dtype=bool)
        touched[self.from_node[lines]] = True
        touched[self.to_node[lines]] = True
        return touched

    def degree(self, lines: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return how many ends of the given lines meet in each node, shape (N,)."""
        ends = np.concatenate([self.from_node[lines], self.to_node[lines]])
        return np.bincount(ends, minlength=self.count)


def junctions_of(lines: NDArray[np.object_]) -> Junctions:
    """Return the nodes of lines whose ends lie at the same centimetre."""
    ends = np.concatenate(
        [
            shapely.get_coordinates(shapely.get_point(lines, 0)),
            shapely.get_coordinates(shapely.get_point(lines, -1)),
        ]
    )
    whole, node = np.unique(np.rint(ends * CENTIMETRES), axis=0, return_inverse=True)
    node = node.reshape(-1)
    return Junctions(
        position=whole / CENTIMETRES,
        from_node=node[: len(lines)],
        to_node=node[len(lines) :],
    )


def components(
    *, nodes: int, from_node: NDArray[np.integer], to_node: NDArray[np.integer]
) -> NDArray[np.int64]:
    """Return the number of the connected part each node is in, shape (N,)."""
    ones = np.ones(len(from_node), dtype=np.int8)
    graph = coo_array((ones, (from_node, to_node)), shape=(nodes, nodes))
    _, part = connected_components(graph, directed=False)
    return np.asarray(part, dtype=np.int64)
