"""Calendar files (RFC 5545) as other programs read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_OCTETS = 74
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a calendar.

    Attributes
    ----------
    key
        What makes it the same event the next time it is read.
    title
        Its words.
    begins
        A day, for the whole of it, or an aware time.
    ends
        The end, where it begins at a time; an hour later when None.
    place
        Where, or empty.

    """

    key: str
    title: str
    begins: date | datetime
    ends: datetime | None = None
    place: str = ""


def calendar_text(events: Iterable[Event], *, name: str, made_at: datetime) -> str:
    """Return a calendar with the events, with its line ends and folds."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Naervaer//NO",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for event in events:
        lines += _event(event, made_at)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(event: Event, made_at: datetime) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{event.key}@naervaer", f"DTSTAMP:{_moment(made_at)}"]
    if isinstance(event.begins, datetime):
        ends = event.ends or event.begins + timedelta(hours=1)
        lines += [f"DTSTART:{_moment(event.begins)}", f"DTEND:{_moment(ends)}"]
    else:
        lines += [
            f"DTSTART;VALUE=DATE:{event.begins:%Y%m%d}",
            f"DTEND;VALUE=DATE:{event.begins + _DAY:%Y%m%d}",
        ]
    lines.append(f"SUMMARY:{_escaped(event.title)}")
    if event.place:
        lines.append(f"LOCATION:{_escaped(event.place)}")
    return [*lines, "END:VEVENT"]


def _moment(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    marked = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return " ".join(marked.split())


def _folded(line: str) -> list[str]:
    """Return a line in pieces of at most 75 octets, never through a letter."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > _OCTETS:
            pieces.append(piece)
            piece = " "
        piece += letter
    return [*pieces, piece]
