"""A booking as it is first made, before it has its slots."""

import secrets
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naervaer.domain.appointments.kinds import AppointmentChannel
from naervaer.domain.appointments.states import BookingState
from naervaer.domain.appointments.times import MOST_PEOPLE
from naervaer.domain.authority import Actor
from naervaer.domain.errors import UnusableInputError
from naervaer.web.records.bookings.models import Booking, Offer
from naervaer.web.records.bookings.slots import SlotTakenError

CODE_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ23456789"
_CODE_LENGTH = 8


def booking_made(
    *,
    offer: Offer,
    begins: datetime,
    people: int,
    channel: AppointmentChannel | None,
    now: datetime,
) -> Booking:
    """Return a held booking that is not saved and has no slots yet; for this app alone."""
    if not 1 <= people <= MOST_PEOPLE:
        raise UnusableInputError(_("Velg fra 1 til 8 personer."))
    wanted = channel or AppointmentChannel(offer.channels[0])
    if wanted.value not in offer.channels:
        raise UnusableInputError(_("Timen kan ikke holdes på den måten."))
    if offer.withdrawn_at or offer.served_at is None or begins <= now:
        raise SlotTakenError(_("Tida kan ikke bestilles lenger. Velg en annen tid."))
    return Booking(
        offer=offer,
        code="".join(secrets.choice(CODE_LETTERS) for _letter in range(_CODE_LENGTH)),
        state=BookingState.HELD.value,
        begins=begins,
        people=people,
        channel=wanted.value,
        language=(get_language() or "nb")[:5],
        held_at=now,
    )


def own_account(actor: Actor) -> str:
    """Return the account an inhabitant's booking is kept under; staff book for others."""
    return "" if actor.grants or not actor.account else actor.account
