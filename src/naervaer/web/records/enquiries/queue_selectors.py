"""Reading the queue: today's tickets for staff, and coarse waiting times for everybody."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils import timezone

from naervaer.domain.authority import Act, Actor
from naervaer.domain.figures import Kind
from naervaer.domain.queues import InLine, TicketState, usual_minutes, wait_band
from naervaer.domain.rules.publication import SMALL_COUNTS
from naervaer.web.records.areas.selectors import municipalities_within
from naervaer.web.records.bookings.selectors import bookings_seen_by
from naervaer.web.records.enquiries.models import Ticket

if TYPE_CHECKING:
    from naervaer.web.records.bookings.models import Booking
    from naervaer.web.records.points.models import Point

DAYS_BACK = 90


def tickets_seen_by(actor: Actor) -> QuerySet[Ticket]:
    """Return the tickets at the actor's counters."""
    own = municipalities_within(actor.reach(Act.SERVE_COUNTER))
    return Ticket.objects.filter(municipality__in=own.values("pk")).select_related(
        "office__municipality__district", "booking"
    )


def ticket_by_id(actor: Actor, key: int) -> Ticket | None:
    """Return one ticket at the actor's counters, or None."""
    return tickets_seen_by(actor).filter(pk=key).first()


def tickets_called(actor: Actor, office: "Point", *, now: datetime) -> list[Ticket]:
    """Return who is called at an office today and not yet done."""
    today = tickets_seen_by(actor).filter(office=office, day=timezone.localdate(now))
    return list(today.filter(state=TicketState.CALLED.value).order_by("called_at"))


def bookings_at(actor: Actor, office: "Point", *, now: datetime) -> "list[Booking]":
    """Return today's appointments at an office, or in its municipality at no point."""
    found = bookings_seen_by(actor, Act.SERVE_COUNTER, day=timezone.localdate(now))
    here = Q(offer__point=office) | Q(
        offer__point=None, offer__municipality=office.municipality_id
    )
    return list(found.filter(here, state__in=["confirmed", "no_show"]).order_by("begins"))


@dataclass(frozen=True, slots=True)
class WaitingTime:
    """How long people wait at an office, coarse enough to be published.

    Attributes
    ----------
    usual
        Median of the last ninety days rounded up to five minutes; None for fewer than five.
    now_from, now_to
        Band of the longest wait just now, in minutes; both None when nobody waits.
    kind
        Synthetic where any of it is made up.

    """

    usual: int | None
    now_from: int | None
    now_to: int | None
    kind: Kind


def waiting_time(office: "Point", *, now: datetime) -> WaitingTime:
    """Return the waiting time of an office, without saying how many wait or for what."""
    today = timezone.localdate(now)
    recent = Ticket.objects.filter(office=office, day__gte=today - timedelta(days=DAYS_BACK))
    called = [one for one in recent if one.called_at is not None and one.day < today]
    waits = [(one.called_at or now) - _since(one) for one in called]
    waiting = [
        now - _since(one)
        for one in recent
        if one.state == TicketState.WAITING.value and one.day == today
    ]
    low, high = wait_band(max(waiting)) if waiting else (None, None)
    made_up = any(one.kind == Kind.SYNTHETIC.value for one in recent)
    return WaitingTime(
        usual=usual_minutes(
            (max(one, timedelta(0)) for one in waits), fewest=SMALL_COUNTS.fewest
        ),
        now_from=low,
        now_to=high,
        kind=Kind.SYNTHETIC if made_up else Kind.COMPUTED,
    )


def _since(ticket: Ticket) -> datetime:
    return InLine(ticket.pk, ticket.came_at, ticket.appointed_at).waits_since
