"""How posts are shared among districts and places, by stated criteria and weights."""

from naervaer.planning.allocation.problem import AllocationProblem
from naervaer.planning.allocation.proportional import share_posts
from naervaer.planning.allocation.sensitivity import corrected_floor, posts_moved_by_weight
from naervaer.planning.allocation.solution import Allocation, rounded_posts
from naervaer.planning.allocation.tradeoff import TradeOff, presence_against_specialists

__all__ = [
    "Allocation",
    "AllocationProblem",
    "TradeOff",
    "corrected_floor",
    "posts_moved_by_weight",
    "presence_against_specialists",
    "rounded_posts",
    "share_posts",
]
