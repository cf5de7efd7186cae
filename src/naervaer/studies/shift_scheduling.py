"""Turns a shift-scheduling file into a roster problem, and a roster into a file."""

import csv
import io
import os
from pathlib import Path

import numpy as np

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.planning.rostering import OFF, Roster, RosterProblem
from naervaer.registers.instances.shift_scheduling import ShiftSchedulingInstance


def roster_problem(instance: ShiftSchedulingInstance) -> RosterProblem:
    """Return the arrays of an instance; days and shifts without a cover line cost nothing."""
    names = tuple(shift.name for shift in instance.shifts)
    staff = tuple(person.name for person in instance.staff)
    shift_at = {name: index for index, name in enumerate(names)}
    person_at = {name: index for index, name in enumerate(staff)}
    shape = (len(staff), instance.days, len(names))
    may_follow = np.ones((len(names), len(names)), dtype=np.bool_)
    for shift in instance.shifts:
        for other in shift.cannot_follow:
            may_follow[shift_at[shift.name], shift_at[other]] = False
    most_shifts = np.full((len(staff), len(names)), instance.days, dtype=np.int64)
    for person in instance.staff:
        for name, most in person.most_shifts.items():
            most_shifts[person_at[person.name], shift_at[name]] = most
    day_off = np.zeros(shape[:2], dtype=np.bool_)
    for name, day in instance.days_off:
        day_off[person_at[name], day] = True
    wish_on, wish_off = np.zeros(shape), np.zeros(shape)
    for target, wishes in ((wish_on, instance.wishes_on), (wish_off, instance.wishes_off)):
        for wish in wishes:
            target[person_at[wish.person], wish.day, shift_at[wish.shift]] += wish.weight
    required = np.zeros(shape[1:], dtype=np.int64)
    under, over = np.zeros(shape[1:]), np.zeros(shape[1:])
    for line in instance.cover:
        place = line.day, shift_at[line.shift]
        required[place], under[place] = line.required, line.under_weight
        over[place] = line.over_weight

    def limit(name: str) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return np.array([getattr(person, name) for person in instance.staff], dtype=np.int64)

    return RosterProblem(
        shift_names=names,
        staff_names=staff,
        shift_minutes=np.array([shift.minutes for shift in instance.shifts], dtype=np.int64),
        may_follow=may_follow,
        most_shifts=most_shifts,
        least_minutes=limit("least_minutes"),
        most_minutes=limit("most_minutes"),
        longest_run=limit("longest_run"),
        shortest_run=limit("shortest_run"),
        shortest_off=limit("shortest_off"),
        most_weekends=limit("most_weekends"),
        day_off=day_off,
        wish_on=wish_on,
        wish_off=wish_off,
        required=required,
        under_weight=under,
        over_weight=over,
    )


def write_roster(path: Path, problem: RosterProblem, roster: Roster) -> None:
    """Write one line a person, one field a day: the shift's name, or nothing when off."""
    text = io.StringIO()
    writer = csv.writer(text)
    for row in roster.shifts:
        writer.writerow(["" if s == OFF else problem.shift_names[s] for s in row])
    write_whole(path, text.getvalue())


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there whole or not at all; what stood there stays till then.

    What is no plain file, such as a pipe, is written to directly.
    """
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8", newline="")
        return
    goal = path.resolve()
    part = goal.with_name(f".{goal.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(goal)
    finally:
        part.unlink(missing_ok=True)


def read_roster(path: Path, problem: RosterProblem) -> Roster:
    """Read what `write_roster` wrote.

    Raises
    ------
    MissingDataError
        When there is no such file.
    UnusableInputError
        When the lines, the fields or a shift name do not fit the problem.

    """
    if not path.is_file():
        msg = f"There is no file {path}."
        raise MissingDataError(msg)
    try:
        text = path.read_text(encoding="utf-8-sig")
        lines = list(csv.reader(io.StringIO(text, newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        msg = f"{path} is no CSV in UTF-8: {error}."
        raise UnusableInputError(msg) from error
    if len(lines) != problem.people:
        msg = (
            f"{path} has {len(lines)} lines, expected one for each of {problem.people} people."
        )
        raise UnusableInputError(msg)
    shift_at = {name: index for index, name in enumerate(problem.shift_names)}
    shift_at[""] = OFF
    shifts = np.full((problem.people, problem.days), OFF, dtype=np.int64)
    for person, line in enumerate(lines):
        # A person who is off throughout a one-day horizon is an empty line.
        fields = line or [""]
        if len(fields) != problem.days:
            msg = f"{path} line {person + 1} has {len(fields)} fields, expected {problem.days}."
            raise UnusableInputError(msg)
        for day, name in enumerate(fields):
            if name.strip() not in shift_at:
                msg = f"{path} line {person + 1}: {name!r} is not a shift of the instance."
                raise UnusableInputError(msg)
            shifts[person, day] = shift_at[name.strip()]
    return Roster(shifts)
