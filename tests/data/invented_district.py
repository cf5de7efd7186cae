"""Builds the tiny invented district from its JSON file."""

import json
from pathlib import Path

import numpy as np

from naervaer.studies.access.country import AGE_BANDS, Candidate, Country, Site, Zones
from naervaer.studies.access.recipe import TravelTimes
from naervaer.studies.hours import WeekHours

_FILE = Path(__file__).with_suffix(".json")
#: Which column of the minutes each site stands in.
_COLUMN = {"p1": 0, "p2": 1, "p3": 2, "p4": 3, "o1": 0, "o2": 1, "o3": 2}


def invented_country() -> Country:
    """Return two districts, four municipalities, eight zones and seven doors."""
    given = json.loads(_FILE.read_text(encoding="utf-8"))
    numbers = [row[0] for row in given["municipalities"]]
    zones = given["zones"]
    count = len(zones)
    return Country(
        zones=Zones(
            municipality=np.array([numbers.index(row[0]) for row in zones]),
            response_class=np.array(["ABC".index(row[1]) for row in zones]),
            people=np.array([row[2] for row in zones], dtype=float).reshape(
                count, len(AGE_BANDS)
            ),
            x=np.array([row[3] for row in zones], dtype=float),
            y=np.array([row[4] for row in zones], dtype=float),
            link=np.zeros(count, dtype=np.int64),
            fraction=np.zeros(count),
            last_leg_metres=np.zeros(count),
        ),
        sites=tuple(Site(**row) for row in given["sites"]),
        candidates=(
            Candidate("Bergdal", "9902", 1000, 52_000, 8_000, 0, 0.0, 0.0),
            Candidate("Øvre Bergdal", "9902", 100, 64_000, 12_000, 0, 0.0, 0.0),
            Candidate("Sandøy", "9903", 200, 20_000, -40_000, 0, 0.0, 0.0),
        ),
        municipality_numbers=tuple(numbers),
        municipality_names=tuple(row[1] for row in given["municipalities"]),
        districts=tuple(given["districts"]),
        municipality_district=np.array([row[2] for row in given["municipalities"]]),
        station_district_municipalities={
            name: tuple(members) for name, members in given["station_districts"].items()
        },
        published_hours={
            site: (
                WeekHours(tuple(tuple(day) if day else None for day in week)),
                "oppdiktet",
            )
            for site, week in given["published_hours"].items()
        },
        outlines={
            number: tuple(np.array(ring, dtype=np.int32) for ring in rings)
            for number, rings in given["outlines"].items()
        },
        population_year=2024,
        attribution="Oppdiktet distrikt, ingen virkelige data",
    )


def invented_times(country: Country) -> TravelTimes:
    """Return the minutes of the JSON file; winter takes a quarter longer."""
    given = json.loads(_FILE.read_text(encoding="utf-8"))
    minutes = np.array(
        [[np.inf if value is None else value for value in row] for row in given["minutes"]],
        dtype=np.float32,
    )
    columns = [_COLUMN[site.id] for site in country.sites]
    ordinary = np.ascontiguousarray(minutes[:, columns])
    factor = np.float32(given["winter_factor"])
    return TravelTimes(ordinary=ordinary, winter=ordinary * factor)
