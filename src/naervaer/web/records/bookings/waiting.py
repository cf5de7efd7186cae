"""The waiting list: one line per kind and municipality, served in the order people came.

It is also the queue at a release of many times: whoever has come before is offered a time
each, in order, before anybody else can take one; the rest keep their place in the line.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naervaer.domain.appointments.kinds import (
    AppointmentChannel,
    AppointmentKind,
    SpecialistTheme,
)
from naervaer.domain.appointments.states import WaitingState
from naervaer.domain.appointments.times import MOST_PEOPLE
from naervaer.domain.authority import ANYBODY, Actor
from naervaer.domain.errors import UnusableInputError
from naervaer.web.records.areas.models import Municipality
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.bookings.contact import Contact
from naervaer.web.records.bookings.making import booking_made, own_account
from naervaer.web.records.bookings.models import Booking, Offer, SlotTaken, Waiting
from naervaer.web.records.bookings.slots import holds_let_go, is_over, rows_of, steps_of
from naervaer.web.records.bookings.telling import Occasion, tell

OFFER_LASTS = timedelta(hours=24)
"""How long somebody who waited has to confirm; the project's own choice."""

_TRIES = 5
_BATCH = 1000


@transaction.atomic
def waiting_join(
    *,
    municipality: Municipality,
    kind: AppointmentKind,
    theme: SpecialistTheme = SpecialistTheme.NONE,
    people: int = 1,
    channel: AppointmentChannel = AppointmentChannel.PLACE,
    contact: Contact,
    actor: Actor,
    now: datetime | None = None,
) -> Waiting:
    """Join the end of the line.

    Raises
    ------
    UnusableInputError
        When nobody comes, or too many.

    """
    if not 1 <= people <= MOST_PEOPLE:
        raise UnusableInputError(_("Velg fra 1 til 8 personer."))
    waiting = Waiting.objects.create(
        municipality=municipality,
        kind=kind.value,
        theme=theme.value,
        people=people,
        channel=channel.value,
        language=(get_language() or "nb")[:5],
        account=own_account(actor),
        state=WaitingState.WAITING.value,
        joined_at=now or timezone.now(),
        **contact.columns(),
    )
    _noted(waiting, actor, "waiting.join")
    return waiting


@transaction.atomic
def waiting_leave(*, waiting: Waiting, actor: Actor = ANYBODY) -> None:
    """Leave the line; what was kept about the person is taken away at once."""
    _noted(waiting, actor, "waiting.leave")
    Waiting.objects.filter(pk=waiting.pk, state=WaitingState.WAITING.value).update(
        state=WaitingState.LEFT.value, contact_sealed="", account=""
    )


def _noted(waiting: Waiting, actor: Actor, act: str) -> None:
    """Write in the history what staff did for somebody; never how to reach them."""
    if actor.grants:
        after = {"kind": waiting.kind, "people": waiting.people}
        change_record(actor=actor, act=act, thing=waiting, why=act, after=after)


def line_for(offer: Offer) -> QuerySet[Waiting]:
    """Return those who wait for what is offered, in the order they came."""
    return Waiting.objects.filter(
        municipality=offer.municipality_id,
        kind=offer.kind,
        theme=offer.theme,
        channel__in=offer.channels,
        state=WaitingState.WAITING.value,
    ).order_by("pk")


def waiting_serve(*, offer: Offer, now: datetime | None = None) -> int:
    """Offer the free times to those who wait, in order; return how many were offered one."""
    moment = now or timezone.now()
    for _attempt in range(_TRIES):
        try:
            return len(_served(offer, moment))
        except IntegrityError:  # somebody took one of the times meanwhile: look again
            continue
    return 0


@transaction.atomic
def _served(offer: Offer, now: datetime) -> list[Booking]:
    offer = Offer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    if offer.withdrawn_at is not None or offer.ends <= now:
        return []
    free = _Free(offer, now)
    line = line_for(offer).select_for_update(of=("self",)).iterator(chunk_size=_BATCH)
    offer.served_at = offer.served_at or now  # what is held for the waiting is open to them
    pairs = list(_matched(offer, line, free, now))
    Booking.objects.bulk_create([pair[1] for pair in pairs], batch_size=_BATCH)
    taken = [
        SlotTaken(slot_id=slot, booking=one) for _who, one, slots in pairs for slot in slots
    ]
    taken.sort(key=lambda one: one.slot_id)
    SlotTaken.objects.bulk_create(taken, batch_size=_BATCH)
    for waiting, booking, _slots in pairs:
        waiting.state, waiting.booking = WaitingState.OFFERED.value, booking
    Waiting.objects.bulk_update(
        [pair[0] for pair in pairs], ["state", "booking"], batch_size=_BATCH
    )
    for _who, booking, _slots in pairs:
        if booking.contact_sealed:
            tell(booking, Occasion.OFFERED)
    return [pair[1] for pair in pairs]


def _matched(
    offer: Offer, line: Iterable[Waiting], free: "_Free", now: datetime
) -> Iterator[tuple[Waiting, Booking, tuple[int, ...]]]:
    """Yield who is offered which booking and slots: the first in line the soonest that fits."""
    for one in line:
        if not len(free):
            return
        found = free.take(steps_of(offer, one.people))
        if found is None:
            continue
        begins, slots = found
        channel = AppointmentChannel(one.channel)
        booking = booking_made(
            offer=offer, begins=begins, people=one.people, channel=channel, now=now
        )
        booking.ends = begins + len(slots) * timedelta(minutes=offer.grid)
        booking.made_by = Booking.By.WAITING_LIST.value
        booking.held_until = min(now + OFFER_LASTS, begins)
        for name in ("language", "way", "care", "contact_sealed", "account"):
            setattr(booking, name, getattr(one, name))
        yield one, booking, slots


class _Free:
    """The free slots of an offer while they are given away."""

    def __init__(self, offer: Offer, now: datetime) -> None:
        rows = rows_of([offer.pk])
        over = {row[3] for row in rows if row[3] is not None and is_over(row, now)}
        holds_let_go((key for key in over if key is not None), now=now)
        self._step = timedelta(minutes=offer.grid)
        self._slots: dict[tuple[datetime, int], int] = {
            (row[2], row[1]): row[0]
            for row in rows
            if (row[3] is None or row[3] in over) and row[2] > now
        }
        self._misses: dict[int, bool] = defaultdict(bool)

    def __len__(self) -> int:
        return len(self._slots)

    def take(self, steps: int) -> tuple[datetime, tuple[int, ...]] | None:
        """Return the soonest time with so many free slots in a row at one desk, and take it."""
        if self._misses[steps]:
            return None
        for begins, desk in self._slots:
            wanted = [(begins + number * self._step, desk) for number in range(steps)]
            if all(one in self._slots for one in wanted):
                return begins, tuple(self._slots.pop(one) for one in wanted)
        self._misses[steps] = True
        return None
