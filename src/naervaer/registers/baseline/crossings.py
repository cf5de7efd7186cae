"""Ferry crossings with names."""

import numpy as np
import pandas as pd

from naervaer.registers.roads import Kind, RoadNetwork
from naervaer.registers.settlements.names import PlaceNames


def build_crossings(network: RoadNetwork, names: PlaceNames) -> pd.DataFrame:
    """Return one row per crossing: id, name, metres and whether cars are carried.

    A crossing is named after the places nearest to its quays, or to its ends where it calls
    at no road; two quays never take the same name.
    """
    rows = []
    ferry = np.flatnonzero(network.crossing >= 0)
    for crossing in range(int(network.crossing.max(initial=-1)) + 1):
        links = ferry[network.crossing[ferry] == crossing]
        ends = np.concatenate([network.from_node[links], network.to_node[links]])
        node, times = np.unique(ends, return_counts=True)
        stops = node[network.is_ferry_quay[node]]
        stops = stops if len(stops) > 1 else node[(times == 1) | network.is_ferry_quay[node]]
        called = names.nearest_apart(network.x[stops], network.y[stops])
        cars = bool((network.kind[links] == Kind.CAR_FERRY).any())
        rows.append(
            {
                "crossing": crossing,
                "name": "–".join(called),
                "metres": round(float(network.metres[links].sum())),
                "carries": "car" if cars else "passenger",
                "quays": int(network.is_ferry_quay[node].sum()),
            }
        )
    return pd.DataFrame(rows)
