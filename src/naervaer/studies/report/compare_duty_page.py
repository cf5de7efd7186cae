"""The page that holds two duty studies against each other."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from naervaer import __version__
from naervaer.studies.report.cells import number_cell, share_cell
from naervaer.studies.report.compare_page import settings_table
from naervaer.studies.report.page import render
from naervaer.studies.report.table import Cell, Table, columns, row
from naervaer.studies.report.words import Words


def compare_duty_page(
    differences: pd.DataFrame,
    words: Words,
    *,
    names: tuple[str, str],
    settings: Sequence[tuple[str, Any, Any]],
    attribution: str,
) -> str:
    """Return the comparison as one HTML page."""
    units = [float(differences[f"units_mean_{side}"].sum()) for side in ("a", "b")]
    return render(
        "compare_duty.html.j2",
        words,
        subtitle=words.text("compare_subtitle", a=names[0], b=names[1]),
        headline=words.text(
            "duty_compare_headline",
            a=words.number(units[0], 1),
            b=words.number(units[1], 1),
            change=words.points(units[1] - units[0]),
        ),
        attribution=attribution,
        tables={
            "settings": settings_table(settings, words),
            "units": _table("units_mean", differences, words),
            "in_time": _table("urgent_in_time", differences, words),
            "covered": _table("covered", differences, words),
        },
        version=__version__,
    )


def _table(measure: str, differences: pd.DataFrame, words: Words) -> Table:
    """Return one measure of both studies by station district, and B minus A."""
    is_share = measure != "units_mean"
    head = columns(words.text("duty_col_group"), "A", "B", words.text("duty_col_change"))
    rows = []
    for item in differences.to_dict("records"):
        before, after = float(item[f"{measure}_a"]), float(item[f"{measure}_b"])
        cells = [
            share_cell(value, words) if is_share else number_cell(value, words, 1)
            for value in (before, after)
        ]
        change = (after - before) * (100.0 if is_share else 1.0)
        cells.append(Cell(words.points(change), sort=change))
        rows.append(row(str(item["station_district"]), cells))
    caption = words.text(f"duty_compare_{measure}")
    return Table(f"t-{measure.replace('_', '-')}", caption, head, tuple(rows))
