"""The baseline's tables of facts: built from the raw files.

A table is the same on every run: fixed order of rows and columns, text as it stands, whole
numbers without a decimal point, nothing for «not known».
"""

import math
from pathlib import Path

import pandas as pd

from naervaer.registers.police_structure.facts import read_facts
from naervaer.registers.police_structure.structure_tables import build_structure_tables
from naervaer.registers.statistics.offences import read_offences
from naervaer.registers.statistics.population import read_population_totals
from naervaer.registers.statistics.published import FIGURE_COLUMNS, read_published_figures

FACT_TABLES = (
    *("districts", "station_districts", "station_district_municipalities"),
    *("municipalities", "service_points", "point_facts", "passport_offices"),
    *("opening_hours", "figures", "population", "offences"),
)
"""Names of the tables; each ships as `<name>.csv`."""


def build_fact_tables(folder: Path | None = None) -> dict[str, pd.DataFrame]:
    """Return every table of `FACT_TABLES`, all columns text.

    Raises
    ------
    MissingDataError
        When a raw file is not there.
    UnusableInputError, UnknownNameError
        When a raw file is broken; the message says how.

    """
    figures = pd.concat(
        [
            _as_text(read_published_figures(folder)),
            read_facts("figures")[list(FIGURE_COLUMNS)],
        ],
        ignore_index=True,
    )
    tables = build_structure_tables(folder) | {
        "opening_hours": read_facts("opening_hours"),
        "figures": figures,
        "population": read_population_totals(folder),
        "offences": read_offences(folder),
    }
    return {name: _as_text(tables[name]) for name in FACT_TABLES}


def _as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table with every value as text, whole numbers without a decimal point."""
    return frame.map(_text)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        return f"{value:.0f}" if value.is_integer() else repr(value)
    return str(value)
