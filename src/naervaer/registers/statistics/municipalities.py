"""Municipality numbers and names of the 2024 division, and what each was before.

Source: open redistricting figures 1940–, municipality borders of 2024. Three things in the
file are put right here: Ålesund and Haram are weighted 0.5/0.5 where their people stand
0.86/0.14; the calendar year 2023 lists the new numbers beside the old ones, so the division of
2023 is read from 2022, which it equals; and Svalbard, Jan Mayen and «unknown» are left out.
"""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.registers.raw import raw_file
from naervaer.registers.tables import numbers, read_table, require_all

ALESUND = "1508"
HARAM = "1580"
HARAM_SHARE = 0.14
"""Haram's share of the people of old Ålesund (1507), 1 January 2024: 9,357 of 67,866."""

DIVISION_OF_2024 = 2024
_CHANGE_YEAR = 2023
_REDISTRICTING = "municipalities/csdata_redistricting_municip_b2024.csv"
_NAMES = "municipalities/csdata_names_b2024.csv"
_PREFIX = "municip_nor"
_INSIDE_A_NAME = ("Nord", "Sør", "Midt", "Stor", "Aurskog")
"""After these a hyphen joins one name."""


@dataclass(frozen=True, slots=True)
class Successor:
    """Where the people of a municipality number went.

    Attributes
    ----------
    number
        Municipality number of the 2024 division.
    share
        Part of the old municipality's people, above 0 and at most 1.

    """

    number: str
    share: float


_ALESUND_AND_HARAM = (
    Successor(number=ALESUND, share=1.0 - HARAM_SHARE),
    Successor(number=HARAM, share=HARAM_SHARE),
)


@dataclass(frozen=True, slots=True, eq=False)
class Redistricting:
    """Every municipality number in use in a year, with its successors in 2024.

    Attributes
    ----------
    names
        Number of 2024 to name.
    successors
        Year to old number to successors; years from 1940 to 2024.

    """

    names: dict[str, str]
    successors: dict[int, dict[str, tuple[Successor, ...]]]

    def numbers_in(self, year: int) -> tuple[str, ...]:
        """Return the municipality numbers in use in a year, sorted.

        Raises
        ------
        UnknownNameError
            When the file holds no such year.

        """
        if year not in self.successors:
            first, last = min(self.successors), max(self.successors)
            message = f"no municipality division for {year}; expected {first} to {last}"
            raise UnknownNameError(message)
        return tuple(sorted(self.successors[year]))

    def now(self, number: str, *, year: int | None = None) -> tuple[Successor, ...]:
        """Return what a municipality number of a year is in the division of 2024.

        Without a year the newest division that knows the number answers, so that lists of
        mixed age (postal codes) can be mapped.

        Raises
        ------
        UnknownNameError
            When no division, or not that year's, knows the number.

        """
        years = sorted(self.successors, reverse=True) if year is None else [year]
        for candidate in years:
            found = self.successors.get(candidate, {}).get(number)
            if found:
                return found
        when = "in any year" if year is None else f"in {year}"
        message = f"no municipality has the number {number} {when}"
        raise UnknownNameError(message)


def read_redistricting(folder: Path | None = None) -> Redistricting:
    """Return the municipality numbers from 1940 on and their successors in 2024.

    Raises
    ------
    MissingDataError
        When a file is not there.
    UnusableInputError
        When a file is cut short or a weight is not between 0 and 1.

    """
    names = read_municipality_names(folder)
    path = raw_file(_REDISTRICTING, folder=folder)
    frame = read_table(
        path,
        columns=("location_code_current", "location_code_original", "calyear", "weighting"),
    )
    frame = frame.assign(
        year=numbers(frame, "calyear", name=path.name).astype(int),
        share=numbers(frame, "weighting", name=path.name, at_least=0.0),
    )
    mainland = frame["location_code_original"].str.startswith(_PREFIX)
    frame = frame[mainland & (frame["year"] <= DIVISION_OF_2024)]
    successors = _successors(frame)
    if DIVISION_OF_2024 not in successors or _CHANGE_YEAR - 1 not in successors:
        message = f"{path.name} is cut short: the years up to 2024 are not all there"
        raise UnusableInputError(message)
    successors[_CHANGE_YEAR] = successors[_CHANGE_YEAR - 1]
    require_all(successors[DIVISION_OF_2024], names, name=path.name)
    return Redistricting(names=names, successors=successors)


def official_name(joined: str) -> str:
    """Return a name in several languages with dashes between them, as SSB prints it.

    The file joins the languages with the hyphen that also stands inside names:
    «Deatnu-Tana» becomes «Deatnu – Tana», while «Nord-Aurdal» stays.
    """
    first = joined.split("-", 1)[0]
    return joined if first in _INSIDE_A_NAME else joined.replace("-", " – ")


def read_municipality_names(folder: Path | None = None) -> dict[str, str]:
    """Return the number and name of every municipality of 2024, by number.

    Raises
    ------
    MissingDataError
        When the file is not there.
    UnusableInputError
        When a column is missing or the file is cut short.

    """
    path = raw_file(_NAMES, folder=folder)
    frame = read_table(path, columns=("location_code", "location_name", "granularity_geo"))
    frame = frame[frame["granularity_geo"] == "municip"]
    code = frame["location_code"].str.removeprefix(_PREFIX)
    names = frame["location_name"].map(official_name)
    return dict(sorted(zip(code, names, strict=True)))


def _successors(frame: pd.DataFrame) -> dict[int, dict[str, tuple[Successor, ...]]]:
    """Group the rows by year and old number, with Ålesund and Haram weighted rightly."""
    answer: dict[int, dict[str, tuple[Successor, ...]]] = {}
    rows = zip(
        frame["year"].tolist(),
        frame["location_code_original"].str.removeprefix(_PREFIX).tolist(),
        frame["location_code_current"].str.removeprefix(_PREFIX).tolist(),
        frame["share"].tolist(),
        strict=True,
    )
    for year, old, new, share in rows:
        division = answer.setdefault(year, {})
        division[old] = (*division.get(old, ()), Successor(number=new, share=share))
    for division in answer.values():
        for old, parts in division.items():
            if tuple(part.number for part in parts) == (ALESUND, HARAM):
                division[old] = _ALESUND_AND_HARAM
    return answer
