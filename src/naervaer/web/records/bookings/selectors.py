"""Reading offers, free times, bookings and the waiting list.

**For everybody**

`offers_bookable(kind, municipality=…, theme=…, since=…, until=…, now=…)`
    Offers whose times can be taken now, soonest first.
`slots_free(offers, people=…, now=…)`
    The moments an appointment can begin, by the key of the offer; local times.

**For the one who holds the code or the account**

`booking_by_key(key)`, `booking_by_code(code)`, `bookings_of(actor)`, `place_in_line(waiting)`

**For staff** (`Act.OFFER_APPOINTMENTS`, `Act.SERVE_COUNTER`; the query is narrowed to where the
act reaches)

`offers_seen_by(actor, act, …)`, `offer_by_id(actor, act, key)`, `occupancy(offers)`
`bookings_seen_by(actor, act, day=…)`, `booking_seen_by(actor, act, key)`
`presence_to_open(actor, now=…)`
    Planned rows that can be booked and where nobody has opened times.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localtime

from naervaer.domain.appointments.kinds import AppointmentKind, SpecialistTheme, kind_of
from naervaer.domain.appointments.states import BookingState, WaitingState
from naervaer.domain.appointments.times import starts_among
from naervaer.domain.authority import Act, Actor
from naervaer.domain.presence import DeliveryMode, PresenceState, Service
from naervaer.domain.rules.publication import SMALL_COUNTS
from naervaer.web.records.areas.selectors import municipalities_within
from naervaer.web.records.bookings.models import Booking, Offer, Slot, Waiting
from naervaer.web.records.bookings.slots import is_over, rows_of, steps_of
from naervaer.web.records.presence.models import PresenceRow

# --- for everybody -----------------------------------------------------------------------


def offers_bookable(
    kind: AppointmentKind,
    *,
    municipality: str | None = None,
    theme: SpecialistTheme = SpecialistTheme.NONE,
    until: datetime | None = None,
    now: datetime,
) -> QuerySet[Offer]:
    """Return the offers whose times can be taken now, soonest first.

    Times in a presence row that is no longer in the book are not offered.
    """
    found = bookable(now).filter(kind=kind.value)
    if municipality is not None:
        found = found.filter(municipality=municipality)
    if theme is not SpecialistTheme.NONE:
        found = found.filter(theme=theme.value)
    if until is not None:
        found = found.filter(begins__lte=until)
    return found


def bookable(now: datetime) -> QuerySet[Offer]:
    """Return the offers of every kind whose times can be taken now, soonest first."""
    return Offer.objects.filter(
        withdrawn_at=None,
        served_at__isnull=False,
        presence__isnull=False,
        presence__cancelled_at=None,
        ends__gt=now,
    ).select_related("municipality__district", "point")


def slots_free(
    offers: Iterable[Offer], *, people: int = 1, now: datetime
) -> dict[int, list[datetime]]:
    """Return when an appointment for so many people can begin, by key of the offer."""
    known = {one.pk: one for one in offers}
    desks: dict[tuple[int, int], list[datetime]] = defaultdict(list)
    for row in rows_of(known) if known else ():
        if row[3] is None or is_over(row, now):
            desks[row[6], row[1]].append(row[2])
    free: dict[int, set[datetime]] = defaultdict(set)
    for (key, _desk), moments in desks.items():
        steps = steps_of(known[key], people)
        found = starts_among(moments, steps=steps, grid=known[key].grid)
        free[key].update(one for one in found if one > now)
    return {key: [localtime(one) for one in sorted(free[key])] for key in known}


def offer_public(key: int, *, now: datetime) -> Offer | None:
    """Return one offer whose times can be taken now, or None."""
    return bookable(now).filter(pk=key).first()


# --- for the one who holds it ------------------------------------------------------------


def _bookings() -> QuerySet[Booking]:
    return Booking.objects.select_related("offer__municipality__district", "offer__point")


def booking_by_key(key: int) -> Booking | None:
    """Return one booking, the latest it was moved to; for whoever has a signed link."""
    found = _bookings().filter(pk=key).first()
    while found is not None and found.moved_to_id is not None:
        found = _bookings().filter(pk=found.moved_to_id).first()
    return found


def bookings_of(actor: Actor) -> QuerySet[Booking]:
    """Return the appointments of the account that is signed in, the latest first."""
    if not actor.account:
        return Booking.objects.none()
    return (
        _bookings()
        .filter(account=actor.account)
        .exclude(state__in=[BookingState.HELD.value, BookingState.EXPIRED.value])
        .order_by("-begins")
    )


def waiting_by_key(key: int) -> Waiting | None:
    """Return one place in a line; for whoever has a signed link."""
    return (
        Waiting.objects.select_related("municipality", "booking__offer").filter(pk=key).first()
    )


def place_in_line(waiting: Waiting) -> int:
    """Return how many stand before, themselves included; 1 is next."""
    ahead = Waiting.objects.filter(
        municipality=waiting.municipality_id,
        kind=waiting.kind,
        theme=waiting.theme,
        state=WaitingState.WAITING.value,
        pk__lte=waiting.pk,
    )
    return ahead.count()


def line_length(municipality: str, kind: AppointmentKind) -> int:
    """Return how many wait."""
    line = Waiting.objects.filter(
        municipality=municipality, kind=kind.value, state=WaitingState.WAITING.value
    )
    return line.count()


# --- for staff ---------------------------------------------------------------------------


def offers_seen_by(
    actor: Actor, act: Act = Act.OFFER_APPOINTMENTS, *, since: datetime | None = None
) -> QuerySet[Offer]:
    """Return the offers within the actor's reach, soonest first."""
    found = Offer.objects.filter(
        municipality__in=municipalities_within(actor.reach(act)).values("pk")
    ).select_related("municipality__district", "point", "presence")
    return found.filter(ends__gte=since) if since is not None else found


