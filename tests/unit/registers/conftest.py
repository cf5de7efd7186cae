"""Small made-up files and networks the loaders are tested on."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import shapely

from naervaer.registers.boundaries import MunicipalityMap
from naervaer.registers.roads import RoadLines

Line = Sequence[tuple[float, float]]
Layers = Mapping[str, tuple[Sequence[Any], Mapping[str, Sequence[Any]]]]


@pytest.fixture
def write_geopackage(tmp_path: Path) -> Callable[..., Path]:
    """Write layers of shapes with columns into a GeoPackage."""

    def write(layers: Layers, *, crs: str = "EPSG:25833") -> Path:
        path = tmp_path / "made.gpkg"
        for layer, (shapes, columns) in layers.items():
            pyogrio.raw.write(
                path,
                geometry=shapely.to_wkb(np.array(shapes, dtype=object)),
                field_data=[np.array(values, dtype=object) for values in columns.values()],
                fields=list(columns),
                layer=layer,
                geometry_type=shapes[0].geom_type,
                crs=crs,
            )
        return path

    return write


@pytest.fixture
def road_lines() -> Callable[..., RoadLines]:
    """Make lines of given kinds."""

    def make(*lines: Line, kind: Sequence[int] | None = None, **marks: Any) -> RoadLines:
        count = len(lines)
        shapes = np.empty(count, dtype=object)
        shapes[:] = [shapely.linestrings(line) for line in lines]
        return RoadLines(
            line=shapes,
            kind=np.array([0] * count if kind is None else kind, dtype=np.int8),
            category=np.array(["F"] * count),
            number=np.arange(count, dtype=np.int32),
            tunnel=np.array(marks.get("tunnel", [False] * count)),
            bridge=np.array(marks.get("bridge", [False] * count)),
        )

    return make


@pytest.fixture
def one_municipality() -> MunicipalityMap:
    """A map on which everything is in 0301."""
    everywhere = np.array([shapely.box(-1e6, -1e6, 1e6, 1e6)], dtype=object)
    return MunicipalityMap(
        land_numbers=np.array(["0301"]),
        land=everywhere,
        whole_numbers=np.array(["0301"]),
        whole=everywhere,
    )
