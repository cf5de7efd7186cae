"""What the demand study says, put together for its template."""

from dataclasses import dataclass

import pandas as pd

from naervaer import __version__
from naervaer.studies.duty.demand import DutyDemand
from naervaer.studies.duty.ground import DutyGround
from naervaer.studies.duty.settings import DutySettings
from naervaer.studies.report.cells import number_cell, people_cell
from naervaer.studies.report.findings import Finding
from naervaer.studies.report.method_tables import long_date
from naervaer.studies.report.page import render
from naervaer.studies.report.table import Cell, Table, columns, row
from naervaer.studies.report.words import Words

_ENDS = (("q100", "q900"), ("q025", "q975"))


@dataclass(frozen=True, slots=True, eq=False)
class DemandFound:
    """What the page is made from; the table has one row per municipality."""

    ground: DutyGround
    demand: DutyDemand
    settings: DutySettings
    table: pd.DataFrame


def demand_findings(found: DemandFound, words: Words) -> tuple[Finding, ...]:
    """Return the one finding: the sum of the district, and what it rests on."""
    total = words.number(float(found.demand.days.total.mean.sum()))
    sentence = words.text(
        "demand_finding",
        mean=total,
        district=found.ground.district,
        weeks=found.settings.weeks,
        first=long_date(found.settings.first_day, words),
        places=words.number(len(found.table)),
    )
    return (Finding("demand", total, sentence),)


def demand_page(found: DemandFound, words: Words) -> str:
    """Return the report as one HTML page; it may be shared as it is."""
    kind = found.demand.past.kind
    return render(
        "demand.html.j2",
        words,
        country=found.ground.country,
        findings=demand_findings(found, words),
        label=words.text(f"demand_label_{kind}"),
        method=words.text(f"demand_basis_{kind}"),
        table_shown=_table(found, words),
        version=__version__,
    )


def _table(found: DemandFound, words: Words) -> Table:
    head = columns(
        words.text("demand_col_place"),
        *(words.text(f"demand_col_{key}") for key in ("people", "mean", "eighty", "most")),
    )
    rows = tuple(
        row(
            str(one["name"]),
            [
                people_cell(float(one["people"]), words),
                number_cell(float(one["mean"]), words)
                if one["withheld"] == "no"
                else Cell(words.text("demand_withheld")),
                *(
                    Cell(
                        words.text(
                            "span", low=words.number(one[low]), high=words.number(one[high])
                        )
                    )
                    if one["withheld"] == "no"
                    else Cell("–")
                    for low, high in _ENDS
                ),
            ],
        )
        for one in found.table.to_dict("records")
    )
    return Table("t-demand", words.text("demand_table"), head, rows, words.text("demand_note"))
