from collections.abc import Callable

import numpy as np
import pytest
import shapely

from naervaer.registers.boundaries import MunicipalityMap
from naervaer.registers.roads import Kind, RoadAccess, RoadLines, compile_roads
from naervaer.registers.roads.water import Sea

FAR = (90_000.0, 90_000.0, 91_000.0, 91_000.0)


@pytest.fixture
def access_of(
    road_lines: Callable[..., RoadLines], one_municipality: MunicipalityMap
) -> Callable[..., RoadAccess]:
    def build(*lines: object, sea: object = None, **marks: object) -> RoadAccess:
        water = Sea(np.array([shapely.box(*FAR) if sea is None else sea], dtype=object))
        far = np.array([shapely.box(*FAR)], dtype=object)
        roads = compile_roads(
            road_lines(*lines, **marks),
            built_up=far,
            sea=water,
            municipalities=one_municipality,
        )
        return RoadAccess(roads, sea=water)

    return build


def test_a_place_meets_the_nearest_point_of_the_nearest_road(
    access_of: Callable[..., RoadAccess],
) -> None:
    met = access_of([(0, 0), (1000, 0)]).locate([250.0], [40.0])
    assert met.link.tolist() == [0]
    assert met.fraction.tolist() == [0.25]
    assert met.last_leg_m.tolist() == [40.0]


@pytest.mark.parametrize(
    "marks",
    [
        {"kind": [0, int(Kind.MOTORVEG)]},
        {"kind": [0, int(Kind.MOTORTRAFIKKVEG)]},
        {"kind": [0, int(Kind.CAR_FERRY)]},
        {"tunnel": [False, True]},
        {"bridge": [False, True]},
    ],
)
def test_no_place_meets_a_ferry_a_motorway_a_tunnel_or_a_bridge(
    access_of: Callable[..., RoadAccess], marks: dict[str, object]
) -> None:
    met = access_of([(0, 0), (1000, 0)], [(1000, 0), (1000, 900)], **marks).locate(
        [990.0], [800.0]
    )
    assert met.last_leg_m.tolist() == [800.0]


def test_a_road_on_the_same_side_is_taken_before_a_nearer_one_over_water(
    access_of: Callable[..., RoadAccess],
) -> None:
    strait = shapely.box(300, -50_000, 700, 50_000)
    access = access_of(
        [(0, 0), (0, 1000)],
        [(1000, 0), (1000, 1000)],
        [(0, 0), (1000, 0)],
        sea=strait,
        bridge=[False, False, True],
    )
    west = access.locate([250.0], [500.0])
    assert west.last_leg_m.tolist() == [250.0]
    near_strait = access.locate([299.0], [500.0])
    assert near_strait.last_leg_m.tolist() == [299.0]


def test_an_island_without_roads_has_no_access(access_of: Callable[..., RoadAccess]) -> None:
    around = shapely.difference(
        shapely.box(500, -5000, 9000, 5000), shapely.box(2e3, 0, 3e3, 1e3)
    )
    met = access_of([(0, 0), (0, 1000)], sea=around).locate([2500.0], [500.0])
    assert met.link.tolist() == [-1]
    assert np.isinf(met.last_leg_m).all()
    assert not met.has_access.any()


def test_metres_over_a_bay_on_the_way_along_the_shore_count_twice(
    access_of: Callable[..., RoadAccess],
) -> None:
    bay = shapely.box(400, -2000, 900, 5000)  # open to the north, land goes round in the south
    met = access_of([(0, 0), (0, 1000)], sea=bay).locate([1000.0], [500.0])
    assert met.last_leg_m.tolist() == [1500.0]


def test_a_connected_road_is_preferred_to_a_loose_one(
    access_of: Callable[..., RoadAccess],
) -> None:
    access = access_of([(0, 0), (9000, 0)], [(4000, 600), (5000, 600)])
    assert access.locate([4500.0], [400.0]).last_leg_m.tolist() == [400.0]
