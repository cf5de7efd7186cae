"""Proof of what the bound leaves open: ever larger remainders of the problem, solved exactly.

The optimum is usually far closer to the bound than to the first plans. So the remainder is
first cut as if the optimum cost hardly more than the bound, which leaves a small model. Its
solution is either a plan below that mark, then it is the best of all, or proof that every
plan costs at least the mark, then the mark is the new bound and is raised.
"""

from itertools import count

import numpy as np

from naervaer.planning.siting.branching import Node, merge_clients, search_branches, shrink_node
from naervaer.planning.siting.core_problem import Core
from naervaer.planning.siting.cover_branches import branch_cover
from naervaer.planning.siting.cover_proof import Task, prove_cover
from naervaer.planning.siting.integer import IntegerModel, solve_integer
from naervaer.planning.siting.lagrangian import (
    THOROUGH,
    Dual,
    bound_of,
    raise_bound,
    settle_sites,
    start_dual,
)
from naervaer.planning.siting.median_rows import median_rows
from naervaer.planning.siting.model import steps_of, write_model
from naervaer.planning.siting.search import TOLERANCE, WHOLE_MARGIN, Search
from naervaer.planning.siting.swaps import improve

_LONG_IDLE = 40
_TIGHTEN_ROUNDS = 300
_GROUPS = 500
_CROWD = 0.8
_CROWD_SHARE, _CROWD_GROWTH = 1 / 64, 2.0


def settle_rest(search: Search, core: Core, dual: Dual, *, is_part: bool = False) -> None:
    """Prove the best plan, or find a better one, as far as time allows.

    `is_part` says that the core leaves out sites on purpose.
    """
    few = core.count <= search.params.few_sites
    if few and _branch(search, core, dual, most=search.params.first_nodes):
        return
    gap = search.objective - search.bound
    slack, growth = (1.0 if is_part else search.params.first_share) * gap, search.params.growth
    mark = _mark(search, core, dual, slack=slack)
    is_crowded = not is_part and is_crowd(search, core, dual, mark=mark)
    if is_crowded:
        slack, growth = _CROWD_SHARE * gap, _CROWD_GROWTH
    while not search.is_done():
        mark = _mark(search, core, dual, slack=slack)
        node = _rest_below(search, core, dual, mark=mark)
        if node is None:
            search.prove(mark, "all cheaper plans ruled out")
        elif not _settle_below(search, node, mark=mark, is_crowded=is_crowded):
            _settle_otherwise(search, core, dual)
            return
        slack *= growth


def _mark(search: Search, core: Core, dual: Dual, *, slack: float) -> float:
    """Return the cost below which plans are looked for: a little above the bound."""
    ceiling = search.cutoff(search.objective)
    mark = min(ceiling, max(search.bound, bound_of(core, dual)) + slack)
    if search.counts_units(search.objective):
        mark = min(ceiling, np.ceil(mark) + WHOLE_MARGIN)
    return float(mark)


def is_crowd(search: Search, core: Core, dual: Dual, *, mark: float) -> bool:
    """Whether many sites open and prices rule out hardly any below the mark."""
    left = np.count_nonzero(settle_sites(core, dual, cutoff=mark) == 0)
    return bool(core.count > search.params.few_sites and left > _CROWD * core.sites.size)


def _settle_below(search: Search, node: Node, *, mark: float, is_crowded: bool) -> bool:
    """Find the best plan below the mark or prove that there is none; False when it cannot."""
    rest = node.core
    inner = start_dual(rest, node.price, step=0.5, shares=node.shares)
    bound = _tightened(rest, inner, mark=mark, rounds=_TIGHTEN_ROUNDS)
    search.prove(min(bound, mark), "Lagrangian bound")
    if bound >= mark or search.is_done():
        return True
    if is_crowded:
        model = write_model(rest, inner, cutoff=mark)
        before = search.objective, search.bound
        if model.at_least.size <= search.params.model_rows:
            _solve_rest(search, rest, model, mark=mark)
            if search.watch.is_over or (search.objective, search.bound) != before:
                return True
    rest, inner = merge_clients(rest, inner, cutoff=mark)
    _tightened(rest, inner, mark=mark, rounds=1)
    found = median_rows(
        rest, inner, cutoff=mark, groups=_GROUPS, most_listed=search.params.most_listed
    )
    if found is None:
        return False
    task = Task(search, found.base, found.scale, rest.sites, rest.opened, ceiling=mark)
    master = prove_cover(task, found.rows, inner.shares, found.priced)
    if master is not None:
        branch_cover(task, master)
    return True


