"""Reading staffing.

`staffing_of(district=…, point=…, municipality=…)` gives the rows, newest first;
`staff_counts(district=…)` puts functions and fundings together into one count per point and
day, which is what the rules judge; `staffing_seen_by(actor)` is what somebody signed in may
see. Staffing by point is for the police's own screens; the public sees what the promise
ledger says of it.
"""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from naervaer.domain.authority import COUNTRY, Act, Actor
from naervaer.domain.figures import Kind, least_firm
from naervaer.domain.staff import StaffCount, StaffFunction
from naervaer.web.records.staffing.models import Staffing


def staffing_of(
    *, district: str | None = None, point: str | None = None, municipality: str | None = None
) -> QuerySet[Staffing]:
    """Return the rows that are not withdrawn, newest first, narrowed to what is named."""
    rows = Staffing.objects.filter(withdrawn_at=None)
    rows = rows.select_related("district", "municipality", "point")
    if district is not None:
        rows = rows.filter(district__name=district)
    if point is not None:
        rows = rows.filter(point=point)
    if municipality is not None:
        rows = rows.filter(municipality=municipality)
    return rows.order_by("-as_of", "point__name", "function", "funding")


def staffing_seen_by(actor: Actor, act: Act = Act.SEE_STAFFING) -> QuerySet[Staffing]:
    """Return the rows within the actor's reach, newest first."""
    places = actor.reach(act)
    rows = staffing_of()
    if COUNTRY in places:
        return rows
    within = Q(pk__in=[])
    for place in places:
        if place.municipality is not None:
            within |= Q(municipality=place.municipality)
        elif place.district is not None:
            within |= Q(district__name=place.district)
    return rows.filter(within)


def staffing_by_id(actor: Actor, key: int, act: Act) -> Staffing | None:
    """Return one row within the actor's reach, or None."""
    return staffing_seen_by(actor, act).filter(pk=key).first()


def staff_counts(*, district: str | None = None) -> list[StaffCount]:
    """Return one count per point and day, by point and day.

    Where a point has a row for all functions together on a day, that row is the count;
    otherwise the functions are added up. The kind is the least firm of what went in.
    """
    days: dict[tuple[str, date], list[Staffing]] = defaultdict(list)
    for row in staffing_of(district=district).exclude(point=None):
        days[str(row.point_id), row.as_of].append(row)
    return [_count(point, day, rows) for (point, day), rows in sorted(days.items())]


def _count(point: str, day: date, rows: list[Staffing]) -> StaffCount:
    whole = [row for row in rows if row.function == StaffFunction.ALL.value]
    counted = whole or rows
    return StaffCount(
        point=point,
        as_of=day,
        full_time_equivalents=float(sum((row.fte for row in counted), Decimal(0))),
        kind=least_firm(Kind(row.kind) for row in counted),
    )
