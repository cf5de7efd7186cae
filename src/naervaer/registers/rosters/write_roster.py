"""Writes a roster as CSV and iCalendar, in the columns that the readers here understand."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from naervaer.domain.rosters.duty import Duty

_LINE = 75


@dataclass(frozen=True, slots=True)
class PlacedDuty:
    """A duty with the name of its shift and its station."""

    duty: Duty
    shift: str
    station: str


def write_csv_roster(path: Path, duties: Sequence[PlacedDuty]) -> None:
    """Write one line a duty, with the offset from UTC so that autumn nights are clear."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("person", "start", "end", "break_minutes", "kind", "shift", "station"))
        for placed in duties:
            duty = placed.duty
            writer.writerow(
                (
                    duty.person,
                    duty.starts_at.isoformat(timespec="minutes"),
                    duty.ends_at.isoformat(timespec="minutes"),
                    f"{duty.break_minutes:g}",
                    duty.kind.value,
                    placed.shift,
                    placed.station,
                )
            )


def write_icalendar_roster(path: Path, duties: Sequence[PlacedDuty]) -> None:
    """Write one event a duty (RFC 5545)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Naervaer//roster//NO"]
    for number, placed in enumerate(duties):
        duty = placed.duty
        begin = _utc(duty.starts_at)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{begin}-{number}@naervaer",
            f"DTSTAMP:{begin}",
            f"DTSTART:{begin}",
            f"DTEND:{_utc(duty.ends_at)}",
            f"SUMMARY:{_escaped(placed.shift)}",
            f"LOCATION:{_escaped(placed.station)}",
            f'ATTENDEE;CN="{duty.person.replace(chr(34), "")}":invalid:nomail',
            f"CATEGORIES:{duty.kind.value}",
            f"X-BREAK-MINUTES:{duty.break_minutes:g}",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    text = "".join(f"{_folded(line)}\r\n" for line in lines)
    path.write_bytes(text.encode())


def _utc(time: datetime) -> str:
    return f"{time.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for letter in ("\\", ",", ";"):
        text = text.replace(letter, f"\\{letter}")
    return text


def _folded(line: str) -> str:
    parts = [line[:_LINE]]
    parts += [line[at : at + _LINE - 1] for at in range(_LINE, len(line), _LINE - 1)]
    return "\r\n ".join(parts)
