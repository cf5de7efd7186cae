"""Where ferries meet roads, and which ferry lines make up one crossing.

More than half of the ferry ends in N1000 do not touch a road. The rule that joins them:

* the end of a ferry line that no other ferry line continues is joined to the nearest point
  of a road within 1,500 m;
* a place where ferry lines meet is a quay when a road passes within 500 m, otherwise a
  junction at sea;
* no joint runs over more than 300 m of sea (100 m where ferry lines meet): the end of a line
  off an island without roads is not joined to the next island.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from naervaer.registers.roads.junctions import Junctions, components
from naervaer.registers.roads.n1000 import RoadLines
from naervaer.registers.roads.water import Sea

END_REACH, END_SEA = 1_500.0, 300.0
MEETING_REACH, MEETING_SEA = 500.0, 100.0


@dataclass(frozen=True, slots=True, eq=False)
class QuayJoints:
    """Joints from ferry ends to roads, and the ends that stay loose.

    Attributes
    ----------
    node
        Ferry node of each joint, shape (Q,).
    line
        Road line it is joined to, shape (Q,).
    metres_along
        How far from that line's start, shape (Q,).
    loose
        Ferry ends that no road is near enough to, shape (E,).

    """

    node: NDArray[np.int64]
    line: NDArray[np.int64]
    metres_along: NDArray[np.float64]
    loose: NDArray[np.int64]


def quay_joints(lines: RoadLines, junctions: Junctions, *, sea: Sea) -> QuayJoints:
    """Return where to join the ferry ends that touch no road."""
    roads = np.flatnonzero(lines.is_road)
    degree = junctions.degree(lines.is_ferry)
    node = np.flatnonzero((degree > 0) & ~junctions.touched_by(lines.is_road))
    if len(node) == 0 or len(roads) == 0:
        nothing = np.empty(0, dtype=np.int64)
        return QuayJoints(nothing, nothing, np.empty(0), node)
    points = shapely.points(junctions.position[node])
    tree = shapely.STRtree(lines.line[roads])
    line = roads[tree.query_nearest(points, all_matches=False)[1]]
    along = shapely.line_locate_point(lines.line[line], points)
    foot = shapely.line_interpolate_point(lines.line[line], along)
    joint = shapely.shortest_line(points, foot)
    is_end = degree[node] == 1
    near = shapely.length(joint) <= np.where(is_end, END_REACH, MEETING_REACH)
    dry = sea.metres_under(joint) <= np.where(is_end, END_SEA, MEETING_SEA)
    joined = near & dry
    return QuayJoints(
        node=node[joined],
        line=line[joined],
        metres_along=along[joined],
        loose=node[~joined & is_end],
    )


def crossing_ids(
    *,
    is_ferry: NDArray[np.bool_],
    is_quay: NDArray[np.bool_],
    from_node: NDArray[np.integer],
    to_node: NDArray[np.integer],
) -> NDArray[np.int32]:
    """Return the crossing each link is part of, -1 for what is not a ferry.

    Ferry links that meet at sea are one crossing: a traveller boards once. At a quay one
    crossing ends and the next begins.

    Parameters
    ----------
    is_ferry, from_node, to_node
        One entry per link, shape (L,).
    is_quay
        One entry per node, shape (N,).

    """
    crossing = np.full(len(is_ferry), -1, dtype=np.int32)
    ferries = np.flatnonzero(is_ferry)
    ends = np.stack([from_node[ferries], to_node[ferries]], axis=1).astype(np.int64)
    nodes = len(is_quay)
    # Each link is a node of its own here; it hangs together with its ends that are no quays.
    link = nodes + np.arange(len(ferries))
    at_sea = ~is_quay[ends]
    part = components(
        nodes=nodes + len(ferries),
        from_node=np.repeat(link, 2)[at_sea.ravel()],
        to_node=ends.ravel()[at_sea.ravel()],
    )[nodes:]
    _, first, order = np.unique(part, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int32)
    rank[np.argsort(first)] = np.arange(len(first))
    crossing[ferries] = rank[order.reshape(-1)]
    return crossing
