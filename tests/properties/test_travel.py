"""What must hold for journeys on any roads and ferries."""

import dataclasses

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from naervaer.planning.travel import (
    Closures,
    Places,
    Roads,
    SpeedTable,
    TravelNetwork,
    minutes_between,
    nearest_several,
    shortest_route,
)

SEEDS = st.integers(0, 2**32 - 1)


def random_roads(seed: int, *, links: int = 24, nodes: int = 14) -> Roads:
    """Return a muddle of roads and ferries with loops, parallel links and loose parts."""
    rng = np.random.default_rng(seed)
    kind = rng.choice([0, 1, 2, 3, 4, 5], links, p=[0.5, 0.1, 0.05, 0.2, 0.05, 0.1])
    ferry = (kind == 3) | (kind == 4)
    return Roads(
        from_node=rng.integers(0, nodes, links).astype(np.int32),
        to_node=rng.integers(0, nodes, links).astype(np.int32),
        metres=np.where(rng.random(links) < 0.1, 0.0, rng.uniform(100, 30_000, links)),
        kind=kind.astype(np.int8),
        category=np.where(ferry, "", rng.choice(list("ERFKPS"), links)),
        number=rng.integers(1, 4, links).astype(np.int32),
        settlement_share=rng.random(links),
        tunnel_share=rng.random(links),
        crossing=np.where(ferry, rng.integers(0, 3, links), -1).astype(np.int32),
        node_x=rng.random(nodes),
        node_y=rng.random(nodes),
        municipality=rng.integers(1101, 1104, links).astype(np.int32),
    )


def random_places(roads: Roads, seed: int, *, count: int = 9) -> Places:
    rng = np.random.default_rng(seed + 1)
    ashore = np.append(np.flatnonzero(~roads.is_ferry), -1)
    link = rng.choice(ashore, count)
    fraction = rng.choice([0.0, 0.25, 0.8, 1.0], count)
    return Places.of(link, fraction, rng.uniform(0, 3_000, count))


def by_splitting_links(network: TravelNetwork, places: Places) -> NDArray[np.float64]:
    """Plain twin: cut every link at every place on it, then compare all detours.

    Valid while nothing is closed.
    """
    count = network.vertex_count + len(places)
    table = np.full((count, count), np.inf)

    def join(one: int, other: int, minutes: float) -> None:
        table[one, other] = min(table[one, other], minutes)
        table[other, one] = min(table[other, one], minutes)

    links = network.roads.link_count
    for edge, minutes in enumerate(network.edge_minutes.tolist()):
        one, other = int(network.edge_from[edge]), int(network.edge_to[edge])
        join(one, other, minutes)
        here = [p for p in range(len(places)) if edge < links and places.link[p] == edge]
        stops = [(0.0, one), (1.0, other)]
        stops += [(float(places.fraction[p]), network.vertex_count + p) for p in here]
        for share, start in stops:
            for other_share, end in stops:
                join(start, end, abs(share - other_share) * minutes)
    np.fill_diagonal(table, 0.0)
    for middle in range(count):
        table = np.minimum(table, table[:, [middle]] + table[[middle], :])
    ways = table[network.vertex_count :, network.vertex_count :]
    leg = (
        places.last_leg_metres * network.speeds.last_leg_detour * 0.06 / network.speeds.last_leg
    )
    leg = np.where(places.link < 0, np.inf, leg)
    return np.asarray(ways + leg[:, None] + leg[None, :])


@given(seed=SEEDS)
@settings(max_examples=60, deadline=None)
def test_minutes_equal_those_of_links_cut_at_every_place(seed: int) -> None:
    roads = random_roads(seed)
    places = random_places(roads, seed)
    network = TravelNetwork.build(roads)
    # Two legs to one's own door are no journey that either side is asked about.
    found = minutes_between(network, places, places)
    expected = by_splitting_links(network, places)
    apart = ~np.eye(len(places), dtype=bool)
    np.testing.assert_allclose(found[apart], expected[apart], rtol=1e-5, atol=1e-5)


