"""Opening appointments in planned presence, and serving whoever waits for them."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.appointments.kinds import (
    AppointmentChannel,
    AppointmentKind,
    SpecialistTheme,
    kind_of,
)
from naervaer.domain.appointments.times import (
    ASSUMED_LENGTHS,
    MOST_DESKS,
    AppointmentLength,
    grid_between,
)
from naervaer.domain.authority import Actor
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode, PresenceState, Service
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.bookings.models import Booking, Offer, Slot
from naervaer.web.records.bookings.waiting import waiting_serve
from naervaer.web.records.points.models import Point
from naervaer.web.records.presence.models import PresenceRow

_ON_PLACE = (AppointmentChannel.PLACE,)


@transaction.atomic
def offer_open(
    *,
    presence: PresenceRow,
    desks: int = 1,
    grid: int = 15,
    length: AppointmentLength | None = None,
    channels: tuple[AppointmentChannel, ...] = _ON_PLACE,
    theme: SpecialistTheme = SpecialistTheme.NONE,
    point: Point | None = None,
    where: str = "",
    released_at: datetime | None = None,
    actor: Actor,
    why: str,
    now: datetime | None = None,
) -> Offer:
    """Open appointments in a planned row of the presence book; its hours are not typed again.

    Parameters
    ----------
    presence
        The planned row.
    desks
        How many can be met at the same time.
    grid
        Minutes of a step.
    length
        Minutes by number of people; what ships for the kind where None.
    channels
        Ways it can be held, the first one first.
    theme
        What a specialist's meeting is about.
    point, where
        The office, or a place in words.
    released_at
        When the times can be taken; at once where None. Whoever waits is served first.
    actor, why, now
        Who opens, why, and when.

    Raises
    ------
    UnusableInputError
        When the row cannot be booked, is open already, or desks or channels make no sense.

    """
    moment = now or timezone.now()
    kind = _kind_of(presence, moment)
    if not 1 <= desks <= MOST_DESKS or not channels:
        raise UnusableInputError(_("Velg fra 1 til 40 skranker, og minst én møtemåte."))
    taken = length or ASSUMED_LENGTHS[kind]
    offer = Offer.objects.create(
        presence=presence,
        municipality_id=presence.municipality_id,
        point=point,
        where=where.strip()[:120],
        kind=kind.value,
        theme=theme.value if kind is AppointmentKind.SPECIALIST else "",
        channels=[one.value for one in channels],
        begins=presence.begins,
        ends=presence.ends,
        desks=desks,
        grid=grid,
        first_minutes=taken.first,
        more_minutes=taken.more,
        length_source=str(taken.source)[:200],
        released_at=released_at or moment,
        is_synthetic=presence.kind == Kind.SYNTHETIC.value,
    )
    slots_make(offer)
    after = {"presence": presence.pk, "desks": desks, "grid": grid, "kind": kind.value}
    change_record(actor=actor, act="offer.open", thing=offer, why=why, after=after)
    offer_release(offer=offer, now=moment)
    offer.refresh_from_db()
    return offer


def _kind_of(presence: PresenceRow, now: datetime) -> AppointmentKind:
    kind = kind_of(DeliveryMode(presence.mode), Service(presence.service))
    if kind is None or presence.state != PresenceState.PLANNED.value:
        raise UnusableInputError(_("Det kan ikke bestilles time i denne raden av boka."))
    if presence.ends <= now:
        raise UnusableInputError(_("Raden er over; velg en som kommer."))
    if Offer.objects.filter(presence=presence).exists():
        raise UnusableInputError(_("Det er alt åpnet timer i denne raden."))
    return kind


def slots_make(offer: Offer) -> int:
    """Write the slots of an offer that are not there yet; return how many it should have."""
    moments = grid_between(offer.begins, offer.ends, offer.grid)
    slots = [
        Slot(offer=offer, desk=desk, begins=moment)
        for moment in moments
        for desk in range(1, offer.desks + 1)
    ]
    Slot.objects.bulk_create(slots, ignore_conflicts=True)
    return len(slots)


@transaction.atomic
def offer_release(*, offer: Offer, now: datetime | None = None) -> int:
    """Release the times when their hour has come: the waiting first, in order, then everybody.

    Done twice, the second finds nothing to do. Returns how many of the waiting were served.
    """
    moment = now or timezone.now()
    locked = Offer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    if locked.served_at is not None or locked.released_at > moment or locked.withdrawn_at:
        return 0
    served = waiting_serve(offer=locked, now=moment)
    Offer.objects.filter(pk=locked.pk).update(served_at=moment)
    return served


def offers_release_due(*, now: datetime | None = None) -> int:
    """Release every offer whose hour has come; return how many."""
    moment = now or timezone.now()
    due = Offer.objects.filter(
        served_at=None, withdrawn_at=None, released_at__lte=moment, ends__gt=moment
    )
    for offer in due:
        offer_release(offer=offer, now=moment)
    return len(due)


@transaction.atomic
def offer_withdraw(
    *, offer: Offer, actor: Actor, why: str, now: datetime | None = None
) -> None:
    """Take back times nobody has booked.

    Raises
    ------
    RuleBrokenError
        When somebody has an appointment; then the presence must be moved, and they are told.

    """
    if not why.strip():
        raise UnusableInputError(_("Skriv hvorfor."))
    standing = Booking.objects.filter(offer=offer, state__in=["held", "confirmed"])
    if standing.exists():
        raise RuleBrokenError(_("Noen har bestilt. Flytt dem først."))
    Offer.objects.filter(pk=offer.pk).update(withdrawn_at=now or timezone.now())
    Slot.objects.filter(offer=offer, taken=None).delete()
    change_record(actor=actor, act="offer.withdraw", thing=offer, why=why)
