"""Passport offices as the agency's own page listed them in April 2022, for comparison only.

The page states no licence. Nothing of it is stored in the product: whoever has a copy can
compare positions and opening hours with it. Put right here: names that were encoded twice
(«TromsÃ¸»), and a position far from the office's own postal code, which becomes the code's.
"""

import json
import math
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.raw import raw_file
from naervaer.registers.tables import read_text

FILE = "police/passkontor.json"
_POSITION = re.compile(r"q=(-?[\d.]+),(-?[\d.]+)")
_POSTAL_CODE = re.compile(r"\b(\d{4}),? (\D+)$")
_HOURS = re.compile(r"^(\d\d):(\d\d)-(\d\d):(\d\d)$")
_FAR_KM = 25.0
_KM_PER_DEGREE = 111.2
_TWICE_ENCODED = ("Ã", "â\x80", "Â")


class PostalArea(NamedTuple):
    """A postal code's town and the middle of its area, in degrees."""

    town: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class AgencyOffice:
    """A passport office of April 2022.

    Attributes
    ----------
    name, postal_code, town
        As listed, in the right encoding; code and town empty where the address has none.
    latitude, longitude
        Degrees.
    position_from_postal_code
        True where the listed position was wrong.
    winter_hours
        Weekday (1 Monday … 7) to minutes since midnight of opening and closing.

    """

    name: str
    postal_code: str
    town: str
    latitude: float
    longitude: float
    position_from_postal_code: bool
    winter_hours: dict[int, tuple[int, int]]


def read_agency_offices(
    postal_codes: pd.DataFrame, *, folder: Path | None = None
) -> tuple[AgencyOffice, ...]:
    """Return the offices in the page's order.

    Parameters
    ----------
    postal_codes
        As `read_postal_codes` gives them.
    folder
        Raw folder; by default where `raw_file` finds it.

    Raises
    ------
    MissingDataError
        When the file is not there.
    UnusableInputError
        When it is cut short or an office lacks its name, address or position.

    """
    path = raw_file(FILE, folder=folder)
    try:
        units = json.loads(read_text(path))["orgUnits"]
        offices = [_office(unit) for unit in units]
    except (json.JSONDecodeError, KeyError, AttributeError, TypeError) as error:
        message = f"{path.name} is cut short or no list of offices; expected «orgUnits»"
        raise UnusableInputError(message) from error
    areas = {
        code: PostalArea(town, latitude, longitude)
        for code, town, latitude, longitude in zip(
            *(postal_codes[column] for column in ("code", "town", "latitude", "longitude")),
            strict=True,
        )
    }
    return tuple(_placed(office, areas) for office in offices)


def in_right_encoding(text: str) -> str:
    """Return text that was UTF-8 read as Latin-1 as it was meant; other text unchanged."""
    if not any(sign in text for sign in _TWICE_ENCODED):
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _office(unit: dict[str, Any]) -> AgencyOffice:
    position = _POSITION.search(unit["mapUrl"])
    address = _POSTAL_CODE.search(in_right_encoding(unit["address"]).strip())
    if position is None:
        message = f"the office «{unit['name']}» has no position; expected degrees in mapUrl"
        raise UnusableInputError(message)
    return AgencyOffice(
        name=in_right_encoding(unit["name"]),
        postal_code=address[1] if address else "",
        town=address[2] if address else "",
        latitude=float(position[1]),
        longitude=float(position[2]),
        position_from_postal_code=False,
        winter_hours=_hours(unit),
    )


def _hours(unit: dict[str, Any]) -> dict[int, tuple[int, int]]:
    seasons = unit["openingHoursSummerWinter"] or {}
    days = (seasons.get("winter") or {}).get("openingHours") or []
    hours = {}
    for day in days:
        times = _HOURS.match((day.get("appointment") or "").strip())
        if times:
            opens, closes = (
                int(times[1]) * 60 + int(times[2]),
                int(times[3]) * 60 + int(times[4]),
            )
            hours[int(day["dayOfWeek"])] = (opens, closes)
    return hours


def _placed(office: AgencyOffice, areas: dict[str, PostalArea]) -> AgencyOffice:
    """Move an office whose position lies far from its postal code.

    The code is believed only where its town is the office's own: one listed code has two
    digits exchanged.
    """
    area = areas.get(office.postal_code)
    if area is None or area.town.casefold() != office.town.casefold():
        return office
    north = area.latitude - office.latitude
    east = (area.longitude - office.longitude) * math.cos(math.radians(area.latitude))
    if math.hypot(north, east) * _KM_PER_DEGREE < _FAR_KM:
        return office
    return replace(
        office,
        latitude=area.latitude,
        longitude=area.longitude,
        position_from_postal_code=True,
    )
