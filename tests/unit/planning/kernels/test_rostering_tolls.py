"""Rows by tolls against the search through every state."""

import numpy as np
import pytest

from naervaer.planning.rostering import Roster, RosterProblem, score
from naervaer.planning.rostering import people as row_finding
from naervaer.planning.rostering.people import RowFinder

PEOPLE, DAYS, SHIFTS = 6, 28, 3


def made_month(seed: int) -> RosterProblem:
    """Return a random month in which everybody has lawful rows."""
    rng = np.random.default_rng(seed)
    size = (PEOPLE, DAYS, SHIFTS)
    return RosterProblem(
        shift_names=("A", "B", "C"),
        staff_names=tuple(f"P{person}" for person in range(PEOPLE)),
        shift_minutes=rng.choice([480, 600], size=SHIFTS),
        may_follow=np.triu(np.ones((SHIFTS, SHIFTS), dtype=bool)),
        most_shifts=rng.choice([3, DAYS], size=(PEOPLE, SHIFTS)) + np.array([DAYS, 0, 0]),
        least_minutes=np.full(PEOPLE, 4800),
        most_minutes=np.full(PEOPLE, 6240),
        longest_run=np.full(PEOPLE, 5),
        shortest_run=np.full(PEOPLE, 2),
        shortest_off=np.full(PEOPLE, 2),
        most_weekends=np.full(PEOPLE, 2),
        day_off=np.zeros((PEOPLE, DAYS), dtype=bool),
        wish_on=np.zeros(size),
        wish_off=rng.integers(0, 4, size=size).astype(float),
        required=np.ones((DAYS, SHIFTS), dtype=np.int64),
        under_weight=np.full((DAYS, SHIFTS), 100.0),
        over_weight=np.ones((DAYS, SHIFTS)),
    )


@pytest.mark.parametrize("seed", range(8))
def test_tolls_find_the_row_that_all_states_find(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = made_month(seed)
    everything = RowFinder(problem).everything()
    price = np.random.default_rng(seed).uniform(-60, 20, (DAYS, SHIFTS))
    plain = RowFinder(problem)
    wanted = [plain.cheapest(p, price, everything[p])[0] for p in range(PEOPLE)]
    monkeypatch.setattr(row_finding, "_MANY_STATES", 0)
    tolled = RowFinder(problem)
    for person in range(PEOPLE):
        # The second time the tolls begin where they ended.
        for _ in range(2):
            value, row = tolled.cheapest(person, price, everything[person])
            assert value == pytest.approx(wanted[person])
            assert row is not None
            rows = np.full((PEOPLE, DAYS), -1, dtype=np.int64)
            rows[person] = row
            name = f"P{person}"
            found = score(problem, Roster(rows)).violations
            assert not [line for line in found if line.startswith(name)]


def test_near_rows_are_lawful_and_their_bound_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = made_month(1)
    everything = RowFinder(problem).everything()
    price = np.random.default_rng(1).uniform(-60, 20, (DAYS, SHIFTS))
    plain = RowFinder(problem)
    wanted = [plain.cheapest(p, price, everything[p])[0] for p in range(PEOPLE)]
    monkeypatch.setattr(row_finding, "_MANY_STATES", 0)
    near = RowFinder(problem, exact=False)
    rows = []
    for person in range(PEOPLE):
        bound, row = near.cheapest(person, price, everything[person])
        assert bound <= wanted[person] + 1e-6
        assert row is not None
        rows.append(row)
    assert score(problem, Roster(np.array(rows))).violations == ()


def test_tolls_alone_bound_every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = made_month(2)
    everything = RowFinder(problem).everything()
    price = np.random.default_rng(2).uniform(-60, 20, (DAYS, SHIFTS))
    plain = RowFinder(problem)
    wanted = [plain.cheapest(p, price, everything[p])[0] for p in range(PEOPLE)]
    monkeypatch.setattr(row_finding, "_MANY_STATES", 0)
    loose = RowFinder(problem, lawful=False)
    for person in range(PEOPLE):
        bound, _ = loose.cheapest(person, price, everything[person])
        assert bound <= wanted[person] + 1e-6


def test_who_has_no_row_has_none_by_tolls_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_finding, "_MANY_STATES", 0)
    problem = made_month(3)
    finder = RowFinder(problem)
    allowed = finder.everything()[0]
    allowed[:, -1] = False
    value, row = finder.cheapest(0, np.zeros((DAYS, SHIFTS)), allowed)
    assert value == np.inf
    assert row is None
