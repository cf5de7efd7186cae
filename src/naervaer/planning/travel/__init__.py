"""Travel times on roads and ferries."""

from naervaer.planning.travel.closures import Closures
from naervaer.planning.travel.isochrone import isochrone
from naervaer.planning.travel.matrix import minutes_between, nearest, nearest_several
from naervaer.planning.travel.network import TravelNetwork
from naervaer.planning.travel.params import Assumption, SpeedTable, assumptions
from naervaer.planning.travel.problem import LinkKind, Places, Roads
from naervaer.planning.travel.route import shortest_route
from naervaer.planning.travel.solution import Isochrone, Leg, Nearest, Route
from naervaer.planning.travel.sweeper import DistanceSweeper, warm_up

__all__ = [
    "Assumption",
    "Closures",
    "DistanceSweeper",
    "Isochrone",
    "Leg",
    "LinkKind",
    "Nearest",
    "Places",
    "Roads",
    "Route",
    "SpeedTable",
    "TravelNetwork",
    "assumptions",
    "isochrone",
    "minutes_between",
    "nearest",
    "nearest_several",
    "shortest_route",
    "warm_up",
]
