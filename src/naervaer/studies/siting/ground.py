"""What all parts of the siting study stand on: the country, its roads, its municipal seats."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from naervaer.planning.travel import Places, Roads, SpeedTable, TravelNetwork, minutes_between
from naervaer.registers.baseline import Baseline
from naervaer.studies.access.country import Country
from naervaer.studies.access.from_baseline import country_from

TOUCHING_METRES = 300.0
"""Outlines are simplified, so two that come within this distance are taken to touch."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The country and what is measured between its municipalities. M is their number.

    Attributes
    ----------
    country
        Zones, doors, candidates, structure.
    network
        Roads and ferries on an ordinary day.
    seats
        The most peopled candidate place of each municipality, as indices of candidates,
        shape (M,).
    between_seats
        Driving between seats, shape (M, M), minutes, infinite where there is no way.
    neighbours
        Whether two municipalities touch, by land or by a road or ferry link, shape (M, M).
    same_station
        Whether they share a station district, shape (M, M).

    """

    country: Country
    network: TravelNetwork
    seats: NDArray[np.int64]
    between_seats: NDArray[np.float64]
    neighbours: NDArray[np.bool_]
    same_station: NDArray[np.bool_]


def ground_of(baseline: Baseline, *, speeds: SpeedTable | None = None) -> Ground:
    """Return the ground of the siting study from a compiled baseline."""
    country = country_from(baseline)
    roads = Roads.of(baseline.network)
    network = TravelNetwork.build(roads, speeds or SpeedTable())
    seats = _seats(country)
    places = candidate_places(country, seats)
    return Ground(
        country=country,
        network=network,
        seats=seats,
        between_seats=minutes_between(network, places, places).astype(np.float64),
        neighbours=_neighbours(country, baseline),
        same_station=_same_station(country),
    )


def candidate_places(country: Country, picked: NDArray[np.int64]) -> Places:
    """Return where candidates meet the roads."""
    chosen = [country.candidates[index] for index in picked.tolist()]
    return Places.of(
        np.array([item.link for item in chosen]),
        np.array([item.fraction for item in chosen]),
        np.array([item.last_leg_metres for item in chosen]),
    )


def zone_places(country: Country) -> Places:
    """Return where the zones meet the roads."""
    zones = country.zones
    return Places.of(zones.link, zones.fraction, zones.last_leg_metres)


def _seats(country: Country) -> NDArray[np.int64]:
    """Return each municipality's most peopled candidate; its first zone's where it has none."""
    best: dict[str, tuple[float, int]] = {}
    for index, item in enumerate(country.candidates):
        known = best.get(item.municipality)
        if item.link >= 0 and (known is None or item.people > known[0]):
            best[item.municipality] = (item.people, index)
    nearest = _nearest_candidates(country)
    return np.array(
        [
            best[number][1] if number in best else nearest[at]
            for at, number in enumerate(country.municipality_numbers)
        ],
        dtype=np.int64,
    )


def _nearest_candidates(country: Country) -> NDArray[np.int64]:
    """Return the candidate nearest to the middle of each municipality's people."""
    zones, count = country.zones, len(country.municipality_numbers)
    people = np.bincount(zones.municipality, zones.total, count)
    x = np.bincount(zones.municipality, zones.total * zones.x, count) / people
    y = np.bincount(zones.municipality, zones.total * zones.y, count) / people
    place = np.array([(item.x, item.y) for item in country.candidates])
    usable = np.array([item.link >= 0 for item in country.candidates])
    away = np.hypot(place[:, 0] - x[:, None], place[:, 1] - y[:, None])
    return np.asarray(np.where(usable, away, np.inf).argmin(axis=1), dtype=np.int64)


def _same_station(country: Country) -> NDArray[np.bool_]:
    index = {number: at for at, number in enumerate(country.municipality_numbers)}
    together = np.eye(len(index), dtype=np.bool_)
    for numbers in country.station_district_municipalities.values():
        members = [index[number] for number in numbers if number in index]
        together[np.ix_(members, members)] = True
    return together


def _neighbours(country: Country, baseline: Baseline) -> NDArray[np.bool_]:
    """Return which municipalities touch: outlines that meet, or a link that joins them."""
    index = {number: at for at, number in enumerate(country.municipality_numbers)}
    touching = np.zeros((len(index), len(index)), dtype=np.bool_)
    shapes = [
        shapely.union_all([shapely.Polygon(ring).buffer(0) for ring in rings])
        for rings in (country.outlines.get(number, ()) for number in index)
    ]
    tree = shapely.STRtree(shapes)
    first, second = tree.query(shapes, predicate="dwithin", distance=TOUCHING_METRES)
    touching[first, second] = True
    for one, other in _joined_by_roads(baseline):
        if one in index and other in index:
            touching[index[one], index[other]] = True
            touching[index[other], index[one]] = True
    np.fill_diagonal(touching, val=False)
    return touching


def _joined_by_roads(baseline: Baseline) -> set[tuple[str, str]]:
    """Return the pairs of municipalities whose links share a node."""
    roads = baseline.network
    nodes = np.concatenate([roads.from_node, roads.to_node])
    names = np.concatenate([roads.municipality, roads.municipality])
    order = np.argsort(nodes, kind="stable")
    nodes, names = nodes[order], names[order]
    pairs: set[tuple[str, str]] = set()
    for group in np.split(names, np.flatnonzero(np.diff(nodes)) + 1):
        here = sorted(set(group.tolist()))
        pairs.update((a, b) for at, a in enumerate(here) for b in here[at + 1 :])
    return pairs
