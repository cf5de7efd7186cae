"""Candidate sites: every settlement, and every zone with people enough around it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from naervaer.registers.baseline.contract import Candidates
from naervaer.registers.population import Cells
from naervaer.registers.roads import RoadAccess
from naervaer.registers.settlements import Settlements
from naervaer.registers.settlements.names import PlaceNames
from naervaer.registers.zones import Zones

REACH_M = 5_000.0
LEAST_PEOPLE = 200.0


def build_candidates(
    zones: Zones,
    cells: Cells,
    zone_of_cell: NDArray[np.int32],
    settlements: Settlements,
    *,
    settlement_name: NDArray[np.str_],
    names: PlaceNames,
    access: RoadAccess,
) -> Candidates:
    """Return candidates: settlements first, then zones in their order.

    A settlement's candidate stands in its busiest block and a zone's in the zone's place.
    Zones that no road reaches, or with fewer than 200 people within 5 km, give none; nor do
    settlements that no road reaches.
    """
    met = access.locate(settlements.x, settlements.y)
    centre = cKDTree(np.column_stack([cells.x, cells.y])).query(
        np.column_stack([settlements.x, settlements.y])
    )[1]
    around = _people_within(zones, settlements.x, settlements.y)
    zone_around = _people_within(zones, zones.x, zones.y)
    kept = np.flatnonzero((zone_around >= LEAST_PEOPLE) & zones.has_access)
    towns = np.flatnonzero(met.has_access)
    return Candidates(
        name=np.concatenate(
            [settlement_name[towns], names.nearest(zones.x[kept], zones.y[kept])]
        ),
        zone=np.concatenate([zone_of_cell[centre[towns]], kept]).astype(np.int32),
        settlement=np.concatenate([towns, np.full(len(kept), -1)]).astype(np.int32),
        people_5_km=np.rint(np.concatenate([around[towns], zone_around[kept]])).astype(
            np.float32
        ),
        municipality=np.concatenate(
            [cells.municipality[centre[towns]], zones.municipality[kept]]
        ),
        x=np.rint(np.concatenate([settlements.x[towns], zones.x[kept]])).astype(np.int32),
        y=np.rint(np.concatenate([settlements.y[towns], zones.y[kept]])).astype(np.int32),
        link=np.concatenate([met.link[towns], zones.link[kept]]),
        fraction=np.concatenate([met.fraction[towns], zones.fraction[kept]]),
        last_leg_m=np.concatenate([met.last_leg_m[towns], zones.last_leg_m[kept]]),
    )


def _people_within(zones: Zones, x: NDArray[Any], y: NDArray[Any]) -> NDArray[np.float64]:
    tree = cKDTree(np.column_stack([zones.x, zones.y]))
    people = zones.people
    near = tree.query_ball_point(np.column_stack([x, y]), REACH_M, return_sorted=True)
    return np.array([people[members].sum() for members in near])
