"""The soonest free times of many offices at once, for whoever asks where and when.

`times_ahead` looks once for all offices that are asked for, so that the number of queries does
not follow the number of answers on a page; `next_free` is the same for every municipality.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from django.db.models import DateTimeField, Min, OuterRef, Subquery
from django.utils.timezone import localtime

from naervaer.domain.appointments.kinds import AppointmentKind
from naervaer.domain.appointments.states import BookingState
from naervaer.web.records.bookings.models import Offer, Slot, SlotTaken
from naervaer.web.records.bookings.selectors import bookable, slots_free
from naervaer.web.records.bookings.slots import steps_of

TOLD_AHEAD = timedelta(days=90)
"""How far ahead times are told of; the pages of times show as far."""

_AT_ONCE = 2
_FIRST = "first_free"
_Key = TypeVar("_Key")
_Desk = tuple[AppointmentKind, str, str | None]


@dataclass(frozen=True, slots=True)
class NextFree:
    """The soonest free time of a kind at a place.

    Attributes
    ----------
    municipality
        Four-digit number.
    kind
        What can be booked.
    begins
        Local time.
    offer
        Where.

    """

    municipality: str
    kind: AppointmentKind
    begins: datetime
    offer: Offer


@dataclass(frozen=True, slots=True)
class TimesAhead:
    """The soonest free times of some kinds in some municipalities.

    Attributes
    ----------
    found
        The soonest by kind, municipality and office; the office is None where the times are
        opened in the municipality and at no point.
    rows
        The soonest of the offers in given rows of the presence book, by the key of the row.
    opened
        Kinds and municipalities where times are opened at all, also when none is free.
    full_rows
        Kind of the given rows of the presence book where times are opened and none is free.

    """

    found: dict[_Desk, NextFree] = field(default_factory=dict)
    rows: dict[int, NextFree] = field(default_factory=dict)
    opened: frozenset[tuple[AppointmentKind, str]] = frozenset()
    full_rows: dict[int, AppointmentKind] = field(default_factory=dict)

    def soonest(
        self, kinds: Iterable[AppointmentKind], municipality: str, *, office: str | None = None
    ) -> NextFree | None:
        """Return the soonest time of the kinds in a municipality.

        Times at the office come with those at no office in particular, never with those at
        another office; without an office, all of the municipality's are meant.
        """
        wanted, places = set(kinds), {None, office}
        times = [
            one
            for (kind, number, at), one in self.found.items()
            if kind in wanted and number == municipality and (not office or at in places)
        ]
        return min(times, key=lambda one: one.begins, default=None)

    def is_opened(self, kinds: Iterable[AppointmentKind], municipality: str) -> bool:
        """Return whether times of a kind are opened in a municipality, free or not."""
        return any((kind, municipality) in self.opened for kind in kinds)


def times_ahead(
    kinds: Iterable[AppointmentKind],
    municipalities: Collection[str] | None = None,
    *,
    presences: Collection[int] = (),
    now: datetime,
) -> TimesAhead:
    """Return the soonest free times for one person, of kinds in municipalities.

    Parameters
    ----------
    kinds
        What somebody wants.
    municipalities
        Four-digit numbers; every municipality where None.
    presences
        Rows of the presence book whose own soonest time is wanted as well.
    now
        Aware time; what begins before it is past.

    """
    offers = _offers(set(kinds), municipalities, now)
    by_desk: dict[_Desk, list[Offer]] = defaultdict(list)
    for one in offers:
        by_desk[AppointmentKind(one.kind), one.municipality_id, one.point_id].append(one)
    rows = {one.presence_id: [one] for one in offers if one.presence_id is not None}
    by_row = {key: own for key, own in rows.items() if key in presences}
    known = _Known(now)
    found, found_in_rows = known.soonest(by_desk), known.soonest(by_row)
    keys = {key for _begins, key in (*found.values(), *found_in_rows.values())}
    whole = bookable(now).in_bulk(keys)
    return TimesAhead(
        found={key: _next(*one, whole) for key, one in found.items()},
        rows={key: _next(*one, whole) for key, one in found_in_rows.items()},
        opened=frozenset((kind, number) for kind, number, _office in by_desk),
        full_rows={
            key: AppointmentKind(own[0].kind)
            for key, own in by_row.items()
            if key not in found_in_rows
        },
    )


def _next(begins: datetime, key: int, offers: dict[int, Offer]) -> NextFree:
    offer = offers[key]
    kind = AppointmentKind(offer.kind)
    return NextFree(offer.municipality_id, kind, localtime(begins), offer)


def next_free(
    kind: AppointmentKind, *, municipality: str | None = None, now: datetime
) -> dict[str, NextFree]:
    """Return the soonest free time for one person by municipality."""
    wanted = None if municipality is None else {municipality}
    times = times_ahead([kind], wanted, now=now)
    numbers = {number for _kind, number, _office in times.found}
    soonest = {number: times.soonest([kind], number) for number in numbers}
    return {number: one for number, one in soonest.items() if one is not None}


def _offers(
    kinds: set[AppointmentKind], municipalities: Collection[str] | None, now: datetime
) -> list[Offer]:
    """Return the offers ahead, each with the first moment a desk of it is free."""
    first = Slot.objects.filter(taken=None, offer=OuterRef("pk"), begins__gt=now)
    found = bookable(now).filter(kind__in=kinds, begins__lte=now + TOLD_AHEAD)
    if municipalities is not None:
        found = found.filter(municipality__in=municipalities)
    moment = Subquery(
        first.order_by("begins", "desk").values("begins")[:1], output_field=DateTimeField()
    )
    offers = list(found.select_related(None).annotate(**{_FIRST: moment}))
    over = _let_go_soon(now)
    for one in offers:
        moments = [at for at in (_first_free(one), over.get(one.pk)) if at is not None]
        setattr(one, _FIRST, min(moments, default=None))
    return offers


def _let_go_soon(now: datetime) -> dict[int, datetime]:
    """Return by offer the first moment somebody holds whose time to confirm has run out."""
    over = SlotTaken.objects.filter(
        booking__state=BookingState.HELD.value,
        booking__held_until__lt=now,
        slot__begins__gt=now,
    )
    return dict(over.values_list("slot__offer").annotate(Min("slot__begins")))


class _Known:
    """What has been looked up of the free times of offers.

    A first free moment is where an appointment of one step begins, and no later than where a
    longer one can begin: so only offers that can still be the soonest are looked into.
    """

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._starts: dict[int, datetime | None] = {}

    def soonest(self, offers: dict[_Key, list[Offer]]) -> dict[_Key, tuple[datetime, int]]:
        """Return the soonest free time of each group that has any, with its offer's key."""
        groups = {key: sorted(_with_some_free(own), key=_order) for key, own in offers.items()}
        while wanted := [one for own in groups.values() for one in self._unsure(own)]:
            self._look(wanted)
        best = {key: self._best(own) for key, own in groups.items()}
        return {key: one for key, one in best.items() if one is not None}

    def _unsure(self, offers: list[Offer]) -> list[Offer]:
        """Return the next offers to look into before the soonest of them all is known."""
        best = self._best(offers)
        unknown = [one for one in offers if one.pk not in self._starts]
        if best is not None:
            unknown = [one for one in unknown if _first_free(one) < best[0]]
        return unknown[:_AT_ONCE]

    def _look(self, offers: list[Offer]) -> None:
        """Find where an appointment can begin; one query for all that take several steps."""
        longer = [one for one in offers if steps_of(one, 1) > 1]
        self._starts.update({one.pk: _first_free(one) for one in offers})
        for key, moments in slots_free(longer, now=self._now).items():
            self._starts[key] = moments[0] if moments else None

    def _best(self, offers: list[Offer]) -> tuple[datetime, int] | None:
        times = [
            (begins, one.pk)
            for one in offers
            if (begins := self._starts.get(one.pk)) is not None
        ]
        return min(times, default=None)


def _first_free(offer: Offer) -> datetime:
    moment: datetime = getattr(offer, _FIRST)
    return moment


def _with_some_free(offers: Iterable[Offer]) -> Iterator[Offer]:
    return (one for one in offers if _first_free(one) is not None)


def _order(offer: Offer) -> tuple[datetime, int]:
    return _first_free(offer), offer.pk
