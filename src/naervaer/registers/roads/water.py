"""How much of a straight line runs over the sea."""

import numpy as np
import shapely
from numpy.typing import NDArray


class Sea:
    """The sea's polygons and the land between them, ready to be asked.

    Lakes are not in the data.
    """

    __slots__ = ("_land", "_land_tree", "_landmass", "_parts", "_tree")

    def __init__(self, polygons: NDArray[np.object_]) -> None:
        # Sea and land are few but huge polygons; in tiles each question meets little of them.
        whole = shapely.union_all(polygons)
        self._parts, _ = _tiled(np.array([whole], dtype=object))
        self._tree = shapely.STRtree(self._parts)
        west, south, east, north = shapely.bounds(whole)
        around = shapely.box(west - 5e4, south - 5e4, east + 5e4, north + 5e4)
        land = shapely.get_parts(shapely.difference(around, whole))
        self._land, self._landmass = _tiled(land)
        self._land_tree = shapely.STRtree(self._land)

    def metres_under(self, lines: NDArray[np.object_]) -> NDArray[np.float64]:
        """Return how many metres of each line lie over the sea, shape as given."""
        metres = np.zeros(len(lines))
        which, part = self._tree.query(lines, predicate="intersects")
        over = shapely.intersection(lines[which], self._parts[part])
        np.add.at(metres, which, shapely.length(over))
        return metres

    def covers(self, points: NDArray[np.object_]) -> NDArray[np.bool_]:
        """Return whether each point lies in the sea."""
        wet = np.zeros(len(points), dtype=bool)
        wet[self._tree.query(points, predicate="intersects")[0]] = True
        return wet

    def landmass(self, points: NDArray[np.object_]) -> NDArray[np.int64]:
        """Return a number for the island or mainland each point lies on or nearest to."""
        nearest = self._land_tree.query_nearest(points, all_matches=False)[1]
        return np.asarray(self._landmass[nearest])


def _tiled(
    polygons: NDArray[np.object_], *, vertices: int = 256
) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
    """Halve polygons until each piece is simple; return pieces and the polygon each is from."""
    done, origins = [], []
    pieces, origin = np.asarray(polygons), np.arange(len(polygons))
    while len(pieces):
        simple = shapely.get_num_coordinates(pieces) <= vertices
        done.append(pieces[simple])
        origins.append(origin[simple])
        pieces, origin = pieces[~simple], origin[~simple]
        west, south, east, north = shapely.bounds(pieces).T
        wide = east - west >= north - south
        middle_x = np.where(wide, (west + east) / 2, east)
        middle_y = np.where(wide, north, (south + north) / 2)
        first = shapely.box(west, south, middle_x, middle_y)
        second = shapely.box(
            np.where(wide, middle_x, west), np.where(wide, south, middle_y), east, north
        )
        halves = shapely.intersection(np.concatenate([pieces, pieces]), np.r_[first, second])
        pieces, part = shapely.get_parts(halves, return_index=True)
        origin = np.concatenate([origin, origin])[part]
        solid = shapely.area(pieces) > 0
        pieces, origin = pieces[solid], origin[solid]
    return np.concatenate(done), np.concatenate(origins)
