"""Lagrangian bound of the p-median problem by a deflected subgradient, on sorted lists.

The rule "every client is served once" is priced: client i pays `price[i]` and gets back what
the chosen sites save below that price (Cornuejols, Fisher and Nemhauser 1977,
doi:10.1287/mnsc.23.8.789). Any prices give a valid bound.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Numbers = NDArray[np.int32]
Flags = NDArray[np.bool_]
Lists = tuple[Integers, Numbers, Floats]


@njit(cache=True, nogil=True)
def site_savings(lists: Lists, weights: Floats, price: Floats, sites: int) -> Floats:
    """Return the weighted saving of each site below the prices, shape (S,), not positive."""
    starts, list_sites, costs = lists
    saving = np.zeros(sites)
    for i in range(weights.size):
        limit = price[i]
        weight = weights[i]
        for k in range(starts[i], starts[i + 1]):
            below = costs[k] - limit
            if below >= 0.0:
                break
            saving[list_sites[k]] += weight * below
    return saving


@njit(cache=True, nogil=True)
def choose_smallest(values: Floats, count: int, chosen: Flags) -> float:
    """Mark the `count` smallest values, ties by number, and return their sum."""
    chosen[:] = False
    if count == 0:
        return 0.0
    edge = np.partition(values, count - 1)[count - 1]
    total = 0.0
    taken = 0
    for j in range(values.size):
        if values[j] < edge:
            chosen[j] = True
            total += values[j]
            taken += 1
    for j in range(values.size):
        if taken == count:
            break
        if values[j] == edge:
            chosen[j] = True
            total += values[j]
            taken += 1
    return total


@njit(cache=True, nogil=True)
def subgradient_rounds(
    lists: Lists,
    turned: Lists,
    caps: Floats,
    floors: Floats,
    weights: Floats,
    count: int,
    price: Floats,
    best_price: Floats,
    direction: Floats,
    shares: Floats,
    primal_sites: Flags,
    state: Floats,
    target: float,
    rounds: int,
    patience: int,
    momentum: float,
    shortening: float,
    good_enough: float,
) -> int:
    """Improve the prices for some rounds; return how many were made.

    `state` holds the best bound, the step length, the rounds since the last gain and the
    cost of `primal_sites`, the best set of sites met on the way; `shares` follows how often
    each site is chosen. Each step keeps `momentum` of the last direction; after `patience`
    rounds without gain the step is multiplied by `shortening`. Stops early at a bound of
    `good_enough`.
    """
    sites = turned[0].size - 1
    clients = weights.size
    chosen = np.zeros(sites, np.bool_)
    served = np.empty(clients, np.int32)
    cheapest = np.empty(clients)
    for turn in range(rounds):
        saving = site_savings(lists, weights, price, sites)
        bound = choose_smallest(saving, count, chosen)
        for i in range(clients):
            bound += weights[i] * price[i]
        served[:] = 0
        cheapest[:] = caps
        for j in range(sites):
            if chosen[j]:
                shares[j] += 0.05 * (1.0 - shares[j])
                for k in range(turned[0][j], turned[0][j + 1]):
                    i = turned[1][k]
                    cost = turned[2][k]
                    if cost < price[i]:
                        served[i] += 1
                    cheapest[i] = min(cheapest[i], cost)
            else:
                shares[j] -= 0.05 * shares[j]
        primal = 0.0
        for i in range(clients):
            primal += weights[i] * cheapest[i]
        if primal < state[3]:
            state[3] = primal
            primal_sites[:] = chosen
        if bound > state[0]:
            state[2] = 0.0 if bound > state[0] + 1e-5 * (target - state[0]) else state[2] + 1.0
            state[0] = bound
            best_price[:] = price
        else:
            state[2] += 1.0
        if state[0] >= good_enough:
            return turn + 1
        if state[2] >= patience:
            state[1] *= shortening
            state[2] = 0.0
        length = 0.0
        for i in range(clients):
            direction[i] = momentum * direction[i] + (1.0 - served[i])
            if (price[i] <= floors[i] and direction[i] < 0.0) or (
                price[i] >= caps[i] and direction[i] > 0.0
            ):
                direction[i] = 0.0
            length += weights[i] * direction[i] * direction[i]
        if length == 0.0:
            state[1] *= shortening
            continue
        step = state[1] * max(target - bound, 1e-9 * abs(target)) / length
        for i in range(clients):
            value = price[i] + step * direction[i]
            price[i] = min(max(value, floors[i]), caps[i])
    return rounds
