"""Made-up staffing for a showcase district; every row is marked synthetic.

The district's total follows the published national density (1.96 per 1,000 inhabitants,
written question 112625 to the Storting, 2025) and is shared by the people of each point's
municipality. A new point has the five the plan asks for, and its neighbours in the same
station district lose a little, so that before and after has something to show.
"""

from datetime import date
from decimal import Decimal

from django.db import transaction

from naervaer.domain.figures import Kind, Source
from naervaer.domain.staff import Funding, StaffFunction
from naervaer.web.records.points.models import Point
from naervaer.web.records.points.selectors import points_all
from naervaer.web.records.staffing.models import Staffing
from naervaer.web.records.staffing.services import staffing_row

MADE_UP = Source("Demonstrasjon", "syntetisk bemanning", None, Kind.SYNTHETIC)
NOTE = "Oppdiktet for demonstrasjonen; årsverk per tjenestested er ikke publisert."
DAYS = (date(2023, 1, 1), date(2024, 4, 1), date(2025, 1, 1), date(2026, 1, 1))
_PER_THOUSAND = Decimal("1.96")
_SHARES = {
    StaffFunction.PATROL: Decimal("0.5"),
    StaffFunction.INVESTIGATION: Decimal("0.2"),
    StaffFunction.PREVENTION: Decimal("0.1"),
    StaffFunction.CIVIL_SERVICES: Decimal("0.15"),
    StaffFunction.MANAGEMENT: Decimal("0.05"),
}
_NEIGHBOUR_KEEPS = Decimal("0.93")
_STEP = Decimal("0.1")


@transaction.atomic
def showcase_fill(*, district: str) -> int:
    """Write staffing for every service point of a district; return how many rows there are."""
    points = list(points_all().filter(district__name=district))
    hosts = {one.station_district_id for one in points if one.decided_for is not None}
    rows = [
        staffing_row(
            district=district,
            point=point.pk,
            municipality=None,
            as_of=day,
            function=function,
            funding=_funding(point),
            fte=(total * share).quantize(_STEP),
            source=MADE_UP,
            note=NOTE,
        )
        for point in points
        for day in DAYS
        if (total := _total(point, day, hosts, _sharing(points, point))) is not None
        for function, share in _SHARES.items()
    ]
    Staffing.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _funding(point: Point) -> Funding:
    return Funding.ORDINARY if point.decided_for is None else Funding.NEW_MONEY


def _sharing(points: list[Point], point: Point) -> int:
    """Return how many of the points share the people of the point's municipality."""
    return sum(one.municipality_id == point.municipality_id for one in points)


def _total(point: Point, day: date, hosts: set[int | None], sharing: int) -> Decimal | None:
    """Return the point's full-time equivalents on a day, or None before it was there."""
    if point.decided_for is not None:
        return point.fewest_fte if day.year > point.decided_for else None
    people = Decimal(point.municipality.people) / sharing
    whole = max(Decimal(2), people * _PER_THOUSAND / 1000)
    is_neighbour = point.station_district_id in hosts
    return whole * _NEIGHBOUR_KEEPS if is_neighbour and day > DAYS[0] else whole
