from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.contacts import (
    ContactPlan,
    ContactProblem,
    ContactRules,
    Fewest,
    Groups,
    StatedException,
    Why,
    breaches_of_plan,
    build_groups,
    explain_plan,
    group_rows,
    one_per_municipality,
    second_best,
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


def test_an_exception_beyond_the_main_rules_needs_a_reason_and_then_counts() -> None:
    problem = made_problem(1, count=4, need=0.1)
    with pytest.raises(UnusableInputError, match="no reason"):
        StatedException((0, 1, 2, 3), " ")
    stated = StatedException((0, 1, 2, 3), "four hamlets on one island")
    rules = ContactRules(longest_minutes=1000, exceptions=(stated,))
    outcome = solve_fewest_posts(problem, rules)
    assert outcome.objective == 1
    (row,) = group_rows(outcome.best, problem, rules)
    assert row.exception == "four hamlets on one island"
    assert breaches_of_plan(outcome.best, problem, ContactRules()) != []


def test_an_exception_may_give_a_smaller_post_and_never_crosses_districts() -> None:
    made = made_problem(1, count=2, need=0.1)
    small = ContactRules(exceptions=(StatedException((0,), "the mayor asked", 0.25),))
    shares = [
        share
        for members, share in zip(
            build_groups(made, small).members,
            build_groups(made, small).post_share,
            strict=True,
        )
        if members == (0,)
    ]
    assert shares == [0.5, 0.25]
    apart = replace(made, district=np.array([0, 1]))
    both = ContactRules(exceptions=(StatedException((0, 1), "they know each other"),))
    with pytest.raises(UnusableInputError, match="several districts"):
        build_groups(apart, both)


def test_an_added_post_is_a_whole_one_on_top_of_what_is_needed() -> None:
    problem = replace(made_problem(4, count=1, need=0.7), extra_posts=np.array([1]))
    plan = solve_fewest_posts(problem).best
    assert (plan.contacts, plan.posts) == (2, pytest.approx(1.7))


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_every_reason_is_what_trying_all_other_plans_says(seed: int) -> None:
    problem, rules = made_problem(seed, count=5), ContactRules()
    plan = solve_fewest_posts(problem, rules).best
    plans = sorted(every_plan(plan.groups, problem.municipalities))
    assert plans[0][:2] == pytest.approx((plan.contacts, plan.burden))
    assert plans[0][2] == plan.chosen
    reasons = explain_plan(plan, problem, rules)
    for one in reasons:
        others = [each for each in plans if one.group not in each[2]]
        if not others:
            assert one.instead is None
            continue
        assert one.more_contacts == others[0][0] - plan.contacts
        assert one.more_burden == pytest.approx(others[0][1] - plan.burden, abs=1e-6)
        assert (one.why is Why.SAVES_CONTACTS) == (one.more_contacts > 0) or one.why in {
            Why.WHOLE_POST,
            Why.TOO_FAR,
            Why.TOO_MUCH,
        }
    second = second_best(reasons)
    if len(plans) > 1:
        assert (second.contacts, second.burden) == pytest.approx(plans[1][:2])
    else:
        assert second is None


def every_plan(groups: Groups, count: int) -> Iterator[tuple[int, float, tuple[int, ...]]]:
    def fill(left: frozenset[int], chosen: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if not left:
            yield tuple(sorted(chosen))
            return
        first = min(left)
        for index, members in enumerate(groups.members):
            if first in members and left.issuperset(members):
                yield from fill(left - set(members), (*chosen, index))

    for chosen in fill(frozenset(range(count)), ()):
        plan = ContactPlan(groups=groups, chosen=chosen)
        yield plan.contacts, plan.burden, chosen


def test_a_lone_municipality_says_why_it_is_alone() -> None:
    far = replace(
        made_problem(1, count=2, need=0.1), minutes=np.array([[0.0, 500.0], [500.0, 0.0]])
    )
    much = replace(made_problem(1, count=2, need=0.7), minutes=np.zeros((2, 2)))
    need = np.array([0.7, 0.2])
    whole = replace(made_problem(1, count=2), need=np.array([1.6, 0.2]))
    for problem, why in ((far, Why.TOO_FAR), (whole, Why.WHOLE_POST), (much, Why.WHOLE_POST)):
        plan = solve_fewest_posts(problem).best
        assert explain_plan(plan, problem, ContactRules())[0].why is why
    three = replace(
        made_problem(1, count=3),
        need=np.array([*need, 0.95]),
        minutes=np.array([[0.0, 500.0, 1.0], [500.0, 0.0, 500.0], [1.0, 500.0, 0.0]]),
    )
    plan = solve_fewest_posts(three).best
    reasons = explain_plan(plan, three, ContactRules())
    assert [one.why for one in reasons] == [Why.TOO_MUCH, Why.TOO_FAR, Why.WHOLE_POST]


def test_a_group_across_station_districts_says_what_staying_inside_costs() -> None:
    problem = replace(
        made_problem(1, count=2, need=0.1),
        same_station=np.eye(2, dtype=bool),
        neighbours=~np.eye(2, dtype=bool),
    )
    plan = solve_fewest_posts(problem, ContactRules(longest_minutes=1000)).best
    (reason,) = explain_plan(plan, problem, ContactRules(longest_minutes=1000))
    assert (reason.why, reason.more_contacts, reason.clean_contacts) == (
        Why.SAVES_CONTACTS,
        1,
        1,
    )


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_fewest_full_posts_is_never_above_the_posts_of_fewest_contacts(seed: int) -> None:
    problem = made_problem(seed)
    posts = solve_fewest_posts(problem, fewest=Fewest.POSTS)
    contacts = solve_fewest_posts(problem)
    assert posts.objective == pytest.approx(posts.best.posts)
    assert posts.objective <= contacts.best.posts + 1e-6
    assert posts.best.contacts >= contacts.objective


def test_the_same_work_is_shared_evenly_when_nothing_else_differs() -> None:
    count = 4
    problem = ContactProblem(
        need=np.array([0.3, 0.3, 0.6, 0.6]),
        minutes=np.full((count, count), 20.0) * (1 - np.eye(count)),
        district=np.zeros(count, dtype=np.int64),
        neighbours=~np.eye(count, dtype=bool),
        same_station=np.ones((count, count), dtype=bool),
        extra_posts=np.zeros(count, dtype=np.int64),
    )
    plan = solve_least_burden(problem, contacts=2).best
    assert plan.loads == pytest.approx((0.9, 0.9))
