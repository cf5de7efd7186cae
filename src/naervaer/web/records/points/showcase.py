"""Made-up opening hours for a showcase district; every row is marked synthetic."""

from datetime import date, time

from django.db import transaction

from naervaer.domain.figures import Kind, Source
from naervaer.web.records.points.models import OpeningHours
from naervaer.web.records.points.selectors import PASSPORT_OFFICE, SERVICE_POINT, points_open
from naervaer.web.records.points.services import hours_key
from naervaer.web.records.sourced import source_columns

MADE_UP = Source("Demonstrasjon", "syntetiske åpningstider", None, Kind.SYNTHETIC)
NOTE = "Oppdiktet for demonstrasjonen; de virkelige åpningstidene er ikke kjent."
_SMALL: tuple[int, ...] = (2, 4)
_LARGE: tuple[int, ...] = (1, 2, 3, 4, 5)
_OFFICE: tuple[int, ...] = (1, 2, 4)
_LARGE_PEOPLE = 8000
_THURSDAY = 4


@transaction.atomic
def showcase_fill(*, district: str, since: date) -> int:
    """Give points and passport offices of a district hours where none are known.

    Returns how many rows there are. May be done again.
    """
    rows = [
        row
        for sort in (SERVICE_POINT, PASSPORT_OFFICE)
        for found in points_open(on=since, district=district, sort=sort)
        for row in _hours(found.point.pk, found.point.municipality.people, sort, since)
    ]
    OpeningHours.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _hours(point: str, people: int, sort: str, since: date) -> list[OpeningHours]:
    is_large = people >= _LARGE_PEOPLE
    if sort == PASSPORT_OFFICE:
        days, service, opens, closes = _OFFICE, "passport_id", time(9), time(14, 30)
    else:
        days, service = (_LARGE if is_large else _SMALL), "desk"
        opens, closes = (time(9), time(15)) if is_large else (time(10), time(14))
    return [
        OpeningHours(
            key=hours_key(
                point=point,
                service=service,
                weekday=day,
                opens=opens,
                since=since,
                source=MADE_UP,
            ),
            point_id=point,
            service=service,
            weekday=day,
            opens=opens,
            closes=time(17) if is_large and day == _THURSDAY else closes,
            since=since,
            note=NOTE,
            **source_columns(MADE_UP),
        )
        for day in days
    ]
