"""The solver against trying everything, its endings, and going on from a roster."""

from dataclasses import replace

import numpy as np
import pytest
from made_rosters import cheapest_by_trying_all, made_problem

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.rostering import (
    Roster,
    RosterParams,
    cover_table,
    score,
    solve_roster,
    summary,
)
from naervaer.planning.rostering import solve as solving
from naervaer.planning.solving import Ending, Progress, StopRule

ONE = RosterParams(workers=1)
#: All end by proof long before; a busy machine decides nothing.
PATIENT = StopRule(seconds=900.0)


@pytest.mark.parametrize("seed", range(25))
def test_the_optimum_is_found_and_proven(seed: int) -> None:
    problem = made_problem(seed)
    outcome = solve_roster(problem, params=ONE, stop=PATIENT)
    cheapest = cheapest_by_trying_all(problem)
    if outcome.best is None:
        assert outcome.ending is Ending.INFEASIBLE
        assert cheapest == np.inf
        assert outcome.reasons
    else:
        assert outcome.ending is Ending.OPTIMAL
        assert outcome.objective == outcome.bound == cheapest
        assert score(problem, outcome.best).violations == ()


def test_two_workers_prove_the_same_optimum() -> None:
    problem = made_problem(2, people=3)
    one, two = (solve_roster(problem, params=params, stop=PATIENT) for params in (ONE, None))
    assert one.ending is two.ending is Ending.OPTIMAL
    assert one.objective == two.objective


def test_the_same_seed_gives_the_same_roster() -> None:
    problem = made_problem(2, people=5, days=14)
    stop = StopRule(clock=lambda: 0.0)  # stands still: how fast the machine is decides nothing
    first, second = (solve_roster(problem, seed=4, params=ONE, stop=stop) for _ in range(2))
    assert first.best is not None
    assert second.best is not None
    assert np.array_equal(first.best.shifts, second.best.shifts)


def test_without_time_a_lawful_roster_and_a_bound_come_back() -> None:
    problem = made_problem(2, people=6, days=28, shifts=3)
    outcome = solve_roster(problem, stop=StopRule(seconds=0.0))
    assert outcome.ending is Ending.TIME_LIMIT
    assert outcome.best is not None
    assert score(problem, outcome.best).violations == ()
    assert 0 <= outcome.bound <= outcome.objective


def test_a_wish_to_stop_is_heard_and_the_best_kept() -> None:
    problem = made_problem(2, people=6, days=28, shifts=3)
    outcome = solve_roster(problem, stop=StopRule(asked=lambda: True))
    assert outcome.ending is Ending.STOPPED
    assert outcome.best is not None


def test_a_start_is_never_made_worse() -> None:
    problem = made_problem(2, people=3)
    best = solve_roster(problem, params=ONE, stop=PATIENT)
    again = solve_roster(problem, start=best.best, stop=StopRule(seconds=0.0))
    assert again.objective == best.objective


def test_a_wide_gap_ends_the_search() -> None:
    problem = made_problem(2, people=8, days=28, shifts=3)
    outcome = solve_roster(problem, stop=replace(PATIENT, gap=1.0))
    assert outcome.ending in {Ending.GAP_REACHED, Ending.OPTIMAL}
    assert outcome.gap <= 1.0


def test_progress_is_told_while_two_workers_search() -> None:
    told: list[Progress] = []
    solve_roster(made_problem(2), report=told.append)
    assert told[-1].objective is not None


def test_who_is_stuck_is_named_with_the_limits_that_collide() -> None:
    problem = made_problem(2, people=2)
    least = problem.least_minutes.copy()
    least[1] = int(problem.most_minutes[1]) + 60
    outcome = solve_roster(replace(problem, least_minutes=least), params=ONE)
    assert outcome.ending is Ending.INFEASIBLE
    assert len(outcome.reasons) == 1
    assert "P1" in outcome.reasons[0]
    assert f"at least {least[1]} minutes" in outcome.reasons[0]


def test_more_cover_than_people_is_reported_cell_by_cell() -> None:
    problem = made_problem(2)
    outcome = solve_roster(
        replace(problem, required=np.full_like(problem.required, 9)), params=ONE, stop=PATIENT
    )
    assert outcome.best is not None
    table = cover_table(problem, outcome.best)
    figures = summary(problem, outcome)
    assert table
    assert figures["ending"] == "optimal"
    assert figures["hard_violations"] == 0


def test_an_unknown_number_of_workers_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="workers"):
        RosterParams(workers=3)


def test_a_broken_start_is_not_taken() -> None:
    problem = made_problem(2, people=2)
    everybody_always = Roster(np.zeros((2, 6), dtype=np.int64))
    assert score(problem, everybody_always).violations
    outcome = solve_roster(problem, start=everybody_always, params=ONE)
    assert outcome.best is not None
    assert score(problem, outcome.best).violations == ()


def test_a_large_roster_is_lawful_and_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "_LARGE", 0)
    problem = made_problem(2, people=6, days=28, shifts=3)
    outcome = solve_roster(problem, stop=StopRule(seconds=1.0))
    assert outcome.best is not None
    assert score(problem, outcome.best).violations == ()
    plain = solve_roster(problem, stop=StopRule(seconds=0.0))
    assert 0 <= outcome.bound <= outcome.objective <= plain.objective
