"""Loops of the covering proof: who is covered, cuts of the uncovered demand, fewer columns.

Rows are in compressed form: ``starts[r]:starts[r + 1]`` holds the sites that cover row r.
Rows of one group stand side by side: ``group_starts[g]:group_starts[g + 1]``.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Numbers = NDArray[np.int32]
Flags = NDArray[np.bool_]
Codes = NDArray[np.uint64]


@njit(cache=True, nogil=True)
def count_covering(
    matrix: Floats, rows: Integers, usable: Flags, fixed: Integers, radius: float
) -> Integers:
    """Return how many usable sites cover each row, -1 where a fixed site does, shape (R,)."""
    counts = np.zeros(rows.size, np.int64)
    for r in range(rows.size):
        i = rows[r]
        found = 0
        for t in range(fixed.size):
            if matrix[i, fixed[t]] <= radius:
                found = -1
                break
        if found == 0:
            for j in range(matrix.shape[1]):
                if usable[j] and matrix[i, j] <= radius:
                    found += 1
        counts[r] = found
    return counts


@njit(cache=True, nogil=True)
def gather_covering(
    matrix: Floats,
    rows: Integers,
    usable: Flags,
    numbers: Numbers,
    radius: float,
    starts: Integers,
    codes: Codes,
) -> tuple[Numbers, Codes]:
    """Return the sites that cover each row, in rising order, and a code of each such list."""
    sites = np.empty(starts[-1], np.int32)
    code = np.zeros(rows.size, np.uint64)
    for r in range(rows.size):
        at = starts[r]
        for j in range(matrix.shape[1]):
            if at == starts[r + 1]:
                break
            if usable[j] and matrix[rows[r], j] <= radius:
                sites[at] = numbers[j]
                code[r] = code[r] * np.uint64(6364136223846793005) + codes[numbers[j]]
                at += 1
    return sites, code


@njit(cache=True, nogil=True)
def merge_alike(
    starts: Integers, sites: Numbers, weights: Floats, code: Codes, order: Integers
) -> tuple[Integers, Floats]:
    """Return one row of each set of equal lists, and the weight of the set.

    `order` puts equal codes side by side; the lists themselves are compared.
    """
    first = np.empty(order.size, np.int64)
    total = np.zeros(order.size)
    found = 0
    for place in range(order.size):
        r = order[place]
        alike = found > 0 and code[r] == code[first[found - 1]]
        if alike:
            head = first[found - 1]
            mine = sites[starts[r] : starts[r + 1]]
            alike = np.array_equal(mine, sites[starts[head] : starts[head + 1]])
        if not alike:
            first[found] = r
            found += 1
        total[found - 1] += weights[r]
    return first[:found], total[:found]


@njit(cache=True, nogil=True)
def assign_groups(
    starts: Integers,
    sites: Numbers,
    by_site: Integers,
    rows: Integers,
    weights: Floats,
) -> tuple[Integers, Integers]:
    """Return a group per row and the site of each: a group is what one more site newly covers.

    The site that newly covers most comes first; rows that no site covers are a group of
    their own, the last. `by_site` and `rows` are the same lists turned.
    """
    count = by_site.size - 1
    group = np.full(weights.size, -1, np.int64)
    gain = np.zeros(count)
    left = 0
    for r in range(weights.size):
        left += starts[r + 1] > starts[r]
        for t in range(starts[r], starts[r + 1]):
            gain[sites[t]] += weights[r]
    centres = np.empty(count, np.int64)
    groups = 0
    while left > 0:
        best = np.argmax(gain)
        before = left
        for q in range(by_site[best], by_site[best + 1]):
            r = rows[q]
            if group[r] < 0:
                group[r] = groups
                left -= 1
                for t in range(starts[r], starts[r + 1]):
                    gain[sites[t]] -= weights[r]
        gain[best] = -1.0
        if left < before:
            centres[groups] = best
            groups += 1
    for r in range(weights.size):
        if group[r] < 0:
            group[r] = groups
    return group, centres[:groups]


@njit(cache=True, nogil=True)
def separate_cuts(
    starts: Integers,
    sites: Numbers,
    weights: Floats,
    group_starts: Integers,
    open_share: Floats,
    lost: Floats,
    tolerance: float,
) -> tuple[Integers, Floats, Integers, Numbers, Floats]:
    """Return cuts for the groups that lose more demand than `lost` says.

    Group g loses at least need - sum of value * open share over the listed sites, where
    need is the weight of its rows that are not wholly covered. Returned are the groups,
    their needs, where their sites begin, the sites and the values.
    """
    groups = group_starts.size - 1
    count = open_share.size
    which = np.empty(groups, np.int64)
    need = np.empty(groups)
    begins = np.zeros(groups + 1, np.int64)
    cut_sites = np.empty(sites.size, np.int32)
    cut_values = np.empty(sites.size)
    summed = np.zeros(count)
    touched = np.empty(count, np.int64)
    cuts = 0
    used = 0
    for g in range(groups):
        total = 0.0
        uncovered = 0.0
        seen = 0
        for r in range(group_starts[g], group_starts[g + 1]):
            share = 0.0
            for t in range(starts[r], starts[r + 1]):
                share += open_share[sites[t]]
                if share >= 1.0:
                    break
            if share < 1.0 and weights[r] > 0.0:
                total += weights[r]
                uncovered += weights[r] * (1.0 - share)
                for t in range(starts[r], starts[r + 1]):
                    j = sites[t]
                    if summed[j] == 0.0:
                        touched[seen] = j
                        seen += 1
                    summed[j] += weights[r]
        if uncovered > lost[g] + tolerance:
            which[cuts] = g
            need[cuts] = total
            for t in range(seen):
                cut_sites[used] = touched[t]
                cut_values[used] = summed[touched[t]]
                used += 1
            cuts += 1
            begins[cuts] = used
        for t in range(seen):
            summed[touched[t]] = 0.0
    return which[:cuts], need[:cuts], begins[: cuts + 1], cut_sites[:used], cut_values[:used]


@njit(cache=True, nogil=True)
def uncovered_weight(
    starts: Integers, sites: Numbers, weights: Floats, is_open: Flags
) -> float:
    """Return the weight of the rows without an open site."""
    total = 0.0
    for r in range(weights.size):
        covered = False
        for t in range(starts[r], starts[r + 1]):
            if is_open[sites[t]]:
                covered = True
                break
        if not covered:
            total += weights[r]
    return total


@njit(cache=True, nogil=True)
def keep_columns(
    starts: Integers, sites: Numbers, group: Integers, numbers: Numbers, codes: Codes
) -> tuple[Integers, Numbers, Codes]:
    """Return the lists without the sites numbered -1, and a code of group and list per row."""
    new_starts = np.zeros(starts.size, np.int64)
    new_sites = np.empty(sites.size, np.int32)
    code = np.empty(group.size, np.uint64)
    kept = 0
    for r in range(group.size):
        here = np.uint64(group[r] + 1)
        for t in range(starts[r], starts[r + 1]):
            j = numbers[sites[t]]
            if j >= 0:
                new_sites[kept] = j
                here = here * np.uint64(6364136223846793005) + codes[j]
                kept += 1
        new_starts[r + 1] = kept
        code[r] = here
    return new_starts, new_sites[:kept], code


@njit(cache=True, nogil=True)
def shared_weight(
    j: int, starts: Integers, sites: Numbers, by_site: Integers, rows: Integers, weights: Floats
) -> Floats:
    """Return the weight that site j and each other site both cover, shape (S,)."""
    shared = np.zeros(by_site.size - 1)
    for q in range(by_site[j], by_site[j + 1]):
        r = rows[q]
        for t in range(starts[r], starts[r + 1]):
            shared[sites[t]] += weights[r]
    return shared
