"""Analysts put a scenario together on the map, and run it."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import COUNTRY, Act, Actor, Place
from naervaer.domain.errors import NaervaerError
from naervaer.web.portals.country.map_presenters import map_page
from naervaer.web.portals.country.scenario_forms import ScenarioForms
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of
from naervaer.web.records.areas.selectors import (
    districts_all,
    municipalities_all,
    shapes_stamp,
)
from naervaer.web.records.points.selectors import PASSPORT_OFFICE, points_all
from naervaer.web.records.studies.services import run_ask

if TYPE_CHECKING:
    from naervaer.web.records.points.models import Point


@lets(Act.RUN_STUDIES)
def scenario(request: HttpRequest) -> HttpResponse:
    """Show the editor, and run what it describes."""
    actor = actor_of(request)
    doors = [*points_all(), *points_all(sort=PASSPORT_OFFICE)]
    data = request.POST if request.method == "POST" else None
    editor = ScenarioForms(
        data,
        places=_places(actor),
        doors=[(one.pk, f"{one.name} ({_kind(one)})") for one in doors],
        areas=[(one.number, one.name) for one in municipalities_all()],
    )
    said = ""
    if data is not None and not editor.wants_row and editor.is_valid():
        about = editor.about.cleaned_data
        try:
            run = run_ask(
                study="access",
                settings={"scenario": editor.scenario()},
                title=about["name"],
                actor=actor,
                place=Place(about["place"] or None),
            )
        except NaervaerError as error:
            said = str(error)
        else:
            return redirect("analysis:run", run.pk)
    has_errors = data is not None and not editor.wants_row
    shown = {"editor": editor, "said": said, **_map(request, actor, doors)}
    return render(
        request, "country/scenario.html", shown, status=UNUSABLE if has_errors else 200
    )


def _map(request: HttpRequest, actor: Actor, doors: "list[Point]") -> dict[str, Any]:
    page = map_page(
        query=request.GET,
        actor=actor,
        municipalities=list(municipalities_all()),
        districts=list(districts_all()),
        today=timezone.localdate(),
    )
    dots = [
        [one.pk, f"{one.name} ({_kind(one)})", one.longitude, one.latitude]
        for one in doors
        if one.longitude is not None
    ]
    return {"page": page, "shapes": shapes_stamp(), "dots": dots}


def _kind(one: "Point") -> str:
    return _("passkontor") if one.sort == PASSPORT_OFFICE else _("tjenestested")


def _places(actor: Actor) -> list[tuple[str, str]]:
    """Return where the actor may run studies; «» stands for the country."""
    reach = actor.reach(Act.RUN_STUDIES)
    if COUNTRY in reach:
        names = [(one.name, one.name) for one in districts_all()]
        return [("", _("Hele landet")), *names]
    return [(place.district, place.district) for place in reach if place.district]
