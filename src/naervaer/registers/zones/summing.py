"""Cells summed into zones."""

import numpy as np
from numpy.typing import NDArray

from naervaer.registers.coordinates import z_order
from naervaer.registers.population import Cells
from naervaer.registers.roads import AccessPoints, RoadNetwork
from naervaer.registers.settlements import Settlements
from naervaer.registers.zones.contract import BANDS, Zones
from naervaer.registers.zones.grouping import UNREACHED_SQUARE, ZONE_COUNT, group_cells

SIXTEENTHS = 16.0


def build_zones(
    cells: Cells,
    access: AccessPoints,
    settlements: Settlements,
    network: RoadNetwork,
    *,
    zones: int = ZONE_COUNT,
) -> tuple[Zones, NDArray[np.int32]]:
    """Group cells and sum them.

    Returns
    -------
    zones, zone_of_cell
        Zones in Z-order, and the zone of each cell, shape (C,).

    """
    link, reached = access.link.astype(np.int64), access.has_access
    along = np.where(reached, access.fraction * network.metres[link], 0.0)
    leg = np.where(reached, access.last_leg_m, 0.0)
    square = np.where(
        reached, -1, cells.x // UNREACHED_SQUARE * 10_000 + cells.y // UNREACHED_SQUARE
    )
    group = group_cells(
        labels=(cells.municipality, settlements.class_of_cell(), link, square),
        people=cells.total,
        along_m=along.astype(np.float64),
        last_leg_m=leg.astype(np.float64),
        zones=zones,
    )
    return _summed(cells, access, settlements, group)


def _summed(
    cells: Cells, access: AccessPoints, settlements: Settlements, group: NDArray[np.int32]
) -> tuple[Zones, NDArray[np.int32]]:
    count = int(group.max()) + 1
    weight = cells.total + 1e-9
    total = np.bincount(group, weight, count)

    def mean(values: NDArray[np.floating]) -> NDArray[np.float64]:
        return np.bincount(group, weight * values, count) / total

    x, y = mean(cells.x), mean(cells.y)
    order = z_order(x, y)
    rank = np.empty(count, dtype=np.int32)
    rank[order] = np.arange(count)
    first = np.full(count, len(cells), dtype=np.int64)
    np.minimum.at(first, group, np.arange(len(cells)))
    first = first[order]
    off = (cells.x - x[group]) ** 2 + (cells.y - y[group]) ** 2
    people = _sums(group, cells.people)[order]
    municipality = cells.municipality[first]
    leg = np.where(access.has_access, access.last_leg_m, 0.0)
    bands = _in_sixteenths(people, municipality).astype(np.float32)
    zones = Zones(
        municipality=municipality,
        response_class=settlements.class_of_cell()[first],
        settlement=_most_common(settlements.of_cell, cells.total, group)[order],
        x=np.rint(x[order]).astype(np.int32),
        y=np.rint(y[order]).astype(np.int32),
        **{band: bands[:, index] for index, band in enumerate(BANDS)},
        link=access.link[first],
        fraction=np.round(mean(access.fraction)[order], 4).astype(np.float32),
        last_leg_m=np.where(access.has_access[first], np.rint(mean(leg)[order]), np.inf).astype(
            np.float32
        ),
        cells=np.bincount(group, minlength=count)[order].astype(np.int16),
        spread_m=np.rint(np.sqrt(mean(off))[order]).astype(np.float32),
    )
    return zones, rank[group]


def _sums(group: NDArray[np.int32], columns: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sum every column by group."""
    return np.stack([np.bincount(group, column) for column in columns.T], axis=1).astype(float)


def _most_common(
    settlement: NDArray[np.int32], people: NDArray[np.float64], group: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Return for each group the settlement most of its people live in, -1 outside."""
    both, back = np.unique(np.stack([group, settlement], axis=1), axis=0, return_inverse=True)
    weight = np.bincount(back.reshape(-1), people)
    best = np.lexsort((both[:, 1], -np.round(weight, 6), both[:, 0]))
    first = best[np.r_[True, np.diff(both[best, 0]) > 0]]
    return np.asarray(both[first, 1], dtype=np.int32)


def _in_sixteenths(
    people: NDArray[np.float64], municipality: NDArray[np.str_]
) -> NDArray[np.float64]:
    """Round to sixteenths so that every municipality's sum by band stays as it is.

    The largest remainders are rounded up (Hamilton's method); ties go to the earlier zone.
    """
    _, row = np.unique(municipality, return_inverse=True)
    row = row.reshape(-1)
    whole = np.empty_like(people)
    for band, values in enumerate(people.T):
        scaled = np.round(values * SIXTEENTHS, 6)
        down = np.floor(scaled)
        wanted = np.rint(np.bincount(row, scaled))
        missing = (wanted - np.bincount(row, down)).astype(np.int64)
        order = np.lexsort((np.arange(len(row)), down - scaled, row))
        start = np.searchsorted(row[order], np.arange(len(missing)))
        place = np.arange(len(row)) - start[row[order]]
        up = order[place < missing[row[order]]]
        down[up] += 1
        whole[:, band] = down / SIXTEENTHS
    return whole
