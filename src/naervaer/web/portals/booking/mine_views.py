"""Somebody's own appointments: seen, changed and cancelled by a signed link or by sign-in."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from naervaer.domain.appointments.kinds import AppointmentKind
from naervaer.domain.authority import Act
from naervaer.domain.errors import NaervaerError
from naervaer.web.portals.booking.forms import TakeForm
from naervaer.web.portals.booking.presenters import BookingRow, day_rows
from naervaer.web.portals.booking.take_views import offers_ahead
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of
from naervaer.web.records.bookings.calendar import calendar_of
from naervaer.web.records.bookings.links import MANAGE, key_from, link_for
from naervaer.web.records.bookings.selectors import (
    booking_by_key,
    bookings_of,
    offer_public,
    slots_free,
)
from naervaer.web.records.bookings.services import booking_cancel, booking_move

if TYPE_CHECKING:
    from naervaer.web.records.bookings.models import Booking


def _opened(link: str) -> "Booking":
    """Return the appointment a link opens.

    Raises
    ------
    Http404
        When the link opens none, or none any longer.

    """
    booking = booking_by_key(key_from(MANAGE, link) or 0)
    if booking is None:
        raise Http404
    return booking


@never_cache
@lets(Act.SEE_PUBLIC)
def mine(request: HttpRequest, link: str) -> HttpResponse:
    """Show an appointment to whoever holds its link."""
    shown = {"row": BookingRow.of(_opened(link)), "link": link}
    return render(request, "booking/mine.html", shown)


@never_cache
@lets(Act.SEE_PUBLIC)
def calendar(_request: HttpRequest, link: str) -> HttpResponse:
    """Hand out the appointment for a calendar."""
    response = HttpResponse(calendar_of(_opened(link)), content_type="text/calendar")
    response["Content-Disposition"] = 'attachment; filename="avtale.ics"'
    return response


@require_POST
@lets(Act.SEE_PUBLIC)
def cancel(request: HttpRequest, link: str) -> HttpResponse:
    """Give the time back."""
    try:
        booking_cancel(booking=_opened(link), actor=actor_of(request))
    except NaervaerError:
        messages.error(request, _("Timen kan ikke avbestilles nå. Ring 02800."))
    else:
        messages.success(request, _("Timen er avbestilt. En annen kan få den."))
    return redirect("booking:mine", link=link)


@never_cache
@lets(Act.SEE_PUBLIC)
def change(request: HttpRequest, link: str) -> HttpResponse:
    """Choose another time; the old one stands until the new one is had."""
    booking = _opened(link)
    form = TakeForm(request.POST or None)
    if form.is_bound:
        offer = offer_public(form.offer, now=timezone.now()) if form.is_valid() else None
        if offer is None or offer.kind != booking.offer.kind:
            raise Http404
        try:
            booking_move(
                booking=booking,
                offer=offer,
                begins=datetime.fromtimestamp(form.seconds, UTC),
                actor=actor_of(request),
            )
        except NaervaerError:
            messages.error(request, _("Tida ble tatt av en annen. Timen din står som før."))
            return redirect("booking:change", link=link)
        messages.success(request, _("Timen er flyttet."))
        return redirect("booking:mine", link=link)
    kind = AppointmentKind(booking.offer.kind)
    offers = [
        one
        for one in offers_ahead(kind, booking.offer.municipality_id)
        if one.theme == booking.offer.theme
    ]
    free = slots_free(offers, people=booking.people, now=timezone.now())
    shown = {
        "row": BookingRow.of(booking),
        "link": link,
        "people": booking.people,
        "days": day_rows(offers, free),
    }
    return render(request, "booking/change.html", shown)


@never_cache
@lets(Act.SEE_OWN_ACCOUNT)
def own(request: HttpRequest) -> HttpResponse:
    """Show the appointments of whoever is signed in."""
    rows = [
        (BookingRow.of(one), link_for(MANAGE, one)) for one in bookings_of(actor_of(request))
    ]
    return render(request, "booking/own.html", {"rows": rows})
