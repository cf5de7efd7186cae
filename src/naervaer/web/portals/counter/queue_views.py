"""The counter today: one queue for those who booked and those who walk in."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act
from naervaer.domain.enquiries.kinds import EnquiryTheme
from naervaer.domain.errors import NaervaerError
from naervaer.domain.queues import TicketState
from naervaer.web.interface.labels import said
from naervaer.web.interface.waiting import waiting_words
from naervaer.web.portals.counter.queue_presenters import (
    AppointmentRow,
    TicketRow,
)
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of
from naervaer.web.records.bookings.line_codes import waiting_by_code
from naervaer.web.records.bookings.selectors import booking_by_code
from naervaer.web.records.enquiries.queue import (
    ticket_call,
    ticket_end,
    ticket_take,
    tickets_in_line,
)
from naervaer.web.records.enquiries.queue_selectors import (
    bookings_at,
    ticket_by_id,
    tickets_called,
    waiting_time,
)
from naervaer.web.records.enquiries.selectors import offices_of

if TYPE_CHECKING:
    from naervaer.web.records.points.models import Point


@never_cache
@lets(Act.SERVE_COUNTER)
def today(request: HttpRequest) -> HttpResponse:
    """Show the queue and the appointments of an office today."""
    actor, now = actor_of(request), timezone.now()
    offices = list(offices_of(actor))
    wanted = request.GET.get("kontor")
    office = next((one for one in offices if wanted in {None, "", one.pk}), None)
    if wanted and office is None:
        raise Http404
    code = request.GET.get("kode", "")
    found = booking_by_code(actor, Act.SERVE_COUNTER, code) if code else None
    if found is not None:
        return redirect("counter:booking", found.pk)
    waiting = waiting_by_code(actor, Act.SERVE_COUNTER, code) if code else None
    if waiting is not None:
        return redirect("counter:line", waiting.pk)
    shown: dict[str, Any] = {
        "offices": offices,
        "office": office,
        "code": code,
        "themes": [(one.value, said(one)) for one in EnquiryTheme],
        "line": [],
    }
    if office is not None:
        wait = waiting_time(office, now=now)
        shown |= {
            "line": [TicketRow.of(one, now=now) for one in tickets_in_line(office, now=now)],
            "called": [
                TicketRow.of(one, now=now) for one in tickets_called(actor, office, now=now)
            ],
            "appointments": [
                AppointmentRow.of(one, now=now) for one in bookings_at(actor, office, now=now)
            ],
            "wait": waiting_words(usual=wait.usual, low=wait.now_from, high=wait.now_to),
        }
    return render(request, "counter/today.html", shown)


@require_POST
@lets(Act.SERVE_COUNTER)
def call(request: HttpRequest) -> HttpResponse:
    """Call whoever goes next."""
    office = _office(request)
    ticket = ticket_call(office=office, actor=actor_of(request))
    if ticket is None:
        messages.info(request, _("Ingen venter."))
    else:
        messages.success(
            request, _("Nummer %(number)s er ropt opp.") % {"number": ticket.number}
        )
    return _back(office)


@require_POST
@lets(Act.SERVE_COUNTER)
def take(request: HttpRequest) -> HttpResponse:
    """Give somebody who walks in a number."""
    office = _office(request)
    theme = request.POST.get("tema", "")
    if theme not in {one.value for one in EnquiryTheme}:
        messages.error(request, _("Velg et tema."))
        return _back(office)
    ticket = ticket_take(office=office, theme=EnquiryTheme(theme), actor=actor_of(request))
    messages.success(request, _("Kølapp nummer %(number)s.") % {"number": ticket.number})
    return _back(office)


@require_POST
@lets(Act.SERVE_COUNTER)
def end(request: HttpRequest, ticket_id: int) -> HttpResponse:
    """End a ticket: served or gone; then the enquiry is recorded."""
    ticket = ticket_by_id(actor_of(request), ticket_id)
    if ticket is None:
        raise Http404
    to = request.POST.get("til", "")
    if to not in {TicketState.SERVED.value, TicketState.LEFT.value}:
        messages.error(request, _("Velg om personen er ferdig eller gikk før tur."))
        return _back(ticket.office)
    try:
        ticket_end(ticket=ticket, to=TicketState(to), actor=actor_of(request))
    except NaervaerError as error:
        messages.error(request, str(error))
        return _back(ticket.office)
    if to == TicketState.SERVED.value:
        messages.success(
            request,
            _("Nummer %(number)s er ferdig. Før henvendelsen.") % {"number": ticket.number},
        )
        known = {"kontor": ticket.office_id, "kanal": "counter", "tema": ticket.theme}
        return redirect(f"{reverse('counter:enquiries')}?{urlencode(known)}")
    return _back(ticket.office)


def _office(request: HttpRequest) -> "Point":
    """Return the office that is named, within the actor's reach."""
    office = offices_of(actor_of(request)).filter(pk=request.POST.get("kontor", "")).first()
    if office is None:
        raise Http404
    return office


def _back(office: "Point") -> HttpResponse:
    return redirect(f"{reverse('counter:today')}?{urlencode({'kontor': office.pk})}")
