"""Courts and fire stations as networks, and where a women's prison is nearest to children.

Courts and fire stations are raw public files, which the baseline does not ship: where they are
missing, the study says so and leaves the part out. No list of women's prisons was found in the
project's sources, so candidate towns are compared with each other, not with what exists.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import MissingDataError
from naervaer.planning.travel import Places, minutes_between
from naervaer.registers.places.gazetteer import Gazetteer, read_gazetteer
from naervaer.registers.services.courts import Court, read_courts
from naervaer.registers.services.fire_stations import FireStation, read_fire_stations
from naervaer.studies.access.country import AGE_BANDS
from naervaer.studies.siting.ground import Ground, candidate_places, zone_places
from naervaer.studies.siting.positions import candidate_of_town, nearest_candidate

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
        By name; None where the file is missing.
    country_within
        Share of all people within each limit of their own court; None likewise.
    seats_not_found
        Seats that no gazetteer or candidate place holds.
    fire
        None where the file is missing.
    towns
        Candidate towns, the one with fewest weighted minutes first (a p-median with one
        site, solved by trying all).
    missing
        What could not be read, in words.

    """

    courts: tuple[CourtReach, ...] | None
    country_within: tuple[float, ...] | None
    seats_not_found: tuple[str, ...]
    fire: FireStations | None
    towns: tuple[Town, ...]
    missing: tuple[str, ...]


def study_networks(ground: Ground, *, folder: Path | None = None) -> NetworksStudy:
    """Return what courts, fire stations and candidate towns mean to people and children.

    `folder` holds the raw files; None searches the usual places.
    """
    missing: list[str] = []
    courts = within = None
    lost: tuple[str, ...] = ()
    try:
        numbers = set(ground.country.municipality_numbers)
        read = read_courts(numbers, folder=folder)
        courts, within, lost = court_reach(ground, read, read_gazetteer(folder))
    except MissingDataError as error:
        missing.append(str(error))
    fire = None
    try:
        fire = fire_reach(ground, read_fire_stations(folder))
    except MissingDataError as error:
        missing.append(str(error))
    return NetworksStudy(
        courts=courts,
        country_within=within,
        seats_not_found=lost,
        fire=fire,
        towns=prison_towns(ground),
        missing=tuple(missing),
    )


def court_reach(
    ground: Ground, courts: tuple[Court, ...], gazetteer: Gazetteer
) -> tuple[tuple[CourtReach, ...], tuple[float, ...], tuple[str, ...]]:
    """Return the reach of each court, of all together, and the seats not found."""
    country = ground.country
    seats = {court.name: court.seats for court in courts}
    known = _seat_places(ground, courts, gazetteer)
    lost = tuple(
        town for name, names in seats.items() for town in names if (name, town) not in known
    )
    order = list(known)
    stand = candidate_places(country, np.array([known[pair] for pair in order]))
    minutes = minutes_between(ground.network, zone_places(country), stand)
    of_municipality = {court.municipality: court.name for court in courts}
    zone_court = np.array([of_municipality[number] for number in country.municipality_numbers])[
        country.zones.municipality
    ]
    own = np.full(country.zones.total.size, np.inf)
    reaches = []
    for name, names in sorted(seats.items()):
        inside = zone_court == name
        columns = np.flatnonzero([court == name for court, _ in order])
        if columns.size:
            own[inside] = minutes[np.ix_(np.flatnonzero(inside), columns)].min(axis=1)
        people = country.zones.total[inside]
        reaches.append(
            CourtReach(
                name=name,
                seats=names,
                people=float(people.sum()),
                within=shares_within(own[inside], people),
                median_minutes=_median(own[inside], people),
            )
        )
    return tuple(reaches), shares_within(own, country.zones.total), lost


def _seat_places(
    ground: Ground, courts: tuple[Court, ...], gazetteer: Gazetteer
) -> dict[tuple[str, str], int]:
    """Return the candidate place of each court and seat that is found."""
    members: dict[str, set[str]] = {}
    for court in courts:
        members.setdefault(court.name, set()).add(court.municipality)
    pairs = sorted({(court.name, town) for court in courts for town in court.seats})
    found = {
        (name, town): candidate_of_town(ground, town, gazetteer, within=members[name])
        for name, town in pairs
    }
    return {pair: at for pair, at in found.items() if at is not None}


def fire_reach(ground: Ground, stations: tuple[FireStation, ...]) -> FireStations:
    """Return how near people are to a fire station, each moved to its nearest candidate."""
    country = ground.country
    at = sorted(
        {nearest_candidate(country, item.longitude, item.latitude) for item in stations}
    )
    stand: Places = candidate_places(country, np.array(at))
    minutes = minutes_between(ground.network, zone_places(country), stand).min(axis=1)
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
    order = np.argsort(minutes, kind="stable")
    reached = np.cumsum(people[order])
    return float(minutes[order][np.searchsorted(reached, reached[-1] / 2)])
