"""A made-up roster for a showcase district, adopted as anybody would adopt one.

Six weeks ahead and the last week behind: contact hours everywhere, and in Steigen a meeting
point of the municipal patrol and a day at the service centre as well. One time is moved, one
is called off, the last week waits to be confirmed, and a second roster waits to be looked at.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from naervaer.domain.authority import SYSTEM
from naervaer.domain.figures import Kind
from naervaer.domain.holidays import is_public_holiday
from naervaer.domain.plan_changes import ChangeReason, PlannedTime
from naervaer.domain.presence import DeliveryMode, Service
from naervaer.web.records.areas.selectors import district_by_name, municipalities_all
from naervaer.web.records.presence.models import ResourceGroup
from naervaer.web.records.presence.reading import COLUMNS
from naervaer.web.records.presence.services import OSLO
from naervaer.web.records.rosters.adoption import adoption_begin, adoption_confirm
from naervaer.web.records.rosters.changes import plan_cancel, plan_move
from naervaer.web.records.rosters.models import AdoptedRow, RosterAdoption

STEIGEN = "1848"
DAYS_BACK, DAYS_AHEAD = 7, 42
_MONDAY, _TUESDAY, _WEDNESDAY, _THURSDAY = range(4)
_WORKDAYS = 5
_Line = tuple[str, DeliveryMode, Service, date, int, int, str]


@transaction.atomic
def showcase_fill(*, district: str, today: date) -> int:
    """Adopt the made-up roster; return how many times it announced. Done once."""
    found = district_by_name(district)
    if found is None or RosterAdoption.objects.filter(district=found).exists():
        return 0
    groups = _groups(found)
    lines = sorted(_lines(groups, today), key=_steigen_first)
    first = datetime.combine(today - timedelta(days=DAYS_BACK), time(), OSLO)
    adoption = adoption_confirm(
        adoption=_begin(found, "vaktplan-syntetisk.csv", lines), actor=SYSTEM, now=first
    )
    _change_two(adoption)
    later = [line for line in lines if line[3] > today + timedelta(days=_WORKDAYS)]
    _begin(found, "ny-vaktplan-syntetisk.csv", [_hour_later(line) for line in later])
    return adoption.rows_new


def _begin(district: Any, name: str, lines: list[_Line]) -> RosterAdoption:
    rows = [COLUMNS, *(_cells(line) for line in lines)]
    content = "\n".join(";".join(row) for row in rows).encode()
    return adoption_begin(
        district=district, name=name, content=content, kind=Kind.SYNTHETIC, actor=SYSTEM
    )


def _groups(district: Any) -> dict[str, str]:
    """Register a contact group for each municipality's station district; return names."""
    names = {}
    inside = municipalities_all().filter(district=district)
    for one in inside.prefetch_related("station_districts"):
        unit = min((station.name for station in one.station_districts.all()), default=str(one))
        short = unit.removesuffix(" politistasjonsdistrikt")
        names[one.number] = f"Politikontakt {short} (syntetisk)"
    for name in sorted({*names.values(), _patrol_group(names)}):
        ResourceGroup.objects.get_or_create(district=district, name=name)
    return names


def _patrol_group(names: dict[str, str]) -> str:
    contact = names.get(STEIGEN) or next(iter(names.values()))
    return contact.replace("Politikontakt", "Kommunepatrulje")


def _lines(groups: dict[str, str], today: date) -> Iterator[_Line]:
    for back in range(-DAYS_BACK, DAYS_AHEAD):
        day = today + timedelta(days=back)
        if is_public_holiday(day):
            continue
        for number, group in groups.items():
            contact_day = _TUESDAY if number == STEIGEN else int(number) % _WORKDAYS
            if day.weekday() == contact_day:
                contact = (DeliveryMode.POLICE_CONTACT, Service.CONTACT_MEETING)
                yield (number, *contact, day, 12, 15, group)
        if STEIGEN not in groups:
            continue
        patrol = _patrol_group(groups)
        if day.weekday() == _MONDAY:
            meeting = (DeliveryMode.MUNICIPAL_PATROL, Service.DESK)
            yield (STEIGEN, *meeting, day, 10, 14, patrol)
        if day.weekday() == _WEDNESDAY:
            driving = (DeliveryMode.MUNICIPAL_PATROL, Service.PATROL)
            yield (STEIGEN, *driving, day, 18, 23, patrol)
        if day.weekday() == _THURSDAY:
            centre = (DeliveryMode.SERVICE_CENTRE_DAY, Service.DESK)
            yield (STEIGEN, *centre, day, 10, 14, groups[STEIGEN])


def _steigen_first(line: _Line) -> tuple[bool, bool, date]:
    return (line[0] != STEIGEN, line[2] != Service.CONTACT_MEETING, line[3])


def _hour_later(line: _Line) -> _Line:
    number, mode, service, day, begins, ends, group = line
    return (number, mode, service, day, begins, ends + 1, group)


def _cells(line: _Line) -> tuple[str, ...]:
    number, mode, service, day, begins, ends, group = line
    times = (f"{day} {begins:02d}:00", f"{day} {ends:02d}:00")
    return (number, mode.value, service.value, *times, "planned", group, "")


def _change_two(adoption: RosterAdoption) -> None:
    """Move the second contact meeting still to come in Steigen, and call the third off."""
    adopted = AdoptedRow.objects.filter(
        adoption=adoption,
        row__municipality=STEIGEN,
        row__service=Service.CONTACT_MEETING.value,
        row__begins__gt=timezone.now(),
    ).select_related("row__group", "row__municipality")
    rows = [one.row for one in adopted]
    if len(rows) <= _WEDNESDAY:
        return
    _first, second, third = rows[:3]
    day = timedelta(days=1)
    plan_move(
        row=second,
        time=PlannedTime(second.begins + day, second.ends + day),
        reason=ChangeReason.AGREED,
        actor=SYSTEM,
    )
    plan_cancel(row=third, reason=ChangeReason.STAFFING, actor=SYSTEM)
