"""What a user may choose in the duty study: from TOML and options, checked before the run."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.duty.assumptions import DutyAssumptions

PROFILES: tuple[str, ...] = ("flat", "evening-heavy", "houston", "own")
FIRST_DAY = date(2026, 5, 4)
"""A Monday; six weeks from here hold 17 May, Ascension, Whitsun and a payday."""

MOST_WEEKS = 26
YEARS = range(2000, 2101)
"""Years whose holidays and people the study knows or can carry forward."""

_FILES = ("calls", "staff", "leave", "cover", "profile_hours")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFiles:
    """A user's own files; each one that is given replaces what is synthetic.

    Attributes
    ----------
    calls
        CSV of calls: `time`, `municipality`.
    staff
        CSV of people: see the guide.
    leave
        CSV of leave.
    cover
        CSV of units wanted.
    profile_hours
        CSV of an hour profile: `weekday`, `hour`, `share`.

    """

    calls: Path | None = None
    staff: Path | None = None
    leave: Path | None = None
    cover: Path | None = None
    profile_hours: Path | None = None

    def given(self) -> dict[str, Path]:
        """Return the files that are given, by name."""
        return {name: getattr(self, name) for name in _FILES if getattr(self, name)}


@dataclass(frozen=True, slots=True, kw_only=True)
class DutySettings:
    """Everything that can be chosen.

    Attributes
    ----------
    name
        Of the scenario; empty for the plain study.
    district
        Police district.
    first_day
        A Monday.
    weeks
        Length of the roster and of the period that response times are judged over.
    profile
        Hour-of-day profile; `own` needs calls with hours or a profile file.
    seed
        Of everything random.
    replications
        Simulated periods.
    roster_seconds
        Longest time for each roster.
    shared_roster
        Whether neighbouring station districts are rostered together too, for comparison.
    tourist
        Summer factor by municipality number, besides those with a seasonal point.
    assumptions
        The numbers.
    files
        A user's own.

    Raises
    ------
    UnusableInputError
        When a value is out of range.

    """

    name: str = ""
    district: str = "Nordland"
    first_day: date = FIRST_DAY
    weeks: int = 6
    profile: str = "evening-heavy"
    seed: int = 0
    replications: int = 100
    roster_seconds: float = 40.0
    shared_roster: bool = True
    tourist: Mapping[str, float] = field(default_factory=dict)
    assumptions: DutyAssumptions = field(default_factory=DutyAssumptions)
    files: OwnFiles = field(default_factory=OwnFiles)

    def __post_init__(self) -> None:
        """Refuse what cannot be planned."""
        if self.first_day.weekday() != 0:
            msg = f"first_day is {self.first_day} ({self.first_day:%A}), expected a Monday."
            raise UnusableInputError(msg)
        if self.first_day.year not in YEARS:
            msg = f"first_day is {self.first_day}, expected {YEARS[0]} to {YEARS[-1]}."
            raise UnusableInputError(msg)
        if not 1 <= self.weeks <= MOST_WEEKS:
            msg = f"weeks is {self.weeks}, expected 1 to {MOST_WEEKS}."
            raise UnusableInputError(msg)
        if self.profile not in PROFILES:
            msg = f"profile is {self.profile!r}, expected one of {', '.join(PROFILES)}."
            raise UnusableInputError(msg)
        if self.replications < 2:  # noqa: PLR2004 - a spread needs two
            msg = f"replications is {self.replications}, expected 2 or more."
            raise UnusableInputError(msg)
        if self.roster_seconds < 0:
            msg = f"roster_seconds is {self.roster_seconds}, expected 0 or more."
            raise UnusableInputError(msg)

    @property
    def days(self) -> int:
        """Days planned."""
        return 7 * self.weeks


def read_settings(path: Path) -> DutySettings:
    """Return the settings in a TOML file.

    Raises
    ------
    UnusableInputError
        When the file is missing or no TOML, or a key or a value is not what is expected.

    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, IsADirectoryError):
        msg = f"{path} is not there, expected a settings file of the duty study (TOML)."
        raise UnusableInputError(msg) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        msg = f"{path} is no valid TOML: {error}."
        raise UnusableInputError(msg) from None
    try:
        return parse_settings(content, folder=path.parent)
    except UnusableInputError as error:
        msg = f"{path}: {error}"
        raise UnusableInputError(msg) from None


def parse_settings(content: Mapping[str, Any], *, folder: Path) -> DutySettings:
    """Return the settings that this content describes; files are relative to `folder`."""
    plain = dict(content)
    assumed = plain.pop("assumptions", {})
    files = plain.pop("files", {})
    known = [item.name for item in fields(DutySettings)]
    _refuse_unknown("the file", plain, known)
    _refuse_unknown("assumptions", assumed, [item.name for item in fields(DutyAssumptions)])
    _refuse_unknown("files", files, list(_FILES))
    for name, value in plain.items():
        _check_kind(name, value, getattr(DutySettings(), name))
    for name, value in assumed.items():
        _check_kind(f"assumptions.{name}", value, getattr(DutyAssumptions(), name))
    return replace(
        DutySettings(**plain),
        assumptions=DutyAssumptions(**assumed),
        files=OwnFiles(**{name: folder / str(value) for name, value in files.items()}),
    )


def _refuse_unknown(where: str, given: object, known: list[str]) -> None:
    if not isinstance(given, Mapping):
        msg = f"{where} is {given!r}, expected a table."
        raise UnusableInputError(msg)
    unknown = sorted(set(given) - set(known))
    if unknown:
        listed = ", ".join(known)
        msg = f"{where} holds the unknown key {unknown[0]!r}, expected one of: {listed}."
        raise UnusableInputError(msg)


def _check_kind(name: str, value: object, usual: object) -> None:
    """Refuse a value of another kind than the usual one."""
    wanted: tuple[type, ...] = (type(usual),)
    if isinstance(usual, float):
        wanted = (float, int)
    if isinstance(usual, Mapping):
        wanted = (Mapping,)
    if isinstance(value, bool) is not isinstance(usual, bool) or not isinstance(value, wanted):
        msg = f"{name} is {value!r}, expected a value such as {usual!r}."
        raise UnusableInputError(msg)
