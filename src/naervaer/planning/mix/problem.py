"""The facts of a presence mix.

Z is the number of zones where people live, S of seasons, and O of options. An option is one
delivery mode at one place: a point with its hours, a patrol day in a municipality, a bus stop.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class MixProblem:
    """Choose how often each mode is offered at each place.

    Attributes
    ----------
    people
        People in each zone and season, shape (Z, S), not negative; a holiday municipality has
        more in its season.
    reaches
        Whether an option at its place is within the accepted travel time of a zone (or comes
        to it), shape (Z, O).
    active
        Whether an option can be offered in a season, shape (O, S).
    season_share
        Share of the year each season takes, shape (S,), in sum 1.
    occasions_needed
        Open doors or visits a month that count as presence, at least 1.
    fewest, most
        Occasions a month an option must and may be offered, whole numbers, shape (O,). What
        exists and shall stay has its occasions as `fewest`.
    fixed_fte
        Full-time equivalents an option takes to exist at all, a whole year, shape (O,).
    fte_per_occasion
        Full-time equivalents that one occasion a month takes, a whole year, shape (O,).

    Raises
    ------
    UnusableInputError
        When shapes disagree or a value is out of range.

    """

    people: NDArray[np.float64]
    reaches: NDArray[np.bool_]
    active: NDArray[np.bool_]
    season_share: NDArray[np.float64]
    occasions_needed: int
    fewest: NDArray[np.int64]
    most: NDArray[np.int64]
    fixed_fte: NDArray[np.float64]
    fte_per_occasion: NDArray[np.float64]

    def __post_init__(self) -> None:
        """Refuse what has no meaning."""
        self._check_shapes()
        for name in ("people", "season_share", "fixed_fte", "fte_per_occasion", "fewest"):
            array = getattr(self, name)
            if not (np.isfinite(array).all() and (array >= 0).all()):
                raise UnusableInputError(f"{name} has negative or missing values.")
        if not np.isclose(self.season_share.sum(), 1.0):
            raise UnusableInputError(
                f"season_share adds up to {self.season_share.sum():g}, expected 1."
            )
        if self.occasions_needed < 1:
            raise UnusableInputError(
                f"occasions_needed is {self.occasions_needed}, expected 1 or more."
            )
        if (self.most < self.fewest).any():
            raise UnusableInputError("most is below fewest for an option, expected it above.")

    def _check_shapes(self) -> None:
        zones, options = self.reaches.shape
        seasons = self.season_share.size
        expected = {
            "people": (zones, seasons),
            "active": (options, seasons),
            "fewest": (options,),
            "most": (options,),
            "fixed_fte": (options,),
            "fte_per_occasion": (options,),
        }
        for name, shape in expected.items():
            if getattr(self, name).shape != shape:
                raise UnusableInputError(
                    f"{name} has shape {getattr(self, name).shape}, expected {shape}."
                )

    @property
    def year_share(self) -> NDArray[np.float64]:
        """Share of the year each option can be offered, shape (O,)."""
        return np.asarray(self.active @ self.season_share)
