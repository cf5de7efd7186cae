"""The read interface for programs: series, versions and rows, page by page."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from django.views.decorators.http import conditional_page
from ninja import NinjaAPI, Query, Schema
from ninja.errors import HttpError
from pydantic import Field

from naervaer.domain.authority import Act
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.datasets.catalogue import BY_SLUG, SERIES
from naervaer.web.records.datasets.selectors import (
    last_published,
    latest_versions,
    rows_of,
    version_of,
    versions_of,
)
from naervaer.web.records.datasets.series import Series

MOST_ROWS = 1_000
_FRESH_SECONDS = 300
_MOST_VERSIONS = 1_000_000

api = NinjaAPI(
    title="Nærvær – open figures",
    version="1.0.0",
    description=(
        "Read-only series about local police presence in Norway. Every row carries its source, "
        "date and kind; rows of kind synthetic are made up for a showcase. Answers carry ETag "
        "and Last-Modified: ask again with If-None-Match. Licences stand with each series."
    ),
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="figures_api",
)


class Problem(Schema):
    """What went wrong, in a sentence."""

    detail: str


class Invalid(Schema):
    """What was wrong with each part of the request."""

    detail: list[dict[str, Any]]


class ColumnOut(Schema):
    """A column of the data dictionary."""

    key: str
    sort: str
    meaning: str
    unit: str


class VersionOut(Schema):
    """A published version."""

    number: int
    published_at: datetime
    row_count: int
    has_synthetic: bool
    checksum: str


class SeriesOut(Schema):
    """A series, with its newest version (null before the first)."""

    slug: str
    title: str
    description: str
    licence: str
    attribution: list[str]
    latest: VersionOut | None


class SeriesDetail(SeriesOut):
    """A series with its method and data dictionary."""

    method: str
    columns: list[ColumnOut]


class RowsOut(Schema):
    """One page of rows; `next_page` is null on the last."""

    series: str
    version: int
    has_synthetic: bool
    total: int
    page: int
    page_size: int
    next_page: int | None
    rows: list[dict[str, Any]]


class RowsAsked(Schema):
    """Which rows."""

    version: Annotated[int | None, Field(ge=1, le=_MOST_VERSIONS)] = None
    municipality: Annotated[str | None, Field(pattern=r"^[0-9]{4}$")] = None
    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    page_size: Annotated[int, Field(ge=1, le=MOST_ROWS)] = 100


_MISSING: dict[int, Any] = {404: Problem}
_MISSING_OR_INVALID: dict[int, Any] = {404: Problem, 422: Invalid}


@api.get("/series", response=list[SeriesOut], operation_id="list_series")
def list_series(request: HttpRequest) -> list[dict[str, Any]]:  # noqa: ARG001 - ninja gives it
    """Every series with its newest version."""
    latest = latest_versions()
    return [_series(one) | {"latest": latest.get(one.slug)} for one in SERIES]


@api.get("/series/{slug}", response={200: SeriesDetail, **_MISSING}, operation_id="get_series")
def get_series(request: HttpRequest, slug: str) -> dict[str, Any]:  # noqa: ARG001 - as above
    """One series with its method and data dictionary."""
    series = _known(slug)
    return _series(series) | {
        "latest": version_of(series.slug),
        "method": str(series.method),
        "columns": [
            {
                "key": one.key,
                "sort": one.sort.value,
                "meaning": str(one.meaning),
                "unit": str(one.unit),
            }
            for one in series.columns
        ],
    }


@api.get(
    "/series/{slug}/versions",
    response={200: list[VersionOut], **_MISSING},
    operation_id="list_versions",
)
def list_versions(request: HttpRequest, slug: str) -> list[Any]:  # noqa: ARG001 - as above
    """Every version of a series, newest first; none is ever changed."""
    return list(versions_of(_known(slug).slug))


@api.get(
    "/series/{slug}/rows",
    response={200: RowsOut, **_MISSING_OR_INVALID},
    operation_id="list_rows",
)
def list_rows(
    request: HttpRequest,  # noqa: ARG001 - as above
    slug: str,
    asked: Query[RowsAsked],
) -> dict[str, Any]:
    """Rows of a version, in the order of its files."""
    series = _known(slug)
    version = version_of(series.slug, asked.version)
    if version is None:
        raise HttpError(404, "The series has no such version.")
    rows = rows_of(version, municipality=asked.municipality or "")
    total = rows.count()
    first = (asked.page - 1) * asked.page_size
    last = first + asked.page_size
    return {
        "series": series.slug,
        "version": version.number,
        "has_synthetic": version.has_synthetic,
        "total": total,
        "page": asked.page,
        "page_size": asked.page_size,
        "next_page": asked.page + 1 if last < total else None,
        "rows": list(rows[first:last].values_list("values", flat=True)),
    }


def _known(slug: str) -> Series:
    series = BY_SLUG.get(slug)
    if series is None:
        raise HttpError(404, "There is no such series.")
    return series


def _series(series: Series) -> dict[str, Any]:
    return {
        "slug": series.slug,
        "title": str(series.title),
        "description": str(series.description),
        "licence": series.licence,
        "attribution": list(series.sources),
    }


def _for_everybody(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Return a view that says it is open to all, and can be kept and asked for again."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        response = view(request, *args, **named)
        if response.status_code == 200:  # noqa: PLR2004 - OK
            published = last_published()
            if published is not None:
                response["Last-Modified"] = http_date(published.timestamp())
            patch_cache_control(response, public=True, max_age=_FRESH_SECONDS)
        return response

    answered.csrf_exempt = True  # type: ignore[attr-defined]  # it reads only
    return lets(Act.SEE_PUBLIC)(conditional_page(answered))


def _root(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Lead whoever opens the root to the page that describes the interface."""
    return redirect("figures:interface")


def _opened(pattern: URLPattern) -> URLPattern:
    if pattern.name == "api-root":
        return URLPattern(pattern.pattern, lets(Act.SEE_PUBLIC)(_root), name=pattern.name)
    return URLPattern(
        pattern.pattern, _for_everybody(pattern.callback), pattern.default_args, pattern.name
    )


_PATTERNS, _APP, _SPACE = api.urls
urls = (
    [_opened(one) for one in _PATTERNS if isinstance(one, URLPattern)],
    _APP,
    _SPACE,
)
"""The addresses of the interface, each declared open."""
