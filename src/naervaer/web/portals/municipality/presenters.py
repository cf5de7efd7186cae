"""Rows of this portal's pages."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from naervaer.domain.places import PointState
from naervaer.web.interface import numbers
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said
from naervaer.web.interface.tables import Cell, Column, Table, table_of
from naervaer.web.records.areas.selectors import page_slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from naervaer.web.records.areas.models import Municipality
    from naervaer.web.records.points.models import OpeningHours
    from naervaer.web.records.points.selectors import PointOnDay


@dataclass(frozen=True, slots=True)
class Fact:
    """Words and what they stand for, with the mark of the figure."""

    words: str
    said: str
    mark: Badge | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A figure shown large."""

    words: str
    value: str
    unit: str
    note: str
    mark: Badge | None


@dataclass(frozen=True, slots=True)
class PointRow:
    """A service point as the page shows it.

    Attributes
    ----------
    name
        Its name.
    states
        What holds of it today, in words.
    hours
        Opening hours by service, one line each; empty when none are known.
    season
        When it is open, where it has a season.
    marks
        The sources of what is said.

    """

    name: str
    states: str
    hours: tuple[str, ...]
    season: str
    marks: tuple[Badge, ...]

    @classmethod
    def of(cls, one: "PointOnDay", hours: "list[OpeningHours]") -> "PointRow":
        """Return the row of a point on a day."""
        marks = dict.fromkeys(Badge.of(fact.source) for fact in one.facts)
        marks |= dict.fromkeys(Badge.of(row.source) for row in hours)
        season = one.season
        seasonal = ""
        if season is not None:
            first, last = (f"{day}.{month}." for month, day in (season.first, season.last))
            seasonal = _("åpent %(first)s–%(last)s") % {"first": first, "last": last}
        states = [said(state) for state in PointState if state in one.states]
        return cls(
            one.point.name, ", ".join(states), hours_lines(hours), seasonal, tuple(marks)
        )


def hours_lines(hours: "list[OpeningHours]") -> tuple[str, ...]:
    """Return one line for each weekday with hours."""
    return tuple(
        f"{WEEKDAYS[row.weekday - 1]} {row.opens:%H.%M}–{row.closes:%H.%M}"
        for row in sorted(hours, key=lambda row: (row.service, row.weekday, row.opens))
    )


def address_of(one: "Municipality") -> str:
    """Return the address of a municipality's page."""
    return reverse("municipality:page", args=[page_slug(one)])


def municipality_table(
    municipalities: "Iterable[Municipality]", *, search: str, asked: QueryDict
) -> Table:
    """Return the list of municipalities whose name, number or district holds the search."""
    wanted = search.casefold()
    return table_of(
        name="tabell",
        caption=_("Kommunene med politidistrikt og innbyggere"),
        columns=[
            Column("navn", _("Kommune")),
            Column("nummer", _("Nummer")),
            Column("distrikt", _("Politidistrikt")),
            Column("folk", _("Innbyggere"), is_number=True),
        ],
        rows=[
            [
                Cell(one.name, address=address_of(one)),
                Cell(one.number),
                Cell(one.district.name),
                Cell(numbers.number(one.people), order=one.people),
            ]
            for one in municipalities
            if wanted in f"{one.name} {one.number} {one.district.name}".casefold()
        ],
        asked=asked,
        first="navn",
        is_caption_hidden=True,
    )
