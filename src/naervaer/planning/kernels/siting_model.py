"""Loops that write what is left of a p-median problem as a small integer model.

For a client with sites at rising costs, the model has one variable per step: 1 when no
site up to that step is open (the radius formulation of Cornuejols, Nemhauser and Wolsey
1980, doi:10.1137/0601034; Elloumi 2010, doi:10.1007/s10878-008-9167-0). Steps of different
clients that stand for the same set of sites share one variable.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Numbers = NDArray[np.int32]
Lists = tuple[Integers, Numbers, Floats]


@njit(cache=True, nogil=True)
def count_steps(
    lists: Lists, caps: Floats, weights: Floats, price: Floats, extra: Floats, slack: float
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which pairs a cheaper plan may use, shape (N,), and who needs a listed site.

    A pair dearer than the client's price lifts the bound by the difference, and by `extra`
    of its site when that is not among the chosen; it is out when the lift exceeds `slack`.
    """
    starts, sites, costs = lists
    kept = np.zeros(sites.size, np.bool_)
    must = np.zeros(weights.size, np.bool_)
    for i in range(weights.size):
        for k in range(starts[i], starts[i + 1]):
            lift = weights[i] * max(costs[k] - price[i], 0.0) + extra[sites[k]]
            kept[k] = lift <= slack
        must[i] = weights[i] * (caps[i] - price[i]) > slack
    return kept, must


@njit(cache=True, nogil=True)
def write_steps(
    lists: Lists,
    caps: Floats,
    weights: Floats,
    kept: NDArray[np.bool_],
    must: NDArray[np.bool_],
    codes: NDArray[np.uint64],
) -> tuple[
    NDArray[np.uint64], NDArray[np.uint64], Floats, Integers, Numbers, NDArray[np.bool_], float
]:
    """Return the steps of all clients and the cost no plan escapes.

    For each step: the code of its set of sites, the code of the step before (0 for none),
    its price, where its new sites start in the list that follows, and whether it must be 0.
    """
    starts, sites, costs = lists
    pairs = 0
    for k in range(kept.size):
        if kept[k]:
            pairs += 1
    code = np.empty(pairs, np.uint64)
    before = np.empty(pairs, np.uint64)
    value = np.empty(pairs)
    begins = np.empty(pairs + 1, np.int64)
    added = np.empty(pairs, np.int32)
    zero = np.zeros(pairs, np.bool_)
    steps = 0
    used = 0
    base = 0.0
    for i in range(weights.size):
        here = np.uint64(0)
        last = -1.0
        empty = True
        for k in range(starts[i], starts[i + 1]):
            if not kept[k]:
                continue
            if empty or costs[k] > last:
                if empty:
                    base += weights[i] * costs[k]
                else:
                    code[steps] = here
                    value[steps] = weights[i] * (costs[k] - last)
                    steps += 1
                before[steps] = here
                begins[steps] = used
                last = costs[k]
                empty = False
            here += codes[sites[k]]
            added[used] = sites[k]
            used += 1
        if empty:
            base += weights[i] * caps[i]
        else:
            code[steps] = here
            value[steps] = weights[i] * (caps[i] - last)
            zero[steps] = must[i]
            steps += 1
    begins[steps] = used
    return (
        code[:steps],
        before[:steps],
        value[:steps],
        begins[: steps + 1],
        added[:used],
        zero[:steps],
        base,
    )


@njit(cache=True, nogil=True)
def count_expanded(lists: Lists, kept: NDArray[np.bool_]) -> tuple[int, int]:
    """Return how many steps all clients have, and how many sites these list together."""
    starts, _, costs = lists
    steps = 0
    listed = 0
    for i in range(starts.size - 1):
        size = 0
        last = 0.0
        for k in range(starts[i], starts[i + 1]):
            if kept[k]:
                if size > 0 and costs[k] > last:
                    steps += 1
                    listed += size
                size += 1
                last = costs[k]
        if size > 0:
            steps += 1
            listed += size
    return steps, listed


@njit(cache=True, nogil=True)
def expand_steps(
    lists: Lists,
    caps: Floats,
    weights: Floats,
    price: Floats,
    kept: NDArray[np.bool_],
    size: tuple[int, int],
) -> tuple[Integers, Numbers, Floats, Floats, Integers, float]:
    """Return every step of every client as a row of its own, and the cost no plan escapes.

    Step k of a client lists its k nearest kept sites, in rising order, and costs what the
    next is dearer; a client pays the steps without an open site. Returned are starts and
    sites in compressed form, what a step costs, how much of that lies below the client's
    price, the client of each step, and the base.
    """
    starts, sites, costs = lists
    row_starts = np.zeros(size[0] + 1, np.int64)
    row_sites = np.empty(size[1], np.int32)
    value = np.empty(size[0])
    below = np.empty(size[0])
    client = np.empty(size[0], np.int64)
    row = 0
    used = 0
    base = 0.0
    for i in range(weights.size):
        near = np.empty(starts[i + 1] - starts[i], np.int32)
        found = 0
        last = caps[i]
        for k in range(starts[i], starts[i + 1] + 1):
            ends = k == starts[i + 1]
            if not ends and not kept[k]:
                continue
            here = caps[i] if ends else costs[k]
            if found == 0:
                base += weights[i] * here
            elif here > last or ends:
                row_sites[used : used + found] = np.sort(near[:found])
                used += found
                value[row] = weights[i] * (here - last)
                below[row] = weights[i] * max(0.0, min(here, price[i]) - last)
                client[row] = i
                row += 1
                row_starts[row] = used
            if not ends:
                near[found] = sites[k]
                found += 1
                last = here
    return row_starts, row_sites, value, below, client, base
