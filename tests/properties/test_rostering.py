"""Whatever the problem, what the solver returns is lawful, scored and bounded."""

import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit/planning/rostering"))
from made_rosters import made_problem

from naervaer.planning.rostering import RosterParams, score, solve_roster
from naervaer.planning.solving import Ending, StopRule


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    people=st.integers(1, 5),
    days=st.integers(1, 15),
    shifts=st.integers(1, 4),
)
def test_every_roster_returned_is_lawful_and_within_its_bound(
    seed: int, people: int, days: int, shifts: int
) -> None:
    problem = made_problem(seed, people=people, days=days, shifts=shifts)
    outcome = solve_roster(problem, stop=StopRule(seconds=60.0), params=RosterParams(workers=1))
    if outcome.best is None:
        assert outcome.ending is Ending.INFEASIBLE
        assert outcome.reasons
    else:
        found = score(problem, outcome.best)
        assert found.violations == ()
        assert found.objective == outcome.objective
        assert outcome.bound <= outcome.objective
