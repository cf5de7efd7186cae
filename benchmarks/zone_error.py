"""What it costs to answer on zones instead of on the 250 m cells.

Run with the raw files at hand: `python benchmarks/zone_error.py`. Every inhabited cell is sent
from its own place on the roads to its nearest service point, and every zone from its; the
differences are what taking cells together costs. Prints a table.
"""

import time

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.travel import Places, Roads, TravelNetwork, nearest
from naervaer.registers.baseline import load_baseline
from naervaer.registers.population import cells_with_access
from naervaer.registers.settlements import find_settlements
from naervaer.registers.zones import ZONE_COUNT, build_zones

LIMITS = (15.0, 30.0, 45.0, 60.0)
SHARES = (0.5, 0.8, 0.95, 0.99)


def places(of: object, which: slice | NDArray[np.bool_] = slice(None)) -> Places:
    link = of.link[which]
    return Places(
        link=link,
        fraction=of.fraction[which].astype(np.float64),
        last_leg_metres=np.where(link < 0, 0.0, of.last_leg_m[which]).astype(np.float64),
    )


def row(name: str, minutes: NDArray[np.floating], people: NDArray[np.float64]) -> str:
    order = np.argsort(minutes, kind="stable")
    share = np.cumsum(people[order]) / people.sum()
    within = [100 * people[minutes <= limit].sum() / people.sum() for limit in LIMITS]
    at = [minutes[order][np.searchsorted(share, s)] for s in SHARES]
    return f"{name:>16} {len(minutes):>8} " + " ".join(f"{v:8.3f}" for v in (*within, *at))


def main() -> None:
    started = time.perf_counter()
    baseline = load_baseline()
    network = TravelNetwork.build(Roads.of(baseline.network))
    points = places(baseline.sites, baseline.sites.kind == "service_point")
    people = cells_with_access()
    cells, settlements = people.cells, find_settlements(people.cells)
    prepared = time.perf_counter() - started
    by_cell = nearest(network, points, places(people.access)).minutes
    heads = [f"≤{limit:.0f} min" for limit in LIMITS] + [f"P{100 * s:.0f}" for s in SHARES]
    print(f"{'':>16} {'places':>8} " + " ".join(f"{head:>8}" for head in heads))
    print(row("cells", by_cell, cells.total))
    for count in (14_500, ZONE_COUNT):
        zones, zone_of_cell = build_zones(
            cells, people.access, settlements, baseline.network, zones=count
        )
        minutes = nearest(network, points, places(zones)).minutes
        print(row(f"{len(zones)} zones", minutes, zones.people))
        both = np.isfinite(by_cell)
        off = np.abs(minutes[zone_of_cell][both] - by_cell[both])
        mean = np.average(off, weights=cells.total[both])
        print(f"{'':>16} mean error of a person's minutes {mean:.2f}, largest {off.max():.1f}")
    print(f"cells read and placed in {prepared:.0f} s")


if __name__ == "__main__":
    main()
