"""Bounds and swaps in turns on a core, and proof of the rest."""

from functools import partial

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting.branching import shrink_node
from naervaer.planning.siting.concentrate import concentrate
from naervaer.planning.siting.core_problem import Core
from naervaer.planning.siting.lagrangian import (
    THOROUGH,
    Dual,
    raise_bound,
    settle_sites,
    start_dual,
)
from naervaer.planning.siting.params import MedianParams
from naervaer.planning.siting.proof import is_crowd, settle_rest
from naervaer.planning.siting.search import Search
from naervaer.planning.siting.swaps import improve, nearest_two
from naervaer.planning.solving import Progress

_LARGE = 100_000
"""Pairs in the lists below which narrowing a core is not worth its while."""

_NEAR = 1.05
"""On a large core, sets the prices like are swapped down only from so near the best cost."""

_WORTHWHILE = 0.3
"""Share of the sites that must go."""


def search_core(
    search: Search, core: Core, chosen: NDArray[np.int32], *, is_part: bool = False
) -> None:
    """Raise the bound and improve the plan in turns, then prove what is left.

    `is_part` says that the core leaves out sites on purpose.
    """
    if core.count == 0 or core.weights.size == 0 or core.count == core.sites.size:
        search.offer(core.chosen(np.arange(core.count)))
        search.prove(search.objective, "nothing to choose")
        return
    params = search.params
    near, following = nearest_two(core, chosen)
    price = near + np.minimum(0.5 * (following - near), near + 1.0)
    dual = start_dual(core, price, step=1.0)
    shakes = _shakes(core, params)
    stalled = 0
    turn = 0
    done_rounds = 0
    while not search.is_done() and done_rounds < params.bound_rounds:
        before = search.bound
        rounds = 100
        bound = raise_bound(
            core,
            dual,
            target=search.objective,
            rounds=rounds,
            pace=THOROUGH,
            good_enough=search.cutoff(search.objective),
        )
        done_rounds += rounds
        search.prove(bound, "Lagrangian bound")
        turn += 1
        if search.is_done():
            return
        _polish(search, core, dual, chosen, shakes=shakes, turn=turn)
        core, dual, chosen = _narrow(search, core, dual, chosen)
        risen = (search.bound - before) / max(abs(search.objective), 1e-12)
        stalled = stalled + 1 if risen < 2e-6 else 0  # noqa: PLR2004
        if stalled >= 3 or dual.step < 1e-4:  # noqa: PLR2004
            break
    if not search.is_done() and core.count > params.few_sites:
        _shake_on(search, core, chosen)
    if not search.is_done():
        mark = search.cutoff(search.objective)
        if not is_part and is_crowd(search, core, dual, mark=mark):
            concentrate(search, core, partial(search_core, is_part=True))
        settle_rest(search, core, dual, is_part=is_part)


def _narrow(
    search: Search, core: Core, dual: Dual, chosen: NDArray[np.int32]
) -> tuple[Core, Dual, NDArray[np.int32]]:
    """Drop the sites no better plan uses, once they are the better part of a large core."""
    if core.lists[1].size < _LARGE:
        return core, dual, chosen
    state = settle_sites(core, dual, cutoff=search.cutoff(search.objective))
    state[state == 1] = 0
    if np.count_nonzero(state) < _WORTHWHILE * state.size:
        return core, dual, chosen
    node = shrink_node(core, dual, state, search.bound)
    rest = node.core
    if not 0 < rest.count < rest.sites.size or not rest.weights.size:
        return core, dual, chosen
    narrowed = start_dual(rest, node.price, step=dual.step, shares=node.shares)
    narrowed.state[0] = dual.state[0] + core.constant - rest.constant
    kept = np.flatnonzero(np.isin(rest.sites, core.sites[chosen]))
    others = np.setdiff1d(np.argsort(-node.shares, kind="stable"), kept, assume_unique=True)
    filled = np.concatenate([kept, others])[: rest.count].astype(np.int32)
    return rest, narrowed, filled


def _shakes(core: Core, params: MedianParams) -> int:
    """Return how many shakes to make a turn: about the work of the turn's bound rounds."""
    pairs, clients = core.lists[1].size, core.weights.size
    turn = 100 * (0.4 * pairs + 60 * clients)
    shake = 1.6 * pairs * min(10.0, 170 / max(core.count, 1)) + 10 * clients
    return max(1, int(params.shake_share * turn / shake))


def _polish(
    search: Search,
    core: Core,
    dual: Dual,
    chosen: NDArray[np.int32],
    *,
    shakes: int,
    turn: int,
) -> None:
    """Improve the best plan by shaken swaps, and try the set of sites the prices like."""
    trial = np.flatnonzero(dual.primal).astype(np.int32)
    near = core.constant + float(dual.state[3]) <= _NEAR * search.objective
    if trial.size == core.count and (near or core.lists[1].size < _LARGE):
        improve(core, trial, rounds=0, seed=search.seed + turn)
        search.offer(core.chosen(trial.astype(np.int64)))
    improve(core, chosen, rounds=shakes, seed=search.seed + turn)
    search.offer(core.chosen(chosen.astype(np.int64)))


def _shake_on(search: Search, core: Core, chosen: NDArray[np.int32]) -> None:
    """Shake the best plan until that has stopped helping for a while."""
    burst = max(50, 2 * core.count)
    idle = 0
    turn = 1_000
    while idle < search.params.idle_bursts and not search.is_done():
        before = search.objective
        turn += 1
        improve(core, chosen, rounds=burst, seed=search.seed + turn)
        search.offer(core.chosen(chosen.astype(np.int64)))
        search.report(Progress("shaken swaps", None, search.objective, search.bound))
        idle = 0 if search.objective < before * (1 - 2e-6) else idle + 1
