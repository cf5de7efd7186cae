"""The country's inhabited cells with ages, fitted to one year's official figures."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from naervaer.registers.population.cells import Cells, people_by_cell
from naervaer.registers.population.census import read_census
from naervaer.registers.population.grid import read_grid
from naervaer.registers.raw import raw_file
from naervaer.registers.roads import AccessPoints, NationalRoads, compile_national_roads
from naervaer.registers.statistics.population import read_population_by_age

GRID_FILE = "population/NOR0250M_POP_2022.csv.gz"
CENSUS_FILE = "population/eurostat_census2021_1km_NO_extract.csv.gz"
AGES_FILE = "population/csdata_nor_population_by_age_sex_municip_b2024_2010plus.parquet"
DEFAULT_YEAR = 2024


@dataclass(frozen=True, slots=True, eq=False)
class CellsWithAccess:
    """Inhabited cells, each with its own place on the network.

    Attributes
    ----------
    cells
        Where people live, with ages.
    access
        Where each cell meets the network.
    national
        The network that `access` refers to.

    """

    cells: Cells
    access: AccessPoints
    national: NationalRoads


def cells_with_access(
    raw: Path | None = None,
    *,
    population_year: int = DEFAULT_YEAR,
    national: NationalRoads | None = None,
) -> CellsWithAccess:
    """Read all inhabited 250 m cells and project each onto the roads.

    The network is the same as the baseline's, link for link, so that a study can be made on
    the cells in place of the zones.

    Parameters
    ----------
    raw
        Folder of raw files, by default where `raw_file` finds them.
    population_year
        1 January of this year.
    national
        The network when it is compiled already.

    Raises
    ------
    MissingDataError, UnusableInputError, UnknownNameError
        When a file is missing or wrong, or the year is not published.

    """
    national = compile_national_roads(raw) if national is None else national
    grid = read_grid(raw_file(GRID_FILE, folder=raw))
    ages = read_population_by_age(year=population_year, folder=raw).pivot_table(
        index="municipality", columns="age", values="people", aggfunc="sum", fill_value=0.0
    )
    ages = ages.sort_index(axis=0).sort_index(axis=1)
    cells = people_by_cell(
        grid,
        read_census(raw_file(CENSUS_FILE, folder=raw)),
        municipality=national.municipalities.locate(grid.x, grid.y),
        numbers=np.array(ages.index.tolist(), dtype="<U4"),
        ages=ages.to_numpy(dtype=np.float64),
    )
    return CellsWithAccess(
        cells=cells, access=national.access.locate(grid.x, grid.y), national=national
    )
