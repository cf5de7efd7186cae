"""Whatever the district, what the solver returns passes the checker."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naervaer.domain.rosters.checker import check_roster
from naervaer.domain.rosters.layers import RuleLayers
from naervaer.domain.rules.hours import WorkPattern
from naervaer.domain.rules.working_time import AVERAGED_ALONE, AVERAGED_WITH_UNION
from naervaer.planning.rostering.district import (
    duties_of,
    score_district,
    solve_district,
    with_overtime,
)
from naervaer.planning.solving import StopRule

sys.path.insert(0, str(Path(__file__).parents[1] / "unit/planning/rostering"))
from made_districts import made_district

# Weeks with both changes of the clocks, and with Easter.
MONDAYS = [date(2026, 3, 23), date(2026, 10, 19), date(2026, 3, 30), date(2026, 6, 1)]
LAYERS = st.builds(
    RuleLayers,
    pattern=st.sampled_from(WorkPattern),
    averaging=st.sampled_from([None, AVERAGED_ALONE, AVERAGED_WITH_UNION]),
    agreed_rest=st.booleans(),
    averaged_sundays=st.booleans(),
    police=st.booleans(),
    regular_nights=st.integers(1, 6),
)


@given(
    people=st.integers(1, 5),
    weeks=st.integers(1, 5),
    stations=st.integers(1, 2),
    seed=st.integers(0, 10_000),
    first_day=st.sampled_from(MONDAYS),
    layers=LAYERS,
    overtime=st.booleans(),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_solved_roster_passes_the_checker(
    *,
    people: int,
    weeks: int,
    stations: int,
    seed: int,
    first_day: date,
    layers: RuleLayers,
    overtime: bool,
) -> None:
    problem = made_district(
        people=people, weeks=weeks, stations=stations, seed=seed, first_day=first_day
    )
    problem = replace(problem, layers=layers)
    if overtime:
        problem = with_overtime(problem)
    outcome = solve_district(problem, seed=seed, stop=StopRule(seconds=0.5))
    if outcome.best is None:
        assert outcome.reasons
        return
    duties = duties_of(problem, outcome.best)
    if duties:
        period = (first_day, first_day.fromordinal(first_day.toordinal() + 7 * weeks - 1))
        found = check_roster(duties, layers, holidays=problem.holidays, period=period)
        assert found.breaches == ()
    counted = score_district(problem, outcome.best)
    assert counted.violations == ()
    assert np.isclose(counted.objective, outcome.objective)
    assert outcome.bound <= outcome.objective + 1e-6
