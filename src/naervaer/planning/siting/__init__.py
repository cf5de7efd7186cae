"""Where to be: p-median, p-center, covering, limits and fronts, each answer with its proof."""

from naervaer.planning.siting.center import solve_center
from naervaer.planning.siting.coverage import solve_coverage
from naervaer.planning.siting.front import FrontAsk, FrontPoint, solve_front
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
from naervaer.planning.siting.warming import (
    warm_up_center,
    warm_up_coverage,
    warm_up_median,
)
from naervaer.planning.siting.wide import SharedPlan, solve_wide, tail_mean
from naervaer.planning.siting.wide_problem import (
    CoverageRule,
    Priorities,
    Standing,
    WideProblem,
    ordered_priorities,
    stack_seasons,
)

__all__ = [
    "CenterProblem",
    "CoverageProblem",
    "CoverageRule",
    "FrontAsk",
    "FrontPoint",
    "MedianParams",
    "MedianProblem",
    "Priorities",
    "SetCoverProblem",
    "SharedPlan",
    "SitePlan",
    "SiteRules",
    "Standing",
    "WideProblem",
    "ordered_priorities",
    "plan_of",
    "solve_center",
    "solve_coverage",
    "solve_front",
    "solve_median",
    "solve_set_cover",
    "solve_wide",
    "stack_seasons",
    "tail_mean",
    "warm_up_center",
    "warm_up_coverage",
    "warm_up_median",
    "weighted_minutes",
]
