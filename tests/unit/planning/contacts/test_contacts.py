from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.contacts import (
    ContactProblem,
    ContactRules,
    breaches_of_plan,
    build_groups,
    group_rows,
    one_per_municipality,
    solve_fewest_posts,
    solve_least_burden,
)
from naervaer.planning.solving import Ending


def made_problem(seed: int, *, count: int = 6, need: float | None = None) -> ContactProblem:
    rng = np.random.default_rng(seed)
    place = rng.uniform(0, 60, size=(count, 2))
    minutes = np.linalg.norm(place[:, None] - place[None], axis=2)
    neighbours = minutes < 35
    station = rng.integers(0, 2, size=count)
    return ContactProblem(
        need=np.full(count, need) if need else rng.uniform(0.1, 1.4, size=count),
        minutes=minutes,
        district=np.zeros(count, dtype=np.int64),
        neighbours=neighbours,
        same_station=station[:, None] == station[None],
        extra_posts=np.zeros(count, dtype=np.int64),
    )


def fewest_by_trying_all(problem: ContactProblem, rules: ContactRules) -> int:
    groups = build_groups(problem, rules)
    everyone = frozenset(range(problem.municipalities))
    columns = list(zip(map(frozenset, groups.members), groups.contacts.tolist(), strict=True))

    def cheapest(left: frozenset[int]) -> float:
        if not left:
            return 0
        first = min(left)
        return min(
            (
                contacts + cheapest(left - members)
                for members, contacts in columns
                if first in members and members <= left
            ),
            default=float("inf"),
        )

    return int(cheapest(everyone))


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_fewest_contacts_are_those_found_by_trying_all(seed: int) -> None:
    problem, rules = made_problem(seed), ContactRules()
    outcome = solve_fewest_posts(problem, rules)
    assert outcome.ending is Ending.OPTIMAL
    assert outcome.objective == fewest_by_trying_all(problem, rules)
    assert breaches_of_plan(outcome.best, problem, rules) == []


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_more_contacts_never_burden_more(seed: int) -> None:
    problem, rules = made_problem(seed), ContactRules()
    fewest = int(solve_fewest_posts(problem, rules).objective)
    burdens = [
        solve_least_burden(problem, rules, contacts=contacts).objective
        for contacts in (fewest, fewest + 1, fewest + 2)
    ]
    assert burdens[0] >= burdens[1] - 1e-6
    assert burdens[1] >= burdens[2] - 1e-6


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_renumbering_municipalities_changes_nothing(seed: int) -> None:
    problem = made_problem(seed)
    order = np.random.default_rng(seed).permutation(problem.municipalities)
    turned = ContactProblem(
        need=problem.need[order],
        minutes=problem.minutes[np.ix_(order, order)],
        district=problem.district[order],
        neighbours=problem.neighbours[np.ix_(order, order)],
        same_station=problem.same_station[np.ix_(order, order)],
        extra_posts=problem.extra_posts[order],
    )
    contacts = int(solve_fewest_posts(problem).objective)
    assert solve_fewest_posts(turned).objective == contacts
    assert solve_least_burden(turned, contacts=contacts).objective == pytest.approx(
        solve_least_burden(problem, contacts=contacts).objective
    )


def test_three_small_neighbours_share_one_contact_of_at_least_half_a_post() -> None:
    problem = made_problem(1, count=3, need=0.1)
    outcome = solve_fewest_posts(problem, ContactRules(longest_minutes=1000))
    assert outcome.objective == 1
    assert outcome.best.groups.post_share[outcome.best.chosen[0]] == 0.5


def test_a_fourth_municipality_takes_a_second_contact() -> None:
    problem = made_problem(1, count=4, need=0.1)
    assert solve_fewest_posts(problem, ContactRules(longest_minutes=1000)).objective == 2


