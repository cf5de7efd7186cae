"""Municipality polygons and the sea as Kartverket publishes them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.boundaries.contract import MunicipalityMap
from naervaer.registers.coordinates import from_degrees
from naervaer.registers.geopackage import read_layer

MUNICIPALITIES_FILE = "municipalities/Kommuner-M.geojson"
N1000_FILE = "roads/N1000_layers_export.gpkg"
_AROUND_NORWAY = shapely.box(-10.0, 55.0, 45.0, 85.0)


def read_municipality_map(*, polygons: Path, n1000: Path) -> MunicipalityMap:
    """Read the polygons clipped at the coast, and the coarser ones that include the sea.

    Some rings of the first cross themselves; they are repaired, which keeps every area.

    Raises
    ------
    UnusableInputError
        When a file is cut short, has no polygons, or lacks `kommunenummer`.

    """
    numbers, land = _read_geojson(polygons)
    layer = read_layer(n1000, "Kommune", ("kommunenummer",))
    return MunicipalityMap(
        land_numbers=numbers,
        land=land,
        whole_numbers=layer.columns["kommunenummer"].astype("<U4"),
        whole=shapely.make_valid(layer.geometry),
    )


def read_sea(n1000: Path) -> NDArray[np.object_]:
    """Return the polygons of the sea (layer Havflate, EPSG:25833). Lakes are not among them."""
    return np.asarray(shapely.make_valid(read_layer(n1000, "Havflate").geometry))


def _read_geojson(path: Path) -> tuple[NDArray[np.str_], NDArray[np.object_]]:
    try:
        collection = json.loads(path.read_text(encoding="utf-8"))
        features: list[dict[str, Any]] = collection["features"]
        numbers = np.array([feature["properties"]["kommunenummer"] for feature in features])
        texts = [json.dumps(feature["geometry"]) for feature in features]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        msg = (
            f"{path.name} is not a whole GeoJSON collection of polygons with the property "
            f"kommunenummer ({error})."
        )
        raise UnusableInputError(msg) from error
    degrees = shapely.make_valid(shapely.from_geojson(texts))
    bounds = shapely.total_bounds(degrees)
    if not shapely.contains(_AROUND_NORWAY, shapely.box(*bounds)):
        msg = (
            f"{path.name} holds coordinates from {bounds[:2]} to {bounds[2:]}, "
            "expected degrees of longitude and latitude in Norway."
        )
        raise UnusableInputError(msg)
    metres = shapely.transform(
        degrees, lambda points: np.column_stack(from_degrees(points[:, 0], points[:, 1]))
    )
    return numbers.astype("<U4"), np.asarray(shapely.make_valid(metres))
