"""How far the travel model can be trusted: known journeys, and the official 45-minute share.

The expected minutes are estimates of what a driver needs, ferries included; nobody has
published measured ones for free use. The official share of people within 45 minutes of a
police station is that of 2017 (NRK 1.13320667).
"""

from dataclasses import dataclass

import numpy as np

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.travel import (
    Closures,
    Places,
    Roads,
    Route,
    SpeedTable,
    TravelNetwork,
    assumptions,
    nearest,
    shortest_route,
)
from naervaer.registers.baseline import Baseline

RULE_MINUTES = 45.0
"""The official rule on distance: minutes by car to the nearest station."""

OFFICIAL_SHARE_45 = 0.986
"""Share of people within 45 minutes of a police station, 2017, all of Norway."""


@dataclass(frozen=True, slots=True)
class CheckRoute:
    """A journey whose driving time is roughly known.

    Attributes
    ----------
    start, end
        Towns; the journey runs between their police stations.
    start_site, end_site
        Those stations in the baseline.
    expected_minutes
        Estimated, plus or minus a fifth.

    """

    start: str
    end: str
    start_site: str
    end_site: str
    expected_minutes: float


CHECK_ROUTES = (
    CheckRoute("Bergen", "Førde", "bergen-sentrum", "forde", 170.0),
    CheckRoute("Ålesund", "Molde", "alesund", "molde", 95.0),
    CheckRoute("Oslo", "Bergen", "sentrum", "bergen-sentrum", 420.0),
    CheckRoute("Oslo", "Trondheim", "sentrum", "trondheim-sentrum", 405.0),
    CheckRoute("Tromsø", "Alta", "tromso", "alta", 345.0),
    CheckRoute("Bodø", "Svolvær", "bodo", "svolvaer", 330.0),
)


@dataclass(frozen=True, slots=True)
class CheckedRoute:
    """A check route and the way the model takes."""

    check: CheckRoute
    found: Route

    @property
    def deviation(self) -> float:
        """How much longer (positive) or shorter the model's way is, as a share."""
        return self.found.minutes / self.check.expected_minutes - 1.0


@dataclass(frozen=True, slots=True)
class Reach:
    """How many people are near a police station under one set of assumptions.

    Attributes
    ----------
    share_45
        Share of all people within 45 minutes.
    unreachable
        People whom no road or car ferry connects to any station.

    """

    share_45: float
    unreachable: float


def network_of(
    baseline: Baseline, speeds: SpeedTable | None = None, closures: Closures | None = None
) -> TravelNetwork:
    """Put minutes on the baseline's roads."""
    roads = Roads.of(baseline.network)
    return TravelNetwork.build(roads, speeds, Closures() if closures is None else closures)


def drive_check_routes(baseline: Baseline, network: TravelNetwork) -> tuple[CheckedRoute, ...]:
    """Drive every check route.

    Raises
    ------
    UnusableInputError
        When the network does not connect the two towns of a route.

    """
    checked = []
    for check in CHECK_ROUTES:
        start = _site(baseline, check.start_site)
        route = shortest_route(network, start, _site(baseline, check.end_site))
        if route is None:
            msg = f"no way from {check.start} to {check.end}, expected a connected network."
            raise UnusableInputError(msg)
        checked.append(CheckedRoute(check, route))
    return tuple(checked)


def reach_of_regulated_points(baseline: Baseline, network: TravelNetwork) -> Reach:
    """Return how many people the service points of the regulation reach in 45 minutes."""
    facts = baseline.table("point_facts")
    regulated = set(facts.loc[facts["state"] == "regulated", "point"])
    sites, zones = baseline.sites, baseline.zones
    chosen = np.flatnonzero([site in regulated for site in sites.id.tolist()])
    stations = Places.of(sites.link, sites.fraction, sites.last_leg_m).take(chosen)
    homes = Places.of(zones.link, zones.fraction, zones.last_leg_m)
    minutes = nearest(network, stations, homes).minutes
    people = zones.people
    return Reach(
        share_45=float(people[minutes <= RULE_MINUTES].sum() / people.sum()),
        unreachable=float(people[np.isinf(minutes)].sum()),
    )


def calibration_table(checked: tuple[CheckedRoute, ...]) -> str:
    """Return the check routes as a Markdown table, with both averages below."""
    lines = [
        "| route | expected, min | model, min | difference | way, ferries with waits |",
        "| --- | ---: | ---: | ---: | --- |",
    ]
    for row in checked:
        name = f"{row.check.start} – {row.check.end}"
        minutes = f"{row.check.expected_minutes:.0f} | {row.found.minutes:.0f}"
        lines.append(f"| {name} | {minutes} | {row.deviation:+.0%} | {_way(row.found)} |")
    deviations = np.array([row.deviation for row in checked])
    averages = f"{np.abs(deviations).mean():.1%} without sign, {deviations.mean():+.1%} with"
    lines.append(f"| **average** |  |  |  | {averages} |")
    return "\n".join(lines)


def sensitivity_table(baseline: Baseline, network: TravelNetwork) -> str:
    """Return as a Markdown table what each main assumption does to the 45-minute share."""
    lines = [
        "| assumptions | within 45 min | unreachable, people |",
        "| --- | ---: | ---: |",
    ]
    for name, changed in _variants(network).items():
        reach = reach_of_regulated_points(baseline, changed)
        lines.append(f"| {name} | {reach.share_45:.1%} | {round(reach.unreachable, -2):,.0f} |")
    return "\n".join(lines)


def _variants(network: TravelNetwork) -> dict[str, TravelNetwork]:
    table = network.speeds
    driving = [
        row.name for row in assumptions() if row.name.endswith(("_rural", "_settlement"))
    ]

    def all_speeds(factor: float) -> SpeedTable:
        return table.replace({name: getattr(table, name) * factor for name in driving})

    waits = {name: 2 * getattr(table, name) for name in ("ferry_headway", "ferry_headway_long")}
    return {
        "as they are": network,
        "all driving 10 % slower": network.changed(speeds=all_speeds(0.9)),
        "all driving 10 % faster": network.changed(speeds=all_speeds(1.1)),
        "ferries half as often": network.changed(speeds=table.replace(waits)),
        "last leg at 15 km/h": network.changed(speeds=table.replace({"last_leg": 15.0})),
        "winter profile": network.changed(speeds=table.in_winter()),
        "no ferries at all": network.changed(closures=Closures(no_ferries=True)),
    }


def _way(route: Route) -> str:
    """Name the roads of at least 30 km and every ferry."""
    named = []
    for leg in route.legs:
        if leg.is_ferry:
            named.append(f"ferry {leg.metres / 1000:.0f} km ({leg.minutes:.0f} min)")
        elif leg.metres >= 30_000:  # noqa: PLR2004 – only what a driver would name
            named.append(f"{leg.category}{leg.number}")
    return ", ".join(named)


def _site(baseline: Baseline, key: str) -> Places:
    sites = baseline.sites
    row = np.flatnonzero(sites.id == key)
    return Places.of(sites.link[row], sites.fraction[row], sites.last_leg_m[row])
