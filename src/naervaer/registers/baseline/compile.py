"""The baseline compiled from raw files, in memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from naervaer.registers.baseline.candidates import build_candidates
from naervaer.registers.baseline.crossings import build_crossings
from naervaer.registers.boundaries.outline_file import read_outline_file
from naervaer.registers.boundaries.outlines import parse_outlines, renumbered, simplified
from naervaer.registers.fact_tables import build_fact_tables
from naervaer.registers.police_structure.sites import build_sites
from naervaer.registers.population import DEFAULT_YEAR, Cells, cells_with_access
from naervaer.registers.roads import RoadAccess, compile_national_roads
from naervaer.registers.settlements import Settlements, find_settlements
from naervaer.registers.settlements.names import read_place_names, settlement_names
from naervaer.registers.statistics.municipalities import read_redistricting
from naervaer.registers.zones import ZONE_COUNT, build_zones

Columns = Mapping[str, NDArray[Any]]
Report = Callable[[str], None]
STEPS = ("roads", "people", "settlements", "zones", "sites", "outlines")
"""The words `report` is called with, in order."""

OUTLINE_YEAR = 2020
_NODE_COLUMNS = ("x", "y", "is_ferry_quay")


@dataclass(frozen=True, slots=True)
class BaselineSettings:
    """What can be chosen when the baseline is built.

    Attributes
    ----------
    population_year
        The people are those of 1 January of this year.
    zones
        How many demand zones.

    """

    population_year: int = DEFAULT_YEAR
    zones: int = ZONE_COUNT


@dataclass(frozen=True, slots=True, eq=False)
class CompiledBaseline:
    """Everything the baseline's files are written from.

    Attributes
    ----------
    settings
        What was chosen.
    arrays
        Columns by table: network, zones, candidates, outlines.
    tables
        Facts by table.
    counts
        Figures about the build, for the manifest and the documentation.

    """

    settings: BaselineSettings
    arrays: dict[str, Columns]
    tables: dict[str, pd.DataFrame]
    counts: dict[str, float]


def compile_baseline(
    raw: Path | None = None,
    *,
    settings: BaselineSettings | None = None,
    report: Report = lambda _: None,
) -> CompiledBaseline:
    """Compile network, zones, sites, candidates, outlines and facts.

    Parameters
    ----------
    raw
        Folder of raw files, by default where `raw_file` finds them.
    settings
        By default 1 January 2024.
    report
        Called with a short word before each step.

    """
    settings = BaselineSettings() if settings is None else settings
    report("roads")
    national = compile_national_roads(raw)
    network = national.roads.network
    report("people")
    people = cells_with_access(raw, population_year=settings.population_year, national=national)
    cells = people.cells
    report("settlements")
    settlements = find_settlements(cells)
    names = read_place_names(raw)
    settlement_name = settlement_names(
        names,
        x=cells.x,
        y=cells.y,
        settlement=settlements.of_cell,
        count=len(settlements.people),
        centre_x=settlements.x,
        centre_y=settlements.y,
    )
    report("zones")
    zones, zone_of_cell = build_zones(
        cells, people.access, settlements, network, zones=settings.zones
    )
    report("sites")
    candidates = build_candidates(
        zones,
        cells,
        zone_of_cell,
        settlements,
        settlement_name=settlement_name,
        names=names,
        access=national.access,
    )
    tables = build_fact_tables(raw) | {
        "sites": _sites_with_access(build_sites(raw), national.access),
        "crossings": build_crossings(network, names),
        "settlements": _settlement_table(settlements, settlement_name, cells),
    }
    report("outlines")
    outlines = _outlines(raw, cells)
    loose_people = _people_on_loose_roads(people.access.link, cells, national.roads.is_main)
    columns = columns_of(network)
    return CompiledBaseline(
        settings=settings,
        arrays={
            "network_nodes": {name: columns[name] for name in _NODE_COLUMNS},
            "network_links": {k: v for k, v in columns.items() if k not in _NODE_COLUMNS},
            "zones": {"zone": np.arange(len(zones), dtype=np.int32), **columns_of(zones)},
            "candidates": columns_of(candidates),
            "outlines": outlines,
        },
        tables=tables,
        counts={
            "cells": len(cells),
            "zones": len(zones),
            "candidates": len(candidates),
            "people": float(zones.people.sum()),
            "people_without_road": float(zones.people[~zones.has_access].sum()),
            "people_on_loose_roads": loose_people,
            "road_fragments": national.roads.fragment_count,
            "loose_ferry_ends": national.roads.loose_ferry_ends,
            "settlements": len(settlements.people),
            "share_in_settlements": round(
                float(settlements.people.sum() / cells.total.sum()), 4
            ),
        },
    )


def columns_of(thing: object) -> dict[str, NDArray[Any]]:
    """Return the arrays of a frozen dataclass by name."""
    return {field.name: getattr(thing, field.name) for field in fields(thing)}  # type: ignore[arg-type]


def _people_on_loose_roads(
    link: NDArray[np.int32], cells: Cells, is_main: NDArray[np.bool_]
) -> float:
    loose = (link >= 0) & ~is_main[link]
    return round(float(cells.total[loose].sum()), 1)


def _sites_with_access(sites: pd.DataFrame, access: RoadAccess) -> pd.DataFrame:
    met = access.locate(sites["x"].to_numpy(), sites["y"].to_numpy())
    return sites.assign(
        link=met.link, fraction=[f"{f:.4f}" for f in met.fraction], last_leg_m=met.last_leg_m
    )


def _settlement_table(
    settlements: Settlements, name: NDArray[np.str_], cells: Cells
) -> pd.DataFrame:
    inside = settlements.of_cell >= 0
    count = np.bincount(settlements.of_cell[inside], minlength=len(name))
    centre = pd.Series(cells.municipality, index=pd.MultiIndex.from_arrays([cells.x, cells.y]))
    at = list(zip(settlements.x, settlements.y, strict=True))
    return pd.DataFrame(
        {
            "settlement": np.arange(len(name)),
            "name": name,
            "response_class": settlements.response_class,
            "people": np.rint(settlements.people).astype(int),
            "cells": count,
            "municipality": centre.loc[at].to_numpy(),
            "x": settlements.x.astype(int),
            "y": settlements.y.astype(int),
        }
    )


def _outlines(raw: Path | None, cells: Cells) -> Columns:
    number, polygon = parse_outlines(read_outline_file(raw))
    redistricting = read_redistricting(raw)
    polygons = renumbered(
        number,
        polygon,
        successors=lambda old: tuple(
            part.number for part in redistricting.now(old, year=OUTLINE_YEAR)
        ),
        x=cells.x,
        y=cells.y,
        municipality=cells.municipality,
    )
    rings = simplified(polygons)
    x, y = np.empty(len(rings), dtype=object), np.empty(len(rings), dtype=object)
    for row, (_, _, _, points) in enumerate(rings):
        # Steps from point to point are small numbers, which pack well.
        steps = np.diff(points, axis=0, prepend=np.zeros((1, 2), dtype=np.int32))
        x[row], y[row] = steps[:, 0].astype(np.int32), steps[:, 1].astype(np.int32)
    return {
        "municipality": np.array([ring[0] for ring in rings]),
        "part": np.array([ring[1] for ring in rings], dtype=np.int32),
        "approximate": np.array([ring[2] for ring in rings]),
        "x": x,
        "y": y,
    }
