"""Frequencies, tours, and an independent check of a calendar."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.routes.params import BusRules
from naervaer.planning.routes.problem import CalendarProblem


@dataclass(frozen=True, slots=True, eq=False)
class Frequency:
    """Visits per stop, and what they give.

    Attributes
    ----------
    visits
        Visits in the period, shape (P,).
    documents
        Documents issued, shape (P,).
    saved_minutes
        Minutes saved by people, shape (P,).

    """

    visits: NDArray[np.int64]
    documents: NDArray[np.float64]
    saved_minutes: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tour:
    """One bus out for one week.

    Attributes
    ----------
    bus, week
        Which bus, and which week of the period, both from 0.
    stops
        The stops in order, a day each.
    driving_minutes
        From depot to depot.

    """

    bus: int
    week: int
    stops: tuple[int, ...]
    driving_minutes: float


@dataclass(frozen=True, slots=True)
class BusCalendar:
    """All tours of a period.

    Attributes
    ----------
    tours
        In order of week and bus.
    not_made
        Stops with visits that no tour could make, once per missing visit.

    """

    tours: tuple[Tour, ...]
    not_made: tuple[int, ...]

    @property
    def driving_minutes(self) -> float:
        """All driving of the period."""
        return sum(tour.driving_minutes for tour in self.tours)

    @property
    def bus_days(self) -> int:
        """Days at stops."""
        return sum(len(tour.stops) for tour in self.tours)


def driving_of(problem: CalendarProblem, bus: int, stops: tuple[int, ...]) -> list[float]:
    """Return the legs of a tour from depot to depot, minutes."""
    between = [float(problem.between[a, b]) for a, b in pairwise(stops)]
    return [
        float(problem.from_depot[bus, stops[0]]),
        *between,
        float(problem.to_depot[bus, stops[-1]]),
    ]


def weeks_of_visit(visit: int, visits: int, weeks: int) -> range:
    """Return the weeks in which the visit-th of `visits` visits may lie.

    The period is cut into as many even blocks as there are visits, so that visits are spread.
    """
    return range(visit * weeks // visits, (visit + 1) * weeks // visits)


def breaches_of_calendar(
    calendar: BusCalendar, problem: CalendarProblem, rules: BusRules
) -> list[str]:
    """Return every condition the calendar breaks, in words; written apart from the solver."""
    found = []
    weeks: dict[int, list[int]] = {}
    for tour in calendar.tours:
        name = f"bus {tour.bus} in week {tour.week}"
        if len(tour.stops) > rules.days_per_week:
            found.append(f"{name} has {len(tour.stops)} days, expected {rules.days_per_week}.")
        legs = driving_of(problem, tour.bus, tour.stops)
        too_far = max(legs[0], legs[-1]) > rules.longest_depot_minutes + 1e-6
        if too_far or max(legs[1:-1], default=0.0) > rules.driving_minutes + 1e-6:
            found.append(f"{name} drives {max(legs):.0f} minutes on a day with a stop.")
        if abs(sum(legs) - tour.driving_minutes) > 1e-6 * max(1.0, sum(legs)):
            found.append(f"{name} states {tour.driving_minutes} minutes, expected {sum(legs)}.")
        for stop in tour.stops:
            weeks.setdefault(stop, []).append(tour.week)
    out = [(tour.bus, tour.week) for tour in calendar.tours]
    found.extend(
        f"bus and week {pair} is used twice." for pair in set(out) if out.count(pair) > 1
    )
    for stop, wanted in enumerate(problem.visits):
        made = sorted(weeks.get(stop, []))
        missing = calendar.not_made.count(stop)
        if len(made) + missing != wanted:
            found.append(f"stop {stop} is visited {len(made)} times, expected {wanted}.")
        if not missing and any(
            week not in weeks_of_visit(number, len(made), rules.weeks)
            for number, week in enumerate(made)
        ):
            found.append(f"stop {stop} is visited in weeks {made}, which are not spread.")
    return found
