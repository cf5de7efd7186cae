"""Tables of minutes as CSV, in one of two forms.

*Long*: the columns `area`, `site` and `minutes`, one line per pair; a pair that is not listed
has no way. Optional: `demand` (the same on every line of an area; 1 when left out) and `fixed`
(1 where the site is open already).

*Matrix*: the column `area`, optionally `demand`, and one column per site with minutes; an empty
cell means no way. A line whose area is `fixed` holds 1 under sites that are open already.
"""

from io import StringIO
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.instances.site_instance import SiteInstance, read_words


def read_table(file: Path) -> SiteInstance:
    """Return the areas and sites of a CSV file in long or matrix form."""
    text = read_words(file)
    try:
        table = pd.read_csv(StringIO(text), dtype={"area": str, "site": str})
    except (pd.errors.EmptyDataError, pd.errors.ParserError) as error:
        raise UnusableInputError(f"{file} is not a table: {error}.") from error
    if "area" not in table.columns or table.empty:
        raise UnusableInputError(f"{file} has no column `area` with lines below it.")
    if {"site", "minutes"} <= set(table.columns):
        return _long(file, table)
    return _matrix(file, table)


def _long(file: Path, table: pd.DataFrame) -> SiteInstance:
    """Return the instance of a table with one line per pair."""
    area_of, areas = pd.factorize(table["area"])
    site_of, sites = pd.factorize(table["site"])
    if len(np.unique(area_of * len(sites) + site_of)) != len(table):
        raise UnusableInputError(f"{file} lists a pair of area and site twice, expected once.")
    minutes = np.full((len(areas), len(sites)), np.inf)
    minutes[area_of, site_of] = _numbers(file, table, "minutes")
    demand = np.ones(len(areas))
    if "demand" in table.columns:
        demand[area_of] = _numbers(file, table, "demand")
    fixed = np.empty(0, dtype=np.int64)
    if "fixed" in table.columns:
        fixed = np.unique(site_of[_numbers(file, table, "fixed") > 0]).astype(np.int64)
    return SiteInstance(demand, minutes, tuple(str(name) for name in sites), fixed)


def _matrix(file: Path, table: pd.DataFrame) -> SiteInstance:
    """Return the instance of a table with one column per site."""
    names = [str(name) for name in table.columns if name not in ("area", "demand")]
    if not names:
        raise UnusableInputError(f"{file} has no column for a site beside `area` and `demand`.")
    marks = table["area"] == "fixed"
    areas = table[~marks]
    if areas.empty:
        raise UnusableInputError(f"{file} has no line for an area.")
    columns = [_numbers(file, areas, name, empty=np.inf) for name in names]
    flags = [_numbers(file, table[marks], name, empty=0.0) for name in names]
    fixed = np.flatnonzero([bool((flag > 0).any()) for flag in flags])
    demand = (
        _numbers(file, areas, "demand") if "demand" in table.columns else np.ones(len(areas))
    )
    return SiteInstance(demand, np.stack(columns, axis=1), tuple(names), fixed.astype(np.int64))


def _numbers(
    file: Path, table: pd.DataFrame, name: str, *, empty: float | None = None
) -> NDArray[np.float64]:
    """Return a column as numbers; `empty` stands for empty cells where they are allowed."""
    try:
        values: NDArray[np.float64] = pd.to_numeric(table[name]).to_numpy(
            dtype=np.float64, copy=True
        )
    except (ValueError, TypeError) as error:
        raise UnusableInputError(f"{file}, column {name}: not a number.") from error
    if empty is not None:
        values[np.isnan(values)] = empty
        return values
    if np.isnan(values).any():
        raise UnusableInputError(f"{file}, column {name}: an empty cell, expected a number.")
    return values