def _settle_otherwise(search: Search, core: Core, dual: Dual) -> None:
    """Do without cuts, where lists are too long: branches where few sites open, or swaps."""
    if core.count <= search.params.few_sites:
        _branch(search, core, dual)
    else:
        _shake_long(search, core)


def _tightened(core: Core, dual: Dual, *, mark: float, rounds: int) -> float:
    """Return the bound after some rounds of prices that aim at the mark."""
    return raise_bound(core, dual, target=mark, rounds=rounds, pace=THOROUGH, good_enough=mark)


def _rest_below(search: Search, core: Core, dual: Dual, *, mark: float) -> Node | None:
    """Return what is left of the core for plans below the mark, None when nothing is."""
    state = settle_sites(core, dual, cutoff=mark)
    node = shrink_node(core, dual, state, bound_of(core, dual))
    rest = node.core
    if rest.count < 0 or rest.count > rest.sites.size:
        return None
    if rest.count in (0, rest.sites.size) or rest.weights.size == 0:
        marks = np.zeros(rest.sites.size, dtype=np.bool_)
        marks[: rest.count] = True
        search.offer(rest.chosen(marks))
        return None
    return node


def _solve_rest(search: Search, rest: Core, model: IntegerModel, *, mark: float) -> None:
    """Solve the model: a plan below the mark or a bound at the mark settles it."""
    best = search.best
    start = None
    if best is not None:
        open_now = np.isin(rest.sites, best.open_sites)
        start = steps_of(model, open_now) if int(open_now.sum()) == rest.count else None
    answer = solve_integer(
        model,
        start=start,
        cutoff=mark,
        seconds=search.watch.remaining,
        seed=search.seed,
        tolerance=search.objective - search.cutoff(search.objective) - WHOLE_MARGIN
        if search.counts_units(search.objective)
        else 0.3 * TOLERANCE * search.objective,
    )
    if answer.values is not None:
        search.offer(rest.chosen(answer.marked(rest.sites.size)))
    search.prove(min(mark, answer.bound), "integer model")


def _shake_long(search: Search, core: Core) -> None:
    """Spend the time left on better plans, where the remainder is too large to settle."""
    if search.best is None:
        return
    chosen = np.flatnonzero(np.isin(core.sites, search.best.open_sites)).astype(np.int32)
    idle, turn = 0, 10_000
    while idle < _LONG_IDLE and not search.is_done():
        before = search.objective
        turn += 1
        improve(core, chosen, rounds=max(50, core.count), seed=search.seed + turn)
        search.offer(core.chosen(chosen.astype(np.int64)))
        idle = 0 if search.objective < before else idle + 1


def _branch(search: Search, core: Core, dual: Dual, *, most: int | None = None) -> bool:
    """Settle everything below the best plan by branch and bound; False when it is not done.

    At most `most` nodes are looked at.
    """
    node = _rest_below(search, core, dual, mark=search.cutoff(search.objective))
    if node is None:
        search.prove(search.objective, "all cheaper plans ruled out")
        return True
    seen = count()
    result = search_branches(
        node,
        offer=search.offer,
        cutoff_of=search.cutoff,
        is_over=lambda: search.watch.is_over or next(seen) == most,
        params=search.params,
    )
    # Nothing is said of plans that cost the cutoff or more: see `merge_clients` in branching.
    search.prove(min(result.bound, search.cutoff(search.objective)), "branch and bound")
    return bool(np.isinf(result.left))
