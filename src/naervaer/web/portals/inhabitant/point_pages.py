"""The page of one point: its state, hours, access, and every fact with its source."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from naervaer.domain.figures import Source
from naervaer.domain.places import PointState
from naervaer.domain.presence import Service
from naervaer.web.interface.appointments import NextTime
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.waiting import waiting_words
from naervaer.web.portals.inhabitant.door_times import times_at
from naervaer.web.portals.inhabitant.presenters import (
    HoursRow,
    said_day,
    said_languages,
    said_steps,
    source_of_all,
)
from naervaer.web.portals.inhabitant.wishes import WISHES
from naervaer.web.records.enquiries.queue_selectors import waiting_time
from naervaer.web.records.facilities.selectors import facility_of
from naervaer.web.records.points.selectors import (
    PointOnDay,
    facts_of,
    opening_hours_of,
    point_by_id,
    points_on,
)


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact of the point, in words, with its source and note."""

    words: str
    source: Source
    note: str


@dataclass(frozen=True, slots=True)
class PointPage:
    """What the page of a point shows."""

    known: PointOnDay
    key: str
    name: str
    municipality: str
    municipality_number: str
    district: str
    state: str
    needs_replacement: bool
    hours: tuple[tuple[str, tuple[HoursRow, ...], Source | None], ...]
    steps: str
    languages: str
    told: Source | None
    facts: tuple[FactRow, ...]
    wait: tuple[str, ...]
    wait_badge: Badge
    times: tuple[tuple[str, NextTime], ...]


def point_page(key: str, *, now: datetime) -> PointPage | None:
    """Return the page of a point, or None where there is none."""
    point = point_by_id(key)
    if point is None:
        return None
    today = points_on(now.date(), sort=point.sort, municipality=point.municipality_id)
    known = next((one for one in today if one.point.pk == key), None)
    known = known or PointOnDay(point, (), now.date())
    told = facility_of(key)
    rows = opening_hours_of(point, on=now.date())
    wait = waiting_time(point, now=now)
    return PointPage(
        known=known,
        key=key,
        name=str(point),
        municipality=str(point.municipality),
        municipality_number=point.municipality_id,
        district=str(point.district),
        state=_state(known),
        needs_replacement=not (known.is_in_use and known.is_in_season),
        hours=tuple(
            (label, of_service, source_of_all(of_service))
            for service, label in _services()
            if (of_service := tuple(HoursRow.of(row) for row in rows if row.service == service))
        ),
        steps=said_steps(told),
        languages=said_languages(told),
        told=told.source if told else None,
        facts=tuple(
            FactRow(_fact_words(fact.state, fact.since, fact.until), fact.source, fact.note)
            for fact in facts_of(point)
        ),
        wait=tuple(waiting_words(usual=wait.usual, low=wait.now_from, high=wait.now_to)),
        wait_badge=Badge(wait.kind),
        times=tuple(times_at(point, now=now)) if known.is_in_use else (),
    )


def _services() -> list[tuple[str, str]]:
    named = {wish.service: str(wish.label) for wish in WISHES}
    return [(service.value, named.get(service, service.label)) for service in Service]


def _state(known: PointOnDay) -> str:
    if known.is_in_use and not known.is_in_season:
        return _("Stengt utenfor sesongen")
    if known.is_in_use:
        return _("I bruk")
    if PointState.CLOSED in known.states:
        return _("Stengt")
    if PointState.DECIDED in known.states:
        return _("Vedtatt, men ikke kjent åpnet")
    return _("Ingen opplysning om stedet gjelder i dag")


def _fact_words(state: str, since: date | None, until: date | None) -> str:
    words = {
        PointState.DECIDED: _("vedtatt"),
        PointState.REGULATED: _("står i forskriften"),
        PointState.OPEN: _("åpent"),
        PointState.SEASONAL: _("åpent i sesongen"),
        PointState.CLOSED: _("stengt"),
    }[PointState(state)]
    begun = _(" fra %(day)s") % {"day": _dated(since)} if since else ""
    ended = _(" til %(day)s") % {"day": _dated(until)} if until else ""
    return f"{words}{begun}{ended}"


def _dated(day: date) -> str:
    return f"{said_day(day)} {day.year}"
