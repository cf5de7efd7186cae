"""Read a table of events: when, and where if it says so."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.incidents.refusals import refuse_columns
from naervaer.registers.tables import read_text

COUNT_COLUMNS = ("incidents", "count", "counts", "events", "antall", "hendelser")
"""A column of one of these names says how many events a row stands for."""

MOST_EVENTS = 1e9
"""More events than this stand for no row."""

LAST_MINUTE = 59

LONGEST_YEARS = 100
"""A table that spans more holds a mistyped date."""

SWEDISH_COLUMNS = {"id", "datetime", "type", "summary", "location"}
SWEDISH_DIGEST = "Sammanfattning"
PUBLICATION_TIMES = (
    "these are times of publication by the Swedish police, not of events; use them by day"
)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class EventTable:
    """Events as read.

    Attributes
    ----------
    times
        When, to the hour, local time as written, shape (E,), datetime64[h].
    areas
        Number of each event's area in `area_names`, shape (E,).
    area_names
        Sorted; a single empty name without an area column.
    weights
        Events each row stands for, shape (E,).
    hour_is_known
        Whether the clock in the table tells when things happened.
    hour_note
        Why it does not, or None.
    notes
        What was left out or taken for granted, in words.

    """

    times: NDArray[np.datetime64]
    areas: NDArray[np.int64]
    area_names: tuple[str, ...]
    weights: NDArray[np.float64]
    hour_is_known: bool
    hour_note: str | None
    notes: tuple[str, ...]


def read_events(
    file: Path, *, time: str, area: str | None = None, count: str | None = None
) -> EventTable:
    """Read a delimited file of events, plain or `.gz`, in UTF-8 with a header.

    Parameters
    ----------
    file
        Separated by comma, semicolon or tab.
    time
        Column of the time or the date, year first; hours may lack their leading zero, and a
        time zone behind is ignored: local time is meant.
    area
        Column of the area, if any.
    count
        Column of how many events a row stands for; a column called «incidents», «antall» or the
        like is taken when none is named.

    Raises
    ------
    UnusableInputError
        When a column is missing or refused (see `refusals`), a time cannot be read, or a count
        is negative or no number.

    """
    header, rows = _rows(file)
    refuse_columns(header)
    for name in (time, area, count):
        if name is not None and name not in header:
            msg = f"{file.name} has no column «{name}»; it has {', '.join(header)}."
            raise UnusableInputError(msg)
        if header.count(name or "") > 1:
            msg = f"{file.name} has {header.count(name or '')} columns «{name}», expected one."
            raise UnusableInputError(msg)
    notes: list[str] = []
    hour_note = None
    if set(header) >= SWEDISH_COLUMNS:
        rows, left_out = _without_digests(rows, header.index("type"))
        notes.append(f"left out {left_out} «{SWEDISH_DIGEST}» digests")
        hour_note = PUBLICATION_TIMES
    count = count or next((name for name in header if name.lower() in COUNT_COLUMNS), None)
    weights = np.ones(len(rows))
    if count is not None:
        weights = _counts(rows, header.index(count), file=file, column=count)
        notes.append(f"each row counts as many events as its column «{count}» says")
    times, has_hours = _times([row[header.index(time)] for row in rows], file=file)
    if not has_hours and hour_note is None:
        hour_note = f"column «{time}» holds dates without hours"
    names, numbers = ("",), np.zeros(len(rows), dtype=np.int64)
    if area is not None:
        found, numbers = np.unique(
            [row[header.index(area)] for row in rows], return_inverse=True
        )
        names = tuple(found.tolist())
    return EventTable(
        times=times,
        areas=numbers.astype(np.int64),
        area_names=names,
        weights=weights,
        hour_is_known=hour_note is None,
        hour_note=hour_note,
        notes=tuple(notes),
    )


def _rows(file: Path) -> tuple[list[str], list[list[str]]]:
    """Return header and rows; refuse rows of another length than the header."""
    text = read_text(file)
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    table = [row for row in csv.reader(io.StringIO(text), delimiter=separator) if row]
    if not table:
        msg = f"{file.name} holds empty lines only; expected a header and events."
        raise UnusableInputError(msg)
    header = [name.strip() for name in table[0]]
    for number, row in enumerate(table[1:], start=2):
        if len(row) != len(header):
            msg = f"{file.name} line {number} has {len(row)} values, expected {len(header)}."
            raise UnusableInputError(msg)
    if len(table) == 1:
        msg = f"{file.name} has a header and no rows; expected events."
        raise UnusableInputError(msg)
    return header, table[1:]


def _without_digests(rows: list[list[str]], column: int) -> tuple[list[list[str]], int]:
    """Leave out what sums up other events."""
    kept = [row for row in rows if not row[column].startswith(SWEDISH_DIGEST)]
    return kept, len(rows) - len(kept)


def _counts(
    rows: list[list[str]], place: int, *, file: Path, column: str
) -> NDArray[np.float64]:
    try:
        weights = np.array([float(row[place]) for row in rows])
    except ValueError as error:
        msg = f"{file.name}, column «{column}»: {error}; expected a number."
        raise UnusableInputError(msg) from error
    if not np.isfinite(weights).all() or (weights < 0).any() or (weights > MOST_EVENTS).any():
        msg = (
            f"{file.name}, column «{column}» has counts that are negative, missing or above "
            f"{MOST_EVENTS:g}."
        )
        raise UnusableInputError(msg)
    return weights


def _times(texts: Sequence[str], *, file: Path) -> tuple[NDArray[np.datetime64], bool]:
    """Return times to the hour, and whether any text had a clock."""
    known: dict[str, datetime] = {}
    for row, text in enumerate(texts, start=1):
        if text not in known:
            known[text] = _time(text, file=file, row=row)
    first, last = min(known.values()), max(known.values())
    if last.year - first.year > LONGEST_YEARS:
        msg = (
            f"{file.name} runs from {first.date()} to {last.date()}; expected {LONGEST_YEARS} "
            "years at most, so one of them is mistyped."
        )
        raise UnusableInputError(msg)
    stamps = np.array([known[text] for text in texts], dtype="datetime64[h]")
    return stamps, any(":" in text for text in known)


def _time(text: str, *, file: Path, row: int) -> datetime:
    """Return one time; "2024-3-1 7:05:00 +01:00" is the seventh hour of 1 March."""
    day, _, clock = text.strip().replace("T", " ").partition(" ")
    try:
        if day.isdecimal():
            found = datetime.fromisoformat(day)
            year, month, date = found.year, found.month, found.day
        else:
            year, month, date = (int(part) for part in day.replace("/", "-").split("-"))
        hour = _hour(clock) if ":" in clock else 0
        return datetime(year, month, date, hour)  # noqa: DTZ001 - local time as written
    except ValueError as error:
        msg = (
            f"{file.name} row {row} has the time «{text}»; expected year-month-day, perhaps a "
            "clock of 24 hours."
        )
        raise UnusableInputError(msg) from error


def _hour(clock: str) -> int:
    """Return the hour of a clock; refuse minutes out of range and halves of a day."""
    hour, minute = (int(part[:2]) for part in clock.strip().split(":")[:2])
    if not 0 <= minute <= LAST_MINUTE or clock.strip().lower().endswith(("am", "pm")):
        raise ValueError(clock)
    return hour
