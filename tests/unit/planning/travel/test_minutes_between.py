from collections.abc import Callable

import numpy as np
import pytest

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.planning.travel import (
    Closures,
    Places,
    Roads,
    SpeedTable,
    TravelNetwork,
    minutes_between,
    nearest,
    nearest_several,
)

Build = Callable[..., Roads]


def test_a_ferry_drawn_as_two_links_is_waited_for_once(fjord: Build, plain: SpeedTable) -> None:
    network = TravelNetwork.build(fjord(), plain)
    ends = Places.of([0, 3], [0.0, 1.0], [0.0, 0.0])
    minutes = minutes_between(network, ends, ends)
    assert minutes.tolist() == [[0.0, 10 + 14 + 6 + 10], [40.0, 0.0]]


def test_the_last_leg_is_counted_at_both_ends(fjord: Build, plain: SpeedTable) -> None:
    network = TravelNetwork.build(fjord(), plain)
    home = Places.of([0], [0.2], [500.0])
    office = Places.of([0], [0.7], [1_000.0])
    assert minutes_between(network, home, office).tolist() == [[0.5 + 5.0 + 1.0]]


def test_without_ferries_the_other_shore_is_infinitely_far(
    fjord: Build, plain: SpeedTable
) -> None:
    network = TravelNetwork.build(fjord(), plain, Closures(no_ferries=True))
    ends = Places.of([0, 3], [0.0, 1.0], [0.0, 0.0])
    minutes = minutes_between(network, ends, ends)
    assert minutes[0, 1] == np.inf
    assert nearest(network, ends.take([1]), ends).site.tolist() == [-1, 0]


def test_a_place_without_any_road_is_unreachable(fjord: Build, plain: SpeedTable) -> None:
    network = TravelNetwork.build(fjord(), plain)
    places = Places.of([-1, 0], [0.0, 0.5], [0.0, 0.0])
    assert np.isinf(minutes_between(network, places, places)).tolist() == [
        [True, True],
        [True, False],
    ]


def test_a_closed_road_stops_traffic_only_where_it_is_closed(
    fjord: Build, plain: SpeedTable
) -> None:
    closed_here = Closures(road_numbers=(("F", 17, 1811),))
    network = TravelNetwork.build(fjord(), plain, closed_here)
    assert network.link_is_open.tolist() == [False, True, True, True]


def test_whoever_lives_on_a_closed_road_may_drive_out_of_it(
    fjord: Build, plain: SpeedTable
) -> None:
    network = TravelNetwork.build(fjord(), plain, Closures(links=(0,)))
    home, quay = Places.of([0], [0.4], [0.0]), Places.of([3], [0.0], [0.0])
    assert minutes_between(network, home, quay).tolist() == [[6.0 + 14.0 + 6.0]]


def test_boats_without_cars_are_left_out_unless_asked_for(
    fjord: Build, plain: SpeedTable
) -> None:
    roads = fjord(kind=np.array([0, 4, 4, 0], dtype=np.int8))
    ends = Places.of([0, 3], [0.0, 1.0], [0.0, 0.0])
    by_car = minutes_between(TravelNetwork.build(roads, plain), ends, ends)
    on_foot = plain.replace({"passenger_ferries": 1})
    by_boat = minutes_between(TravelNetwork.build(roads, on_foot), ends, ends)
    assert by_car[0, 1] == np.inf
    assert by_boat[0, 1] == pytest.approx(10 + 14 + 2_000 / 750 + 10)


def test_a_place_on_a_ferry_is_refused(fjord: Build, plain: SpeedTable) -> None:
    network = TravelNetwork.build(fjord(), plain)
    afloat = Places.of([1], [0.5], [0.0])
    with pytest.raises(UnusableInputError, match="lies on ferry link 1"):
        minutes_between(network, afloat, afloat)


def test_closing_a_road_that_does_not_exist_is_refused(fjord: Build, plain: SpeedTable) -> None:
    with pytest.raises(UnknownNameError, match="closed road F 99 is not in the network"):
        TravelNetwork.build(fjord(), plain, Closures(road_numbers=(("F", 99, None),)))


def test_the_nearest_of_two_equally_near_sites_is_the_first(
    fjord: Build, plain: SpeedTable
) -> None:
    network = TravelNetwork.build(fjord(), plain)
    sites = Places.of([0, 0], [0.0, 1.0], [0.0, 0.0])
    middle = Places.of([0, 0], [0.5, 0.9], [0.0, 0.0])
    found = nearest(network, sites, middle)
    assert found.site.tolist() == [0, 1]
    assert found.minutes == pytest.approx([5.0, 1.0])


def test_the_table_is_the_same_whichever_list_is_longer(
    fjord: Build, plain: SpeedTable
) -> None:
    network = TravelNetwork.build(fjord(), plain)
    many, few = (
        Places.of([0, 0, 3], [0.1, 0.9, 0.5], [0.0, 0.0, 0.0]),
        Places.of([3], [0.2], [0.0]),
    )
    assert (
        minutes_between(network, many, few).T.tolist()
        == minutes_between(network, few, many).tolist()
    )


def test_the_second_nearest_site_stands_beside_the_nearest(
    fjord: Build, plain: SpeedTable
) -> None:
    network = TravelNetwork.build(fjord(), plain)
    sites, home = Places.of([3, 0], [0.0, 0.0], [0.0, 0.0]), Places.of([0], [0.5], [0.0])
    found = nearest_several(network, sites, home, count=3)
    assert found.site.tolist() == [[1, 0, -1]]
    assert found.minutes.tolist() == [[5.0, 25.0, np.inf]]


def test_asking_for_no_site_is_refused(fjord: Build, plain: SpeedTable) -> None:
    network = TravelNetwork.build(fjord(), plain)
    home = Places.of([0], [0.5], [0.0])
    with pytest.raises(UnusableInputError, match="count is 0, expected 1 or more"):
        nearest_several(network, home, home, count=0)
