"""One climb and one linear sweep per source, sixteen sources side by side.

The sweep of PHAST (Delling, Goldberg, Nowatzyk and Werneck 2011,
doi:10.1109/IPDPS.2011.89): after a climb from the source through the arcs above it, one
pass over all positions from the top relaxes each upward arc once, in memory order. Sixteen
sources ("lanes") share the pass, so that an arc is read once for all of them and the lanes
fill the processor's vector registers.

V is the number of vertices, A of arcs, S of sources, D of destinations.
"""

import numba as nb
import numpy as np
from numpy.typing import NDArray

LANES = 16
"""Sources swept together: their float32 minutes fill one cache line."""

_TILE = 256
"""Destinations read together: their cache lines stay at hand while rows are written."""


@nb.njit(cache=True, nogil=True)
def sweep_block(
    first: NDArray[np.int64],
    head: NDArray[np.int32],
    minutes: NDArray[np.float32],
    parent: NDArray[np.int32],
    seed_position: NDArray[np.int32],
    seed_minutes: NDArray[np.float32],
    reached: NDArray[np.float32],
) -> None:
    """Fill `reached` with the minutes from up to sixteen sources to every position.

    Parameters
    ----------
    first, head, minutes
        Upward arcs by position: starts (V + 1,), heads (A,), minutes (A,).
    parent
        Parent of each position, shape (V,), -1 for a root.
    seed_position, seed_minutes
        Where each source enters the network and after how many minutes, shape (S, K) with
        S at most `LANES`; infinite minutes for an entry that is not there.
    reached
        Workspace and result, shape (V * LANES,): minutes of lane after lane, position
        after position; infinite where a source does not lead.

    """
    for slot in range(len(reached)):
        reached[slot] = np.inf
    for lane in range(seed_position.shape[0]):
        for entry in range(seed_position.shape[1]):
            place = seed_position[lane, entry]
            start = place * LANES + lane
            reached[start] = min(reached[start], seed_minutes[lane, entry])
            while place >= 0:
                so_far = reached[place * LANES + lane]
                if so_far < np.inf:
                    for arc in range(first[place], first[place + 1]):
                        target = head[arc] * LANES + lane
                        reached[target] = min(reached[target], so_far + minutes[arc])
                place = parent[place]
    for place in range(len(first) - 1):
        own = place * LANES
        for arc in range(first[place], first[place + 1]):
            length = minutes[arc]
            over = head[arc] * LANES
            for lane in range(LANES):
                reached[own + lane] = min(reached[own + lane], reached[over + lane] + length)


@nb.njit(cache=True, nogil=True)
def read_positions(
    reached: NDArray[np.float32], position: NDArray[np.int32], result: NDArray[np.float32]
) -> None:
    """Copy the minutes at some positions, (D,), into `result`, (S, D), lane by lane."""
    for start in range(0, len(position), _TILE):
        end = min(start + _TILE, len(position))
        for lane in range(result.shape[0]):
            for destination in range(start, end):
                result[lane, destination] = reached[position[destination] * LANES + lane]


@nb.njit(cache=True, nogil=True)
def read_places(
    reached: NDArray[np.float32],
    position: NDArray[np.int32],
    minutes: NDArray[np.float32],
    result: NDArray[np.float32],
) -> None:
    """Write the minutes to places with two ways in, (D, 2) each, into `result`, (S, D)."""
    for start in range(0, len(position), _TILE):
        end = min(start + _TILE, len(position))
        for lane in range(result.shape[0]):
            for destination in range(start, end):
                one = position[destination, 0] * LANES + lane
                other = position[destination, 1] * LANES + lane
                result[lane, destination] = min(
                    reached[one] + minutes[destination, 0],
                    reached[other] + minutes[destination, 1],
                )
