"""An appointment's way: held, confirmed, changed, met.

Each step is one transaction, so that a process that dies at any point leaves the booking as it
was before the step or as it is after it. What an inhabitant does with a booking of their own
stands in the booking itself and goes with it when it is deleted; the sealed history, which
nobody can delete from, holds only what staff do, and never how to reach anybody.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.appointments.kinds import AppointmentChannel
from naervaer.domain.appointments.states import BookingState, state_after
from naervaer.domain.authority import Actor
from naervaer.domain.errors import RuleBrokenError
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.bookings.contact import Contact
from naervaer.web.records.bookings.making import booking_made, own_account
from naervaer.web.records.bookings.models import Booking, Offer
from naervaer.web.records.bookings.slots import holds_let_go, slots_free_again, slots_take
from naervaer.web.records.bookings.telling import Occasion, tell
from naervaer.web.records.bookings.waiting import waiting_serve
from naervaer.web.records.notices.services import notice_withdraw

HOLD = timedelta(minutes=10)
"""How long a time is held while somebody fills in; the project's own choice."""

_WORDINGS = "AB"


def booking_hold(
    *,
    offer: Offer,
    begins: datetime,
    people: int = 1,
    channel: AppointmentChannel | None = None,
    actor: Actor,
    made_by: str = Booking.By.INHABITANT.value,
    now: datetime | None = None,
) -> Booking:
    """Hold a time while the rest is filled in; it is let go when it is not confirmed in time.

    Raises
    ------
    SlotTakenError
        When the time is taken, past, or no longer offered.
    UnusableInputError
        When nobody comes, too many come, or it cannot be held that way.

    """
    moment = now or timezone.now()
    booking = booking_made(
        offer=offer, begins=begins, people=people, channel=channel, now=moment
    )
    booking.held_until = moment + HOLD
    booking.made_by = made_by
    booking.account = own_account(actor)
    return slots_take(booking=booking, offer=offer, now=moment)


def booking_confirm(
    *, booking: Booking, contact: Contact, actor: Actor, now: datetime | None = None
) -> Booking:
    """Make a held time an appointment; asked twice, it is the same appointment.

    Raises
    ------
    RuleBrokenError
        When the hold has ended.

    """
    moment = now or timezone.now()
    with transaction.atomic():
        found = _locked(booking)
        if found.state == BookingState.CONFIRMED.value:
            return found
        if not _is_held(found, moment):
            msg = _("Tida ble ikke holdt lenger enn ti minutter. Velg en tid på nytt.")
            raise RuleBrokenError(msg)
        for column, value in contact.columns().items():
            setattr(found, column, value)
        found.state = state_after(BookingState.HELD, BookingState.CONFIRMED).value
        found.confirmed_at, found.held_until = moment, None
        found.account = own_account(actor) or found.account
        found.wording = secrets.choice(_WORDINGS)
        found.save()
        _noted(found, actor, "booking.confirm", "")
        tell(found, Occasion.CONFIRMED)
    return found


def _is_held(booking: Booking, now: datetime) -> bool:
    return (
        booking.state == BookingState.HELD.value
        and booking.held_until is not None
        and booking.held_until >= now
    )


def booking_cancel(
    *, booking: Booking, actor: Actor, why: str = "", now: datetime | None = None
) -> Booking:
    """Give a time back; whoever waits for one is offered it.

    Raises
    ------
    RuleBrokenError
        When it cannot be cancelled from where it is.

    """
    moment = now or timezone.now()
    with transaction.atomic():
        found = _locked(booking)
        was_confirmed = found.state == BookingState.CONFIRMED.value
        found = _become(found, BookingState.CANCELLED, moment)
        slots_free_again(found)
        _noted(found, actor, "booking.cancel", why)
        if was_confirmed:
            tell(found, Occasion.CANCELLED)
    waiting_serve(offer=found.offer, now=moment)
    return found


