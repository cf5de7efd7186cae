"""The facts of a contact assignment.

M is the number of municipalities.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ContactProblem:
    """Give every municipality one police contact.

    Attributes
    ----------
    need
        Posts that the municipality's contact work needs, shape (M,), above 0; 0.5 is half a
        post. A need above 1 is met by several contacts who serve that municipality alone.
    minutes
        Driving time between the municipalities' centres, shape (M, M), minutes, symmetric
        within reason, infinite where there is no way.
    district
        Index of the police district, shape (M,). No contact serves two districts.
    neighbours
        Whether two municipalities touch (by land, bridge or ferry), shape (M, M), symmetric.
    same_station
        Whether two municipalities share a station district, shape (M, M), symmetric.
    extra_posts
        Posts a political decision adds in the municipality beyond its need, shape (M,); the
        extra post of the Dalane region stands here at the region's chosen seat.

    Raises
    ------
    UnusableInputError
        When shapes disagree or a value is out of range.

    """

    need: NDArray[np.float64]
    minutes: NDArray[np.float64]
    district: NDArray[np.int64]
    neighbours: NDArray[np.bool_]
    same_station: NDArray[np.bool_]
    extra_posts: NDArray[np.int64]

    def __post_init__(self) -> None:
        """Refuse what no assignment could handle."""
        self._check_shapes()
        if not np.all(np.isfinite(self.need) & (self.need > 0)):
            raise UnusableInputError("need has values at or below 0, expected posts above 0.")
        if np.isnan(self.minutes).any() or (self.minutes < 0).any():
            raise UnusableInputError(
                "minutes has missing or negative values, expected 0 or more."
            )
        if (self.extra_posts < 0).any():
            raise UnusableInputError("extra_posts has negative values, expected 0 or more.")
        for name in ("neighbours", "same_station"):
            if not np.array_equal(getattr(self, name), getattr(self, name).T):
                raise UnusableInputError(f"{name} is not symmetric, expected it to be.")

    def _check_shapes(self) -> None:
        count = self.need.shape[0]
        if count == 0:
            raise UnusableInputError("no municipality was given, expected at least one.")
        square = ("minutes", "neighbours", "same_station")
        for name in (*square, "district", "extra_posts"):
            shape = getattr(self, name).shape
            expected = (count, count) if name in square else (count,)
            if shape != expected:
                raise UnusableInputError(f"{name} has shape {shape}, expected {expected}.")

    @property
    def municipalities(self) -> int:
        """How many municipalities there are."""
        return int(self.need.shape[0])