def test_a_need_above_one_post_takes_several_contacts_for_that_municipality_alone() -> None:
    problem = made_problem(2, count=2, need=1.5)
    outcome = solve_fewest_posts(problem)
    assert outcome.objective == 4
    rows = group_rows(outcome.best, problem, ContactRules())
    assert [row.members for row in rows] == [(0,), (1,)]
    assert [row.post_share for row in rows] == [0.75, 0.75]


def test_no_contact_serves_two_districts() -> None:
    made = made_problem(3, count=4, need=0.1)
    problem = ContactProblem(
        need=made.need,
        minutes=made.minutes,
        district=np.array([0, 1, 0, 1]),
        neighbours=made.neighbours,
        same_station=made.same_station,
        extra_posts=made.extra_posts,
    )
    outcome = solve_fewest_posts(problem, ContactRules(longest_minutes=1000))
    groups = {outcome.best.groups.members[index] for index in outcome.best.chosen}
    assert groups == {(0, 2), (1, 3)}


def test_the_extra_post_of_a_region_comes_on_top() -> None:
    made = made_problem(4, count=3, need=0.1)
    extra = np.array([1, 0, 0])
    problem = ContactProblem(
        need=made.need,
        minutes=made.minutes,
        district=made.district,
        neighbours=made.neighbours,
        same_station=made.same_station,
        extra_posts=extra,
    )
    rules = ContactRules(longest_minutes=1000)
    assert solve_fewest_posts(problem, rules).objective == (
        solve_fewest_posts(made, rules).objective + 1
    )


def test_too_few_contacts_is_an_explained_ending() -> None:
    outcome = solve_least_burden(made_problem(5, count=4, need=0.9), contacts=2)
    assert outcome.ending is Ending.INFEASIBLE
    assert outcome.reasons == ("2 contacts were given; the rules need at least 4.",)


def test_one_contact_per_municipality_is_allowed_and_dearest() -> None:
    problem, rules = made_problem(6), ContactRules()
    alone = one_per_municipality(build_groups(problem, rules))
    assert breaches_of_plan(alone, problem, rules) == []
    assert alone.travel_minutes == 0
    assert alone.contacts >= solve_fewest_posts(problem, rules).objective


def test_every_pair_beyond_the_longest_drive_is_left_out() -> None:
    problem = made_problem(7)
    groups = build_groups(problem, ContactRules(longest_minutes=20))
    for members, seat in zip(groups.members, groups.seat, strict=True):
        assert problem.minutes[seat, list(members)].max() <= 20
    assert len(groups.members) < len(list(combinations(range(6), 2))) + 6 + 20


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"need": np.array([0.0, 1.0])}, "need has values at or below 0"),
        ({"minutes": np.full((2, 2), -1.0)}, "minutes has missing or negative values"),
        ({"minutes": np.zeros((2, 3))}, "minutes has shape"),
        ({"district": np.zeros(3, dtype=np.int64)}, "district has shape"),
        ({"extra_posts": np.array([-1, 0])}, "extra_posts has negative values"),
        (
            {"neighbours": np.array([[True, True], [False, True]])},
            "neighbours is not symmetric",
        ),
    ],
)
def test_what_cannot_be_assigned_is_refused(change: dict[str, object], message: str) -> None:
    good = {
        "need": np.ones(2),
        "minutes": np.zeros((2, 2)),
        "district": np.zeros(2, dtype=np.int64),
        "neighbours": np.ones((2, 2), dtype=bool),
        "same_station": np.ones((2, 2), dtype=bool),
        "extra_posts": np.zeros(2, dtype=np.int64),
    }
    with pytest.raises(UnusableInputError, match=message):
        ContactProblem(**{**good, **change})


@pytest.mark.parametrize(
    ("setting", "value"),
    [("smallest_post", 0.0), ("most_municipalities", 5), ("travel_weight", -1.0)],
)
def test_rules_without_meaning_are_refused(setting: str, value: float) -> None:
    with pytest.raises(UnusableInputError, match=setting):
        ContactRules(**{setting: value})
