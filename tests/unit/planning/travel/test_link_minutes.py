from collections.abc import Callable

import numpy as np
import pytest

from naervaer.planning.travel import Closures, Roads, SpeedTable, TravelNetwork
from naervaer.planning.travel.link_minutes import minutes_per_link, wait_per_crossing

Build = Callable[..., Roads]


def minutes_of_first(roads: Roads, **values: float) -> float:
    table = SpeedTable(road_lengthening=1.0).replace(values)
    return float(minutes_per_link(roads, table)[0])


def test_a_settlement_slows_its_share_of_the_road(fjord: Build) -> None:
    roads = fjord(settlement_share=np.array([0.5, 0, 0, 0]))
    assert minutes_of_first(roads, f_rural=60, f_settlement=30) == pytest.approx(5 + 10)


def test_a_tunnel_under_a_settlement_counts_as_rural(fjord: Build) -> None:
    roads = fjord(
        settlement_share=np.array([0.5, 0, 0, 0]), tunnel_share=np.array([0.5, 0, 0, 0])
    )
    assert minutes_of_first(roads, f_rural=60, f_settlement=30) == pytest.approx(10)


def test_a_tunnel_is_driven_no_faster_than_its_highest_speed(fjord: Build) -> None:
    roads = fjord(kind=np.array([2, 3, 3, 0], dtype=np.int8), tunnel_share=np.ones(4))
    assert minutes_of_first(roads, motorway_rural=120, tunnel_highest=60) == pytest.approx(10)


@pytest.mark.parametrize(
    ("kind", "name"), [(0, "f_rural"), (1, "expressway_rural"), (2, "motorway_rural")]
)
def test_the_motorway_type_goes_before_the_road_category(
    fjord: Build, kind: int, name: str
) -> None:
    roads = fjord(kind=np.array([kind, 3, 3, 0], dtype=np.int8))
    assert minutes_of_first(roads, **{name: 50}) == pytest.approx(12)


def test_a_connector_has_its_own_speed(fjord: Build) -> None:
    roads = fjord(kind=np.array([5, 3, 3, 0], dtype=np.int8))
    assert minutes_of_first(roads, connector=30) == pytest.approx(20)


def test_lines_drawn_too_short_are_lengthened(fjord: Build) -> None:
    assert minutes_of_first(fjord(), f_rural=60, road_lengthening=1.1) == pytest.approx(11)


def test_winter_slows_small_roads_more_than_great_ones(fjord: Build) -> None:
    table = SpeedTable(winter_major=0.9, winter_minor=0.8)
    ratio = minutes_per_link(fjord(), table.in_winter()) / minutes_per_link(fjord(), table)
    assert ratio.tolist() == pytest.approx([1 / 0.8, 1.0, 1.0, 1 / 0.9])


def test_winter_lengthens_the_wait(fjord: Build) -> None:
    table = SpeedTable(ferry_headway=20.0, ferry_boarding=4.0, winter_wait_minutes=6.0)
    assert wait_per_crossing(fjord(), table).tolist() == [14.0]
    assert wait_per_crossing(fjord(), table.in_winter()).tolist() == [20.0]


def test_long_crossings_sail_faster_and_are_waited_for_longer(fjord: Build) -> None:
    table = SpeedTable(
        ferry_long_from=2_000.0, ferry_long=30.0, ferry_headway_long=60.0, ferry_boarding=4.0
    )
    assert wait_per_crossing(fjord(), table).tolist() == [34.0]
    assert minutes_per_link(fjord(), table)[1] == pytest.approx(2.0)


def test_a_cancelled_crossing_closes_its_links_only(fjord: Build) -> None:
    network = TravelNetwork.build(fjord(), SpeedTable(), Closures(crossings=(0,)))
    assert network.link_is_open.tolist() == [True, False, False, True]
