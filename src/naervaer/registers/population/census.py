"""Three age bands by 1 km cell, as Eurostat publishes the 2021 census grid."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from naervaer.registers.coordinates import to_european_grid
from naervaer.registers.tables import numbers, read_table

BANDS = ("Y_LT15", "Y_1564", "Y_GE65")
_CELL = 1_000


@dataclass(frozen=True, slots=True, eq=False)
class Census:
    """People under 15, 15–64 and from 65 in 1 km cells of the European grid.

    Attributes
    ----------
    corner
        South-west corner of each cell in EPSG:3035, as one sorted number, shape (K,).
    people
        People by band, shape (K, 3).

    """

    corner: NDArray[np.int64]
    people: NDArray[np.float64]

    def people_at(self, x: ArrayLike, y: ArrayLike) -> NDArray[np.float64]:
        """Return people by band in the 1 km cell around each place (EPSG:25833), (P, 3).

        Places outside every cell get zeros.
        """
        wanted = _corner(*to_european_grid(x, y))
        at = np.clip(np.searchsorted(self.corner, wanted), 0, len(self.corner) - 1)
        return np.where((self.corner[at] == wanted)[:, None], self.people[at], 0.0)


def read_census(path: Path) -> Census:
    """Read the census grid; cells at the border that lie outside Norway are left out.

    Raises
    ------
    MissingDataError
        When the file is not there.
    UnusableInputError
        When it is cut short, lacks a column, or holds negative people.

    """
    table = read_table(path, columns=["x", "y", *BANDS, "inside"])
    table = table[table["inside"] == "True"]
    people = np.column_stack(
        [numbers(table, band, name=path.name, at_least=0).to_numpy() for band in BANDS]
    )
    x, y = (numbers(table, column, name=path.name).to_numpy() for column in ("x", "y"))
    corner = _corner(x, y)
    order = np.argsort(corner, kind="stable")
    return Census(corner=corner[order], people=people[order])


def _corner(x: ArrayLike, y: ArrayLike) -> NDArray[np.int64]:
    column = np.floor_divide(np.asarray(x), _CELL).astype(np.int64)
    row = np.floor_divide(np.asarray(y), _CELL).astype(np.int64)
    return np.asarray(column * 10**6 + row)
