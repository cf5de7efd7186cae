"""The roster of a district: competences, stations and the whole law of working time."""

from naervaer.planning.rostering.district.cover import Measure
from naervaer.planning.rostering.district.diagnosis import (
    Hindrance,
    Obstacle,
    Shortage,
    explain_shortages,
)
from naervaer.planning.rostering.district.many import solve_districts
from naervaer.planning.rostering.district.problem import (
    FREE,
    DistrictProblem,
    DistrictWeights,
    DutyShift,
)
from naervaer.planning.rostering.district.repair import (
    Change,
    RepairWeights,
    changes,
    repair_problem,
    with_overtime,
    without_absent,
)
from naervaer.planning.rostering.district.report import district_summary, fairness_table
from naervaer.planning.rostering.district.solution import (
    DistrictRoster,
    DistrictScore,
    covered,
    duties_of,
    score_district,
)
from naervaer.planning.rostering.district.solve import solve_district

__all__ = [
    "FREE",
    "Change",
    "DistrictProblem",
    "DistrictRoster",
    "DistrictScore",
    "DistrictWeights",
    "DutyShift",
    "Hindrance",
    "Measure",
    "Obstacle",
    "RepairWeights",
    "Shortage",
    "changes",
    "covered",
    "district_summary",
    "duties_of",
    "explain_shortages",
    "fairness_table",
    "repair_problem",
    "score_district",
    "solve_district",
    "solve_districts",
    "with_overtime",
    "without_absent",
]
