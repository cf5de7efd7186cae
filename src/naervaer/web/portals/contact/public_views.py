"""«Din politikontakt»: how everybody reaches the contact of a municipality."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from naervaer.domain.authority import Act
from naervaer.domain.presence import DeliveryMode
from naervaer.domain.rules.agreements import ORDER_AN_OFFICER
from naervaer.web.interface.kinds import Badge
from naervaer.web.portals.contact.presenters import meeting_time, public_post
from naervaer.web.portals.contact.request_presenters import place_tables
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.areas.selectors import (
    municipalities_all,
    municipality_by_number,
    page_slug,
)
from naervaer.web.records.contact_requests.measured import replies_of
from naervaer.web.records.contacts.selectors import contacts_of
from naervaer.web.records.presence.selectors import announced_with_cancelled
from naervaer.web.records.rosters.selectors import public_changes

if TYPE_CHECKING:
    from naervaer.web.portals.contact.request_presenters import ReplyTable
    from naervaer.web.records.areas.models import Municipality

_AHEAD = timedelta(days=42)
_SHOWN = 20
_KIND_BOOKED = "politikontakt"
_MODES = (DeliveryMode.POLICE_CONTACT.value, DeliveryMode.MUNICIPAL_PATROL.value)


@lets(Act.SEE_PUBLIC)
def find(request: HttpRequest) -> HttpResponse:
    """Let everybody find the contact of a municipality by its name."""
    search = request.GET.get("q", "").strip()[:60]
    found = municipalities_all().order_by("name")
    if search:
        found = found.filter(name__icontains=search)
    places = [(page_slug(one), one.name, one.district.name) for one in found]
    return render(request, "contact/find.html", {"search": search, "places": places})


@lets(Act.SEE_PUBLIC)
def page(request: HttpRequest, which: str) -> HttpResponse:
    """Show how to reach a municipality's contact, and the fixed meeting times."""
    one = municipality_by_number(which.partition("-")[0])
    if one is None:
        raise Http404
    if which != page_slug(one):
        return redirect("contact:page", page_slug(one), permanent=False)
    today = timezone.localdate()
    rows = announced_with_cancelled(one.number, since=today, until=today + _AHEAD)
    shown_rows = list(rows.filter(mode__in=_MODES)[:_SHOWN])
    changes = public_changes(shown_rows)
    shown = {
        "municipality": one,
        "slug": page_slug(one),
        "posts": [public_post(post, one.number) for post in contacts_of(one.number, on=today)],
        "times": [meeting_time(row, changes.get(row.pk)) for row in shown_rows],
        "times_source": Badge.of(shown_rows[0].source) if shown_rows else None,
        "reply_days": ORDER_AN_OFFICER.reply_days,
        "reply_source": ORDER_AN_OFFICER.source,
        "replies": _replies(one, today),
        "booking": _booking(one),
    }
    return render(request, "contact/page.html", shown)


def _replies(one: "Municipality", today: date) -> "list[ReplyTable]":
    found = replies_of(one.number, district=one.district.name, today=today)
    return place_tables(one.name, one.district.name, found)


def _booking(one: "Municipality") -> str:
    """Return where an appointment is made, or empty while nothing can be booked."""
    try:
        return reverse("booking:times", args=[_KIND_BOOKED, one.number])
    except NoReverseMatch:
        return ""
