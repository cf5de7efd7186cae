from dataclasses import replace
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.routes import (
    BusRules,
    CalendarProblem,
    FrequencyProblem,
    breaches_of_calendar,
    day_rows,
    saved_minutes_per_bus_day,
    solve_calendar,
    solve_frequency,
)
from naervaer.planning.routes.solution import driving_of, weeks_of_visit
from naervaer.planning.solving import Ending

RULES = BusRules(documents_per_day=10.0, weeks=4, days_per_week=2)


def made_frequency(seed: int) -> FrequencyProblem:
    rng = np.random.default_rng(seed)
    most = rng.integers(0, 4, 4)
    return FrequencyProblem(
        documents=rng.uniform(0, 40, 4),
        minutes_saved=rng.uniform(0, 90, 4),
        bus_days=int(rng.integers(0, 9)),
        fewest=np.zeros(4, dtype=np.int64),
        most=most,
    )


def made_calendar(seed: int, *, visits: list[int], buses: int = 1) -> CalendarProblem:
    rng = np.random.default_rng(seed)
    place = rng.uniform(0, 80, (len(visits), 2))
    depot = rng.uniform(0, 80, (buses, 2))
    out = np.linalg.norm(depot[:, None] - place[None], axis=2)
    return CalendarProblem(
        visits=np.array(visits),
        between=np.linalg.norm(place[:, None] - place[None], axis=2),
        from_depot=out,
        to_depot=out,
    )


def saved_by(problem: FrequencyProblem, visits: tuple[int, ...]) -> float:
    documents = np.minimum(problem.documents, np.array(visits) * 10.0)
    return float((documents * problem.minutes_saved).sum())


@given(seed=st.integers(0, 10_000))
def test_no_other_frequencies_save_more(seed: int) -> None:
    problem = made_frequency(seed)
    best = max(
        saved_by(problem, visits)
        for visits in product(*(range(int(most) + 1) for most in problem.most))
        if sum(visits) <= problem.bus_days
    )
    assert solve_frequency(problem, RULES).objective == pytest.approx(best)


def test_visits_that_must_be_made_beyond_the_days_are_an_explained_ending() -> None:
    problem = replace(
        made_frequency(1), bus_days=1, fewest=np.array([1, 1, 0, 0]), most=np.full(4, 3)
    )
    outcome = solve_frequency(problem, RULES)
    assert outcome.ending is Ending.INFEASIBLE
    assert outcome.reasons == ("2 visits must be made, but there are 1 bus-days.",)


def test_a_day_where_nobody_saves_anything_is_not_used() -> None:
    problem = FrequencyProblem(
        documents=np.array([10.0]),
        minutes_saved=np.array([60.0]),
        bus_days=5,
        fewest=np.array([0]),
        most=np.array([5]),
    )
    best = solve_frequency(problem, RULES).best
    assert best.visits.tolist() == [1]
    assert saved_minutes_per_bus_day(best).tolist() == [600.0]


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), buses=st.integers(1, 2))
def test_a_calendar_keeps_its_rules_and_its_bound(seed: int, buses: int) -> None:
    problem = made_calendar(seed, visits=[1, 2, 1, 0], buses=buses)
    outcome = solve_calendar(problem, RULES)
    assert breaches_of_calendar(outcome.best, problem, RULES) == []
    assert outcome.best.not_made == ()
    assert outcome.bound <= outcome.objective + 1e-9


def cheapest_by_trying_all(problem: CalendarProblem, stops: list[int], days: int) -> float:
    """One bus, weeks in plenty: cut every order of the stops into weeks in every way."""
    best = np.inf
    for order in permutations(stops):
        cost = [0.0] + [np.inf] * len(order)
        for end in range(1, len(order) + 1):
            for start in range(max(0, end - days), end):
                tour = driving_of(problem, 0, order[start:end])
                cost[end] = min(cost[end], cost[start] + sum(tour))
        best = min(best, cost[-1])
    return float(best)


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_few_visits_are_driven_as_shortly_as_can_be(seed: int) -> None:
    problem = made_calendar(seed, visits=[1, 1, 1, 1])
    outcome = solve_calendar(problem, replace(RULES, weeks=6))
    best = cheapest_by_trying_all(problem, [0, 1, 2, 3], 2)
    assert outcome.objective == pytest.approx(best, rel=1e-2)
    assert outcome.bound <= best + 1e-6


