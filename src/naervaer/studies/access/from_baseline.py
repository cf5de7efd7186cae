"""The shipped baseline as the study's country, and its minutes.

Two decisions are made here and nowhere else.

*Before the plan* are the regulation's service points without those that stand in the plan
itself: Magnormoen, one of the twenty, was regulated meanwhile.

*The passport offices of 2018* were never published as one list. The likely list takes the
names known from each district, and for Øst the three places that the district recommended
(NRK 1.13891128); the fourth office there is unknown and left out. Offices that no source
confirms, or that sources disagree about, are marked uncertain.
"""

from dataclasses import replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.baseline import Baseline
from naervaer.registers.baseline.contract import Sites as BaselineSites
from naervaer.studies.access.country import (
    PASSPORT,
    POINT,
    RESPONSE_CLASSES,
    Candidate,
    Country,
    Site,
    Zones,
)
from naervaer.studies.hours import WEEKDAYS, WeekHours, minute_of

Rows: TypeAlias = dict[str, str]

#: Names that no source confirms (Hordaland), or that sources disagree about (Kongsberg).
UNCERTAIN_OFFICES = frozenset({"pass-askoy", "pass-bergen-vest", "pass-voss", "pass-kongsberg"})
#: What the district Øst recommended for its four offices; the fourth name was not found.
RECOMMENDED_IN_OST = {
    "pass-ost-lillestrom": ("lillestrom", "Lillestrøm"),
    "pass-ost-ski": ("follo", "Ski"),
    "pass-ost-sarpsborg": ("sarpsborg", "Sarpsborg"),
}
_SEASONS = {"": "ordinary", "sommer": "summer", "vinter": "winter"}


def country_from(baseline: Baseline, *, population_year: int | None = None) -> Country:
    """Return the baseline as a country.

    Parameters
    ----------
    baseline
        The compiled data.
    population_year
        Scale every zone to the municipality's official total of 1 January of this year;
        age bands keep their shares. None keeps the baseline's own year.

    Raises
    ------
    UnusableInputError
        When the year is not in the data.

    """
    numbers, names = _municipalities(baseline)
    district_of = _district_of_municipalities(baseline)
    districts = tuple(baseline.table("districts")["name"])
    country = Country(
        zones=_zones(baseline, numbers),
        sites=_sites(baseline),
        candidates=_candidates(baseline),
        municipality_numbers=numbers,
        municipality_names=names,
        districts=districts,
        municipality_district=np.array(
            [districts.index(district_of[number]) for number in numbers], dtype=np.int64
        ),
        station_district_municipalities=_station_districts(baseline),
        published_hours=_published_hours(baseline),
        outlines=_outlines(baseline),
        population_year=baseline.population_year,
        attribution=baseline.attribution,
    )
    if population_year is None or population_year == country.population_year:
        return country
    return _scaled(country, baseline, year=population_year)


