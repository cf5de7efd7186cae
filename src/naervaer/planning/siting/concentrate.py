"""Better plans from what several good plans have in common and apart.

Swaps from several starts end in different good plans; the best plan is nearly always among
the sites that some of them open (heuristic concentration, Rosing and ReVelle 1997,
doi:10.1016/S0377-2217(96)00100-2). The problem with these sites alone is small enough to be
solved to the end, or nearly so.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting.core_problem import Core, shrink
from naervaer.planning.siting.search import Search
from naervaer.planning.siting.swaps import improve, scattered_start
from naervaer.planning.solving import silent

_STARTS = 10
_MOST_SHAKES = 5_000
_BURST = 250
"""Shakes between two looks at the clock."""


Settle = Callable[[Search, Core, NDArray[np.int32]], None]


def concentrate(search: Search, core: Core, settle: Settle) -> None:
    """Offer the best plan found among the sites of several good plans."""
    shakes = min(10 * core.count, _MOST_SHAKES)
    union = np.zeros(core.sites.size, dtype=np.bool_)
    if search.best is not None:
        union[np.isin(core.sites, search.best.open_sites)] = True
    for start in range(_STARTS):
        chosen = scattered_start(core, np.random.default_rng([search.seed, start]))
        for turn in range(0, shakes, _BURST):
            if search.is_done():
                return
            seed = search.seed + 1_000 * start + turn
            improve(core, chosen, rounds=min(_BURST, shakes - turn), seed=seed)
        search.offer(core.chosen(chosen.astype(np.int64)))
        union[chosen] = True
    part = shrink(core, np.where(union, 0, -1).astype(np.int8))
    inner = Search(
        search.weigh, search.watch, silent, search.seed, search.params, search.whole,
        reward=search.reward,
    )  # fmt: skip
    if search.best is None or not 0 < part.count < part.sites.size:
        return
    inner.offer(search.best.open_sites)
    known = np.flatnonzero(np.isin(part.sites, search.best.open_sites)).astype(np.int32)
    settle(inner, part, known)
    if inner.best is not None:
        search.offer(inner.best.open_sites)
