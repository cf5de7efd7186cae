"""Shares by weighted criteria above a floor."""

import numpy as np

from naervaer.planning.allocation.problem import AllocationProblem
from naervaer.planning.allocation.solution import Allocation
from naervaer.planning.solving import Ending, Outcome, StopRule


def share_posts(
    problem: AllocationProblem, *, stop: StopRule | None = None
) -> Outcome[Allocation]:
    r"""Give every area its weighted share, and at least its floor.

    With :math:`s_a` the weighted share, the posts are :math:`\max(f_a, \lambda s_a)` with the
    one :math:`\lambda` that makes them add up: areas above their floor keep their proportions
    to each other, and what the floors cost is taken from them alike. This is the allocation
    closest to the criteria in relative entropy among those that keep the floors, so it is
    optimal and unique.

    Returns
    -------
    Outcome
        `objective` is the number of posts moved by the floors. Infeasible, with the reason,
        when the floors need more posts than there are.

    """
    watch = (stop or StopRule()).start()
    needed = float(problem.floor.sum())
    if needed > problem.posts * (1 + 1e-12):
        reason = f"the floors need {needed:g} posts, but there are {problem.posts:g} to share."
        return Outcome(
            best=None, ending=Ending.INFEASIBLE, seconds=watch.elapsed, reasons=(reason,)
        )
    share = problem.weighted_share
    on_floor = np.zeros(share.shape, dtype=np.bool_)
    posts = problem.posts * share
    while True:
        free = ~on_floor
        left = problem.posts - float(problem.floor[on_floor].sum())
        scale = left / float(share[free].sum()) if share[free].sum() > 0 else 0.0
        posts = np.where(on_floor, problem.floor, scale * share)
        below = free & (posts < problem.floor)
        if not below.any():
            break
        on_floor |= below
    moved = float(np.maximum(posts - problem.posts * share, 0).sum())
    weights = problem.weights / problem.weights.sum()
    parts = problem.values / problem.values.sum(axis=0) * weights
    total = parts.sum(axis=1, keepdims=True)
    parts = np.divide(
        parts, total, out=np.full_like(parts, 1 / parts.shape[1]), where=total > 0
    )
    best = Allocation(posts=posts, by_criterion=parts * posts[:, None], on_floor=on_floor)
    return Outcome(
        best=best, ending=Ending.OPTIMAL, objective=moved, bound=moved, seconds=watch.elapsed
    )
