"""Why a need is not met: who could have met it, and what stands in each one's way.

For a stretch of missing hours, each person of the station who has the competence is tried on
each shift that reaches the hours, everything else as it is. What the checker, or the person's
own limits, say then is the reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.rostering.district.calendar import Calendar
from naervaer.planning.rostering.district.law import LawTables
from naervaer.planning.rostering.district.problem import (
    FREE,
    HOURS_IN_A_DAY,
    MINUTES_IN_A_DAY,
    DistrictProblem,
)
from naervaer.planning.rostering.district.rows import DutyFinder
from naervaer.planning.rostering.district.solution import (
    OFF,
    DistrictRoster,
    breaches_of,
    covered,
    duties_of,
    own_violations,
)


class Obstacle(StrEnum):
    """What keeps a person from a duty."""

    NOT_SERVING = "not_serving"
    NO_COMPETENCE = "no_competence"
    LEAVE = "leave"
    SHIFT = "shift"
    FIXED = "fixed"
    CONTACT = "contact"
    AT_WORK = "at_work"
    OWN_LIMIT = "own_limit"
    RULE = "rule"
    COST = "cost"


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One obstacle and the people it keeps away.

    Attributes
    ----------
    obstacle
        Of what kind; `COST` means that nothing forbids it, but it costs more than it gives.
    detail
        The rule's number, or the limit.
    people
        Names.

    """

    obstacle: Obstacle
    detail: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shortage:
    """Hours in which people are missing.

    Attributes
    ----------
    station, competence
        Where, and which competence; empty for people in all.
    day, from_hour, to_hour
        Day of the roster and hours of that day.
    wanted, present
        People at the worst hour.
    hours
        Person-hours missing in all.
    able
        How many serve there and have the competence, wherever they are that day.
    hindrances
        Why nobody else was there.

    """

    station: str
    competence: str
    day: int
    from_hour: int
    to_hour: int
    wanted: int
    present: float
    hours: float
    able: int
    hindrances: tuple[Hindrance, ...]

    @property
    def is_impossible(self) -> bool:
        """Whether more are wanted than there are."""
        return self.wanted > self.able


def explain_shortages(
    problem: DistrictProblem, roster: DistrictRoster, *, most: int = 10
) -> tuple[Shortage, ...]:
    """Return the largest shortages of a roster and what stands in the way.

    Parameters
    ----------
    problem, roster
        The plan.
    most
        How many to explain.

    """
    found = sorted(_stretches(problem, roster), key=lambda stretch: -stretch.hours)
    return tuple(
        replace(shortage, hindrances=_hindrances(problem, roster, shortage))
        for shortage in found[:most]
    )


def _stretches(problem: DistrictProblem, roster: DistrictRoster) -> Iterator[Shortage]:
    present, able, _ = covered(problem, roster)
    for station in range(problem.stations):
        serving = np.isfinite(problem.travel_cost[:, station])
        layers = [("", problem.required[station], present[station], serving)]
        layers += [
            (
                name,
                problem.required_with[station, c],
                able[station, c],
                serving & problem.has[:, c],
            )
            for c, name in enumerate(problem.competence_names)
        ]
        for competence, wanted, there, people in layers:
            lack = np.maximum(wanted - there, 0.0)
            for day in range(problem.days):
                span = slice(day * HOURS_IN_A_DAY, (day + 1) * HOURS_IN_A_DAY)
                for first, last in _runs(lack[span] > 0):
                    hours = lack[span][first:last]
                    worst = day * HOURS_IN_A_DAY + first + int(hours.argmax())
                    yield Shortage(
                        station=problem.station_names[station],
                        competence=competence,
                        day=day,
                        from_hour=first,
                        to_hour=last,
                        wanted=int(wanted[worst]),
                        present=float(there[worst]),
                        hours=float(hours.sum()),
                        able=int(people.sum()),
                        hindrances=(),
                    )


def _runs(lacking: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], lacking, [False]]).astype(int)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _hindrances(
    problem: DistrictProblem, roster: DistrictRoster, shortage: Shortage
) -> tuple[Hindrance, ...]:
    grouped: dict[tuple[Obstacle, str], list[str]] = {}
    for person, name in enumerate(problem.staff_names):
        found = _why_not(problem, roster, shortage, person)
        if found is not None:
            grouped.setdefault(found, []).append(name)
    return tuple(
        Hindrance(obstacle, detail, tuple(names))
        for (obstacle, detail), names in sorted(grouped.items())
    )


