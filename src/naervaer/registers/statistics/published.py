"""Published figures on response time, staffing and fees, each with its source.

Put right here: the figures for May–August 2020 are labelled as an 80th percentile in one file
and as an average in the other; the press called them averages, so they are kept as averages.
Results given as words («krav nådd i alle tre») stay words, without a number.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from naervaer.registers.raw import raw_file
from naervaer.registers.tables import numbers, read_table

FIGURE_COLUMNS = (
    *("subject", "measure", "area", "period", "value", "unit"),
    *("title", "reference", "dated", "kind", "note"),
)
"""Columns of every table of figures; `value` is a number, or NaN where words were published."""

_RESPONSE = "domain/responstid.csv"
_DISTRICTS = "domain/responstid_distrikt_maaloppnaaelse.csv"
_STAFFING = "police/staffing_published_facts.csv"
_FEES = "domain/gebyrer_2026.csv"
_OFFICIAL = ("politi.no", "politiet.no", "forskrift", "våpenforskrifta")
_UNITS = {
    "police man-years per 1000 inhabitants": "per 1 000 innbyggere",
    "police man-years (polititjeneste)": "årsverk",
    "all man-years in the police": "årsverk",
}


def read_published_figures(folder: Path | None = None) -> pd.DataFrame:
    """Return every published figure in one table with the columns of `FIGURE_COLUMNS`.

    Raises
    ------
    MissingDataError
        When a file is not there.
    UnusableInputError
        When a column is missing or a figure is negative.

    """
    rows = [
        *_response_times(raw_file(_RESPONSE, folder=folder)),
        *_district_results(raw_file(_DISTRICTS, folder=folder)),
        *_staffing(raw_file(_STAFFING, folder=folder)),
        *_fees(raw_file(_FEES, folder=folder)),
    ]
    return pd.DataFrame(rows, columns=list(FIGURE_COLUMNS))


def _response_times(path: Path) -> list[tuple[object, ...]]:
    frame = read_table(
        path,
        columns=(
            *("omraade", "periode", "kategori", "maal"),
            *("krav_min", "resultat_min", "antall_hasteoppdrag", "kilde"),
        ),
    )
    rows: list[tuple[object, ...]] = []
    for area, period, group, aim, required, result, missions, source in frame.itertuples(
        index=False
    ):
        average = "snitt" in aim
        measure = "average" if average else ("P50" if aim.startswith("50") else "P80")
        note = "Kilden kaller tallet et gjennomsnitt." if average else ""
        if missions:
            note = f"{note} {missions} hasteoppdrag.".strip()
        common = (area, f"{period} {group}")
        if required:
            rows.append(_row("response_time", f"{measure} required", common, required, source))
        words = result if not result.isdecimal() else ""
        note = f"{note} {words}".strip()
        rows.append(_row("response_time", measure, common, result, source, note=note))
    return rows


def _district_results(path: Path) -> list[tuple[object, ...]]:
    columns = ("aar", "alle_tre", "to_av_tre", "en_av_tre", "ingen", "kilde")
    frame = read_table(path, columns=columns)
    rows: list[tuple[object, ...]] = []
    for year, *groups, source in frame.itertuples(index=False):
        for met, text in zip((3, 2, 1, 0), groups, strict=True):
            names = [name for name in text.split("; ") if name]
            count = text.split(" ", 1)[0] if text[:1].isdecimal() else str(len(names))
            note = "" if text[:1].isdecimal() else text
            measure = f"districts that met {met} of 3 requirements"
            row = _row(
                "response_time", measure, ("Norge", year), count, source,
                unit="politidistrikt", note=note,
            )  # fmt: skip
            rows.append(row)
    return rows


def _staffing(path: Path) -> list[tuple[object, ...]]:
    frame = read_table(path, columns=("date", "scope", "measure", "value", "source_url"))
    numbers(frame, "value", name=path.name, at_least=0)
    return [
        _row(
            "staffing",
            measure,
            ("Norge" if scope == "national" else scope.removesuffix(" politidistrikt"), when),
            value,
            source,
            unit=_UNITS.get(measure, measure),
        )
        for when, scope, measure, value, source in frame.itertuples(index=False)
    ]


def _fees(path: Path) -> list[tuple[object, ...]]:
    frame = read_table(path, columns=("ytelse", "belop_kr", "merknad", "kilde"))
    rows: list[tuple[object, ...]] = []
    source = ""
    for what, amount, remark, said in frame.itertuples(index=False):
        source = source if said == "samme" else (said or source)
        discount = amount.startswith("-")
        value = "20" if discount else amount
        unit = "prosent avslag på hver" if discount else "kroner"
        rows.append(_row("fee", what, ("Norge", "2026"), value, source, unit=unit, note=remark))
    return rows


def _row(
    subject: str,
    measure: str,
    where_when: tuple[str, str],
    value: str,
    source: str,
    *,
    unit: str = "minutter",
    note: str = "",
) -> tuple[object, ...]:
    number = float(value) if value.replace(".", "", 1).isdecimal() else np.nan
    title, _, reference = source.partition(" ")
    if source.startswith("http"):
        title, reference = source.split("/")[2].removeprefix("www."), source
    kind = "official" if title.rstrip(",").startswith(_OFFICIAL) else "press"
    if title.startswith(("forskrift", "våpenforskrifta")):
        kind = "law"
    return (
        *(subject, measure, *where_when, number, unit),
        *(title, reference or source, "", kind, note),
    )
