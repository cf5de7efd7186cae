"""The national network compiled from the raw folder."""

from dataclasses import dataclass
from pathlib import Path

import shapely

from naervaer.registers.boundaries import MunicipalityMap, read_municipality_map, read_sea
from naervaer.registers.boundaries.kartverket import MUNICIPALITIES_FILE, N1000_FILE
from naervaer.registers.geopackage import read_layer
from naervaer.registers.raw import raw_file
from naervaer.registers.roads.access import RoadAccess
from naervaer.registers.roads.compile import CompiledRoads, compile_roads
from naervaer.registers.roads.n1000 import read_road_lines
from naervaer.registers.roads.water import Sea


@dataclass(frozen=True, slots=True, eq=False)
class NationalRoads:
    """The compiled network with what it takes to place people on it.

    Attributes
    ----------
    roads
        The network and its lines.
    access
        Projects places onto it.
    sea
        What no last leg may cross.
    municipalities
        Tells which municipality a place lies in.

    """

    roads: CompiledRoads
    access: RoadAccess
    sea: Sea
    municipalities: MunicipalityMap


def compile_national_roads(raw: Path | None = None) -> NationalRoads:
    """Read N1000 and the municipality polygons and compile the network.

    Raises
    ------
    MissingDataError, UnusableInputError
        When a file is missing or is not what was expected.

    """
    n1000 = raw_file(N1000_FILE, folder=raw)
    municipalities = read_municipality_map(
        polygons=raw_file(MUNICIPALITIES_FILE, folder=raw), n1000=n1000
    )
    sea = Sea(read_sea(n1000))
    built_up = shapely.make_valid(read_layer(n1000, "Tettbebyggelse").geometry)
    roads = compile_roads(
        read_road_lines(n1000), built_up=built_up, sea=sea, municipalities=municipalities
    )
    return NationalRoads(
        roads=roads,
        access=RoadAccess(roads, sea=sea),
        sea=sea,
        municipalities=municipalities,
    )
