"""An allocation and its rounding to posts that can be filled."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError


@dataclass(frozen=True, slots=True, eq=False)
class Allocation:
    """Posts per area.

    Attributes
    ----------
    posts
        Posts per area, shape (A,), in sum what there was to share.
    by_criterion
        How many of them each criterion gives, shape (A, C); areas on their floor get the
        floor, and the criteria are scaled to it.
    on_floor
        Areas that the floor lifts above what the criteria give, shape (A,).

    """

    posts: NDArray[np.float64]
    by_criterion: NDArray[np.float64]
    on_floor: NDArray[np.bool_]


def rounded_posts(
    posts: NDArray[np.float64], *, step: float = 0.5, floor: NDArray[np.float64] | None = None
) -> NDArray[np.float64]:
    """Return the posts in whole steps with (almost) the same sum, by largest remainder.

    The sum is the largest whole number of steps within the sum given (Hamilton's method,
    1792). No area goes below its floor, rounded up to a whole step, unless the sum is too
    small for that.

    Raises
    ------
    UnusableInputError
        When the step is not above 0, or the rounded floors need more than there is.

    """
    if not step > 0:
        raise UnusableInputError(f"step is {step}, expected above 0.")
    units = posts / step
    total = int(np.floor(units.sum() + 1e-9))
    least = np.zeros_like(units) if floor is None else np.ceil(floor / step - 1e-9)
    if least.sum() > total:
        raise UnusableInputError(
            f"the floors need {least.sum() * step:g} posts in steps of {step:g}, "
            f"expected at most {total * step:g}."
        )
    given = np.maximum(np.floor(units + 1e-9), least)
    while given.sum() > total:
        spare = np.where(given > least, given - units, -np.inf)
        given[int(spare.argmax())] -= 1
    remainder = units - given
    while given.sum() < total:
        fullest = int(remainder.argmax())
        given[fullest] += 1
        remainder[fullest] -= 1
    return np.asarray(given * step)
