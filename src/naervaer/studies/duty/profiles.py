"""The hour of the day: named assumptions, and a user's own."""

import csv
import io
from pathlib import Path

import numpy as np

from naervaer.domain.errors import NaervaerError, UnusableInputError
from naervaer.planning.demand import (
    HourProfile,
    evening_heavy_profile,
    flat_profile,
    learnt_profile,
)
from naervaer.registers.incidents import count_events, read_events
from naervaer.registers.raw import raw_folder
from naervaer.registers.tables import read_text
from naervaer.studies.duty.settings import DutySettings

HOUSTON_FILE = Path("incidents") / "houston_offences_2010_jan_may.csv.gz"
_COLUMNS = ("weekday", "hour", "share")
_WEEK, _HOURS = 7, 24


def profiles_of(
    settings: DutySettings, *, learnt: HourProfile | None
) -> tuple[HourProfile, tuple[HourProfile, ...]]:
    """Return the profile in use, and every one that can be had, the one in use first.

    Houston's offences of 2010 are in the raw files only; without them that profile is left
    out of the comparison.

    Raises
    ------
    UnusableInputError
        When the profile asked for cannot be had.

    """
    own = learnt
    if settings.files.profile_hours is not None:
        own = read_profile(settings.files.profile_hours)
    found = {"flat": flat_profile(), "evening-heavy": evening_heavy_profile()}
    houston = houston_profile()
    if houston is not None:
        found["houston"] = houston
    if own is not None:
        found["own"] = own
    if settings.profile not in found:
        reason = {
            "own": "calls with hours (--calls) or a profile file (--profile-hours)",
            "houston": f"the raw file {HOUSTON_FILE} (NAERVAER_RAW)",
        }[settings.profile]
        msg = f"profile is {settings.profile!r}, which needs {reason}."
        raise UnusableInputError(msg)
    chosen = found.pop(settings.profile)
    return chosen, (chosen, *found.values())


def houston_profile() -> HourProfile | None:
    """Return the hours of Houston's offences of 2010, where the raw file is."""
    try:
        file = raw_folder() / HOUSTON_FILE
    except NaervaerError:
        return None
    if not file.is_file():
        return None
    counted = count_events(read_events(file, time="time_local"), every="hour")
    return learnt_profile(
        counted.counts.sum(axis=1),
        first_weekday=counted.first_day.weekday(),
        name="houston",
        basis="assumed: offences in Houston, January to May 2010",
        is_assumed=True,
    )


def read_profile(file: Path) -> HourProfile:
    """Return a user's own profile: 168 rows of weekday (0 Monday), hour and share.

    Shares are scaled to sum to 1 by weekday.

    Raises
    ------
    UnusableInputError
        When a row is missing, twice there, or no number.

    """
    text = read_text(file)
    separator = max(",;\t", key=text.split("\n", 1)[0].count)
    reader = csv.DictReader(io.StringIO(text), delimiter=separator)
    if tuple(reader.fieldnames or ()) != _COLUMNS:
        msg = (
            f"{file.name} has the columns {reader.fieldnames}, expected {', '.join(_COLUMNS)}."
        )
        raise UnusableInputError(msg)
    shares = np.full((_WEEK, _HOURS), np.nan)
    for number, row in enumerate(reader, start=2):
        at, value = _share_of(row, number, file)
        if not np.isnan(shares[at]):
            msg = f"{file.name} line {number}: weekday {at[0]}, hour {at[1]} is there twice."
            raise UnusableInputError(msg)
        shares[at] = value
    if np.isnan(shares).any() or not (shares.sum(axis=1) > 0).all():
        day, hour = np.argwhere(np.isnan(shares) | (shares.sum(axis=1) <= 0)[:, None])[0]
        msg = f"{file.name} has no share for weekday {day}, hour {hour}; expected all 168."
        raise UnusableInputError(msg)
    return HourProfile(
        name="own",
        shares=shares / shares.sum(axis=1, keepdims=True),
        basis=f"given in {file.name}",
        is_assumed=True,
    )


def _share_of(row: dict[str, str], number: int, file: Path) -> tuple[tuple[int, int], float]:
    """Return weekday and hour, and the share of one line."""
    try:
        at, value = (int(row["weekday"]), int(row["hour"])), float(row["share"])
    except (TypeError, ValueError):
        at, value = (-1, -1), -1.0
    if not (0 <= at[0] < _WEEK and 0 <= at[1] < _HOURS and value >= 0):
        msg = (
            f"{file.name} line {number} is {row}, expected weekday 0 to 6, hour 0 to 23 "
            "and a share of 0 or more."
        )
        raise UnusableInputError(msg)
    return at, value
