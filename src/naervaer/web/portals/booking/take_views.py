"""Taking an appointment: what, where, when, held, confirmed."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from naervaer.domain.appointments.kinds import AppointmentKind, SpecialistTheme
from naervaer.domain.authority import Act
from naervaer.domain.errors import NaervaerError
from naervaer.web.interface.appointments import SLUG_OF, SLUGS, said_time
from naervaer.web.interface.labels import said
from naervaer.web.portals.booking.forms import ContactForm, PeopleForm, TakeForm
from naervaer.web.portals.booking.holds import MOST_HOLDS, held_already, remember_hold
from naervaer.web.portals.booking.kinds import HINTS
from naervaer.web.portals.booking.presenters import BookingRow, OfficeRow, day_rows
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of
from naervaer.web.records.areas.selectors import municipality_by_number
from naervaer.web.records.bookings.availability import usual_waits
from naervaer.web.records.bookings.links import HOLD, MANAGE, key_from, link_for
from naervaer.web.records.bookings.selectors import (
    booking_by_key,
    line_length,
    offer_public,
    offers_bookable,
    slots_free,
)
from naervaer.web.records.bookings.services import booking_confirm, booking_hold
from naervaer.web.records.bookings.soonest import TOLD_AHEAD, next_free

if TYPE_CHECKING:
    from naervaer.web.records.bookings.models import Offer


def kind_named(slug: str) -> AppointmentKind:
    """Return what an address asks for.

    Raises
    ------
    Http404
        When nothing is called that.

    """
    if slug not in SLUGS:
        raise Http404
    return SLUGS[slug]


@lets(Act.SEE_PUBLIC)
def kinds(request: HttpRequest) -> HttpResponse:
    """Show what can be booked."""
    rows = [(slug, said(kind), HINTS[kind]) for slug, kind in SLUGS.items()]
    return render(request, "booking/kinds.html", {"rows": rows})


@lets(Act.SEE_PUBLIC)
def offices(request: HttpRequest, kind: str) -> HttpResponse:
    """Show where a kind can be had, the soonest free time first."""
    what = kind_named(kind)
    found = next_free(what, now=timezone.now()).values()
    usual = {number: one.usual for number, one in usual_waits(what).items()}
    rows = [
        OfficeRow.of(one, usual.get(one.municipality))
        for one in sorted(found, key=lambda one: one.begins)
    ]
    shown = {"slug": kind, "what": said(what), "hint": HINTS[what], "rows": rows}
    return render(request, "booking/offices.html", shown)


@lets(Act.SEE_PUBLIC)
def times(request: HttpRequest, kind: str, number: str) -> HttpResponse:
    """Show the free times of a kind in a municipality."""
    what, where = kind_named(kind), municipality_by_number(number)
    if where is None:
        raise Http404
    form = PeopleForm(request.GET or None)
    offers = offers_ahead(what, number)
    themes = sorted({one.theme for one in offers if one.theme})
    theme = request.GET.get("tema", "")
    if theme in themes:
        offers = [one for one in offers if one.theme == theme]
    free = slots_free(offers, people=form.people, now=timezone.now())
    shown = {
        "slug": kind,
        "what": said(what),
        "where": where,
        "form": form,
        "people": form.people,
        "themes": [(one, said(SpecialistTheme(one)), one == theme) for one in themes],
        "days": day_rows(offers, free),
        "waiting": line_length(number, what),
    }
    return render(request, "booking/times.html", shown)


def offers_ahead(kind: AppointmentKind, number: str) -> "list[Offer]":
    """Return the offers of the coming weeks in a municipality."""
    now = timezone.now()
    return list(offers_bookable(kind, municipality=number, until=now + TOLD_AHEAD, now=now))


@require_POST
@lets(Act.SEE_PUBLIC)
def hold(request: HttpRequest) -> HttpResponse:
    """Hold the time somebody pressed, and ask how to reach them."""
    form = TakeForm(request.POST)
    offer = offer_public(form.offer, now=timezone.now()) if form.is_valid() else None
    if offer is None:
        raise Http404
    slug = SLUG_OF[AppointmentKind(offer.kind)]
    already = held_already(request)
    if len(already) >= MOST_HOLDS:
        messages.error(request, _("Du holder av tre timer nå. Bekreft en av dem, eller vent."))
        return redirect("booking:times", kind=slug, number=offer.municipality_id)
    try:
        booking = booking_hold(
            offer=offer,
            begins=datetime.fromtimestamp(form.seconds, UTC),
            people=form.cleaned_data["personer"],
            actor=actor_of(request),
        )
    except NaervaerError as error:
        messages.error(request, str(error))
        return redirect("booking:times", kind=slug, number=offer.municipality_id)
    answer = redirect("booking:held", link=link_for(HOLD, booking))
    remember_hold(request, answer, [*already, booking.pk])
    return answer


@never_cache
@lets(Act.SEE_PUBLIC)
def held(request: HttpRequest, link: str) -> HttpResponse:
    """Ask how to reach somebody, and confirm the time that is held."""
    booking = booking_by_key(key_from(HOLD, link) or 0)
    if booking is None:
        raise Http404
    form = ContactForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            done = booking_confirm(
                booking=booking,
                contact=form.cleaned_data["contact"],
                actor=actor_of(request),
            )
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            return redirect("booking:mine", link=link_for(MANAGE, done))
    shown = {
        "form": form,
        "row": BookingRow.of(booking),
        "until": said_time(booking.held_until) if booking.held_until else "",
        "slug": SLUG_OF[AppointmentKind(booking.offer.kind)],
        "number": booking.offer.municipality_id,
    }
    status = UNUSABLE if form.is_bound else 200
    return render(request, "booking/held.html", shown, status=status)
