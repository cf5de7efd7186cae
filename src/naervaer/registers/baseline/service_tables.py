"""The tables of courts, their seats, and fire stations: other doors of the state and the towns.

A court's seat is the town of its name in the table of places, so its position is open
(GeoNames, Erik Bolstad) and that of a town. Fire stations stand where DSB says (NLOD).
"""

from pathlib import Path

import numpy as np
import pandas as pd

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.baseline.place_table import GEONAMES
from naervaer.registers.boundaries import MunicipalityMap, read_municipality_map
from naervaer.registers.boundaries.kartverket import MUNICIPALITIES_FILE, N1000_FILE
from naervaer.registers.coordinates import from_degrees
from naervaer.registers.raw import raw_file
from naervaer.registers.services.courts import Court, read_courts
from naervaer.registers.services.fire_stations import read_fire_stations
from naervaer.registers.statistics.municipalities import read_redistricting

SEAT_COLUMNS = ("court", "seat", "municipality", "x", "y", "position_source")
STATION_COLUMNS = ("name", "service", "code", "municipality", "x", "y", "position_source")
DSB = "DSB"


def build_service_tables(raw: Path | None, places: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return `courts`, `court_seats` and `fire_stations`, in a fixed order.

    Parameters
    ----------
    raw
        Folder of raw files.
    places
        The table of places (see `build_places`).

    Raises
    ------
    MissingDataError, UnusableInputError
        When a raw file is not there or is broken, or no place has the name of a seat.

    """
    courts = read_courts(set(read_redistricting(raw).names), folder=raw)
    land = read_municipality_map(
        polygons=raw_file(MUNICIPALITIES_FILE, folder=raw),
        n1000=raw_file(N1000_FILE, folder=raw),
    )
    return {
        "courts": pd.DataFrame(
            [(court.municipality, court.name) for court in courts],
            columns=["municipality", "court"],
        ),
        "court_seats": seat_table(courts, places),
        "fire_stations": _station_table(raw, land),
    }


def seat_table(courts: tuple[Court, ...], places: pd.DataFrame) -> pd.DataFrame:
    """Return the place of each seat of each court.

    Only places in the court's own municipalities count: there is a Sandvika in Bærum and one in
    Lierne. A name in two languages («Deatnu/Tana») is looked up by each. The most peopled place
    of the name counts, one of GeoNames before others; where there is none, the most peopled
    postal code of that post town.

    Raises
    ------
    UnusableInputError
        When no place has the name of a seat.

    """
    members: dict[str, set[str]] = {}
    for court in courts:
        members.setdefault(court.name, set()).add(court.municipality)
    ranked = places.assign(
        people=places["people"].astype(int),
        named=places["code"] == "",
        first=places["source"] == GEONAMES,
    ).sort_values(
        ["named", "first", "people", "municipality", "code"],
        ascending=[False, False, False, True, True],
        kind="stable",
    )
    rows = []
    for name, seat in sorted({(court.name, seat) for court in courts for seat in court.seats}):
        named = ranked["name"].isin(seat.split("/"))
        found = ranked[named & ranked["municipality"].isin(members[name])]
        if found.empty:
            message = f"no place of {name} is named {seat}"
            raise UnusableInputError(message)
        place = found.iloc[0]
        at = [place[column] for column in ("municipality", "x", "y", "source")]
        rows.append((name, seat, *at))
    return pd.DataFrame(rows, columns=list(SEAT_COLUMNS))


def _station_table(raw: Path | None, land: MunicipalityMap) -> pd.DataFrame:
    stations = read_fire_stations(raw)
    x, y = from_degrees(
        [station.longitude for station in stations], [station.latitude for station in stations]
    )
    frame = pd.DataFrame(
        {
            "name": [station.name for station in stations],
            "service": [station.service for station in stations],
            "code": [station.code for station in stations],
            "municipality": land.locate(x, y),
            "x": np.rint(x).astype(np.int64),
            "y": np.rint(y).astype(np.int64),
            "position_source": DSB,
        }
    )
    order = ["municipality", "name", "service", "x", "y"]
    return frame.sort_values(order, ignore_index=True)[list(STATION_COLUMNS)]
