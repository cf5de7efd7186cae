from collections.abc import Callable

import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.travel import (
    Closures,
    Places,
    Roads,
    SpeedTable,
    TravelNetwork,
    minutes_between,
    shortest_route,
)
from naervaer.planning.travel.report import route_rows

Build = Callable[..., Roads]


def test_a_route_names_its_roads_its_ferry_and_its_wait(
    fjord: Build, plain: SpeedTable
) -> None:
    network = TravelNetwork.build(fjord(), plain)
    route = shortest_route(
        network, Places.of([0], [0.5], [300.0]), Places.of([3], [0.25], [0.0])
    )
    assert route is not None
    named = [(leg.category, leg.number, leg.is_ferry, leg.metres) for leg in route.legs]
    assert named == [("F", 17, False, 5_000), ("", 0, True, 2_000), ("E", 6, False, 2_500)]
    assert [leg.wait_minutes for leg in route.ferry_legs] == [14.0]
    assert route.minutes == pytest.approx(0.3 + 5 + 20 + 2.5)
    assert route.road_metres == pytest.approx(7_500)


def test_a_route_along_one_link_does_not_visit_its_ends(
    fjord: Build, plain: SpeedTable
) -> None:
    network = TravelNetwork.build(fjord(), plain)
    route = shortest_route(network, Places.of([0], [0.5], [0.0]), Places.of([0], [0.7], [0.0]))
    assert route is not None
    assert [leg.metres for leg in route.legs] == pytest.approx([2_000])


def test_there_is_no_route_without_a_ferry(fjord: Build, plain: SpeedTable) -> None:
    network = TravelNetwork.build(fjord(), plain, Closures(no_ferries=True))
    ends = Places.of([0], [0.5], [0.0]), Places.of([3], [0.5], [0.0])
    assert shortest_route(network, *ends) is None


def test_a_route_takes_as_long_as_the_table_says(fjord: Build, plain: SpeedTable) -> None:
    roads = fjord(
        from_node=np.array([0, 1, 2, 4], np.int32), to_node=np.array([1, 2, 3, 3], np.int32)
    )
    network = TravelNetwork.build(roads, plain.replace({"trip_minutes": 3}))
    one, other = Places.of([0], [0.1], [200.0]), Places.of([3], [0.1], [100.0])
    route = shortest_route(network, one, other)
    assert route is not None
    assert route.minutes == pytest.approx(float(minutes_between(network, one, other)[0, 0]))


def test_a_route_needs_exactly_one_place_at_each_end(fjord: Build, plain: SpeedTable) -> None:
    network = TravelNetwork.build(fjord(), plain)
    one, two = Places.of([0], [0.5], [0.0]), Places.of([0, 3], [0.5, 0.5], [0.0, 0.0])
    with pytest.raises(UnusableInputError, match="destination holds 2 places"):
        shortest_route(network, one, two)


def test_a_route_reads_as_rows_for_people(fjord: Build, plain: SpeedTable) -> None:
    network = TravelNetwork.build(fjord(), plain)
    route = shortest_route(network, Places.of([0], [0.5], [0.0]), Places.of([3], [0.0], [0.0]))
    assert route is not None
    rows = route_rows(route)
    assert [row[0] for row in rows] == ["F17", "ferry 0"]
    assert rows[0][1:] == pytest.approx((5.0, 5.0, 0.0))
    assert rows[1][1:] == pytest.approx((2.0, 20.0, 14.0))
    assert route.legs[1].kmh == pytest.approx(6.0)


def test_roads_without_a_number_are_named_in_words(fjord: Build, plain: SpeedTable) -> None:
    roads = fjord(kind=np.array([5, 3, 3, 0], np.int8), number=np.zeros(4, np.int32))
    network = TravelNetwork.build(roads, plain)
    ends = Places.of([0], [0.0], [0.0]), Places.of([3], [1.0], [0.0])
    route = shortest_route(network, *ends)
    assert route is not None
    names = [row[0] for row in route_rows(route)]
    assert names == ["between quay and road", "ferry 0", "road without number"]
