"""Municipality outlines for maps.

Source: the municipalities of 2020 by Kartverket (CC BY 4.0), as the data file inside the
package `hvor` 0.2.1 holds them. Only that file is read; the package is never installed. Two
things differ from 2024: numbers changed with the counties, and Haram left Ålesund. Numbers
are mapped; the border between Ålesund and Haram is drawn half-way between their inhabited
cells, and both outlines are marked approximate.
"""

import bz2
import json
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.coordinates import from_degrees

TOLERANCE_M = 500.0
LEAST_ISLAND_M2 = 1.0e6


@dataclass(frozen=True, slots=True, eq=False)
class MunicipalityPolygons:
    """Polygons for drawing: number, geometry in EPSG:25833, and whether approximate."""

    number: NDArray[np.str_]
    polygon: NDArray[np.object_]
    approximate: NDArray[np.bool_]


def parse_outlines(packed: bytes) -> tuple[NDArray[np.str_], NDArray[np.object_]]:
    """Return the numbers and polygons (EPSG:25833) of 2020 from the packed GeoJSON.

    Raises
    ------
    UnusableInputError
        When it is not a packed GeoJSON collection with `kommunenummer`.

    """
    try:
        features = json.loads(bz2.decompress(packed))["features"]
        number = np.array([f"{f['properties']['kommunenummer']:04d}" for f in features])
        polygon = shapely.from_geojson([json.dumps(f["geometry"]) for f in features])
    except (KeyError, OSError, ValueError, TypeError) as error:
        msg = f"the municipality outlines are not a packed GeoJSON collection ({error})."
        raise UnusableInputError(msg) from error
    return number, shapely.transform(
        polygon, lambda points: np.column_stack(from_degrees(points[:, 0], points[:, 1]))
    )


def renumbered(
    number: NDArray[np.str_],
    polygon: NDArray[np.object_],
    *,
    successors: Callable[[str], tuple[str, ...]],
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    municipality: NDArray[np.str_],
) -> MunicipalityPolygons:
    """Give polygons of 2020 their numbers of 2024, dividing what has been divided.

    Parameters
    ----------
    number, polygon
        As `parse_outlines` gives them.
    successors
        The numbers of 2024 that a number of 2020 became.
    x, y, municipality
        Inhabited cells and the number of 2024 each lies in; a divided municipality is cut
        half-way between the cells of its parts.

    """
    numbers: list[str] = []
    polygons: list[object] = []
    approximate: list[bool] = []
    for old, shape in zip(number.tolist(), polygon, strict=True):
        new = successors(old)
        if len(new) == 1:
            numbers.append(new[0])
            polygons.append(shape)
            approximate.append(False)
            continue
        member = np.isin(municipality, new)
        for part, piece in _divided(shape, x[member], y[member], municipality[member]):
            numbers.append(part)
            polygons.append(piece)
            approximate.append(True)
    order = np.argsort(numbers)
    shapes = np.empty(len(polygons), dtype=object)
    shapes[:] = polygons
    return MunicipalityPolygons(
        number=np.array(numbers)[order],
        polygon=shapes[order],
        approximate=np.array(approximate)[order],
    )


def _divided(
    shape: object,
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    municipality: NDArray[np.str_],
) -> list[tuple[str, object]]:
    """Cut a polygon so that each point goes with its nearest inhabited cell."""
    cells = shapely.multipoints(np.column_stack([x, y]))
    areas = shapely.get_parts(shapely.voronoi_polygons(cells, extend_to=shape))
    points = shapely.points(x, y)
    which, area = shapely.STRtree(areas).query(points, predicate="within")
    owner = np.empty(len(areas), dtype="<U4")
    owner[area] = municipality[which]
    whole = shapely.make_valid(shape)
    return [
        (number, shapely.intersection(shapely.union_all(areas[owner == number]), whole))
        for number in np.unique(municipality).tolist()
    ]


def simplified(
    polygons: MunicipalityPolygons, *, tolerance_m: float = TOLERANCE_M
) -> list[tuple[str, int, bool, NDArray[np.int32]]]:
    """Return rings of whole metres, neighbours still sharing their borders.

    Islands below 1 km² are left out, except the largest of each municipality.

    Returns
    -------
    rings
        (number, part, approximate, points of shape (n, 2)); the outer ring of a part comes
        first, then its holes. A ring ends in its first point.

    """
    coarse = shapely.coverage_simplify(shapely.make_valid(polygons.polygon), tolerance_m)
    rings: list[tuple[str, int, bool, NDArray[np.int32]]] = []
    for number, shape, approximate in zip(
        polygons.number.tolist(), coarse, polygons.approximate.tolist(), strict=True
    ):
        parts = [p for p in shapely.get_parts(shapely.make_valid(shape)) if shapely.area(p) > 0]
        parts.sort(key=shapely.area, reverse=True)
        large = [p for i, p in enumerate(parts) if i == 0 or shapely.area(p) >= LEAST_ISLAND_M2]
        for part, polygon in enumerate(large):
            for ring in shapely.get_rings(polygon):
                points = np.rint(shapely.get_coordinates(ring) / 10) * 10
                fresh = np.r_[True, (np.diff(points, axis=0) != 0).any(axis=1)]
                rings.append((number, part, approximate, points[fresh].astype(np.int32)))
    return rings
