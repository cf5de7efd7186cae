"""Who works when: rosters at the lowest cost, with a proven bound."""

from naervaer.planning.rostering.diagnosis import explain_impossible
from naervaer.planning.rostering.params import RosterParams
from naervaer.planning.rostering.problem import RosterProblem
from naervaer.planning.rostering.report import cover_table, summary
from naervaer.planning.rostering.solution import OFF, Roster, RosterScore, score
from naervaer.planning.rostering.solve import solve_roster

__all__ = [
    "OFF",
    "Roster",
    "RosterParams",
    "RosterProblem",
    "RosterScore",
    "cover_table",
    "explain_impossible",
    "score",
    "solve_roster",
    "summary",
]
