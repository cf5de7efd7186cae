"""Reads a roster from iCalendar (RFC 5545): one event for each stretch of time.

The person is the event's attendee (``CN``), else the calendar's name, else the file's name.
``CATEGORIES`` holds the kind (ordinary, overtime, standby, leave, compensation), and
``X-BREAK-MINUTES`` and ``X-GROUND`` the break and the ground. Repeating events are refused:
a roster to be checked says every duty by itself.
"""

import re
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.domain.rosters.duty import Duty, DutyKind
from naervaer.registers.rosters.csv_file import ground_of, kind_of, minutes_of
from naervaer.registers.rosters.times import aware

_DURATION = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_NAME = re.compile(r'CN="?([^";:]+)"?', re.IGNORECASE)
_DATE_LENGTH = 8


def read_icalendar_roster(path: Path) -> list[Duty]:
    """Read a roster.

    Raises
    ------
    MissingDataError
        When there is no such file.
    UnusableInputError
        When an event cannot be read or repeats itself; the event is named.

    """
    if not path.is_file():
        msg = f"There is no file {path}."
        raise MissingDataError(msg)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"{path} is not UTF-8 text: {error}."
        raise UnusableInputError(msg) from None
    lines = re.sub(r"\r?\n[ \t]", "", text).splitlines()
    if not lines or lines[0].strip().upper() != "BEGIN:VCALENDAR":
        msg = f"{path} does not begin with BEGIN:VCALENDAR."
        raise UnusableInputError(msg)
    owner = path.stem
    duties: list[Duty] = []
    event: dict[str, tuple[str, str]] | None = None
    for line in lines:
        head, _, value = line.partition(":")
        name, _, parameters = head.partition(";")
        name, value = name.upper(), value.strip()
        if name == "X-WR-CALNAME":
            owner = value
        elif (name, value.upper()) == ("BEGIN", "VEVENT"):
            event = {}
        elif (name, value.upper()) == ("END", "VEVENT") and event is not None:
            duties.append(_duty(event, owner=owner, number=len(duties) + 1, path=path))
            event = None
        elif event is not None:
            event[name] = parameters, value
    return duties


def _duty(event: dict[str, tuple[str, str]], *, owner: str, number: int, path: Path) -> Duty:
    if "RRULE" in event:
        msg = f"{path} event {number} repeats itself (RRULE), expected one event a duty."
        raise UnusableInputError(msg)
    if "DTSTART" not in event:
        msg = f"{path} event {number} has no DTSTART."
        raise UnusableInputError(msg)
    try:
        starts_at = _time(*event["DTSTART"])
        attendee = _NAME.search(event.get("ATTENDEE", ("", ""))[0])
        whole_day = len(event["DTSTART"][1]) == _DATE_LENGTH
        kind_text = event.get("CATEGORIES", ("", ""))[1]
        return Duty(
            person=attendee.group(1).strip() if attendee else owner,
            starts_at=starts_at,
            ends_at=_end(event, starts_at),
            break_minutes=minutes_of(event.get("X-BREAK-MINUTES", ("", ""))[1]),
            kind=DutyKind.LEAVE if whole_day and not kind_text else kind_of(kind_text),
            ground=ground_of(event.get("X-GROUND", ("", ""))[1]),
        )
    except UnusableInputError as error:
        msg = f"{path} event {number}: {error}"
        raise UnusableInputError(msg) from None


def _end(event: dict[str, tuple[str, str]], starts_at: datetime) -> datetime:
    if "DTEND" in event:
        return _time(*event["DTEND"])
    if "DURATION" in event:
        found = _DURATION.fullmatch(event["DURATION"][1])
        if found is None:
            msg = f"DURATION is {event['DURATION'][1]!r}, expected one such as PT8H."
            raise UnusableInputError(msg)
        weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
        length = timedelta(
            weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds
        )
        return aware(starts_at.astimezone(ZoneInfo("UTC")) + length)
    if len(event["DTSTART"][1]) == _DATE_LENGTH:
        return aware(starts_at.replace(tzinfo=None) + timedelta(days=1))
    msg = "has neither DTEND nor DURATION."
    raise UnusableInputError(msg)


def _time(parameters: str, value: str) -> datetime:
    try:
        if len(value) == _DATE_LENGTH:
            day = datetime.strptime(value, "%Y%m%d").date()  # noqa: DTZ007 - a date has no zone
            return aware(datetime.combine(day, time(0)))
        if value.endswith("Z"):
            return aware(datetime.strptime(value, "%Y%m%dT%H%M%S%z"))
        local = datetime.strptime(value, "%Y%m%dT%H%M%S")  # noqa: DTZ007 - given its zone below
    except ValueError:
        msg = f"{value!r} is not a time, expected one such as 20260328T220000."
        raise UnusableInputError(msg) from None
    zone = re.search(r"TZID=\"?([^\";]+)", parameters)
    if zone is None or zone.group(1) == "Europe/Oslo":
        return aware(local)
    try:
        return aware(local.replace(tzinfo=ZoneInfo(zone.group(1))))
    except (ZoneInfoNotFoundError, ValueError):
        msg = f"unknown zone {zone.group(1)!r}."
        raise UnusableInputError(msg) from None
