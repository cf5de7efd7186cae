"""Doing everything with an appointment for somebody without digital means."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from naervaer.domain.appointments.kinds import (
    AppointmentKind,
    ContactCare,
    ContactWay,
    SpecialistTheme,
)
from naervaer.domain.authority import Act
from naervaer.domain.errors import NaervaerError
from naervaer.web.interface.numbers import day
from naervaer.web.portals.counter.booking_forms import BookForm, TimeForm, WantedForm
from naervaer.web.portals.counter.queue_presenters import AppointmentRow, clock, spelled
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of
from naervaer.web.records.areas.selectors import municipalities_within
from naervaer.web.records.bookings.contact import Contact
from naervaer.web.records.bookings.selectors import (
    booking_seen_by,
    offer_by_id,
    offers_bookable,
    slots_free,
)
from naervaer.web.records.bookings.services import (
    booking_cancel,
    booking_confirm,
    booking_hold,
    booking_move,
    booking_no_show,
)
from naervaer.web.records.enquiries.queue import ticket_check_in
from naervaer.web.records.enquiries.selectors import offices_of

if TYPE_CHECKING:
    from naervaer.web.records.bookings.models import Booking

_MOST_TIMES = 60
_MADE_BY = "counter"


@never_cache
@lets(Act.SERVE_COUNTER)
def book(request: HttpRequest) -> HttpResponse:
    """Find free times, and book one for somebody who comes or calls."""
    own = municipalities_within(actor_of(request).reach(Act.SERVE_COUNTER))
    municipalities = [(one.number, one.name) for one in own]
    wanted = WantedForm(request.GET or None, municipalities=municipalities)
    shown: dict[str, Any] = {"wanted": wanted, "asked": False}
    if not (wanted.is_bound and wanted.is_valid()):
        return render(request, "counter/book.html", shown)
    asked = wanted.cleaned_data
    times = _times(
        kind=AppointmentKind(asked["slag"]),
        theme=SpecialistTheme(asked["tema"]),
        municipality=asked["kommune"],
        people=asked["antall"],
    )
    form = BookForm(request.POST or None, times=times)
    if form.is_bound and form.is_valid():
        try:
            made = _booked(request, form.cleaned_data, people=asked["antall"])
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Timen er bestilt. Gi personen koden."))
            return redirect("counter:booking", made.pk)
    shown |= {"asked": True, "times": times, "form": form}
    return render(
        request, "counter/book.html", shown, status=UNUSABLE if form.is_bound else 200
    )


def _booked(request: HttpRequest, given: dict[str, Any], *, people: int) -> "Booking":
    """Hold the time and confirm it at once."""
    contact = Contact(
        way=ContactWay(given["vei"]),
        address=given["adresse"].strip(),
        care=ContactCare(given["hensyn"]),
    )
    held = booking_hold(
        **_place(request, given["tid"]),
        people=people,
        actor=actor_of(request),
        made_by=_MADE_BY,
    )
    return booking_confirm(booking=held, contact=contact, actor=actor_of(request))


@never_cache
@lets(Act.SERVE_COUNTER)
def booking(request: HttpRequest, booking_id: int) -> HttpResponse:
    """Show one appointment with its code, and check in, cancel or note a no-show."""
    found = booking_seen_by(actor_of(request), Act.SERVE_COUNTER, booking_id)
    if found is None:
        raise Http404
    if request.method == "POST":
        try:
            return _done(request, found, request.POST.get("gjor", ""))
        except NaervaerError as error:
            messages.error(request, str(error))
            return redirect("counter:booking", found.pk)
    offices = offices_of(actor_of(request)).filter(municipality=found.offer.municipality_id)
    shown = {
        "row": AppointmentRow.of(found, now=timezone.now()),
        "code": spelled(found.code),
        "offices": list(offices),
        "office": found.offer.point_id or "",
    }
    return render(request, "counter/booking.html", shown)


def _done(request: HttpRequest, found: "Booking", what: str) -> HttpResponse:
    """Do what is asked with an appointment and lead on."""
    actor = actor_of(request)
    if what == "check_in":
        offices = offices_of(actor).filter(municipality=found.offer.municipality_id)
        office = offices.filter(pk=request.POST.get("kontor", "")).first()
        if office is None:
            raise Http404
        ticket = ticket_check_in(booking=found, office=office, actor=actor)
        said = {"number": ticket.number}
        messages.success(request, _("Møtt opp. Kølapp nummer %(number)s.") % said)
        return redirect(f"{reverse('counter:today')}?kontor={office.pk}")
    if what == "cancel":
        booking_cancel(booking=found, actor=actor, why=_("avbestilt ved skranken"))
        messages.success(request, _("Timen er avbestilt."))
    elif what == "no_show":
        booking_no_show(booking=found, actor=actor)
        messages.success(request, _("Notert: møtte ikke."))
    return redirect("counter:booking", found.pk)


@never_cache
@lets(Act.SERVE_COUNTER)
def move(request: HttpRequest, booking_id: int) -> HttpResponse:
    """Move an appointment to another free time of the same kind."""
    found = booking_seen_by(actor_of(request), Act.SERVE_COUNTER, booking_id)
    if found is None:
        raise Http404
    times = _times(
        kind=AppointmentKind(found.offer.kind),
        theme=SpecialistTheme(found.offer.theme),
        municipality=found.offer.municipality_id,
        people=found.people,
    )
    form = TimeForm(request.POST or None, times=times)
    if form.is_bound and form.is_valid():
        place = _place(request, form.cleaned_data["tid"])
        try:
            moved = booking_move(booking=found, actor=actor_of(request), **place)
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Timen er flyttet. Koden er den samme."))
            return redirect("counter:booking", moved.pk)
    row = AppointmentRow.of(found, now=timezone.now())
    shown = {"row": row, "form": form, "times": times}
    return render(
        request, "counter/move.html", shown, status=UNUSABLE if form.is_bound else 200
    )


def _times(
    *, kind: AppointmentKind, theme: SpecialistTheme, municipality: str, people: int
) -> list[tuple[str, str]]:
    """Return the free times as choices: offer and moment, and the words."""
    now = timezone.now()
    offers = {
        one.pk: one
        for one in offers_bookable(kind, municipality=municipality, theme=theme, now=now)
    }
    free = [
        (moment, key)
        for key, moments in slots_free(offers.values(), people=people, now=now).items()
        for moment in moments
    ]
    return [
        (
            f"{key}|{moment.isoformat()}",
            f"{day(moment.date())} {clock(moment)}, {offers[key].place_name}",
        )
        for moment, key in sorted(free)[:_MOST_TIMES]
    ]


def _place(request: HttpRequest, chosen: str) -> dict[str, Any]:
    """Return offer and moment of a chosen time; the choice is one of those shown."""
    key, _bar, moment = chosen.partition("|")
    offer = offer_by_id(actor_of(request), Act.SERVE_COUNTER, int(key))
    if offer is None:
        raise Http404
    return {"offer": offer, "begins": datetime.fromisoformat(moment)}
