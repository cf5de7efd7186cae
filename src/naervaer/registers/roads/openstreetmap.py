"""Roads and car ferries from an OpenStreetMap extract (PBF), for any country.

The same columns as the compiled Norwegian network, so the travel engine takes either. What
OpenStreetMap says of a road is mapped onto the categories the speed table knows:

==============================================  ========  =========================
highway                                         category  kind
==============================================  ========  =========================
motorway, motorway_link                         E         motorveg
trunk, trunk_link                               E         road (motortrafikkveg
                                                          when motorroad=yes)
primary, primary_link                           R         road
secondary, tertiary and their links             F         road
unclassified, residential, living_street        K         road
service                                         P         road
track                                           S         road
==============================================  ========  =========================

A link is built up when it is a residential street or signed 50 km/h or less. One-way streets
are open both ways, as everywhere in Nærvær: it compares places, it does not navigate. Ways
that cars may not use are left out; so are ferries that take no cars unless asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import osmium
import pyproj
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.registers.coordinates import z_order
from naervaer.registers.roads.contract import Kind, RoadNetwork

_CATEGORY = {
    "motorway": "E",
    "trunk": "E",
    "primary": "R",
    "secondary": "F",
    "tertiary": "F",
    "unclassified": "K",
    "residential": "K",
    "living_street": "K",
    "service": "P",
    "track": "S",
}
_BUILT_UP = {"residential", "living_street"}
_TOWN_SPEED = 50
_CLOSED = {"no", "private"}
_WGS84 = "EPSG:4326"


@dataclass(frozen=True, slots=True)
class _Way:
    nodes: tuple[int, ...]
    kind: Kind
    category: str
    number: int
    built_up: bool
    tunnel: bool


@dataclass(slots=True)
class _Extract:
    ways: list[_Way] = field(default_factory=list)
    position: dict[int, tuple[float, float]] = field(default_factory=dict)


def read_openstreetmap(
    file: Path, *, crs: str | None = None, passenger_ferries: bool = False
) -> tuple[RoadNetwork, str]:
    """Read a road network from a PBF extract.

    Parameters
    ----------
    file
        An `.osm.pbf` (or `.osm`) file.
    crs
        Projection of the node positions, in metres; by default the UTM zone the extract's
        middle lies in.
    passenger_ferries
        Whether to keep ferries that take no cars.

    Returns
    -------
    network, crs
        The network, its `municipality` empty, and the projection used.

    Raises
    ------
    MissingDataError
        When the file is not there.
    UnusableInputError
        When it cannot be read or holds no road a car may use.

    """
    if not file.is_file():
        raise MissingDataError(f"{file} is not there, expected an OpenStreetMap PBF file.")
    try:
        extract = _read(file, passenger_ferries=passenger_ferries)
    except RuntimeError as error:
        reason = f"{file} cannot be read as OpenStreetMap data: {error}"
        raise UnusableInputError(reason) from None
    if not extract.ways:
        raise UnusableInputError(f"{file} holds no road, expected ways that cars may use.")
    return _compile(extract, crs)


def _read(file: Path, *, passenger_ferries: bool) -> _Extract:
    extract = _Extract()
    for thing in osmium.FileProcessor(str(file)).with_locations():
        if not isinstance(thing, osmium.osm.Way):
            continue
        tags = dict(thing.tags)
        kind = _kind_of(tags, passenger_ferries=passenger_ferries)
        if kind is None:
            continue
        located = [node for node in thing.nodes if node.location.valid()]
        if len(located) < 2:  # noqa: PLR2004  # a line has two ends
            continue
        for node in located:
            extract.position[node.ref] = (node.location.lon, node.location.lat)
        extract.ways.append(_way_of(tags, kind, tuple(node.ref for node in located)))
    return extract


def _kind_of(tags: Mapping[str, str], *, passenger_ferries: bool) -> Kind | None:
    if tags.get("route") == "ferry":
        takes_cars = tags.get("motor_vehicle", tags.get("motorcar", "no")) not in _CLOSED
        if takes_cars:
            return Kind.CAR_FERRY
        return Kind.PASSENGER_FERRY if passenger_ferries else None
    highway = tags.get("highway", "").removesuffix("_link")
    if highway not in _CATEGORY or tags.get("area") == "yes":
        return None
    if tags.get("motor_vehicle", tags.get("access", "yes")) in _CLOSED:
        return None
    if highway == "motorway":
        return Kind.MOTORVEG
    return Kind.MOTORTRAFIKKVEG if tags.get("motorroad") == "yes" else Kind.ROAD


def _way_of(tags: Mapping[str, str], kind: Kind, nodes: tuple[int, ...]) -> _Way:
    is_ferry = kind in (Kind.CAR_FERRY, Kind.PASSENGER_FERRY)
    highway = tags.get("highway", "").removesuffix("_link")
    speed = "".join(letter for letter in tags.get("maxspeed", "") if letter.isdigit())
    number = "".join(letter for letter in tags.get("ref", "").split(";")[0] if letter.isdigit())
    return _Way(
        nodes=nodes,
        kind=kind,
        category="" if is_ferry else _CATEGORY[highway],
        number=0 if is_ferry or len(number) > 6 else int(number or 0),  # noqa: PLR2004
        built_up=highway in _BUILT_UP or (bool(speed) and int(speed) <= _TOWN_SPEED),
        tunnel=tags.get("tunnel", "no") not in ("no", "building_passage"),
    )


def _pieces(ways: list[_Way]) -> Iterator[tuple[_Way, tuple[int, ...]]]:
    """Cut ways where they meet another way, or themselves."""
    uses: dict[int, int] = {}
    for way in ways:
        for place, node in enumerate(way.nodes):
            is_end = place in (0, len(way.nodes) - 1)
            uses[node] = uses.get(node, 0) + 1 + is_end
    for way in ways:
        start = 0
        for place in range(1, len(way.nodes)):
            if uses[way.nodes[place]] > 1 or place == len(way.nodes) - 1:
                yield way, way.nodes[start : place + 1]
                start = place


def _compile(extract: _Extract, crs: str | None) -> tuple[RoadNetwork, str]:
    pieces = list(_pieces(extract.ways))
    lonlat = np.array(list(extract.position.values()))
    crs = crs or _utm_zone(lonlat)
    numbered = {ref: index for index, ref in enumerate(extract.position)}
    project = pyproj.Transformer.from_crs(_WGS84, crs, always_xy=True)
    east, north = project.transform(lonlat[:, 0], lonlat[:, 1])
    ends = np.array([[numbered[line[0]], numbered[line[-1]]] for _, line in pieces])
    kept, ends = np.unique(ends, return_inverse=True)
    ends = ends.reshape(-1, 2)
    x, y = np.round(east[kept]), np.round(north[kept])
    order = np.argsort(z_order(x, y), kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(order.size)
    ends = place[ends]
    kind = np.array([way.kind for way, _ in pieces], dtype=np.int8)
    is_ferry = np.isin(kind, [Kind.CAR_FERRY, Kind.PASSENGER_FERRY])
    quays = np.intersect1d(ends[is_ferry], ends[~is_ferry])
    is_quay = np.zeros(kept.size, dtype=np.bool_)
    is_quay[quays] = True
    network = RoadNetwork(
        x=x[order].astype(np.int32),
        y=y[order].astype(np.int32),
        is_ferry_quay=is_quay,
        from_node=ends[:, 0].astype(np.int32),
        to_node=ends[:, 1].astype(np.int32),
        metres=_lengths(lonlat, numbered, pieces),
        kind=kind,
        category=np.array([way.category for way, _ in pieces]),
        number=np.array([way.number for way, _ in pieces], dtype=np.int32),
        settlement_share=np.array([way.built_up for way, _ in pieces], dtype=np.float32),
        tunnel_share=np.array([way.tunnel for way, _ in pieces], dtype=np.float32),
        crossing=_crossings(ends, is_ferry, is_quay),
        municipality=np.full(len(pieces), "", dtype="<U4"),
    )
    return network, crs


def _lengths(
    lonlat: NDArray[np.float64],
    numbered: dict[int, int],
    pieces: list[tuple[_Way, tuple[int, ...]]],
) -> NDArray[np.float32]:
    """Return lengths on the ellipsoid, metres."""
    points = np.concatenate([[numbered[ref] for ref in line] for _, line in pieces])
    sizes = np.array([len(line) for _, line in pieces])
    start = np.arange(points.size - 1)
    _, _, step = pyproj.Geod(ellps="WGS84").inv(
        lonlat[points[start], 0],
        lonlat[points[start], 1],
        lonlat[points[start + 1], 0],
        lonlat[points[start + 1], 1],
    )
    step = np.append(step, 0.0)
    step[np.cumsum(sizes) - 1] = 0.0
    first = np.cumsum(sizes) - sizes
    return np.asarray(np.add.reduceat(step, first), dtype=np.float32)


def _crossings(
    ends: NDArray[np.int64], is_ferry: NDArray[np.bool_], is_quay: NDArray[np.bool_]
) -> NDArray[np.int32]:
    """Number the ferry crossings: ferry links that meet at sea, not at a quay, are one."""
    crossing = np.full(is_ferry.size, -1, dtype=np.int32)
    ferries = np.flatnonzero(is_ferry)
    if not ferries.size:
        return crossing
    at_sea: dict[int, list[int]] = {
        int(node): [] for node in np.unique(ends[ferries]) if not is_quay[node]
    }
    for link in ferries.tolist():
        for node in ends[link].tolist():
            if node in at_sea:
                at_sea[node].append(link)
    pairs = [(links[0], other) for links in at_sea.values() for other in links[1:]]
    rows, columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    size = is_ferry.size
    joined = coo_array((np.ones(rows.size), (rows, columns)), shape=(size, size))
    _, label = connected_components(joined, directed=False)
    crossing[ferries] = np.unique(label[ferries], return_inverse=True)[1]
    return crossing


def _utm_zone(lonlat: NDArray[np.float64]) -> str:
    longitude, latitude = np.median(lonlat, axis=0)
    zone = min(60, int((longitude + 180) // 6) + 1)
    return f"EPSG:{32600 + zone if latitude >= 0 else 32700 + zone}"
