from collections.abc import Callable

import numpy as np
import pytest
import shapely

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.boundaries import MunicipalityMap
from naervaer.registers.roads import CompiledRoads, Kind, RoadLines, RoadNetwork, compile_roads
from naervaer.registers.roads.water import Sea

FAR = np.array([shapely.box(90_000, 90_000, 91_000, 91_000)], dtype=object)


def compiled(lines: RoadLines, where: MunicipalityMap, **given: np.ndarray) -> CompiledRoads:
    return compile_roads(
        lines,
        built_up=given.get("built_up", FAR),
        sea=Sea(given.get("sea", FAR)),
        municipalities=where,
    )


def test_a_ferry_end_near_a_road_gets_a_connector_and_cuts_the_road(
    road_lines: Callable[..., RoadLines], one_municipality: MunicipalityMap
) -> None:
    lines = road_lines([(0, 0), (0, 2000)], [(300, 900), (9000, 900)], kind=[0, 3])
    network = compiled(lines, one_municipality).network
    assert sorted(network.kind.tolist()) == [
        Kind.ROAD,
        Kind.ROAD,
        Kind.CAR_FERRY,
        Kind.CONNECTOR,
    ]
    assert network.metres[network.kind == Kind.CONNECTOR].tolist() == [300.0]
    assert sorted(network.metres[network.kind == Kind.ROAD].tolist()) == [900.0, 1100.0]
    assert network.is_ferry_quay.sum() == 1


def test_a_gap_of_dry_land_up_to_250_metres_is_closed(
    road_lines: Callable[..., RoadLines], one_municipality: MunicipalityMap
) -> None:
    near = road_lines([(0, 0), (5000, 0)], [(5200, 0), (6000, 0)])
    far = road_lines([(0, 0), (5000, 0)], [(5300, 0), (6000, 0)])
    assert compiled(near, one_municipality).fragment_count == 0
    assert compiled(far, one_municipality).fragment_count == 1


def test_a_gap_over_water_stays(
    road_lines: Callable[..., RoadLines], one_municipality: MunicipalityMap
) -> None:
    lines = road_lines([(0, 0), (5000, 0)], [(5200, 0), (6000, 0)])
    strait = np.array([shapely.box(5050, -500, 5100, 500)], dtype=object)
    assert compiled(lines, one_municipality, sea=strait).fragment_count == 1


def test_the_share_of_a_road_in_built_up_areas_is_measured(
    road_lines: Callable[..., RoadLines], one_municipality: MunicipalityMap
) -> None:
    town = np.array([shapely.box(0, -10, 250, 10)], dtype=object)
    network = compiled(road_lines([(0, 0), (1000, 0)]), one_municipality, built_up=town).network
    assert network.settlement_share.tolist() == [0.25]
    assert network.municipality.tolist() == ["0301"]


def test_lines_follow_their_links_from_node_to_node(
    road_lines: Callable[..., RoadLines], one_municipality: MunicipalityMap
) -> None:
    roads = compiled(
        road_lines([(500, 0), (0, 0)], [(500, 0), (700, 900)], [(0, 0), (700, 900)]),
        one_municipality,
    )
    for row, line in enumerate(roads.lines.line.tolist()):
        start, stop = roads.network.from_node[row], roads.network.to_node[row]
        assert line.coords[0] == (roads.network.x[start], roads.network.y[start])
        assert line.coords[-1] == (roads.network.x[stop], roads.network.y[stop])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"to_node": np.array([7], dtype=np.int32)}, "expected 0 to 1"),
        ({"metres": np.array([-1.0], dtype=np.float32)}, "negative or unknown length"),
        ({"from_node": np.array([], dtype=np.int32)}, "has no links"),
    ],
)
def test_an_impossible_network_is_refused(
    road_lines: Callable[..., RoadLines],
    one_municipality: MunicipalityMap,
    change: dict[str, np.ndarray],
    message: str,
) -> None:
    network = compiled(road_lines([(0, 0), (9, 0)]), one_municipality).network
    columns = {name: getattr(network, name) for name in RoadNetwork.__slots__}
    with pytest.raises(UnusableInputError, match=message):
        RoadNetwork(**columns | change)
