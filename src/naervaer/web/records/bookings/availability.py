"""Days to the third free appointment: measured once a day, and what is usual.

`availability_measure` writes a row a day for every office that offers or has lately offered a
kind; the day's first measurement stands. `usual_waits` is for everybody, `waits_seen_by` for
staff, and `waits_measured` for the promise ledger.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.timezone import localdate

from naervaer.domain.appointments.kinds import AppointmentKind
from naervaer.domain.appointments.times import days_to_third_next
from naervaer.domain.appointments.waits import LOOKED_BACK, UsualWait, usual_wait
from naervaer.domain.authority import Act, Actor
from naervaer.domain.figures import Kind
from naervaer.domain.promises.from_bookings import OfficeWait, waiting_measurements
from naervaer.domain.promises.measurement import Measurement
from naervaer.web.records.areas.selectors import municipalities_within
from naervaer.web.records.bookings.models import Availability, Offer
from naervaer.web.records.bookings.selectors import offers_bookable, slots_free

_Office = tuple[str, str]


def availability_measure(*, now: datetime | None = None) -> int:
    """Measure the offices that are not measured today; return how many rows were written."""
    moment = now or timezone.now()
    today = localdate(moment)
    measured = set(Availability.objects.filter(day=today).values_list("kind", "municipality"))
    rows = [
        Availability(
            municipality_id=number,
            kind=kind,
            day=today,
            days=_days(AppointmentKind(kind), number, moment),
            is_synthetic=is_synthetic,
        )
        for (kind, number), is_synthetic in _offices(moment).items()
        if (kind, number) not in measured
    ]
    Availability.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _offices(now: datetime) -> dict[_Office, bool]:
    """Return the offices that offer a kind, or lately did, and whether any of it is made up."""
    found: dict[_Office, bool] = {}
    offers = Offer.objects.filter(ends__gt=now - LOOKED_BACK, served_at__isnull=False)
    rows = offers.order_by().values_list("kind", "municipality", "is_synthetic").distinct()
    for kind, number, is_synthetic in rows:
        found[kind, number] = found.get((kind, number), False) or is_synthetic
    return found


def _days(kind: AppointmentKind, number: str, now: datetime) -> int | None:
    offers = list(offers_bookable(kind, municipality=number, now=now))
    free = slots_free(offers, now=now)
    starts = [one for moments in free.values() for one in moments]
    return days_to_third_next(starts, today=localdate(now))


@dataclass(frozen=True, slots=True)
class MeasuredWait:
    """What is measured at one office for one kind.

    Attributes
    ----------
    municipality, name, district
        Number, name, and name of the police district.
    kind
        What can be booked.
    latest, as_of
        Days on the last day measured, None for fewer than three free; and that day.
    usual
        What is usual, or None while too few days are measured.
    is_synthetic
        Whether any of it is made up.

    """

    municipality: str
    name: str
    district: str
    kind: AppointmentKind
    latest: int | None
    as_of: date
    usual: UsualWait | None
    is_synthetic: bool


def usual_waits(
    kind: AppointmentKind,
    *,
    municipalities: Collection[str] | None = None,
    today: date | None = None,
) -> dict[str, MeasuredWait]:
    """Return what is usual for a kind by municipality, where enough days are measured.

    All municipalities are looked at where none are named.
    """
    rows = Availability.objects.filter(kind=kind.value)
    if municipalities is not None:
        rows = rows.filter(municipality__in=municipalities)
    found = _measured(rows, today)
    return {one.municipality: one for one in found if one.usual is not None}


def waits_seen_by(actor: Actor, *, today: date | None = None) -> list[MeasuredWait]:
    """Return what is measured within the actor's reach, by kind and name."""
    reach = municipalities_within(actor.reach(Act.OFFER_APPOINTMENTS))
    return _measured(Availability.objects.filter(municipality__in=reach.values("pk")), today)


def waits_measured() -> tuple[Measurement, ...]:
    """Return what the passport offices say of the promise about enough appointments."""
    waits = usual_waits(AppointmentKind.PASSPORT_ID).values()
    return waiting_measurements(
        OfficeWait(
            office=one.name,
            district=one.district,
            usual=one.usual,
            as_of=one.as_of,
            kind=Kind.SYNTHETIC if one.is_synthetic else Kind.COMPUTED,
        )
        for one in waits
        if one.usual is not None
    )


def _measured(rows: QuerySet[Availability], today: date | None) -> list[MeasuredWait]:
    since = (today or localdate()) - LOOKED_BACK
    found: dict[_Office, list[Availability]] = defaultdict(list)
    kept = rows.filter(day__gt=since).select_related("municipality__district").order_by("day")
    for row in kept:
        found[row.kind, row.municipality_id].append(row)
    waits = [_of(own) for own in found.values()]
    return sorted(waits, key=lambda one: (one.kind.value, one.name))


def _of(rows: Iterable[Availability]) -> MeasuredWait:
    own = list(rows)
    last = own[-1]
    return MeasuredWait(
        municipality=last.municipality_id,
        name=last.municipality.name,
        district=last.municipality.district.name,
        kind=AppointmentKind(last.kind),
        latest=last.days,
        as_of=last.day,
        usual=usual_wait([one.days for one in own]),
        is_synthetic=any(one.is_synthetic for one in own),
    )
