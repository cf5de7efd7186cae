"""Invented road networks of any size: planar, sparse, with towns' worth of dead ends.

Points stand on a jittered lattice in Z-order. A random spanning tree of the lattice plus
random extra streets gives 1.2 roads per point, as real road networks have. With
`has_hierarchy`, every sixteenth lattice line is a county road and every sixty-fourth a
national road, unbroken and faster; without, all roads are alike.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import minimum_spanning_tree

SPACING_METRES = 250.0
COUNTY_LINE, NATIONAL_LINE = 16, 64
LOCAL_KMH, COUNTY_KMH, NATIONAL_KMH = 35.0, 60.0, 85.0


@dataclass(frozen=True, slots=True, eq=False)
class RoadLikeGraph:
    """Undirected graph with N points and E roads.

    Attributes
    ----------
    x, y
        Positions, shape (N,), metres.
    tail, head
        Ends of each road, shape (E,).
    minutes
        Driving time, shape (E,).

    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    tail: NDArray[np.int32]
    head: NDArray[np.int32]
    minutes: NDArray[np.float64]


def road_like_graph(
    *, nodes: int, roads_per_node: float = 1.2, has_hierarchy: bool = True, seed: int = 0
) -> RoadLikeGraph:
    """Return a connected graph of about `nodes` points (the next full square)."""
    rng = np.random.default_rng(seed)
    side = int(np.ceil(np.sqrt(nodes)))
    count = side * side
    row, column = np.divmod(np.arange(count), side)
    x = (column + rng.uniform(-0.3, 0.3, count)) * SPACING_METRES
    y = (row + rng.uniform(-0.3, 0.3, count)) * SPACING_METRES
    tail, head, line = _lattice(side, row, column)
    kmh = np.full(len(tail), LOCAL_KMH)
    if has_hierarchy:
        kmh[line % COUNTY_LINE == 0] = COUNTY_KMH
        kmh[line % NATIONAL_LINE == 0] = NATIONAL_KMH
    kept = _kept(tail, head, kmh, count=count, roads=int(roads_per_node * count), rng=rng)
    tail, head, kmh = tail[kept], head[kept], kmh[kept]
    bends = rng.uniform(1.0, 1.4, len(tail))
    metres = np.hypot(x[tail] - x[head], y[tail] - y[head]) * bends
    place = np.empty(count, dtype=np.int32)
    order = np.argsort(_z_order(row, column), kind="stable")
    place[order] = np.arange(count, dtype=np.int32)
    minutes = metres / (kmh * 1000.0 / 60.0)
    return RoadLikeGraph(x[order], y[order], place[tail], place[head], minutes)


def _lattice(
    side: int, row: NDArray[np.int64], column: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the ends of all lattice edges and the number of the line each lies on."""
    east = np.flatnonzero(column < side - 1)
    north = np.flatnonzero(row < side - 1)
    tail = np.concatenate([east, north])
    head = np.concatenate([east + 1, north + side])
    return tail, head, np.concatenate([row[east], column[north]])


def _kept(
    tail: NDArray[np.int64],
    head: NDArray[np.int64],
    kmh: NDArray[np.float64],
    *,
    count: int,
    roads: int,
    rng: np.random.Generator,
) -> NDArray[np.bool_]:
    """Choose a spanning tree, the main roads, and random streets up to `roads` in all."""
    lottery = rng.uniform(1.0, 2.0, len(tail))
    kept = kmh > LOCAL_KMH
    weight = np.where(kept, 1e-3 * lottery, lottery)
    number = coo_array((weight, (tail, head)), shape=(count, count)).tocsr()
    tree = minimum_spanning_tree(number).tocoo()
    chosen = np.isin(tail * count + head, tree.row.astype(np.int64) * count + tree.col)
    kept |= chosen
    spare = rng.permutation(np.flatnonzero(~kept))
    kept[spare[: max(0, roads - int(kept.sum()))]] = True
    return kept


def _z_order(row: NDArray[np.int64], column: NDArray[np.int64]) -> NDArray[np.int64]:
    """Interleave the bits of row and column."""
    code = np.zeros(len(row), dtype=np.int64)
    for bit in range(20):
        code |= ((column >> bit) & 1) << (2 * bit)
        code |= ((row >> bit) & 1) << (2 * bit + 1)
    return code
