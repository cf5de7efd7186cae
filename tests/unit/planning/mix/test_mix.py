from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.mix import (
    MixProblem,
    hours_by_group,
    people_reached,
    people_who_change,
    solve_best_reach,
    solve_cheapest,
)
from naervaer.planning.mix.solution import fte_of, plan_of
from naervaer.planning.solving import Ending


def made_problem(seed: int, *, zones: int = 6, options: int = 4) -> MixProblem:
    rng = np.random.default_rng(seed)
    return MixProblem(
        people=rng.integers(0, 200, (zones, 2)).astype(float),
        reaches=rng.random((zones, options)) < 0.5,
        active=np.column_stack([np.ones(options, dtype=bool), rng.random(options) < 0.6]),
        season_share=np.array([0.75, 0.25]),
        occasions_needed=2,
        fewest=np.zeros(options, dtype=np.int64),
        most=rng.integers(1, 4, options),
        fixed_fte=rng.uniform(0, 2, options),
        fte_per_occasion=rng.uniform(0.1, 1, options),
    )


def all_mixes(problem: MixProblem) -> list[np.ndarray]:
    ranges = [
        range(int(a), int(b) + 1) for a, b in zip(problem.fewest, problem.most, strict=True)
    ]
    return [np.array(mix, dtype=np.int64) for mix in product(*ranges)]


def one_village() -> MixProblem:
    """A village that a point, a patrol day or both may serve; the point costs more."""
    return MixProblem(
        people=np.array([[100.0]]),
        reaches=np.array([[True, True]]),
        active=np.array([[True], [True]]),
        season_share=np.array([1.0]),
        occasions_needed=4,
        fewest=np.zeros(2, dtype=np.int64),
        most=np.array([20, 8]),
        fixed_fte=np.array([2.0, 0.0]),
        fte_per_occasion=np.array([0.1, 0.2]),
    )


def test_four_patrol_days_are_cheaper_than_a_point() -> None:
    outcome = solve_cheapest(one_village())
    assert outcome.ending is Ending.OPTIMAL
    assert outcome.best.occasions.tolist() == [0, 4]
    assert outcome.objective == pytest.approx(0.8)


def test_a_point_wins_when_people_shall_have_it_often() -> None:
    outcome = solve_cheapest(replace(one_village(), occasions_needed=20))
    assert outcome.best.occasions.tolist() == [20, 0]


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_best_reach_is_what_trying_all_finds(seed: int) -> None:
    problem = made_problem(seed)
    outcome = solve_best_reach(problem, budget_fte=2.5)
    best = max(
        plan_of(problem, mix).people
        for mix in all_mixes(problem)
        if fte_of(problem, mix) <= 2.5
    )
    assert outcome.objective == pytest.approx(best)
    assert outcome.best.fte <= 2.5 + 1e-6


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_cheapest_mix_is_what_trying_all_finds(seed: int) -> None:
    problem = made_problem(seed)
    everyone = float((problem.people @ problem.season_share).sum())
    prices = [
        fte_of(problem, mix)
        for mix in all_mixes(problem)
        if plan_of(problem, mix).people >= 0.4 * everyone - 1e-6
    ]
    outcome = solve_cheapest(problem, share=0.4)
    if prices:
        assert outcome.objective == pytest.approx(min(prices))
    else:
        assert outcome.ending is Ending.INFEASIBLE


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_a_larger_budget_never_reaches_fewer(seed: int) -> None:
    problem = made_problem(seed)
    reached = [solve_best_reach(problem, budget_fte=fte).objective for fte in (1, 2, 4)]
    assert reached == sorted(reached)


def test_a_share_beyond_reach_is_an_explained_ending() -> None:
    problem = replace(one_village(), reaches=np.array([[False, False]]))
    outcome = solve_cheapest(problem)
    assert outcome.ending is Ending.INFEASIBLE
    assert "leave 100 people out" in outcome.reasons[0]


def test_a_budget_below_what_must_be_kept_is_an_explained_ending() -> None:
    problem = replace(one_village(), fewest=np.array([10, 0]))
    outcome = solve_best_reach(problem, budget_fte=1.0)
    assert outcome.ending is Ending.INFEASIBLE
    assert outcome.reasons == ("the budget is 1 FTE; what must be kept takes 3.",)


def test_a_summer_point_reaches_nobody_in_winter() -> None:
    problem = MixProblem(
        people=np.array([[100.0, 900.0]]),
        reaches=np.array([[True]]),
        active=np.array([[False, True]]),
        season_share=np.array([0.75, 0.25]),
        occasions_needed=1,
        fewest=np.zeros(1, dtype=np.int64),
        most=np.array([5]),
        fixed_fte=np.array([1.0]),
        fte_per_occasion=np.array([0.5]),
    )
    outcome = solve_best_reach(problem, budget_fte=10.0)
    assert people_reached(problem, outcome.best.occasions).tolist() == [[0.0, 900.0]]
    assert outcome.objective == pytest.approx(225.0)
    assert outcome.best.fte == pytest.approx(0.25 * (1.0 + 0.5 * outcome.best.occasions[0]))


def test_hours_add_up_by_group_and_season() -> None:
    problem = replace(one_village(), occasions_needed=20)
    plan = solve_cheapest(problem).best
    hours = hours_by_group(
        problem, plan, group=np.array([0, 1]), hours_per_occasion=np.array([4.0, 6.0])
    )
    assert hours.tolist() == [[80.0], [0.0]]


def test_gains_and_losses_are_counted_apart() -> None:
    problem = made_problem(3)
    before = plan_of(problem, problem.most)
    after = plan_of(problem, problem.fewest)
    gained, lost = people_who_change(problem, before, after)
    assert gained.sum() == 0
    assert (lost @ problem.season_share).sum() == pytest.approx(before.people)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"people": np.array([[1.0], [2.0]])}, "people has shape"),
        ({"people": np.array([[-1.0]])}, "people has negative"),
        ({"season_share": np.array([0.5])}, "season_share adds up to 0.5"),
        ({"occasions_needed": 0}, "occasions_needed is 0"),
        ({"most": np.array([-1, 1])}, "most is below fewest"),
    ],
)
def test_what_has_no_meaning_is_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(UnusableInputError, match=message):
        replace(one_village(), **change)


def test_a_share_outside_its_range_is_refused() -> None:
    with pytest.raises(UnusableInputError, match=r"share is 1\.2"):
        solve_cheapest(one_village(), share=1.2)
