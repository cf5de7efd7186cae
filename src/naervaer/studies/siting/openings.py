"""Where new doors may stand, and what each of them would be worth in minutes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from naervaer.planning.travel import Places, minutes_between
from naervaer.studies.access.country import Country, Floats, Indices, Site
from naervaer.studies.access.reach import Matrix
from naervaer.studies.siting.ground import Ground, candidate_places, zone_places
from naervaer.studies.siting.houses import House, places_of

SPACING_METRES = 3_000.0
"""Candidates closer than this to one with more people near it are left out."""


@dataclass(frozen=True, slots=True, eq=False)
class Spaced:
    """The candidates that are kept, houses to share, and the minutes from every zone.

    Attributes
    ----------
    kept
        Places among the country's candidates, shape (C,).
    houses
        Fire stations and court seats, H of them.
    minutes
        From every zone, candidates first, shape (C + H, Z), infinite where there is no way.

    """

    kept: Indices
    houses: tuple[House, ...]
    minutes: Matrix


@dataclass(frozen=True, slots=True, eq=False)
class Openings:
    """The doors that stand, and the places where new ones may open. K is their number.

    Attributes
    ----------
    kind
        `point` or `passport`.
    names, municipality
        Of each place; municipalities as indices of the country's, shape (K,).
    x, y
        Metres, EPSG:25833, shape (K,).
    minutes
        From every zone to every place, shape (Z, K).
    standing
        Minutes to the nearest door that stands already, shape (Z,).
    planned
        The columns of the plan's own choice; they come last.
    shared
        The columns of houses that stand already: fire stations and court seats. A door opens
        there only when the aim asks for it.
    planned_sites
        The doors behind those columns.
    with_door
        Whether each municipality has a door already, shape (M,).

    """

    kind: str
    names: tuple[str, ...]
    municipality: Indices
    x: Floats
    y: Floats
    minutes: Matrix
    standing: Floats
    planned: Indices
    shared: Indices
    planned_sites: tuple[Site, ...]
    with_door: NDArray[np.bool_]

    @property
    def reachable(self) -> NDArray[np.bool_]:
        """Return which zones reach a standing door, shape (Z,)."""
        return np.isfinite(self.standing)

    @property
    def places(self) -> Indices:
        """Return the columns of places where a door may open of its own."""
        return np.setdiff1d(np.arange(self.minutes.shape[1], dtype=np.int64), self.shared)

    def minutes_with(self, columns: Indices) -> Floats:
        """Return the minutes to the nearest door when these open too, shape (Z,)."""
        if not columns.size:
            return self.standing
        return np.asarray(np.minimum(self.standing, self.minutes[:, columns].min(axis=1)))


def spaced_candidates(
    ground: Ground, *, houses: tuple[House, ...] = (), metres: float = SPACING_METRES
) -> Spaced:
    """Keep the most peopled candidates that are at least some metres apart, and all houses."""
    country = ground.country
    place = np.array([(item.x, item.y) for item in country.candidates], dtype=np.float64)
    people = np.array([item.people for item in country.candidates])
    usable = np.array([item.link >= 0 for item in country.candidates])
    tree = cKDTree(place)
    left = usable.copy()
    kept = []
    for index in np.argsort(-people, kind="stable").tolist():
        if left[index]:
            kept.append(index)
            left[tree.query_ball_point(place[index], metres)] = False
    chosen = np.array(sorted(kept), dtype=np.int64)
    homes = zone_places(country)
    minutes = minutes_between(ground.network, candidate_places(country, chosen), homes)
    if houses:
        to_houses = minutes_between(ground.network, places_of(houses), homes)
        minutes = np.concatenate([minutes, to_houses])
    return Spaced(chosen, houses, minutes)


def openings_of(ground: Ground, spaced: Spaced, *, kind: str) -> Openings:
    """Return the standing doors of a kind and where the new ones may open."""
    country = ground.country
    doors = [site for site in country.sites if site.kind == kind]
    standing = [site for site in doors if site.before]
    planned = [site for site in doors if site.after and not site.before]
    homes = zone_places(country)
    to_standing = minutes_between(ground.network, _places(standing), homes)
    to_planned = minutes_between(ground.network, _places(planned), homes)
    candidates = [country.candidates[index] for index in spaced.kept.tolist()]
    places = [*candidates, *spaced.houses, *planned]
    first = len(candidates) + len(spaced.houses)
    with_door = np.zeros(len(country.municipality_numbers), dtype=np.bool_)
    with_door[[country.municipality_index(site.municipality) for site in standing]] = True
    return Openings(
        kind=kind,
        names=tuple(place.name for place in places),
        municipality=_municipalities(country, [place.municipality for place in places]),
        x=np.array([place.x for place in places], dtype=np.float64),
        y=np.array([place.y for place in places], dtype=np.float64),
        minutes=np.ascontiguousarray(np.concatenate([spaced.minutes, to_planned]).T),
        standing=to_standing.min(axis=0).astype(np.float64),
        planned=np.arange(first, len(places), dtype=np.int64),
        shared=np.arange(len(candidates), first, dtype=np.int64),
        planned_sites=tuple(planned),
        with_door=with_door,
    )


def _places(sites: list[Site]) -> Places:
    return Places.of(
        np.array([site.link for site in sites]),
        np.array([site.fraction for site in sites]),
        np.array([site.last_leg_metres for site in sites]),
    )


def _municipalities(country: Country, numbers: list[str]) -> Indices:
    index = {number: at for at, number in enumerate(country.municipality_numbers)}
    return np.array([index[number] for number in numbers], dtype=np.int64)
