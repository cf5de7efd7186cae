"""Where people live: inhabited 250 m cells with ages, and where they meet the roads."""

from naervaer.registers.population.cells import BAND_NAMES, Cells, people_by_cell
from naervaer.registers.population.census import Census, read_census
from naervaer.registers.population.grid import CELL_METRES, Grid, read_grid
from naervaer.registers.population.national import (
    DEFAULT_YEAR,
    CellsWithAccess,
    cells_with_access,
)

__all__ = [
    "BAND_NAMES",
    "CELL_METRES",
    "DEFAULT_YEAR",
    "Cells",
    "CellsWithAccess",
    "Census",
    "Grid",
    "cells_with_access",
    "people_by_cell",
    "read_census",
    "read_grid",
]
