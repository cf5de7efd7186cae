"""A district's roster to files and from them."""

from datetime import datetime
from pathlib import Path

import numpy as np

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.planning.rostering.district import (
    DistrictProblem,
    DistrictRoster,
    duties_of,
)
from naervaer.registers.rosters.plan_folder import read_lines
from naervaer.registers.rosters.write_roster import (
    PlacedDuty,
    write_csv_roster,
    write_icalendar_roster,
)

_COLUMNS = ("person", "start", "end?", "break_minutes?", "kind?", "shift", "station")
_OFF = -1


def write_roster_files(path: Path, problem: DistrictProblem, roster: DistrictRoster) -> Path:
    """Write CSV to `path` and iCalendar beside it; return where the calendar went."""
    working = np.argwhere(roster.shifts != _OFF)
    placed = [
        PlacedDuty(
            duty,
            problem.shifts[roster.shifts[person, day]].name,
            problem.station_names[roster.stations[person, day]],
        )
        for duty, (person, day) in zip(duties_of(problem, roster), working, strict=True)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    write_csv_roster(path, placed)
    calendar = path.with_suffix(".ics")
    write_icalendar_roster(calendar, placed)
    return calendar


def read_roster_file(path: Path, problem: DistrictProblem) -> DistrictRoster:
    """Read a roster written by `write_roster_files`, in the terms of a problem.

    Raises
    ------
    UnusableInputError
        When a person, shift or station is unknown, or a duty lies outside the roster.

    """
    if not path.is_file():
        msg = f"There is no file {path}."
        raise MissingDataError(msg)
    shifts = np.full((problem.people, problem.days), _OFF, dtype=np.int64)
    stations = shifts.copy()
    shift_names = [shift.name for shift in problem.shifts]
    for line in read_lines(path, _COLUMNS, dict):
        for what, name, known in (
            ("person", line["person"], problem.staff_names),
            ("shift", line["shift"], shift_names),
            ("station", line["station"], problem.station_names),
        ):
            if name not in known:
                msg = f"{path}: unknown {what} {name!r}, expected one of {', '.join(known)}."
                raise UnusableInputError(msg)
        day = (datetime.fromisoformat(line["start"]).date() - problem.first_day).days
        if not 0 <= day < problem.days:
            msg = f"{path}: {line['person']} works {line['start']}, outside the roster."
            raise UnusableInputError(msg)
        person = problem.staff_names.index(line["person"])
        if shifts[person, day] != _OFF:
            msg = f"{path}: {line['person']} has two duties that begin on {line['start'][:10]}."
            raise UnusableInputError(msg)
        shifts[person, day] = shift_names.index(line["shift"])
        stations[person, day] = problem.station_names.index(line["station"])
    return DistrictRoster(shifts, stations)
