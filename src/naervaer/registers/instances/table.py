"""Tables of minutes as CSV, in one of two forms.

*Long*: the columns `area`, `site` and `minutes`, one line per pair; a pair that is not listed
has no way. Optional: `demand` (the same on every line of an area; 1 when left out) and `fixed`
(1 where the site is open already).

*Matrix*: the column `area`, optionally `demand`, and one column per site with minutes; an empty
cell means no way. A line whose area is `fixed` holds 1 under sites that are open already.

Fields are separated by commas, semicolons or tabs; beside semicolons and tabs a decimal comma
is understood.
"""

from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.instances.site_instance import (
    LARGEST,
    SiteInstance,
    read_words,
)


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """Cells as text, with where they stand; the index of `cells` is the line before."""

    file: Path
    cells: pd.DataFrame
    decimal_comma: bool

    def named(self, column: str) -> pd.Series:
        """Return a column of names, none of them empty."""
        names = self.cells[column]
        if (names == "").any():
            raise self.error(names[names == ""].index[0], f"{column} is empty", "a name")
        return names

    def numbers(
        self, column: str, *, empty: float | None = None, infinite: bool = False
    ) -> NDArray[np.float64]:
        """Return a column as numbers of 0 or more; `empty` stands for empty cells."""
        text = self.cells[column]
        plain = text.str.replace(",", ".", regex=False) if self.decimal_comma else text
        values = pd.to_numeric(plain.where(text != ""), errors="coerce").astype(np.float64)
        fits = (values >= 0) & (values <= LARGEST)
        if infinite:
            fits |= values == np.inf
        if empty is not None:
            values = values.where(text != "", empty)
            fits |= text == ""
        if not fits.all():
            line = fits.index[~fits][0]
            given = f"{column} is «{text[line]}»"
            raise self.error(line, given, f"a number from 0 to {LARGEST:g}")
        found: NDArray[np.float64] = values.to_numpy(dtype=np.float64, copy=True)
        return found

    def error(self, line: int, given: str, expected: str) -> UnusableInputError:
        """Return an error that names file, line, what was given and what was expected."""
        return UnusableInputError(f"{self.file} line {line + 1}: {given}, expected {expected}.")


def read_table(file: Path) -> SiteInstance:
    """Return the areas and sites of a CSV file in long or matrix form."""
    table = _read(file)
    if {"site", "minutes"} <= set(table.cells.columns):
        return _long(table)
    return _matrix(table)


def _read(file: Path) -> _Table:
    """Return the cells of a file below its first line."""
    text = read_words(file)
    separator = max(",;\t", key=text.split("\n", 1)[0].count)
    try:
        raw = pd.read_csv(
            StringIO(text), sep=separator, header=None, dtype=str, keep_default_na=False,
            skip_blank_lines=False,
        )  # fmt: skip
    except (pd.errors.EmptyDataError, pd.errors.ParserError) as error:
        reason = " ".join(str(error).split())
        raise UnusableInputError(f"{file} is not a table: {reason}.") from error
    raw = raw.fillna("").apply(lambda column: column.str.strip())
    header = [str(name) for name in raw.iloc[0]]
    if "area" not in header:
        found = ", ".join(header[:12])
        raise UnusableInputError(f"{file} has no column `area`; its first line is: {found}.")
    for name in header:
        if header.count(name) > 1 or not name:
            raise UnusableInputError(
                f"{file} has {header.count(name)} columns called «{name}», expected a name of "
                "its own for each."
            )
    cells = raw.iloc[1:].set_axis(header, axis=1)
    cells = cells[(cells != "").any(axis=1)]
    if cells.empty:
        raise UnusableInputError(f"{file} has no lines below its first, expected areas.")
    return _Table(file, cells, decimal_comma=separator != ",")


def _long(table: _Table) -> SiteInstance:
    """Return the instance of a table with one line per pair."""
    area_of, areas = pd.factorize(table.named("area"))
    site_of, sites = pd.factorize(table.named("site"))
    pairs = pd.Series(area_of * len(sites) + site_of, index=table.cells.index)
    if pairs.duplicated().any():
        line = pairs.index[pairs.duplicated()][0]
        given = f"{table.cells['area'][line]} and {table.cells['site'][line]} stand there again"
        raise table.error(line, given, "each pair of area and site once")
    minutes = np.full((len(areas), len(sites)), np.inf)
    minutes[area_of, site_of] = table.numbers("minutes", infinite=True)
    demand = np.ones(len(areas))
    if "demand" in table.cells.columns:
        given_demand = table.numbers("demand")
        demand[area_of] = given_demand
        if (demand[area_of] != given_demand).any():
            at = int(np.flatnonzero(demand[area_of] != given_demand)[0])
            area = areas[area_of[at]]
            raise table.error(
                table.cells.index[at], f"{area} has two demands", "one for each area"
            )
    fixed = np.empty(0, dtype=np.int64)
    if "fixed" in table.cells.columns:
        fixed = np.unique(site_of[table.numbers("fixed", empty=0.0) > 0]).astype(np.int64)
    return SiteInstance(demand, minutes, tuple(str(name) for name in sites), fixed)


def _matrix(table: _Table) -> SiteInstance:
    """Return the instance of a table with one column per site."""
    file, cells = table.file, table.cells
    names = [str(name) for name in cells.columns if name not in ("area", "demand")]
    if not names:
        raise UnusableInputError(f"{file} has no column for a site beside `area` and `demand`.")
    marks = cells["area"] == "fixed"
    areas = _Table(file, cells[~marks], table.decimal_comma)
    flagged = _Table(file, cells[marks], table.decimal_comma)
    if areas.cells.empty:
        raise UnusableInputError(f"{file} has no line for an area.")
    again = areas.named("area").duplicated()
    if again.any():
        line = again.index[again][0]
        given = f"the area {areas.cells['area'][line]} stands there again"
        raise table.error(line, given, "each area once")
    columns = [areas.numbers(name, empty=np.inf, infinite=True) for name in names]
    flags = [flagged.numbers(name, empty=0.0) for name in names]
    fixed = np.flatnonzero([bool((flag > 0).any()) for flag in flags])
    has_demand = "demand" in cells.columns
    demand = areas.numbers("demand") if has_demand else np.ones(len(areas.cells))
    return SiteInstance(demand, np.stack(columns, axis=1), tuple(names), fixed.astype(np.int64))
