"""The best places for each objective are those that trying all would find."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from naervaer.studies.siting.least_cost import Effort
from naervaer.studies.siting.measured import Demand
from naervaer.studies.siting.openings import Openings
from naervaer.studies.siting.optimum import Objective, find_optimum, value_at
from naervaer.studies.siting.volume import VolumeFloor, find_with_volume, nearest_people

PLACES, ZONES = 7, 40


def openings_from(seed: int) -> tuple[Openings, Demand]:
    """Return random minutes with some zones that nothing stands near, and some cut off."""
    rng = np.random.default_rng(seed)
    minutes = rng.uniform(1, 150, size=(ZONES, PLACES)).astype(np.float32)
    standing = rng.uniform(5, 150, size=ZONES)
    standing[:2] = np.inf
    people = rng.integers(1, 500, size=ZONES).astype(np.float64)
    openings = Openings(
        kind="point",
        names=tuple("abcdefg"),
        municipality=np.arange(PLACES),
        x=np.arange(PLACES, dtype=np.float64),
        y=np.zeros(PLACES),
        minutes=minutes,
        standing=standing,
        planned=np.array([5, 6]),
        shared=np.array([], dtype=np.int64),
        planned_sites=(),
        with_door=np.array([True, False, False, True, False, False, False]),
    )
    return openings, Demand(people, people[::-1].copy(), "2023-2024")


def value_by_hand(
    openings: Openings, demand: Demand, objective: Objective, chosen: tuple[int, ...]
) -> float:
    """Return what an objective is worth, the plain way and signed so that less is better."""
    minutes = np.minimum(openings.standing, openings.minutes[:, list(chosen)].min(axis=1))
    same = np.isfinite(openings.standing)
    if objective is Objective.WITHIN_45:
        return -float(demand.people[minutes <= 45].sum())
    if objective is Objective.LONGEST:
        return float(minutes[same].max())
    if objective is Objective.TAIL:
        return float((np.maximum(minutes - 45, 0) * demand.people)[same].sum() / 60)
    weights = demand.offences if objective is Objective.OFFENCES else demand.people
    return float(np.average(minutes[same], weights=weights[same]))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "objective",
    [one for one in Objective if one is one.without_floor and one is not Objective.WORST],
)
def test_nothing_is_better_than_the_best(objective: Objective, seed: int) -> None:
    openings, demand = openings_from(seed)
    allowed = list(range(PLACES))
    if objective is Objective.NEW_MUNICIPALITIES:
        allowed = [place for place in allowed if not openings.with_door[place]]
    if objective is Objective.SHARED_HOUSES:
        allowed = [1, 3, 4]
        openings = replace(openings, shared=np.array(allowed))
    found = find_optimum(openings, demand, objective, count=2, effort=Effort())
    best = min(
        value_by_hand(openings, demand, objective, chosen)
        for chosen in combinations(allowed, 2)
    )
    sign = -1 if objective is Objective.WITHIN_45 else 1
    mine = value_by_hand(openings, demand, objective, tuple(found.columns.tolist()))
    assert mine == pytest.approx(best, rel=1e-6)
    assert sign * found.value == pytest.approx(best, rel=1e-6)
    assert sign * found.bound <= best + 1e-6 * abs(best)
    assert sign * found.bound >= best - 1e-4 * abs(best)


def test_a_house_of_others_is_opened_only_when_the_aim_asks_for_it() -> None:
    openings, demand = openings_from(1)
    alone = find_optimum(openings, demand, Objective.MEAN, count=2, effort=Effort())
    shut = replace(openings, shared=alone.columns)
    found = find_optimum(shut, demand, Objective.MEAN, count=2, effort=Effort())
    assert not set(found.columns.tolist()) & set(alone.columns.tolist())
    assert found.value > alone.value


@pytest.mark.parametrize(
    "objective", [one for one in Objective if one is not Objective.SHARED_HOUSES]
)
def test_no_other_aim_opens_in_a_house_of_others(objective: Objective) -> None:
    openings, demand = openings_from(1)
    shut = replace(openings, shared=np.array([1, 4]))
    aim = objective.without_floor
    found = find_optimum(shut, demand, aim, count=3, effort=Effort(seconds=60.0))
    assert not set(found.columns.tolist()) & {1, 4}


def test_asking_for_more_places_than_there_are_opens_them_all() -> None:
    openings, demand = openings_from(1)
    found = find_optimum(openings, demand, Objective.MEAN, count=50, effort=Effort())
    assert found.columns.tolist() == list(range(PLACES))


def test_places_that_the_longest_way_does_not_need_are_spent_on_the_mean() -> None:
    openings, demand = openings_from(2)
    longest = find_optimum(openings, demand, Objective.LONGEST, count=5, effort=Effort())
    assert longest.columns.size == 5
    assert len(set(longest.columns.tolist())) == 5


def worst_by_hand(openings: Openings, demand: Demand, chosen: tuple[int, ...]) -> float:
    """Return the mean minutes of the worst-off twentieth, person by person."""
    minutes = np.minimum(openings.standing, openings.minutes[:, list(chosen)].min(axis=1))
    same = np.isfinite(minutes)
    each = np.sort(np.repeat(minutes[same], demand.people[same].astype(int)))[::-1]
    share = 0.05 * each.size
    whole = int(share)
    return float((each[:whole].sum() + (share - whole) * each[whole]) / share)


@pytest.mark.parametrize("seed", range(6))
def test_no_choice_is_better_for_the_worst_off_than_the_bound(seed: int) -> None:
    openings, demand = openings_from(seed)
    openings.standing[:2] = 149.0
    found = find_optimum(
        openings, demand, Objective.WORST, count=2, effort=Effort(seconds=60.0)
    )
    best = min(
        worst_by_hand(openings, demand, chosen) for chosen in combinations(range(PLACES), 2)
    )
    assert found.bound <= best + 1e-5
    assert found.value == pytest.approx(
        worst_by_hand(openings, demand, tuple(found.columns.tolist())), rel=1e-5
    )
    assert found.value - best <= 0.01 * (found.base - best) + 1e-6


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("objective", [Objective.WORST, Objective.LONGEST])
def test_the_worst_off_with_a_floor_keep_it_and_the_bound_holds(
    objective: Objective, seed: int
) -> None:
    openings, demand = openings_from(seed)
    openings.standing[:2] = 149.0
    floor = 0.12 * float(demand.people.sum())
    found = find_with_volume(
        openings, demand, objective, count=3, effort=Effort(seconds=60.0),
        floor=VolumeFloor(floor),
    )  # fmt: skip
    values = [
        value_at(openings, demand, objective, np.array(chosen))
        for size in (1, 2, 3)
        for chosen in combinations(range(PLACES), size)
        if nearest_people(openings, demand.people, np.array(chosen)).min() >= floor
    ]
    mine = nearest_people(openings, demand.people, found.columns)
    assert (mine >= floor).all()
    assert found.value == value_at(openings, demand, objective, found.columns)
    assert found.bound <= min(values) + 1e-5
    assert found.value <= found.base


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("objective", [Objective.MEAN, Objective.WITHIN_45, Objective.TAIL])
def test_the_best_with_a_floor_is_what_trying_all_would_find(
    objective: Objective, seed: int
) -> None:
    openings, demand = openings_from(seed)
    floor = 0.12 * float(demand.people.sum())
    found = find_with_volume(
        openings, demand, objective, count=3, effort=Effort(seconds=60.0),
        floor=VolumeFloor(floor),
    )  # fmt: skip
    keeping = [
        chosen
        for size in (1, 2, 3)
        for chosen in combinations(range(PLACES), size)
        if nearest_people(openings, demand.people, np.array(chosen)).min() >= floor
    ]
    values = [value_by_hand(openings, demand, objective, chosen) for chosen in keeping]
    sign = -1 if objective is Objective.WITHIN_45 else 1
    mine = nearest_people(openings, demand.people, found.columns)
    assert (mine >= floor).all()
    assert sign * found.value == pytest.approx(min(values), rel=1e-6)
    assert sign * found.bound <= min(values) + 1e-6 * abs(min(values))


def test_a_floor_above_everybody_opens_nothing_and_says_so() -> None:
    openings, demand = openings_from(1)
    found = find_with_volume(
        openings, demand, Objective.MEAN, count=3, effort=Effort(),
        floor=VolumeFloor(2 * float(demand.people.sum())),
    )  # fmt: skip
    assert found.columns.size == 0
    assert found.gain == 0


@pytest.mark.parametrize("objective", [Objective.MEAN, Objective.WITHIN_45, Objective.TAIL])
def test_without_time_for_a_proof_value_and_bound_are_still_numbers(
    objective: Objective,
) -> None:
    openings, demand = openings_from(2)
    found = find_optimum(openings, demand, objective, count=2, effort=Effort(seconds=0.0))
    assert np.isfinite([found.value, found.bound, found.base]).all()