def test_the_same_input_gives_the_same_calendar() -> None:
    problem = made_calendar(5, visits=[2, 1, 2, 1, 1])
    assert solve_calendar(problem, RULES).best == solve_calendar(problem, RULES).best


def test_a_stop_too_far_for_a_working_day_is_listed_as_not_made() -> None:
    problem = made_calendar(3, visits=[1, 1])
    far = replace(
        problem,
        from_depot=np.array([[10.0, 500.0]]),
        to_depot=np.array([[10.0, 500.0]]),
        between=np.array([[0.0, 500.0], [500.0, 0.0]]),
    )
    outcome = solve_calendar(far, RULES)
    assert outcome.best.not_made == (1,)
    assert breaches_of_calendar(outcome.best, far, RULES) == []


def test_a_day_of_its_own_for_the_drive_brings_a_far_stop_within_reach() -> None:
    problem = CalendarProblem(
        visits=np.array([1]),
        between=np.zeros((1, 1)),
        from_depot=np.array([[500.0]]),
        to_depot=np.array([[500.0]]),
    )
    near, far = BusRules(), BusRules(depot_minutes=540.0)
    assert solve_calendar(problem, near).best.not_made == (0,)
    outcome = solve_calendar(problem, far)
    assert (outcome.objective, outcome.bound) == (1000.0, 1000.0)
    assert breaches_of_calendar(outcome.best, problem, far) == []
    assert breaches_of_calendar(outcome.best, problem, near) == [
        "bus 0 in week 0 drives 500 minutes on a day with a stop."
    ]


def test_no_time_for_the_drive_from_the_depot_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="depot_minutes is 0"):
        BusRules(depot_minutes=0.0)


def test_no_visits_make_an_empty_calendar() -> None:
    outcome = solve_calendar(made_calendar(1, visits=[0, 0]), RULES)
    assert outcome.best.tours == ()
    assert outcome.ending is Ending.OPTIMAL


def test_days_are_listed_in_order() -> None:
    rows = day_rows(solve_calendar(made_calendar(2, visits=[1, 1, 1]), RULES).best)
    assert len(rows) == 3
    assert rows == sorted(rows, key=lambda row: (row.week, row.weekday))


@pytest.mark.parametrize("visits", [1, 2, 3, 5, 13])
def test_the_weeks_of_the_visits_cover_the_period_once(visits: int) -> None:
    weeks = [week for number in range(visits) for week in weeks_of_visit(number, visits, 13)]
    assert weeks == list(range(13))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"documents": np.array([-1.0] * 4)}, "documents has negative"),
        ({"most": np.array([-1] * 4)}, "most is below fewest"),
        ({"bus_days": -1}, "bus_days is -1"),
        ({"minutes_saved": np.ones(3)}, "minutes_saved has shape"),
    ],
)
def test_frequencies_without_meaning_are_refused(
    change: dict[str, object], message: str
) -> None:
    with pytest.raises(UnusableInputError, match=message):
        replace(made_frequency(1), **change)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"between": np.zeros((1, 1))}, "between has shape"),
        ({"from_depot": np.zeros((0, 2))}, "from_depot has shape"),
        ({"to_depot": np.full((1, 2), np.nan)}, "to_depot has negative or missing"),
    ],
)
def test_calendars_without_meaning_are_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(UnusableInputError, match=message):
        replace(made_calendar(1, visits=[1, 1]), **change)


def test_a_working_day_shorter_than_the_stop_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="working_minutes is 300"):
        BusRules(working_minutes=300.0)
