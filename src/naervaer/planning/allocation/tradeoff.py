"""What a post bound to a counter costs the specialists, and the other way round."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.allocation.problem import AllocationProblem
from naervaer.planning.allocation.proportional import share_posts


@dataclass(frozen=True, slots=True, eq=False)
class TradeOff:
    """The presence–specialisation trade-off. S is the number of points on the curve.

    Attributes
    ----------
    specialist_share
        Share of all posts in specialist teams, shape (S,).
    specialist_posts
        Posts in specialist teams, shape (S,).
    least_local_posts, median_local_posts
        Posts left for presence in the worst and in the middle area, shape (S,).
    areas_on_floor
        Areas held up by the floor alone, shape (S,); -1 where the floors cannot be kept.

    """

    specialist_share: NDArray[np.float64]
    specialist_posts: NDArray[np.float64]
    least_local_posts: NDArray[np.float64]
    median_local_posts: NDArray[np.float64]
    areas_on_floor: NDArray[np.int64]


def presence_against_specialists(
    problem: AllocationProblem, specialist_share: NDArray[np.float64]
) -> TradeOff:
    """Return what is left for local presence at each share of specialists.

    Raises
    ------
    UnusableInputError
        When a share is not at least 0 and below 1.

    """
    if not ((specialist_share >= 0) & (specialist_share < 1)).all():
        raise UnusableInputError("specialist_share has values outside 0 to below 1.")
    least, median, held = [], [], []
    for share in specialist_share:
        local = share_posts(replace(problem, posts=problem.posts * (1 - float(share)))).best
        least.append(np.nan if local is None else local.posts.min())
        median.append(np.nan if local is None else float(np.median(local.posts)))
        held.append(-1 if local is None else int(local.on_floor.sum()))
    return TradeOff(
        specialist_share=specialist_share,
        specialist_posts=problem.posts * specialist_share,
        least_local_posts=np.array(least),
        median_local_posts=np.array(median),
        areas_on_floor=np.array(held, dtype=np.int64),
    )
