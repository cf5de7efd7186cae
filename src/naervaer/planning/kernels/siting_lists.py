"""Loops that build, turn and shrink the sorted lists of near sites.

The lists are in compressed rows. By client: ``starts[i]:starts[i + 1]`` holds the sites of
client i, nearest first, ties by site number. By site: the same pairs, turned, clients in
rising order.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Numbers = NDArray[np.int32]
Flags = NDArray[np.bool_]


@njit(cache=True, nogil=True)
def count_near(matrix: Floats, usable: Flags, radius: Floats) -> Integers:
    """Return how many usable sites lie strictly within each client's radius, shape (A,)."""
    clients, sites = matrix.shape
    counts = np.zeros(clients, np.int64)
    for i in range(clients):
        limit = radius[i]
        found = 0
        for j in range(sites):
            if matrix[i, j] < limit and usable[j]:
                found += 1
        counts[i] = found
    return counts


@njit(cache=True, nogil=True)
def gather_near(
    matrix: Floats,
    usable: Flags,
    radius: Floats,
    starts: Integers,
    numbers: Numbers,
    list_sites: Numbers,
    list_costs: Floats,
) -> None:
    """Fill the lists by client with usable sites strictly within the radius, nearest first.

    `numbers[j]` is the number site j gets in the lists.
    """
    clients, sites = matrix.shape
    for i in range(clients):
        limit = radius[i]
        at = starts[i]
        size = starts[i + 1] - at
        found_sites = np.empty(size, np.int32)
        found_costs = np.empty(size, np.float64)
        found = 0
        for j in range(sites):
            if matrix[i, j] < limit and usable[j]:
                found_sites[found] = numbers[j]
                found_costs[found] = matrix[i, j]
                found += 1
        order = np.argsort(found_costs, kind="mergesort")
        for k in range(size):
            list_sites[at + k] = found_sites[order[k]]
            list_costs[at + k] = found_costs[order[k]]


@njit(cache=True, nogil=True)
def turn_lists(
    starts: Integers, list_sites: Numbers, list_costs: Floats, sites: int
) -> tuple[Integers, Numbers, Floats]:
    """Return the lists by site: starts (S + 1,), clients and costs."""
    clients = starts.size - 1
    turned_starts = np.zeros(sites + 1, np.int64)
    for k in range(list_sites.size):
        turned_starts[list_sites[k] + 1] += 1
    for j in range(sites):
        turned_starts[j + 1] += turned_starts[j]
    at = turned_starts[:-1].copy()
    turned_clients = np.empty(list_sites.size, np.int32)
    turned_costs = np.empty(list_sites.size, np.float64)
    for i in range(clients):
        for k in range(starts[i], starts[i + 1]):
            j = list_sites[k]
            turned_clients[at[j]] = i
            turned_costs[at[j]] = list_costs[k]
            at[j] += 1
    return turned_starts, turned_clients, turned_costs


@njit(cache=True, nogil=True)
def shrink_lists(
    starts: Integers,
    list_sites: Numbers,
    list_costs: Floats,
    caps: Floats,
    state: NDArray[np.int8],
    numbers: Numbers,
) -> tuple[Integers, Numbers, Floats, Floats]:
    """Drop closed sites, turn opened ones into caps, and return new lists and caps.

    `state[j]` is 0 for a free site, 1 for one that is open for good, -1 for one that is
    closed for good; `numbers[j]` the number a free site gets.
    """
    clients = starts.size - 1
    new_starts = np.zeros(clients + 1, np.int64)
    new_caps = caps.copy()
    kept = 0
    for i in range(clients):
        for k in range(starts[i], starts[i + 1]):
            mark = state[list_sites[k]]
            if mark == 1:
                new_caps[i] = list_costs[k]
                break
            if mark == 0:
                kept += 1
        new_starts[i + 1] = kept
    new_sites = np.empty(kept, np.int32)
    new_costs = np.empty(kept, np.float64)
    for i in range(clients):
        at = new_starts[i]
        for k in range(starts[i], starts[i + 1]):
            mark = state[list_sites[k]]
            if mark == 1:
                break
            if mark == 0 and at < new_starts[i + 1]:
                new_sites[at] = numbers[list_sites[k]]
                new_costs[at] = list_costs[k]
                at += 1
    # A site exactly as far as the cap is listed but never helps; drop it from the tail.
    return new_starts, new_sites, new_costs, new_caps


