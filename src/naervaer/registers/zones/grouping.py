"""Which cells make up one zone.

Cells of the same municipality, response-time class and road link start as one group, so that
no zone mixes classes, municipalities or sides of a fjord. The group whose people differ most in
travel time – along the link and on the last leg – is then halved, again and again, until
there are as many zones as wanted: a greedy minimisation of the people-weighted squared
error (the divisive scheme of Wan, Wong and Prusinkiewicz, 1988, doi:10.1145/45054.214373).
Cells that no road reaches are grouped by squares of 5 km.
"""

import heapq
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

ZONE_COUNT = 15_800
"""How many zones the baseline has."""

ROAD_METRES_PER_MINUTE = 1_000.0  # 60 km/h along the link
LEG_METRES_PER_MINUTE = 385.0  # 30 km/h with a detour of 1.3 on the last leg
UNREACHED_SQUARE = 5_000.0


def group_cells(
    *,
    labels: tuple[NDArray[np.generic], ...],
    people: NDArray[np.float64],
    along_m: NDArray[np.float64],
    last_leg_m: NDArray[np.float64],
    zones: int = ZONE_COUNT,
) -> NDArray[np.int32]:
    """Return the group of each cell, numbered 0…G-1 without gaps, shape (C,).

    Parameters
    ----------
    labels
        Arrays of shape (C,); cells that differ in any of them never share a group.
    people
        Weight of each cell.
    along_m, last_leg_m
        Metres along the link and from the link to the cell; both finite.
    zones
        How many groups to make. There are never fewer than the labels demand.

    """
    group = np.zeros(len(people), dtype=np.int64)
    for label in labels:
        _, code = np.unique(label, return_inverse=True)
        _, group = np.unique(group * (code.max() + 1) + code.reshape(-1), return_inverse=True)
        group = group.reshape(-1)
    minutes = np.stack(
        [along_m / ROAD_METRES_PER_MINUTE, last_leg_m / LEG_METRES_PER_MINUTE], axis=1
    )
    order = np.argsort(group, kind="stable")
    bounds = np.flatnonzero(np.r_[True, np.diff(group[order]) > 0, True])
    members = [order[a:b] for a, b in pairwise(bounds)]
    return _numbered(_halved(members, people, minutes, zones), len(people))


def _halved(
    members: list[NDArray[np.int64]],
    people: NDArray[np.float64],
    minutes: NDArray[np.float64],
    zones: int,
) -> list[NDArray[np.int64]]:
    """Halve the group with the greatest error until there are enough groups."""
    heap = [(-_error(people[m], minutes[m]), index) for index, m in enumerate(members)]
    heapq.heapify(heap)
    while len(members) < zones and heap[0][0] < 0:
        _, index = heapq.heappop(heap)
        left, right = _halves(members[index], people, minutes)
        members[index] = left
        members.append(right)
        for part in (index, len(members) - 1):
            error = _error(people[members[part]], minutes[members[part]])
            heapq.heappush(heap, (-error, part))
    return members


def _error(people: NDArray[np.float64], minutes: NDArray[np.float64]) -> float:
    """Return the weighted squared distance of the cells from their mean, 0 for one cell."""
    if len(people) == 1:
        return 0.0
    weight = people + 1e-9
    off = minutes - (weight @ minutes) / weight.sum()
    return round(float(weight @ (off**2).sum(axis=1)), 6)


def _halves(
    member: NDArray[np.int64], people: NDArray[np.float64], minutes: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Split along the axis with more error, where the two parts' errors are least."""
    weight, values = people[member] + 1e-9, minutes[member]
    mean = (weight @ values) / weight.sum()
    axis = int(np.argmax(weight @ (values - mean) ** 2))
    order = np.lexsort((member, values[:, axis]))
    w, v = weight[order], values[order, axis]
    left_w, left_s = np.cumsum(w)[:-1], np.cumsum(w * v)[:-1]
    right_w, right_s = w.sum() - left_w, (w * v).sum() - left_s
    gain = left_s**2 / left_w + right_s**2 / right_w
    cut = int(np.argmax(np.round(gain, 6))) + 1
    return member[order[:cut]], member[order[cut:]]


def _numbered(members: list[NDArray[np.int64]], count: int) -> NDArray[np.int32]:
    """Number the groups by their first cell."""
    first = np.array([m.min() for m in members])
    group = np.empty(count, dtype=np.int32)
    for number, index in enumerate(np.argsort(first)):
        group[members[index]] = number
    return group
