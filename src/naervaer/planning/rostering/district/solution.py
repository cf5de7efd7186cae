"""A district's roster, counted by a scorer that shares nothing with the solvers."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.rosters.breach import Breach
from naervaer.domain.rosters.checker import check_roster
from naervaer.domain.rosters.duty import Duty, DutyKind
from naervaer.domain.rosters.rests import short_rest_days
from naervaer.planning.rostering.district.calendar import Calendar
from naervaer.planning.rostering.district.cover import Measure, fair_ranges, measured
from naervaer.planning.rostering.district.problem import (
    DAYS_IN_A_WEEK,
    FREE,
    HOURS_IN_A_DAY,
    DistrictProblem,
)

OFF = -1
_SATURDAY = 5


@dataclass(frozen=True, slots=True, eq=False)
class DistrictRoster:
    """Who works which shift where.

    Attributes
    ----------
    shifts, stations
        Shape (P, D), `OFF` on days without duty.

    """

    shifts: NDArray[np.int64]
    stations: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictScore:
    """Every part of a roster's cost by itself, and every rule it breaks.

    Attributes
    ----------
    missing, missing_competence, spare, missing_standby
        Person-hours.
    nights_outside, weekend_days_outside
        Nights and weekend days beyond people's fair ranges.
    short_rests
        Rests under eleven hours.
    wishes, travel, changes
        Costs.
    objective
        All of it, weighted.
    breaches
        From `check_roster`, with the duties before the roster; those that begin in it.
    violations
        Limits of the problem itself that are broken: leave, fixed duties, competence …

    """

    missing: float
    missing_competence: float
    spare: float
    missing_standby: float
    nights_outside: int
    weekend_days_outside: int
    short_rests: int
    wishes: float
    travel: float
    changes: float
    objective: float
    breaches: tuple[Breach, ...]
    violations: tuple[str, ...]


def duties_of(problem: DistrictProblem, roster: DistrictRoster) -> list[Duty]:
    """Return the roster as duties with real times."""
    calendar = Calendar(problem)
    return [
        calendar.duty(problem.staff_names[person], int(day), int(roster.shifts[person, day]))
        for person, day in np.argwhere(roster.shifts != OFF)
    ]


def covered(
    problem: DistrictProblem, roster: DistrictRoster
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the people there by the hour: in all, by competence, and on standby.

    Returns
    -------
    tuple
        Shapes (N, H), (N, C, H) and (N, H).

    """
    hours = problem.days * HOURS_IN_A_DAY
    present = np.zeros((problem.stations, hours + HOURS_IN_A_DAY))
    able = np.zeros((problem.stations, len(problem.competence_names), hours + HOURS_IN_A_DAY))
    ready = np.zeros_like(present)
    share = Calendar(problem).cover()
    for person, day in np.argwhere(roster.shifts != OFF):
        shift, station = roster.shifts[person, day], roster.stations[person, day]
        kind = problem.shifts[shift]
        span = slice(day * HOURS_IN_A_DAY, (day + 2) * HOURS_IN_A_DAY)
        if kind.kind is DutyKind.STANDBY:
            ready[station, span] += share[shift]
        elif kind.covers:
            present[station, span] += share[shift]
            able[station, problem.has[person], span] += share[shift]
    return present[:, :hours], able[:, :, :hours], ready[:, :hours]


def score_district(problem: DistrictProblem, roster: DistrictRoster) -> DistrictScore:
    """Count a roster's cost and everything it breaks."""
    duties = duties_of(problem, roster)
    parts = cost_parts(problem, roster, duties=duties)
    calendar = Calendar(problem)
    return DistrictScore(
        **parts,
        objective=total_cost(problem, parts),
        breaches=breaches_of(problem, duties),
        violations=tuple(
            broken.text
            for person in range(problem.people)
            for broken in own_violations(problem, person, roster, calendar)
        ),
    )