@njit(cache=True, nogil=True)
def keep_usable(
    lists: tuple[Integers, Numbers, Floats],
    caps: Floats,
    weights: Floats,
    price: Floats,
    extra: Floats,
    slack: float,
) -> tuple[Integers, Numbers, Floats, Floats]:
    """Return lists and caps without the pairs that no plan within the slack uses.

    A pair dearer than the client's price lifts the bound by the difference, and by `extra`
    of its site when that is not among the chosen; it goes when the lift exceeds `slack`.
    """
    starts, sites, costs = lists
    clients = weights.size
    new_starts = np.zeros(clients + 1, np.int64)
    new_sites = np.empty(sites.size, np.int32)
    new_costs = np.empty(sites.size, np.float64)
    new_caps = np.empty(clients)
    kept = 0
    for i in range(clients):
        room = slack / weights[i]
        new_caps[i] = min(caps[i], price[i] + room)
        for k in range(starts[i], starts[i + 1]):
            above = max(costs[k] - price[i], 0.0)
            if above > room:
                break
            if weights[i] * above + extra[sites[k]] <= slack:
                new_sites[kept] = sites[k]
                new_costs[kept] = costs[k]
                kept += 1
        new_starts[i + 1] = kept
    return new_starts, new_sites[:kept], new_costs[:kept], new_caps


@njit(cache=True, nogil=True)
def list_codes(
    starts: Integers, sites: Numbers, codes: NDArray[np.uint64]
) -> NDArray[np.uint64]:
    """Return a number per client that depends on its sites and their order, shape (C,)."""
    found = np.empty(starts.size - 1, np.uint64)
    for i in range(starts.size - 1):
        code = np.uint64(starts[i + 1] - starts[i])
        for k in range(starts[i], starts[i + 1]):
            code = code * np.uint64(6364136223846793005) + codes[sites[k]]
        found[i] = code
    return found


@njit(cache=True, nogil=True)
def same_list(starts: Integers, sites: Numbers, one: int, other: int) -> bool:
    """Whether two clients list the same sites in the same order."""
    mine = sites[starts[one] : starts[one + 1]]
    return bool(np.array_equal(mine, sites[starts[other] : starts[other + 1]]))


@njit(cache=True, nogil=True)
def merge_lists(
    lists: tuple[Integers, Numbers, Floats],
    caps: Floats,
    weights: Floats,
    price: Floats,
    found: NDArray[np.uint64],
    order: Integers,
) -> tuple[Integers, Numbers, Floats, Floats, Floats, Floats]:
    """Merge clients with equal lists; return starts, sites, costs, caps, weights and prices.

    `order` puts clients with equal codes in `found` side by side. Weights are summed; costs,
    caps and prices are their weighted means.
    """
    starts, sites, costs = lists
    new_starts = np.zeros(order.size + 1, np.int64)
    new_sites = np.empty(sites.size, np.int32)
    new_costs = np.empty(sites.size, np.float64)
    new_caps = np.empty(order.size)
    new_weights = np.empty(order.size)
    new_price = np.empty(order.size)
    merged = 0
    used = 0
    head = -1
    for place in range(order.size):
        i = order[place]
        if head < 0 or found[i] != found[head] or not same_list(starts, sites, head, i):
            head = i
            begin = used
            for k in range(starts[i], starts[i + 1]):
                new_sites[used] = sites[k]
                new_costs[used] = 0.0
                used += 1
            new_caps[merged] = 0.0
            new_weights[merged] = 0.0
            new_price[merged] = 0.0
            merged += 1
            new_starts[merged] = used
        for k in range(starts[i + 1] - starts[i]):
            new_costs[begin + k] += weights[i] * costs[starts[i] + k]
        new_caps[merged - 1] += weights[i] * caps[i]
        new_weights[merged - 1] += weights[i]
        new_price[merged - 1] += weights[i] * price[i]
    for m in range(merged):
        new_caps[m] /= new_weights[m]
        new_price[m] /= new_weights[m]
        for k in range(new_starts[m], new_starts[m + 1]):
            new_costs[k] /= new_weights[m]
    return (
        new_starts[: merged + 1],
        new_sites[:used],
        new_costs[:used],
        new_caps[:merged],
        new_weights[:merged],
        new_price[:merged],
    )
