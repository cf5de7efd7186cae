"""The report's tables about method: services, published hours, the Lorenz curve."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from naervaer.studies.access.result import AccessResult
from naervaer.studies.access.services import SERVICE_MODES, Possible
from naervaer.studies.report.table import Cell, Column, Table, columns, row
from naervaer.studies.report.words import Words


def lorenz_table(result: AccessResult, words: Words) -> Table:
    """Return points of the Lorenz curve as numbers."""
    people, minutes = result.lorenz
    head = columns(words.text("col_share_people"), words.text("col_share_minutes"))
    rows = tuple(
        row(
            words.text("lorenz_nearest", share=words.share(share, 0)),
            [words.share(float(np.interp(share, people, minutes)))],
        )
        for share in (0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99)
    )
    return Table("t-lorenz", words.text("lorenz_table"), head, rows)


def services_table(words: Words) -> Table:
    """Return which service can be given in which way."""
    says = {Possible.YES: "yes", Possible.PARTLY: "partly", Possible.NO: "no"}
    head = tuple(
        Column(words.text(key), numeric=False)
        for key in (
            "col_service",
            "col_at_point",
            "col_at_office",
            "col_by_patrol",
            "col_away",
            "col_remotely",
            "col_measured",
            "col_source",
        )
    )
    rows = tuple(
        row(
            words.text(f"svc_{item.service.value}"),
            [
                *(
                    Cell(words.text(says[way]), mark=f"is-{says[way]}")
                    for way in (
                        item.at_point,
                        item.at_passport_office,
                        item.by_patrol,
                        item.away,
                        item.remotely,
                    )
                ),
                words.text(
                    f"service_{item.measured_as}" if item.measured_as else "measured_nothing"
                ),
                item.source,
            ],
        )
        for item in SERVICE_MODES
    )
    caption, note = words.text("table_services"), words.text("note_services")
    return Table("t-services", caption, head, rows, note)


@dataclass(frozen=True, slots=True)
class SpeedRow:
    """One travel parameter: its name, the value used, the usual value and the unit."""

    name: str
    value: float
    usual: float
    unit: str


def speeds_table(rows: Iterable[SpeedRow], words: Words) -> Table:
    """Return the travel parameters that were used."""
    head = (
        Column(words.text("col_parameter"), numeric=False),
        Column(words.text("col_value")),
        Column(words.text("col_usual")),
        Column(words.text("col_unit"), numeric=False),
    )
    body = tuple(
        row(
            item.name,
            [
                words.number(item.value, 0 if item.value.is_integer() else 2),
                words.number(item.usual, 0 if item.usual.is_integer() else 2),
                item.unit,
            ],
        )
        for item in rows
    )
    caption, note = words.text("table_speeds"), words.text("note_speeds")
    return Table("t-speeds", caption, head, body, note)


def published_table(result: AccessResult, words: Words) -> Table:
    """Return the published hours that were used."""
    names = {site.id: site.name for site in result.country.sites}
    head = (
        Column(words.text("col_point"), numeric=False),
        Column(words.text("col_hours_week")),
        Column(words.text("col_source"), numeric=False),
    )
    rows = tuple(
        row(names.get(site, site), [words.number(week.hours_a_week, 1), source])
        for site, (week, source) in sorted(result.country.published_hours.items())
    )
    return Table("t-published", words.text("table_published_hours"), head, rows)


def long_date(day: date, words: Words) -> str:
    """Return a day in the unambiguous form of each language."""
    return f"{day.day}.{day.month}.{day.year}" if words.language == "nb" else day.isoformat()
