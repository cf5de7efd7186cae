"""How points read on the page: before and after, facts and hours."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.domain.figures import Kind
from naervaer.domain.places import PointState
from naervaer.domain.presence import Service
from naervaer.domain.structure_history import SERVICE_POINTS_THEN
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said
from naervaer.web.interface.numbers import number
from naervaer.web.interface.tables import Cell, Column, Table, table_of
from naervaer.web.portals.district.point_forms import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from naervaer.web.records.points.models import OpeningHours, PointFact
    from naervaer.web.records.points.selectors import PointOnDay

_WEEK = dict(WEEKDAYS)


@dataclass(frozen=True, slots=True)
class Compared:
    """How many points were in use on the two days, and all of them side by side."""

    before: int
    after: int
    came: int
    went: int
    table: Table


def compared(
    name: str,
    caption: str,
    before: "Sequence[PointOnDay]",
    after: "Sequence[PointOnDay]",
    query: QueryDict,
) -> Compared:
    """Return the points of both days side by side."""
    then, now = ({one.point.pk: one for one in found} for found in (before, after))
    was = {key for key, one in then.items() if one.is_in_use}
    is_now = {key for key, one in now.items() if one.is_in_use}
    rows = [_row(then.get(key), now.get(key)) for key in sorted(then.keys() | now.keys())]
    table = table_of(
        name=name,
        caption=caption,
        columns=[
            Column("sted", _("Sted")),
            Column("kommune", _("Kommune")),
            Column("for", _("Før")),
            Column("etter", _("Etter")),
        ],
        rows=rows,
        asked=query,
        first="sted",
    )
    return Compared(len(was), len(is_now), len(is_now - was), len(was - is_now), table)


def _row(before: "PointOnDay | None", after: "PointOnDay | None") -> list[Cell]:
    point = (after or before).point  # type: ignore[union-attr]
    return [
        Cell(point.name, address=reverse("district:point", args=[point.pk])),
        Cell(point.municipality.name),
        _states(before),
        _states(after),
    ]


def _states(found: "PointOnDay | None") -> Cell:
    if found is None:
        return Cell(_("ikke kjent"), is_missing=True)
    badge = Badge(Kind.SYNTHETIC) if found.is_synthetic else None
    return Cell(", ".join(said(one) for one in sorted(found.states)), badge=badge)


@dataclass(frozen=True, slots=True)
class ThenRow:
    """How many points the country had in a year."""

    year: int
    count: str
    note: str
    badge: Badge


def country_then() -> list[ThenRow]:
    """Return the country's totals over time, with sources."""
    return [
        ThenRow(year, number(figure.value), figure.note, Badge.of(figure.source))
        for year, figure in SERVICE_POINTS_THEN
    ]


@dataclass(frozen=True, slots=True)
class FactRow:
    """One thing known of a point."""

    number: int
    words: str
    since: date | None
    until: date | None
    season: str
    note: str
    badge: Badge


def fact_rows(facts: "Iterable[PointFact]") -> list[FactRow]:
    """Return facts as the page shows them."""
    return [
        FactRow(
            number=one.pk,
            words=said(PointState(one.state)),
            since=one.since,
            until=one.until,
            season=one.season,
            note=one.note,
            badge=Badge.of(one.source),
        )
        for one in facts
    ]


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One weekday's hours for a service."""

    service: str
    weekday: str
    times: str
    badge: Badge


def hours_rows(hours: "Iterable[OpeningHours]") -> list[HoursRow]:
    """Return opening hours as the page shows them."""
    return [
        HoursRow(
            service=said(Service(one.service)),
            weekday=str(_WEEK[one.weekday]),
            times=f"{one.opens:%H.%M}–{one.closes:%H.%M}",
            badge=Badge.of(one.source),
        )
        for one in hours
    ]
