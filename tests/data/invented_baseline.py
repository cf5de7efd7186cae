"""The tiny invented district as a compiled baseline on disk, with roads and one ferry."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from naervaer.registers.baseline.build import write_baseline
from naervaer.registers.baseline.compile import BaselineSettings, CompiledBaseline

# x, y of each node; 4 and 5 are quays, 8 and 9 a road that meets no other.
_NODES = [
    (0, 0), (9_000, 2_000), (52_000, 8_000), (64_000, 12_000), (10_000, -15_000),
    (20_000, -40_000), (80_000, -30_000), (95_000, -24_000), (26_000, -47_000),
    (26_500, -47_000), (21_000, -41_000),
]  # fmt: skip
# from, to, metres, kind, category, number, crossing, municipality
_LINKS = [
    (0, 1, 10_000, 0, "F", 100, -1, "9901"),
    (1, 2, 45_000, 0, "F", 17, -1, "9902"),
    (2, 3, 14_000, 0, "F", 17, -1, "9902"),
    (0, 4, 19_000, 0, "K", 0, -1, "9901"),
    (4, 5, 12_000, 3, "", 0, 0, "9903"),
    (2, 6, 50_000, 0, "E", 6, -1, "9904"),
    (6, 7, 17_000, 0, "F", 200, -1, "9904"),
    (8, 9, 600, 0, "P", 0, -1, "9903"),
    (5, 10, 2_000, 0, "K", 0, -1, "9903"),
]
# municipality, class, people by band, link, fraction
_ZONES = [
    ("9901", "B", (300, 350, 400, 3000, 950), 0, 0.0),
    ("9901", "C", (20, 30, 40, 250, 60), 0, 1.0),
    ("9902", "C", (50, 60, 70, 600, 220), 1, 1.0),
    ("9902", "C", (5, 5, 10, 60, 20), 2, 1.0),
    ("9903", "C", (10, 10, 15, 120, 45), 8, 0.5),
    ("9903", "C", (0, 0, 2, 10, 8), 7, 0.5),
    ("9904", "B", (200, 220, 260, 2100, 720), 5, 1.0),
    ("9904", "C", (15, 20, 25, 200, 90), 6, 1.0),
]
_BANDS = ("pop_0_4", "pop_5_9", "pop_10_15", "pop_16_64", "pop_65")
# id, name, kind, municipality, link, fraction
_SITES = [
    ("p1", "Eikvik politistasjon", "service_point", "9901", 0, 0.0),
    ("p2", "Myrland lensmannskontor", "service_point", "9904", 5, 1.0),
    ("p3", "Bergdal", "service_point", "9902", 1, 1.0),
    ("p4", "Sandøy", "service_point", "9903", 8, 0.0),
    ("pass-eikvik", "Eikvik", "passport_office", "9901", 0, 0.0),
    ("pass-kongsberg", "Myrland", "passport_office", "9904", 5, 1.0),
    ("pass-bergdal", "Bergdal", "passport_office", "9902", 1, 1.0),
]


def write_invented_baseline(
    folder: Path, *, more: Mapping[str, pd.DataFrame] | None = None
) -> Path:
    """Write the baseline, with tables that come in place or besides, and return its folder."""
    compiled = CompiledBaseline(
        settings=BaselineSettings(population_year=2024, zones=len(_ZONES)),
        arrays=_arrays(),
        tables={**_tables(), **(more or {})},
        counts={},
    )
    write_baseline(compiled, folder, inputs=[{"file": "oppdiktet.csv", "sha256": "0" * 64}])
    return folder


def _arrays() -> dict[str, dict[str, Any]]:
    links = list(zip(*_LINKS, strict=True))
    zones = list(zip(*_ZONES, strict=True))
    x, y = (np.array(values, dtype=np.int32) for values in zip(*_NODES, strict=True))
    people = np.array(zones[2], dtype=np.float32)
    at = np.array(
        [
            _LINKS[link][0 if share < 1 else 1]
            for link, share in zip(zones[3], zones[4], strict=True)
        ]
    )
    return {
        "network_nodes": {
            "x": x,
            "y": y,
            "is_ferry_quay": np.isin(np.arange(len(x)), [4, 5]),
        },
        "network_links": {
            "from_node": np.array(links[0], dtype=np.int32),
            "to_node": np.array(links[1], dtype=np.int32),
            "metres": np.array(links[2], dtype=np.float32),
            "kind": np.array(links[3], dtype=np.int8),
            "category": np.array(links[4]),
            "number": np.array(links[5], dtype=np.int32),
            "settlement_share": np.zeros(len(_LINKS), dtype=np.float32),
            "tunnel_share": np.zeros(len(_LINKS), dtype=np.float32),
            "crossing": np.array(links[6], dtype=np.int32),
            "municipality": np.array(links[7]),
        },
        "zones": {
            "zone": np.arange(len(_ZONES), dtype=np.int32),
            "municipality": np.array(zones[0]),
            "response_class": np.array(zones[1]),
            "settlement": np.full(len(_ZONES), -1, dtype=np.int32),
            "x": x[at],
            "y": y[at],
            **{band: people[:, column] for column, band in enumerate(_BANDS)},
            "link": np.array(zones[3], dtype=np.int32),
            "fraction": np.array(zones[4], dtype=np.float32),
            "last_leg_m": np.full(len(_ZONES), 100, dtype=np.float32),
            "cells": np.ones(len(_ZONES), dtype=np.int16),
            "spread_m": np.zeros(len(_ZONES), dtype=np.float32),
        },
        "candidates": {
            "name": np.array(["Bergdal", "Øvre Bergdal", "Sandøy"]),
            "zone": np.array([2, 3, 4], dtype=np.int32),
            "settlement": np.full(3, -1, dtype=np.int32),
            "people_5_km": np.array([1000, 100, 200], dtype=np.float32),
            "municipality": np.array(["9902", "9902", "9903"]),
            "x": np.array([52_000, 64_000, 20_000], dtype=np.int32),
            "y": np.array([8_000, 12_000, -40_000], dtype=np.int32),
            "link": np.array([1, 2, 8], dtype=np.int32),
            "fraction": np.array([1, 1, 0], dtype=np.float32),
            "last_leg_m": np.zeros(3, dtype=np.float32),
        },
        "outlines": _outlines(),
    }


def _outlines() -> dict[str, Any]:
    """Return four rectangles; coordinates as differences, as the baseline keeps them."""
    corners = {
        "9901": (-9_000, -14_000, 25_000, 18_000),
        "9902": (25_000, -10_000, 75_000, 22_000),
        "9903": (10_000, -55_000, 36_000, -32_000),
        "9904": (60_000, -45_000, 110_000, -10_000),
    }
    x, y = np.empty(4, dtype=object), np.empty(4, dtype=object)
    for at, (west, south, east, north) in enumerate(corners.values()):
        x[at] = np.array([west, east - west, 0, west - east, 0], dtype=np.int32)
        y[at] = np.array([south, 0, north - south, 0, south - north], dtype=np.int32)
    return {
        "municipality": np.array(list(corners)),
        "part": np.zeros(4, dtype=np.int32),
        "approximate": np.zeros(4, dtype=bool),
        "x": x,
        "y": y,
    }


def _tables() -> dict[str, pd.DataFrame]:
    sites = pd.DataFrame(
        [
            {
                "id": site[0], "name": site[1], "kind": site[2], "municipality": site[3],
                "x": _NODES[_LINKS[site[4]][int(site[5])]][0],
                "y": _NODES[_LINKS[site[4]][int(site[5])]][1],
                "position_source": "oppdiktet", "position_quality": "town",
                "link": site[4], "fraction": site[5], "last_leg_m": 0,
            }
            for site in _SITES
        ]
    )  # fmt: skip
    numbers = ["9901", "9902", "9903", "9904"]
    names = ["Eikvik", "Bergdal", "Sandøy", "Myrland"]
    units = ["Eikvik og Bergdal", "Eikvik og Bergdal", "Sandøy", "Myrland"]
    points = [("p1", 0, "yes", "", ""), ("p2", 3, "yes", "", ""), ("p3", 1, "", "1", ""),
              ("p4", 2, "", "2", "sommer")]  # fmt: skip
    return {
        "sites": sites,
        "districts": pd.DataFrame({"name": ["Nordvik", "Sørli"]}),
        "station_districts": pd.DataFrame(
            {
                "name": ["Eikvik og Bergdal", "Sandøy", "Myrland"],
                "district": ["Nordvik", "Sørli", "Sørli"],
            }
        ),
        "station_district_municipalities": pd.DataFrame(
            {"station_district": units, "municipality": numbers}
        ),
        "municipalities": pd.DataFrame(
            {"number": numbers, "name": names, "valid_from": "2020-01-01", "valid_to": ""}
        ),
        "service_points": pd.DataFrame(
            [
                {
                    "id": point, "station_district": units[at], "municipality": numbers[at],
                    "in_regulation": regulated, "plan_number": planned, "season": season,
                }
                for point, at, regulated, planned, season in points
            ]
        ),
        "passport_offices": pd.DataFrame(
            [
                ("pass-eikvik", "structure_2018", "in_structure"),
                ("pass-kongsberg", "structure_2018", "in_structure"),
                ("pass-bergdal", "plan_2023", "decided"),
            ],
            columns=["id", "group", "status"],
        ),
        "opening_hours": pd.DataFrame(
            [
                ("p1", "desk", 1, "10:00", "14:00", "Oppdiktet", "1", "2024-01-01"),
                ("p1", "desk", 4, "10:00", "20:00", "Oppdiktet", "1", "2024-01-01"),
            ],
            columns=[
                "site", "service", "weekday", "opens", "closes", "title", "reference", "dated",
            ],
        ),
        "population": pd.DataFrame(
            {"municipality": numbers * 2, "year": [2024] * 4 + [2026] * 4,
             "people": [5400, 1100, 220, 3850, 10_800, 2200, 440, 7700]}
        ),
        "crossings": pd.DataFrame({"crossing": [0], "name": ["Eikvik–Sandøy"]}),
    }  # fmt: skip
