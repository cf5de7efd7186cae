"""A user's own staff, leave and cover, read from CSV with a clear word on what is wrong."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.tables import read_text

STAFF_COLUMNS: tuple[str, ...] = (
    "person",
    "station_district",
    "position",
    "competences",
    "contact",
)
LEAVE_COLUMNS: tuple[str, ...] = ("person", "first", "last")
COVER_COLUMNS: tuple[str, ...] = ("station_district", "weekday", "hour", "units")
_WEEK, _HOURS = 7, 24
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class StaffMember:
    """One person of a staff.

    Attributes
    ----------
    person
        Name or number.
    station_district
        Where the person serves.
    position
        Share of a full position, above 0 and at most 1.
    competences
        Such as `drone`.
    contact
        Whether the person is a police contact with protected hours.

    """

    person: str
    station_district: str
    position: float
    competences: tuple[str, ...]
    contact: bool


@dataclass(frozen=True, slots=True)
class Leave:
    """Days a person is away, both included."""

    person: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class WantedCover:
    """Units wanted in one hour of the week; weekday 0 is Monday."""

    station_district: str
    weekday: int
    hour: int
    units: int


def read_staff(file: Path) -> tuple[StaffMember, ...]:
    """Return the people of a file; competences are separated by spaces.

    Raises
    ------
    UnusableInputError
        When a column is missing, a person comes twice, or a value is out of range.

    """

    def member(row: dict[str, str]) -> StaffMember:
        position = float(row["position"] or 1.0)
        if not row["person"] or not 0 < position <= 1:
            raise ValueError
        return StaffMember(
            person=row["person"],
            station_district=row["station_district"],
            position=position,
            competences=tuple(row["competences"].replace(";", " ").split()),
            contact={"": False, "no": False, "yes": True}[row["contact"].lower()],
        )

    wanted = "a person, position above 0 to 1, contact yes or no"
    people = _read(file, STAFF_COLUMNS, member, wanted)
    names = [one.person for one in people]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        msg = f"{file.name} has {twice[0]!r} twice, expected every person once."
        raise UnusableInputError(msg)
    return people


def read_leave(file: Path, *, people: Sequence[str]) -> tuple[Leave, ...]:
    """Return the leave of a file.

    Raises
    ------
    UnusableInputError
        When a person is not among `people`, a day does not exist, or an end comes first.

    """

    def leave(row: dict[str, str]) -> Leave:
        first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
        if last < first or row["person"] not in known:
            raise ValueError
        return Leave(row["person"], first, last)

    known = set(people)
    wanted = "a person of the staff, and first and last as YYYY-MM-DD in that order"
    return _read(file, LEAVE_COLUMNS, leave, wanted)


def read_cover(file: Path, *, station_districts: Sequence[str]) -> tuple[WantedCover, ...]:
    """Return the cover of a file; hours that are not named want nobody.

    Raises
    ------
    UnusableInputError
        When a station district is unknown or a value is out of range.

    """

    def wanted_cover(row: dict[str, str]) -> WantedCover:
        found = WantedCover(
            row["station_district"], int(row["weekday"]), int(row["hour"]), int(row["units"])
        )
        in_range = 0 <= found.weekday < _WEEK and 0 <= found.hour < _HOURS
        if not in_range or found.units < 0 or found.station_district not in known:
            raise ValueError
        return found

    known = set(station_districts)
    wanted = (
        f"a station district such as {station_districts[0]!r}, weekday 0 to 6, hour 0 to 23 "
        "and units of 0 or more"
    )
    return _read(file, COVER_COLUMNS, wanted_cover, wanted)


def _read(
    file: Path, columns: tuple[str, ...], made: Callable[[dict[str, str]], _T], wanted: str
) -> tuple[_T, ...]:
    found = []
    for number, row in _rows(file, columns):
        try:
            found.append(made(row))
        except (ValueError, KeyError):
            given = ", ".join(f"{name} {value!r}" for name, value in row.items())
            msg = f"{file.name} line {number} has {given}; expected {wanted}."
            raise UnusableInputError(msg) from None
    if not found:
        msg = f"{file.name} has no rows, expected at least one."
        raise UnusableInputError(msg)
    return tuple(found)


def _rows(file: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    text = read_text(file)
    separator = max(",;\t", key=text.split("\n", 1)[0].count)
    reader = csv.DictReader(io.StringIO(text), delimiter=separator)
    missing = [name for name in columns if name not in (reader.fieldnames or ())]
    if missing:
        msg = f"{file.name} lacks the column {missing[0]!r}, expected {', '.join(columns)}."
        raise UnusableInputError(msg)
    for number, row in enumerate(reader, start=2):
        yield number, {name: (row[name] or "").strip() for name in columns}
