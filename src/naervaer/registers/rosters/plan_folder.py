"""Reads what a district's roster is planned from: a folder of CSV files and `plan.toml`.

See `docs/guides/roster-plan.md` for every column. Lines are checked as they are read; what
they say together is checked where the problem is put together.
"""

import csv
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.domain.rosters.duty import Duty, DutyKind
from naervaer.registers.rosters.csv_file import kind_of, read_csv_roster, refuse_more_fields

Line = TypeVar("Line")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MINUTES = 60


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """A shift type: clock minutes after midnight, length, break, kind, whether it covers."""

    name: str
    start_minute: int
    minutes: int
    break_minutes: int
    kind: DutyKind
    covers: bool


@dataclass(frozen=True, slots=True)
class StaffLine:
    """A person: station, hours a week, competences, shift types (empty is all that cover)."""

    person: str
    station: str
    hours_per_week: float
    competences: tuple[str, ...]
    shifts: tuple[str, ...]
    most_weekends: int | None
    longest_run: int | None
    contact_duties: int


@dataclass(frozen=True, slots=True)
class CoverLine:
    """People wanted at a station on some weekdays or one date, from hour to hour."""

    station: str
    days: tuple[int, ...]
    date: date | None
    from_hour: int
    to_hour: int
    people: int
    competence: str
    standby: bool