def booking_move(
    *,
    booking: Booking,
    offer: Offer,
    begins: datetime,
    actor: Actor,
    channel: AppointmentChannel | None = None,
    now: datetime | None = None,
) -> Booking:
    """Move an appointment to another time; the old is given back when the new is had.

    The code and the way to reach the person go along.

    Raises
    ------
    SlotTakenError
        When the new time is taken; then the old one stands.
    RuleBrokenError
        When it cannot be moved from where it is.

    """
    moment = now or timezone.now()
    with transaction.atomic():
        old = _locked(booking)
        new = booking_made(
            offer=offer, begins=begins, people=old.people, channel=channel, now=moment
        )
        _become(old, BookingState.MOVED, moment)
        slots_free_again(old)
        for name in ("code", "made_by", "language", "way", "care", "contact_sealed"):
            setattr(new, name, getattr(old, name))
        new.account, new.wording, new.moves = old.account, old.wording, old.moves + 1
        new.state, new.confirmed_at = BookingState.CONFIRMED.value, moment
        slots_take(booking=new, offer=offer, now=moment)
        old.moved_to, old.contact_sealed, old.account = new, "", ""
        old.save(update_fields=["moved_to", "contact_sealed", "account"])
        _noted(new, actor, "booking.move", "")
        notice_withdraw(about=f"bookings.booking:{old.pk}")
        tell(new, Occasion.MOVED)
    waiting_serve(offer=old.offer, now=moment)
    return new


@transaction.atomic
def booking_check_in(*, booking: Booking, actor: Actor, now: datetime | None = None) -> Booking:
    """Note that the person has come, also when it is late.

    Raises
    ------
    RuleBrokenError
        When there is no appointment to come to.

    """
    moment = now or timezone.now()
    found = _placed(_locked(booking))
    found.checked_in_at = moment
    found = _become(found, BookingState.CHECKED_IN, moment)
    _noted(found, actor, "booking.check_in", "")
    return found


@transaction.atomic
def booking_done(*, booking: Booking, actor: Actor, now: datetime | None = None) -> Booking:
    """Note that the appointment has been held.

    Raises
    ------
    RuleBrokenError
        When nobody has been checked in.

    """
    found = _become(_locked(booking), BookingState.DONE, now or timezone.now())
    _noted(found, actor, "booking.done", "")
    return found


@transaction.atomic
def booking_no_show(*, booking: Booking, actor: Actor, now: datetime | None = None) -> Booking:
    """Note that nobody came; a person decides it, never a clock.

    Raises
    ------
    RuleBrokenError
        When the appointment has not begun, or is no longer one.

    """
    moment = now or timezone.now()
    found = _placed(_locked(booking))
    if found.begins > moment:
        raise RuleBrokenError(_("Timen har ikke begynt ennå."))
    found = _become(found, BookingState.NO_SHOW, moment)
    _noted(found, actor, "booking.no_show", "")
    return found


def _locked(booking: Booking) -> Booking:
    """Return the booking as it is now, locked until the transaction ends."""
    return (
        Booking.objects.select_for_update(of=("self",))
        .select_related("offer")
        .get(pk=booking.pk)
    )


def _placed(booking: Booking) -> Booking:
    """Refuse an appointment the police have had to take the time from."""
    if booking.unplaced_at is not None:
        raise RuleBrokenError(_("Timen har mistet tida si. Velg en ny tid først."))
    return booking


def _become(booking: Booking, state: BookingState, now: datetime) -> Booking:
    booking.state = state_after(BookingState(booking.state), state).value
    booking.closed_at = now
    booking.save()
    return booking


def _noted(booking: Booking, actor: Actor, act: str, why: str) -> None:
    """Write in the history what staff did; the booking itself holds what others did."""
    if actor.grants:
        after = {"state": booking.state, "offer": booking.offer_id}
        change_record(actor=actor, act=act, thing=booking, why=why or act, after=after)


def holds_end(*, now: datetime | None = None) -> int:
    """Let go of every hold that was not confirmed in time; return how many.

    Whoever waits is offered what comes free.
    """
    moment = now or timezone.now()
    over = Booking.objects.filter(state=BookingState.HELD.value, held_until__lt=moment)
    by_offer: dict[int, list[int]] = defaultdict(list)
    for key, offer_key in over.values_list("pk", "offer"):
        by_offer[offer_key].append(key)
    ended = 0
    for offer in Offer.objects.filter(pk__in=by_offer):
        with transaction.atomic():
            ended += holds_let_go(by_offer[offer.pk], now=moment)
            waiting_serve(offer=offer, now=moment)
    return ended


def holds_standing(keys: Iterable[int], *, now: datetime) -> list[int]:
    """Return which of the bookings are still held."""
    found = Booking.objects.filter(
        pk__in=list(keys), state=BookingState.HELD.value, held_until__gte=now
    )
    return list(found.values_list("pk", flat=True))
