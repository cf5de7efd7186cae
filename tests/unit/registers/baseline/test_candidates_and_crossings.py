import numpy as np
import pytest

from naervaer.registers.baseline.candidates import build_candidates
from naervaer.registers.baseline.crossings import build_crossings
from naervaer.registers.population import Cells
from naervaer.registers.roads import AccessPoints, RoadNetwork
from naervaer.registers.settlements import find_settlements
from naervaer.registers.settlements.names import PlaceNames
from naervaer.registers.zones import build_zones

NAMES = PlaceNames(
    name=np.array(["Byen", "Bygda", "Øya"]),
    position=np.array([[0.0, 0.0], [30_000.0, 0.0], [60_000.0, 0.0]]),
    people=np.array([900, 0, 0]),
)


@pytest.fixture
def network() -> RoadNetwork:
    """A road from 0 to 30 km, a ferry in two links to 60 km, a road on the island."""
    return RoadNetwork(
        x=np.array([0, 30_000, 45_000, 60_000, 61_000], dtype=np.int32),
        y=np.zeros(5, dtype=np.int32),
        is_ferry_quay=np.array([False, True, False, True, False]),
        from_node=np.arange(4, dtype=np.int32),
        to_node=np.arange(1, 5, dtype=np.int32),
        metres=np.array([30_000, 15_000, 15_000, 1_000], dtype=np.float32),
        kind=np.array([0, 3, 3, 0], dtype=np.int8),
        category=np.array(["F", "", "", "K"]),
        number=np.zeros(4, dtype=np.int32),
        settlement_share=np.zeros(4, dtype=np.float32),
        tunnel_share=np.zeros(4, dtype=np.float32),
        crossing=np.array([-1, 0, 0, -1], dtype=np.int32),
        municipality=np.array(["1811"] * 4),
    )


class FirstRoad:
    """Stands in for the projection: everything meets the first road but the island."""

    @staticmethod
    def locate(x: np.ndarray, y: np.ndarray) -> AccessPoints:
        reached = np.asarray(x) < 50_000
        return AccessPoints(
            link=np.where(reached, 0, -1).astype(np.int32),
            fraction=np.clip(np.asarray(x) / 30_000, 0, 1).astype(np.float32),
            last_leg_m=np.where(reached, np.abs(y), np.inf).astype(np.float32),
        )


def test_a_crossing_is_named_after_the_places_at_its_quays(network: RoadNetwork) -> None:
    (row,) = build_crossings(network, NAMES).to_dict("records")
    assert row == {
        "crossing": 0,
        "name": "Bygda–Øya",
        "metres": 30_000,
        "carries": "car",
        "quays": 2,
    }


def test_candidates_are_reached_settlements_and_zones_with_people_around(
    network: RoadNetwork,
) -> None:
    people = np.zeros((4, 5))
    people[:, 3] = [900, 30, 150, 800]
    cells = Cells(
        cell=np.arange(4),
        x=np.array([125.0, 2_125.0, 30_125.0, 60_125.0]),
        y=np.full(4, 125.0),
        municipality=np.array(["1811"] * 4),
        people=people,
    )
    access = FirstRoad.locate(cells.x, cells.y)
    settlements = find_settlements(cells)
    zones, zone_of_cell = build_zones(cells, access, settlements, network, zones=4)
    candidates = build_candidates(
        zones,
        cells,
        zone_of_cell,
        settlements,
        settlement_name=np.array(["Byen", "Øya"]),
        names=NAMES,
        access=FirstRoad(),  # type: ignore[arg-type]
    )
    # Byen as a settlement; its zone and the zone 2 km away; not 150 people alone, nor the
    # island that no road reaches.
    assert candidates.name.tolist() == ["Byen", "Byen", "Byen"]
    assert candidates.settlement.tolist() == [0, -1, -1]
    assert candidates.people_5_km.tolist() == [930, 930, 930]
    assert candidates.zone[0] == zone_of_cell[0]
