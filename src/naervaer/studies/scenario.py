"""Scenarios: `study.toml` read, checked against the shipped schema, and made into dataclasses.

Every refusal is one line that names the key, the value given, and what was expected.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.hours import WEEKDAYS, HoursProfile, WeekHours, minute_of

_SUMMER = ((6, 1), (8, 31))
_WINTER_MONTHS = (12, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class OpenedDoor:
    """A door the scenario opens."""

    name: str
    kind: str
    municipality: str
    place: str | None
    season: str


@dataclass(frozen=True, slots=True)
class MovedDoor:
    """A door the scenario moves."""

    at: str
    municipality: str
    place: str | None


@dataclass(frozen=True, slots=True)
class ClosedRoad:
    """A road that cannot be used, everywhere or inside one municipality."""

    category: str
    number: int
    municipality: str | None

    @property
    def label(self) -> str:
        """Return the road as people write it."""
        where = f" ({self.municipality})" if self.municipality else ""
        prefix = {"E": "E", "R": "Rv", "F": "Fv", "K": "Kv"}[self.category]
        return f"{prefix} {self.number}{where}"


@dataclass(frozen=True, slots=True)
class ChangedHours:
    """Other opening hours at one place."""

    at: str
    week: WeekHours


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is different from the country as it stands.

    Attributes
    ----------
    name, description
        What it is called and why it is asked; an empty name is the study without changes.
    season
        `ordinary`, `summer` or `winter`: which seasonal points the main tables count.
    weekday, hour
        When somebody stands at the door (0 Monday; minutes after midnight), or None.
    winter_roads
        Whether the main tables drive at winter speeds.
    population_year
        1 January of this year, or None for the baseline's own.
    profile
        The hours assumption used for the scenario's own moment.
    hours, opened, closed, moved
        Changes at the doors.
    roads, crossings, no_ferries
        What cannot be used.
    speeds
        Parameters of the speed table that differ, by name.

    """

    name: str = ""
    description: str = ""
    season: str = "ordinary"
    weekday: int | None = None
    hour: int | None = None
    winter_roads: bool = False
    population_year: int | None = None
    profile: HoursProfile = HoursProfile.MIDDLE
    hours: tuple[ChangedHours, ...] = ()
    opened: tuple[OpenedDoor, ...] = ()
    closed: tuple[str, ...] = ()
    moved: tuple[MovedDoor, ...] = ()
    roads: tuple[ClosedRoad, ...] = ()
    crossings: tuple[str, ...] = ()
    no_ferries: bool = False
    speeds: Mapping[str, float] = field(default_factory=dict)


@cache
def schema() -> dict[str, Any]:
    """Return the JSON schema of `study.toml`."""
    text = files("naervaer.studies").joinpath("scenario_schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def read_scenario(path: Path) -> Scenario:
    """Return the scenario in a file.

    Raises
    ------
    UnusableInputError
        When there is no such file, it is no TOML, or a key or a value is not what the
        schema expects.

    """
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, IsADirectoryError):
        msg = f"{path} is not there, expected a scenario file (study.toml)."
        raise UnusableInputError(msg) from None
    except UnicodeDecodeError:
        msg = f"{path} is not UTF-8 text, expected a TOML file."
        raise UnusableInputError(msg) from None
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        msg = f"{path} is no valid TOML: {error}."
        raise UnusableInputError(msg) from None
    try:
        return parse_scenario(content)
    except UnusableInputError as error:
        msg = f"{path}: {error}"
        raise UnusableInputError(msg) from None


