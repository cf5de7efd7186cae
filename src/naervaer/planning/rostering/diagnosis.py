"""Why no lawful roster exists: who is stuck, and which of their limits collide."""

from dataclasses import replace
from typing import Any

import numpy as np

from naervaer.planning.rostering.people import RowFinder
from naervaer.planning.rostering.problem import RosterProblem

_RELAXED = {
    "least_minutes": ("at least {} minutes", 0),
    "most_minutes": ("at most {} minutes", None),
    "longest_run": ("at most {} days in a row", None),
    "shortest_run": ("at least {} days in a row", 0),
    "shortest_off": ("at least {} days off in a row", 0),
    "most_weekends": ("at most {} weekends", None),
}


def explain_impossible(problem: RosterProblem) -> tuple[str, ...]:
    """Return, for each person without a lawful row, the limits that each alone would free.

    Each limit is lifted by itself; where no single one helps, all limits are named.
    """
    return tuple(
        _explain(problem, person)
        for person in range(problem.people)
        if not _is_possible(problem, person)
    )


def _explain(problem: RosterProblem, person: int) -> str:
    name = problem.staff_names[person]
    words = []
    for limit, (text, lifted) in _RELAXED.items():
        values = getattr(problem, limit).copy()
        given = int(values[person])
        values[person] = (
            problem.days * int(problem.shift_minutes.sum()) if lifted is None else 0
        )
        changes: dict[str, Any] = {limit: values}
        if _is_possible(replace(problem, **changes), person):
            words.append(text.format(given))
    days_off = int(problem.day_off[person].sum())
    if days_off:
        free = problem.day_off.copy()
        free[person] = False
        if _is_possible(replace(problem, day_off=free), person):
            words.append(f"{days_off} fixed days off")
    if not words:
        given_limits = ", ".join(
            text.format(int(getattr(problem, limit)[person]))
            for limit, (text, _) in _RELAXED.items()
        )
        return f"{name} has no lawful row; no single limit helps ({given_limits})."
    return f"{name} has no lawful row; lifting one of these would help: {'; '.join(words)}."


def _is_possible(problem: RosterProblem, person: int) -> bool:
    finder = RowFinder(problem)
    price = np.zeros((problem.days, problem.shifts))
    _, row = finder.cheapest(person, price, finder.everything()[person])
    return row is not None
