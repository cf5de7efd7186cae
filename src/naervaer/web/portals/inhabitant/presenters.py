"""What the pages show: frozen rows made from answers, in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from naervaer.domain.figures import Source
from naervaer.domain.presence import DeliveryMode
from naervaer.web.interface.appointments import NextTime
from naervaer.web.portals.inhabitant.answers import ClosedDoor, Door
from naervaer.web.portals.inhabitant.wishes import LANGUAGE_NAMES, MODE_NAMES
from naervaer.web.records.facilities.selectors import NO, YES

if TYPE_CHECKING:
    from naervaer.domain.appointments.waits import UsualWait
    from naervaer.web.records.facilities.models import Facility
    from naervaer.web.records.points.models import OpeningHours
    from naervaer.web.records.presence.models import PresenceRow

    Usual = Mapping[str, UsualWait | None]

_HOUR = 60


@dataclass(frozen=True, slots=True)
class HoursRow:
    """The hours of one weekday, with who says so."""

    day: str
    times: str
    source: Source

    @classmethod
    def of(cls, row: "OpeningHours") -> "HoursRow":
        """Return the row of one stretch of the week."""
        times = f"{row.opens:%H.%M}–{row.closes:%H.%M}"
        return cls(str(WEEKDAYS[row.weekday - 1]), times, row.source)


def source_of_all(rows: Iterable[HoursRow]) -> Source | None:
    """Return who says all the hours, or None when they are said by several or not at all."""
    sources = {row.source for row in rows}
    return sources.pop() if len(sources) == 1 else None


@dataclass(frozen=True, slots=True)
class DoorRow:
    """One door of an answer."""

    name: str
    address: str
    municipality: str
    travel: str
    next_opening: str
    hours: tuple[HoursRow, ...]
    hours_source: Source | None
    season: str
    steps: str
    languages: str
    is_synthetic: bool
    sources: tuple[Source, ...]
    time: NextTime | None = None

    @classmethod
    def of(cls, door: Door, now: datetime, usual: "Usual" = MappingProxyType({})) -> "DoorRow":
        """Return the row of a door."""
        point = door.known.point
        hours = tuple(HoursRow.of(row) for row in door.rows)
        return cls(
            name=str(point),
            address=reverse("inhabitant:point", args=[point.pk]),
            municipality=str(point.municipality),
            travel=said_minutes(door.minutes),
            next_opening=said_opening(door, now),
            hours=hours,
            hours_source=source_of_all(hours),
            season=said_season(door),
            steps=said_steps(door.facility),
            languages=said_languages(door.facility),
            is_synthetic=door.known.is_synthetic,
            sources=tuple(dict.fromkeys(fact.source for fact in door.known.facts)),
            time=_time(door, usual.get(point.municipality_id)),
        )


@dataclass(frozen=True, slots=True)
class ClosedRow:
    """A closed door and where to go instead."""

    name: str
    address: str
    travel: str
    replacement: DoorRow | None

    @classmethod
    def of(cls, closed: ClosedDoor, now: datetime) -> "ClosedRow":
        """Return the row of a closed door."""
        point = closed.known.point
        return cls(
            str(point),
            reverse("inhabitant:point", args=[point.pk]),
            said_minutes(closed.minutes) if closed.minutes is not None else "",
            DoorRow.of(closed.replacement, now) if closed.replacement else None,
        )


@dataclass(frozen=True, slots=True)
class AnnouncedRow:
    """Another way the police are present, announced for a municipality."""

    what: str
    begins: datetime
    when: str
    kind: str
    source: Source
    time: NextTime | None = None

    @classmethod
    def of(cls, row: "PresenceRow", time: NextTime | None = None) -> "AnnouncedRow":
        """Return the row of an announcement, with the soonest free time of its own."""
        begins, ends = localtime(row.begins), localtime(row.ends)
        when = f"{said_day(begins.date())}, {begins:%H.%M}–{ends:%H.%M}"
        name = str(MODE_NAMES[DeliveryMode(row.mode)])
        return cls(name, begins, when, row.kind, row.source, time)


def _time(door: Door, usual: "UsualWait | None") -> NextTime | None:
    return None if door.time is None else door.time.shown(door.known.point, usual)


def door_rows(
    doors: Iterable[Door], now: datetime, usual: "Usual" = MappingProxyType({})
) -> list[DoorRow]:
    """Return the rows of doors; `usual` is the usual wait by municipality."""
    return [DoorRow.of(door, now, usual) for door in doors]


def said_minutes(minutes: float | None) -> str:
    """Return driving time in words."""
    if minutes is None:
        return _("Ingen veg eller ferje i dataene fører dit")
    whole = max(round(minutes), 1)
    if whole < _HOUR:
        return _("%(minutes)d min med bil") % {"minutes": whole}
    hours, rest = divmod(whole, _HOUR)
    return _("%(hours)d t %(minutes)d min med bil") % {"hours": hours, "minutes": rest}


def said_day(day: date) -> str:
    """Return a day with its weekday, in the reader's language."""
    return date_format(day, "l j. F")


def said_opening(door: Door, now: datetime) -> str:
    """Return when the door is open next, or that nobody has published it."""
    opening = door.opening
    if opening is None:
        return _("Åpningstid er ikke publisert. Ring 02800 før du drar.")
    closes = f"{opening.ends:%H.%M}"
    if opening.begins <= now:
        return _("Åpent nå, stenger kl. %(closes)s") % {"closes": closes}
    begins = f"{opening.begins:%H.%M}"
    if opening.begins.date() == now.date():
        return _("Åpner i dag kl. %(begins)s, stenger kl. %(closes)s") % {
            "begins": begins,
            "closes": closes,
        }
    return _("Åpner %(day)s kl. %(begins)s, stenger kl. %(closes)s") % {
        "day": said_day(opening.begins.date()),
        "begins": begins,
        "closes": closes,
    }


def said_season(door: Door) -> str:
    """Return the season of a seasonal door, or nothing."""
    season = door.season
    if season is None:
        return ""
    first, last = (date(2024, *day) for day in (season.first, season.last))
    return _("Sesong: %(first)s til %(last)s") % {
        "first": date_format(first, "j. F"),
        "last": date_format(last, "j. F"),
    }


def said_steps(told: "Facility | None") -> str:
    """Return whether one gets in without steps."""
    if told is not None and told.step_free == YES:
        return _("ja")
    if told is not None and told.step_free == NO:
        return _("nei")
    return _("ukjent")


def said_languages(told: "Facility | None") -> str:
    """Return the languages told of, besides Norwegian."""
    if told is None or not told.languages:
        return _("ukjent")
    return ", ".join(str(LANGUAGE_NAMES[code]) for code in told.languages)
