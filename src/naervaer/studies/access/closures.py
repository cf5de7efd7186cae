"""What closing each existing door would cost, and which municipalities it concerns.

The cost is the way to the second nearest door instead of the nearest. It says nothing of the
work done at the door, nor of patrols that start from it.
"""

from dataclasses import dataclass

import numpy as np

from naervaer.studies.access.country import Country
from naervaer.studies.access.gains import LIMIT_MINUTES, NOTICEABLE_MINUTES
from naervaer.studies.access.reach import Reach

#: Outside the station district, a municipality counts as affected from this many people …
AFFECTED_PEOPLE = 100.0
#: … who get at least this much farther.
AFFECTED_MINUTES = 5.0


@dataclass(frozen=True, slots=True)
class ClosureCost:
    """What closing one door costs those who have it nearest.

    Attributes
    ----------
    site_id, name, municipality, district, station_district
        The door.
    people_nearest
        People for whom it is the nearest.
    people_losing
        Of them, people who get at least one minute farther.
    mean_extra
        Mean extra minutes of the people with another door to go to; NaN when there are none.
    person_hours
        Extra hours if each of them went there and back once.
    people_beyond_45
        People pushed beyond 45 minutes.
    people_cut_off
        People left with no door at all.
    concerned
        Municipalities that can appeal: the host and those of its station district.
    also_affected
        Other municipalities with at least 100 people who get at least 5 minutes farther;
        they are to be heard.

    """

    site_id: str
    name: str
    municipality: str
    district: str
    station_district: str
    people_nearest: float
    people_losing: float
    mean_extra: float
    person_hours: float
    people_beyond_45: float
    people_cut_off: float
    concerned: tuple[str, ...]
    also_affected: tuple[str, ...]


def closure_costs(country: Country, usual: Reach) -> tuple[ClosureCost, ...]:
    """Return the cost of closing each door of a set, the dearest first."""
    costs = [closure_cost(country, usual, site=index) for index in usual.doors.members]
    return tuple(sorted(costs, key=lambda cost: (-cost.person_hours, cost.site_id)))


def closure_cost(country: Country, usual: Reach, *, site: int) -> ClosureCost:
    """Return the cost of closing one door."""
    door = country.sites[site]
    mine = np.flatnonzero(usual.nearest == site)
    people = country.zones.total[mine]
    extra = usual.next_minutes[mine] - usual.minutes[mine]
    cut_off = np.isinf(extra)
    reachable = people[~cut_off].sum()
    farther = float((extra[~cut_off] * people[~cut_off]).sum())
    beyond = (usual.minutes[mine] <= LIMIT_MINUTES) & (usual.next_minutes[mine] > LIMIT_MINUTES)
    return ClosureCost(
        site_id=door.id,
        name=door.name,
        municipality=door.municipality,
        district=country.district_of(door.municipality),
        station_district=door.station_district,
        people_nearest=float(people.sum()),
        people_losing=float(people[extra >= NOTICEABLE_MINUTES].sum()),
        mean_extra=farther / reachable if reachable > 0 else float("nan"),
        person_hours=2 * farther / 60,
        people_beyond_45=float(people[beyond].sum()),
        people_cut_off=float(people[cut_off].sum()),
        concerned=_concerned(country, site),
        also_affected=_also_affected(country, usual, site),
    )


def _concerned(country: Country, site: int) -> tuple[str, ...]:
    """Return the host municipality, then the others of the station district."""
    door = country.sites[site]
    others = country.station_district_municipalities.get(door.station_district, ())
    return (door.municipality, *(number for number in others if number != door.municipality))


def _also_affected(country: Country, usual: Reach, site: int) -> tuple[str, ...]:
    """Return municipalities outside the station district where many get clearly farther."""
    mine = np.flatnonzero(usual.nearest == site)
    extra = usual.next_minutes[mine] - usual.minutes[mine]
    hit = mine[extra >= AFFECTED_MINUTES]
    people = np.bincount(
        country.zones.municipality[hit],
        country.zones.total[hit],
        len(country.municipality_numbers),
    )
    concerned = set(_concerned(country, site))
    return tuple(
        country.municipality_numbers[index]
        for index in np.flatnonzero(people >= AFFECTED_PEOPLE).tolist()
        if country.municipality_numbers[index] not in concerned
    )
