"""The facts of an allocation of posts.

A is the number of areas (districts, station districts or municipalities), C of criteria.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class AllocationProblem:
    """Share a number of posts among areas.

    Attributes
    ----------
    values
        What each criterion counts in each area (inhabitants, square kilometres, reported
        offences …), shape (A, C), not negative, each criterion above 0 in sum.
    weights
        How much each criterion counts, shape (C,), not negative, above 0 in sum. They are
        political choices; only their proportions matter.
    posts
        Posts to share, full-time equivalents, above 0.
    floor
        Fewest posts each area shall have (minimum presence), shape (A,), not negative.

    Raises
    ------
    UnusableInputError
        When shapes disagree or a value is out of range.

    """

    values: NDArray[np.float64]
    weights: NDArray[np.float64]
    posts: float
    floor: NDArray[np.float64]

    def __post_init__(self) -> None:
        """Refuse what cannot be shared."""
        if self.values.ndim != 2 or 0 in self.values.shape:  # noqa: PLR2004  # areas x criteria
            raise UnusableInputError(
                f"values has shape {self.values.shape}, expected areas x criteria."
            )
        areas, criteria = self.values.shape
        for name, expected in (("weights", criteria), ("floor", areas)):
            shape = getattr(self, name).shape
            if shape != (expected,):
                raise UnusableInputError(f"{name} has shape {shape}, expected ({expected},).")
        for name in ("values", "weights", "floor"):
            array = getattr(self, name)
            if not (np.isfinite(array).all() and (array >= 0).all()):
                raise UnusableInputError(f"{name} has negative or missing values.")
        if not (self.values.sum(axis=0) > 0).all():
            raise UnusableInputError("a criterion is 0 in every area, expected some above 0.")
        if not self.weights.sum() > 0:
            raise UnusableInputError("all weights are 0, expected at least one above 0.")
        if not (np.isfinite(self.posts) and self.posts > 0):
            raise UnusableInputError(f"posts is {self.posts}, expected above 0.")

    @property
    def weighted_share(self) -> NDArray[np.float64]:
        """Each area's share by the criteria alone, shape (A,), sum 1."""
        shares = self.values / self.values.sum(axis=0)
        weights = self.weights / self.weights.sum()
        return np.asarray(shares @ weights)
