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
from naervaer.registers.baseline.outline_table import build_outlines
from naervaer.registers.baseline.place_table import build_places
from naervaer.registers.baseline.service_tables import build_service_tables
from naervaer.registers.fact_tables import build_fact_tables
from naervaer.registers.police_structure.sites import build_sites
from naervaer.registers.population import (
    DEFAULT_YEAR,
    Cells,
    CellsWithAccess,
    cells_with_access,
)
from naervaer.registers.roads import RoadAccess, RoadNetwork, compile_national_roads
from naervaer.registers.settlements import Settlements, find_settlements
from naervaer.registers.settlements.names import read_place_names, settlement_names
from naervaer.registers.zones import ZONE_COUNT, Zones, build_zones

Columns = Mapping[str, NDArray[Any]]
Report = Callable[[str], None]
STEPS = ("roads", "people", "settlements", "zones", "sites", "outlines")
"""The words `report` is called with, in order."""

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
    report("people")
    people = cells_with_access(raw, population_year=settings.population_year, national=national)
    report("settlements")
    settlements = find_settlements(people.cells)
    names = read_place_names(raw)
    named = settlement_names(names, people.cells, settlements)
    report("zones")
    zones, zone_of_cell = build_zones(
        people.cells,
        people.access,
        settlements,
        national.roads.network,
        zones=settings.zones,
    )
    report("sites")
    candidates = build_candidates(
        zones,
        people.cells,
        zone_of_cell,
        settlements,
        settlement_name=named,
        names=names,
        access=national.access,
    )
    places = build_places(raw, names)
    services = build_service_tables(raw, places)
    tables = build_fact_tables(raw) | {
        "sites": _with_access(build_sites(raw), national.access),
        "courts": services["courts"],
        "court_seats": _with_access(services["court_seats"], national.access),
        "fire_stations": _with_access(services["fire_stations"], national.access),
        "crossings": build_crossings(national.roads.network, names),
        "settlements": _settlement_table(settlements, named, people.cells),
        "places": places,
    }
    report("outlines")
    return CompiledBaseline(
        settings=settings,
        arrays={
            **_network_arrays(national.roads.network),
            "zones": {"zone": np.arange(len(zones), dtype=np.int32), **columns_of(zones)},
            "candidates": columns_of(candidates),
            "outlines": build_outlines(raw, people.cells),
        },
        tables=tables,
        counts=_counts(people, settlements, zones) | {"candidates": len(candidates)},
    )


def _network_arrays(network: RoadNetwork) -> dict[str, Columns]:
    columns = columns_of(network)
    return {
        "network_nodes": {name: columns[name] for name in _NODE_COLUMNS},
        "network_links": {k: v for k, v in columns.items() if k not in _NODE_COLUMNS},
    }


def _counts(
    people: CellsWithAccess, settlements: Settlements, zones: Zones
) -> dict[str, float]:
    roads, link = people.national.roads, people.access.link
    total = people.cells.total
    loose = (link >= 0) & ~roads.is_main[link]
    return {
        "cells": len(people.cells),
        "zones": len(zones),
        "people": float(zones.people.sum()),
        "people_without_road": float(zones.people[~zones.has_access].sum()),
        "people_on_loose_roads": round(float(total[loose].sum()), 1),
        "road_fragments": roads.fragment_count,
        "loose_ferry_ends": roads.loose_ferry_ends,
        "settlements": len(settlements.people),
        "share_in_settlements": round(float(settlements.people.sum() / total.sum()), 4),
    }


def columns_of(thing: object) -> dict[str, NDArray[Any]]:
    """Return the arrays of a frozen dataclass by name."""
    return {field.name: getattr(thing, field.name) for field in fields(thing)}  # type: ignore[arg-type]


def _with_access(sites: pd.DataFrame, access: RoadAccess) -> pd.DataFrame:
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
