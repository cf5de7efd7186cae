"""The shape of a network, contracted once, and minutes put on it whenever they change."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.kernels.elimination import eliminate
from naervaer.planning.kernels.hierarchy import customise, needed_arcs, positions_from_the_top


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Contraction:
    """The order of contraction and its upward arcs; it knows no minutes.

    V is the number of vertices, E of edges, A of upward arcs.

    Attributes
    ----------
    position
        Place of each vertex in the hierarchy, shape (V,), 0 at the top.
    parent
        Position above each position, shape (V,), -1 for a root.
    first, head
        Upward arcs by position: starts (V + 1,) and heads (A,).
    arc_of_edge
        The arc that stands for each edge, shape (E,), -1 for a loop.

    """

    position: NDArray[np.int32]
    parent: NDArray[np.int32]
    first: NDArray[np.int64]
    head: NDArray[np.int32]
    arc_of_edge: NDArray[np.int64]

    @classmethod
    def of(cls, *, vertex_count: int, tail: NDArray[np.int32], head: NDArray[np.int32]) -> Self:
        """Contract an undirected graph; parallel edges and loops are allowed."""
        order, up_first, up_head = eliminate(*_neighbour_lists(vertex_count, tail, head))
        position, parent = positions_from_the_top(order, up_first, up_head)
        arc_tail = np.repeat(position[order], np.diff(up_first)).astype(np.int64)
        span = max(vertex_count, 1)
        arcs = np.sort(arc_tail * span + position[up_head])
        one, other = position[tail], position[head]
        wanted = np.maximum(one, other).astype(np.int64) * span + np.minimum(one, other)
        return cls(
            position=position,
            parent=parent,
            first=np.searchsorted(arcs, np.arange(vertex_count + 1) * span).astype(np.int64),
            head=(arcs % span).astype(np.int32),
            arc_of_edge=np.where(one == other, -1, np.searchsorted(arcs, wanted)),
        )


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Hierarchy:
    """A contraction with minutes on it, less the arcs that no shortest way needs.

    Attributes
    ----------
    contraction
        The shape.
    first, head, minutes
        Needed upward arcs by position: starts (V + 1,), heads and minutes.

    """

    contraction: Contraction
    first: NDArray[np.int64]
    head: NDArray[np.int32]
    minutes: NDArray[np.float32]

    @classmethod
    def of(cls, contraction: Contraction, edge_minutes: NDArray[np.float64]) -> Self:
        """Put minutes on every edge, shape (E,); infinite closes an edge.

        Raises
        ------
        UnusableInputError
            When a value is negative or not a number, or the shape is not (E,).

        """
        if edge_minutes.shape != contraction.arc_of_edge.shape:
            msg = (
                f"minutes have shape {edge_minutes.shape}, expected "
                f"{contraction.arc_of_edge.shape}, one per edge."
            )
            raise UnusableInputError(msg)
        wrong = ~(edge_minutes >= 0)
        if wrong.any():
            edge = int(np.argmax(wrong))
            msg = f"minutes of edge {edge} are {edge_minutes[edge]}, expected 0 or more."
            raise UnusableInputError(msg)
        between = contraction.arc_of_edge >= 0
        minutes = np.full(len(contraction.head), np.inf)
        np.minimum.at(minutes, contraction.arc_of_edge[between], edge_minutes[between])
        customise(contraction.first, contraction.head, minutes)
        needed = needed_arcs(contraction.first, contraction.head, minutes)
        kept = np.concatenate([[0], np.cumsum(needed)])
        return cls(
            contraction=contraction,
            first=kept[contraction.first],
            head=contraction.head[needed],
            minutes=minutes[needed].astype(np.float32),
        )

    def rounding_bound(self) -> float:
        """Return the largest relative error that float32 arithmetic can cause.

        Minutes of arcs are summed in float64 and rounded once; a way climbs and descends at
        most `h` arcs each, so that the relative error is below `(2 h + 2) / 2**24`.
        """
        height = np.zeros(len(self.first) - 1, dtype=np.int64)
        for place in range(len(height)):
            over = self.head[self.first[place] : self.first[place + 1]]
            height[place] = 1 + height[over].max() if len(over) else 0
        return float(2 * height.max(initial=0) + 2) / 2.0**24


def _neighbour_lists(
    count: int, tail: NDArray[np.int32], head: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return each vertex's neighbours, sorted, without loops and repeats."""
    between = tail != head
    ends = np.concatenate([tail[between], head[between]]).astype(np.int64)
    others = np.concatenate([head[between], tail[between]]).astype(np.int64)
    span = max(count, 1)
    pairs = np.unique(ends * span + others)
    first = np.searchsorted(pairs, np.arange(count + 1) * span).astype(np.int64)
    return first, (pairs % span).astype(np.int32)
