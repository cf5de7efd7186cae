"""How the queue and the appointments read on the counter's pages."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.appointments.kinds import AppointmentChannel, AppointmentKind
from naervaer.domain.appointments.states import BookingState
from naervaer.domain.enquiries.kinds import EnquiryTheme
from naervaer.web.interface.labels import said
from naervaer.web.interface.numbers import day

if TYPE_CHECKING:
    from naervaer.web.records.bookings.models import Booking
    from naervaer.web.records.enquiries.models import Ticket


@dataclass(frozen=True, slots=True)
class TicketRow:
    """One place in the queue."""

    id: int
    number: int
    about: str
    booked_for: str
    came: str
    minutes: int
    is_synthetic: bool

    @classmethod
    def of(cls, ticket: "Ticket", *, now: datetime) -> "TicketRow":
        """Return a ticket in words."""
        about = said(EnquiryTheme(ticket.theme)) if ticket.theme else _("har time")
        since = max(ticket.came_at, ticket.appointed_at or ticket.came_at)
        return cls(
            id=ticket.pk,
            number=ticket.number,
            about=about,
            booked_for=clock(ticket.appointed_at) if ticket.appointed_at else "",
            came=clock(ticket.came_at),
            minutes=max(0, int((now - since).total_seconds() // 60)),
            is_synthetic=ticket.kind == "synthetic",
        )


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """One appointment, as the counter sees it."""

    id: int
    when: str
    day: str
    what: str
    how: str
    where: str
    people: int
    state: str
    may_check_in: bool
    may_miss: bool
    may_change: bool
    is_placed: bool

    @classmethod
    def of(cls, booking: "Booking", *, now: datetime) -> "AppointmentRow":
        """Return an appointment in words; never a name, for none is known."""
        state = BookingState(booking.state)
        placed = booking.unplaced_at is None
        return cls(
            id=booking.pk,
            when=f"{clock(booking.begins)}–{clock(booking.ends)}",
            day=day(timezone.localtime(booking.begins).date()),
            what=said(AppointmentKind(booking.offer.kind)),
            how=said(AppointmentChannel(booking.channel)),
            where=booking.offer.place_name,
            people=booking.people,
            state=said(state),
            may_check_in=state.may_become(BookingState.CHECKED_IN) and placed,
            may_miss=state.may_become(BookingState.NO_SHOW)
            and placed
            and booking.begins <= now,
            may_change=state.may_become(BookingState.MOVED),
            is_placed=placed,
        )


def clock(moment: datetime) -> str:
    """Return the local time of day."""
    return f"{timezone.localtime(moment):%H:%M}"


def spelled(code: str) -> str:
    """Return a code in groups of four, as it is read out."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))
