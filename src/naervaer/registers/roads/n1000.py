"""Road and ferry lines of Kartverket N1000.

Defects of the data handled here: planned links (vegfase P) and paths (sti, barmarksløype)
are left out; lines that pass through another line's end without being cut there are cut; and
a ferry line drawn up to 50 m beyond its quay ends at the quay.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.geopackage import read_layer
from naervaer.registers.roads.contract import Kind
from naervaer.registers.roads.cutting import cut_lines
from naervaer.registers.roads.junctions import junctions_of

OVERSHOOT = 50.0
"""A ferry line's loose end shorter than this, metres, is a slip of the drawing."""

COLUMNS = ("typeVeg", "vegkategori", "vegfase", "vegnummer", "motorvegtype", "medium")
_FERRIES = {"bilferje": Kind.CAR_FERRY, "passasjerferje": Kind.PASSENGER_FERRY}
_MOTORWAYS = {"motortrafikkveg": Kind.MOTORTRAFIKKVEG, "motorveg": Kind.MOTORVEG}
_PATHS = ("sti", "barmarksløype")


@dataclass(frozen=True, slots=True, eq=False)
class RoadLines:
    """Lines with their attributes; all arrays have one entry per line.

    Attributes
    ----------
    line
        Geometry in EPSG:25833.
    kind
        See `Kind`.
    category, number
        Road category letter or empty; road number or 0.
    tunnel, bridge
        Whether the line runs under ground, or in the air.

    """

    line: NDArray[np.object_]
    kind: NDArray[np.int8]
    category: NDArray[np.str_]
    number: NDArray[np.int32]
    tunnel: NDArray[np.bool_]
    bridge: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.line)

    @property
    def is_road(self) -> NDArray[np.bool_]:
        """Whether each line is a road of any kind."""
        return np.asarray(self.kind <= Kind.MOTORVEG)

    @property
    def is_ferry(self) -> NDArray[np.bool_]:
        """Whether each line is a ferry of either kind."""
        return np.isin(self.kind, (Kind.CAR_FERRY, Kind.PASSENGER_FERRY))

    def take(self, which: NDArray[Any], line: NDArray[np.object_] | None = None) -> "RoadLines":
        """Return the lines `which`, in that order, optionally with other geometry."""
        return RoadLines(
            line=self.line[which] if line is None else line,
            kind=self.kind[which],
            category=self.category[which],
            number=self.number[which],
            tunnel=self.tunnel[which],
            bridge=self.bridge[which],
        )


def read_road_lines(path: Path) -> RoadLines:
    """Read the roads and ferries that exist, cut wherever one ends on another.

    Raises
    ------
    MissingDataError, UnusableInputError
        See `read_layer`; also when a road type is not known.

    """
    layer = read_layer(path, "Veglenke", COLUMNS)
    road_type = layer.columns["typeVeg"].astype(str)
    unknown = sorted(set(road_type) - {"enkelBilveg", *_FERRIES, *_PATHS})
    if unknown:
        msg = f"{path.name}: unknown typeVeg «{unknown[0]}» in layer Veglenke."
        raise UnusableInputError(msg)
    planned = layer.columns["vegfase"] == "P"
    keep = np.flatnonzero(~np.isin(road_type, _PATHS) & ~planned.astype(bool))
    number = layer.columns["vegnummer"].astype(np.float64)
    category = [value or "" for value in layer.columns["vegkategori"]]
    lines = RoadLines(
        line=layer.geometry,
        kind=_kinds(road_type, layer.columns["motorvegtype"]),
        category=np.array(category, dtype="<U1"),
        number=np.where(np.isfinite(number), number, 0).astype(np.int32),
        tunnel=(layer.columns["medium"] == "U").astype(bool),
        bridge=(layer.columns["medium"] == "L").astype(bool),
    ).take(keep)
    return _cut_where_others_end(lines)


def _kinds(road_type: NDArray[np.str_], motorway: NDArray[Any]) -> NDArray[np.int8]:
    kind = np.full(len(road_type), Kind.ROAD, dtype=np.int8)
    for name, value in _MOTORWAYS.items():
        kind[motorway == name] = value
    for name, value in _FERRIES.items():
        kind[road_type == name] = value
    return kind


def _cut_where_others_end(lines: RoadLines) -> RoadLines:
    """Cut lines at inner vertices that are an end of another line of the same sort.

    Roads are cut where roads end, ferries where anything ends; a ferry that ends on a road's
    inner vertex also cuts the road.
    """
    points, line = shapely.get_coordinates(lines.line, return_index=True)
    starts = np.flatnonzero(np.r_[True, line[1:] != line[:-1]])
    stops = np.r_[starts[1:], len(line)] - 1
    inner = np.ones(len(points), dtype=bool)
    inner[starts] = inner[stops] = False
    _, place = np.unique(points, axis=0, return_inverse=True)
    place = place.reshape(-1)
    is_end = np.zeros(place.max() + 1, dtype=bool)
    is_end[place[~inner]] = True
    cuts = np.flatnonzero(inner & is_end[place])
    at = shapely.points(points[cuts])
    metres = shapely.line_locate_point(lines.line[line[cuts]], at)
    pieces, origin = cut_lines(lines.line, line=line[cuts], metres=metres)
    return _without_overshoots(lines.take(origin, pieces))


def _without_overshoots(lines: RoadLines) -> RoadLines:
    """Leave out what is left of a ferry line that was drawn a little beyond its quay."""
    junctions = junctions_of(lines.line)
    degree = junctions.degree(np.ones(len(lines), dtype=bool))
    dangles = (degree[junctions.from_node] == 1) | (degree[junctions.to_node] == 1)
    short = shapely.length(lines.line) < OVERSHOOT
    return lines.take(np.flatnonzero(~(lines.is_ferry & dangles & short)))
