"""Writing staffing; wrong rows are withdrawn with a reason, never deleted."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from naervaer.domain.authority import Actor
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Source
from naervaer.domain.staff import Funding, StaffFunction
from naervaer.web.records.areas.selectors import district_by_name
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.points.selectors import point_by_id
from naervaer.web.records.sourced import source_columns
from naervaer.web.records.staffing.models import Staffing

MOST_FTE = Decimal(20_000)
"""More than the whole police has; a larger number is a slip."""


@transaction.atomic
def staffing_record(
    *,
    district: str,
    point: str | None = None,
    municipality: str | None = None,
    as_of: date,
    function: StaffFunction = StaffFunction.ALL,
    funding: Funding = Funding.UNKNOWN,
    fte: Decimal,
    source: Source,
    note: str = "",
    actor: Actor,
    why: str,
) -> Staffing:
    """Write how many full-time equivalents a unit had on a day.

    Raises
    ------
    UnusableInputError
        When the number is negative or impossible, the point lies in another district, or the
        same unit, day, function and funding is already written from the same source.

    """
    if not 0 <= fte <= MOST_FTE:
        msg = f"{fte} årsverk: ventet et tall fra 0 til {MOST_FTE}."
        raise UnusableInputError(msg)
    row = staffing_row(
        district=district,
        point=point,
        municipality=municipality,
        as_of=as_of,
        function=function,
        funding=funding,
        fte=fte,
        source=source,
        note=note,
    )
    if Staffing.objects.filter(key=row.key).exists():
        msg = f"{row}: er alt ført fra {source}; trekk tilbake den gamle raden først."
        raise UnusableInputError(msg)
    row.save(force_insert=True)
    change_record(actor=actor, act="staffing.record", thing=row, why=why, after=_seen(row))
    return row


@transaction.atomic
def staffing_withdraw(*, row: Staffing, actor: Actor, why: str) -> Staffing:
    """Take back a row that was wrong; it stays as history."""
    if not why.strip():
        msg = "Endringen mangler begrunnelse; skriv hvorfor."
        raise UnusableInputError(msg)
    before = _seen(row)
    row.withdrawn_at = timezone.now()
    row.key = f"{row.key[:370]}|trukket {row.pk}"
    row.save(update_fields=["withdrawn_at", "key"])
    change_record(actor=actor, act="staffing.withdraw", thing=row, why=why, before=before)
    return row


def staffing_row(
    *,
    district: str,
    point: str | None,
    municipality: str | None,
    as_of: date,
    function: StaffFunction,
    funding: Funding,
    fte: Decimal,
    source: Source,
    note: str = "",
) -> Staffing:
    """Return an unsaved row; the unit is the narrowest that is given.

    Raises
    ------
    UnusableInputError
        When the point or the district does not exist, or the point lies elsewhere.

    """
    found = district_by_name(district)
    if found is None:
        msg = f"Politidistriktet {district!r} finnes ikke."
        raise UnusableInputError(msg)
    if point is not None:
        place = point_by_id(point)
        if place is None or place.district_id != found.pk:
            msg = f"Tjenestestedet {point!r} ligger ikke i {district}."
            raise UnusableInputError(msg)
        municipality = place.municipality_id
    unit = point or municipality or district
    key = f"{unit}|{as_of}|{function}|{funding}|{source.title}|{source.reference}"[:400]
    return Staffing(
        key=key,
        district=found,
        municipality_id=municipality,
        point_id=point,
        as_of=as_of,
        function=function.value,
        funding=funding.value,
        fte=fte,
        note=note,
        **source_columns(source),
    )


def _seen(row: Staffing) -> dict[str, Any]:
    return {
        "unit": row.point_id or row.municipality_id or str(row.district),
        "as_of": row.as_of.isoformat(),
        "function": row.function,
        "funding": row.funding,
        "fte": str(row.fte),
        "source": str(row.source),
        "kind": row.kind,
    }
