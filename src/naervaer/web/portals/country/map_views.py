"""The national map: the page, its drawing without scripts, and the shapes for the script."""

import gzip
import json
from functools import lru_cache
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.vary import vary_on_headers

from naervaer.domain.authority import Act
from naervaer.web.portals.country.map_drawing import drawing_of
from naervaer.web.portals.country.map_presenters import map_page
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of
from naervaer.web.records.areas.selectors import (
    districts_all,
    drawings_all,
    municipalities_all,
    shapes_all,
    shapes_stamp,
)
from naervaer.web.records.audit.kept_answers import kept_for_everybody

if TYPE_CHECKING:
    from naervaer.web.portals.country.map_presenters import MapPage

_A_YEAR = "public, max-age=31536000, immutable"


def _page(request: HttpRequest) -> "MapPage":
    return map_page(
        query=request.GET,
        actor=actor_of(request),
        municipalities=list(municipalities_all()),
        districts=list(districts_all()),
        today=timezone.localdate(),
    )


@lets(Act.SEE_PUBLIC)
@kept_for_everybody
def national_map(request: HttpRequest) -> HttpResponse:
    """Show the map with its table."""
    may_draw = actor_of(request).may(Act.RUN_STUDIES)
    shown = {"page": _page(request), "shapes": shapes_stamp(), "may_draw": may_draw}
    return render(request, "country/national_map.html", shown)


@lets(Act.SEE_PUBLIC)
@kept_for_everybody
def drawing(request: HttpRequest) -> HttpResponse:
    """Draw the map as an image, for those without scripts."""
    colours = {number: one[0] for number, one in _page(request).figures.items()}
    is_dark = request.GET.get("tone") == "mork"
    return HttpResponse(
        drawing_of(drawings_all(), colours, is_dark=is_dark), content_type="image/svg+xml"
    )


@lets(Act.SEE_PUBLIC)
@vary_on_headers("Accept-Encoding")
def shapes(request: HttpRequest, stamp: str) -> HttpResponse:
    """Hand out the municipalities' shapes; the address changes when they do."""
    plain, packed = _shapes(stamp)
    takes_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    answer = HttpResponse(packed if takes_gzip else plain, content_type="application/geo+json")
    if takes_gzip:
        answer["Content-Encoding"] = "gzip"
    answer["Cache-Control"] = _A_YEAR
    return answer


@lru_cache(maxsize=2)
def _shapes(stamp: str) -> tuple[bytes, bytes]:  # noqa: ARG001 - the stamp keys the cache
    """Return the shapes as GeoJSON, plain and packed."""
    features = [
        {
            "type": "Feature",
            "id": int(one.pk),
            "properties": {"nr": one.pk},
            "geometry": one.shape,
        }
        for one in shapes_all()
    ]
    collection = {"type": "FeatureCollection", "features": features}
    text = json.dumps(collection, separators=(",", ":")).encode()
    return text, gzip.compress(text, 9)
