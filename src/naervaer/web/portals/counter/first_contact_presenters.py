"""How first contact reads on the page: the share with its uncertainty, parts, months, CSV."""

import csv
import io
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.translation import gettext as _

from naervaer.domain.enquiries.first_contact import ContactShare
from naervaer.domain.enquiries.kinds import EnquiryChannel, EnquiryLanguage, EnquiryTheme
from naervaer.web.interface.charts import LineChart, Series, line_chart
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said
from naervaer.web.interface.numbers import number, percent
from naervaer.web.interface.tables import Cell, Column, Table, table_of

if TYPE_CHECKING:
    from naervaer.web.records.enquiries.selectors import FirstContact

CSV_COLUMNS = (
    *("distrikt", "fra", "til", "inndeling", "del", "henvendelser", "besvart"),
    *("andel", "andel_lav", "andel_hoy", "slag"),
)


def headings() -> dict[str, str]:
    """Return the heading of each dimension."""
    return {
        "theme": _("Tema"),
        "channel": _("Kanal"),
        "office": _("Kontor"),
        "language": _("Språk"),
    }


def part_words(dimension: str, key: str, offices: Mapping[str, str]) -> str:
    """Return one part of a dimension in words."""
    kinds: dict[str, Callable[[str], str]] = {
        "theme": lambda value: said(EnquiryTheme(value)),
        "channel": lambda value: said(EnquiryChannel(value)),
        "language": lambda value: said(EnquiryLanguage(value)),
        "office": lambda value: offices.get(value, value),
    }
    return kinds[dimension](key)


def part_tables(
    found: "FirstContact", offices: Mapping[str, str], query: QueryDict
) -> list[Table]:
    """Return a table for each dimension."""
    return [
        table_of(
            name=dimension,
            caption=heading,
            columns=[
                Column("del", heading),
                Column("antall", _("Henvendelser"), is_number=True),
                Column("andel", _("Besvart med en gang"), is_number=True),
                Column("usikkerhet", _("Usikkerhet"), is_number=True, sorts=False),
            ],
            rows=[
                [Cell(part_words(dimension, one.key, offices)), *_cells(one)]
                for one in found.by[dimension]
            ],
            asked=query,
            first="-antall",
        )
        for dimension, heading in headings().items()
    ]


def _cells(one: ContactShare) -> list[Cell]:
    interval = one.interval
    hidden = _("færre enn 5")
    contacts = Cell(number(one.contacts), one.contacts) if one.contacts is not None else None
    share = (
        Cell(percent(interval.share, 0), interval.share, bar=interval.share)
        if interval
        else Cell("–", is_missing=True)
    )
    return [
        contacts or Cell(hidden, is_missing=True),
        share,
        Cell(between(one), is_missing=interval is None),
    ]


def between(one: ContactShare) -> str:
    """Return the interval in words, or a dash."""
    if one.interval is None:
        return "–"
    low, high = percent(one.interval.low, 0), percent(one.interval.high, 0)
    return _("%(low)s til %(high)s") % {"low": low, "high": high}


def month_chart(found: "FirstContact") -> LineChart:
    """Return the share month by month, with the ends of its uncertainty."""
    shares = [one.interval for _month, one in found.months]
    lines = (
        Series(_("Andel"), tuple(100 * one.share if one else None for one in shares)),
        Series(_("Nedre ende"), tuple(100 * one.low if one else None for one in shares)),
        Series(_("Øvre ende"), tuple(100 * one.high if one else None for one in shares)),
    )
    return line_chart(
        name="maneder",
        title=_("Besvart ved første kontakt, per måned"),
        unit="%",
        along=[f"{month:%Y-%m}" for month, _one in found.months],
        along_heading=_("Måned"),
        series=lines,
        badge=Badge(found.kind) if found.kind else None,
    )


def csv_text(found: "FirstContact", district: str, offices: Mapping[str, str]) -> str:
    """Return every table as CSV; what is withheld is empty."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    where = (district, found.since.isoformat(), found.until.isoformat())
    kind = found.kind.value if found.kind else ""
    writer.writerow((*where, "alle", "", *_values(found.total), kind))
    for dimension, shares in found.by.items():
        for one in shares:
            name = offices.get(one.key, one.key)
            writer.writerow((*where, dimension, name, *_values(one), kind))
    return text.getvalue()


def _values(one: ContactShare) -> tuple[object, ...]:
    counts = tuple("" if value is None else value for value in (one.contacts, one.answered))
    if one.interval is None:
        return (*counts, "", "", "")
    ends = (one.interval.share, one.interval.low, one.interval.high)
    return (*counts, *(f"{value:.4f}" for value in ends))


def period_words(since: date, until: date) -> str:
    """Return the months counted."""
    return f"{since:%Y-%m} – {until:%Y-%m}"
