"""People by age band in each inhabited cell, adding up to the official figures.

Three sources meet here. The 250 m grid says where people live, the 1 km census how old they
are there, and the municipal figures how many there are of each age on the day asked for.
The cells are fitted to the municipal figures by iterative proportional fitting (Deming and
Stephan, 1940, doi:10.1214/aoms/1177731829): rows are cells, columns the three census bands.
No source says where children under five live within a municipality, so each cell's people
under 15 are divided by the municipality's own shares; ages 15 and 16 likewise.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.population.census import Census
from naervaer.registers.population.grid import Grid

BAND_NAMES = ("pop_0_4", "pop_5_9", "pop_10_15", "pop_16_64", "pop_65")
_BAND_STARTS = (0, 5, 10, 16, 65)
_CENSUS_STARTS = (0, 15, 65)
_ROUNDS = 30
_PRIOR_PEOPLE = 2.0  # keeps a census cell of one or two people from ruling out an age band


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Inhabited cells.

    Attributes
    ----------
    cell
        Id of each cell, sorted, shape (C,).
    x, y
        Centre, metres in EPSG:25833, shape (C,).
    municipality
        Four-digit number, shape (C,).
    people
        People by age band, shape (C, 5); bands as `BAND_NAMES`.

    """

    cell: NDArray[np.int64]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    municipality: NDArray[np.str_]
    people: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.cell)

    @property
    def total(self) -> NDArray[np.float64]:
        """People of all ages in each cell, shape (C,)."""
        return np.asarray(self.people.sum(axis=1))


def people_by_cell(
    grid: Grid,
    census: Census,
    *,
    municipality: NDArray[np.str_],
    numbers: NDArray[np.str_],
    ages: NDArray[np.float64],
) -> Cells:
    """Fit the cells to the municipal figures.

    Parameters
    ----------
    grid, census
        Where people live, and how old they are there.
    municipality
        Four-digit number of the municipality of each cell, shape (C,).
    numbers, ages
        Municipality numbers, shape (M,), and people by single year of age, shape (M, ≥ 66).

    Returns
    -------
    Cells
        Whose sums by municipality and band equal the given figures.

    Raises
    ------
    UnusableInputError
        When a cell's municipality has no figures, or one with people has no cell.

    """
    order = np.argsort(numbers)
    numbers, ages = numbers[order], ages[order]
    row = np.searchsorted(numbers, municipality)
    known = (row < len(numbers)) & (numbers[np.minimum(row, len(numbers) - 1)] == municipality)
    if not known.all():
        msg = f"municipality {municipality[~known][0]} has cells but no population figures."
        raise UnusableInputError(msg)
    uninhabited = np.setdiff1d(np.arange(len(numbers)), row)
    if uninhabited.size and ages[uninhabited].sum() > 0:
        msg = f"municipality {numbers[uninhabited[0]]} has people but no inhabited cell."
        raise UnusableInputError(msg)
    coarse = _fitted(_seed(grid, census, ages, row), ages, row)
    return Cells(
        cell=grid.cell,
        x=grid.x,
        y=grid.y,
        municipality=municipality,
        people=_divided(coarse, ages, row),
    )


def _banded(ages: NDArray[np.float64], starts: tuple[int, ...]) -> NDArray[np.float64]:
    return np.add.reduceat(ages, starts, axis=1)


def _seed(
    grid: Grid, census: Census, ages: NDArray[np.float64], row: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return a first guess of people by census band: the census' mix, softened."""
    mix = _banded(ages, _CENSUS_STARTS)
    mix /= mix.sum(axis=1, keepdims=True)
    counted = census.people_at(grid.x, grid.y) + _PRIOR_PEOPLE * mix[row]
    share = counted / counted.sum(axis=1, keepdims=True)
    return np.asarray(share * grid.people[:, None])


def _fitted(
    seed: NDArray[np.float64], ages: NDArray[np.float64], row: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Fit to each cell's share of its municipality and to the municipality's bands."""
    municipalities = len(ages)
    wanted = _banded(ages, _CENSUS_STARTS)
    weight = seed.sum(axis=1)
    scale = wanted.sum(axis=1) / np.bincount(row, weight, municipalities)
    cell_total = weight * scale[row]
    fitted = seed
    for _ in range(_ROUNDS):
        fitted = fitted * (cell_total / fitted.sum(axis=1))[:, None]
        found = np.stack(
            [np.bincount(row, column, municipalities) for column in fitted.T], axis=1
        )
        fitted = fitted * (wanted / found)[row]
    return fitted


def _divided(
    coarse: NDArray[np.float64], ages: NDArray[np.float64], row: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Divide the three census bands into the five of the product by municipal shares."""
    fine = _banded(ages, (0, 5, 10, 15, 16, 65))
    young = fine[:, :3] / fine[:, :3].sum(axis=1, keepdims=True)
    grown = fine[:, 3:5] / fine[:, 3:5].sum(axis=1, keepdims=True)
    under_15 = coarse[:, :1] * young[row]
    over_14 = coarse[:, 1:2] * grown[row]
    return np.column_stack(
        [
            under_15[:, 0],
            under_15[:, 1],
            under_15[:, 2] + over_14[:, 0],
            over_14[:, 1],
            coarse[:, 2],
        ]
    )
