"""Houses of others where a door could be shared: fire stations and seats of courts."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from naervaer.planning.travel import Places
from naervaer.registers.baseline import Baseline

SEATS, STATIONS, COURTS = "court_seats", "fire_stations", "courts"
"""Tables of the baseline; a baseline of another country may lack them."""


@dataclass(frozen=True, slots=True)
class House:
    """A house that stands already.

    Attributes
    ----------
    name
        The station, or the court and its town.
    owner
        The fire service or the court.
    municipality
        Four-digit number.
    x, y
        Metres, EPSG:25833.
    link, fraction, last_leg_metres
        Where it meets the roads; link -1 where no road reaches it.

    """

    name: str
    owner: str
    municipality: str
    x: float
    y: float
    link: int
    fraction: float
    last_leg_metres: float


def houses_of(baseline: Baseline) -> tuple[House, ...]:
    """Return the fire stations and court seats that a road reaches; none without tables."""
    houses = (*fire_stations_of(baseline), *court_seats_of(baseline))
    return tuple(house for house in houses if house.link >= 0)


def fire_stations_of(baseline: Baseline) -> tuple[House, ...]:
    """Return the fire stations in the baseline's order."""
    if STATIONS not in baseline.tables:
        return ()
    table = baseline.table(STATIONS)
    names = [f"{name} brannstasjon" if name else "Brannstasjon" for name in table["name"]]
    return _houses(table, names, table["service"])


def court_seats_of(baseline: Baseline) -> tuple[House, ...]:
    """Return the seats of courts in the baseline's order."""
    if SEATS not in baseline.tables:
        return ()
    table = baseline.table(SEATS)
    return _houses(table, table["seat"], table["court"])


def places_of(houses: Iterable[House]) -> Places:
    """Return where houses meet the roads."""
    met = [(house.link, house.fraction, house.last_leg_metres) for house in houses]
    link, fraction, leg = zip(*met, strict=True)
    return Places.of(np.array(link), np.array(fraction), np.array(leg))


def _houses(
    table: pd.DataFrame, names: Iterable[str], owners: Iterable[str]
) -> tuple[House, ...]:
    rows = table.to_dict("records")
    return tuple(
        House(
            name=name,
            owner=owner,
            municipality=row["municipality"],
            x=float(row["x"]),
            y=float(row["y"]),
            link=int(row["link"]),
            fraction=float(row["fraction"]),
            last_leg_metres=float(row["last_leg_m"]),
        )
        for row, name, owner in zip(rows, names, owners, strict=True)
    )
