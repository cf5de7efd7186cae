"""Coordinates in and out of the product's one system, EPSG:25833 in metres.

The 250 m grid is given in EPSG:32633 (WGS 84) and the rest in EPSG:25833 (ETRS89). Both are
UTM zone 33 north; the two datums differ by well under a metre, far below the 250 m of a
cell, so the numbers are taken over unchanged.
"""

from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pyproj import Transformer

Metres = NDArray[np.float64]


@cache
def _transformer(source: str, target: str) -> Transformer:
    return Transformer.from_crs(source, target, always_xy=True)


def from_degrees(longitude: ArrayLike, latitude: ArrayLike) -> tuple[Metres, Metres]:
    """Return metres east and north (EPSG:25833) of longitudes and latitudes."""
    return _moved("EPSG:4326", "EPSG:25833", longitude, latitude)


def to_degrees(x: ArrayLike, y: ArrayLike) -> tuple[Metres, Metres]:
    """Return longitudes and latitudes of metres east and north (EPSG:25833)."""
    return _moved("EPSG:25833", "EPSG:4326", x, y)


def to_european_grid(x: ArrayLike, y: ArrayLike) -> tuple[Metres, Metres]:
    """Return the metres of the European grid (EPSG:3035) of metres in EPSG:25833."""
    return _moved("EPSG:25833", "EPSG:3035", x, y)


def z_order(x: ArrayLike, y: ArrayLike) -> NDArray[np.int64]:
    """Return an order that keeps neighbours close in memory.

    Bits of the two coordinates, in whole metres from the least, are interleaved (Morton,
    1966); places at the same metre keep their order.
    """
    code = np.zeros(np.shape(x), dtype=np.uint64)
    for axis, values in enumerate((x, y)):
        whole = np.rint(np.asarray(values, dtype=np.float64))
        code |= _spread((whole - whole.min()).astype(np.uint64)) << np.uint64(axis)
    return np.argsort(code, kind="stable")


def _spread(value: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Put a zero between the lowest 32 bits of each value."""
    for shift, mask in (
        (16, 0x0000FFFF0000FFFF),
        (8, 0x00FF00FF00FF00FF),
        (4, 0x0F0F0F0F0F0F0F0F),
        (2, 0x3333333333333333),
        (1, 0x5555555555555555),
    ):
        value = (value | (value << np.uint64(shift))) & np.uint64(mask)
    return value


def _moved(source: str, target: str, x: ArrayLike, y: ArrayLike) -> tuple[Metres, Metres]:
    east, north = _transformer(source, target).transform(np.asarray(x), np.asarray(y))
    return np.asarray(east, dtype=np.float64), np.asarray(north, dtype=np.float64)
