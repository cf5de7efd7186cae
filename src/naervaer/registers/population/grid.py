"""Inhabited 250 m cells as Statistics Norway publishes them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from naervaer.domain.errors import MissingDataError, UnusableInputError

CELL_METRES = 250
ID_COLUMN, PEOPLE_COLUMN = "SSBID0250M", "pop_tot"
_NORTH, _EAST_SHIFT = 10**7, 2_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Inhabited cells, sorted by id.

    Attributes
    ----------
    cell
        Id of each cell, shape (C,).
    x, y
        Centre of each cell, metres, shape (C,). The grid is given in EPSG:32633; see
        `naervaer.registers.coordinates` for why the numbers are taken over as EPSG:25833.
    people
        People as published, shape (C,). Cells of 1 to 4 people are published as 5, which
        adds 3.4 % in all; `people_by_cell` scales it away.

    """

    cell: NDArray[np.int64]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    people: NDArray[np.float64]


def read_grid(path: Path) -> Grid:
    """Read the grid.

    Raises
    ------
    MissingDataError
        When the file is not there.
    UnusableInputError
        When it is cut short, lacks a column, or holds negative people or ids off the grid.

    """
    if not path.is_file():
        msg = f"the file {path} is not there."
        raise MissingDataError(msg)
    try:
        table = pd.read_csv(path, sep=";")
    except (EOFError, OSError, ValueError) as error:
        msg = f"{path.name} cannot be read to the end ({error})."
        raise UnusableInputError(msg) from error
    for column in (ID_COLUMN, PEOPLE_COLUMN):
        if column not in table:
            msg = f"{path.name} has no column {column}; it has {list(table.columns)}."
            raise UnusableInputError(msg)
    table = table.sort_values(ID_COLUMN)
    return _checked(path, table[ID_COLUMN].to_numpy(), table[PEOPLE_COLUMN].to_numpy())


def _checked(path: Path, cell: NDArray[np.int64], people: NDArray[np.int64]) -> Grid:
    if (people < 0).any() or not np.isfinite(people).all():
        worst = cell[np.argmin(people)]
        msg = f"{path.name}: cell {worst} has {people.min()} people, expected at least 0."
        raise UnusableInputError(msg)
    east, north = cell // _NORTH - _EAST_SHIFT, cell % _NORTH
    off = (east % CELL_METRES != 0) | (north % CELL_METRES != 0)
    if off.any():
        msg = (
            f"{path.name}: cell {cell[off][0]} is not on the {CELL_METRES} m grid; the id is "
            "(x + 2,000,000) * 10,000,000 + y of the south-west corner."
        )
        raise UnusableInputError(msg)
    if len(np.unique(cell)) != len(cell):
        msg = f"{path.name} names the same cell more than once."
        raise UnusableInputError(msg)
    half = CELL_METRES / 2
    return Grid(
        cell=cell,
        x=(east + half).astype(np.float64),
        y=(north + half).astype(np.float64),
        people=people.astype(np.float64),
    )
