import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.population import Cells
from naervaer.registers.roads import AccessPoints, RoadNetwork
from naervaer.registers.settlements import find_settlements
from naervaer.registers.zones import Zones, build_zones, group_cells


def made(seed: int, count: int = 60) -> tuple[Cells, AccessPoints, RoadNetwork]:
    rng = np.random.default_rng(seed)
    cells = Cells(
        cell=np.arange(count),
        x=125.0 + 250 * rng.integers(0, 40, count),
        y=125.0 + 250 * rng.integers(0, 40, count),
        municipality=rng.choice(["0301", "1103", "1811"], count),
        people=rng.random((count, 5)) * 30,
    )
    link = rng.integers(-1, 4, count)
    access = AccessPoints(
        link=link.astype(np.int32),
        fraction=rng.random(count).astype(np.float32),
        last_leg_m=np.where(link < 0, np.inf, rng.integers(0, 3000, count)).astype(np.float32),
    )
    network = RoadNetwork(
        x=np.zeros(5, dtype=np.int32),
        y=np.zeros(5, dtype=np.int32),
        is_ferry_quay=np.zeros(5, dtype=bool),
        from_node=np.arange(4, dtype=np.int32),
        to_node=np.arange(1, 5, dtype=np.int32),
        metres=np.array([900, 8000, 20_000, 100], dtype=np.float32),
        kind=np.zeros(4, dtype=np.int8),
        category=np.array(["F"] * 4),
        number=np.zeros(4, dtype=np.int32),
        settlement_share=np.zeros(4, dtype=np.float32),
        tunnel_share=np.zeros(4, dtype=np.float32),
        crossing=np.full(4, -1, dtype=np.int32),
        municipality=np.array(["0301"] * 4),
    )
    return cells, access, network


@given(seed=st.integers(0, 500), wanted=st.integers(1, 70))
def test_every_zone_lies_in_one_municipality_one_class_and_on_one_link(
    seed: int, wanted: int
) -> None:
    cells, access, network = made(seed)
    settlements = find_settlements(cells)
    zones, of_cell = build_zones(cells, access, settlements, network, zones=wanted)
    assert (zones.municipality[of_cell] == cells.municipality).all()
    assert (zones.response_class[of_cell] == settlements.class_of_cell()).all()
    assert (zones.link[of_cell] == access.link).all()
    assert np.bincount(of_cell, minlength=len(zones)).tolist() == zones.cells.tolist()


@given(seed=st.integers(0, 500))
def test_sums_by_municipality_and_band_survive_the_rounding(seed: int) -> None:
    cells, access, network = made(seed)
    # Official figures are whole people: make each municipality's sums whole.
    for number in np.unique(cells.municipality):
        rows = cells.municipality == number
        sums = cells.people[rows].sum(axis=0)
        cells.people[rows] *= np.ceil(sums) / sums
    zones, _ = build_zones(cells, access, find_settlements(cells), network, zones=30)
    for number in np.unique(cells.municipality):
        ours = zones.people_by_band[zones.municipality == number].sum(axis=0)
        theirs = np.rint(cells.people[cells.municipality == number].sum(axis=0))
        assert ours.tolist() == theirs.tolist()


def test_the_widest_group_is_halved_first() -> None:
    group = group_cells(
        labels=(np.array([0, 0, 0, 1, 1]),),
        people=np.array([10.0, 10.0, 10.0, 10.0, 10.0]),
        along_m=np.array([0.0, 100.0, 9000.0, 0.0, 300.0]),
        last_leg_m=np.zeros(5),
        zones=3,
    )
    assert group.tolist() == [0, 0, 1, 2, 2]


def test_far_cells_part_from_near_ones_on_the_same_spot_of_a_road() -> None:
    group = group_cells(
        labels=(np.zeros(4, dtype=int),),
        people=np.ones(4),
        along_m=np.full(4, 500.0),
        last_leg_m=np.array([0.0, 4000.0, 10.0, 4100.0]),
        zones=2,
    )
    assert group.tolist() == [0, 1, 0, 1]


def test_there_are_never_fewer_groups_than_labels_nor_more_than_cells() -> None:
    given = {"people": np.ones(4), "along_m": np.arange(4.0), "last_leg_m": np.zeros(4)}
    few = group_cells(labels=(np.array([3, 1, 2, 1]),), zones=1, **given)
    many = group_cells(labels=(np.zeros(4, dtype=int),), zones=99, **given)
    assert few.max() == 2
    assert many.max() == 3


def test_zones_that_no_road_reaches_say_so() -> None:
    cells, access, network = made(3)
    zones, of_cell = build_zones(cells, access, find_settlements(cells), network, zones=40)
    assert (zones.has_access[of_cell] == access.has_access).all()
    assert np.isinf(zones.last_leg_m[~zones.has_access]).all()


def test_negative_people_are_refused() -> None:
    cells, access, network = made(3)
    zones, _ = build_zones(cells, access, find_settlements(cells), network, zones=40)
    columns = {name: getattr(zones, name) for name in Zones.__slots__}
    with pytest.raises(UnusableInputError, match="expected at least 0"):
        Zones(**columns | {"pop_65": -zones.pop_65 - 1})
