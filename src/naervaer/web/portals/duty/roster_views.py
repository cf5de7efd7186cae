"""Rosters on their way into the presence book: given, looked at, announced, undone."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act, Place
from naervaer.domain.errors import NaervaerError
from naervaer.domain.figures import Kind
from naervaer.web.portals.duty.forms import RosterForm, WeekForm
from naervaer.web.portals.duty.presenters import AdoptionRow, pair_choices, preview_page
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of, districts_of, expect
from naervaer.web.records.areas.selectors import district_by_name, municipalities_all
from naervaer.web.records.presence.selectors import groups_in
from naervaer.web.records.rosters.adoption import (
    adoption_begin,
    adoption_confirm,
    adoption_discard,
    adoption_from_run,
    adoption_map,
    adoption_move,
    adoption_undo,
)
from naervaer.web.records.rosters.preview import adoption_preview, plan_words
from naervaer.web.records.rosters.selectors import (
    adoption_by_id,
    adoptions_seen_by,
    duty_run_by_id,
    duty_runs_to_adopt,
)

if TYPE_CHECKING:
    from naervaer.web.records.rosters.models import RosterAdoption

_SHOWN = 30


@lets(Act.ADOPT_ROSTERS)
def rosters(request: HttpRequest) -> HttpResponse:
    """Show the rosters so far, the studies that can be adopted, and take in a file."""
    actor = actor_of(request)
    districts = districts_of(request, Act.ADOPT_ROSTERS)
    form = RosterForm(request.POST or None, request.FILES or None, districts=districts)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        expect(request, Act.ADOPT_ROSTERS, Place(given["district"]))
        try:
            begun = adoption_begin(
                district=district_by_name(given["district"]),
                name=given["file"].name,
                content=given["file"].read(),
                kind=Kind(given["kind"]),
                actor=actor,
            )
        except NaervaerError as error:
            form.add_error("file", str(error))
        else:
            return redirect("duty:adoption", begun.pk)
    shown = {
        "form": form,
        "runs": duty_runs_to_adopt(actor)[:_SHOWN],
        "adoptions": [AdoptionRow.of(one) for one in adoptions_seen_by(actor)[:_SHOWN]],
    }
    status = UNUSABLE if form.is_bound else 200
    return render(request, "duty/rosters.html", shown, status=status)


@require_POST
@lets(Act.ADOPT_ROSTERS)
def adopt_run(request: HttpRequest, run_id: int) -> HttpResponse:
    """Read the planned presence of a finished duty study."""
    run = duty_run_by_id(actor_of(request), run_id)
    if run is None:
        raise Http404
    try:
        begun = adoption_from_run(run=run, actor=actor_of(request))
    except NaervaerError as error:
        messages.error(request, str(error))
        return redirect("duty:rosters")
    return redirect("duty:adoption", begun.pk)


@lets(Act.ADOPT_ROSTERS)
def adoption(request: HttpRequest, adoption_id: int) -> HttpResponse:
    """Show what a roster would announce, and what stays behind."""
    found = _adoption_or_404(request, adoption_id)
    row = AdoptionRow.of(found)
    shown: dict[str, Any] = {"adoption": row}
    if row.is_waiting:
        shown["preview"] = preview_page(adoption_preview(found))
        shown["week_form"] = WeekForm()
        if row.is_plan:
            shown["mapping"] = _mapping(found)
    return render(request, "duty/adoption.html", shown)


@require_POST
@lets(Act.ADOPT_ROSTERS)
def adoption_week(request: HttpRequest, adoption_id: int) -> HttpResponse:
    """Let the roster begin in another week."""
    found = _adoption_or_404(request, adoption_id)
    form = WeekForm(request.POST)
    if form.is_valid():
        begins_on = form.cleaned_data["begins_on"]
        _told(request, adoption_move, adoption=found, begins_on=begins_on)
    else:
        messages.error(request, _("Skriv en dag, for eksempel 2026-01-05."))
    return redirect("duty:adoption", adoption_id)


@require_POST
@lets(Act.ADOPT_ROSTERS)
def adoption_meaning(request: HttpRequest, adoption_id: int) -> HttpResponse:
    """Say what shifts and stations mean."""
    found = _adoption_or_404(request, adoption_id)
    shift_names, station_names = plan_words(found)
    shifts = {name: request.POST.get(f"shift-{at}", "") for at, name in enumerate(shift_names)}
    stations = {
        name: {
            "municipality": request.POST.get(f"municipality-{at}", ""),
            "group": request.POST.get(f"group-{at}", ""),
        }
        for at, name in enumerate(station_names)
        if request.POST.get(f"municipality-{at}")
    }
    _told(request, adoption_map, adoption=found, shifts=shifts, stations=stations)
    return redirect("duty:adoption", adoption_id)


@require_POST
@lets(Act.ADOPT_ROSTERS)
def confirm_adoption(request: HttpRequest, adoption_id: int) -> HttpResponse:
    """Announce what the page showed."""
    found = _adoption_or_404(request, adoption_id)
    if _told(request, adoption_confirm, adoption=found):
        messages.success(request, _("Planen er kunngjort."))
    return redirect("duty:adoption", adoption_id)


@require_POST
@lets(Act.ADOPT_ROSTERS)
def undo_adoption(request: HttpRequest, adoption_id: int) -> HttpResponse:
    """Take an announced roster back."""
    found = _adoption_or_404(request, adoption_id)
    if _told(request, adoption_undo, adoption=found, why=request.POST.get("why", "")):
        messages.success(request, _("Planen er tatt tilbake."))
    return redirect("duty:adoption", adoption_id)


@require_POST
@lets(Act.ADOPT_ROSTERS)
def discard_adoption(request: HttpRequest, adoption_id: int) -> HttpResponse:
    """Put a waiting roster aside."""
    found = _adoption_or_404(request, adoption_id)
    _told(request, adoption_discard, adoption=found)
    return redirect("duty:rosters")


def _told(request: HttpRequest, service: Any, **given: Any) -> bool:
    """Call a service and say what it refuses; return whether it was done."""
    try:
        service(actor=actor_of(request), **given)
    except NaervaerError as error:
        messages.error(request, str(error))
        return False
    return True


def _mapping(found: "RosterAdoption") -> dict[str, Any]:
    """Return shifts and stations with what they mean now, and what may be chosen."""
    shifts, stations = plan_words(found)
    meant_shifts = found.mapping.get("shifts", {})
    meant_stations = found.mapping.get("stations", {})
    inside = municipalities_all().filter(district=found.district)
    groups = groups_in(found.district.name)
    return {
        "shifts": [
            (f"shift-{at}", name, meant_shifts.get(name, "")) for at, name in enumerate(shifts)
        ],
        "stations": [
            (at, name, meant_stations.get(name, {})) for at, name in enumerate(stations)
        ],
        "pairs": pair_choices(),
        "municipalities": list(inside.values_list("number", "name")),
        "groups": [one.name for one in groups],
    }


def _adoption_or_404(request: HttpRequest, adoption_id: int) -> "RosterAdoption":
    found = adoption_by_id(actor_of(request), adoption_id)
    if found is None:
        raise Http404
    return found
