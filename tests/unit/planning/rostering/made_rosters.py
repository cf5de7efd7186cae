"""Small roster problems, and the plainest way to solve them: try everything."""

from dataclasses import replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.rostering import OFF, Roster, RosterProblem, score


def made_problem(
    seed: int, *, people: int = 2, days: int = 6, shifts: int = 2
) -> RosterProblem:
    """Return a random small problem; it may have no lawful roster."""
    rng = np.random.default_rng(seed)
    minutes = rng.choice([360, 480, 600], size=shifts)
    may_follow = rng.random((shifts, shifts)) < 0.75
    size = (people, days, shifts)
    return RosterProblem(
        shift_names=tuple(f"S{i}" for i in range(shifts)),
        staff_names=tuple(f"P{i}" for i in range(people)),
        shift_minutes=minutes.astype(np.int64),
        may_follow=may_follow,
        most_shifts=rng.integers(1, days + 1, size=(people, shifts)),
        least_minutes=rng.integers(0, 3, size=people) * 480,
        most_minutes=rng.integers(3, 6, size=people) * 480,
        longest_run=rng.integers(2, 5, size=people),
        shortest_run=rng.integers(1, 3, size=people),
        shortest_off=rng.integers(1, 3, size=people),
        most_weekends=rng.integers(0, 2, size=people),
        day_off=rng.random((people, days)) < 0.1,
        wish_on=rng.integers(0, 4, size=size).astype(float),
        wish_off=rng.integers(0, 4, size=size).astype(float),
        required=rng.integers(0, 3, size=(days, shifts)),
        under_weight=np.full((days, shifts), 10.0),
        over_weight=np.full((days, shifts), 1.0),
    )


def one_person(problem: RosterProblem, person: int) -> RosterProblem:
    """Return the problem of one person alone."""
    keep = [person]
    return replace(
        problem,
        staff_names=(problem.staff_names[person],),
        most_shifts=problem.most_shifts[keep],
        least_minutes=problem.least_minutes[keep],
        most_minutes=problem.most_minutes[keep],
        longest_run=problem.longest_run[keep],
        shortest_run=problem.shortest_run[keep],
        shortest_off=problem.shortest_off[keep],
        most_weekends=problem.most_weekends[keep],
        day_off=problem.day_off[keep],
        wish_on=problem.wish_on[keep],
        wish_off=problem.wish_off[keep],
    )


def lawful_rows(problem: RosterProblem, person: int) -> list[NDArray[np.int64]]:
    """Return every row of a person that breaks no hard rule, by trying all."""
    alone = one_person(problem, person)
    rows = []
    for row in product(range(OFF, problem.shifts), repeat=problem.days):
        found = np.array([row], dtype=np.int64)
        if not score(alone, Roster(found)).violations:
            rows.append(found[0])
    return rows


def cheapest_by_trying_all(problem: RosterProblem) -> float:
    """Return the lowest objective of all lawful rosters; infinite when there is none."""
    choices = [lawful_rows(problem, person) for person in range(problem.people)]
    return min(
        (score(problem, Roster(np.array(rows))).objective for rows in product(*choices)),
        default=float("inf"),
    )
