"""Reads a roster from CSV: one line for each stretch of work, standby or leave.

Columns: ``person``, ``start``, ``end`` (ISO 8601, local time in Norway unless an offset is
given) and, where wanted, ``break_minutes``, ``kind`` (ordinary, overtime, standby, leave,
compensation) and ``ground`` (life, evidence, short_task). ``shift`` and ``station`` may stand
there as names, and say nothing to the rules. Comma or semicolon between fields.
"""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.domain.rosters.duty import Duty, DutyKind, Ground
from naervaer.registers.rosters.times import parse_time

REQUIRED = ("person", "start", "end")
OPTIONAL = ("break_minutes", "kind", "ground", "consent", "shift", "station")


def read_csv_roster(path: Path) -> list[Duty]:
    """Read a roster.

    Raises
    ------
    MissingDataError
        When there is no such file.
    UnusableInputError
        When a column is missing or unknown, or a line cannot be read; the line is named.

    """
    if not path.is_file():
        msg = f"There is no file {path}."
        raise MissingDataError(msg)
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        msg = f"{path} is not UTF-8 text: {error}."
        raise UnusableInputError(msg) from None
    separator = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    reader = csv.DictReader(lines, delimiter=separator)
    columns = [name.strip() for name in reader.fieldnames or ()]
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        msg = f"{path} lacks the column {missing[0]}, expected {', '.join(REQUIRED)}."
        raise UnusableInputError(msg)
    unknown = [name for name in columns if name not in REQUIRED + OPTIONAL]
    if unknown:
        msg = f"{path} has the unknown column {unknown[0]!r}, expected {', '.join(OPTIONAL)}."
        raise UnusableInputError(msg)
    reader.fieldnames = columns
    duties = []
    for number, line in enumerate(reader, start=2):
        try:
            refuse_more_fields(line, len(columns))
            duties.append(_duty({name: line[name] for name in columns}))
        except UnusableInputError as error:
            msg = f"{path} line {number}: {error}"
            raise UnusableInputError(msg) from None
    return duties


def refuse_more_fields(line: Mapping[Any, Any], count: int) -> None:
    """Refuse a line that goes on after its last column, as decimal commas make it do."""
    if any(cell.strip() for cell in line.get(None) or ()):
        raise UnusableInputError(f"there are more than {count} fields, expected {count}.")


def _duty(line: dict[str, str | None]) -> Duty:
    fields = {name: (value or "").strip() for name, value in line.items()}
    if not fields["person"]:
        msg = "person is empty, expected a name or a number."
        raise UnusableInputError(msg)
    return Duty(
        person=fields["person"],
        starts_at=parse_time(fields["start"]),
        ends_at=parse_time(fields["end"]),
        break_minutes=minutes_of(fields.get("break_minutes", "")),
        kind=kind_of(fields.get("kind", "")),
        ground=ground_of(fields.get("ground", "")),
        consent=consent_of(fields.get("consent", "")),
    )


def minutes_of(text: str) -> float:
    """Return minutes, 0 when nothing is written."""
    try:
        return float(text.replace(",", ".") or 0.0)
    except ValueError:
        msg = f"break_minutes is {text!r}, expected a number."
        raise UnusableInputError(msg) from None


def kind_of(text: str) -> DutyKind:
    """Return the kind of duty, ordinary when nothing is written."""
    try:
        return DutyKind(text.lower() or DutyKind.ORDINARY)
    except ValueError:
        expected = ", ".join(kind.value for kind in DutyKind)
        msg = f"unknown shift kind {text!r}, expected one of {expected}."
        raise UnusableInputError(msg) from None


def consent_of(text: str) -> bool:
    """Return whether consent is noted: yes, no or nothing."""
    if text.lower() not in {"", "yes", "no"}:
        msg = f"consent is {text!r}, expected yes or no."
        raise UnusableInputError(msg)
    return text.lower() == "yes"


def ground_of(text: str) -> Ground:
    """Return the ground for a very short rest, none when nothing is written."""
    try:
        return Ground(text.lower())
    except ValueError:
        expected = ", ".join(ground.value for ground in Ground if ground)
        msg = f"unknown ground {text!r}, expected one of {expected}."
        raise UnusableInputError(msg) from None
