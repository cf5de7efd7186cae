"""Open days by district: what is announced or held this year, and what is missing."""

from dataclasses import dataclass
from datetime import date

from naervaer.domain.presence import DeliveryMode
from naervaer.web.portals.inhabitant.presenters import AnnouncedRow
from naervaer.web.records.areas.selectors import districts_all
from naervaer.web.records.presence.selectors import announced_by_mode


@dataclass(frozen=True, slots=True)
class OpenDayRow:
    """A district with its open days of the year; none means that one is missing."""

    district: str
    days: tuple[tuple[str, AnnouncedRow], ...]


def open_day_rows(today: date) -> list[OpenDayRow]:
    """Return every district, with the open days announced for the year of `today`."""
    first, last = date(today.year, 1, 1), date(today.year, 12, 31)
    found: dict[str, list[tuple[str, AnnouncedRow]]] = {}
    for row in announced_by_mode(DeliveryMode.OPEN_DAY, since=first, until=last):
        place = row.municipality
        found.setdefault(str(place.district), []).append((place.name, AnnouncedRow.of(row)))
    return [
        OpenDayRow(
            str(district),
            tuple(found.get(str(district), [])),
        )
        for district in districts_all()
    ]
