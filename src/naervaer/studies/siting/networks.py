"""Courts and fire stations as networks, and where a women's prison is nearest to children.

Courts, their seats and fire stations ship with the baseline; where another baseline lacks them,
the study says so and leaves the part out. No list of women's prisons was found in the project's
sources, so candidate towns are compared with each other, not with what exists.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.travel import minutes_between
from naervaer.registers.baseline import Baseline
from naervaer.studies.access.country import AGE_BANDS
from naervaer.studies.siting.ground import Ground, candidate_places, zone_places
from naervaer.studies.siting.houses import (
    COURTS,
    SEATS,
    STATIONS,
    House,
    court_seats_of,
    fire_stations_of,
    places_of,
)

LIMITS_MINUTES = (45.0, 60.0, 90.0)

CHILD_BANDS = ("0_4", "5_9", "10_15")
"""Children up to and including 15 years: the zones have no band that ends at 15."""

TOWN_PEOPLE = 10_000.0
"""Assumption: a candidate town for a prison has so many people within 5 km."""


@dataclass(frozen=True, slots=True)
class CourtReach:
    """One district court, and how near its own people are to its nearest seat.

    Attributes
    ----------
    name
        As the regulation writes it.
    seats
        Its towns.
    people
        In its municipalities.
    within
        Share of them within each of `LIMITS_MINUTES`.
    median_minutes
        Half of them are nearer.

    """

    name: str
    seats: tuple[str, ...]
    people: float
    within: tuple[float, ...]
    median_minutes: float


@dataclass(frozen=True, slots=True)
class Town:
    """A candidate town and what its place means to children.

    Attributes
    ----------
    name, municipality
        The place, and the municipality as index of the country's.
    mean_minutes
        From a child's home, those who can be reached by road or ferry, one way.
    within
        Share of all children within each of `LIMITS_MINUTES`.
    unreached
        Children whom no road or ferry joins to the town.

    """

    name: str
    municipality: int
    mean_minutes: float
    within: tuple[float, ...]
    unreached: float


@dataclass(frozen=True, slots=True)
class FireStations:
    """Fire stations as a network: how near they are to everybody."""

    stations: int
    within: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class NetworksStudy:
    """Nearness to courts and fire stations, and towns for a women's prison.

    Attributes
    ----------
    courts
        By name; None where the table is missing.
    country_within
        Share of all people within each limit of their own court; None likewise.
    fire
        None where the table is missing.
    towns
        Candidate towns, the one with fewest weighted minutes first (a p-median with one
        site, solved by trying all).
    missing
        What the baseline lacks, in words.

    """

    courts: tuple[CourtReach, ...] | None
    country_within: tuple[float, ...] | None
    fire: FireStations | None
    towns: tuple[Town, ...]
    missing: tuple[str, ...]


def study_networks(ground: Ground, baseline: Baseline) -> NetworksStudy:
    """Return what courts, fire stations and candidate towns mean to people and children."""
    missing = [
        f"the baseline has no table {name}"
        for name in (COURTS, SEATS, STATIONS)
        if name not in baseline.tables
    ]
    courts = within = None
    if {COURTS, SEATS} <= set(baseline.tables):
        table = baseline.table(COURTS)
        of_municipality = dict(zip(table["municipality"], table["court"], strict=True))
        courts, within = court_reach(ground, of_municipality, court_seats_of(baseline))
    stations = fire_stations_of(baseline)
    return NetworksStudy(
        courts=courts,
        country_within=within,
        fire=fire_reach(ground, stations) if stations else None,
        towns=prison_towns(ground),
        missing=tuple(missing),
    )


def court_reach(
    ground: Ground, of_municipality: Mapping[str, str], seats: Sequence[House]
) -> tuple[tuple[CourtReach, ...], tuple[float, ...]]:
    """Return the reach of each court and of all together.

    A municipality without a court counts as out of reach, and so do the people of a court
    whose seats no road reaches.

    Parameters
    ----------
    ground
        The country and its roads.
    of_municipality
        The court of each municipality, by number.
    seats
        Where the courts sit; `owner` is the court's name.

    """
    country = ground.country
    zone_court = np.array(
        [of_municipality.get(number, "") for number in country.municipality_numbers]
    )[country.zones.municipality]
    own = np.full(country.zones.total.size, np.inf)
    reaches = []
    for name in sorted(set(of_municipality.values())):
        inside = zone_court == name
        mine = [seat for seat in seats if seat.owner == name]
        met = [seat for seat in mine if seat.link >= 0]
        if met and inside.any():
            minutes = minutes_between(ground.network, zone_places(country), places_of(met))
            own[inside] = minutes[inside].min(axis=1)
        people = country.zones.total[inside]
        reaches.append(
            CourtReach(
                name=name,
                seats=tuple(seat.name for seat in mine),
                people=float(people.sum()),
                within=shares_within(own[inside], people),
                median_minutes=_median(own[inside], people),
            )
        )
    return tuple(reaches), shares_within(own, country.zones.total)


def fire_reach(ground: Ground, stations: Sequence[House]) -> FireStations:
    """Return how near people are to a fire station."""
    country = ground.country
    met = [station for station in stations if station.link >= 0]
    minutes = minutes_between(ground.network, zone_places(country), places_of(met)).min(axis=1)
    within = shares_within(np.asarray(minutes, dtype=np.float64), country.zones.total)
    return FireStations(stations=len(stations), within=within)


def prison_towns(ground: Ground, *, most: int = 15) -> tuple[Town, ...]:
    """Return the seats of towns by the minutes of children to them, the best first."""
    country = ground.country
    seats = [
        (number, at)
        for number, at in enumerate(ground.seats.tolist())
        if country.candidates[at].people >= TOWN_PEOPLE
    ]
    if not seats:
        return ()
    stand = candidate_places(country, np.array([at for _, at in seats]))
    minutes = minutes_between(ground.network, zone_places(country), stand)
    bands = [AGE_BANDS.index(band) for band in CHILD_BANDS]
    children = country.zones.people[:, bands].sum(axis=1)
    towns = [
        _town(country.candidates[at].name, number, minutes[:, column], children)
        for column, (number, at) in enumerate(seats)
    ]
    return tuple(sorted(towns, key=lambda town: (town.mean_minutes, town.name))[:most])


def _town(
    name: str,
    municipality: int,
    minutes: NDArray[np.float32],
    children: NDArray[np.float64],
) -> Town:
    way = np.asarray(minutes, dtype=np.float64)
    reached = np.isfinite(way)
    total = float(children[reached].sum())
    mean = float((children * np.where(reached, way, 0.0)).sum() / total) if total else np.inf
    return Town(
        name=name,
        municipality=municipality,
        mean_minutes=mean,
        within=shares_within(way, children),
        unreached=float(children[~reached].sum()),
    )


def shares_within(
    minutes: NDArray[np.float64], people: NDArray[np.float64]
) -> tuple[float, ...]:
    """Return the share of people within each of `LIMITS_MINUTES`."""
    everybody = float(people.sum())
    return tuple(
        float(people[minutes <= limit].sum()) / everybody if everybody else np.nan
        for limit in LIMITS_MINUTES
    )


def _median(minutes: NDArray[np.float64], people: NDArray[np.float64]) -> float:
    if not people.size:
        return float("nan")
    order = np.argsort(minutes, kind="stable")
    reached = np.cumsum(people[order])
    return float(minutes[order][np.searchsorted(reached, reached[-1] / 2)])