def parse_scenario(content: Mapping[str, Any]) -> Scenario:
    """Return the scenario that this content describes, checked against the schema."""
    plain = json.loads(json.dumps(content, default=_plain))
    problems = sorted(
        jsonschema.Draft202012Validator(schema()).iter_errors(plain),
        key=lambda error: (
            len(error.absolute_path) == 0,
            [str(p) for p in error.absolute_path],
        ),
    )
    if problems:
        raise UnusableInputError(_one_line(problems[0]))
    moment = plain.get("time", {})
    day = _day(moment.get("date"))
    season = moment.get("season") or (season_of(day) if day else "ordinary")
    weekday = moment.get("weekday")
    given_hours = plain.get("hours", {})
    roads = plain.get("roads", {})
    return Scenario(
        name=plain["name"],
        description=plain.get("description", ""),
        season=season,
        weekday=WEEKDAYS.index(weekday) if weekday else (day.weekday() if day else None),
        hour=minute_of(moment["hour"]) if "hour" in moment else None,
        winter_roads=plain.get("travel", {}).get("winter", season == "winter"),
        population_year=plain.get("population", {}).get("year"),
        profile=HoursProfile(given_hours.get("profile", "middle")),
        hours=tuple(_changed_hours(item) for item in given_hours.get("change", [])),
        opened=tuple(_opened(item) for item in plain.get("open", [])),
        closed=tuple(item["at"] for item in plain.get("close", [])),
        moved=tuple(
            MovedDoor(item["at"], item["municipality"], item.get("place"))
            for item in plain.get("move", [])
        ),
        roads=tuple(
            closed_road(item["road"], item.get("municipality"))
            for item in roads.get("close", [])
        ),
        crossings=tuple(roads.get("crossings", [])),
        no_ferries=roads.get("no_ferries", False),
        speeds=plain.get("travel", {}).get("speeds", {}),
    )


def season_of(day: date) -> str:
    """Return the season of a day: summer June to August, winter December to April."""
    if _SUMMER[0] <= (day.month, day.day) <= _SUMMER[1]:
        return "summer"
    return "winter" if day.month in _WINTER_MONTHS else "ordinary"


def closed_road(text: str, municipality: str | None = None) -> ClosedRoad:
    """Return the road that «Fv 17» names.

    Raises
    ------
    UnusableInputError
        When the text names no road category and number.

    """
    found = re.fullmatch(r"(Ev|E|Rv|R|Fv|F|Kv|K) ?(\d{1,5})", text.strip())
    if found is None:
        msg = f"road is {text!r}, expected a category and a number such as «Fv 17» or «E6»."
        raise UnusableInputError(msg)
    return ClosedRoad(found[1][0], int(found[2]), municipality)


def _plain(value: object) -> str:
    """Return TOML's dates and times as text, so that the schema can check them."""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        msg = f"time.date is {text!r}, expected a day that exists (YYYY-MM-DD)."
        raise UnusableInputError(msg) from None


def _opened(item: Mapping[str, Any]) -> OpenedDoor:
    return OpenedDoor(
        name=item["name"],
        kind=item.get("kind", "point"),
        municipality=item["municipality"],
        place=item.get("place"),
        season=item.get("season", "ordinary"),
    )


def _changed_hours(item: Mapping[str, Any]) -> ChangedHours:
    days: list[tuple[int, int] | None] = []
    for name in WEEKDAYS:
        text = item["open"].get(name)
        if text is None:
            days.append(None)
            continue
        since, until = re.split(r"[-–]", text)
        days.append((minute_of(since), minute_of(until)))
    try:
        return ChangedHours(item["at"], WeekHours(tuple(days)))
    except UnusableInputError as error:
        msg = f"hours.change at {item['at']!r}: {error}"
        raise UnusableInputError(msg) from None


def _one_line(problem: jsonschema.ValidationError) -> str:
    """Return the key, the value and the expectation of a schema error as one line."""
    key = ".".join(str(part) for part in problem.absolute_path) or "the file"
    rule: dict[str, Any] = dict(problem.schema) if isinstance(problem.schema, Mapping) else {}
    given: Any = problem.instance
    if problem.validator == "additionalProperties":
        known = rule.get("properties", {})
        unknown = sorted(set(given) - set(known))
        return (
            f"{key} holds the unknown key {unknown[0]!r}, expected one of: {', '.join(known)}."
        )
    if problem.validator == "required":
        missing = [name for name in rule["required"] if name not in given]
        return f"{key} lacks the key {missing[0]!r}, expected it to be there."
    return f"{key} is {given!r}, expected {_expected(str(problem.validator), rule)}."


def _expected(keyword: str, rule: Mapping[str, Any]) -> str:
    """Return what a schema keyword asks for, in words."""
    words = {
        "type": "a value of type {value}",
        "enum": "one of {value}",
        "minimum": "at least {value}",
        "maximum": "at most {value}",
        "exclusiveMinimum": "more than {value}",
        "minLength": "a text that is not empty",
        "maxLength": "at most {value} characters",
    }
    value = rule.get(keyword)
    if keyword == "enum":
        value = ", ".join(rule["enum"])
    if keyword in words:
        return words[keyword].format(value=value)
    return str(rule.get("description", f"{keyword} {value}")).rstrip(".")
