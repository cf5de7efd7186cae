"""Which weight moves whom, and a stated rule that corrects what hits a place too hard."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.allocation.problem import AllocationProblem
from naervaer.planning.allocation.proportional import share_posts


def posts_moved_by_weight(
    problem: AllocationProblem, *, points: float = 0.1
) -> NDArray[np.float64]:
    """Return the posts each area gains when one weight is raised, shape (A, C).

    The weight of criterion c grows by `points` of the whole (0.1 = ten percentage points,
    at most up to 1) and the other weights shrink in proportion; each column sums to zero.

    Raises
    ------
    UnusableInputError
        When the floors cannot be kept, so that there is nothing to compare with.

    """
    base = _posts(problem)
    weights = problem.weights / problem.weights.sum()
    moved = np.empty(problem.values.shape)
    for criterion in range(weights.size):
        raised = min(1.0, weights[criterion] + points)
        rest = 1.0 - weights[criterion]
        turned = weights * ((1.0 - raised) / rest if rest > 0 else 0.0)
        turned[criterion] = raised
        moved[:, criterion] = _posts(replace(problem, weights=turned)) - base
    return moved


def _posts(problem: AllocationProblem) -> NDArray[np.float64]:
    outcome = share_posts(problem)
    if outcome.best is None:
        raise UnusableInputError(outcome.reasons[0])
    return outcome.best.posts


def corrected_floor(
    problem: AllocationProblem,
    *,
    reference: NDArray[np.float64],
    protected: NDArray[np.bool_],
    lowest_share: float = 0.9,
) -> NDArray[np.float64]:
    """Return floors that correct unfortunate geographical effects by one stated rule.

    The rule: a protected area (small, remote – the caller says which and why) shall not fall
    below `lowest_share` of its reference (what it has, or had). All others carry the cost in
    proportion to what they get, as with any floor.

    Raises
    ------
    UnusableInputError
        When shapes disagree or `lowest_share` is not between 0 and 1.

    """
    if not 0 <= lowest_share <= 1:
        raise UnusableInputError(f"lowest_share is {lowest_share}, expected 0 to 1.")
    if reference.shape != problem.floor.shape or protected.shape != problem.floor.shape:
        raise UnusableInputError(
            f"reference and protected have shapes {reference.shape} and {protected.shape}, "
            f"expected {problem.floor.shape}."
        )
    known = protected & np.isfinite(reference)
    return np.where(known, np.maximum(problem.floor, lowest_share * reference), problem.floor)
