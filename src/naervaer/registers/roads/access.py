"""Where a place meets the road network.

A place is projected onto the nearest point of a road link: never onto a ferry, a connector,
a motorway, a tunnel or a bridge, and never over water. The coastline is generalised, so a
straight last leg may run over 150 m of what it calls sea, and over 300 m when the place
itself lies in that sea (the centre of an inhabited cell often does). Where the nearest road
lies over more water than that, the nearest one within 4 km on dry land is taken; then the
nearest one within 4 km on the same island or mainland, its metres over the bay counted
twice, since people go round; then a loose fragment of road in the same way. A place that
none of them reaches has no access: link -1. Lakes are not in the data, so a leg over a lake
is not noticed.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from naervaer.registers.roads.compile import CompiledRoads
from naervaer.registers.roads.contract import Kind
from naervaer.registers.roads.water import Sea

SEA_TOLERANCE = 150.0
"""Metres of sea a last leg may run over before it counts as crossing water."""

SEA_TOLERANCE_OFFSHORE = 300.0
"""The same for a place that the generalised coastline puts in the sea."""

FARTHEST = 25_000.0
"""Metres beyond which the nearest road is no access at all."""

DETOUR_REACH = 4_000.0
"""Metres within which another road is sought when the nearest lies over water."""

FRACTION_DIGITS = 4


@dataclass(frozen=True, slots=True, eq=False)
class AccessPoints:
    """Where P places meet the network.

    Attributes
    ----------
    link
        Link of the network, -1 where there is no access, shape (P,).
    fraction
        How far along the link, 0 at `from_node` to 1 at `to_node`, shape (P,).
    last_leg_m
        Straight distance from the place to the link, metres over a bay counted twice;
        infinite without access.

    """

    link: NDArray[np.int32]
    fraction: NDArray[np.float32]
    last_leg_m: NDArray[np.float32]

    @property
    def has_access(self) -> NDArray[np.bool_]:
        """Whether each place meets a road."""
        return np.asarray(self.link >= 0)


class RoadAccess:
    """Projects places onto the road links of a compiled network."""

    __slots__ = ("_lines", "_loose", "_main", "_sea")

    def __init__(self, roads: CompiledRoads, *, sea: Sea) -> None:
        lines = roads.lines
        open_to_places = (lines.kind == Kind.ROAD) & ~lines.tunnel & ~lines.bridge
        self._lines = lines.line
        self._sea = sea
        self._main = np.flatnonzero(open_to_places & roads.is_main)
        self._loose = np.flatnonzero(open_to_places & ~roads.is_main)

    def locate(self, x: ArrayLike, y: ArrayLike) -> AccessPoints:
        """Return where places meet the network.

        Parameters
        ----------
        x, y
            Metres in EPSG:25833, shape (P,).

        """
        points = shapely.points(np.asarray(x, dtype=float), np.asarray(y, dtype=float))
        link = np.full(len(points), -1, dtype=np.int64)
        for links in (self._main, self._loose):
            missing = np.flatnonzero(link < 0)
            if missing.size and links.size:
                link[missing] = self._nearest_dry(points[missing], links)
        return self._described(points, link)

    def _nearest_dry(
        self, points: NDArray[np.object_], links: NDArray[np.integer]
    ) -> NDArray[np.int64]:
        tree = shapely.STRtree(self._lines[links])
        allowed = np.where(self._sea.covers(points), SEA_TOLERANCE_OFFSHORE, SEA_TOLERANCE)
        nearest = np.full(len(points), -1, dtype=np.int64)
        which, found = tree.query_nearest(points, all_matches=False, max_distance=FARTHEST)
        dry = self._sea_metres(points[which], links[found]) <= allowed[which]
        nearest[which[dry]] = links[found[dry]]
        pending = np.flatnonzero(nearest < 0)
        which, found = tree.query(points[pending], predicate="dwithin", distance=DETOUR_REACH)
        which, candidates = pending[which], links[found]
        distance = shapely.distance(points[which], self._lines[candidates])
        order = np.lexsort((candidates, distance, which))
        which, candidates = which[order], candidates[order]
        self._try_in_turn(nearest, points, allowed, which, candidates)
        self._stay_on_land(nearest, points, which, candidates)
        return nearest

    def _try_in_turn(
        self,
        nearest: NDArray[np.int64],
        points: NDArray[np.object_],
        allowed: NDArray[np.float64],
        which: NDArray[np.int64],
        candidates: NDArray[np.int64],
    ) -> None:
        """Give each place the first of its candidates whose leg stays on land.

        All first choices are tested together, then all second choices of those still
        without access, and so on.
        """
        while which.size:
            first = np.r_[True, which[1:] != which[:-1]]
            place, link = which[first], candidates[first]
            dry = self._sea_metres(points[place], link) <= allowed[place]
            nearest[place[dry]] = link[dry]
            rest = ~first & (nearest[which] < 0)
            which, candidates = which[rest], candidates[rest]

    def _stay_on_land(
        self,
        nearest: NDArray[np.int64],
        points: NDArray[np.object_],
        which: NDArray[np.int64],
        candidates: NDArray[np.int64],
    ) -> None:
        """Give places still without access their first candidate on the same landmass."""
        rest = nearest[which] < 0
        which, candidates = which[rest], candidates[rest]
        if which.size == 0:
            return
        places, back = np.unique(which, return_inverse=True)
        foot = shapely.get_point(
            shapely.shortest_line(points[which], self._lines[candidates]), -1
        )
        same = self._sea.landmass(points[places])[back] == self._sea.landmass(foot)
        which, candidates = which[same][::-1], candidates[same][::-1]
        nearest[which] = candidates  # the nearest is written last

    def _sea_metres(
        self, points: NDArray[np.object_], links: NDArray[np.integer]
    ) -> NDArray[np.float64]:
        return self._sea.metres_under(shapely.shortest_line(points, self._lines[links]))

    def _described(self, points: NDArray[np.object_], link: NDArray[np.int64]) -> AccessPoints:
        fraction = np.zeros(len(points), dtype=np.float32)
        leg = np.full(len(points), np.inf, dtype=np.float32)
        has = np.flatnonzero(link >= 0)
        lines = self._lines[link[has]]
        fraction[has] = np.round(
            shapely.line_locate_point(lines, points[has], normalized=True), FRACTION_DIGITS
        )
        wet = self._sea_metres(points[has], link[has])
        round_the_bay = np.where(wet > SEA_TOLERANCE_OFFSHORE, wet, 0.0)
        leg[has] = np.round(shapely.distance(points[has], lines) + round_the_bay)
        return AccessPoints(link=link.astype(np.int32), fraction=fraction, last_leg_m=leg)
