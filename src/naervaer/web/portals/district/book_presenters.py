"""How the presence book reads on the page and in files."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode, PresenceState, Service
from naervaer.web.interface.charts import LineChart, Series, line_chart
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said
from naervaer.web.interface.numbers import day, number, percent
from naervaer.web.interface.tables import Cell, Column, Table, table_of

if TYPE_CHECKING:
    from naervaer.web.records.presence.models import PresenceRow
    from naervaer.web.records.presence.selectors import MonthTotal

CSV_COLUMNS = (
    *("kommune", "navn", "periode", "måte", "planlagt_timer", "levert_timer"),
    *("planlagt_ganger", "levert_ganger", "slag"),
)


@dataclass(frozen=True, slots=True)
class BookSums:
    """What the shown part of the book adds up to."""

    planned: str
    delivered: str
    share: str
    badges: tuple[Badge, ...]


def book_sums(totals: "Sequence[MonthTotal]") -> BookSums:
    """Return planned and delivered hours, and how much of the plan was delivered."""
    planned = sum(one.planned_hours for one in totals)
    delivered = sum(one.delivered_hours for one in totals)
    return BookSums(
        planned=number(planned),
        delivered=number(delivered),
        share=percent(delivered / planned if planned else None, 0),
        badges=kinds_of(totals),
    )


def kinds_of(totals: "Iterable[MonthTotal]") -> tuple[Badge, ...]:
    """Return a mark for each kind of what is shown."""
    return tuple(Badge(kind) for kind in sorted({kind for one in totals for kind in one.kinds}))


def book_chart(totals: "Sequence[MonthTotal]", *, by_week: bool) -> LineChart | None:
    """Return planned and delivered hours over time, or None where the book is empty."""
    planned: dict[date, float] = defaultdict(float)
    delivered: dict[date, float] = defaultdict(float)
    for one in totals:
        planned[one.begins] += one.planned_hours
        delivered[one.begins] += one.delivered_hours
    times = sorted(planned)
    if not times:
        return None
    badges = kinds_of(totals)
    return line_chart(
        name="over-tid",
        title=_("Planlagt og levert"),
        unit=_("timer"),
        along=[period(one, by_week=by_week) for one in times],
        along_heading=_("Uke") if by_week else _("Måned"),
        series=[
            Series(_("Planlagt"), tuple(planned[one] for one in times)),
            Series(_("Levert"), tuple(delivered[one] for one in times)),
        ],
        badge=badges[-1] if badges else None,
    )


def period(begins: date, *, by_week: bool) -> str:
    """Return a month as 2026-03, a week as 2026-U10."""
    if by_week:
        year, week, _weekday = begins.isocalendar()
        return f"{year}-U{week:02d}"
    return f"{begins:%Y-%m}"


def book_table(
    totals: "Sequence[MonthTotal]",
    names: Mapping[str, str],
    query: QueryDict,
    *,
    by_week: bool,
) -> Table:
    """Return the book as a table."""
    columns = [
        Column("kommune", _("Kommune")),
        Column("periode", _("Periode")),
        Column("mate", _("Måte")),
        Column("planlagt", _("Planlagt, timer"), is_number=True),
        Column("levert", _("Levert, timer"), is_number=True),
        Column("andel", _("Levert av planlagt"), is_number=True),
    ]
    rows = [_table_row(one, names, by_week=by_week) for one in totals]
    caption = _("Planlagt og levert per kommune, periode og måte")
    return table_of(
        name="tabell",
        caption=caption,
        columns=columns,
        rows=rows,
        asked=query,
        first="-periode",
    )


def municipality_table(
    totals: "Sequence[MonthTotal]", names: Mapping[str, str], query: QueryDict
) -> Table:
    """Return the book added up by municipality, each with the way to its own page."""
    found: dict[str, list[MonthTotal]] = defaultdict(list)
    for one in totals:
        found[one.municipality].append(one)
    columns = [
        Column("kommune", _("Kommune")),
        Column("planlagt", _("Planlagt, timer"), is_number=True),
        Column("levert", _("Levert, timer"), is_number=True),
        Column("andel", _("Levert av planlagt"), is_number=True),
    ]
    return table_of(
        name="tabell",
        caption=_("Planlagt og levert per kommune i perioden"),
        columns=columns,
        rows=[_municipality_row(names[key], key, own, query) for key, own in found.items()],
        asked=query,
        first="kommune",
    )


def _municipality_row(
    name: str, key: str, own: "Sequence[MonthTotal]", query: QueryDict
) -> list[Cell]:
    asked = query.copy()
    asked["kommune"] = key
    planned = sum(one.planned_hours for one in own)
    delivered = sum(one.delivered_hours for one in own)
    share = delivered / planned if planned else None
    badge = Badge(Kind.SYNTHETIC) if any(one.is_synthetic for one in own) else None
    return [
        Cell(name, address=f"?{asked.urlencode()}", badge=badge),
        Cell(number(planned), planned),
        Cell(number(delivered), delivered),
        Cell(percent(share, 0), share, is_missing=share is None, bar=share),
    ]


def _table_row(one: "MonthTotal", names: Mapping[str, str], *, by_week: bool) -> list[Cell]:
    share = one.delivered_hours / one.planned_hours if one.planned_hours else None
    badge = Badge(Kind.SYNTHETIC) if one.is_synthetic else None
    return [
        Cell(names[one.municipality], badge=badge),
        Cell(period(one.begins, by_week=by_week)),
        Cell(said(one.mode)),
        Cell(number(one.planned_hours, 1), one.planned_hours),
        Cell(number(one.delivered_hours, 1), one.delivered_hours),
        Cell(percent(share, 0), share, is_missing=share is None),
    ]


def book_csv_text(
    totals: "Iterable[MonthTotal]", names: Mapping[str, str], *, by_week: bool
) -> str:
    """Return the book as CSV, each line with its kind."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for one in totals:
        where = (one.municipality, names[one.municipality])
        when = (period(one.begins, by_week=by_week), one.mode.label)
        hours = (f"{one.planned_hours:.2f}", f"{one.delivered_hours:.2f}")
        kinds = "+".join(kind.value for kind in one.kinds)
        times = (one.planned_times, one.delivered_times)
        writer.writerow((*where, *when, *hours, *times, kinds))
    return text.getvalue()


@dataclass(frozen=True, slots=True)
class BookRow:
    """One row of the book."""

    number: int
    municipality: str
    state: str
    mode: str
    service: str
    begins: str
    ends: str
    group: str
    badge: Badge
    file: int | None
    is_removable: bool


def book_row(row: "PresenceRow", *, is_removable: bool) -> BookRow:
    """Return one row as the page shows it; a row of a file is undone with the file."""
    return BookRow(
        number=row.pk,
        municipality=row.municipality.name,
        state=said(PresenceState(row.state)),
        mode=said(DeliveryMode(row.mode)),
        service=said(Service(row.service)),
        begins=day(row.begins, "short"),
        ends=f"{timezone.localtime(row.ends):%H:%M}",
        group=row.group.name,
        badge=Badge.of(row.source),
        file=row.batch_id,
        is_removable=is_removable and row.batch_id is None,
    )
