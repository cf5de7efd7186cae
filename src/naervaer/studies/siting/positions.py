"""Where a named town or a position meets the roads: at the nearest candidate place."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

import numpy as np

from naervaer.registers.coordinates import from_degrees
from naervaer.registers.places.gazetteer import Gazetteer, NamedPosition
from naervaer.studies.access.country import Country
from naervaer.studies.siting.ground import Ground


def nearest_candidate(country: Country, longitude: float, latitude: float) -> int:
    """Return the candidate nearest in a straight line to a position in degrees."""
    x, y = from_degrees([longitude], [latitude])
    place = np.array([(item.x, item.y) for item in country.candidates])
    usable = np.array([item.link >= 0 for item in country.candidates])
    away = np.hypot(place[:, 0] - x[0], place[:, 1] - y[0])
    return int(np.where(usable, away, np.inf).argmin())


def candidate_of_town(
    ground: Ground, town: str, gazetteer: Gazetteer, *, within: AbstractSet[str]
) -> int | None:
    """Return the candidate place of a town in one of some municipalities, or None.

    A name in two languages («Deatnu/Tana») is looked up by each. GeoNames' largest place of
    the name counts; else the seat of the municipality of that name, the most peopled candidate
    of the name, the post town. Places outside `within` do not count: there is a Sandvika in
    Bærum and one in Lierne.
    """
    country, names = ground.country, set(town.split("/"))
    places = [place for name in sorted(names) for place in gazetteer.places_named(name)]
    found = _first_within(country, places, within)
    if found is None:
        found = _seat_named(ground, names, within)
    if found is None:
        found = _most_peopled(country, names, within)
    if found is None:
        codes = [code for code in gazetteer.postal_codes.values() if code.name in names]
        found = _first_within(country, codes, within)
    return found


def _first_within(
    country: Country, places: Iterable[NamedPosition], within: AbstractSet[str]
) -> int | None:
    nearest = (nearest_candidate(country, item.longitude, item.latitude) for item in places)
    inside = (at for at in nearest if country.candidates[at].municipality in within)
    return next(inside, None)


def _seat_named(
    ground: Ground, names: AbstractSet[str], within: AbstractSet[str]
) -> int | None:
    country = ground.country
    for at, number in enumerate(country.municipality_numbers):
        if number in within and names & set(country.municipality_names[at].split(" – ")):
            return int(ground.seats[at])
    return None


def _most_peopled(
    country: Country, names: AbstractSet[str], within: AbstractSet[str]
) -> int | None:
    named = [
        (item.people, -at)
        for at, item in enumerate(country.candidates)
        if item.name in names and item.municipality in within and item.link >= 0
    ]
    return -max(named)[1] if named else None
