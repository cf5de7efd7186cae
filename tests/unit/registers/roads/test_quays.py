from collections.abc import Callable

import numpy as np
import shapely

from naervaer.registers.roads.contract import Kind
from naervaer.registers.roads.junctions import junctions_of
from naervaer.registers.roads.n1000 import RoadLines
from naervaer.registers.roads.quays import crossing_ids, quay_joints
from naervaer.registers.roads.water import Sea

ROAD, FERRY = int(Kind.ROAD), int(Kind.CAR_FERRY)


def sea_at(*boxes: tuple[float, float, float, float]) -> Sea:
    return Sea(np.array([shapely.box(*box) for box in boxes], dtype=object))


FAR_SEA = (90_000.0, 90_000.0, 91_000.0, 91_000.0)


def test_a_ferry_end_is_joined_to_a_road_within_reach(
    road_lines: Callable[..., RoadLines],
) -> None:
    lines = road_lines([(0, 0), (0, 9000)], [(1400, 50), (8000, 50)], kind=[ROAD, FERRY])
    joints = quay_joints(lines, junctions_of(lines.line), sea=sea_at(FAR_SEA))
    assert joints.line.tolist() == [0]
    assert joints.metres_along.tolist() == [50.0]
    assert len(joints.loose) == 1


def test_a_ferry_end_beyond_reach_stays_loose(road_lines: Callable[..., RoadLines]) -> None:
    lines = road_lines([(0, 0), (0, 9000)], [(1600, 50), (8000, 50)], kind=[ROAD, FERRY])
    joints = quay_joints(lines, junctions_of(lines.line), sea=sea_at(FAR_SEA))
    assert len(joints.node) == 0


def test_no_joint_runs_over_the_sea(road_lines: Callable[..., RoadLines]) -> None:
    lines = road_lines([(0, 0), (0, 9000)], [(900, 50), (8000, 50)], kind=[ROAD, FERRY])
    strait = sea_at((100, -500, 700, 500))
    assert len(quay_joints(lines, junctions_of(lines.line), sea=strait).node) == 0


def test_where_ferries_meet_far_from_roads_is_no_quay(
    road_lines: Callable[..., RoadLines],
) -> None:
    lines = road_lines(
        [(0, 0), (0, 9000)],
        [(600, 50), (8000, 50)],
        [(600, 50), (600, 8000)],
        kind=[ROAD, FERRY, FERRY],
    )
    joints = quay_joints(lines, junctions_of(lines.line), sea=sea_at(FAR_SEA))
    position = junctions_of(lines.line).position[joints.node]
    assert not (position == (600, 50)).all(axis=1).any()


def test_ferry_links_that_meet_at_sea_are_one_crossing() -> None:
    crossing = crossing_ids(
        is_ferry=np.array([True, True, True, False]),
        is_quay=np.array([True, False, True, True, False]),
        from_node=np.array([0, 1, 2, 3]),
        to_node=np.array([1, 2, 3, 4]),
    )
    assert crossing.tolist() == [0, 0, 1, -1]


def test_a_branch_at_sea_belongs_to_its_crossing() -> None:
    crossing = crossing_ids(
        is_ferry=np.array([True, True, True]),
        is_quay=np.array([True, False, True, True]),
        from_node=np.array([0, 1, 1]),
        to_node=np.array([1, 2, 3]),
    )
    assert crossing.tolist() == [0, 0, 0]