class CostParts(TypedDict):
    """Every part of a roster's cost, as in `DistrictScore`."""

    missing: float
    missing_competence: float
    spare: float
    missing_standby: float
    nights_outside: int
    weekend_days_outside: int
    short_rests: int
    wishes: float
    travel: float
    changes: float


def cost_parts(
    problem: DistrictProblem, roster: DistrictRoster, *, duties: list[Duty] | None = None
) -> CostParts:
    """Return every part of a roster's cost, whether or not it is lawful."""
    present, able, ready = covered(problem, roster)
    working = roster.shifts != OFF
    people, days = np.nonzero(working)
    shifts, stations = roster.shifts[working], roster.stations[working]
    outside = {measure: int(beyond(problem, roster, measure).sum()) for measure in Measure}
    wishes = (
        problem.wish_on.sum()
        - problem.wish_on[people, days, shifts].sum()
        + problem.wish_off[people, days, shifts].sum()
    )
    changes = problem.change_cost[people, days, shifts].sum() + problem.off_cost[~working].sum()
    # Only overtime may cut a rest under eleven hours; duties before may have been such.
    may_be_short = problem.before or any(s.kind is DutyKind.OVERTIME for s in problem.shifts)
    short = 0
    if may_be_short or duties is not None:
        rests = short_rests(problem, duties_of(problem, roster) if duties is None else duties)
        short = sum(len(days_) for days_ in rests.values())
    return CostParts(
        missing=float(np.maximum(problem.required - present, 0).sum()),
        missing_competence=float(np.maximum(problem.required_with - able, 0).sum()),
        spare=float(np.maximum(present - problem.required, 0).sum()),
        missing_standby=float(np.maximum(problem.required_standby - ready, 0).sum()),
        nights_outside=outside[Measure.NIGHT],
        weekend_days_outside=outside[Measure.WEEKEND_DAY],
        short_rests=short,
        wishes=float(wishes),
        travel=float(problem.travel_cost[people, stations].sum()),
        changes=float(changes),
    )


def total_cost(problem: DistrictProblem, parts: CostParts) -> float:
    """Return all parts, weighted."""
    weights = problem.weights
    return (
        weights.missing_hour * (parts["missing"] + parts["missing_standby"])
        + weights.missing_competence_hour * parts["missing_competence"]
        + weights.spare_hour * parts["spare"]
        + weights.night * parts["nights_outside"]
        + weights.weekend_day * parts["weekend_days_outside"]
        + weights.short_rest * parts["short_rests"]
        + parts["wishes"]
        + parts["travel"]
        + parts["changes"]
    )


def short_rests(problem: DistrictProblem, duties: list[Duty]) -> dict[str, list[object]]:
    """Return for each person the days in the roster on which a short rest ended."""
    work: dict[str, list[Duty]] = {name: [] for name in problem.staff_names}
    for duty in (*problem.before, *duties):
        if duty.kind.is_work:
            work[duty.person].append(duty)
    found: dict[str, list[object]] = {}
    for name, own in work.items():
        own.sort(key=lambda duty: duty.starts_at)
        found[name] = [day for day in short_rest_days(own) if day >= problem.first_day]
    return found


def breaches_of(
    problem: DistrictProblem, duties: list[Duty], *, person: str | None = None
) -> tuple[Breach, ...]:
    """Return what the checker says, apart from what was broken before the roster began.

    Parameters
    ----------
    problem
        Says which rules apply, and what came before.
    duties
        Of the roster.
    person
        Only this one, if given.

    """
    before = [d for d in problem.before if person is None or d.person == person]
    every = [*before, *duties]
    if not every:
        return ()
    last = problem.first_day + timedelta(days=problem.days - 1)
    first = min([problem.first_day, *(duty.starts_at.date() for duty in problem.before)])
    found = check_roster(every, problem.layers, holidays=problem.holidays, period=(first, last))
    if not before:
        return found.breaches
    earlier = check_roster(before, problem.layers, holidays=problem.holidays)
    old = {(breach.person, breach.on, breach.rule_id) for breach in earlier.breaches}
    return tuple(
        breach
        for breach in found.breaches
        if (breach.person, breach.on, breach.rule_id) not in old
    )


