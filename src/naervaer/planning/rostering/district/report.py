"""Outcome to plain tables for people."""

import math

from naervaer.planning.rostering.district.calendar import Calendar
from naervaer.planning.rostering.district.cover import Measure, fair_ranges
from naervaer.planning.rostering.district.problem import DistrictProblem
from naervaer.planning.rostering.district.solution import (
    DistrictRoster,
    DistrictScore,
    counted,
    duties_of,
    score_district,
    short_rests,
)
from naervaer.planning.solving import Outcome

_PARTS = (
    "missing", "missing_competence", "missing_standby", "spare", "nights_outside",
    "weekend_days_outside", "short_rests", "wishes", "travel", "changes",
)  # fmt: skip


def district_summary(
    problem: DistrictProblem, outcome: Outcome[DistrictRoster]
) -> dict[str, object]:
    """Return the figures of an outcome; each part of the cost stands on its own."""
    found = None if outcome.best is None else score_district(problem, outcome.best)
    return {
        "objective": _finite(outcome.objective),
        "bound": _finite(outcome.bound),
        "gap": _finite(outcome.gap),
        "ending": outcome.ending.value,
        "breaches": None if found is None else len(found.breaches) + len(found.violations),
        "seconds": round(outcome.seconds, 3),
        "seed": outcome.seed,
        "parts": None if found is None else _parts(found),
        "reasons": list(outcome.reasons),
    }


def fairness_table(
    problem: DistrictProblem, roster: DistrictRoster
) -> dict[str, dict[str, object]]:
    """Return how nights, weekend days and short rests are spread; each by itself, no names.

    For each measure: the fewest and most that anybody has, how many people are below and
    above their fair range, and how many have how many.
    """
    counts = counted(problem, roster)
    ranges = fair_ranges(Calendar(problem))
    table: dict[str, dict[str, object]] = {}
    for measure in Measure:
        low, high = ranges[measure].T
        table[measure.value] = _spread([int(count) for count in counts[measure]])
        table[measure.value]["below_fair_range"] = int((counts[measure] < low).sum())
        table[measure.value]["above_fair_range"] = int((counts[measure] > high).sum())
    short = short_rests(problem, duties_of(problem, roster))
    table["short_rest"] = _spread([len(days) for days in short.values()])
    return table


def _spread(counts: list[int]) -> dict[str, object]:
    people = {str(value): counts.count(value) for value in sorted(set(counts))}
    return {"fewest": min(counts), "most": max(counts), "people_by_count": people}


def _parts(found: DistrictScore) -> dict[str, float]:
    return {name: round(float(getattr(found, name)), 3) for name in _PARTS}


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
