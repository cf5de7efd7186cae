"""Outcome to plain tables for people."""

import math

from naervaer.planning.rostering.problem import RosterProblem
from naervaer.planning.rostering.solution import Roster, score
from naervaer.planning.solving import Outcome


def summary(problem: RosterProblem, outcome: Outcome[Roster]) -> dict[str, object]:
    """Return the figures of an outcome; each part of the objective stands on its own.

    Values that do not exist (no roster, no bound) are None.
    """
    found = None if outcome.best is None else score(problem, outcome.best)
    return {
        "objective": _finite(outcome.objective),
        "bound": _finite(outcome.bound),
        "gap": _finite(outcome.gap),
        "ending": outcome.ending.value,
        "hard_violations": None if found is None else len(found.violations),
        "seconds": round(outcome.seconds, 3),
        "seed": outcome.seed,
        "parts": None
        if found is None
        else {
            "wishes_on": found.wishes_on,
            "wishes_off": found.wishes_off,
            "under": found.under,
            "over": found.over,
        },
        "reasons": list(outcome.reasons),
    }


def cover_table(problem: RosterProblem, roster: Roster) -> list[tuple[int, str, int, int]]:
    """Return (day, shift, required, assigned) for each cell of cover that is not met."""
    counts = roster.counts(problem.shifts)
    return [
        (day, name, int(problem.required[day, shift]), int(counts[day, shift]))
        for day in range(problem.days)
        for shift, name in enumerate(problem.shift_names)
        if counts[day, shift] != problem.required[day, shift]
    ]


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
