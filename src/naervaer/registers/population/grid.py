"""Inhabited 250 m cells as Statistics Norway publishes them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.tables import numbers, read_table

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
        When it is cut short, lacks a column, or holds what is no number, negative people or
        ids off the grid.

    """
    table = read_table(path, columns=(ID_COLUMN, PEOPLE_COLUMN), separator=";")
    cell = numbers(table, ID_COLUMN, name=path.name, at_least=0).to_numpy(np.int64)
    people = numbers(table, PEOPLE_COLUMN, name=path.name, at_least=0).to_numpy(np.float64)
    order = np.argsort(cell, kind="stable")
    return _checked(path, cell[order], people[order])


def _checked(path: Path, cell: NDArray[np.int64], people: NDArray[np.float64]) -> Grid:
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
        people=people,
    )
