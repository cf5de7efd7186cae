"""Proof of what the bound leaves open: ever larger remainders of the problem, solved exactly.

The optimum is usually far closer to the bound than to the first plans. So the remainder is
first cut as if the optimum cost hardly more than the bound, which leaves a small model. Its
solution is either a plan below that mark, then it is the best of all, or proof that every
plan costs at least the mark, then the mark is the new bound and is raised.
"""

import numpy as np

from naervaer.planning.siting.branching import Node, search_branches, shrink_node
from naervaer.planning.siting.core_problem import Core
from naervaer.planning.siting.integer import IntegerModel, solve_integer
from naervaer.planning.siting.lagrangian import (
    THOROUGH,
    Dual,
    bound_of,
    raise_bound,
    settle_sites,
    start_dual,
)
from naervaer.planning.siting.model import steps_of, write_model
from naervaer.planning.siting.search import TOLERANCE, WHOLE_MARGIN, Search
from naervaer.planning.siting.swaps import improve

_FIRST_SHARE = 1 / 64
_GROWTH = 2.0
_LONG_IDLE = 40
_TIGHTEN_ROUNDS = 300


def settle_rest(search: Search, core: Core, dual: Dual) -> None:
    """Prove the best plan, or find a better one, as far as time allows."""
    if core.count <= search.params.few_sites:
        _branch(search, core, dual)
        return
    slack = _FIRST_SHARE * (search.objective - search.bound)
    while not search.is_done():
        ceiling = search.cutoff(search.objective)
        mark = min(ceiling, max(search.bound, bound_of(core, dual)) + slack)
        if search.counts_units(search.objective):
            mark = min(ceiling, np.ceil(mark) + WHOLE_MARGIN)
        if not _settle_below(search, core, dual, mark=mark):
            return
        slack *= _GROWTH


def _settle_below(search: Search, core: Core, dual: Dual, *, mark: float) -> bool:
    """Find the best plan below the mark or prove that there is none; False when time is up."""
    node = _rest_below(search, core, dual, mark=mark)
    if node is None:
        search.prove(mark, "all cheaper plans ruled out")
        return True
    rest = node.core
    inner = start_dual(rest, node.price, step=0.5, shares=node.shares)
    bound = raise_bound(
        rest,
        inner,
        target=mark,
        rounds=_TIGHTEN_ROUNDS,
        pace=THOROUGH,
        good_enough=mark,
    )
    if bound >= mark:
        search.prove(mark, "all cheaper plans ruled out")
        return True
    model = write_model(rest, inner, cutoff=mark)
    if model.at_least.size > search.params.model_rows:
        _shake_long(search, core)
        return False
    return _solve_rest(search, rest, model, mark=mark)


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


def _solve_rest(search: Search, rest: Core, model: IntegerModel, *, mark: float) -> bool:
    """Solve the model; a plan below the mark or a bound at the mark settles it."""
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
    return answer.bound >= mark or search.is_done() or not search.watch.is_over


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


def _branch(search: Search, core: Core, dual: Dual) -> None:
    """Settle everything below the best plan by branch and bound."""
    node = _rest_below(search, core, dual, mark=search.cutoff(search.objective))
    if node is None:
        search.prove(search.objective, "all cheaper plans ruled out")
        return
    result = search_branches(
        node,
        offer=search.offer,
        cutoff_of=search.cutoff,
        is_over=lambda: search.watch.is_over,
        params=search.params,
    )
    bound = result.bound if result.finished else min(result.bound, search.objective)
    search.prove(bound, "branch and bound")