@dataclass(frozen=True, slots=True)
class SpanLine:
    """A person away, first and last day included."""

    person: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A wish for (`wanted`) or against a shift on a day, or any shift when empty."""

    person: str
    date: date
    shift: str
    wanted: bool
    weight: float


@dataclass(frozen=True, slots=True)
class FixedLine:
    """A duty already settled."""

    person: str
    date: date
    shift: str


@dataclass(frozen=True, slots=True)
class TravelLine:
    """What one duty of a person from one station costs at another."""

    home: str
    station: str
    cost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFolder:
    """Everything in the folder.

    Attributes
    ----------
    first_day, weeks, sharing, weights
        From `plan.toml`; `sharing` is whether people may serve other stations.

    """

    first_day: date
    weeks: int
    sharing: bool
    weights: Mapping[str, float]
    shifts: tuple[ShiftLine, ...]
    staff: tuple[StaffLine, ...]
    cover: tuple[CoverLine, ...]
    leave: tuple[SpanLine, ...]
    requests: tuple[RequestLine, ...]
    fixed: tuple[FixedLine, ...]
    travel: tuple[TravelLine, ...]
    before: tuple[Duty, ...]


def read_plan_folder(folder: Path) -> PlanFolder:
    """Read a folder; `leave`, `requests`, `fixed`, `travel` and `before` may be missing.

    Raises
    ------
    MissingDataError
        When the folder or one of its needed files is not there.
    UnusableInputError
        When a column is missing or unknown or a line cannot be read; file and line are named.

    """
    if not folder.is_dir():
        msg = f"There is no folder {folder}."
        raise MissingDataError(msg)
    plan = _plan_file(folder / "plan.toml")
    before = folder / "before.csv"
    return PlanFolder(
        **plan,
        shifts=read_lines(folder / "shifts.csv", _SHIFTS, _shift),
        staff=read_lines(folder / "staff.csv", _STAFF, _person),
        cover=read_lines(folder / "cover.csv", _COVER, _cover),
        leave=read_lines(folder / "leave.csv", _SPAN, _span, needed=False),
        requests=read_lines(folder / "requests.csv", _REQUEST, _request, needed=False),
        fixed=read_lines(folder / "fixed.csv", _FIXED, _fixed_line, needed=False),
        travel=read_lines(folder / "travel.csv", _TRAVEL, _travel, needed=False),
        before=tuple(read_csv_roster(before)) if before.is_file() else (),
    )


def read_absences(path: Path) -> tuple[SpanLine, ...]:
    """Read a CSV of people away: person, first, last."""
    return read_lines(path, _SPAN, _span)


def read_lines(
    path: Path,
    columns: tuple[str, ...],
    build: Callable[[dict[str, str]], Line],
    *,
    needed: bool = True,
) -> tuple[Line, ...]:
    """Read a CSV, comma or semicolon; columns that end with "?" may be missing."""
    if not path.is_file():
        if not needed:
            return ()
        msg = f"There is no file {path}; expected the columns {_names(columns)}."
        raise MissingDataError(msg)
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        msg = f"{path} is not UTF-8 text: {error}."
        raise UnusableInputError(msg) from None
    semicolons = bool(lines) and lines[0].count(";") > lines[0].count(",")
    reader = csv.DictReader(lines, delimiter=";" if semicolons else ",")
    given = [name.strip() for name in reader.fieldnames or ()]
    known = {name.removesuffix("?") for name in columns}
    for name in columns:
        if not name.endswith("?") and name not in given:
            msg = f"{path} lacks the column {name}, expected {_names(columns)}."
            raise UnusableInputError(msg)
    for name in given:
        if name not in known:
            msg = f"{path} has the unknown column {name!r}, expected {_names(columns)}."
            raise UnusableInputError(msg)
    reader.fieldnames = given
    found = []
    for number, line in enumerate(reader, start=2):
        fields = {name: (line.get(name) or "").strip() for name in known}
        try:
            refuse_more_fields(line, len(given))
            found.append(build(fields))
        except UnusableInputError as error:
            msg = f"{path} line {number}: {error}"
            raise UnusableInputError(msg) from None
    return tuple(found)


_SHIFTS = ("name", "start", "end", "break_minutes?", "kind?", "covers?")
_STAFF = (
    "person", "station", "hours_per_week", "competences?", "shifts?", "most_weekends?",
    "longest_run?", "contact_duties?",
)  # fmt: skip
_COVER = ("station", "days", "from", "to", "people", "competence?", "standby?")
_SPAN = ("person", "first", "last")
_REQUEST = ("person", "date", "shift?", "wish", "weight?")
_FIXED = ("person", "date", "shift")
_TRAVEL = ("home", "station", "cost")


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(name.removesuffix("?") for name in columns)


def _plan_file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        msg = f"There is no file {path}; expected [plan] with first_day and weeks."
        raise MissingDataError(msg)
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        msg = f"{path} is not TOML: {error}."
        raise UnusableInputError(msg) from None
    plan = content.get("plan", {})
    unknown = sorted(
        {*content} - {"plan", "weights"} | {*plan} - {"first_day", "weeks", "sharing"}
    )
    if unknown:
        msg = f"{path} has the unknown key {unknown[0]!r}."
        raise UnusableInputError(msg)
    first_day, weeks = plan.get("first_day"), plan.get("weeks")
    if type(first_day) is not date:
        msg = f"{path}: first_day is {first_day!r}, expected a date such as 2026-01-05."
        raise UnusableInputError(msg)
    if type(weeks) is not int or weeks < 1:
        msg = f"{path}: weeks is {weeks!r}, expected a whole number from 1."
        raise UnusableInputError(msg)
    sharing = plan.get("sharing", True)
    if type(sharing) is not bool:
        msg = f"{path}: sharing is {sharing!r}, expected true or false."
        raise UnusableInputError(msg)
    weights = content.get("weights", {})
    for name, value in weights.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            msg = f"{path} [weights]: {name} is {value!r}, expected a number."
            raise UnusableInputError(msg)
    return {"first_day": first_day, "weeks": weeks, "sharing": sharing, "weights": weights}


def _shift(fields: dict[str, str]) -> ShiftLine:
    start, end = _clock(fields["start"], "start"), _clock(fields["end"], "end")
    return ShiftLine(
        name=_text(fields, "name"),
        start_minute=start,
        minutes=end - start if end > start else end - start + 24 * _MINUTES,
        break_minutes=int(_number(fields["break_minutes"] or "0", "break_minutes")),
        kind=kind_of(fields["kind"]),
        covers=_yes(fields["covers"], "covers", default=True),
    )


def _person(fields: dict[str, str]) -> StaffLine:
    def whole(name: str) -> int | None:
        return int(_number(fields[name], name)) if fields[name] else None

    return StaffLine(
        person=_text(fields, "person"),
        station=_text(fields, "station"),
        hours_per_week=_number(fields["hours_per_week"], "hours_per_week"),
        competences=tuple(fields["competences"].replace("|", " ").split()),
        shifts=tuple(fields["shifts"].replace("|", " ").split()),
        most_weekends=whole("most_weekends"),
        longest_run=whole("longest_run"),
        contact_duties=whole("contact_duties") or 0,
    )


def _cover(fields: dict[str, str]) -> CoverLine:
    text, days, on = fields["days"].lower(), tuple(range(7)), None
    if text and text[0].isdigit():
        on = parse_date(text, "days")
    elif text not in {"", "all"}:
        days = _weekdays(text)
    from_hour, to_hour = _hour(fields["from"], "from"), _hour(fields["to"], "to")
    return CoverLine(
        station=_text(fields, "station"),
        days=days,
        date=on,
        from_hour=from_hour,
        to_hour=to_hour,
        people=int(_number(fields["people"], "people")),
        competence=fields["competence"],
        standby=_yes(fields["standby"], "standby", default=False),
    )


def _span(fields: dict[str, str]) -> SpanLine:
    first, last = parse_date(fields["first"], "first"), parse_date(fields["last"], "last")
    if last < first:
        msg = f"last is {last}, expected {first} or later."
        raise UnusableInputError(msg)
    return SpanLine(_text(fields, "person"), first, last)


def _request(fields: dict[str, str]) -> RequestLine:
    if fields["wish"] not in {"on", "off"}:
        msg = f"wish is {fields['wish']!r}, expected on or off."
        raise UnusableInputError(msg)
    weight = _number(fields["weight"] or "3", "weight")
    on = parse_date(fields["date"], "date")
    wanted = fields["wish"] == "on"
    return RequestLine(_text(fields, "person"), on, fields["shift"], wanted, weight)


def _fixed_line(fields: dict[str, str]) -> FixedLine:
    on = parse_date(fields["date"], "date")
    return FixedLine(_text(fields, "person"), on, _text(fields, "shift"))


def _travel(fields: dict[str, str]) -> TravelLine:
    cost = _number(fields["cost"], "cost")
    return TravelLine(_text(fields, "home"), _text(fields, "station"), cost)


def _weekdays(text: str) -> tuple[int, ...]:
    first, dash, last = text.partition("-")
    names = [first, last] if dash else text.replace("|", " ").split()
    for name in names:
        if name not in _WEEKDAYS:
            msg = f"days is {text!r}, expected mon … sun, mon-fri, all or a date."
            raise UnusableInputError(msg)
    places = [_WEEKDAYS.index(name) for name in names]
    return tuple(range(places[0], places[-1] + 1)) if dash else tuple(places)


def _text(fields: dict[str, str], name: str) -> str:
    if not fields[name]:
        msg = f"{name} is empty."
        raise UnusableInputError(msg)
    return fields[name]


def _number(text: str, name: str) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = -1.0
    if not value >= 0:
        msg = f"{name} is {text!r}, expected a number from 0."
        raise UnusableInputError(msg)
    return value


def _yes(text: str, name: str, *, default: bool) -> bool:
    if text.lower() not in {"", "yes", "no"}:
        msg = f"{name} is {text!r}, expected yes or no."
        raise UnusableInputError(msg)
    return text.lower() == "yes" if text else default


def _clock(text: str, name: str) -> int:
    hour, colon, minute = text.partition(":")
    if not (hour.isdigit() and (minute.isdigit() or not colon)) or int(hour) > 24:  # noqa: PLR2004
        msg = f"{name} is {text!r}, expected a time such as 07:00."
        raise UnusableInputError(msg)
    return int(hour) % 24 * _MINUTES + int(minute or 0)


def _hour(text: str, name: str) -> int:
    hour, _, minute = text.partition(":")
    if not hour.isdigit() or int(hour) > 24 or minute not in {"", "00"}:  # noqa: PLR2004
        msg = f"{name} is {text!r}, expected a whole hour from 0 to 24."
        raise UnusableInputError(msg)
    return int(hour)


def parse_date(text: str, name: str) -> date:
    """Return an ISO date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        msg = f"{name} is {text!r}, expected a date such as 2026-01-05."
        raise UnusableInputError(msg) from None
