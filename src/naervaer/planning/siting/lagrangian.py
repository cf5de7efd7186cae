"""Lower bounds by Lagrangian prices, and which sites they rule out or in."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.kernels.siting_lagrangian import site_savings, subgradient_rounds
from naervaer.planning.siting.core_problem import Core

_ROUNDING = 1e-9
"""Relative margin taken off every bound for rounding in double-precision sums."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How the steps of the subgradient change.

    Attributes
    ----------
    patience
        Rounds without gain before the step is shortened.
    momentum
        Share of the last direction that is kept, 0 to 1.
    shortening
        Factor by which the step is shortened, 0 to 1.

    """

    patience: int
    momentum: float
    shortening: float


THOROUGH = Pace(patience=15, momentum=0.85, shortening=0.8)
"""Reaches the linear-programming bound to four or five digits within some 2,000 rounds."""

BRISK = Pace(patience=8, momentum=0.7, shortening=0.6)
"""For branches, which start from their parent's prices."""


@dataclass(slots=True, eq=False)
class Dual:
    """Prices of a core as the search goes on.

    Attributes
    ----------
    price
        Present price of each client per unit of weight, shape (C,).
    best_price
        The prices with the best bound so far, shape (C,).
    direction
        Direction of the last step, shape (C,).
    shares
        How often each site was chosen lately, 0 to 1, shape (S,).
    primal
        The best set of sites met on the way, shape (S,).
    state
        Best bound, step length, rounds since the last gain, cost of `primal`.

    """

    price: NDArray[np.float64]
    best_price: NDArray[np.float64]
    direction: NDArray[np.float64]
    shares: NDArray[np.float64]
    primal: NDArray[np.bool_]
    state: NDArray[np.float64]

    @property
    def step(self) -> float:
        """Length factor of the next step."""
        return float(self.state[1])


def start_dual(
    core: Core,
    price: NDArray[np.float64],
    *,
    step: float,
    shares: NDArray[np.float64] | None = None,
) -> Dual:
    """Return the state of a search that starts at the given prices."""
    clipped = np.clip(price, core.floors, core.caps)
    sites = core.sites.size
    return Dual(
        price=clipped,
        best_price=clipped.copy(),
        direction=np.zeros(clipped.size),
        shares=np.full(sites, core.count / max(sites, 1)) if shares is None else shares,
        primal=np.zeros(sites, dtype=np.bool_),
        state=np.array([-np.inf, step, 0.0, np.inf]),
    )


def raise_bound(
    core: Core,
    dual: Dual,
    *,
    target: float,
    rounds: int,
    pace: Pace,
    good_enough: float,
) -> float:
    """Improve the prices for some rounds and return the bound on the whole cost.

    `target` and `good_enough` are whole costs: the best known one, towards which steps aim,
    and the bound at which the search may stop.
    """
    subgradient_rounds(
        core.lists,
        core.turned,
        core.caps,
        core.floors,
        core.weights,
        core.count,
        dual.price,
        dual.best_price,
        dual.direction,
        dual.shares,
        dual.primal,
        dual.state,
        target - core.constant,
        rounds,
        pace.patience,
        pace.momentum,
        pace.shortening,
        good_enough - core.constant,
    )
    return bound_of(core, dual)


def bound_of(core: Core, dual: Dual) -> float:
    """Return the best bound on the whole cost, less a margin for rounding."""
    bound = float(dual.state[0])
    return core.constant + bound - _ROUNDING * (abs(bound) + abs(core.constant))


def settle_sites(core: Core, dual: Dual, *, cutoff: float) -> NDArray[np.int8]:
    """Return which sites every answer cheaper than `cutoff` opens (1) or leaves (-1).

    A site outside the p cheapest would lift the bound by the distance of its saving from the
    p-th; leaving one of the p cheapest lifts it by the distance to the next. Either is ruled
    out when the lifted bound reaches the cutoff.
    """
    state = np.zeros(core.sites.size, dtype=np.int8)
    count = core.count
    saving = site_savings(core.lists, core.weights, dual.best_price, core.sites.size)
    slack = cutoff - bound_of(core, dual)
    if count >= saving.size:
        state[:] = 1
        return state
    order = np.partition(saving, [max(count - 1, 0), count])
    following = order[count]
    if count == 0:
        state[:] = -1
        return state
    state[saving - order[count - 1] >= slack] = -1
    state[following - saving >= slack] = 1
    return state
