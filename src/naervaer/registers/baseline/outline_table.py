"""Municipality outlines as a table of rings."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from naervaer.registers.boundaries.outline_file import read_outline_file
from naervaer.registers.boundaries.outlines import parse_outlines, renumbered, simplified
from naervaer.registers.population import Cells
from naervaer.registers.statistics.municipalities import read_redistricting

OUTLINE_YEAR = 2020


def build_outlines(raw: Path | None, cells: Cells) -> Mapping[str, NDArray[Any]]:
    """Return one row per ring: municipality, part, approximate, and steps east and north.

    The first step of a ring leads from the origin to its first point; steps are small
    numbers, which pack well.
    """
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
        steps = np.diff(points, axis=0, prepend=np.zeros((1, 2), dtype=np.int32))
        x[row], y[row] = steps[:, 0].astype(np.int32), steps[:, 1].astype(np.int32)
    return {
        "municipality": np.array([ring[0] for ring in rings]),
        "part": np.array([ring[1] for ring in rings], dtype=np.int32),
        "approximate": np.array([ring[2] for ring in rings]),
        "x": x,
        "y": y,
    }
