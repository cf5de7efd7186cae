"""Open figures: the catalogue, each series, its files, and the interface for programs."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page

from naervaer.domain.authority import Act
from naervaer.web.portals.figures.api import api
from naervaer.web.portals.figures.dcat import catalogue_graph
from naervaer.web.portals.figures.presenters import (
    SeriesCard,
    SeriesPage,
    operations,
    waiting_series,
)
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of
from naervaer.web.records.datasets.catalogue import BY_SLUG, SERIES
from naervaer.web.records.datasets.republishing import figures_publish_now
from naervaer.web.records.datasets.selectors import (
    file_of,
    files_of,
    latest_versions,
    version_of,
    versions_of,
)
from naervaer.web.records.datasets.series import MEDIA_TYPES

_GRAPH_FORMS = {"ttl": ("turtle", "text/turtle"), "jsonld": ("json-ld", "application/ld+json")}
_A_YEAR = 365 * 24 * 3600


@lets(Act.SEE_PUBLIC)
def catalogue(request: HttpRequest) -> HttpResponse:
    """Show every series."""
    latest = latest_versions()
    cards = [SeriesCard.of(one, latest.get(one.slug)) for one in SERIES]
    return render(request, "figures/catalogue.html", {"cards": cards})


@lets(Act.SEE_PUBLIC)
def series(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one series: what it is, its dictionary, its files and its versions."""
    found = BY_SLUG.get(slug)
    if found is None:
        raise Http404
    version = version_of(slug)
    files = list(files_of(version)) if version else []
    page = SeriesPage.of(found, version, files, list(versions_of(slug)))
    return render(request, "figures/series.html", {"page": page})


@conditional_page
@lets(Act.SEE_PUBLIC)
def file(request: HttpRequest, slug: str, number: int, form: str) -> HttpResponse:  # noqa: ARG001
    """Send one file of one version; it never changes."""
    version = version_of(slug, number)
    found = file_of(version, form) if version else None
    if version is None or found is None:
        raise Http404
    mark = "-syntetisk" if version.has_synthetic else ""
    response = HttpResponse(bytes(found.content), content_type=MEDIA_TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{slug}-v{number}{mark}.{form}"'
    response["ETag"] = f'"{found.checksum}"'
    response["Last-Modified"] = http_date(version.published_at.timestamp())
    response["Cache-Control"] = f"public, max-age={_A_YEAR}, immutable"
    return response


@lets(Act.SEE_PUBLIC)
def newest(request: HttpRequest, slug: str, form: str) -> HttpResponse:  # noqa: ARG001
    """Lead to the file of the newest version."""
    version = version_of(slug)
    if version is None or form not in MEDIA_TYPES or file_of(version, form) is None:
        raise Http404
    return redirect("figures:file", slug, version.number, form)


@conditional_page
@lets(Act.SEE_PUBLIC)
def graph(request: HttpRequest, form: str) -> HttpResponse:
    """Send the catalogue in DCAT-AP-NO."""
    if form not in _GRAPH_FORMS:
        raise Http404
    writer, media = _GRAPH_FORMS[form]
    content = catalogue_graph(request.build_absolute_uri).serialize(format=writer)
    return HttpResponse(content, content_type=f"{media}; charset=utf-8")


@lets(Act.SEE_PUBLIC)
def method(request: HttpRequest) -> HttpResponse:
    """Show how the figures come about, what is withheld, and how to cite them."""
    return render(request, "figures/method.html", {"series": SERIES})


@lets(Act.SEE_PUBLIC)
def interface(request: HttpRequest) -> HttpResponse:
    """Show the interface for programs, from its own description."""
    described: dict[str, Any] = api.get_openapi_schema()
    return render(request, "figures/interface.html", {"operations": operations(described)})


@lets(Act.PUBLISH_FIGURES)
def publish(request: HttpRequest) -> HttpResponse:
    """Let a publisher see the versions, and publish what has changed."""
    if request.method == "POST":
        made = figures_publish_now(actor=actor_of(request))
        said = _("%(count)d serier fikk ny utgave.") % {"count": len(made)}
        messages.success(request, said)
        return redirect("figures:publish")
    return render(request, "figures/publish.html", {"rows": waiting_series(latest_versions())})
