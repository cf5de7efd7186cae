"""From lengths to minutes: what each assumption of the speed table does."""

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.travel.params import SpeedTable
from naervaer.planning.travel.problem import LinkKind, Roads

METRES_PER_MINUTE = 1000.0 / 60.0
"""What 1 km/h is in metres a minute."""

_BY_CATEGORY = {
    "E": "e",
    "R": "r",
    "F": "f",
    "K": "k",
    "P": "p",
    "S": "s",
    "": "unstated",
}
_BY_KIND = {LinkKind.EXPRESSWAY: "expressway", LinkKind.MOTORWAY: "motorway"}


def minutes_per_link(roads: Roads, speeds: SpeedTable) -> NDArray[np.float64]:
    """Return driving or sailing minutes per link without waits, shape (L,).

    Infinite for passenger ferries unless the table lets travellers use them.
    """
    minutes = _road_minutes(roads, speeds)
    connector = roads.kind == LinkKind.CONNECTOR
    minutes[connector] = _at(roads.metres[connector], speeds.connector)
    sailing = _sailing_speed(roads, speeds)
    car = roads.kind == LinkKind.CAR_FERRY
    minutes[car] = roads.metres[car] / (sailing[car] * METRES_PER_MINUTE)
    boat = roads.kind == LinkKind.PASSENGER_FERRY
    minutes[boat] = (
        _at(roads.metres[boat], speeds.passenger_ferry) if speeds.passenger_ferries else np.inf
    )
    return minutes


def wait_per_crossing(roads: Roads, speeds: SpeedTable) -> NDArray[np.float64]:
    """Return minutes spent waiting and boarding per crossing number, shape (crossings,)."""
    is_long = _metres_per_crossing(roads) >= speeds.ferry_long_from
    headway = np.where(is_long, speeds.ferry_headway_long, speeds.ferry_headway)
    wait: NDArray[np.float64] = headway / 2 + speeds.ferry_boarding
    return wait + speeds.winter_wait_minutes * speeds.winter


def _road_minutes(roads: Roads, speeds: SpeedTable) -> NDArray[np.float64]:
    rural = np.empty(roads.link_count)
    settlement = np.empty(roads.link_count)
    for category, name in _BY_CATEGORY.items():
        rows = roads.category == category
        rural[rows] = getattr(speeds, f"{name}_rural")
        settlement[rows] = getattr(speeds, f"{name}_settlement")
    for kind, name in _BY_KIND.items():
        rows = roads.kind == kind
        rural[rows] = getattr(speeds, f"{name}_rural")
        settlement[rows] = getattr(speeds, f"{name}_settlement")
    # Where tunnels and settlements overlap is not known; tunnels are taken to lie inside.
    streets = np.maximum(roads.settlement_share - roads.tunnel_share, 0.0)
    open_road = 1.0 - roads.tunnel_share - streets
    tunnel = np.minimum(rural, speeds.tunnel_highest)
    pace = roads.tunnel_share / tunnel + streets / settlement + open_road / rural
    factor = _winter_factor(roads, speeds)
    metres = roads.metres * speeds.road_lengthening
    return metres * pace / (METRES_PER_MINUTE * factor)


def _winter_factor(roads: Roads, speeds: SpeedTable) -> NDArray[np.float64]:
    if not speeds.winter:
        return np.ones(roads.link_count)
    major = np.isin(roads.category, ("E", "R")) | np.isin(
        roads.kind, (LinkKind.MOTORWAY, LinkKind.EXPRESSWAY)
    )
    return np.where(major, speeds.winter_major, speeds.winter_minor)


def _sailing_speed(roads: Roads, speeds: SpeedTable) -> NDArray[np.float64]:
    is_long = _metres_per_crossing(roads) >= speeds.ferry_long_from
    per_crossing = np.where(is_long, speeds.ferry_long, speeds.ferry_short)
    speed = np.full(roads.link_count, speeds.ferry_short)
    speed[roads.is_ferry] = per_crossing[roads.crossing[roads.is_ferry]]
    return speed


def _metres_per_crossing(roads: Roads) -> NDArray[np.float64]:
    ferry = roads.is_ferry
    if not ferry.any():
        return np.zeros(0)
    metres = np.zeros(int(roads.crossing[ferry].max()) + 1)
    np.add.at(metres, roads.crossing[ferry], roads.metres[ferry])
    return metres


def _at(metres: NDArray[np.float64], kmh: float) -> NDArray[np.float64]:
    return metres / (kmh * METRES_PER_MINUTE)
