"""Layers of a GeoPackage, refused with one line when they are not what was expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray

from naervaer.domain.errors import MissingDataError, UnusableInputError

NATIONAL_CRS = "EPSG:25833"
"""ETRS89 / UTM zone 33 north, metres: the one coordinate system inside the product."""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """The geometries and the wanted columns of one layer, in the file's order."""

    geometry: NDArray[np.object_]
    columns: dict[str, NDArray[Any]]

    def __len__(self) -> int:
        return len(self.geometry)


def read_layer(path: Path, layer: str, columns: Sequence[str] = ()) -> Layer:
    """Read one layer in EPSG:25833.

    Raises
    ------
    MissingDataError
        When the file is not there.
    UnusableInputError
        When it cannot be read to the end, or lacks the layer, a column or the coordinate
        system.

    """
    if not path.is_file():
        msg = f"the file {path} is not there."
        raise MissingDataError(msg)
    _require_layer(path, layer)
    try:
        info = pyogrio.read_info(path, layer=layer)
        meta, _, blobs, fields = pyogrio.raw.read(path, layer=layer)
        geometry = shapely.from_wkb(blobs)
    except Exception as error:  # GDAL raises several kinds for a file cut short
        msg = f"{path.name}: layer {layer} cannot be read to the end ({_one_line(error)})."
        raise UnusableInputError(msg) from error
    _require_whole(path, layer, expected=int(info["features"]), found=len(geometry))
    _require_crs(path, layer, meta.get("crs"))
    named = dict(zip(meta["fields"], fields, strict=True))
    missing = [name for name in columns if name not in named]
    if missing:
        msg = f"{path.name}: layer {layer} has no column {missing[0]}; it has {sorted(named)}."
        raise UnusableInputError(msg)
    return Layer(geometry=geometry, columns={name: named[name] for name in columns})


def _require_layer(path: Path, layer: str) -> None:
    try:
        layers = [str(name) for name in pyogrio.list_layers(path)[:, 0]]
    except pyogrio.errors.DataSourceError as error:
        msg = f"{path.name} is not a readable GeoPackage ({_one_line(error)})."
        raise UnusableInputError(msg) from error
    if layer not in layers:
        msg = f"{path.name} has no layer {layer}; it has {sorted(layers)}."
        raise UnusableInputError(msg)


def _require_whole(path: Path, layer: str, *, expected: int, found: int) -> None:
    if found == 0 or (expected > 0 and found != expected):
        msg = (
            f"{path.name}: layer {layer} gave {found} features, expected {expected or 'some'}."
        )
        raise UnusableInputError(msg)


def _require_crs(path: Path, layer: str, crs: str | None) -> None:
    if crs != NATIONAL_CRS:
        given = crs or "no stated CRS"
        msg = f"{path.name}: layer {layer} is in {given}, expected {NATIONAL_CRS}."
        raise UnusableInputError(msg)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:160]
