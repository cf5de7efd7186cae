"""Travel times on roads and ferries."""

from naervaer.planning.travel.closures import Closures
from naervaer.planning.travel.matrix import minutes_between, nearest
from naervaer.planning.travel.network import TravelNetwork
from naervaer.planning.travel.params import Assumption, SpeedTable, assumptions
from naervaer.planning.travel.problem import LinkKind, Places, Roads
from naervaer.planning.travel.solution import Nearest

__all__ = [
    "Assumption",
    "Closures",
    "LinkKind",
    "Nearest",
    "Places",
    "Roads",
    "SpeedTable",
    "TravelNetwork",
    "assumptions",
    "minutes_between",
    "nearest",
]
