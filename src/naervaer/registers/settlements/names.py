"""Names for places that have only a position."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from scipy.spatial import cKDTree

from naervaer.registers.boundaries.kartverket import N1000_FILE
from naervaer.registers.coordinates import from_degrees
from naervaer.registers.geopackage import read_layer
from naervaer.registers.places.gazetteer import read_gazetteer
from naervaer.registers.population import Cells
from naervaer.registers.raw import raw_file
from naervaer.registers.settlements.rule import Settlements


@dataclass(frozen=True, slots=True, eq=False)
class PlaceNames:
    """Named places, P of them: name, position and inhabitants (0 where unknown)."""

    name: NDArray[np.str_]
    position: NDArray[np.float64]
    people: NDArray[np.int64]

    def nearest(self, x: ArrayLike, y: ArrayLike) -> NDArray[np.str_]:
        """Return the name nearest to each place."""
        tree = cKDTree(self.position)
        return np.asarray(self.name[tree.query(np.column_stack([x, y]))[1]])

    def nearest_apart(self, x: ArrayLike, y: ArrayLike, *, tried: int = 12) -> list[str]:
        """Return a name for each place, no name twice; nearest pairs are named first."""
        places = np.column_stack([x, y])
        tried = min(tried, len(self.name))
        metres, found = cKDTree(self.position).query(places, k=tried)
        given: dict[int, str] = {}
        for flat in np.argsort(metres, axis=None, kind="stable").tolist():
            place, rank = divmod(flat, tried)
            name = str(self.name[found[place, rank]])
            if place not in given and name not in given.values():
                given[place] = name
        return [given[place] for place in sorted(given)]


def read_place_names(raw: Path | None = None) -> PlaceNames:
    """Return GeoNames' places and the names of built-up places on the N1000 map.

    A name on the map stands beside its place, up to a few kilometres off.
    """
    gazetteer = read_gazetteer(raw)
    known = sorted(gazetteer.places.values(), key=lambda place: place.key)
    east, north = from_degrees(
        [place.longitude for place in known], [place.latitude for place in known]
    )
    layer = read_layer(
        raw_file(N1000_FILE, folder=raw),
        "StedsnavnTekst",
        ("fulltekst", "navneobjekthovedgruppe"),
    )
    settled = layer.columns["navneobjekthovedgruppe"] == "bebyggelse"
    middle = shapely.get_coordinates(
        shapely.line_interpolate_point(layer.geometry[settled], 0.5, normalized=True)
    )
    labels = layer.columns["fulltekst"][settled].astype(str)
    return PlaceNames(
        name=np.array([*(place.name for place in known), *labels]),
        position=np.concatenate([np.column_stack([east, north]), middle]),
        people=np.array([*(place.people for place in known), *np.zeros(len(labels), int)]),
    )


def settlement_names(
    names: PlaceNames, cells: Cells, settlements: Settlements, *, within_m: float = 1_000.0
) -> NDArray[np.str_]:
    """Return a name for each settlement.

    The name of the place with most inhabitants within 1 km of the settlement's cells; where
    none has a known number of inhabitants, the one nearest to the settlement's centre.
    """
    inside = np.flatnonzero(settlements.of_cell >= 0)
    tree = cKDTree(np.column_stack([cells.x[inside], cells.y[inside]]))
    metres, cell = tree.query(names.position, distance_upper_bound=within_m)
    near = np.flatnonzero(np.isfinite(metres))
    owner = settlements.of_cell[inside[cell[near]]]
    off = np.hypot(
        names.position[near, 0] - settlements.x[owner],
        names.position[near, 1] - settlements.y[owner],
    )
    order = np.lexsort((off, -names.people[near], owner))[::-1]
    answer = names.nearest(settlements.x, settlements.y).astype(object)
    answer[owner[order]] = names.name[near[order]]  # the best is written last
    return answer.astype(np.str_)