def _municipalities(baseline: Baseline) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return numbers and names valid on 1 January of the population year."""
    table = baseline.table("municipalities")
    valid = table[table["valid_to"] == ""].sort_values("number")
    return tuple(valid["number"]), tuple(valid["name"])


def _district_of_municipalities(baseline: Baseline) -> dict[str, str]:
    """Return the police district of each municipality; no municipality is in two."""
    district = dict(
        baseline.table("station_districts")[["name", "district"]].itertuples(index=False)
    )
    areas = baseline.table("station_district_municipalities")
    return {
        number: district[unit]
        for unit, number in areas[["station_district", "municipality"]].itertuples(index=False)
    }


def _station_districts(baseline: Baseline) -> dict[str, tuple[str, ...]]:
    areas = baseline.table("station_district_municipalities")
    members: dict[str, list[str]] = {}
    for unit, number in areas[["station_district", "municipality"]].itertuples(index=False):
        if number not in members.setdefault(unit, []):
            members[unit].append(number)
    return {unit: tuple(numbers) for unit, numbers in members.items()}


def _zones(baseline: Baseline, numbers: tuple[str, ...]) -> Zones:
    zones = baseline.zones
    position = {number: at for at, number in enumerate(numbers)}
    unknown = sorted(set(zones.municipality.tolist()) - set(position))
    if unknown:
        msg = f"zones lie in municipality {unknown[0]}, expected one of the division in use."
        raise UnusableInputError(msg)
    return Zones(
        municipality=np.array([position[number] for number in zones.municipality.tolist()]),
        response_class=np.array(
            [RESPONSE_CLASSES.index(name) for name in zones.response_class.tolist()]
        ),
        people=zones.people_by_band,
        x=zones.x.astype(np.float64),
        y=zones.y.astype(np.float64),
        link=zones.link.astype(np.int64),
        fraction=zones.fraction.astype(np.float64),
        last_leg_metres=zones.last_leg_m.astype(np.float64),
    )


def _sites(baseline: Baseline) -> tuple[Site, ...]:
    """Return every door with the sets it belongs to."""
    points = {row["id"]: row for row in baseline.table("service_points").to_dict("records")}
    offices = {row["id"]: row for row in baseline.table("passport_offices").to_dict("records")}
    places = baseline.sites
    made = []
    for at, identity in enumerate(places.id.tolist()):
        if identity in points:
            made.append(_point(places, at, points[identity]))
        elif identity in offices and offices[identity]["status"] != "closed":
            made.append(_office(places, at, offices[identity]))
    return (*made, *_recommended(made))


def _point(places: BaselineSites, at: int, row: Rows) -> Site:
    planned = row["plan_number"] != ""
    return replace(
        _place(places, at, kind=POINT),
        station_district=row["station_district"],
        before=row["in_regulation"] == "yes" and not planned,
        after=True,
        season=_SEASONS[row["season"]],
    )


def _office(places: BaselineSites, at: int, row: Rows) -> Site:
    new = row["group"] == "plan_2023"
    return replace(
        _place(places, at, kind=PASSPORT),
        before=not new,
        after=True,
        certain=new or row["id"] not in UNCERTAIN_OFFICES,
    )


def _place(places: BaselineSites, at: int, *, kind: str) -> Site:
    return Site(
        id=str(places.id[at]),
        name=str(places.name[at]),
        kind=kind,
        municipality=str(places.municipality[at]),
        x=float(places.x[at]),
        y=float(places.y[at]),
        link=int(places.link[at]),
        fraction=float(places.fraction[at]),
        last_leg_metres=float(places.last_leg_m[at]),
        position_quality=str(places.position_quality[at]),
    )


def _recommended(sites: list[Site]) -> list[Site]:
    """Return the three offices that Øst recommended, where its service points stand."""
    by_id = {site.id: site for site in sites}
    return [
        replace(
            by_id[point],
            id=identity,
            name=name,
            kind=PASSPORT,
            station_district="",
            before=True,
            after=True,
            certain=False,
        )
        for identity, (point, name) in RECOMMENDED_IN_OST.items()
        if point in by_id
    ]


def _candidates(baseline: Baseline) -> tuple[Candidate, ...]:
    given = baseline.candidates
    columns = (
        given.name,
        given.municipality,
        given.people_5_km,
        given.x,
        given.y,
        given.link,
        given.fraction,
        given.last_leg_m,
    )
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return tuple(Candidate(*row) for row in rows)


def _published_hours(baseline: Baseline) -> dict[str, tuple[WeekHours, str]]:
    """Return the desk hours that were published, with their source."""
    table = baseline.table("opening_hours")
    found: dict[str, tuple[WeekHours, str]] = {}
    for identity, rows in table[table["service"] == "desk"].groupby("site"):
        days: list[tuple[int, int] | None] = [None] * len(WEEKDAYS)
        for row in rows.to_dict("records"):
            days[int(row["weekday"]) - 1] = (minute_of(row["opens"]), minute_of(row["closes"]))
        first = rows.iloc[0]
        source = f"{first['title']} {first['reference']} ({first['dated']})"
        found[str(identity)] = (WeekHours(tuple(days)), source)
    return found


def _outlines(baseline: Baseline) -> dict[str, tuple[NDArray[np.int32], ...]]:
    given = baseline.outlines
    rings: dict[str, list[NDArray[np.int32]]] = {}
    for number, ring in zip(given.municipality.tolist(), given.ring, strict=True):
        rings.setdefault(number, []).append(ring)
    return {number: tuple(parts) for number, parts in rings.items()}


def _scaled(country: Country, baseline: Baseline, *, year: int) -> Country:
    """Return the country with the people of another year."""
    table = baseline.table("population")
    rows = table[table["year"] == str(year)]
    if rows.empty:
        years = sorted({int(value) for value in table["year"]})
        msg = f"population.year is {year}, expected {years[0]} to {years[-1]}."
        raise UnusableInputError(msg)
    wanted = dict(zip(rows["municipality"], rows["people"].astype(float).tolist(), strict=True))
    zones = country.zones
    have = np.bincount(zones.municipality, zones.total, len(country.municipality_numbers))
    want = np.array([wanted.get(number, 0.0) for number in country.municipality_numbers])
    factor = np.divide(want, have, out=np.zeros_like(want), where=have > 0)
    people = zones.people * factor[zones.municipality][:, None]
    return replace(country, zones=replace(zones, people=people), population_year=year)
