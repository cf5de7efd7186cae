"""The waiting list: joining it, and seeing one's place in it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from naervaer.domain.appointments.kinds import AppointmentKind
from naervaer.domain.authority import Act
from naervaer.web.interface.appointments import SLUG_OF
from naervaer.web.interface.labels import said
from naervaer.web.portals.booking.forms import ContactForm
from naervaer.web.portals.booking.presenters import BookingRow
from naervaer.web.portals.booking.take_views import kind_named
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of
from naervaer.web.records.areas.selectors import municipality_by_number
from naervaer.web.records.bookings.links import HOLD, LINE, key_from, link_for
from naervaer.web.records.bookings.selectors import (
    line_length,
    place_in_line,
    waiting_by_key,
)
from naervaer.web.records.bookings.waiting import waiting_join, waiting_leave


@lets(Act.SEE_PUBLIC)
def join(request: HttpRequest, kind: str, number: str) -> HttpResponse:
    """Ask how to reach somebody, and put them at the end of the line."""
    what, where = kind_named(kind), municipality_by_number(number)
    if where is None:
        raise Http404
    form = ContactForm(request.POST or None)
    if form.is_bound and form.is_valid():
        waiting = waiting_join(
            municipality=where,
            kind=what,
            contact=form.cleaned_data["contact"],
            actor=actor_of(request),
        )
        return redirect("booking:line", link=link_for(LINE, waiting))
    shown = {
        "form": form,
        "what": said(what),
        "where": where,
        "slug": kind,
        "waiting": line_length(number, what),
    }
    status = UNUSABLE if form.is_bound else 200
    return render(request, "booking/join.html", shown, status=status)


@never_cache
@lets(Act.SEE_PUBLIC)
def line(request: HttpRequest, link: str) -> HttpResponse:
    """Show somebody's place in the line, or the time they are offered."""
    waiting = waiting_by_key(key_from(LINE, link) or 0)
    if waiting is None:
        raise Http404
    if request.method == "POST":
        waiting_leave(waiting=waiting)
        return redirect("booking:line", link=link)
    kind = AppointmentKind(waiting.kind)
    shown = {
        "state": waiting.state,
        "what": said(kind),
        "slug": SLUG_OF[kind],
        "where": waiting.municipality,
        "place": place_in_line(waiting),
    }
    if waiting.booking is not None:
        shown["row"] = BookingRow.of(waiting.booking)
        shown["hold"] = link_for(HOLD, waiting.booking)
    return render(request, "booking/line.html", shown)
