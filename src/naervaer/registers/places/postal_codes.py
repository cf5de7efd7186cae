"""Norwegian postal codes with municipality, position and people (Erik Bolstad, CC BY 3.0).

Put right here: the list is of 2021 with the municipality numbers of 2020, which are mapped to
2024; Svalbard and Jan Mayen are left out; and a position outside mainland Norway (9523
Kautokeino stands at 84° east) becomes missing.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from naervaer.registers.places.gazetteer import outside_norway
from naervaer.registers.raw import raw_file
from naervaer.registers.statistics.municipalities import Redistricting
from naervaer.registers.tables import numbers, read_table

FILE = "places/postnummer.csv"
_NOT_MAINLAND = ("2100", "2211")
_QUALITY = {"1": "post_office", "2": "checked", "3": "checked", "5": "user", "": "unknown"}


def read_postal_codes(
    redistricting: Redistricting, *, folder: Path | None = None
) -> pd.DataFrame:
    """Return mainland postal codes, with the municipality they belong to since 2024.

    Returns
    -------
    DataFrame
        `code`, `town`, `municipality` (2024; of Ålesund and Haram the larger), `people` (float,
        NaN where unknown), `latitude`, `longitude` (degrees, NaN where wrong), `quality`
        («checked», «post_office», «user», «unknown»), `historic` (bool). Sorted by code.

    Raises
    ------
    MissingDataError
        When the file is not there.
    UnusableInputError
        When a column is missing or a value is no number.
    UnknownNameError
        When a municipality number never existed.

    """
    path = raw_file(FILE, folder=folder)
    columns = ("POSTNR", "POSTSTAD", "BRUKSOMRÅDE", "FOLKETAL", "KOMMNR", "LAT", "LON")
    raw = read_table(path, columns=(*columns, "DATAKVALITET"), separator="\t")
    raw = raw.assign(KOMMNR=raw["KOMMNR"].str.zfill(4))
    raw = raw[~raw["KOMMNR"].isin(_NOT_MAINLAND)].reset_index(drop=True)
    current = {
        number: max(redistricting.now(number), key=lambda part: part.share).number
        for number in sorted(set(raw["KOMMNR"]))
    }
    latitude = numbers(raw, "LAT", name=path.name)
    longitude = numbers(raw, "LON", name=path.name)
    outside = outside_norway(latitude, longitude)
    frame = pd.DataFrame(
        {
            "code": raw["POSTNR"],
            "town": raw["POSTSTAD"],
            "municipality": raw["KOMMNR"].map(current),
            "people": numbers(raw, "FOLKETAL", name=path.name, at_least=0, missing=True),
            "latitude": latitude.mask(outside, np.nan),
            "longitude": longitude.mask(outside, np.nan),
            "quality": raw["DATAKVALITET"].map(_QUALITY).fillna("unknown"),
            "historic": raw["BRUKSOMRÅDE"] == "Historisk",
        }
    )
    return frame.sort_values("code", ignore_index=True)
