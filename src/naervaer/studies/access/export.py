"""CSV, Parquet and GeoJSON of the answer, each with attribution and kind inside.

CSV is UTF-8 with commas, decimal points and one header line (RFC 4180). GeoJSON is in
EPSG:4326 as RFC 7946 asks. Unreachable is an empty field, never a large number.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pyproj import Transformer

from naervaer.studies.access.result import AccessResult
from naervaer.studies.access.tables import all_tables, municipality_table, zone_table

#: Decimals of a degree: about ten metres, finer than any position here deserves.
_DEGREE_DECIMALS = 4
_KIND = "computed"
#: More zones than this (a run on the 250 m grid) are written as Parquet only.
MOST_ZONE_FEATURES = 50_000


def write_tables(result: AccessResult, folder: Path) -> None:
    """Write every table as CSV, the large ones as Parquet too."""
    about = {
        b"attribution": result.country.attribution.encode(),
        b"kind": _KIND.encode(),
        b"population_year": str(result.country.population_year).encode(),
    }
    for name, table in all_tables(result).items():
        table.to_csv(folder / f"{name}.csv", index=False, encoding="utf-8", lineterminator="\n")
        write_parquet(table, folder / f"{name}.parquet", about)
    write_parquet(zone_table(result), folder / "zones.parquet", about)


def write_parquet(table: pd.DataFrame, path: Path, about: dict[bytes, bytes]) -> None:
    """Write one table with the attribution in its metadata."""
    arrow = pa.Table.from_pandas(table, preserve_index=False)
    pq.write_table(arrow.replace_schema_metadata(about), path, compression="zstd")


def write_geojson(result: AccessResult, folder: Path) -> None:
    """Write municipalities, doors and zones as GeoJSON."""
    to_degrees = Transformer.from_crs(25833, 4326, always_xy=True)
    layers = {
        "municipalities": _municipality_features(result, to_degrees),
        "doors": _door_features(result, to_degrees),
    }
    if result.country.zones.municipality.size <= MOST_ZONE_FEATURES:
        layers["zones"] = _zone_features(result, to_degrees)
    for name, features in layers.items():
        collection = {
            "type": "FeatureCollection",
            "name": name,
            "attribution": result.country.attribution,
            "kind": _KIND,
            "population_year": result.country.population_year,
            "features": list(features),
        }
        text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{name}.geojson").write_text(text + "\n", encoding="utf-8")


def _degrees(to_degrees: Transformer, x: Any, y: Any) -> list[list[float]]:
    longitude, latitude = to_degrees.transform(np.asarray(x), np.asarray(y))
    return np.column_stack([longitude, latitude]).round(_DEGREE_DECIMALS).tolist()  # type: ignore[no-any-return]


def _municipality_features(
    result: AccessResult, to_degrees: Transformer
) -> Iterator[dict[str, Any]]:
    """Yield one feature per municipality with an outline.

    Each ring becomes a polygon of its own, wound as RFC 7946 asks.
    """
    table = municipality_table(result)
    for row in _plain_rows(table):
        rings = result.country.outlines.get(str(row["municipality"]), ())
        if not rings:
            continue
        polygons = []
        for ring in rings:
            points = _degrees(to_degrees, ring[:, 0], ring[:, 1])
            if points[0] != points[-1]:
                points.append(points[0])
            polygons.append([points if _signed_area(points) > 0 else points[::-1]])
        yield {
            "type": "Feature",
            "id": row["municipality"],
            "geometry": {"type": "MultiPolygon", "coordinates": polygons},
            "properties": row,
        }


def _signed_area(points: list[list[float]]) -> float:
    array = np.asarray(points)
    x, y = array[:, 0], array[:, 1]
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2)


def _door_features(result: AccessResult, to_degrees: Transformer) -> Iterator[dict[str, Any]]:
    """Yield one feature per door."""
    sites = result.country.sites
    places = _degrees(to_degrees, [site.x for site in sites], [site.y for site in sites])
    for site, place in zip(sites, places, strict=True):
        yield {
            "type": "Feature",
            "id": site.id,
            "geometry": {"type": "Point", "coordinates": place},
            "properties": {
                "name": site.name,
                "kind_of_door": site.kind,
                "municipality": site.municipality,
                "before": site.before,
                "after": site.after,
                "season": site.season,
                "confirmed": site.certain,
                "position_quality": site.position_quality,
            },
        }


def _zone_features(result: AccessResult, to_degrees: Transformer) -> Iterator[dict[str, Any]]:
    """Yield one feature per zone."""
    table = zone_table(result)
    places = _degrees(to_degrees, table["x"], table["y"])
    for row, place in zip(_plain_rows(table.drop(columns=["x", "y"])), places, strict=True):
        yield {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": place},
            "properties": row,
        }


def _plain_rows(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield rows of plain Python values; empty fields become None."""
    columns = {
        name: [None if _is_empty(value) else value for value in table[name].tolist()]
        for name in table.columns
    }
    for values in zip(*columns.values(), strict=True):
        yield dict(zip(columns, values, strict=True))


def _is_empty(value: object) -> bool:
    return isinstance(value, float) and not np.isfinite(value)
