"""An appointment as a calendar entry."""

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from naervaer.domain.appointments.kinds import ContactCare
from naervaer.domain.appointments.states import BookingState

if TYPE_CHECKING:
    from naervaer.web.records.bookings.models import Booking


def calendar_of(booking: "Booking") -> bytes:
    """Return the appointment as iCalendar; moved, it replaces what the calendar had.

    With any care asked for, the entry says neither that it is the police nor where.
    """
    is_careful = booking.care != ContactCare.ORDINARY.value
    event = Event()
    event.add("uid", f"{booking.code}@naervaer")
    event.add("sequence", booking.moves + (booking.state == BookingState.CANCELLED.value))
    event.add("dtstamp", timezone.now())
    event.add("dtstart", booking.begins)
    event.add("dtend", booking.ends)
    event.add("summary", _("Avtale") if is_careful else _("Time hos politiet"))
    if not is_careful:
        event.add("location", booking.offer.whole_place)
    cancelled = booking.state == BookingState.CANCELLED.value
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//Naervaer//time//NO")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