def offer_by_id(actor: Actor, act: Act, key: int) -> Offer | None:
    """Return one offer within the actor's reach, or None."""
    return offers_seen_by(actor, act).filter(pk=key).first()


@dataclass(frozen=True, slots=True)
class Occupancy:
    """How full an offer is.

    Attributes
    ----------
    slots, taken
        Steps in all, and those that somebody has.
    bookings
        Appointments that stand.
    unplaced
        Appointments that have lost their time and wait for a new one.

    """

    slots: int
    taken: int
    bookings: int
    unplaced: int


def occupancy(offers: Iterable[Offer]) -> dict[int, Occupancy]:
    """Return how full each offer is."""
    keys = [one.pk for one in offers]
    placed = Q(state__in=["confirmed", "checked_in", "done", "no_show"], unplaced_at=None)
    lost = Q(state="confirmed", unplaced_at__isnull=False)
    slots = dict(_counted(Slot, keys, all=Count("pk")))
    taken = dict(_counted(Slot, keys, had=Count("taken")))
    stand = dict(_counted(Booking, keys, stand=Count("pk", filter=placed)))
    unplaced = dict(_counted(Booking, keys, lost=Count("pk", filter=lost)))
    return {
        key: Occupancy(
            slots=slots.get(key, 0),
            taken=taken.get(key, 0),
            bookings=stand.get(key, 0),
            unplaced=unplaced.get(key, 0),
        )
        for key in keys
    }


def _counted(
    model: type[Slot] | type[Booking], offers: list[int], **count: Count
) -> list[tuple[int, int]]:
    """Return the key of each offer with a count of its rows."""
    rows = model._default_manager.filter(offer__in=offers).order_by()  # noqa: SLF001
    found: list[tuple[int, int]] = list(rows.values_list("offer").annotate(**count))
    return found


def bookings_seen_by(
    actor: Actor, act: Act = Act.SERVE_COUNTER, *, day: date | None = None
) -> QuerySet[Booking]:
    """Return the appointments (no holds) within the actor's reach, soonest first."""
    found = (
        _bookings()
        .filter(offer__municipality__in=municipalities_within(actor.reach(act)).values("pk"))
        .exclude(state__in=[BookingState.HELD.value, BookingState.EXPIRED.value])
    )
    return found.filter(begins__date=day) if day is not None else found


def no_shows_by_wording(actor: Actor) -> dict[str, float]:
    """Return by wording of the reminder the share that did not come, where enough are counted.

    Both wordings are withheld while too few stand behind either of them: a comparison is what
    the shares are for, and one of them alone could be told from the sum.
    """
    ended = Q(state__in=["checked_in", "done", "no_show"])
    rows = (
        bookings_seen_by(actor, Act.OFFER_APPOINTMENTS)
        .filter(ended, wording__in=["A", "B"])
        .order_by()
        .values_list("wording")
        .annotate(failed=Count("pk", filter=Q(state="no_show")), all=Count("pk"))
    )
    found = {wording: (failed, everybody) for wording, failed, everybody in rows}
    if any(found.get(one, (0, 0))[1] < SMALL_COUNTS.fewest for one in ("A", "B")):
        return {}
    return {wording: failed / everybody for wording, (failed, everybody) in found.items()}


def booking_seen_by(actor: Actor, act: Act, key: int) -> Booking | None:
    """Return one appointment within the actor's reach, or None."""
    return bookings_seen_by(actor, act).filter(pk=key).first()


def booking_by_code(actor: Actor, act: Act, code: str) -> Booking | None:
    """Return the appointment somebody shows the code of, within the actor's reach, or None."""
    clean = "".join(code.split()).upper()
    standing = bookings_seen_by(actor, act).exclude(state=BookingState.MOVED.value)
    return standing.filter(code=clean).first() if clean else None


def presence_to_open(actor: Actor, *, now: datetime) -> list[PresenceRow]:
    """Return planned rows ahead that can be booked and have no times opened, soonest first."""
    rows = (
        PresenceRow.objects.filter(
            municipality__in=municipalities_within(actor.reach(Act.OFFER_APPOINTMENTS)).values(
                "pk"
            ),
            state=PresenceState.PLANNED.value,
            ends__gt=now,
            offer=None,
            cancelled_at=None,
        )
        .select_related("municipality__district", "group")
        .order_by("begins")
    )
    return [
        row for row in rows if kind_of(DeliveryMode(row.mode), Service(row.service)) is not None
    ]
