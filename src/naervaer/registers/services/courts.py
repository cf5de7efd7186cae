"""District courts and their seats by municipality (Lovdata, forskrift 2021-01-22-163)."""

import re
from dataclasses import dataclass
from pathlib import Path

from naervaer.registers.raw import raw_file
from naervaer.registers.tables import read_table, require_all, require_known

_FILE = "courts/derived_kommune_tingrett_2025.csv"
_BETWEEN = re.compile(r", | og ")


@dataclass(frozen=True, slots=True)
class Court:
    """The district court (tingrett) of a municipality.

    Attributes
    ----------
    municipality
        Number of 2024.
    name
        As the regulation writes it.
    seats
        Towns the court sits in; names only, no positions.

    """

    municipality: str
    name: str
    seats: tuple[str, ...]


def read_courts(municipalities: set[str], *, folder: Path | None = None) -> tuple[Court, ...]:
    """Return the court of every municipality, by number.

    Raises
    ------
    MissingDataError
        When the file is not there.
    UnusableInputError
        When a column or a municipality is missing.
    UnknownNameError
        When a municipality number does not exist.

    """
    path = raw_file(_FILE, folder=folder)
    frame = read_table(path, columns=("kommunenummer", "tingrett", "rettssteder"))
    require_known(frame["kommunenummer"], municipalities, name=path.name)
    require_all(frame["kommunenummer"], municipalities, name=path.name)
    rows = zip(frame["kommunenummer"], frame["tingrett"], frame["rettssteder"], strict=True)
    return tuple(
        Court(municipality=number, name=name, seats=tuple(_BETWEEN.split(seats)))
        for number, name, seats in sorted(rows)
    )
