"""Fire stations (DSB, NLOD). The type codes are not explained and kept as they are."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.raw import raw_file
from naervaer.registers.tables import read_text, require_columns

_FILE = "services/brannstasjoner.geojson"


@dataclass(frozen=True, slots=True)
class FireStation:
    """A fire station.

    Attributes
    ----------
    name, service
        The station, and the fire service it belongs to.
    code
        DSB's type code, unexplained in the source; empty where not given.
    latitude, longitude
        Degrees, EPSG:4326.

    """

    name: str
    service: str
    code: str
    latitude: float
    longitude: float


def read_fire_stations(folder: Path | None = None) -> tuple[FireStation, ...]:
    """Return every fire station in the file's order.

    Raises
    ------
    MissingDataError
        When the file is not there.
    UnusableInputError
        When the file is cut short, is no point GeoJSON in degrees, or lacks a property.

    """
    path = raw_file(_FILE, folder=folder)
    try:
        features = json.loads(read_text(path))["features"]
        return tuple(_station(feature, path.name) for feature in features)
    except (json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, UnusableInputError):
            raise
        message = f"{path.name} is cut short or no GeoJSON of points; fetch it again"
        raise UnusableInputError(message) from error


def _station(feature: dict[str, Any], name: str) -> FireStation:
    properties = feature["properties"]
    require_columns(properties, ("brannstasjon", "brannvesen", "stasjonstype"), name=name)
    longitude, latitude = (float(value) for value in feature["geometry"]["coordinates"][:2])
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):  # noqa: PLR2004 - degrees
        message = f"{name}: {longitude}, {latitude} are no degrees; expected EPSG:4326"
        raise UnusableInputError(message)
    return FireStation(
        name=properties["brannstasjon"] or "",
        service=properties["brannvesen"] or "",
        code=properties["stasjonstype"] or "",
        latitude=latitude,
        longitude=longitude,
    )
