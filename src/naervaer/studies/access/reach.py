"""Who reaches which doors: nearest and second nearest, and the measures of every group."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from naervaer.studies.access.country import RESPONSE_CLASSES, Country, Floats, Indices, Site
from naervaer.studies.access.measures import GroupSummary, summarise_groups

Matrix: TypeAlias = NDArray[np.float32]

GROUP_KINDS: tuple[str, ...] = (
    "country",
    "district",
    "municipality",
    "class",
    "district_class",
)


@dataclass(frozen=True, slots=True)
class SiteSet:
    """A set of doors that are compared with another.

    Attributes
    ----------
    key
        Name in tables: `before_ordinary`, `after_summer`, …
    service
        `desk` or `passport_id`.
    members
        Positions in `Country.sites`.
    winter
        Whether people drive at winter speeds.

    """

    key: str
    service: str
    members: tuple[int, ...]
    winter: bool


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """What one set of doors means for every zone and group.

    Attributes
    ----------
    doors
        The set.
    nearest
        Nearest door of each zone as position in `Country.sites`, -1 for none, shape (Z,).
    minutes
        Minutes to it, `inf` for none, shape (Z,).
    next_minutes
        Minutes to the second nearest door, `inf` for none, shape (Z,).
    groups
        Measures by kind of group.

    """

    doors: SiteSet
    nearest: Indices
    minutes: Floats
    next_minutes: Floats
    groups: Mapping[str, GroupSummary]

    @property
    def country(self) -> GroupSummary:
        """Return the measures of the whole country (one group)."""
        return self.groups["country"]


def select(
    sites: tuple[Site, ...], *, kind: str, phase: str, season: str, likely: bool = True
) -> tuple[int, ...]:
    """Return which sites of a kind are open before or after the plan, in a season.

    With `likely` the sites count whose existence the sources do not confirm.
    """
    return tuple(
        index
        for index, site in enumerate(sites)
        if site.kind == kind
        and (site.before if phase == "before" else site.after)
        and site.open_in(season)
        and (likely or site.certain)
    )


def reach(
    country: Country, minutes: Matrix, doors: SiteSet, *, people: Floats | None = None
) -> Reach:
    """Return what a set of doors means.

    Parameters
    ----------
    country
        Zones and groups.
    minutes
        From every zone to every site, shape (Z, S), `inf` where there is no way; quickest
        when each site's column lies together in memory.
    doors
        The set.
    people
        People per zone, shape (Z,); everybody when left out.

    """
    nearest, first, second = nearest_two(minutes, doors.members)
    weights = country.zones.total if people is None else people
    return Reach(doors, nearest, first, second, summarise_all(country, first, weights))


def nearest_two(minutes: Matrix, members: tuple[int, ...]) -> tuple[Indices, Floats, Floats]:
    """Return the nearest site, its minutes, and the minutes to the second nearest.

    Ties go to the site that comes first.
    """
    zones = minutes.shape[0]
    nearest = np.full(zones, -1, dtype=np.int64)
    first = np.full(zones, np.inf, dtype=np.float32)
    second = first.copy()
    for member in members:
        column = minutes[:, member]
        nearer = column < first
        np.minimum(second, np.where(nearer, first, column), out=second)
        np.copyto(first, column, where=nearer)
        nearest[nearer] = member
    return nearest, first.astype(np.float64), second.astype(np.float64)


def summarise_all(
    country: Country, minutes: Floats, people: Floats
) -> Mapping[str, GroupSummary]:
    """Return the measures by country, district, municipality, class, and class in district."""
    zones = country.zones
    district = country.zone_district
    classes = len(RESPONSE_CLASSES)
    member = {
        "country": (np.zeros(minutes.size, dtype=np.int64), 1),
        "district": (district, len(country.districts)),
        "municipality": (zones.municipality, len(country.municipality_numbers)),
        "class": (zones.response_class, classes),
        "district_class": (
            district * classes + zones.response_class,
            len(country.districts) * classes,
        ),
    }
    order = np.argsort(minutes, kind="stable")
    return {
        kind: summarise_groups(minutes, people, group=group, count=count, order=order)
        for kind, (group, count) in member.items()
    }


def group_labels(country: Country, kind: str) -> list[tuple[str, str]]:
    """Return (id, name) of every group of a kind, in the order of its measures."""
    if kind == "country":
        return [("NO", "Norge")]
    if kind == "district":
        return [(name, name) for name in country.districts]
    if kind == "municipality":
        return list(zip(country.municipality_numbers, country.municipality_names, strict=True))
    if kind == "class":
        return [(name, name) for name in RESPONSE_CLASSES]
    return [
        (f"{district}/{name}", f"{district} {name}")
        for district in country.districts
        for name in RESPONSE_CLASSES
    ]
