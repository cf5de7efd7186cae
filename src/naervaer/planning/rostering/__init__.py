"""Who works when: rosters at the lowest cost, with a proven bound."""

from naervaer.planning.rostering.diagnosis import explain_impossible
from naervaer.planning.rostering.district import (
    FREE,
    Change,
    DistrictProblem,
    DistrictRoster,
    DistrictScore,
    DistrictWeights,
    DutyShift,
    Hindrance,
    Measure,
    Obstacle,
    RepairWeights,
    Shortage,
    changes,
    covered,
    district_summary,
    duties_of,
    explain_shortages,
    fairness_table,
    repair_problem,
    score_district,
    solve_district,
    solve_districts,
    with_overtime,
    without_absent,
)
from naervaer.planning.rostering.params import RosterParams
from naervaer.planning.rostering.problem import RosterProblem
from naervaer.planning.rostering.report import cover_table, summary
from naervaer.planning.rostering.solution import OFF, Roster, RosterScore, score
from naervaer.planning.rostering.solve import solve_roster
from naervaer.planning.rostering.warm import warm_up_districts, warm_up_rosters

__all__ = [
    "FREE",
    "OFF",
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
    "Roster",
    "RosterParams",
    "RosterProblem",
    "RosterScore",
    "Shortage",
    "changes",
    "cover_table",
    "covered",
    "district_summary",
    "duties_of",
    "explain_impossible",
    "explain_shortages",
    "fairness_table",
    "repair_problem",
    "score",
    "score_district",
    "solve_district",
    "solve_districts",
    "solve_roster",
    "summary",
    "warm_up_districts",
    "warm_up_rosters",
    "with_overtime",
    "without_absent",
]
