"""What a roster costs and which hard rules it breaks, counted apart from every solver."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.rostering.problem import (
    DAYS_IN_A_WEEK,
    SATURDAY,
    SUNDAY,
    RosterProblem,
)

OFF = -1
"""The mark of a day without work."""


@dataclass(frozen=True, slots=True, eq=False)
class Roster:
    """Who works which shift on which day.

    Attributes
    ----------
    shifts
        Shape (P, D): the index of the shift worked, or `OFF`.

    """

    shifts: NDArray[np.int64]

    def counts(self, shifts: int) -> NDArray[np.int64]:
        """Return how many people work each shift each day, shape (D, S)."""
        days = self.shifts.shape[1]
        counted = np.zeros((days, shifts), dtype=np.int64)
        for day in range(days):
            worked = self.shifts[:, day]
            counted[day] = np.bincount(worked[worked >= 0], minlength=shifts)
        return counted


@dataclass(frozen=True, slots=True)
class RosterScore:
    """The parts of the objective, each on its own, and the hard rules broken.

    Attributes
    ----------
    wishes_on, wishes_off
        Weight of wished shifts not given and of unwished shifts given.
    under, over
        Weighted people missing and people too many.
    violations
        Each breach of a hard rule in words.

    """

    wishes_on: float
    wishes_off: float
    under: float
    over: float
    violations: tuple[str, ...]

    @property
    def objective(self) -> float:
        """The sum of the four parts."""
        return self.wishes_on + self.wishes_off + self.under + self.over


def score(problem: RosterProblem, roster: Roster) -> RosterScore:
    """Count what a roster costs and which hard rules it breaks.

    Written for checking: plain counting, one rule at a time, sharing nothing with the
    solvers.

    Raises
    ------
    UnusableInputError
        When the roster has another shape than the problem, or an unknown shift.

    """
    given = roster.shifts
    if given.shape != (problem.people, problem.days):
        expected = (problem.people, problem.days)
        msg = f"The roster has shape {given.shape}, expected {expected}."
        raise UnusableInputError(msg)
    if given.size and not (given.min() >= OFF and given.max() < problem.shifts):
        msg = f"The roster has shift {given.max()}, expected {OFF} to {problem.shifts - 1}."
        raise UnusableInputError(msg)
    wishes_on = wishes_off = 0.0
    for person in range(problem.people):
        worked = np.zeros((problem.days, problem.shifts), dtype=np.bool_)
        days = np.flatnonzero(given[person] >= 0)
        worked[days, given[person, days]] = True
        wishes_on += float(problem.wish_on[person][~worked].sum())
        wishes_off += float(problem.wish_off[person][worked].sum())
    counted = roster.counts(problem.shifts)
    missing = np.maximum(problem.required - counted, 0)
    spare = np.maximum(counted - problem.required, 0)
    return RosterScore(
        wishes_on=wishes_on,
        wishes_off=wishes_off,
        under=float((missing * problem.under_weight).sum()),
        over=float((spare * problem.over_weight).sum()),
        violations=tuple(
            line
            for person in range(problem.people)
            for line in _breaches(problem, given, person)
        ),
    )


def _breaches(problem: RosterProblem, given: NDArray[np.int64], person: int) -> list[str]:
    row = [int(shift) for shift in given[person]]
    lines = [
        *_forbidden_sequences(problem, row),
        *_too_many_of_a_type(problem, row, person),
        *_minutes(problem, row, person),
        *_runs(problem, row, person),
        *_weekends(problem, row, person),
    ]
    lines += [
        f"works on day {day}, a fixed day off"
        for day, shift in enumerate(row)
        if shift != OFF and problem.day_off[person, day]
    ]
    return [f"{problem.staff_names[person]}: {line}." for line in lines]


def _forbidden_sequences(problem: RosterProblem, row: list[int]) -> list[str]:
    names = problem.shift_names
    return [
        f"{names[row[day + 1]]} on day {day + 1} may not follow {names[row[day]]}"
        for day in range(len(row) - 1)
        if row[day] != OFF
        and row[day + 1] != OFF
        and not problem.may_follow[row[day], row[day + 1]]
    ]


def _too_many_of_a_type(problem: RosterProblem, row: list[int], person: int) -> list[str]:
    lines = []
    for shift, name in enumerate(problem.shift_names):
        worked, most = row.count(shift), int(problem.most_shifts[person, shift])
        if worked > most:
            lines.append(f"works {worked} shifts {name}, at most {most}")
    return lines


def _minutes(problem: RosterProblem, row: list[int], person: int) -> list[str]:
    total = sum(int(problem.shift_minutes[shift]) for shift in row if shift != OFF)
    least, most = int(problem.least_minutes[person]), int(problem.most_minutes[person])
    if total < least:
        return [f"works {total} minutes, at least {least}"]
    if total > most:
        return [f"works {total} minutes, at most {most}"]
    return []


def _runs(problem: RosterProblem, row: list[int], person: int) -> list[str]:
    lines = []
    longest, shortest = int(problem.longest_run[person]), int(problem.shortest_run[person])
    shortest_off = int(problem.shortest_off[person])
    start = 0
    for day in range(1, len(row) + 1):
        if day < len(row) and (row[day] == OFF) == (row[start] == OFF):
            continue
        length = day - start
        touches_edge = start == 0 or day == len(row)
        if row[start] != OFF and length > longest:
            lines.append(f"works {length} days in a row from day {start}, at most {longest}")
        if row[start] != OFF and not touches_edge and length < shortest:
            lines.append(f"works {length} days in a row from day {start}, at least {shortest}")
        if row[start] == OFF and not touches_edge and length < shortest_off:
            lines.append(f"is off {length} days from day {start}, at least {shortest_off}")
        start = day
    return lines


def _weekends(problem: RosterProblem, row: list[int], person: int) -> list[str]:
    worked = {
        day // DAYS_IN_A_WEEK
        for day, shift in enumerate(row)
        if shift != OFF and day % DAYS_IN_A_WEEK in (SATURDAY, SUNDAY)
    }
    most = int(problem.most_weekends[person])
    return [f"works {len(worked)} weekends, at most {most}"] if len(worked) > most else []
