"""Number the hierarchy, put minutes on it, and drop the arcs nobody needs.

V is the number of vertices, A the number of upward arcs. Positions number the vertices of
the hierarchy from the top: every upward arc leads to a lower position.
"""

import numba as nb
import numpy as np
from numpy.typing import NDArray

_TIGHTER = 1.0 - 1e-9
"""An arc is dropped only when a detour beats it by more than rounding could explain."""


@nb.njit(cache=True, nogil=True)
def positions_from_the_top(
    order: NDArray[np.int32], up_first: NDArray[np.int64], up_head: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Number vertices so that neighbours in the hierarchy are neighbours in memory.

    The parent of a vertex is the first of its upward neighbours to be removed. Positions
    follow the tree of parents from the root, one whole branch after the other (pre-order).

    Parameters
    ----------
    order, up_first, up_head
        As `eliminate` returns them.

    Returns
    -------
    position
        Of each vertex, shape (V,).
    parent
        Position of the parent of each position, shape (V,), -1 for a root.

    """
    count = len(order)
    rank = np.empty(count, dtype=np.int32)
    for step in range(count):
        rank[order[step]] = step
    above = np.full(count, -1, dtype=np.int32)  # by step of removal
    branch = np.ones(count, dtype=np.int64)
    for step in range(count):
        lowest = count
        for arc in range(up_first[step], up_first[step + 1]):
            lowest = min(lowest, rank[up_head[arc]])
        if lowest < count:
            above[step] = lowest
            branch[lowest] += branch[step]
    by_step = np.empty(count, dtype=np.int32)
    free = np.zeros(count + 1, dtype=np.int64)  # next free position inside each branch
    for step in range(count - 1, -1, -1):
        over = above[step]
        slot = count if over < 0 else over
        by_step[step] = free[slot]
        free[slot] += branch[step]
        free[step] = by_step[step] + 1
    position = np.empty(count, dtype=np.int32)
    parent = np.full(count, -1, dtype=np.int32)
    for step in range(count):
        position[order[step]] = by_step[step]
        if above[step] >= 0:
            parent[by_step[step]] = by_step[above[step]]
    return position, parent


@nb.njit(cache=True, nogil=True)
def customise(
    first: NDArray[np.int64], head: NDArray[np.int32], minutes: NDArray[np.float64]
) -> None:
    """Make every upward arc as short as the best way below it, in place.

    From the lowest position upwards, the two arcs of a vertex bound the arc between their
    heads from above (lower triangles).

    Parameters
    ----------
    first, head
        Upward arcs by position: where those of each position start, shape (V + 1,), and
        where they lead, shape (A,), ascending within one tail.
    minutes
        Shape (A,): the shortest edge between the two ends, infinite without one.

    """
    count = len(first) - 1
    into_first = np.zeros(count + 1, dtype=np.int64)
    for arc in range(len(head)):
        into_first[head[arc] + 1] += 1
    for place in range(count):
        into_first[place + 1] += into_first[place]
    free = into_first[:-1].copy()
    into_tail = np.empty(len(head), dtype=np.int32)
    into_arc = np.empty(len(head), dtype=np.int64)
    for tail in range(count):
        for arc in range(first[tail], first[tail + 1]):
            slot = free[head[arc]]
            free[head[arc]] += 1
            into_tail[slot] = tail
            into_arc[slot] = arc
    arc_to = np.empty(count, dtype=np.int64)
    for middle in range(count - 1, -1, -1):
        for arc in range(first[middle], first[middle + 1]):
            arc_to[head[arc]] = arc
        for slot in range(into_first[middle], into_first[middle + 1]):
            below = into_arc[slot]
            length = minutes[below]
            if length == np.inf:
                continue
            # Heads are sorted: all before `below` lie above `middle`.
            for other in range(first[into_tail[slot]], below):
                target = arc_to[head[other]]
                minutes[target] = min(minutes[target], length + minutes[other])


@nb.njit(cache=True, nogil=True)
def needed_arcs(
    first: NDArray[np.int64], head: NDArray[np.int32], minutes: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Return which customised arcs lie on some shortest way, shape (A,).

    From the top downwards, every arc is compared with the ways over a third vertex above
    its tail (upper and intermediate triangles; the "perfect" customisation of Dibbelt,
    Strasser and Wagner). An arc that is beaten, or infinite, is not needed.
    """
    count = len(first) - 1
    shortest = minutes.copy()
    arc_to = np.full(count, -1, dtype=np.int64)
    for tail in range(count):
        start, end = first[tail], first[tail + 1]
        for arc in range(start, end):
            arc_to[head[arc]] = arc
        for arc in range(start + 1, end):
            over = head[arc]
            for step in range(first[over], first[over + 1]):
                other = arc_to[head[step]]
                if other < start:
                    continue  # left over from an earlier tail
                length = shortest[step]
                shortest[other] = min(shortest[other], minutes[arc] + length)
                shortest[arc] = min(shortest[arc], minutes[other] + length)
    needed = np.empty(len(head), dtype=np.bool_)
    for arc in range(len(head)):
        needed[arc] = minutes[arc] < np.inf and shortest[arc] >= minutes[arc] * _TIGHTER
    return needed
