"""Puts a folder of files together into a district's roster problem."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rosters.holidays import norwegian_holidays
from naervaer.domain.rosters.layers import RuleLayers
from naervaer.planning.rostering.district import (
    FREE,
    DistrictProblem,
    DistrictWeights,
    DutyShift,
)
from naervaer.registers.rosters.plan_folder import CoverLine, PlanFolder, SpanLine

_WEEK, _HOURS = 7, 24
_LONGEST_RUN = 6
_WORKDAYS = 5


def district_problem(plan: PlanFolder, layers: RuleLayers) -> DistrictProblem:
    """Return the problem of a folder.

    Leave on a weekday takes a fifth of a week's hours off what a person may work.

    Raises
    ------
    UnusableInputError
        When a shift, person, station or competence is unknown, leave overlaps, or a duty is
        settled in leave; the message says which.

    """
    days = plan.weeks * _WEEK
    people = [line.person for line in plan.staff]
    stations = sorted({line.station for line in plan.staff} | {c.station for c in plan.cover})
    names = [line.name for line in plan.shifts]
    competences = sorted({name for line in plan.staff for name in line.competences})
    leave = _leave(plan, people, days)
    shape = (len(people), days, len(names))
    wish_on, wish_off = np.zeros(shape), np.zeros(shape)
    for request in plan.requests:
        day = _day(request.date, plan.first_day, days, what=f"{request.person}'s wish")
        person = _place(request.person, people, "person")
        which = list(range(len(names)))
        if request.shift:
            which = [_place(request.shift, names, "shift")]
        target = wish_on if request.wanted else wish_off
        target[person, day, which] += request.weight
    fixed = np.full(shape[:2], FREE, dtype=np.int64)
    for line in plan.fixed:
        day = _day(line.date, plan.first_day, days, what=f"{line.person}'s fixed duty")
        person = _place(line.person, people, "person")
        if leave[person, day]:
            msg = f"{line.person} has leave and the fixed duty {line.shift} on {line.date}."
            raise UnusableInputError(msg)
        fixed[person, day] = _place(line.shift, names, "shift")
    contact = np.array([[line.contact_duties] * plan.weeks for line in plan.staff])
    free = (~leave).reshape(len(people), plan.weeks, _WEEK)[:, :, :_WORKDAYS].sum(axis=2)
    heads, with_competence, standby = _required(plan, stations, competences, days)
    known = {field.name for field in fields(DistrictWeights)}
    for name in plan.weights:
        if name not in known:
            msg = (
                f"[weights] has the unknown key {name!r}, expected {', '.join(sorted(known))}."
            )
            raise UnusableInputError(msg)
    last = plan.first_day + timedelta(days=days)
    problem = DistrictProblem(
        first_day=plan.first_day,
        shifts=tuple(
            DutyShift(
                name=line.name,
                start_minute=line.start_minute,
                minutes=line.minutes,
                break_minutes=line.break_minutes,
                kind=line.kind,
                covers=line.covers,
            )
            for line in plan.shifts
        ),
        staff_names=tuple(people),
        station_names=tuple(stations),
        competence_names=tuple(competences),
        home=np.array([stations.index(line.station) for line in plan.staff]),
        has=np.array([[c in line.competences for c in competences] for line in plan.staff]),
        may_work=_may_work(plan, names),
        most_minutes=np.array(
            [
                int(line.hours_per_week * 60 * (plan.weeks - away))
                for line, away in zip(plan.staff, _weeks_away(leave), strict=True)
            ]
        ),
        most_weekends=np.array(
            [_or(line.most_weekends, plan.weeks) for line in plan.staff], dtype=np.int64
        ),
        longest_run=np.array([_or(line.longest_run, _LONGEST_RUN) for line in plan.staff]),
        leave=leave,
        fixed=fixed,
        contact_duties=np.minimum(contact, free),
        required=heads,
        required_with=with_competence,
        required_standby=standby,
        wish_on=wish_on,
        wish_off=wish_off,
        travel_cost=_travel(plan, stations),
        change_cost=np.zeros(shape),
        off_cost=np.zeros(shape[:2]),
        weights=DistrictWeights(**plan.weights),
        layers=layers,
        holidays=norwegian_holidays(plan.first_day.year, last.year),
        before=plan.before,
    )
    return problem if plan.sharing else problem.closed()


def absence(spans: Iterable[SpanLine], problem: DistrictProblem) -> NDArray[np.bool_]:
    """Return who is away when, shape (P, D); days outside the roster are left out."""
    away = np.zeros((problem.people, problem.days), dtype=np.bool_)
    for span in spans:
        person = _place(span.person, list(problem.staff_names), "person")
        first = max(0, (span.first - problem.first_day).days)
        last = min(problem.days - 1, (span.last - problem.first_day).days)
        if away[person, first : last + 1].any():
            msg = f"{span.person}: leave {span.first} to {span.last} overlaps another one."
            raise UnusableInputError(msg)
        away[person, first : last + 1] = True
    return away


def _leave(plan: PlanFolder, people: list[str], days: int) -> NDArray[np.bool_]:
    away = np.zeros((len(people), days), dtype=np.bool_)
    spans: dict[str, list[SpanLine]] = {}
    for span in plan.leave:
        person = _place(span.person, people, "person")
        for other in spans.setdefault(span.person, []):
            if span.first <= other.last and other.first <= span.last:
                msg = (
                    f"{span.person}: leave {span.first} to {span.last} overlaps leave "
                    f"{other.first} to {other.last}."
                )
                raise UnusableInputError(msg)
        spans[span.person].append(span)
        first = max(0, (span.first - plan.first_day).days)
        away[person, first : max(0, (span.last - plan.first_day).days + 1)] = True
    return away


def _weeks_away(leave: NDArray[np.bool_]) -> NDArray[np.float64]:
    weekdays = np.arange(leave.shape[1]) % _WEEK < _WORKDAYS
    return np.asarray(leave[:, weekdays].sum(axis=1) / _WORKDAYS)


def _may_work(plan: PlanFolder, names: list[str]) -> NDArray[np.bool_]:
    may = np.zeros((len(plan.staff), len(names)), dtype=np.bool_)
    for person, line in enumerate(plan.staff):
        if line.shifts:
            may[person, [_place(name, names, "shift") for name in line.shifts]] = True
        else:
            may[person] = [shift.covers for shift in plan.shifts]
        if line.contact_duties:
            may[person] |= [not shift.covers for shift in plan.shifts]
    return may


def _required(
    plan: PlanFolder, stations: list[str], competences: list[str], days: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    hours = days * _HOURS
    heads = np.zeros((len(stations), hours), dtype=np.int64)
    able = np.zeros((len(stations), len(competences), hours), dtype=np.int64)
    standby = np.zeros((len(stations), hours), dtype=np.int64)
    for line in plan.cover:
        station = stations.index(line.station)
        target = standby[station] if line.standby else heads[station]
        if line.competence:
            target = able[station, _place(line.competence, competences, "competence")]
        for hour in _hours(line, plan.first_day, days):
            target[hour] = line.people
    return heads, able, standby


def _hours(line: CoverLine, first_day: date, days: int) -> Iterable[int]:
    """Yield the hours of a cover line; those past midnight belong to the day after."""
    end = line.to_hour if line.to_hour > line.from_hour else line.to_hour + _HOURS
    wanted = range(days)
    if line.date is not None:
        day = _day(line.date, first_day, days, what=f"cover at {line.station}")
        wanted = range(day, day + 1)
    for day in wanted:
        if line.date is None and day % _WEEK not in line.days:
            continue
        for hour in range(line.from_hour, end):
            if day * _HOURS + hour < days * _HOURS:
                yield day * _HOURS + hour


def _travel(plan: PlanFolder, stations: list[str]) -> NDArray[np.float64]:
    between = np.full((len(stations), len(stations)), np.inf)
    np.fill_diagonal(between, 0.0)
    for line in plan.travel:
        home = _place(line.home, stations, "station")
        between[home, _place(line.station, stations, "station")] = line.cost
    return between[[stations.index(line.station) for line in plan.staff]]


def _or(value: int | None, otherwise: int) -> int:
    return otherwise if value is None else value


def _place(name: str, names: list[str], what: str) -> int:
    if name not in names:
        msg = f"Unknown {what} {name!r}, expected one of {', '.join(names)}."
        raise UnusableInputError(msg)
    return names.index(name)


def _day(on: date, first_day: date, days: int, *, what: str) -> int:
    day = (on - first_day).days
    if not 0 <= day < days:
        last = first_day + timedelta(days=days - 1)
        msg = f"{what} is on {on}, expected {first_day} to {last}."
        raise UnusableInputError(msg)
    return day
