"""Access to an open door: the moments of a week under the three hours assumptions."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from naervaer.studies.access.country import PASSPORT, POINT, Country, Floats
from naervaer.studies.access.measures import GroupSummary
from naervaer.studies.access.reach import Matrix, Reach, nearest_two, select, summarise_all
from naervaer.studies.hours import (
    HoursProfile,
    Moment,
    WeekHours,
    assumed_hours,
    main_places,
    small_places,
)

KIND_OF_SERVICE = {"desk": POINT, "passport_id": PASSPORT}


@dataclass(frozen=True, slots=True, eq=False)
class OpenDoor:
    """Access at one moment under one assumption.

    Attributes
    ----------
    service
        `desk` or `passport_id`.
    moment
        When.
    profile
        The assumption for places without published hours.
    open_sites, all_sites
        How many doors are open then, of how many.
    assumed_sites
        How many of all the doors have assumed hours.
    minutes
        To the nearest open door, shape (Z,), `inf` for none.
    groups
        Measures by kind of group.
    children_beyond_60
        Children under five with no open door within 60 minutes.

    """

    service: str
    moment: Moment
    profile: HoursProfile
    open_sites: int
    all_sites: int
    assumed_sites: int
    minutes: Floats
    groups: Mapping[str, GroupSummary]
    children_beyond_60: float

    @property
    def people_without(self) -> float:
        """Return how many have no open door within 60 minutes."""
        return float(self.groups["country"].people_beyond_60[0])


def week_of_sites(
    country: Country, usual: Reach, profile: HoursProfile
) -> dict[int, WeekHours]:
    """Return the week of every door: published where published, else the assumption.

    Parameters
    ----------
    country
        Sites and published hours.
    usual
        The reach of all doors of the service; says which are small and which are main.
    profile
        The assumption.

    """
    members = np.asarray(usual.doors.members, dtype=np.int64)
    people = np.bincount(
        usual.nearest[usual.nearest >= 0],
        country.zones.total[usual.nearest >= 0],
        len(country.sites),
    )[members].astype(np.float64)
    district = np.array(
        [
            country.municipality_district[
                country.municipality_index(country.sites[index].municipality)
            ]
            for index in members
        ],
        dtype=np.int64,
    )
    small, main = small_places(people), main_places(people, district)
    weeks: dict[int, WeekHours] = {}
    for at, index in enumerate(members.tolist()):
        published = country.published_hours.get(country.sites[index].id)
        weeks[index] = (
            published[0]
            if published
            else assumed_hours(profile, small=bool(small[at]), main=bool(main[at]))
        )
    return weeks


def open_door(
    country: Country,
    minutes: Matrix,
    *,
    usual: Reach,
    moment: Moment,
    profile: HoursProfile,
    season: str,
) -> OpenDoor:
    """Return access to the doors that are open at a moment.

    `usual` is the reach of all doors in the ordinary season; `season` says which seasonal
    doors are there at the moment, and they too follow the assumption, as small places do.
    """
    service = usual.doors.service
    there = select(country.sites, kind=KIND_OF_SERVICE[service], phase="after", season=season)
    weeks = week_of_sites(country, usual, profile)
    seasonal = assumed_hours(profile, small=True, main=False)
    members = tuple(
        index
        for index in there
        if moment.is_open(
            weeks.get(index)
            or country.published_hours.get(country.sites[index].id, (seasonal, ""))[0]
        )
    )
    _, nearest_minutes, _ = nearest_two(minutes, members)
    children = country.zones.under_five
    return OpenDoor(
        service=service,
        moment=moment,
        profile=profile,
        open_sites=len(members),
        all_sites=len(there),
        assumed_sites=sum(
            country.sites[index].id not in country.published_hours for index in there
        ),
        minutes=nearest_minutes,
        groups=summarise_all(country, nearest_minutes, country.zones.total),
        children_beyond_60=float(children[nearest_minutes > 60].sum()),  # noqa: PLR2004
    )
