"""Branch and bound on sites with Lagrangian bounds at the nodes.

After Christofides and Beasley (1982, doi:10.1016/0377-2217(82)90213-3): every node starts
from its parent's prices, rules sites in or out, and branches on the site the prices are
least sure about. Depth first, the opening branch first.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.kernels.siting_lagrangian import site_savings
from naervaer.planning.kernels.siting_lists import keep_usable
from naervaer.planning.siting.core_problem import Core, assemble, merge_equal, shrink
from naervaer.planning.siting.lagrangian import (
    BRISK,
    THOROUGH,
    Dual,
    bound_of,
    raise_bound,
    settle_sites,
    start_dual,
)
from naervaer.planning.siting.params import MedianParams
from naervaer.planning.siting.problem import SiteNumbers

Offer = Callable[[SiteNumbers], float]
"""Takes a plan as original site numbers, keeps it when it is better, returns the best cost."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A part of the search: a shrunken core, prices to start from, what is proven of it.

    Attributes
    ----------
    core
        The core with the branch's sites opened and closed.
    price
        Prices of its clients.
    shares
        How often each of its sites was chosen lately.
    bound
        The parent's bound.

    """

    core: Core
    price: NDArray[np.float64]
    shares: NDArray[np.float64]
    bound: float


@dataclass(frozen=True, slots=True)
class BranchResult:
    """How the search over branches went.

    Attributes
    ----------
    bound
        Proven bound on every plan of the root, infinity when none is left.
    nodes
        Nodes looked at.
    left
        The same for the nodes that were not looked at, infinity when none is left.

    """

    bound: float
    nodes: int
    left: float = np.inf


def shrink_node(node_core: Core, dual: Dual, state: NDArray[np.int8], bound: float) -> Node:
    """Return the node left after settling sites; prices go with the clients that remain."""
    core = shrink(node_core, state)
    prices = _carried(node_core, state, dual.best_price)
    return Node(core, prices, dual.shares[state == 0].copy(), bound)


def merge_clients(core: Core, dual: Dual, *, cutoff: float) -> tuple[Core, Dual]:
    """Return a core with fewer, merged clients in which plans below `cutoff` cost the same.

    Pairs that no such plan uses are dropped. Clients that then list the same sites in the
    same order are served by the same site whatever opens, so their costs are added up; the
    linear-programming bound stays what it was. Other plans may cost less than in truth, or
    more, but not less than the cutoff in truth.
    """
    sites = core.sites.size
    saving = site_savings(core.lists, core.weights, dual.best_price, sites)
    edge = np.partition(saving, core.count - 1)[core.count - 1]
    starts, list_sites, list_costs, caps = keep_usable(
        core.lists,
        core.caps,
        core.weights,
        dual.best_price,
        np.maximum(saving - edge, 0.0),
        cutoff - bound_of(core, dual),
    )
    lists, caps, weights, price = merge_equal(
        (starts, list_sites, list_costs), caps, core.weights, dual.best_price, sites=sites
    )
    listed = lists[0][1:] > lists[0][:-1]
    rest = assemble(
        lists=lists,
        caps=caps,
        weights=weights,
        count=core.count,
        sites=core.sites,
        opened=core.opened,
        constant=core.constant,
    )
    return rest, start_dual(rest, price[listed], step=dual.step, shares=dual.shares)


def _carried(
    core: Core, state: NDArray[np.int8], price: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the prices of the clients that keep a listed site after shrinking."""
    starts, sites, _ = core.lists
    marks = state[sites]
    opened_before = np.cumsum(marks == 1)
    at_start = np.concatenate([[0], opened_before])[starts[:-1]]
    reachable = (opened_before - np.repeat(at_start, starts[1:] - starts[:-1])) == 0
    useful = np.concatenate([[0], np.cumsum(reachable & (marks == 0))])
    return price[useful[starts[1:]] > useful[starts[:-1]]]


def search_branches(
    root: Node,
    *,
    offer: Offer,
    cutoff_of: Callable[[float], float],
    is_over: Callable[[], bool],
    params: MedianParams,
) -> BranchResult:
    """Search all branches of the root.

    `cutoff_of` turns the best known cost into the bound at which a branch cannot hold a
    better plan.
    """
    stack = [root]
    proven = np.inf
    nodes = 0
    best = offer(np.empty(0, dtype=np.int64))
    while stack:
        if is_over():
            left = min(node.bound for node in stack)
            return BranchResult(min(proven, left), nodes, left)
        node = stack.pop()
        cutoff = cutoff_of(best)
        if node.bound >= cutoff:
            proven = min(proven, node.bound)
            continue
        nodes += 1
        children, bound, best = _work(node, best, offer, cutoff_of, params, root=nodes == 1)
        if not children:
            proven = min(proven, bound)
        stack.extend(children)
    return BranchResult(proven, nodes)


def _work(
    node: Node,
    best: float,
    offer: Offer,
    cutoff_of: Callable[[float], float],
    params: MedianParams,
    *,
    root: bool,
) -> tuple[list[Node], float, float]:
    """Bound a node, settle what can be settled, and return its children."""
    core, price, shares = node.core, node.price, node.shares
    while True:
        cutoff = cutoff_of(best)
        if core.count < 0 or core.count > core.sites.size:
            return [], np.inf, best
        if core.count == 0 or core.weights.size == 0 or core.count == core.sites.size:
            return _leaf(core, offer)
        dual = start_dual(core, price, step=0.5 if root else 0.25, shares=shares)
        bound = raise_bound(
            core,
            dual,
            target=best,
            rounds=params.node_rounds,
            pace=THOROUGH if root else BRISK,
            good_enough=cutoff,
        )
        bound = max(bound, node.bound)
        if np.isfinite(dual.state[3]) and core.constant + dual.state[3] < best:
            best = offer(core.chosen(dual.primal))
        if bound >= cutoff_of(best):
            return [], bound, best
        cutoff = cutoff_of(best)
        state = settle_sites(core, dual, cutoff=cutoff)
        core, dual = merge_clients(core, dual, cutoff=cutoff)
        settled = np.count_nonzero(state)
        if settled == 0:
            return _split(core, dual, bound), bound, best
        smaller = shrink_node(core, dual, state, bound)
        if settled < max(1, 0.1 * core.sites.size):
            last = start_dual(smaller.core, smaller.price, step=0.1, shares=smaller.shares)
            if 0 < smaller.core.count < smaller.core.sites.size and smaller.core.weights.size:
                last.state[0] = bound - smaller.core.constant
                return _split(smaller.core, last, bound), bound, best
        node = smaller
        core, price, shares = smaller.core, smaller.price, smaller.shares


def _leaf(core: Core, offer: Offer) -> tuple[list[Node], float, float]:
    """Return the end of a branch in which nothing is left to choose."""
    marks = np.zeros(core.sites.size, dtype=np.bool_)
    if core.count == core.sites.size:
        marks[:] = True
        closed = shrink(core, np.ones(core.sites.size, dtype=np.int8))
        cost = closed.constant
    else:
        marks[: core.count] = True
        cost = core.constant + float(np.dot(core.weights, core.caps))
    return [], cost, offer(core.chosen(marks))


def _split(core: Core, dual: Dual, bound: float) -> list[Node]:
    """Return the two branches on the site whose share is nearest one half."""
    site = int(np.argmin(np.abs(dual.shares - 0.5)))
    children = []
    for mark in (-1, 1):
        state = np.zeros(core.sites.size, dtype=np.int8)
        state[site] = mark
        children.append(shrink_node(core, dual, state, bound))
    return children