@given(seed=SEEDS, winter=st.booleans())
@settings(max_examples=40, deadline=None)
def test_there_and_back_take_equally_long(seed: int, winter: bool) -> None:
    roads = random_roads(seed)
    places = random_places(roads, seed)
    speeds = SpeedTable().in_winter() if winter else SpeedTable()
    minutes = minutes_between(TravelNetwork.build(roads, speeds), places, places)
    np.testing.assert_allclose(minutes, minutes.T, rtol=1e-5)


@given(seed=SEEDS)
@settings(max_examples=40, deadline=None)
def test_closing_something_never_shortens_a_journey(seed: int) -> None:
    roads = random_roads(seed)
    places = random_places(roads, seed)
    network = TravelNetwork.build(roads)
    before = minutes_between(network, places, places)
    links = tuple(np.random.default_rng(seed).integers(0, roads.link_count, 3).tolist())
    for closures in (Closures(links=links), Closures(no_ferries=True)):
        after = minutes_between(network.changed(closures=closures), places, places)
        assert (after >= before * (1 - 1e-6)).all()


@given(seed=SEEDS)
@settings(max_examples=40, deadline=None)
def test_a_new_road_never_lengthens_a_journey(seed: int) -> None:
    roads = random_roads(seed)
    places = random_places(roads, seed)
    before = minutes_between(TravelNetwork.build(roads), places, places)
    node = np.random.default_rng(seed).integers(0, roads.node_count, 2)
    new = {
        "from_node": node[0], "to_node": node[1], "metres": 500.0, "kind": 0, "category": "E",
        "number": 9, "settlement_share": 0.0, "tunnel_share": 0.0, "crossing": -1,
        "municipality": 0,
    }  # fmt: skip
    columns = {
        name: np.append(getattr(roads, name), np.array(value, dtype=getattr(roads, name).dtype))
        for name, value in new.items()
    }
    more = dataclasses.replace(roads, **columns)
    after = minutes_between(TravelNetwork.build(more), places, places)
    assert (after <= before * (1 + 1e-6)).all()


@given(seed=SEEDS)
@settings(max_examples=40, deadline=None)
def test_winter_never_shortens_a_journey(seed: int) -> None:
    roads = random_roads(seed)
    places = random_places(roads, seed)
    network = TravelNetwork.build(roads)
    summer = minutes_between(network, places, places)
    winter = minutes_between(network.changed(speeds=SpeedTable().in_winter()), places, places)
    assert (winter >= summer * (1 - 1e-6)).all()


@given(seed=SEEDS)
@settings(max_examples=40, deadline=None)
def test_a_route_waits_once_for_each_crossing_in_a_row_and_adds_up(seed: int) -> None:
    roads = random_roads(seed)
    places = random_places(roads, seed)
    network = TravelNetwork.build(
        roads, SpeedTable(ferry_headway=20.0, ferry_headway_long=20.0)
    )
    one, other = places.take([0]), places.take([1])
    route = shortest_route(network, one, other)
    minutes = float(minutes_between(network, one, other)[0, 0])
    if route is None:
        assert minutes == np.inf
        return
    assert route.minutes == np.float32(minutes) or abs(route.minutes / minutes - 1) < 1e-5
    parts = sum(leg.minutes for leg in route.legs) + route.last_leg_minutes
    assert abs(parts - route.minutes) < 1e-6
    sailed = [leg for leg in route.ferry_legs if leg.metres > 0]
    assert all(abs(leg.wait_minutes - 13.0) < 1e-9 for leg in sailed)


@given(seed=SEEDS, count=st.integers(1, 5))
@settings(max_examples=40, deadline=None)
def test_the_nearest_sites_are_those_with_the_fewest_minutes(seed: int, count: int) -> None:
    roads = random_roads(seed)
    sites, places = random_places(roads, seed), random_places(roads, seed + 7, count=12)
    network = TravelNetwork.build(roads)
    found = nearest_several(network, sites, places, count=count)
    everything = np.sort(minutes_between(network, sites, places), axis=0)[:count].T
    np.testing.assert_array_equal(found.minutes, everything)
    assert ((found.site < 0) == np.isinf(found.minutes)).all()
