"""Good plans by swaps: start somewhere, exchange sites while it helps, shake, repeat."""

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.kernels.siting_swap import assign_all, swap_rounds
from naervaer.planning.siting.core_problem import Core


def scattered_start(core: Core, rng: np.random.Generator) -> NDArray[np.int32]:
    """Return random free sites, drawn near clients in proportion to their weight."""
    if core.count == 0 or core.weights.size == 0:
        return np.arange(core.count, dtype=np.int32)
    starts, sites, _ = core.lists
    share = np.sqrt(core.weights)
    drawn = rng.choice(core.weights.size, size=4 * core.count, p=share / share.sum())
    nearest = sites[starts[:-1][drawn]]
    seen = np.zeros(core.sites.size, dtype=np.bool_)
    chosen = []
    for site in np.concatenate([nearest, rng.permutation(core.sites.size)]):
        if not seen[site]:
            seen[site] = True
            chosen.append(site)
        if len(chosen) == core.count:
            break
    return np.array(chosen, dtype=np.int32)


def improve(
    core: Core,
    open_sites: NDArray[np.int32],
    *,
    rounds: int,
    seed: int,
    allowance: float = 0.0,
) -> float:
    """Improve the open free sites in place and return the cost on the core."""
    if core.count == 0 or core.weights.size == 0:
        return core.constant + float(np.dot(core.weights, core.caps))
    cost = swap_rounds(
        core.lists,
        core.turned,
        core.caps,
        core.weights,
        open_sites,
        rounds,
        np.random.default_rng(seed),
        allowance,
    )
    return core.constant + float(cost)


def nearest_two(
    core: Core, open_sites: NDArray[np.int32]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return each client's cost from the nearest and second nearest open site or cap."""
    clients = core.weights.size
    is_open = np.zeros(core.sites.size, dtype=np.bool_)
    is_open[open_sites] = True
    nearest = (
        np.empty(clients, dtype=np.int32),
        np.empty(clients, dtype=np.int32),
        np.empty(clients),
        np.empty(clients),
    )
    assign_all(core.lists, core.caps, core.weights, is_open, nearest)
    return nearest[2], nearest[3]
