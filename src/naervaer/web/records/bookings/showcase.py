"""Made-up appointments for a showcase district; every row is marked synthetic."""

from datetime import date, datetime, time, timedelta

from django.db import transaction

from naervaer.domain.appointments.kinds import (
    AppointmentChannel,
    AppointmentKind,
    SpecialistTheme,
)
from naervaer.domain.authority import ANYBODY, SYSTEM
from naervaer.domain.figures import Kind, Source
from naervaer.domain.holidays import working_day_after
from naervaer.domain.presence import DeliveryMode, PresenceState, Service
from naervaer.web.records.areas.models import Municipality
from naervaer.web.records.areas.selectors import district_by_name, municipality_by_number
from naervaer.web.records.bookings.availability import availability_measure
from naervaer.web.records.bookings.contact import Contact
from naervaer.web.records.bookings.models import Availability, Offer
from naervaer.web.records.bookings.offers import offer_open
from naervaer.web.records.bookings.services import booking_confirm, booking_hold
from naervaer.web.records.bookings.waiting import waiting_join
from naervaer.web.records.presence.models import PresenceRow, ResourceGroup
from naervaer.web.records.presence.services import OSLO, presence_of, presence_row, rows_write

MADE_UP = Source("Demonstrasjon", "syntetiske timer", None, Kind.SYNTHETIC)
NOTE = "Oppdiktet for demonstrasjonen."
STEIGEN, BODO = "1848", "1804"
_GROUP = "Timer (syntetisk)"
_ALL_WAYS = (AppointmentChannel.PLACE, AppointmentChannel.VIDEO, AppointmentChannel.PHONE)
_Plan = tuple[str, DeliveryMode, Service, int, int, int]
_PLANS: tuple[_Plan, ...] = (
    (STEIGEN, DeliveryMode.POLICE_CONTACT, Service.CONTACT_MEETING, 3, 12, 3),
    (STEIGEN, DeliveryMode.SERVICE_CENTRE_DAY, Service.DESK, 5, 10, 4),
    (STEIGEN, DeliveryMode.PASSPORT_BUS, Service.PASSPORT_ID, 8, 10, 5),
    (STEIGEN, DeliveryMode.SPECIALIST_MEETING, Service.SPECIALIST_MEETING, 9, 9, 3),
    (STEIGEN, DeliveryMode.POLICE_CONTACT, Service.CONTACT_MEETING, 10, 12, 3),
    (BODO, DeliveryMode.SERVICE_POINT, Service.PASSPORT_ID, 2, 9, 6),
    (BODO, DeliveryMode.SERVICE_POINT, Service.PASSPORT_ID, 4, 9, 6),
    (STEIGEN, DeliveryMode.POLICE_CONTACT, Service.CONTACT_MEETING, 17, 12, 3),
)
"""Municipality, way, service, working days ahead, hour, hours; the last is left unopened."""

_WAITS = (2, 3, 9, 8, 7, 6, 5, None, 12, 11)
"""Made-up days to a third free passport appointment, the day before today first."""


@transaction.atomic
def showcase_fill(*, district: str, today: date) -> int:
    """Open made-up times in the coming weeks; return how many offers were made.

    Where the district has made-up times ahead already, nothing is done.
    """
    found = district_by_name(district)
    now = datetime.combine(today, time(7), OSLO)
    if found is None:
        return 0
    group, _made = ResourceGroup.objects.get_or_create(district=found, name=_GROUP)
    if PresenceRow.objects.filter(group=group, ends__gt=now).exists():
        return 0
    planned = [_row(plan, group, today) for plan in _PLANS]
    rows_write(planned)
    offers = [_opened(row, now) for row in planned[:-1]]
    for offer in offers:
        _some_booked(offer, now)
    _somebody_waits()
    _waits_measured(today)
    availability_measure(now=now)
    return len(offers)


def _somebody_waits() -> None:
    """Let somebody made up wait for a theme nobody has opened times for."""
    waiting_join(
        municipality=_municipality(STEIGEN),
        kind=AppointmentKind.SPECIALIST,
        theme=SpecialistTheme.HATE_CRIME,
        contact=Contact(),
        actor=ANYBODY,
    )


def _waits_measured(today: date) -> None:
    """Write made-up measurements of the days before, as if the site had been running."""
    rows = [
        Availability(
            municipality=_municipality(BODO),
            kind=AppointmentKind.PASSPORT_ID.value,
            day=today - timedelta(days=back),
            days=days,
            is_synthetic=True,
        )
        for back, days in enumerate(_WAITS, start=1)
    ]
    Availability.objects.bulk_create(rows, ignore_conflicts=True)


def _row(plan: _Plan, group: ResourceGroup, today: date) -> PresenceRow:
    number, mode, service, ahead, hour, hours = plan
    begins = datetime.combine(working_day_after(today, ahead), time(hour), OSLO)
    presence = presence_of(
        municipality=_municipality(number).number,
        mode=mode,
        service=service,
        begins=begins,
        ends=begins + timedelta(hours=hours),
        state=PresenceState.PLANNED,
        group=group.name,
    )
    return presence_row(presence=presence, group=group, source=MADE_UP, note=NOTE)


def _municipality(number: str) -> Municipality:
    found = municipality_by_number(number)
    assert found is not None, number  # noqa: S101 - the baseline has it
    return found


def _opened(row: PresenceRow, now: datetime) -> Offer:
    is_specialist = row.mode == DeliveryMode.SPECIALIST_MEETING.value
    return offer_open(
        presence=row,
        desks=2 if row.municipality_id == BODO else 1,
        channels=_ALL_WAYS if is_specialist else (AppointmentChannel.PLACE,),
        theme=SpecialistTheme.FRAUD if is_specialist else SpecialistTheme.NONE,
        where="Rådhuset (syntetisk)" if row.municipality_id == STEIGEN else "",
        actor=SYSTEM,
        why=NOTE,
        now=now,
    )


def _some_booked(offer: Offer, now: datetime) -> None:
    """Book the first two hours' even quarters, as if people had."""
    for quarters in (0, 4):
        begins = offer.begins + timedelta(minutes=15 * quarters)
        held = booking_hold(offer=offer, begins=begins, actor=ANYBODY, now=now)
        booking_confirm(booking=held, contact=Contact(), actor=ANYBODY, now=now)
