"""Who gains from new doors, in the host municipality and beyond it (promise B-17)."""

from dataclasses import dataclass

import numpy as np

from naervaer.studies.access.country import Country, Floats
from naervaer.studies.access.measures import share_within, weighted_percentile
from naervaer.studies.access.reach import Reach

#: Fewer minutes than this are within the noise of any road model.
NOTICEABLE_MINUTES = 1.0
LARGE_GAIN_MINUTES = 10.0
LIMIT_MINUTES = 45.0
#: A neighbour is named when at least this many of its people gain.
NAMED_FROM_PEOPLE = 50.0


@dataclass(frozen=True, slots=True)
class Gain:
    """What one new door gives.

    Attributes
    ----------
    site_id, name, municipality, season
        The door.
    people_nearest
        People for whom it is the nearest door of all.
    people_gaining
        Of them, people who save at least one minute.
    people_gaining_ten
        Of them, people who save at least ten minutes.
    median_saved
        Median minutes saved by those who gain; NaN when nobody does.
    largest_saved
        Most minutes anybody saves; `inf` when somebody reached nothing before.
    people_into_45
        People who come within 45 minutes because of it.
    host_gaining, neighbours_gaining
        Those who gain inside and outside the host municipality.
    neighbours
        (number, people who gain) of each neighbour with at least 50, most first.

    """

    site_id: str
    name: str
    municipality: str
    season: str
    people_nearest: float
    people_gaining: float
    people_gaining_ten: float
    median_saved: float
    largest_saved: float
    people_into_45: float
    host_gaining: float
    neighbours_gaining: float
    neighbours: tuple[tuple[str, float], ...]


def saved_minutes(before: Floats, after: Floats) -> Floats:
    """Return minutes saved per zone; `inf` where a door is reached for the first time."""
    saved = np.zeros(before.size)
    both = np.isfinite(before) & np.isfinite(after)
    saved[both] = before[both] - after[both]
    saved[np.isinf(before) & np.isfinite(after)] = np.inf
    saved[np.isfinite(before) & np.isinf(after)] = -np.inf
    return saved


def gain_of(country: Country, *, before: Reach, after: Reach, site: int) -> Gain:
    """Return what one door of the later set gives, compared with the earlier set."""
    door = country.sites[site]
    people = country.zones.total
    mine = after.nearest == site
    saved = np.where(mine, saved_minutes(before.minutes, after.minutes), 0.0)
    gaining = saved >= NOTICEABLE_MINUTES
    host = country.municipality_index(door.municipality)
    at_home = country.zones.municipality == host
    by_municipality = np.bincount(
        country.zones.municipality[gaining & ~at_home],
        people[gaining & ~at_home],
        len(country.municipality_numbers),
    )
    named = np.flatnonzero(by_municipality >= NAMED_FROM_PEOPLE)
    named = named[np.argsort(-by_municipality[named], kind="stable")]
    into = mine & (before.minutes > LIMIT_MINUTES) & (after.minutes <= LIMIT_MINUTES)
    finite = gaining & np.isfinite(saved)
    return Gain(
        site_id=door.id,
        name=door.name,
        municipality=door.municipality,
        season=door.season,
        people_nearest=float(people[mine].sum()),
        people_gaining=float(people[gaining].sum()),
        people_gaining_ten=float(people[saved >= LARGE_GAIN_MINUTES].sum()),
        median_saved=weighted_percentile(saved[finite], people[finite], percent=50),
        largest_saved=float(saved[gaining & (people > 0)].max(initial=0.0)),
        people_into_45=float(people[into].sum()),
        host_gaining=float(people[gaining & at_home].sum()),
        neighbours_gaining=float(people[gaining & ~at_home].sum()),
        neighbours=tuple(
            (country.municipality_numbers[index], float(by_municipality[index]))
            for index in named.tolist()
        ),
    )


@dataclass(frozen=True, slots=True)
class TotalGain:
    """What all new doors of a season give together."""

    season: str
    new_doors: int
    people_gaining: float
    people_gaining_ten: float
    people_into_45: float
    host_gaining: float
    median_saved: float
    points_within_45: float
    lowest_points_within_45: float
    highest_points_within_45: float


#: Average error the check routes allow the travel model: ± 10 per cent.
CALIBRATION_ERROR = 0.10
#: As computed, all minutes longer, all minutes shorter.
ERROR_FACTORS = (1.0, 1 + CALIBRATION_ERROR, 1 - CALIBRATION_ERROR)


def total_gain(country: Country, *, before: Reach, after: Reach, season: str) -> TotalGain:
    """Return the gain of all new doors, with what a 10 per cent error in minutes does to it."""
    people = country.zones.total
    saved = saved_minutes(before.minutes, after.minutes)
    gaining = saved >= NOTICEABLE_MINUTES
    finite = gaining & np.isfinite(saved)
    new = sorted(set(after.doors.members) - set(before.doors.members))
    hosts = {country.municipality_index(country.sites[index].municipality) for index in new}
    at_home = np.isin(country.zones.municipality, sorted(hosts))
    into = (before.minutes > LIMIT_MINUTES) & (after.minutes <= LIMIT_MINUTES)
    differences = [
        share_within(after.minutes * factor, people, limit=LIMIT_MINUTES)
        - share_within(before.minutes * factor, people, limit=LIMIT_MINUTES)
        for factor in ERROR_FACTORS
    ]
    return TotalGain(
        season=season,
        new_doors=len(new),
        people_gaining=float(people[gaining].sum()),
        people_gaining_ten=float(people[saved >= LARGE_GAIN_MINUTES].sum()),
        people_into_45=float(people[into].sum()),
        host_gaining=float(people[gaining & at_home].sum()),
        median_saved=weighted_percentile(saved[finite], people[finite], percent=50),
        points_within_45=100 * differences[0],
        lowest_points_within_45=100 * min(differences),
        highest_points_within_45=100 * max(differences),
    )
