"""Service points: before and after in a district, and the facts and hours of each."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act, Place
from naervaer.domain.errors import NaervaerError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.places import PointState
from naervaer.domain.presence import Service
from naervaer.web.portals.district.point_forms import CompareForm, FactForm, HoursForm
from naervaer.web.portals.district.point_presenters import (
    Compared,
    compared,
    country_then,
    fact_rows,
    hours_rows,
)
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of, districts_of, expect
from naervaer.web.records.points.selectors import (
    PASSPORT_OFFICE,
    SERVICE_POINT,
    facts_of,
    opening_hours_of,
    point_by_id,
    point_fact_by_id,
    points_on,
)
from naervaer.web.records.points.services import (
    opening_hours_set,
    point_fact_add,
    point_fact_end,
    point_fact_withdraw,
)
from naervaer.web.records.promises.ledger import ledger_update

if TYPE_CHECKING:
    from naervaer.web.records.points.models import Point, PointFact

_REFORM = date(2018, 12, 31)
"""After the points were closed, before the plan's new ones: the structure of 2017–18."""


@lets(Act.SEE_PRESENCE_BOOK)
def points(request: HttpRequest) -> HttpResponse:
    """Show a district's points on two days, side by side."""
    districts = districts_of(request, Act.SEE_PRESENCE_BOOK)
    if not districts:
        raise Http404
    form = CompareForm(request.GET, districts=districts)
    given = form.cleaned_data if form.is_valid() else {}
    district = given.get("distrikt") or districts[0]
    before, after = given.get("fra") or _REFORM, given.get("til") or timezone.localdate()
    shown = {
        "form": form,
        "district": district,
        "before": before,
        "after": after,
        "points": _compared(request, "tabell", SERVICE_POINT, district, (before, after)),
        "offices": _compared(request, "kontorer", PASSPORT_OFFICE, district, (before, after)),
        "country": country_then(),
    }
    return render(request, "district/points.html", shown)


def _compared(
    request: HttpRequest, name: str, sort: str, district: str, days: tuple[date, date]
) -> Compared:
    """Return the points of a sort on both days."""
    before, after = (points_on(day, district=district, sort=sort) for day in days)
    captions = {
        SERVICE_POINT: _("Hvert tjenestested på de to dagene"),
        PASSPORT_OFFICE: _("Hvert passkontor på de to dagene"),
    }
    return compared(name, captions[sort], before, after, request.GET)


@lets(Act.SEE_PRESENCE_BOOK)
def point(request: HttpRequest, point_id: str) -> HttpResponse:
    """Show all that is known of a point."""
    found = _point_or_404(point_id)
    return render(request, "district/point.html", _shown(request, found))


def _shown(request: HttpRequest, found: "Point", **more: Any) -> dict[str, Any]:
    """Return what the page of a point shows."""
    today = timezone.localdate()
    place = Place(found.district.name, found.municipality_id)
    return {
        "point": found,
        "facts": fact_rows(facts_of(found)),
        "hours": hours_rows(opening_hours_of(found, on=today)),
        "may_write": actor_of(request).may(Act.WRITE_POINTS, place),
        "fact_form": FactForm(prefix="opplysning"),
        "hours_form": HoursForm(prefix="tider"),
        **more,
    }


@require_POST
@lets(Act.WRITE_POINTS)
def add_fact(request: HttpRequest, point_id: str) -> HttpResponse:
    """Add something that became true of a point; the promises are judged anew."""
    found = _point_or_404(point_id)
    _expect_own(request, Act.WRITE_POINTS, found)
    form = FactForm(request.POST, prefix="opplysning")
    if form.is_valid():
        given = form.cleaned_data
        try:
            point_fact_add(
                point=found,
                state=PointState(given["state"]),
                since=given["since"],
                season=form.asked_season(),
                source=_source(found, given),
                actor=actor_of(request),
                why=given["why"],
            )
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            ledger_update(actor=actor_of(request))
            messages.success(request, _("Opplysningen er ført."))
            return redirect("district:point", point_id)
    shown = _shown(request, found, fact_form=form)
    return render(request, "district/point.html", shown, status=UNUSABLE)


@require_POST
@lets(Act.WRITE_POINTS)
def set_hours(request: HttpRequest, point_id: str) -> HttpResponse:
    """Set a point's opening hours from a day."""
    found = _point_or_404(point_id)
    _expect_own(request, Act.WRITE_POINTS, found)
    form = HoursForm(request.POST, prefix="tider")
    if form.is_valid():
        given = form.cleaned_data
        try:
            opening_hours_set(
                point=found,
                service=Service(given["service"]),
                week=form.asked_week(),
                since=given["since"],
                source=_source(found, given),
                actor=actor_of(request),
                why=given["why"],
            )
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Åpningstidene er ført."))
            return redirect("district:point", point_id)
    shown = _shown(request, found, hours_form=form)
    return render(request, "district/point.html", shown, status=UNUSABLE)


@require_POST
@lets(Act.WRITE_POINTS)
def end_fact(request: HttpRequest, fact_id: int) -> HttpResponse:
    """Say until when a fact was true."""
    fact = _fact_or_404(request, fact_id)
    why = request.POST.get("why", "")
    try:
        until = date.fromisoformat(request.POST.get("until", ""))
        point_fact_end(fact=fact, until=until, actor=actor_of(request), why=why)
        ledger_update(actor=actor_of(request))
    except NaervaerError as error:
        messages.error(request, str(error))
    except ValueError:
        messages.error(request, _("Skriv siste dag som 2026-03-31."))
    return redirect("district:point", fact.point_id)


@require_POST
@lets(Act.WRITE_POINTS)
def withdraw_fact(request: HttpRequest, fact_id: int) -> HttpResponse:
    """Take back a fact that was wrong."""
    fact = _fact_or_404(request, fact_id)
    why = request.POST.get("why", "")
    try:
        point_fact_withdraw(fact=fact, actor=actor_of(request), why=why)
        ledger_update(actor=actor_of(request))
    except NaervaerError as error:
        messages.error(request, str(error))
    return redirect("district:point", fact.point_id)


def _point_or_404(point_id: str) -> "Point":
    found = point_by_id(point_id)
    if found is None:
        raise Http404
    return found


def _fact_or_404(request: HttpRequest, fact_id: int) -> "PointFact":
    fact = point_fact_by_id(fact_id)
    if fact is None:
        raise Http404
    _expect_own(request, Act.WRITE_POINTS, fact.point)
    return fact


def _expect_own(request: HttpRequest, act: Act, found: "Point") -> None:
    expect(request, act, Place(found.district.name, found.municipality_id))


def _source(found: "Point", given: dict[str, Any]) -> Source:
    title = f"{found.district} politidistrikt"
    return Source(title, given["source"], timezone.localdate(), Kind(given["kind"]))