def _why_not(
    problem: DistrictProblem, roster: DistrictRoster, shortage: Shortage, person: int
) -> tuple[Obstacle, str] | None:
    """Return what keeps one person away; None for who is there already."""
    station = problem.station_names.index(shortage.station)
    if not np.isfinite(problem.travel_cost[person, station]):
        return Obstacle.NOT_SERVING, ""
    if (
        shortage.competence
        and not (problem.has[person, problem.competence_names.index(shortage.competence)])
    ):
        return Obstacle.NO_COMPETENCE, ""
    reasons: list[tuple[Obstacle, str]] = []
    for day, shift in _reaching(problem, shortage):
        now = int(roster.shifts[person, day])
        if now == shift and roster.stations[person, day] == station:
            return None
        choice = (day, shift, station)
        reasons.append(_why_not_shift(problem, roster, person, choice))
    if not reasons:
        return Obstacle.SHIFT, ""
    # What is least in the way says most: a rule before a leave that covers it all.
    order = list(Obstacle)
    return max(reasons, key=lambda reason: order.index(reason[0]))


def _reaching(problem: DistrictProblem, shortage: Shortage) -> Iterator[tuple[int, int]]:
    """Yield (day, shift) of the duties that fill some of the hours."""
    begin = shortage.from_hour * 60
    end = shortage.to_hour * 60
    for place, shift in enumerate(problem.shifts):
        if not (shift.covers and shift.kind.is_work):
            continue
        for day, offset in ((shortage.day, 0), (shortage.day - 1, MINUTES_IN_A_DAY)):
            starts = shift.start_minute - offset
            if day >= 0 and starts < end and starts + shift.minutes > begin:
                yield day, place


def _why_not_shift(
    problem: DistrictProblem,
    roster: DistrictRoster,
    person: int,
    choice: tuple[int, int, int],
) -> tuple[Obstacle, str]:
    """Return what is in the way of one (day, shift, station)."""
    day, shift, station = choice
    name = problem.staff_names[person]
    if problem.leave[person, day]:
        return Obstacle.LEAVE, ""
    if not problem.may_work[person, shift]:
        return Obstacle.SHIFT, ""
    if problem.fixed[person, day] != FREE:
        return Obstacle.FIXED, ""
    now = int(roster.shifts[person, day])
    if now != OFF:
        covers = problem.shifts[now].covers
        return (Obstacle.AT_WORK if covers else Obstacle.CONTACT), ""
    shifts, stations = roster.shifts.copy(), roster.stations.copy()
    shifts[person, day], stations[person, day] = shift, station
    tried = DistrictRoster(shifts, stations)
    limits = own_violations(problem, person, tried, Calendar(problem))
    if limits:
        return Obstacle.OWN_LIMIT, limits[0].limit
    duties = [duty for duty in duties_of(problem, tried) if duty.person == name]
    breaches = breaches_of(problem, duties, person=name)
    return (Obstacle.RULE, breaches[0].rule_id) if breaches else (Obstacle.COST, "")


def explain_stuck(problem: DistrictProblem, people: tuple[int, ...]) -> tuple[str, ...]:
    """Return, for each person without a lawful row, the limits that each alone would free.

    Parameters
    ----------
    problem
        The plan.
    people
        Indices of people without a lawful row.

    """
    return tuple(reason for person in people for reason in _stuck(problem, person))


def _stuck(problem: DistrictProblem, person: int) -> tuple[str, ...]:
    name = problem.staff_names[person]
    law = LawTables(Calendar(problem))
    settled = problem.fixed[person]
    said = []
    for day in np.flatnonzero(settled != FREE):
        shift = int(settled[day])
        pair: tuple[int, ...] = (shift,)
        if day and settled[day - 1] != FREE:
            pair = (int(settled[day - 1]), shift)
        for key in (pair, (shift,)):
            if key in law.reasons:
                said.append(
                    f"{name}, fixed duty of {law.calendar.date(int(day))}: {law.reasons[key]}"
                )
                break
    lifted = {
        "its fixed duties": {"fixed": np.full_like(problem.fixed, FREE)},
        "its contact duties": {"contact_duties": np.zeros_like(problem.contact_duties)},
        "its leave": {"leave": np.zeros_like(problem.leave)},
        "the most hours": {"most_minutes": np.full_like(problem.most_minutes, 10**6)},
        "the most weekends": {"most_weekends": np.full_like(problem.most_weekends, 99)},
        "the longest run": {"longest_run": np.full_like(problem.longest_run, 99)},
    }
    helps = []
    for words, change in lifted.items():
        trial = replace(problem, **change)  # type: ignore[arg-type]
        finder = DutyFinder(LawTables(Calendar(trial)))
        price = np.zeros((problem.days, finder.problem.shifts))
        if finder.cheapest(person, price, finder.everything()[person])[1] is not None:
            helps.append(words)
    ways = ", or ".join(helps) if helps else "no single limit"
    return (*said, f"{name} has no lawful row; lifting {ways} would help.")
