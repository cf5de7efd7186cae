"""The table of places somebody may ask from: postal codes, towns, villages and built-up places.

A position is that of a place or of a postal code's area, never of a door. Sources: Erik Bolstad
(CC BY 3.0) for postal codes, GeoNames (CC BY 4.0) where he has no usable position, GeoNames and
Kartverket N1000 (CC BY 4.0) for names.
"""

from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from naervaer.registers.boundaries import MunicipalityMap, read_municipality_map
from naervaer.registers.boundaries.kartverket import MUNICIPALITIES_FILE, N1000_FILE
from naervaer.registers.coordinates import from_degrees
from naervaer.registers.places.gazetteer import Gazetteer, read_gazetteer
from naervaer.registers.places.postal_codes import read_postal_codes
from naervaer.registers.raw import raw_file
from naervaer.registers.settlements.names import PlaceNames
from naervaer.registers.statistics.municipalities import read_redistricting

COLUMNS = ("code", "name", "municipality", "x", "y", "people", "source")
BOLSTAD, GEONAMES, N1000 = "Erik Bolstad", "GeoNames", "Kartverket N1000"
_NOT_IN_USE = "(ikkje i bruk)"


def build_places(raw: Path | None, names: PlaceNames) -> pd.DataFrame:
    """Return postal codes by code, then named places by name.

    Parameters
    ----------
    raw
        Folder of raw files.
    names
        Named places, those of GeoNames first (see `read_place_names`).

    Returns
    -------
    DataFrame
        `code` (four digits, empty for a named place), `name`, `municipality` (2024), `x`, `y`
        (whole metres, EPSG:25833), `people` (0 where unknown), `source`.

    Raises
    ------
    MissingDataError, UnusableInputError
        When a raw file is not there or is broken.

    """
    land = read_municipality_map(
        polygons=raw_file(MUNICIPALITIES_FILE, folder=raw),
        n1000=raw_file(N1000_FILE, folder=raw),
    )
    gazetteer = read_gazetteer(raw)
    tables = [_postal_codes(raw, gazetteer), _named_places(names, gazetteer, land)]
    return pd.concat(tables, ignore_index=True)[list(COLUMNS)]


def _postal_codes(raw: Path | None, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return the codes in use, with GeoNames' position where Bolstad's is wrong."""
    codes = read_postal_codes(read_redistricting(raw), folder=raw)
    used = ~codes["historic"] & ~codes["town"].str.contains(_NOT_IN_USE, regex=False)
    codes = codes[used].reset_index(drop=True)
    second = gazetteer.postal_codes
    missing = codes["latitude"].isna() & codes["code"].isin(second)
    for at in np.flatnonzero(missing):
        found = second[str(codes.loc[at, "code"])]
        codes.loc[at, ["latitude", "longitude"]] = (found.latitude, found.longitude)
    codes = codes.assign(source=np.where(missing, GEONAMES, BOLSTAD))
    codes = codes[codes["latitude"].notna()].reset_index(drop=True)
    x, y = from_degrees(codes["longitude"], codes["latitude"])
    return codes.assign(
        name=codes["town"], x=_whole(x), y=_whole(y), people=_whole(codes["people"].fillna(0))
    )


def _named_places(
    names: PlaceNames, gazetteer: Gazetteer, land: MunicipalityMap
) -> pd.DataFrame:
    """Return each name once per municipality, at the place with most people."""
    x, y = names.position[:, 0], names.position[:, 1]
    count = len(names.name)
    frame = pd.DataFrame(
        {
            "code": "",
            "name": names.name,
            "municipality": land.locate(x, y),
            "x": _whole(x),
            "y": _whole(y),
            "people": names.people,
            "source": np.where(np.arange(count) < len(gazetteer.places), GEONAMES, N1000),
        }
    )
    order = ["name", "municipality", "people", "x", "y"]
    ranked = frame.sort_values(order, ascending=[True, True, False, True, True])
    return ranked.drop_duplicates(["name", "municipality"], ignore_index=True)


def _whole(values: ArrayLike) -> NDArray[np.int64]:
    return np.rint(np.asarray(values, dtype=np.float64)).astype(np.int64)
