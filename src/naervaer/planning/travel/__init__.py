"""Travel times on roads and ferries."""

from naervaer.planning.travel.closures import Closures
from naervaer.planning.travel.matrix import minutes_between, nearest, nearest_several
from naervaer.planning.travel.network import TravelNetwork
from naervaer.planning.travel.params import Assumption, SpeedTable, assumptions
from naervaer.planning.travel.problem import LinkKind, Places, Roads
from naervaer.planning.travel.solution import Nearest
from naervaer.planning.travel.sweeper import DistanceSweeper, warm_up

__all__ = [
    "Assumption",
    "Closures",
    "DistanceSweeper",
    "LinkKind",
    "Nearest",
    "Places",
    "Roads",
    "SpeedTable",
    "TravelNetwork",
    "assumptions",
    "minutes_between",
    "nearest",
    "nearest_several",
    "warm_up",
]
