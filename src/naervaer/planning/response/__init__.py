"""Who is free when a call comes, and how long until somebody is there."""

from naervaer.planning.response.approximate import ApproximateParams, solve_approximate
from naervaer.planning.response.calibration import (
    Calibration,
    Figure,
    calibrate,
    class_percentiles,
)
from naervaer.planning.response.dispatch import (
    DispatchProblem,
    SimulatedCalls,
    simulate_dispatch,
)
from naervaer.planning.response.erlang import waits_by_priority
from naervaer.planning.response.exact import MOST_UNITS, ExactParams, solve_exact
from naervaer.planning.response.need import (
    NeedProblem,
    NeedSolution,
    shares_within,
    units_by_hour,
    units_needed,
)
from naervaer.planning.response.percentiles import (
    Judgement,
    Percentile,
    judge,
    judge_by_class,
    percentile_of,
    share_interval,
    weighted_percentile,
)
from naervaer.planning.response.problem import (
    Capacity,
    HypercubeProblem,
    patrol_minutes,
    preference_by_minutes,
)
from naervaer.planning.response.shifts import (
    CallStream,
    PairedDifference,
    ServedCalls,
    ShiftProblem,
    UnitDuties,
    draw_calls,
    paired_difference,
    serve_calls,
)
from naervaer.planning.response.simulation import (
    Estimate,
    SimulatedHypercube,
    SimulationParams,
    simulate_hypercube,
)
from naervaer.planning.response.solution import HypercubeSolution, mean_minutes

__all__ = [
    "MOST_UNITS",
    "ApproximateParams",
    "Calibration",
    "CallStream",
    "Capacity",
    "DispatchProblem",
    "Estimate",
    "ExactParams",
    "Figure",
    "HypercubeProblem",
    "HypercubeSolution",
    "Judgement",
    "NeedProblem",
    "NeedSolution",
    "PairedDifference",
    "Percentile",
    "ServedCalls",
    "ShiftProblem",
    "SimulatedCalls",
    "SimulatedHypercube",
    "SimulationParams",
    "UnitDuties",
    "calibrate",
    "class_percentiles",
    "draw_calls",
    "judge",
    "judge_by_class",
    "mean_minutes",
    "paired_difference",
    "patrol_minutes",
    "percentile_of",
    "preference_by_minutes",
    "serve_calls",
    "share_interval",
    "shares_within",
    "simulate_dispatch",
    "simulate_hypercube",
    "solve_approximate",
    "solve_exact",
    "units_by_hour",
    "units_needed",
    "waits_by_priority",
    "weighted_percentile",
]
