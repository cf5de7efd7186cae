"""Made-up presence for a showcase district; every row is marked synthetic.

Twelve months of planned and delivered patrol days, contact days, passport bus stops,
service-centre days and one open day, drawn from a fixed seed. About one shift in nine falls
out or is cut short. Nothing here says anything about a real municipality.
"""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db import transaction

from naervaer.domain.authority import SYSTEM
from naervaer.domain.figures import Kind, Source
from naervaer.domain.presence import DeliveryMode, PresenceState, Service
from naervaer.web.records.areas.models import Municipality
from naervaer.web.records.areas.selectors import district_by_name, municipalities_all
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.presence.imports import import_upload
from naervaer.web.records.presence.models import PresenceRow, ResourceGroup
from naervaer.web.records.presence.reading import COLUMNS
from naervaer.web.records.presence.services import presence_of, presence_row, rows_write

MADE_UP = Source("Demonstrasjon", "syntetisk tilstedeværelse", None, Kind.SYNTHETIC)
NOTE = "Oppdiktet for demonstrasjonen."
SEED = 1848
DAYS = 365
STEIGEN = "1848"
_GROUP = "{unit} (syntetisk)"
_SKIPPED, _CUT_SHORT = 0.07, 0.04
_SERVICES = {
    DeliveryMode.MUNICIPAL_PATROL: Service.PATROL,
    DeliveryMode.POLICE_CONTACT: Service.CONTACT_MEETING,
    DeliveryMode.PASSPORT_BUS: Service.PASSPORT_ID,
    DeliveryMode.SERVICE_CENTRE_DAY: Service.DESK,
    DeliveryMode.OPEN_DAY: Service.DESK,
}
_Shift = tuple[DeliveryMode, date, int, float]
_WEDNESDAY, _THURSDAY = 2, 3
_WEEKS_BETWEEN_BUSES = 13
_OPEN_DAY = (8, 29)


@transaction.atomic
def showcase_fill(*, district: str, until: date) -> int:
    """Write a year of presence that ends before a day; return how many rows were written.

    Where the district has made-up rows already, nothing is done.
    """
    found = district_by_name(district)
    municipalities = list(municipalities_all().filter(district=found))
    made_up = PresenceRow.objects.filter(kind=Kind.SYNTHETIC.value, state="delivered")
    if found is None or made_up.filter(municipality__in=municipalities).exists():
        return 0
    rows = [row for one in municipalities for row in _rows(one, _group(one), until)]
    written = rows_write(rows)
    change_record(actor=SYSTEM, act="showcase.fill", thing=found, why=f"{written} rader")
    import_upload(
        district=found,
        file_name="eksempel-med-feil.csv",
        content=_file_with_errors(rows[-1].group.name, until),
        kind=Kind.SYNTHETIC,
        actor=SYSTEM,
    )
    return written


def _file_with_errors(group: str, until: date) -> bytes:
    """Return a file that waits to be corrected: a name for a number, and no such way."""
    day = until - timedelta(days=1)
    times = (f"{day} 18:00", f"{day} 20:00", "levert", group, "")
    rows = (
        COLUMNS,
        ("1848", "nabolagspoliti", "samtale", *times),
        ("Fauske", "nabolagspoliti", "patrulje", *times),
        ("1804", "nabolagspoliti", "patrulje", *times),
    )
    return "\n".join(";".join(row) for row in rows).encode()


def _group(municipality: Municipality) -> ResourceGroup:
    unit = municipality.station_districts.order_by("name").first()
    short = str(unit or municipality).removesuffix(" politistasjonsdistrikt")
    group, _ = ResourceGroup.objects.get_or_create(
        district=municipality.district, name=_GROUP.format(unit=short)
    )
    return group


def _rows(
    municipality: Municipality, group: ResourceGroup, until: date
) -> Iterator[PresenceRow]:
    chance = random.Random(f"{SEED}/{municipality.number}")  # noqa: S311 - a showcase
    for shift in _shifts(municipality, chance, until):
        yield _row(municipality, group, PresenceState.PLANNED, shift)
        drawn = chance.random()
        if drawn >= _SKIPPED:
            mode, day, hour, hours = shift
            kept = hours / 2 if drawn < _SKIPPED + _CUT_SHORT else hours
            yield _row(municipality, group, PresenceState.DELIVERED, (mode, day, hour, kept))


def _shifts(municipality: Municipality, chance: random.Random, until: date) -> Iterator[_Shift]:
    """Return the planned shifts of a year: what the police mean to do, day by day."""
    is_host = municipality.number == STEIGEN
    patrol_days = {1, 4} if is_host else {chance.randrange(5)}
    contact_day, bus_week = chance.randrange(5), chance.randrange(_WEEKS_BETWEEN_BUSES)
    for back in range(DAYS, 0, -1):
        day = until - timedelta(days=back)
        weekday, week = day.weekday(), day.isocalendar().week
        if weekday in patrol_days:
            yield DeliveryMode.MUNICIPAL_PATROL, day, 10, 5 if is_host else 4
        if weekday == contact_day:
            yield DeliveryMode.POLICE_CONTACT, day, 12, 3
        if weekday == _WEDNESDAY and week % _WEEKS_BETWEEN_BUSES == bus_week:
            yield DeliveryMode.PASSPORT_BUS, day, 10, 5
        if is_host and weekday == _THURSDAY:
            yield DeliveryMode.SERVICE_CENTRE_DAY, day, 10, 4
        if is_host and (day.month, day.day) == _OPEN_DAY:
            yield DeliveryMode.OPEN_DAY, day, 11, 4


def _row(
    municipality: Municipality, group: ResourceGroup, state: PresenceState, shift: _Shift
) -> PresenceRow:
    mode, day, hour, hours = shift
    begins = datetime.combine(day, time(hour))
    presence = presence_of(
        municipality=municipality.number,
        mode=mode,
        service=_SERVICES[mode],
        begins=begins,
        ends=begins + timedelta(hours=hours),
        state=state,
        group=group.name,
    )
    return presence_row(presence=presence, group=group, source=MADE_UP, note=NOTE)
