"""Demand zones: cells that meet the roads in the same place, taken together."""

from naervaer.registers.zones.contract import Zones
from naervaer.registers.zones.grouping import ZONE_COUNT, group_cells
from naervaer.registers.zones.summing import build_zones

__all__ = ["ZONE_COUNT", "Zones", "build_zones", "group_cells"]
