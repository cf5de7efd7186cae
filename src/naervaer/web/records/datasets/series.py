"""What a series is: its columns with their meaning, its sources, licence and method."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "geojson": "application/geo+json",
    "parquet": "application/vnd.apache.parquet",
}
"""Which files a version has, and how each is sent."""


class Sort(StrEnum):
    """What a column holds."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    DAY = "day"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a series.

    Attributes
    ----------
    key
        Its name in files and in the interface for programs.
    sort
        What it holds; any value may be missing.
    meaning
        What it says, for people.
    unit
        What is counted, or empty.

    """

    key: str
    sort: Sort
    meaning: Words
    unit: Words = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A table that is published.

    Attributes
    ----------
    slug
        Its name in addresses.
    title, description, method
        For people: what it is, and how it came about.
    columns
        Its columns, in order.
    sources
        Who must be named.
    licence
        Short name of the licence.
    area
        The column that holds a municipality's number, or empty.
    place
        Whether its rows have a position, so that there is GeoJSON: `municipality` (the place
        where most of its people live), `own` (columns longitude and latitude), or empty.
    frequency
        The last part of the EU's word for how often it changes.

    """

    slug: str
    title: Words
    description: Words
    method: Words
    columns: tuple[Column, ...]
    sources: tuple[str, ...]
    licence: str = "CC BY 4.0"
    area: str = ""
    place: str = ""
    frequency: str = "IRREG"


LICENCE_ADDRESSES = {
    "CC BY 4.0": "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0",
}


def source_columns() -> tuple[Column, ...]:
    """Return the columns that every row ends with: where it is from, and its kind."""
    return (
        Column("source", Sort.TEXT, _("Hvem som sier det, og hvor")),
        Column("source_date", Sort.DAY, _("Når det ble sagt eller trådte i kraft")),
        Column(
            "kind",
            Sort.TEXT,
            _(
                "Slag: official (offisielt), press (presse), law (lov eller forskrift), "
                "estimated (anslag), computed (beregnet) eller synthetic (syntetisk)"
            ),
        ),
    )


def municipality_columns() -> tuple[Column, ...]:
    """Return the columns that name a municipality."""
    return (
        Column("municipality", Sort.TEXT, _("Kommunenummer i 2024-inndelingen, fire siffer")),
        Column("municipality_name", Sort.TEXT, _("Kommunens navn")),
    )
