"""Bookings follow the presence they were made in: nothing is lost when a roster changes."""

from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from naervaer.domain.appointments.states import BookingState
from naervaer.domain.authority import Actor
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.bookings.models import Booking, Offer, Slot, SlotTaken
from naervaer.web.records.bookings.offers import slots_make
from naervaer.web.records.bookings.slots import holds_let_go
from naervaer.web.records.bookings.telling import Occasion, tell
from naervaer.web.records.presence.models import PresenceRow


def bookings_follow(
    *,
    presence: PresenceRow,
    replaced_by: PresenceRow | None,
    actor: Actor,
    why: str,
    now: datetime | None = None,
) -> int:
    """Let the appointments follow a planned row that is moved, shortened or taken out.

    Call it before the row is taken out of the book, or after its hours have changed.

    Parameters
    ----------
    presence
        The row the appointments were opened in.
    replaced_by
        The row that stands instead, the same one with other hours, or None when it falls out.
    actor, why, now
        Who, why and when.

    Returns
    -------
    int
        How many appointments no longer have a time. They stand, are told, and are offered a
        new time; those that still fit keep theirs.

    """
    moment = now or timezone.now()
    offer = Offer.objects.filter(presence=presence).first()
    if offer is None:
        return 0
    with transaction.atomic():
        affected = _follow(offer, replaced_by, moment)
        after = {"affected": len(affected), "presence": replaced_by and replaced_by.pk}
        change_record(actor=actor, act="offer.follow", thing=offer, why=why, after=after)
        for booking in affected:
            tell(booking, Occasion.NEEDS_NEW_TIME)
    return len(affected)


def _follow(offer: Offer, row: PresenceRow | None, now: datetime) -> list[Booking]:
    offer = Offer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    offer.presence = row
    gone = Slot.objects.filter(offer=offer)
    if row is None:
        offer.withdrawn_at = now
    else:
        offer.begins, offer.ends = _aligned(offer, row), row.ends.astimezone(UTC)
        last = offer.ends - timedelta(minutes=offer.grid)
        gone = gone.exclude(begins__gte=offer.begins, begins__lte=last)
    offer.save()
    affected = _unplaced(offer, set(gone.values_list("pk", flat=True)), now)
    gone.filter(taken=None).delete()
    if row is not None:
        slots_make(offer)
    return affected


def _aligned(offer: Offer, row: PresenceRow) -> datetime:
    """Return the first moment of the new hours on the old grid, so that times that fit stay."""
    step = timedelta(minutes=offer.grid)
    begins = row.begins.astimezone(UTC)
    return begins + (offer.begins.astimezone(UTC) - begins) % step


def _unplaced(offer: Offer, gone: set[int], now: datetime) -> list[Booking]:
    """Take the slots that are gone from their bookings; return the appointments affected."""
    found = Booking.objects.filter(offer=offer, taken__slot__in=gone).distinct()
    keys = list(found.values_list("pk", flat=True))
    locked = list(
        Booking.objects.select_for_update(of=("self",))
        .filter(pk__in=keys)
        .select_related("offer")
    )
    SlotTaken.objects.filter(booking__in=keys).delete()
    held = [one.pk for one in locked if one.state == BookingState.HELD.value]
    holds_let_go(held, now=now + timedelta(days=400))
    affected = [one for one in locked if one.state == BookingState.CONFIRMED.value]
    for booking in affected:
        booking.unplaced_at = now
        booking.save(update_fields=["unplaced_at"])
    return affected
