"""Minutes from every zone to every door, on ordinary and on winter roads."""

import numpy as np

from naervaer.domain.errors import UnknownNameError
from naervaer.planning.travel import (
    Closures,
    Places,
    Roads,
    SpeedTable,
    TravelNetwork,
    minutes_between,
)
from naervaer.registers.baseline import Baseline
from naervaer.studies.access.country import Country
from naervaer.studies.access.reach import Matrix
from naervaer.studies.access.recipe import TravelTimes
from naervaer.studies.scenario import Scenario


def travel_times(country: Country, baseline: Baseline, scenario: Scenario) -> TravelTimes:
    """Return the minutes, with the scenario's speeds and closures.

    Raises
    ------
    UnknownNameError
        When a closed road or a cancelled crossing is not in the network.

    """
    speeds = SpeedTable().replace(scenario.speeds)
    ordinary = TravelNetwork.build(
        Roads.of(baseline.network), speeds, closures_of(baseline, scenario)
    )
    winter = ordinary.changed(speeds=speeds.in_winter())
    return TravelTimes(_minutes(ordinary, country), _minutes(winter, country))


def _minutes(network: TravelNetwork, country: Country) -> Matrix:
    zones = country.zones
    people = Places.of(zones.link, zones.fraction, zones.last_leg_metres)
    doors = Places.of(
        np.array([site.link for site in country.sites]),
        np.array([site.fraction for site in country.sites]),
        np.array([site.last_leg_metres for site in country.sites]),
    )
    # Swept from the doors, so that the minutes to one door lie together in memory.
    return minutes_between(network, doors, people).T


def closures_of(baseline: Baseline, scenario: Scenario) -> Closures:
    """Return the scenario's closures in the network's numbers.

    Raises
    ------
    UnknownNameError
        When no crossing answers to a name or number.

    """
    roads = tuple(
        (road.category, road.number, int(road.municipality) if road.municipality else None)
        for road in scenario.roads
    )
    crossings = tuple(
        number for name in scenario.crossings for number in _crossings(baseline, name)
    )
    return Closures(road_numbers=roads, crossings=crossings, no_ferries=scenario.no_ferries)


def _crossings(baseline: Baseline, name: str) -> list[int]:
    """Return the numbers of the crossings that a name or a number means."""
    table = baseline.table("crossings")
    wanted = name.casefold().strip()
    numbers = [
        int(number)
        for number, known in zip(table["crossing"], table["name"], strict=True)
        if wanted in (str(number), str(known).casefold())
    ]
    if numbers:
        return numbers
    near = [str(known) for known in table["name"] if wanted in str(known).casefold()][:3]
    hint = f" (near: {', '.join(near)})" if near else ""
    msg = (
        f"crossing {name!r} does not exist, expected the name or id of a ferry crossing{hint}."
    )
    raise UnknownNameError(msg)
