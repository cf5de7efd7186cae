"""The national road network with ferries, and where places meet it."""

from naervaer.registers.roads.access import AccessPoints, RoadAccess
from naervaer.registers.roads.compile import CompiledRoads, compile_roads
from naervaer.registers.roads.contract import Kind, RoadNetwork
from naervaer.registers.roads.n1000 import RoadLines, read_road_lines
from naervaer.registers.roads.national import NationalRoads, compile_national_roads

__all__ = [
    "AccessPoints",
    "CompiledRoads",
    "Kind",
    "NationalRoads",
    "RoadAccess",
    "RoadLines",
    "RoadNetwork",
    "compile_national_roads",
    "compile_roads",
    "read_road_lines",
]
