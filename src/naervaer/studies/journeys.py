"""Single journeys on the baseline: from which site to which, along which roads."""

import re
from dataclasses import dataclass

import numpy as np

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.planning.travel import (
    Closures,
    Places,
    Route,
    SpeedTable,
    TravelNetwork,
    isochrone,
    nearest,
)
from naervaer.registers.baseline import Baseline

_ROAD = re.compile(
    r"(?P<category>[ERFKPS])v?\s*(?P<number>\d+)(\s+i\s+(?P<municipality>\d{4}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Within:
    """What lies within a number of minutes of a site.

    Attributes
    ----------
    minutes
        The limit.
    people
        Living within it.
    share
        Of all people in Norway.
    road_kilometres
        Mapped road within it.

    """

    minutes: float
    people: float
    share: float
    road_kilometres: float


@dataclass(frozen=True, slots=True)
class NamedLeg:
    """A leg of a route under the name a driver knows."""

    name: str
    kilometres: float
    minutes: float
    wait_minutes: float


def site_place(baseline: Baseline, wanted: str) -> Places:
    """Return where a site or a town meets the road.

    A site answers to its id or its full name. Else the centre of the settlement of that name
    counts, then the most peopled candidate place of the name, then the most peopled one of the
    municipality of the name. «Sandvika i Lierne» says in which municipality.

    Raises
    ------
    UnknownNameError
        When nothing answers to it, or several towns do.

    """
    sites = baseline.sites
    text = wanted.casefold().strip()
    rows = [
        row
        for row, (key, name) in enumerate(zip(sites.id, sites.name, strict=True))
        if text in (str(key).casefold(), str(name).casefold())
    ]
    if rows:
        row = rows[:1]
        return Places.of(sites.link[row], sites.fraction[row], sites.last_leg_m[row])
    town = _town_row(baseline, wanted)
    if town is None:
        near = [str(key) for key, name in zip(sites.id, sites.name, strict=True)
                if text in str(name).casefold()][:4]  # fmt: skip
        hint = f" (near: {', '.join(near)})" if near else ""
        msg = f"{wanted!r} does not exist, expected the id or name of a site, or a town{hint}."
        raise UnknownNameError(msg)
    places, at = baseline.candidates, [town]
    return Places.of(places.link[at], places.fraction[at], places.last_leg_m[at])


def _town_row(baseline: Baseline, wanted: str) -> int | None:
    """Return the candidate place of a town, or None; «Mo i Rana» is a name of its own."""
    whole = _town_named(baseline, wanted.strip(), "")
    name, _, where = wanted.strip().partition(" i ")
    return _town_named(baseline, name, where) if whole is None and where else whole


def _town_named(baseline: Baseline, wanted: str, municipality: str) -> int | None:
    text, where = wanted.casefold().strip(), municipality.casefold().strip()
    places = baseline.candidates
    table = baseline.table("municipalities")
    names = {
        str(number): str(name).casefold()
        for number, name in zip(table["number"], table["name"], strict=True)
    }
    number = places.municipality.astype(str)
    usable = places.link >= 0
    if where:
        inside = {at for at, name in names.items() if where in (at, *name.split(" – "))}
        usable &= np.isin(number, list(inside))
    named = np.array([str(name).casefold() == text for name in places.name]) & usable
    home = {at for at, name in names.items() if text in name.split(" – ")}
    for chosen in (
        named & (places.settlement >= 0),
        named,
        np.isin(number, list(home)) & usable,
    ):
        rows = np.flatnonzero(chosen)
        if not rows.size:
            continue
        several = sorted({names[at] for at in number[rows]})
        if len(several) > 1:
            asked = ", ".join(
                f"'{wanted} i {name.split(' – ')[0].title()}'" for name in several[:4]
            )
            msg = f"{wanted!r} lies in {len(several)} municipalities, expected one of {asked}."
            raise UnknownNameError(msg)
        return int(rows[places.people_5_km[rows].argmax()])
    return None


def closures_named(roads: tuple[str, ...], *, no_ferries: bool = False) -> Closures:
    """Read closed roads written as «Fv 17» or «F 17 i 1811».

    Raises
    ------
    UnusableInputError
        When a text is not the name of a road.

    """
    closed = []
    for text in roads:
        found = _ROAD.fullmatch(text.strip())
        if found is None:
            msg = f"closed road is {text!r}, expected for example 'Fv 17' or 'Fv 17 i 1811'."
            raise UnusableInputError(msg)
        where = found["municipality"]
        number = int(found["number"])
        closed.append((found["category"].upper(), number, int(where) if where else None))
    return Closures(road_numbers=tuple(closed), no_ferries=no_ferries)


def speeds_given(values: tuple[str, ...], *, winter: bool = False) -> SpeedTable:
    """Read assumptions written as `name=number` into a speed table.

    Raises
    ------
    UnusableInputError
        When a text is not a name, an equals sign and a number.

    """
    read = {}
    for text in values:
        name, _, number = text.partition("=")
        try:
            read[name.strip()] = float(number)
        except ValueError as error:
            msg = f"assumption is {text!r}, expected for example 'f_rural=55'."
            raise UnusableInputError(msg) from error
    table = SpeedTable().replace(read)
    return table.in_winter() if winter else table


def named_legs(baseline: Baseline, route: Route) -> tuple[NamedLeg, ...]:
    """Return the legs of a route with the names of roads and crossings."""
    table = baseline.table("crossings")
    crossings = dict(zip(table["crossing"].astype(int), table["name"].astype(str), strict=True))
    legs = []
    for leg in route.legs:
        if leg.is_ferry:
            name = f"ferje {crossings[leg.crossing]}"
        elif leg.number:
            name = f"{leg.category}v {leg.number}".replace("Ev ", "E ")
        else:
            name = "mellom kai og vei" if leg.is_connector else "vei uten nummer"
        legs.append(NamedLeg(name, leg.metres / 1000.0, leg.minutes, leg.wait_minutes))
    return tuple(legs)


def within_minutes(
    baseline: Baseline, network: TravelNetwork, site: Places, limits: tuple[float, ...]
) -> tuple[Within, ...]:
    """Return how many people and how much road lie within each limit of a site."""
    zones = baseline.zones
    homes = Places.of(zones.link, zones.fraction, zones.last_leg_m)
    minutes = nearest(network, site, homes).minutes
    ordered = np.unique(np.array(limits))
    road = isochrone(network, site, ordered).reached_metres(network.roads.metres)
    everyone = float(zones.people.sum())
    found = []
    for limit, metres in zip(ordered.tolist(), road.tolist(), strict=True):
        people = float(zones.people[minutes <= limit].sum())
        found.append(Within(limit, people, people / everyone, metres / 1000.0))
    return tuple(found)
