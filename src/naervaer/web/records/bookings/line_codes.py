"""The code of a place in a line, for somebody who has no link to open: told or printed.

Only staff can look a place up by it, and only within their reach; it is made from the number
of the place and the site's key, so that nothing more has to be kept about anybody.
"""

import hmac
import re

from django.db.models import QuerySet

from naervaer.domain.appointments.kinds import ContactCare, ContactWay
from naervaer.domain.appointments.states import BookingState
from naervaer.domain.authority import Act, Actor
from naervaer.domain.errors import RuleBrokenError
from naervaer.web.records.accounts.sealing import keyed_hash
from naervaer.web.records.areas.selectors import municipalities_within
from naervaer.web.records.bookings.contact import Contact, address_of
from naervaer.web.records.bookings.making import CODE_LETTERS
from naervaer.web.records.bookings.models import Booking, Waiting
from naervaer.web.records.bookings.services import booking_confirm

_LETTERS = 6
_SHAPE = re.compile(r"V(\d{1,9})-?([A-Z2-9]{6})")


def line_code(waiting: Waiting) -> str:
    """Return the code of a place in a line: V, its number, and six letters only we can make."""
    digest = bytes.fromhex(keyed_hash("bookings.line_code", str(waiting.pk)))
    letters = (CODE_LETTERS[one % len(CODE_LETTERS)] for one in digest[:_LETTERS])
    return f"V{waiting.pk}-{''.join(letters)}"


def waiting_seen_by(actor: Actor, act: Act = Act.SERVE_COUNTER) -> QuerySet[Waiting]:
    """Return the places in line within the actor's reach, in their order."""
    reach = municipalities_within(actor.reach(act))
    return Waiting.objects.filter(municipality__in=reach.values("pk")).select_related(
        "municipality", "booking__offer__municipality", "booking__offer__point"
    )


def waiting_by_code(actor: Actor, act: Act, code: str) -> Waiting | None:
    """Return the place somebody tells the code of, within the actor's reach, or None."""
    shape = _SHAPE.fullmatch("".join(code.split()).upper())
    found = waiting_seen_by(actor, act).filter(pk=int(shape[1])).first() if shape else None
    if found is None or shape is None:
        return None
    return found if hmac.compare_digest(line_code(found)[-_LETTERS:], shape[2]) else None


def offered_confirm(*, waiting: Waiting, actor: Actor) -> Booking:
    """Confirm the time somebody in the line is offered, told the way they asked for.

    Raises
    ------
    RuleBrokenError
        When nothing is offered, or the offer has ended.

    """
    booking = waiting.booking
    if booking is None or booking.state != BookingState.HELD.value:
        msg = "no time is offered to this place in the line."
        raise RuleBrokenError(msg)
    contact = Contact(
        ContactWay(booking.way), address_of(booking.contact_sealed), ContactCare(booking.care)
    )
    return booking_confirm(booking=booking, contact=contact, actor=actor)
