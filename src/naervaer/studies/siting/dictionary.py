"""What every file and every column of the study's data means, in two languages."""

import csv
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd

from naervaer.domain.errors import UnknownNameError

DICTIONARY = "data_dictionary"


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    source = files("naervaer.studies.siting").joinpath(name)
    return tuple(csv.DictReader(source.read_text(encoding="utf-8").splitlines()))


def data_dictionary(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one row per file and column: type, unit and meaning.

    Raises
    ------
    UnknownNameError
        When a file or a column has no meaning written down.

    """
    return pd.DataFrame(_described(tables))


def _described(tables: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    about = {row["file"]: row for row in _rows("files.csv")}
    for name, table in tables.items():
        if name not in about:
            msg = f"the file {name} is not described in files.csv."
            raise UnknownNameError(msg)
        for column in table.columns:
            meaning = _meaning(str(column), name)
            yield {
                "file": f"{name}.csv",
                "column": column,
                "type": _kind(table[column]),
                "unit": meaning["unit"],
                "meaning_nb": meaning["nb"],
                "meaning_en": meaning["en"],
                "file_nb": about[name]["nb"],
                "file_en": about[name]["en"],
            }


def _meaning(column: str, name: str) -> dict[str, str]:
    for row in _rows("columns.csv"):
        if fnmatchcase(column, row["column"]):
            return row
    msg = f"the column {column} of {name} is not described in columns.csv."
    raise UnknownNameError(msg)


def _kind(values: "pd.Series[Any]") -> str:
    """Return what a column holds: text, number, whole number, or yes and no."""
    if pd.api.types.is_bool_dtype(values):
        return "boolean"
    if pd.api.types.is_integer_dtype(values):
        return "integer"
    return "number" if pd.api.types.is_numeric_dtype(values) else "text"