def beyond(
    problem: DistrictProblem, roster: DistrictRoster, measure: Measure
) -> NDArray[np.int64]:
    """Return how far each person is outside the fair range of a measure, shape (P,)."""
    count = counted(problem, roster)[measure]
    low, high = fair_ranges(Calendar(problem))[measure].T
    return np.asarray(np.maximum(low - count, 0) + np.maximum(count - high, 0))


def counted(
    problem: DistrictProblem, roster: DistrictRoster
) -> dict[Measure, NDArray[np.int64]]:
    """Return each person's count of each measure, shape (P,)."""
    days = np.arange(problem.days)
    return {
        measure: np.where(roster.shifts != OFF, counts[days, roster.shifts], False)  # noqa: FBT003
        .sum(axis=1)
        .astype(np.int64)
        for measure, counts in measured(Calendar(problem)).items()
    }


@dataclass(frozen=True, slots=True)
class Violation:
    """A limit of the problem itself that a row breaks.

    Attributes
    ----------
    person
        Whose row.
    limit
        Which one: leave, fixed, may_work, station, contact, weekends, run or hours.
    text
        What was found and what was expected.

    """

    person: str
    limit: str
    text: str


def own_violations(
    problem: DistrictProblem, person: int, roster: DistrictRoster, calendar: Calendar
) -> list[Violation]:
    """Return the person's own limits that a row breaks; the law is the checker's matter."""
    name = problem.staff_names[person]
    row = roster.shifts[person]
    works = row != OFF
    days = np.flatnonzero(works)
    settled = problem.fixed[person] != FREE
    found = [("leave", f"works in leave on day {day}") for day in np.flatnonzero(
        works & problem.leave[person]
    )]  # fmt: skip
    found += [
        ("leave", f"the duty of day {day} ends in leave")
        for day in days
        if day + 1 < problem.days
        and problem.leave[person, day + 1]
        and calendar.ends_after_midnight[row[day]]
        and not settled[day]
    ]
    found += [
        ("fixed", f"the fixed duty of day {day} is not kept")
        for day in np.flatnonzero(settled & (row != problem.fixed[person]))
    ]
    for day in days:
        if not problem.may_work[person, row[day]]:
            found.append(
                ("may_work", f"may not work {problem.shifts[row[day]].name} (day {day})")
            )
        if not np.isfinite(problem.travel_cost[person, roster.stations[person, day]]):
            found.append(("station", f"does not serve at the station of day {day}"))
    found += _sums_broken(problem, person, row, calendar)
    return [Violation(name, limit, f"{name}: {text}.") for limit, text in found]


def _sums_broken(
    problem: DistrictProblem, person: int, row: NDArray[np.int64], calendar: Calendar
) -> list[tuple[str, str]]:
    works = row != OFF
    found = []
    contact = np.array([not shift.covers for shift in problem.shifts])
    held = (works & contact[row]).reshape(-1, DAYS_IN_A_WEEK).sum(axis=1)
    for week in np.flatnonzero(held != problem.contact_duties[person]):
        wanted = problem.contact_duties[person, week]
        found.append(
            ("contact", f"{held[week]} contact duties in week {week}, expected {wanted}")
        )
    weekends = int(works.reshape(-1, DAYS_IN_A_WEEK)[:, _SATURDAY:].any(axis=1).sum())
    most = int(problem.most_weekends[person])
    if weekends > most:
        found.append(("weekends", f"{weekends} weekends with work, at most {most}"))
    runs = "".join("x" if work else " " for work in works).split()
    longest, most = max(map(len, runs), default=0), int(problem.longest_run[person])
    if longest > most:
        found.append(("run", f"{longest} days in a row, at most {most}"))
    days = np.flatnonzero(works)
    minutes, most = int(calendar.ordinary[days, row[days]].sum()), problem.most_minutes[person]
    if minutes > most:
        found.append(("hours", f"{minutes / 60:g} hours, at most {most / 60:g}"))
    return found
