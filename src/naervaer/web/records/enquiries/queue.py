"""The queue of a counter: take a ticket, check in, call the next, end.

Who is called is decided by the rule alone (`naervaer.domain.queues`). Each call is one
conditional change, so that two desks never call the same person.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Act, Actor
from naervaer.domain.enquiries.kinds import EnquiryTheme
from naervaer.domain.errors import RuleBrokenError
from naervaer.domain.figures import Kind
from naervaer.domain.queues import TICKET_MOVES, InLine, TicketState, line_order
from naervaer.web.records.areas.selectors import place_of
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.bookings.services import booking_check_in, booking_done
from naervaer.web.records.enquiries.models import Ticket

if TYPE_CHECKING:
    from naervaer.web.records.bookings.models import Booking
    from naervaer.web.records.points.models import Point

_TRIES = 20


@transaction.atomic
def ticket_take(
    *, office: "Point", theme: EnquiryTheme, actor: Actor, now: datetime | None = None
) -> Ticket:
    """Give somebody who walks in the next number of the day.

    Raises
    ------
    RuleBrokenError
        When the actor does not serve the counter there.

    """
    _expect(actor, office)
    moment = now or timezone.now()
    ticket = _numbered(office=office, came_at=moment, columns={"theme": theme.value})
    change_record(actor=actor, act="ticket.take", thing=ticket, why=theme.label)
    return ticket


@transaction.atomic
def ticket_check_in(
    *, booking: "Booking", office: "Point", actor: Actor, now: datetime | None = None
) -> Ticket:
    """Check somebody in who has booked, and give them a number in the same queue.

    Raises
    ------
    RuleBrokenError
        When the actor does not serve the counter there, or there is no appointment to come
        to.

    """
    _expect(actor, office)
    moment = now or timezone.now()
    found = booking_check_in(booking=booking, actor=actor, now=moment)
    return _numbered(
        office=office,
        came_at=moment,
        columns={"booking": found, "appointed_at": found.begins},
    )


@transaction.atomic
def ticket_call(*, office: "Point", actor: Actor, now: datetime | None = None) -> Ticket | None:
    """Call whoever goes next by the rule; None when nobody waits.

    Raises
    ------
    RuleBrokenError
        When the actor does not serve the counter there.

    """
    _expect(actor, office)
    moment = now or timezone.now()
    while line := tickets_in_line(office, now=moment):
        changed = Ticket.objects.filter(pk=line[0].pk, state=TicketState.WAITING.value).update(
            state=TicketState.CALLED.value, called_at=moment
        )
        if changed:
            called = Ticket.objects.get(pk=line[0].pk)
            why = TicketState.CALLED.label
            change_record(actor=actor, act="ticket.call", thing=called, why=why)
            return called
    return None


@transaction.atomic
def ticket_end(
    *, ticket: Ticket, to: TicketState, actor: Actor, now: datetime | None = None
) -> Ticket:
    """End a ticket: served, or gone before the turn. A booking that is served is done.

    Raises
    ------
    RuleBrokenError
        When the actor does not serve the counter there, or it cannot follow.

    """
    _expect(actor, ticket.office)
    moment = now or timezone.now()
    before = TicketState(ticket.state)
    if to not in TICKET_MOVES[before] or to is TicketState.CALLED:
        said = {"before": before.label, "after": to.label}
        raise RuleBrokenError(
            _("En kølapp som er «%(before)s», kan ikke bli «%(after)s».") % said
        )
    changed = Ticket.objects.filter(pk=ticket.pk, state=before.value).update(
        state=to.value, ended_at=moment
    )
    if not changed:
        raise RuleBrokenError(_("Noen andre har endret kølappen. Se på den på nytt."))
    ticket.refresh_from_db()
    if to is TicketState.SERVED and ticket.booking is not None:
        booking_done(booking=ticket.booking, actor=actor, now=moment)
    change_record(actor=actor, act=f"ticket.{to.value}", thing=ticket, why=to.label)
    return ticket


def tickets_in_line(office: "Point", *, now: datetime) -> list[Ticket]:
    """Return who waits at an office today, in the order they will be called."""
    today = Ticket.objects.filter(office=office, day=_day(now)).select_related("booking")
    waiting = {one.pk: one for one in today if one.state == TicketState.WAITING.value}
    called = [one for one in today if one.called_at is not None]
    last = max(called, key=lambda one: (one.called_at or now, one.pk), default=None)
    order = line_order(
        (_in_line(one) for one in waiting.values()),
        now=now,
        last_had_booked=last is not None and _in_line(last).keeps_time,
    )
    return [waiting[one.key] for one in order]


def _in_line(ticket: Ticket) -> InLine:
    return InLine(ticket.pk, ticket.came_at, ticket.appointed_at)


def _day(now: datetime) -> date:
    return timezone.localdate(now)


def _numbered(*, office: "Point", came_at: datetime, columns: dict[str, Any]) -> Ticket:
    """Make a ticket with the next free number; two at once get one each."""
    day = _day(came_at)
    for _try in range(_TRIES):
        last = Ticket.objects.filter(office=office, day=day).order_by("-number").first()
        try:
            with transaction.atomic():
                return Ticket.objects.create(
                    office=office,
                    municipality=office.municipality,
                    day=day,
                    number=1 + (last.number if last else 0),
                    came_at=came_at,
                    state=TicketState.WAITING.value,
                    kind=Kind.OFFICIAL.value,
                    **columns,
                )
        except IntegrityError:
            continue
    raise RuleBrokenError(_("Køen er for travel akkurat nå. Prøv igjen."))


def tickets_expire(*, before: datetime) -> int:
    """Delete the tickets of days before a moment; return how many."""
    return Ticket.objects.filter(day__lt=_day(before)).delete()[0]


def _expect(actor: Actor, office: "Point") -> None:
    if not actor.may(Act.SERVE_COUNTER, place_of(office.municipality)):
        msg = _("Du betjener ikke skranken i %(place)s.") % {"place": office.municipality}
        raise RuleBrokenError(msg)
