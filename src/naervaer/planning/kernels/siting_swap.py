"""Swap search for the p-median problem on sorted lists of near sites.

The gain of opening a site and closing the best open one at the same time is found in one
pass over the clients near the new site (Whitaker 1983, doi:10.1080/03155986.1983.11731889;
Resende and Werneck 2007, doi:10.1007/s10479-006-0147-0; the swap is made at once, as in
FasterPAM, Schubert and Rousseeuw 2021, doi:10.1016/j.is.2021.101804).
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Numbers = NDArray[np.int32]
Flags = NDArray[np.bool_]

Lists = tuple[Integers, Numbers, Floats]
Nearest = tuple[Numbers, Numbers, Floats, Floats]


@njit(cache=True, nogil=True)
def find_two_nearest(
    lists: Lists, caps: Floats, is_open: Flags, i: int, nearest: Nearest
) -> None:
    """Write the two nearest open sites of client i, -1 and the cap where there is none."""
    starts, sites, costs = lists
    first, second, near, next_near = nearest
    first[i] = -1
    second[i] = -1
    near[i] = caps[i]
    next_near[i] = caps[i]
    for k in range(starts[i], starts[i + 1]):
        if is_open[sites[k]]:
            if first[i] < 0:
                first[i] = sites[k]
                near[i] = costs[k]
            else:
                second[i] = sites[k]
                next_near[i] = costs[k]
                break


@njit(cache=True, nogil=True)
def assign_all(
    lists: Lists, caps: Floats, weights: Floats, is_open: Flags, nearest: Nearest
) -> float:
    """Write the two nearest open sites of all clients and return the weighted cost."""
    total = 0.0
    for i in range(caps.size):
        find_two_nearest(lists, caps, is_open, i, nearest)
        total += weights[i] * nearest[2][i]
    return total


@njit(cache=True, nogil=True)
def losses_of(weights: Floats, nearest: Nearest, sites: int) -> Floats:
    """Return what closing each open site would cost, shape (S,)."""
    first, _, near, next_near = nearest
    loss = np.zeros(sites)
    for i in range(weights.size):
        if first[i] >= 0:
            loss[first[i]] += weights[i] * (next_near[i] - near[i])
    return loss


@njit(cache=True, nogil=True)
def best_exchange(
    j: int,
    turned: Lists,
    weights: Floats,
    nearest: Nearest,
    loss: Floats,
    cheapest: int,
    change: Floats,
    touched: Numbers,
) -> tuple[float, int]:
    """Return the cost change and the site to close when j opens.

    `cheapest` is the open site with the smallest loss; `change` (all zero) and `touched`
    are work space of one value per site.
    """
    starts, clients, costs = turned
    first, _, near, next_near = nearest
    gain = 0.0
    count = 0
    for k in range(starts[j], starts[j + 1]):
        i = clients[k]
        cost = costs[k]
        if cost < next_near[i]:
            served = first[i]
            if served < 0:
                gain += weights[i] * (near[i] - cost)
                continue
            if change[served] == 0.0:
                touched[count] = served
                count += 1
            if cost < near[i]:
                gain += weights[i] * (near[i] - cost)
                change[served] -= weights[i] * (next_near[i] - near[i]) + 1e-300
            else:
                change[served] -= weights[i] * (next_near[i] - cost) + 1e-300
    best = loss[cheapest]
    closing = cheapest
    for t in range(count):
        served = touched[t]
        value = loss[served] + change[served]
        if value < best:
            best = value
            closing = served
        change[served] = 0.0
    return best - gain, closing


@njit(cache=True, nogil=True)
def make_exchange(
    j: int,
    r: int,
    lists: Lists,
    turned: Lists,
    caps: Floats,
    weights: Floats,
    is_open: Flags,
    nearest: Nearest,
    loss: Floats,
    active: Flags,
) -> None:
    """Open j, close r, and keep nearest sites, losses and the sites worth a look up to date."""
    starts, sites, costs = lists
    first, second, near, next_near = nearest
    is_open[j] = True
    is_open[r] = False
    for step in range(2):
        site = j if step == 0 else r
        for k in range(turned[0][site], turned[0][site + 1]):
            i = turned[1][k]
            if step == 0:
                if turned[2][k] >= next_near[i]:
                    continue
            elif first[i] != r and second[i] != r:
                continue
            reach = next_near[i]
            if first[i] >= 0:
                loss[first[i]] -= weights[i] * (next_near[i] - near[i])
            if step == 0:
                cost = turned[2][k]
                if cost < near[i]:
                    second[i] = first[i]
                    next_near[i] = near[i]
                    first[i] = j
                    near[i] = cost
                else:
                    second[i] = j
                    next_near[i] = cost
            else:
                find_two_nearest(lists, caps, is_open, i, nearest)
            if first[i] >= 0:
                loss[first[i]] += weights[i] * (next_near[i] - near[i])
            reach = max(reach, next_near[i])
            for q in range(starts[i], starts[i + 1]):
                if costs[q] >= reach:
                    break
                active[sites[q]] = True
    loss[r] = 0.0


@njit(cache=True, nogil=True)
def cheapest_to_close(open_sites: Numbers, loss: Floats) -> int:
    """Return the open site whose closing costs least."""
    best = int(open_sites[0])
    for t in range(1, open_sites.size):
        if loss[open_sites[t]] < loss[best]:
            best = int(open_sites[t])
    return best


@njit(cache=True, nogil=True)
def take_place(j: int, closing: int, open_sites: Numbers, place: Numbers) -> None:
    """Write j where the closing site stood in the list of open ones."""
    open_sites[place[closing]] = j
    place[j] = place[closing]
    place[closing] = -1


@njit(cache=True, nogil=True)
def find_places(open_sites: Numbers, is_open: Flags, place: Numbers) -> None:
    """Write which sites are open, and where each of them stands in the list."""
    is_open[:] = False
    place[:] = -1
    for t in range(open_sites.size):
        is_open[open_sites[t]] = True
        place[open_sites[t]] = t


@njit(cache=True, nogil=True)
def descend(
    lists: Lists,
    turned: Lists,
    caps: Floats,
    weights: Floats,
    is_open: Flags,
    open_sites: Numbers,
    place: Numbers,
    nearest: Nearest,
    loss: Floats,
    active: Flags,
    change: Floats,
    touched: Numbers,
    cost: float,
    offset: int,
) -> float:
    """Swap until no single exchange of an active site helps; return the cost."""
    sites = is_open.size
    tiny = 1e-9 * max(1.0, abs(cost))
    cheapest = cheapest_to_close(open_sites, loss)
    idle = 0
    j = offset % sites
    while idle < sites:
        if active[j] and not is_open[j]:
            active[j] = False
            delta, closing = best_exchange(
                j, turned, weights, nearest, loss, cheapest, change, touched
            )
            if delta < -tiny:
                make_exchange(
                    j, closing, lists, turned, caps, weights, is_open, nearest, loss, active
                )
                take_place(j, closing, open_sites, place)
                cheapest = cheapest_to_close(open_sites, loss)
                active[closing] = True
                cost += delta
                idle = 0
        idle += 1
        j += 1
        if j == sites:
            j = 0
    return float(cost)


@njit(cache=True, nogil=True)
def swap_rounds(
    lists: Lists,
    turned: Lists,
    caps: Floats,
    weights: Floats,
    open_sites: Numbers,
    rounds: int,
    rng: np.random.Generator,
    allowance: float,
) -> float:
    """Improve the open sites by swaps, shake them `rounds` times, and keep the best.

    Each round exchanges a few sites near a random client, swaps down again and goes back
    when the cost has risen by more than `allowance` (a share of the best cost). `open_sites`
    is overwritten with the best found; its cost is returned.
    """
    sites = turned[0].size - 1
    clients = caps.size
    is_open = np.empty(sites, np.bool_)
    place = np.empty(sites, np.int32)
    find_places(open_sites, is_open, place)
    first = np.empty(clients, np.int32)
    second = np.empty(clients, np.int32)
    near = np.empty(clients)
    next_near = np.empty(clients)
    nearest = (first, second, near, next_near)
    cost = assign_all(lists, caps, weights, is_open, nearest)
    if open_sites.size in (0, sites):
        return float(cost)
    loss = losses_of(weights, nearest, sites)
    active = np.ones(sites, np.bool_)
    change = np.zeros(sites)
    touched = np.empty(sites, np.int32)
    cost = descend(
        lists,
        turned,
        caps,
        weights,
        is_open,
        open_sites,
        place,
        nearest,
        loss,
        active,
        change,
        touched,
        cost,
        rng.integers(0, sites),
    )
    best_cost = cost
    best_sites = open_sites.copy()
    kept = (first.copy(), second.copy(), near.copy(), next_near.copy())
    kept_loss = loss.copy()
    kept_sites = open_sites.copy()
    kept_cost = cost
    for _ in range(rounds):
        exchanges = 1 + rng.integers(0, 3)
        centre = rng.integers(0, clients)
        for _ in range(exchanges):
            size = lists[0][centre + 1] - lists[0][centre]
            if size == 0:
                centre = rng.integers(0, clients)
                continue
            reach = min(size, 4 + 4 * sites // open_sites.size)
            j = lists[1][lists[0][centre] + rng.integers(0, reach)]
            if is_open[j]:
                continue
            closing = open_sites[rng.integers(0, open_sites.size)]
            if rng.random() < 0.8 and first[centre] >= 0:
                closing = first[centre]
                if rng.random() < 0.4 and second[centre] >= 0:
                    closing = second[centre]
            make_exchange(
                j, closing, lists, turned, caps, weights, is_open, nearest, loss, active
            )
            take_place(j, closing, open_sites, place)
            active[closing] = True
            span = turned[0][j + 1] - turned[0][j]
            if span > 0:
                centre = turned[1][turned[0][j] + rng.integers(0, span)]
        cost = 0.0
        for i in range(clients):
            cost += weights[i] * near[i]
        cost = descend(
            lists,
            turned,
            caps,
            weights,
            is_open,
            open_sites,
            place,
            nearest,
            loss,
            active,
            change,
            touched,
            cost,
            rng.integers(0, sites),
        )
        if cost < best_cost - 1e-9 * abs(best_cost):
            best_cost = cost
            best_sites[:] = open_sites
        if cost <= kept_cost or cost <= best_cost * (1.0 + allowance):
            kept_cost = cost
            kept[0][:] = first
            kept[1][:] = second
            kept[2][:] = near
            kept[3][:] = next_near
            kept_loss[:] = loss
            kept_sites[:] = open_sites
        else:
            first[:] = kept[0]
            second[:] = kept[1]
            near[:] = kept[2]
            next_near[:] = kept[3]
            loss[:] = kept_loss
            open_sites[:] = kept_sites
            find_places(open_sites, is_open, place)
    open_sites[:] = best_sites
    return float(best_cost)
