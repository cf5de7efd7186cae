"""Municipality polygons: which municipality a place lies in, and outlines for maps."""

from naervaer.registers.boundaries.contract import MunicipalityMap
from naervaer.registers.boundaries.kartverket import read_municipality_map, read_sea

__all__ = ["MunicipalityMap", "read_municipality_map", "read_sea"]
