"""What the pages of the open figures show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.web.records.datasets.catalogue import SERIES
from naervaer.web.records.datasets.series import Column, Series, Words

if TYPE_CHECKING:
    from naervaer.web.records.datasets.models import SeriesFile, SeriesVersion

_KILO = 1000
FORM_NAMES = {"csv": "CSV", "json": "JSON", "geojson": "GeoJSON", "parquet": "Parquet"}


@dataclass(frozen=True, slots=True)
class SeriesCard:
    """A series in the catalogue."""

    title: Words
    description: Words
    address: str
    rows: int | None
    published_at: datetime | None
    has_synthetic: bool

    @classmethod
    def of(cls, series: Series, version: "SeriesVersion | None") -> "SeriesCard":
        """Return the card of a series with its newest version."""
        return cls(
            series.title,
            series.description,
            reverse("figures:series", args=[series.slug]),
            version.row_count if version else None,
            version.published_at if version else None,
            version.has_synthetic if version else False,
        )


@dataclass(frozen=True, slots=True)
class Download:
    """A file to download: its address, words and form."""

    address: str
    words: str
    format: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in the list of versions."""

    number: int
    published_at: datetime
    rows: int
    checksum: str
    files: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """The page of a series."""

    slug: str
    title: Words
    description: Words
    method: Words
    licence: str
    sources: str
    columns: tuple[Column, ...]
    downloads: tuple[Download, ...]
    versions: tuple[VersionRow, ...]
    has_synthetic: bool
    rows_address: str

    @classmethod
    def of(
        cls,
        series: Series,
        version: "SeriesVersion | None",
        files: Sequence["SeriesFile"],
        versions: Sequence["SeriesVersion"],
    ) -> "SeriesPage":
        """Return the page of a series."""
        forms = [file.form for file in files]
        return cls(
            slug=series.slug,
            title=series.title,
            description=series.description,
            method=series.method,
            licence=series.licence,
            sources=" · ".join(series.sources),
            columns=series.columns,
            downloads=tuple(_download(series, version, file) for file in files)
            if version
            else (),
            versions=tuple(_version_row(series, one, forms) for one in versions),
            has_synthetic=version.has_synthetic if version else False,
            rows_address=reverse("figures_api:list_rows", args=[series.slug]),
        )


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the interface for programs."""

    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[tuple[str, str, str], ...]
    answers: tuple[str, ...]


def operations(described: Mapping[str, Any]) -> list[Operation]:
    """Return the operations of an OpenAPI description, in its order."""
    return [
        Operation(
            method=method.upper(),
            path=path,
            summary=told.get("summary", ""),
            description=told.get("description", ""),
            parameters=tuple(_parameter(one) for one in told.get("parameters", [])),
            answers=tuple(str(status) for status in told.get("responses", {})),
        )
        for path, methods in described["paths"].items()
        for method, told in methods.items()
    ]


def waiting_series(
    latest: Mapping[str, "SeriesVersion"],
) -> list[tuple[Words, "SeriesVersion | None"]]:
    """Return each series with its newest version, for a publisher."""
    return [(one.title, latest.get(one.slug)) for one in SERIES]


def _download(series: Series, version: "SeriesVersion", file: "SeriesFile") -> Download:
    size = max(round(file.size / _KILO), 1)
    words = _("Utgave %(number)d, %(size)d kB") % {"number": version.number, "size": size}
    address = reverse("figures:file", args=[series.slug, version.number, file.form])
    return Download(address, f"{series.title} – {words}", FORM_NAMES[file.form])


def _version_row(series: Series, version: "SeriesVersion", forms: list[str]) -> VersionRow:
    files = tuple(
        Download(
            reverse("figures:file", args=[series.slug, version.number, form]),
            "",
            FORM_NAMES[form],
        )
        for form in forms
    )
    return VersionRow(
        version.number, version.published_at, version.row_count, version.checksum[:12], files
    )


def _parameter(told: Mapping[str, Any]) -> tuple[str, str, str]:
    schema = told.get("schema", {})
    sort = schema.get("type") or "/".join(
        one.get("type", "") for one in schema.get("anyOf", []) if one.get("type") != "null"
    )
    limits = [str(schema[key]) for key in ("minimum", "maximum", "pattern") if key in schema]
    return (told["name"], sort, " – ".join(limits))
