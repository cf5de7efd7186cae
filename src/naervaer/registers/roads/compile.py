"""Road lines compiled into the network the product ships, geometry left behind."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from naervaer.registers.boundaries import MunicipalityMap
from naervaer.registers.coordinates import z_order
from naervaer.registers.roads.contract import Kind, RoadNetwork
from naervaer.registers.roads.cutting import cut_lines
from naervaer.registers.roads.junctions import Junctions, components, junctions_of
from naervaer.registers.roads.n1000 import RoadLines
from naervaer.registers.roads.quays import QuayJoints, crossing_ids, quay_joints
from naervaer.registers.roads.water import Sea

FRAGMENT_GAP = 250.0
"""A loose piece of road is joined across at most this many metres of dry land."""

SAME_PLACE = 100.0
"""A joint that meets a road this near its end goes to the end instead of cutting the road."""


@dataclass(frozen=True, slots=True, eq=False)
class CompiledRoads:
    """The network with what only the build needs.

    Attributes
    ----------
    network
        What ships.
    lines
        The lines of the network's links, in the links' order and direction; connectors
        are straight.
    is_main
        Whether each link hangs together with the largest part of the network, shape (L,).
    loose_ferry_ends
        How many ferry ends no road is near enough to.

    """

    network: RoadNetwork
    lines: RoadLines
    is_main: NDArray[np.bool_]
    loose_ferry_ends: int

    @property
    def fragment_count(self) -> int:
        """How many loose parts of the network hold at least one road."""
        roads = self.lines.is_road
        part = components(
            nodes=self.network.node_count,
            from_node=self.network.from_node,
            to_node=self.network.to_node,
        )
        return len(np.unique(part[self.network.from_node[roads & ~self.is_main]]))


def compile_roads(
    lines: RoadLines,
    *,
    built_up: NDArray[np.object_],
    sea: Sea,
    municipalities: MunicipalityMap,
) -> CompiledRoads:
    """Join ferries and fragments to the roads and compile the network.

    Parameters
    ----------
    lines
        Roads and ferries from `read_road_lines`.
    built_up
        Polygons of built-up areas (Tettbebyggelse).
    sea
        For joints that must not run over water.
    municipalities
        For the municipality each link lies in.

    """
    junctions = junctions_of(lines.line)
    joints = quay_joints(lines, junctions, sea=sea)
    lines = _with_joints(lines, junctions, joints)
    lines = _with_fragment_joints(lines, sea=sea)
    lines, junctions, is_quay = _in_z_order(lines)
    network = _network(lines, junctions, is_quay, built_up, municipalities)
    part = components(
        nodes=junctions.count, from_node=junctions.from_node, to_node=junctions.to_node
    )
    is_main = part[junctions.from_node] == np.bincount(part).argmax()
    return CompiledRoads(
        network=network, lines=lines, is_main=is_main, loose_ferry_ends=len(joints.loose)
    )


def _with_joints(lines: RoadLines, junctions: Junctions, joints: QuayJoints) -> RoadLines:
    """Cut roads where ferries join them and add the straight connectors."""
    along = _moved_to_near_end(lines.line[joints.line], joints.metres_along)
    foot = shapely.line_interpolate_point(lines.line[joints.line], along)
    quay = shapely.points(junctions.position[joints.node])
    pieces, origin = cut_lines(lines.line, line=joints.line, metres=along)
    return _with_connectors(lines.take(origin, pieces), quay, foot)


def _with_fragment_joints(lines: RoadLines, *, sea: Sea) -> RoadLines:
    """Join parts that hang together with nothing to a road a short and dry way off."""
    junctions = junctions_of(lines.line)
    part = components(
        nodes=junctions.count, from_node=junctions.from_node, to_node=junctions.to_node
    )[junctions.from_node]
    main = np.bincount(part).argmax()
    roads = np.flatnonzero(lines.is_road & (part == main))
    loose = np.flatnonzero(lines.is_road & (part != main))
    if len(loose) == 0:
        return lines
    tree = shapely.STRtree(lines.line[roads])
    target = roads[tree.query_nearest(lines.line[loose], all_matches=False)[1]]
    gap = shapely.shortest_line(lines.line[loose], lines.line[target])
    fits = (shapely.length(gap) <= FRAGMENT_GAP) & (sea.metres_under(gap) == 0)
    best = [
        members[np.argmin(shapely.length(gap[members]))]
        for members in (
            np.flatnonzero(fits & (part[loose] == p)) for p in np.unique(part[loose])
        )
        if len(members)
    ]
    ends = [shapely.get_point(gap[best], end) for end in (0, -1)]
    at = [loose[best], target[best]]
    along = [
        _moved_to_near_end(
            lines.line[line], shapely.line_locate_point(lines.line[line], end), within=1.0
        )
        for line, end in zip(at, ends, strict=True)
    ]
    feet = [
        shapely.line_interpolate_point(lines.line[line], metres)
        for line, metres in zip(at, along, strict=True)
    ]
    pieces, origin = cut_lines(
        lines.line, line=np.concatenate(at), metres=np.concatenate(along)
    )
    return _with_connectors(lines.take(origin, pieces), *feet)


def _moved_to_near_end(
    lines: NDArray[np.object_], metres: NDArray[np.float64], *, within: float = SAME_PLACE
) -> NDArray[np.float64]:
    length = shapely.length(lines)
    metres = np.where(metres < within, 0.0, metres)
    return np.where(length - metres < within, length, metres)


def _with_connectors(
    lines: RoadLines, start: NDArray[np.object_], stop: NDArray[np.object_]
) -> RoadLines:
    count = len(start)
    ends = np.stack([shapely.get_coordinates(start), shapely.get_coordinates(stop)], axis=1)
    return RoadLines(
        line=np.concatenate([lines.line, shapely.linestrings(ends)]),
        kind=np.concatenate([lines.kind, np.full(count, Kind.CONNECTOR, dtype=np.int8)]),
        category=np.concatenate([lines.category, np.full(count, "", dtype="<U1")]),
        number=np.concatenate([lines.number, np.zeros(count, dtype=np.int32)]),
        tunnel=np.concatenate([lines.tunnel, np.zeros(count, dtype=bool)]),
        bridge=np.concatenate([lines.bridge, np.zeros(count, dtype=bool)]),
    )


def _in_z_order(lines: RoadLines) -> tuple[RoadLines, Junctions, NDArray[np.bool_]]:
    """Number the nodes along a Z-curve and sort the links by their ends."""
    raw = junctions_of(lines.line)
    order = z_order(raw.position[:, 0], raw.position[:, 1])
    rank = np.empty(raw.count, dtype=np.int64)
    rank[order] = np.arange(raw.count)
    from_node, to_node = rank[raw.from_node], rank[raw.to_node]
    by_ends = np.lexsort((np.rint(shapely.length(lines.line) * 100), to_node, from_node))
    junctions = Junctions(
        position=raw.position[order], from_node=from_node[by_ends], to_node=to_node[by_ends]
    )
    lines = lines.take(by_ends)
    is_quay = junctions.touched_by(lines.is_ferry) & junctions.touched_by(~lines.is_ferry)
    return lines, junctions, is_quay


def _network(
    lines: RoadLines,
    junctions: Junctions,
    is_quay: NDArray[np.bool_],
    built_up: NDArray[np.object_],
    municipalities: MunicipalityMap,
) -> RoadNetwork:
    middle = shapely.get_coordinates(
        shapely.line_interpolate_point(lines.line, 0.5, normalized=True)
    )
    position = np.rint(junctions.position).astype(np.int32)
    return RoadNetwork(
        x=position[:, 0],
        y=position[:, 1],
        is_ferry_quay=is_quay,
        from_node=junctions.from_node.astype(np.int32),
        to_node=junctions.to_node.astype(np.int32),
        metres=np.round(shapely.length(lines.line), 1).astype(np.float32),
        kind=lines.kind,
        category=lines.category,
        number=lines.number,
        settlement_share=_settlement_share(lines, built_up),
        tunnel_share=lines.tunnel.astype(np.float32),
        crossing=crossing_ids(
            is_ferry=lines.is_ferry,
            is_quay=is_quay,
            from_node=junctions.from_node,
            to_node=junctions.to_node,
        ),
        municipality=municipalities.locate(middle[:, 0], middle[:, 1]),
    )


def _settlement_share(lines: RoadLines, built_up: NDArray[np.object_]) -> NDArray[np.float32]:
    """Return the share of each road's length inside built-up areas, in whole percent."""
    inside = np.zeros(len(lines))
    line, area = shapely.STRtree(built_up).query(lines.line, predicate="intersects")
    np.add.at(
        inside, line, shapely.length(shapely.intersection(lines.line[line], built_up[area]))
    )
    length = np.maximum(shapely.length(lines.line), 1e-9)
    share = np.where(lines.is_road, np.clip(inside / length, 0.0, 1.0), 0.0)
    return np.round(share, 2).astype(np.float32)
