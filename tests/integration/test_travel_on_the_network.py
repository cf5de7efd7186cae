"""Sweeps, waits and closures on the network that ships."""

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from naervaer.planning.travel import (
    Closures,
    Places,
    SpeedTable,
    TravelNetwork,
    minutes_between,
    nearest,
)
from naervaer.registers.baseline import Baseline, load_baseline
from naervaer.studies.calibration import network_of


@pytest.fixture(scope="module")
def baseline() -> Baseline:
    return load_baseline()


@pytest.fixture(scope="module")
def network(baseline: Baseline) -> TravelNetwork:
    return network_of(baseline)


def zones_of(baseline: Baseline) -> Places:
    zones = baseline.zones
    return Places.of(zones.link, zones.fraction, zones.last_leg_m)


def sites_of(baseline: Baseline) -> Places:
    sites = baseline.sites
    return Places.of(sites.link, sites.fraction, sites.last_leg_m)


def test_sweeps_equal_dijkstra_from_all_over_the_country(network: TravelNetwork) -> None:
    count = network.vertex_count
    table: dict[tuple[int, int], float] = {}
    for one, other, minutes in zip(
        network.edge_from.tolist(),
        network.edge_to.tolist(),
        network.edge_minutes.tolist(),
        strict=True,
    ):
        pair = (min(one, other), max(one, other))
        if one != other and minutes < table.get(pair, np.inf):
            table[pair] = minutes
    low, high = np.array(list(table)).T
    graph = csr_array((list(table.values()), (low, high)), shape=(count, count))
    sources = np.random.default_rng(1).integers(0, count, 40)
    expected = dijkstra(graph, directed=False, indices=sources)
    found = network.sweeper.minutes_from(sources)
    np.testing.assert_array_equal(np.isinf(found), np.isinf(expected))
    bound = network.sweeper.hierarchy.rounding_bound()
    np.testing.assert_allclose(found, expected, rtol=bound, atol=1e-6)


def test_a_longer_wait_lengthens_every_crossing_by_exactly_that_much(
    network: TravelNetwork,
) -> None:
    roads = network.roads
    ferry = np.flatnonzero(roads.is_ferry & np.isfinite(network.link_minutes))
    other = network.changed(
        speeds=SpeedTable().replace({"ferry_boarding": SpeedTable().ferry_boarding + 10})
    )
    boarding = np.flatnonzero(np.arange(len(network.edge_from)) >= roads.link_count)
    open_edges = np.isfinite(network.edge_minutes)
    added = np.zeros(len(open_edges))
    np.subtract(other.edge_minutes, network.edge_minutes, out=added, where=open_edges)
    np.testing.assert_allclose(added[boarding], 5.0)
    assert np.all(added[ferry] == 0)
    ends = network.edge_from[ferry], network.edge_to[ferry]
    assert min(ends[0].min(), ends[1].min()) >= roads.node_count


def test_the_nearest_site_is_the_smallest_number_in_the_table(
    baseline: Baseline, network: TravelNetwork
) -> None:
    some = zones_of(baseline).take(np.arange(0, len(baseline.zones.link), 25))
    everything = minutes_between(network, some, sites_of(baseline))
    found = nearest(network, sites_of(baseline), some)
    np.testing.assert_array_equal(found.minutes, everything.min(axis=1))


def test_closing_a_county_road_in_one_municipality_never_helps_and_hurts_someone(
    baseline: Baseline, network: TravelNetwork
) -> None:
    homes, sites = zones_of(baseline), sites_of(baseline)
    before = nearest(network, sites, homes).minutes
    closed = Closures(road_numbers=(("F", 17, 1838),))
    after = nearest(network.changed(closures=closed), sites, homes).minutes
    assert np.all(after >= before * (1 - 1e-5))
    assert np.any(after > before + 1)


def test_every_site_reaches_the_network(baseline: Baseline, network: TravelNetwork) -> None:
    _, minutes, _ = network.access_minutes(sites_of(baseline))
    assert np.isfinite(minutes).all()
