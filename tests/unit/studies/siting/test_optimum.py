"""The best places for each objective are those that trying all would find."""

from itertools import combinations

import numpy as np
import pytest

from naervaer.studies.siting.measured import Demand
from naervaer.studies.siting.openings import Openings
from naervaer.studies.siting.optimum import Effort, Objective, find_optimum

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
@pytest.mark.parametrize("objective", list(Objective))
def test_nothing_is_better_than_the_best(objective: Objective, seed: int) -> None:
    openings, demand = openings_from(seed)
    found = find_optimum(openings, demand, objective, count=2, effort=Effort(seconds=1.0))
    allowed = [
        place
        for place in range(PLACES)
        if objective is not Objective.NEW_MUNICIPALITIES or not openings.with_door[place]
    ]
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


def test_asking_for_more_places_than_there_are_opens_them_all() -> None:
    openings, demand = openings_from(1)
    found = find_optimum(openings, demand, Objective.MEAN, count=50, effort=Effort())
    assert found.columns.tolist() == list(range(PLACES))


def test_places_that_the_longest_way_does_not_need_are_spent_on_the_mean() -> None:
    openings, demand = openings_from(2)
    longest = find_optimum(openings, demand, Objective.LONGEST, count=5, effort=Effort())
    assert longest.columns.size == 5
    assert len(set(longest.columns.tolist())) == 5
