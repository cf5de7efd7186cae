"""Population by municipality of the 2024 division: totals, and by age and sex.

Source: SSB figures in the 2024 division (table 07459). Two things in the files are put right:
years after 2026 only repeat 2026 and are left out, and before 2024 Ålesund (1508) and Haram
(1580) each stand with half of old Ålesund (1507), so that they are rescaled to 0.86/0.14.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.registers.raw import raw_file
from naervaer.registers.statistics.municipalities import (
    ALESUND,
    HARAM,
    HARAM_SHARE,
    read_municipality_names,
)
from naervaer.registers.tables import (
    numbers,
    read_table,
    require_all,
    require_columns,
    require_known,
)

FIRST_TOTAL_YEAR = 2006
FIRST_AGE_YEAR = 2010
LAST_YEAR = 2026
"""The newest published 1 January; later years in the files repeat it."""

_SPLIT_YEAR = 2024
_TOTALS = "population/csdata_population_total_municip_b2024_2000plus.csv"
_AGES = "population/csdata_nor_population_by_age_sex_municip_b2024_2010plus.parquet"
_PREFIX = "municip_nor"
_COLUMNS = ("location_code", "calyear", "pop_jan1_n")


def read_population_totals(folder: Path | None = None) -> pd.DataFrame:
    """Return people per municipality on 1 January, 2006 to 2026.

    Returns
    -------
    DataFrame
        `municipality` (four digits), `year` (int), `people` (int); sorted.

    Raises
    ------
    MissingDataError
        When the file is not there.
    UnusableInputError
        When a column is missing, a count is negative, or a year lacks a municipality.
    UnknownNameError
        When a municipality number does not exist.

    """
    path = raw_file(_TOTALS, folder=folder)
    raw = read_table(path, columns=_COLUMNS)
    frame = pd.DataFrame(
        {
            "municipality": raw["location_code"].str.removeprefix(_PREFIX),
            "year": numbers(raw, "calyear", name=path.name).astype(int),
            "people": numbers(raw, "pop_jan1_n", name=path.name, at_least=0.0),
        }
    )
    frame = frame[frame["year"].between(FIRST_TOTAL_YEAR, LAST_YEAR)]
    known = read_municipality_names(folder)
    require_known(frame["municipality"], known, name=path.name)
    for year, group in frame.groupby("year"):
        require_all(group["municipality"], known, name=f"{path.name} ({year})")
    missing = set(range(FIRST_TOTAL_YEAR, LAST_YEAR + 1)) - set(frame["year"].tolist())
    if missing:
        message = f"{path.name} is cut short: no figures for {min(missing)}"
        raise UnusableInputError(message)
    frame = _split_alesund(frame, keys=["year"])
    frame["people"] = frame["people"].astype(int)
    return frame.sort_values(["municipality", "year"], ignore_index=True)


def read_population_by_age(
    *, year: int, sexes: bool = False, folder: Path | None = None
) -> pd.DataFrame:
    """Return people per municipality and year of age on 1 January of one year.

    The file has three million rows; only the year asked for is read.

    Parameters
    ----------
    year
        From 2010 to 2026.
    sexes
        Women and men apart instead of together.
    folder
        Raw folder; by default where `raw_file` finds it.

    Returns
    -------
    DataFrame
        `municipality`, `age` (int, 105 means 105 and older), `people` (float: before 2024
        Ålesund and Haram are shares), and `sex` («female», «male») where asked for; sorted.

    Raises
    ------
    MissingDataError
        When the file is not there.
    UnknownNameError
        When the year is not published or a municipality number does not exist.
    UnusableInputError
        When the file is cut short, lacks a column or a municipality, or a count is negative.

    """
    if not FIRST_AGE_YEAR <= year <= LAST_YEAR:
        message = f"no population by age for {year}; expected {FIRST_AGE_YEAR} to {LAST_YEAR}"
        raise UnknownNameError(message)
    path = raw_file(_AGES, folder=folder)
    wanted = ["female", "male"] if sexes else ["total"]
    try:
        require_columns(pq.read_schema(path).names, (*_COLUMNS, "age", "sex"), name=path.name)
        raw = pq.read_table(
            path,
            columns=[*_COLUMNS, "age", "sex"],
            filters=[("calyear", "==", float(year)), ("sex", "in", wanted)],
        ).to_pandas()
    except pa.ArrowException as error:
        message = f"{path.name} is cut short or no parquet file; fetch it again"
        raise UnusableInputError(message) from error
    if bool((raw["pop_jan1_n"] < 0).any()) or bool(raw["pop_jan1_n"].isna().any()):
        message = f"{path.name}: people must be 0 or more in {year}"
        raise UnusableInputError(message)
    frame = pd.DataFrame(
        {
            "municipality": raw["location_code"].str.removeprefix(_PREFIX),
            "year": year,
            "age": raw["age"].astype(int),
            "sex": raw["sex"],
            "people": raw["pop_jan1_n"].astype(float),
        }
    )
    known = read_municipality_names(folder)
    require_known(frame["municipality"].unique(), known, name=path.name)
    require_all(frame["municipality"].unique(), known, name=f"{path.name} ({year})")
    frame = _split_alesund(frame, keys=["year", "age", "sex"], whole=False)
    kept = ["municipality", "age", *(["sex"] if sexes else []), "people"]
    return frame[kept].sort_values(kept[:-1], ignore_index=True)


def _split_alesund(frame: pd.DataFrame, *, keys: list[str], whole: bool = True) -> pd.DataFrame:
    """Give Ålesund and Haram their shares of old Ålesund in the years before 2024."""
    old = frame["municipality"].isin([ALESUND, HARAM]) & (frame["year"] < _SPLIT_YEAR)
    if not bool(old.any()):
        return frame.copy()
    frame = frame.copy()
    together = frame[old].groupby(keys)["people"].transform("sum")
    haram = together * HARAM_SHARE
    if whole:
        haram = np.floor(haram + 0.5)
    is_haram = frame.loc[old, "municipality"] == HARAM
    frame.loc[old, "people"] = haram.where(is_haram, together - haram)
    return frame
