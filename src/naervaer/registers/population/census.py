"""Three age bands by 1 km cell, as Eurostat publishes the 2021 census grid."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.registers.coordinates import to_european_grid

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
    if not path.is_file():
        msg = f"the file {path} is not there."
        raise MissingDataError(msg)
    columns = ["x", "y", *BANDS, "inside"]
    try:
        table = pd.read_csv(path, usecols=columns)
    except (EOFError, OSError, ValueError) as error:
        msg = f"{path.name} cannot be read with the columns {columns} ({error})."
        raise UnusableInputError(msg) from error
    table = table[table["inside"]]
    people = table[list(BANDS)].to_numpy(dtype=np.float64)
    if (people < 0).any():
        msg = f"{path.name} holds {people.min():.0f} people in a cell, expected at least 0."
        raise UnusableInputError(msg)
    corner = _corner(table["x"].to_numpy(), table["y"].to_numpy())
    order = np.argsort(corner, kind="stable")
    return Census(corner=corner[order], people=people[order])


def _corner(x: ArrayLike, y: ArrayLike) -> NDArray[np.int64]:
    column = np.floor_divide(np.asarray(x), _CELL).astype(np.int64)
    row = np.floor_divide(np.asarray(y), _CELL).astype(np.int64)
    return np.asarray(column * 10**6 + row)
