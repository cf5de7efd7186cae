"""Judges rosters as the scorer does, and remembers which rows the checker has passed."""

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.rosters.breach import Breach
from naervaer.planning.rostering.district.calendar import Calendar
from naervaer.planning.rostering.district.problem import DistrictProblem
from naervaer.planning.rostering.district.solution import (
    OFF,
    DistrictRoster,
    breaches_of,
    cost_parts,
    own_violations,
    total_cost,
)


@dataclass(slots=True, eq=False)
class Judge:
    """Holds every row against the checker, once.

    Each rule of working time is about one person, so a roster is lawful when every row is;
    most rows of a better roster have been seen before.

    Attributes
    ----------
    calendar
        Of the problem.

    """

    calendar: Calendar
    _known: dict[tuple[int, bytes], tuple[Breach, ...]] = field(default_factory=dict)
    _fine: set[tuple[int, bytes]] = field(default_factory=set)

    @property
    def problem(self) -> DistrictProblem:
        """The problem judged."""
        return self.calendar.problem

    def cost(self, roster: DistrictRoster) -> float:
        """Return what a roster costs, infinite when it breaks a rule or a limit."""
        people = range(self.problem.people)
        if not all(self._is_fine(person, roster) for person in people):
            return math.inf
        return total_cost(self.problem, cost_parts(self.problem, roster))

    def breaches(self, person: int, shifts: NDArray[np.int64]) -> tuple[Breach, ...]:
        """Return what the checker says of one person's shifts, shape (D,)."""
        key = person, shifts.tobytes()
        if key not in self._known:
            name = self.problem.staff_names[person]
            duties = [
                self.calendar.duty(name, int(day), int(shifts[day]))
                for day in np.flatnonzero(shifts != OFF)
            ]
            self._known[key] = breaches_of(self.problem, duties, person=name)
        return self._known[key]

    def _is_fine(self, person: int, roster: DistrictRoster) -> bool:
        row = np.stack([roster.shifts[person], roster.stations[person]])
        key = person, row.tobytes()
        if key in self._fine:
            return True
        if self.breaches(person, roster.shifts[person]):
            return False
        if own_violations(self.problem, person, roster, self.calendar):
            return False
        self._fine.add(key)
        return True
