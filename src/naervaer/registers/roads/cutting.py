"""Lines cut at given distances from their start."""

from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.ops import substring

SHORTEST = 0.05
"""Cuts nearer than this to an end or to each other, metres, are one cut."""


def cut_lines(
    lines: NDArray[np.object_], *, line: NDArray[np.integer], metres: NDArray[np.float64]
) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
    """Cut some lines into pieces.

    Parameters
    ----------
    lines
        All lines, shape (L,).
    line, metres
        Which line to cut, and how far from its start, shape (C,). Cuts at an end do
        nothing.

    Returns
    -------
    pieces, origin
        The lines after cutting and the line each came from; uncut lines first, in their
        order, then the pieces. Two pieces of a line share the very same end point.

    """
    cut = np.unique(np.asarray(line, dtype=np.int64))
    whole = np.setdiff1d(np.arange(len(lines)), cut)
    pieces: list[object] = list(lines[whole])
    origin = list(whole)
    for index in cut:
        length = shapely.length(lines[index])
        inside = np.unique(metres[line == index])
        inside = inside[(inside > SHORTEST) & (length - inside > SHORTEST)]
        inside = inside[np.diff(inside, prepend=-SHORTEST) > SHORTEST]
        wanted = np.r_[0.0, inside, length]
        for start, stop in pairwise(wanted):
            pieces.append(substring(lines[index], start, stop))
            origin.append(index)
    result = np.empty(len(pieces), dtype=object)
    result[:] = pieces
    return result, np.asarray(origin, dtype=np.int64)
