"""What must hold of access whatever the country looks like."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from naervaer.studies.access.measures import (
    gini,
    lorenz,
    share_within,
    summarise_groups,
    weighted_percentile,
)
from naervaer.studies.access.reach import nearest_two

minute = st.one_of(st.floats(0, 600, width=32), st.just(float("inf")))
COUNT = 12
minutes_of = arrays(np.float64, COUNT, elements=minute)
people_of = arrays(np.float64, COUNT, elements=st.floats(0, 1e4, width=32))
matrices = arrays(np.float32, (COUNT, 5), elements=minute)
members = st.sets(st.integers(0, 4)).map(lambda chosen: tuple(sorted(chosen)))


@given(minutes=minutes_of, people=people_of, limits=st.tuples(minute, minute))
def test_shares_grow_with_the_limit(
    minutes: np.ndarray, people: np.ndarray, limits: tuple[float, float]
) -> None:
    if people.sum() == 0:
        return
    near, far = sorted(limits)
    assert share_within(minutes, people, limit=near) <= share_within(minutes, people, limit=far)


@given(matrix=matrices, chosen=members, added=st.integers(0, 4))
def test_opening_a_door_never_makes_anybodys_way_longer(
    matrix: np.ndarray, chosen: tuple[int, ...], added: int
) -> None:
    _, before, _ = nearest_two(matrix, chosen)
    _, after, _ = nearest_two(matrix, tuple(sorted({*chosen, added})))
    assert (after <= before).all()


@given(matrix=matrices, chosen=members)
def test_closing_a_door_costs_what_the_second_nearest_says(
    matrix: np.ndarray, chosen: tuple[int, ...]
) -> None:
    nearest, minutes, second = nearest_two(matrix, chosen)
    assert (second >= minutes).all()
    for door in chosen:
        _, without, _ = nearest_two(matrix, tuple(d for d in chosen if d != door))
        assert (without >= minutes).all()
        mine = nearest == door
        assert np.array_equal(without[mine], second[mine])


@given(minutes=minutes_of, people=people_of)
def test_gini_lies_between_nought_and_one_and_lorenz_below_the_diagonal(
    minutes: np.ndarray, people: np.ndarray
) -> None:
    assert 0 <= gini(minutes, people) <= 1
    share_people, share_minutes = lorenz(minutes, people)
    assert (share_minutes <= share_people + 1e-9).all()


@given(minutes=minutes_of, people=people_of, order=st.permutations(range(COUNT)))
def test_relabelling_zones_changes_nothing(
    minutes: np.ndarray, people: np.ndarray, order: list[int]
) -> None:
    if people.sum() == 0:
        return
    moved, weights = minutes[order], people[order]
    assert np.isclose(
        share_within(minutes, people, limit=45), share_within(moved, weights, limit=45)
    )
    assert np.isclose(gini(minutes, people), gini(moved, weights), atol=1e-9)


@given(minutes=minutes_of, people=people_of, percent=st.integers(0, 100))
def test_a_percentile_suffices_for_its_share_and_nothing_shorter_does(
    minutes: np.ndarray, people: np.ndarray, percent: int
) -> None:
    value = weighted_percentile(minutes, people, percent=percent)
    reachable = np.isfinite(minutes)
    total = people[reachable].sum()
    if np.isnan(value):
        assert total == 0
        return
    slack = 1e-6 * max(total, 1)
    assert people[minutes <= value].sum() >= percent / 100 * total - slack
    assert people[minutes < value].sum() <= percent / 100 * total + slack


@given(
    minutes=minutes_of,
    people=people_of,
    group=arrays(np.int64, COUNT, elements=st.integers(-1, 3)),
)
def test_groups_together_hold_everybody_inside_them(
    minutes: np.ndarray, people: np.ndarray, group: np.ndarray
) -> None:
    found = summarise_groups(minutes, people, group=group, count=4)
    assert np.isclose(found.people.sum(), people[group >= 0].sum())
    shares = found.share_within[:, found.people > 0]
    assert (np.diff(shares, axis=0) >= 0).all()
    for at in range(4):
        mine = group == at
        alone = weighted_percentile(minutes[mine], people[mine], percent=80)
        both_empty = np.isnan(alone) and np.isnan(found.percentiles[1][at])
        assert both_empty or found.percentiles[1][at] == alone
