"""Which mix of points, patrols, contacts, buses and centre days gives people presence."""

from naervaer.planning.mix.exact import solve_best_reach, solve_cheapest
from naervaer.planning.mix.problem import MixProblem
from naervaer.planning.mix.report import hours_by_group, people_who_change
from naervaer.planning.mix.solution import MixPlan, people_reached

__all__ = [
    "MixPlan",
    "MixProblem",
    "hours_by_group",
    "people_reached",
    "people_who_change",
    "solve_best_reach",
    "solve_cheapest",
]
