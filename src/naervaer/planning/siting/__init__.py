"""Where to be: p-median, p-center, maximal and set covering, each answer with its proof."""

from naervaer.planning.siting.center import solve_center
from naervaer.planning.siting.coverage import solve_coverage
from naervaer.planning.siting.median import solve_median
from naervaer.planning.siting.params import MedianParams
from naervaer.planning.siting.problem import (
    CenterProblem,
    CoverageProblem,
    MedianProblem,
    SetCoverProblem,
    SiteRules,
)
from naervaer.planning.siting.set_cover import solve_set_cover
from naervaer.planning.siting.solution import SitePlan, plan_of, weighted_minutes

__all__ = [
    "CenterProblem",
    "CoverageProblem",
    "MedianParams",
    "MedianProblem",
    "SetCoverProblem",
    "SitePlan",
    "SiteRules",
    "plan_of",
    "solve_center",
    "solve_coverage",
    "solve_median",
    "solve_set_cover",
    "weighted_minutes",
]
