"""One police district as the duty study sees it: stations, zones, minutes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.planning.travel import (
    Closures,
    Places,
    Roads,
    SpeedTable,
    TravelNetwork,
    minutes_between,
)
from naervaer.registers.baseline import Baseline
from naervaer.studies.access.country import POINT, Country, Floats, Indices, Site
from naervaer.studies.access.from_baseline import country_from

SUMMER, WINTER = "summer", "winter"


@dataclass(frozen=True, slots=True, eq=False)
class DutyGround:
    """The district. S stations, Z zones, P parts, K station districts.

    A *part* is what one municipality has in one station district; it is the smallest area
    that demand is computed for. Zones of a municipality that several station districts share
    go to the one whose station is nearest, since the borders are not in the data.

    Attributes
    ----------
    country
        Where everything is taken from.
    district
        Name of the police district.
    station_districts
        Names, length K.
    stations
        Service points of the regulation that units can start from, length S.
    station_group
        Station district of each, shape (S,).
    zones
        Numbers of the district's zones in the country, shape (Z,).
    zone_part
        Shape (Z,).
    part_municipality, part_group
        Municipality (index in the country) and station district of each part, shape (P,).
    minutes
        Drive from station to zone, shape (S, Z), infinite where no road or car ferry leads.
    minutes_without_ferries
        The same with all ferries cancelled.
    seasonal
        Season in which a municipality has a point of its own, by municipality index.
    country_minutes
        From the nearest station to every zone of the country, shape (all zones,).

    """

    country: Country
    district: str
    station_districts: tuple[str, ...]
    stations: tuple[Site, ...]
    station_group: Indices
    zones: Indices
    zone_part: Indices
    part_municipality: Indices
    part_group: Indices
    minutes: Floats
    minutes_without_ferries: Floats
    seasonal: dict[int, str]
    country_minutes: Floats

    @property
    def people(self) -> Floats:
        """People by zone, shape (Z,)."""
        return np.asarray(self.country.zones.total[self.zones])

    @property
    def response_class(self) -> Indices:
        """0, 1 or 2 for A, B or C by zone, shape (Z,)."""
        return np.asarray(self.country.zones.response_class[self.zones])

    @property
    def zone_group(self) -> Indices:
        """Station district by zone, shape (Z,)."""
        return np.asarray(self.part_group[self.zone_part])

    def part_name(self, part: int) -> str:
        """Return the municipality's name."""
        return self.country.municipality_names[int(self.part_municipality[part])]

    def part_number(self, part: int) -> str:
        """Return the municipality's number."""
        return self.country.municipality_numbers[int(self.part_municipality[part])]


def district_named(names: tuple[str, ...], wanted: str) -> str:
    """Return a police district's name as it is written.

    Raises
    ------
    UnknownNameError
        When there is no such district.

    """
    known = {name.casefold(): name for name in names}
    if wanted.strip().casefold() not in known:
        msg = f"district is {wanted!r}, expected one of {', '.join(names)}."
        raise UnknownNameError(msg)
    return known[wanted.strip().casefold()]


def duty_ground(baseline: Baseline, district: str) -> DutyGround:
    """Return the ground of one police district from a compiled baseline.

    Raises
    ------
    UnknownNameError
        When there is no such district.
    UnusableInputError
        When a station district has no station that units can start from.

    """
    country = country_from(baseline)
    name = district_named(country.districts, district)
    units = baseline.table("station_districts")
    groups = tuple(units.loc[units["district"] == name, "name"])
    network = TravelNetwork.build(Roads.of(baseline.network), SpeedTable())
    every = tuple(
        site
        for site in country.sites
        if site.kind == POINT and site.before and site.season == "ordinary" and site.link >= 0
    )
    mine = tuple(site for site in every if site.station_district in groups)
    station_group = np.array([groups.index(site.station_district) for site in mine], np.int64)
    for group, label in enumerate(groups):
        if group not in station_group:
            msg = f"{label} has no service point in the regulation, expected at least one."
            raise UnusableInputError(msg)
    zones = np.flatnonzero(country.zone_district == country.districts.index(name))
    minutes = _minutes(network, mine, country, zones)
    parts, zone_part = _parts(country, groups, zones, minutes, station_group)
    severed = network.changed(closures=Closures(no_ferries=True))
    return DutyGround(
        country=country,
        district=name,
        station_districts=groups,
        stations=mine,
        station_group=station_group,
        zones=zones,
        zone_part=zone_part,
        part_municipality=parts[:, 0],
        part_group=parts[:, 1],
        minutes=minutes,
        minutes_without_ferries=_minutes(severed, mine, country, zones),
        seasonal={
            country.municipality_index(site.municipality): site.season
            for site in country.sites
            if site.kind == POINT and site.season != "ordinary"
        },
        country_minutes=_nearest(network, every, country),
    )


def _places(sites: tuple[Site, ...]) -> Places:
    return Places.of(
        np.array([site.link for site in sites]),
        np.array([site.fraction for site in sites]),
        np.array([site.last_leg_metres for site in sites]),
    )


def _minutes(
    network: TravelNetwork, sites: tuple[Site, ...], country: Country, zones: Indices
) -> Floats:
    given = country.zones
    homes = Places.of(given.link[zones], given.fraction[zones], given.last_leg_metres[zones])
    return minutes_between(network, _places(sites), homes).astype(np.float64)


def _nearest(network: TravelNetwork, sites: tuple[Site, ...], country: Country) -> Floats:
    """Return the minutes from the nearest station, all zones of the country."""
    every = np.arange(country.zones.link.size)
    return np.asarray(_minutes(network, sites, country, every).min(axis=0))


def _parts(
    country: Country,
    groups: tuple[str, ...],
    zones: Indices,
    minutes: Floats,
    station_group: Indices,
) -> tuple[NDArray[np.int64], Indices]:
    """Return (municipality, station district) of each part, and the part of each zone."""
    members = np.zeros((len(groups), len(country.municipality_numbers)), dtype=np.bool_)
    for group, label in enumerate(groups):
        for number in country.station_district_municipalities.get(label, ()):
            members[group, country.municipality_index(number)] = True
    municipality = country.zones.municipality[zones]
    nearest = np.full((len(groups), zones.size), np.inf)
    for group in range(len(groups)):
        nearest[group] = minutes[station_group == group].min(axis=0)
    # Out of reach of all: the first of the station districts that hold the municipality.
    cost = np.where(members[:, municipality], np.minimum(nearest, 1e9), np.inf)
    chosen = cost.argmin(axis=0)
    pairs = np.column_stack([municipality, chosen])
    parts, zone_part = np.unique(pairs, axis=0, return_inverse=True)
    order = np.lexsort((parts[:, 0], parts[:, 1]))
    rank = np.empty(order.size, dtype=np.int64)
    rank[order] = np.arange(order.size)
    return parts[order].astype(np.int64), rank[zone_part.ravel()]
