"""How staffing reads on the page: the rows, and before and after a new point."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.translation import gettext as _

from naervaer.domain.figures import Kind
from naervaer.domain.promises.from_book import BookPoint, before_and_after, first_opening
from naervaer.domain.rules.staffing import NEW_MONEY
from naervaer.domain.staff import Funding, StaffCount, StaffFunction
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said
from naervaer.web.interface.numbers import day, number
from naervaer.web.interface.tables import Cell, Column, Table, table_of

if TYPE_CHECKING:
    from naervaer.web.records.staffing.models import Staffing

CSV_COLUMNS = (
    *("politidistrikt", "kommune", "tjenestested", "dag", "funksjon", "finansiering"),
    *("arsverk", "kilde", "slag", "merknad"),
)


@dataclass(frozen=True, slots=True)
class StaffingRow:
    """One row of staffing."""

    number: int
    unit: str
    as_of: date
    function: str
    funding: str
    fte: str
    badge: Badge


def staffing_rows(rows: "Iterable[Staffing]") -> list[StaffingRow]:
    """Return rows as the page shows them."""
    return [
        StaffingRow(
            number=row.pk,
            unit=str(row.point or row.municipality or row.district),
            as_of=row.as_of,
            function=said(StaffFunction(row.function)),
            funding=said(Funding(row.funding)),
            fte=number(float(row.fte), 1),
            badge=Badge.of(row.source),
        )
        for row in rows
    ]


def staffing_csv_text(rows: "Iterable[Staffing]") -> str:
    """Return rows as CSV, each with source and kind."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for row in rows:
        where = (str(row.district), row.municipality_id or "", row.point_id or "")
        what = (row.as_of.isoformat(), row.function, row.funding, row.fte)
        writer.writerow((*where, *what, str(row.source), row.kind, row.note))
    return text.getvalue()


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """What the other points of a district had before a new one opened, and have now."""

    district: str
    opened: str
    table: Table
    change: str
    said: str


def before_after(
    district: str,
    points: Sequence[BookPoint],
    counts: Sequence[StaffCount],
    query: QueryDict,
) -> BeforeAfter | None:
    """Return the comparison that the promise of new money asks for, or None without data."""
    opening = first_opening(points)
    if opening is None:
        return None
    before, after = before_and_after(points, counts, opening)
    both = before.keys() & after.keys()
    if not both:
        return None
    change = sum(
        after[key].full_time_equivalents - before[key].full_time_equivalents for key in both
    )
    refused = NEW_MONEY.refuses(round(change, 2))
    return BeforeAfter(
        district=district,
        opened=day(opening),
        table=_table(points, before, after, query),
        change=number(change, 1),
        said=_("De andre stedene har færre årsverk.")
        if refused
        else _("De andre stedene har ikke færre årsverk."),
    )


def _table(
    points: Sequence[BookPoint],
    before: Mapping[str, StaffCount],
    after: Mapping[str, StaffCount],
    query: QueryDict,
) -> Table:
    rows = [
        _row(one, before.get(one.id), after.get(one.id))
        for one in points
        if one.id in before or one.id in after
    ]
    return table_of(
        name="for-og-etter",
        caption=_("Årsverk på stedene som fantes fra før"),
        columns=[
            Column("sted", _("Tjenestested")),
            Column("for", _("Før"), is_number=True),
            Column("etter", _("Etter"), is_number=True),
            Column("endring", _("Endring"), is_number=True),
        ],
        rows=rows,
        asked=query,
        first="endring",
    )


def _row(point: BookPoint, had: StaffCount | None, has: StaffCount | None) -> list[Cell]:
    was = had.full_time_equivalents if had else None
    now = has.full_time_equivalents if has else None
    change = now - was if was is not None and now is not None else None
    made_up = Kind.SYNTHETIC in {one.kind for one in (had, has) if one}
    return [
        Cell(point.name, badge=Badge(Kind.SYNTHETIC) if made_up else None),
        Cell(number(was, 1), was, is_missing=was is None),
        Cell(number(now, 1), now, is_missing=now is None),
        Cell(number(change, 1), change, is_missing=change is None),
    ]
