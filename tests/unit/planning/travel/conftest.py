from collections.abc import Callable

import numpy as np
import pytest

from naervaer.planning.travel import Roads, SpeedTable


@pytest.fixture
def fjord() -> Callable[..., Roads]:
    """Five nodes: a road 0-1, a ferry 1-2-3 drawn as two links, a road 3-4."""

    def build(**changes: object) -> Roads:
        columns: dict[str, object] = {
            "from_node": np.array([0, 1, 2, 3], dtype=np.int32),
            "to_node": np.array([1, 2, 3, 4], dtype=np.int32),
            "metres": np.array([10_000.0, 1_000.0, 1_000.0, 10_000.0]),
            "kind": np.array([0, 3, 3, 0], dtype=np.int8),
            "category": np.array(["F", "F", "F", "E"]),
            "number": np.array([17, 17, 17, 6], dtype=np.int32),
            "settlement_share": np.zeros(4),
            "tunnel_share": np.zeros(4),
            "crossing": np.array([-1, 0, 0, -1], dtype=np.int32),
            "node_x": np.array([0.0, 10_000, 11_000, 12_000, 22_000]),
            "node_y": np.zeros(5),
            "municipality": np.array([1811, 1811, 1812, 1812], dtype=np.int32),
        }
        return Roads(**(columns | changes))  # type: ignore[arg-type]

    return build


@pytest.fixture
def plain() -> SpeedTable:
    """One kilometre a minute on roads, three minutes on ferries, fourteen of wait."""
    return SpeedTable(
        e_rural=60.0,
        f_rural=60.0,
        road_lengthening=1.0,
        ferry_short=20.0,
        ferry_headway=20.0,
        ferry_boarding=4.0,
        last_leg=60.0,
        last_leg_detour=1.0,
    )
