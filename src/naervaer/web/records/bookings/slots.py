"""Taking free slots, and giving them back: the only code that writes `SlotTaken`."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from naervaer.domain.appointments.states import BookingState
from naervaer.domain.appointments.times import steps_needed
from naervaer.domain.errors import NaervaerError
from naervaer.web.records.bookings.models import Booking, Offer, Slot, SlotTaken

Row = tuple[int, int, datetime, int | None, str | None, datetime | None, int]


class SlotTakenError(NaervaerError):
    """The time was taken by somebody else, or is no longer offered."""


def steps_of(offer: Offer, people: int) -> int:
    """Return how many slots in a row an appointment for so many people takes."""
    minutes = offer.first_minutes + (people - 1) * offer.more_minutes
    return steps_needed(minutes, offer.grid)


def slots_take(*, booking: Booking, offer: Offer, now: datetime) -> Booking:
    """Save a new booking with its slots at some desk that is free all the while.

    Parameters
    ----------
    booking
        Not saved yet; its time is taken from the offer.
    offer
        Where.
    now
        Holds that ended before this moment are let go first.

    Raises
    ------
    SlotTakenError
        When no desk is free.

    """
    steps = steps_of(offer, booking.people)
    step = timedelta(minutes=offer.grid)
    # In UTC: a sum of local times is an hour wrong where the clocks change between.
    booking.begins = booking.begins.astimezone(UTC)
    booking.ends = booking.begins + steps * step
    wanted = [booking.begins + number * step for number in range(steps)]
    for _attempt in range(offer.desks):
        slots = _free_desk(offer, wanted, now)
        if slots is None:
            break
        try:
            return _taken(booking, slots)
        except IntegrityError:
            booking.pk = None  # somebody was faster at this desk; look for another
            booking._state.adding = True  # noqa: SLF001 - Django's own mark of a new row
    raise SlotTakenError(_("Tida er tatt av en annen. Velg en annen tid."))


@transaction.atomic
def _taken(booking: Booking, slots: Sequence[int]) -> Booking:
    booking.save(force_insert=True)
    SlotTaken.objects.bulk_create([SlotTaken(slot_id=slot, booking=booking) for slot in slots])
    return booking


def slots_free_again(booking: Booking) -> int:
    """Give back the slots of a booking; return how many."""
    return SlotTaken.objects.filter(booking=booking).delete()[0]


@transaction.atomic
def holds_let_go(bookings: Iterable[int], *, now: datetime) -> int:
    """End the holds among the bookings that were not confirmed in time; return how many."""
    keys = sorted(bookings)
    over = Booking.objects.filter(
        pk__in=keys, state=BookingState.HELD.value, held_until__lt=now
    )
    ended = list(over.select_for_update().values_list("pk", flat=True))
    Booking.objects.filter(pk__in=ended).update(
        state=BookingState.EXPIRED.value, closed_at=now, contact_sealed="", account=""
    )
    SlotTaken.objects.filter(booking__in=ended).delete()
    return len(ended)


def rows_of(offers: Iterable[int], begins: Iterable[datetime] | None = None) -> list[Row]:
    """Return key, desk and time of slots, whose they are, its state and end, and the offer."""
    found = Slot.objects.filter(offer__in=list(offers)).order_by("begins", "desk")
    if begins is not None:
        found = found.filter(begins__in=list(begins))
    return list(
        found.values_list(
            "pk",
            "desk",
            "begins",
            "taken__booking",
            "taken__booking__state",
            "taken__booking__held_until",
            "offer",
        )
    )


def is_over(row: Row, now: datetime) -> bool:
    """Return whether a slot is held by somebody whose time to confirm has run out."""
    return row[4] == BookingState.HELD.value and row[5] is not None and row[5] < now


def _free_desk(
    offer: Offer, wanted: Sequence[datetime], now: datetime
) -> tuple[int, ...] | None:
    """Return the slots of the first desk that is free at every wanted moment, or None."""
    rows = rows_of([offer.pk], wanted)
    over = {row[3] for row in rows if row[3] is not None and is_over(row, now)}
    if over:
        holds_let_go((key for key in over if key is not None), now=now)
    desks: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        if row[3] is None or row[3] in over:
            desks[row[1]].append(row[0])
    for _desk, slots in sorted(desks.items()):
        if len(slots) == len(wanted):
            return tuple(slots)
    return None
