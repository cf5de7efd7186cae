"""What the rest of the product may ask of the municipality polygons."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from naervaer.domain.errors import UnusableInputError


@dataclass(frozen=True, slots=True, eq=False)
class MunicipalityMap:
    """Polygons that tell in which municipality a place lies.

    Attributes
    ----------
    land_numbers, land
        Municipality number and polygon (EPSG:25833), clipped at the coast.
    whole_numbers, whole
        The same with the sea that belongs to each municipality; coarser.

    """

    land_numbers: NDArray[np.str_]
    land: NDArray[np.object_]
    whole_numbers: NDArray[np.str_]
    whole: NDArray[np.object_]

    def __post_init__(self) -> None:
        """Refuse polygons without numbers."""
        if len(self.land_numbers) != len(self.land) or len(self.land) == 0:
            msg = f"{len(self.land_numbers)} numbers for {len(self.land)} polygons."
            raise UnusableInputError(msg)

    def locate(self, x: ArrayLike, y: ArrayLike) -> NDArray[np.str_]:
        """Return the municipality number (four digits) of each place.

        A place is looked up in the land polygons first. What lies just outside them – the
        coast is generalised – takes the municipality whose sea it lies in, and what lies
        outside that too takes the nearest land polygon. A place on a shared border takes
        the lowest number.
        """
        points = shapely.points(np.asarray(x, dtype=float), np.asarray(y, dtype=float))
        number = _containing(points, self.land_numbers, self.land)
        outside = np.flatnonzero(number == "")
        number[outside] = _containing(points[outside], self.whole_numbers, self.whole)
        outside = np.flatnonzero(number == "")
        if outside.size:
            nearest = shapely.STRtree(self.land).nearest(points[outside])
            number[outside] = self.land_numbers[nearest]
        return number


def _containing(
    points: NDArray[np.object_], numbers: NDArray[np.str_], polygons: NDArray[np.object_]
) -> NDArray[np.str_]:
    found = np.full(len(points), "", dtype="<U4")
    if len(points) == 0 or len(polygons) == 0:
        return found
    which, polygon = shapely.STRtree(polygons).query(points, predicate="intersects")
    order = np.lexsort((numbers[polygon], which))[::-1]  # the lowest number is written last
    found[which[order]] = numbers[polygon[order]]
    return found
