"""The waiting list for somebody without digital means: put in it, told the code, helped on."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from naervaer.domain.appointments.kinds import (
    AppointmentKind,
    ContactCare,
    ContactWay,
    SpecialistTheme,
)
from naervaer.domain.appointments.states import BookingState, WaitingState
from naervaer.domain.authority import Act
from naervaer.domain.errors import NaervaerError
from naervaer.web.interface.appointments import said_moment
from naervaer.web.interface.labels import said
from naervaer.web.portals.counter.booking_forms import LineForm, WantedForm
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of
from naervaer.web.records.areas.selectors import municipalities_within
from naervaer.web.records.bookings.contact import Contact
from naervaer.web.records.bookings.line_codes import (
    line_code,
    offered_confirm,
    waiting_seen_by,
)
from naervaer.web.records.bookings.selectors import place_in_line
from naervaer.web.records.bookings.waiting import waiting_join, waiting_leave

if TYPE_CHECKING:
    from naervaer.web.records.bookings.models import Waiting


@never_cache
@lets(Act.SERVE_COUNTER)
def join(request: HttpRequest) -> HttpResponse:
    """Put somebody at the end of the line for what was asked for."""
    own = municipalities_within(actor_of(request).reach(Act.SERVE_COUNTER))
    wanted = WantedForm(request.GET or None, municipalities=[(m.number, m.name) for m in own])
    if not (wanted.is_bound and wanted.is_valid()):
        return render(request, "counter/book.html", {"wanted": wanted, "asked": False})
    asked = wanted.cleaned_data
    form = LineForm(request.POST or None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            waiting = waiting_join(
                municipality=own.get(number=asked["kommune"]),
                kind=AppointmentKind(asked["slag"]),
                theme=SpecialistTheme(asked["tema"]),
                people=asked["antall"],
                contact=Contact(
                    way=ContactWay(given["vei"]),
                    address=given["adresse"].strip(),
                    care=ContactCare(given["hensyn"]),
                ),
                actor=actor_of(request),
            )
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Personen står på ventelista. Gi personen koden."))
            return redirect("counter:line", waiting.pk)
    shown = {
        "form": form,
        "what": said(AppointmentKind(asked["slag"])),
        "where": own.get(number=asked["kommune"]),
        "people": asked["antall"],
    }
    status = UNUSABLE if form.is_bound else 200
    return render(request, "counter/join.html", shown, status=status)


@never_cache
@lets(Act.SERVE_COUNTER)
def line(request: HttpRequest, waiting_id: int) -> HttpResponse:
    """Show a place in the line with its code, and the time that is offered."""
    found = _found(request, waiting_id)
    booking = found.booking
    is_held = booking is not None and booking.state == BookingState.HELD.value
    shown = {
        "id": found.pk,
        "code": line_code(found),
        "what": said(AppointmentKind(found.kind)),
        "where": found.municipality,
        "state": said(WaitingState(found.state)),
        "is_waiting": found.state == WaitingState.WAITING.value,
        "place": place_in_line(found),
        "offered": said_moment(booking.begins) if booking else "",
        "offered_where": booking.offer.place_name if booking else "",
        "is_held": is_held,
        "booking": booking.pk if booking and not is_held else None,
    }
    return render(request, "counter/line.html", shown)


@require_POST
@lets(Act.SERVE_COUNTER)
def line_change(request: HttpRequest, waiting_id: int) -> HttpResponse:
    """Take somebody out of the line, or confirm the time they are offered."""
    found = _found(request, waiting_id)
    if request.POST.get("gjor") == "confirm":
        try:
            booking = offered_confirm(waiting=found, actor=actor_of(request))
        except NaervaerError:
            messages.error(request, _("Tilbudet gjelder ikke lenger."))
        else:
            messages.success(request, _("Timen er bestilt. Gi personen koden."))
            return redirect("counter:booking", booking.pk)
    elif request.POST.get("gjor") == "leave":
        waiting_leave(waiting=found, actor=actor_of(request))
        messages.success(request, _("Personen er tatt ut av ventelista."))
    return redirect("counter:line", found.pk)


def _found(request: HttpRequest, waiting_id: int) -> "Waiting":
    """Return a place in the line within reach."""
    found = waiting_seen_by(actor_of(request)).filter(pk=waiting_id).first()
    if found is None:
        raise Http404
    return found
