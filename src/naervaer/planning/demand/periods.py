"""Counts ahead added up over a whole period, with an interval that does not flatter.

Days of a forecast are not wrong independently of one another: when the level is too low, it is
too low every day. How far they err together is not measured; the scatter beyond chance is
therefore taken to hit every day and every area of the sum at once, which gives the widest
interval that the daily forecasts allow: variance M + (Σ √φ m)² around the sum of means M.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.demand.forecast import Ahead
from naervaer.planning.demand.spread import LEVELS, SMALLEST, quantiles


@dataclass(frozen=True, slots=True, eq=False)
class Period:
    """Counts of a whole period by place, C places.

    Attributes
    ----------
    mean
        Expected events, shape (C,).
    quantile
        At `LEVELS`, whole numbers, shape (C, Q).

    """

    mean: NDArray[np.float64]
    quantile: NDArray[np.float64]


def over_period(ahead: Ahead, *, onto: NDArray[np.int64]) -> Period:
    """Return the sums of all rows ahead, of the columns that make up each place.

    Parameters
    ----------
    ahead
        Forecast by row and column, shape (R, A).
    onto
        The place of each column, from 0 without gaps, shape (A,).

    Raises
    ------
    UnusableInputError
        When `onto` does not give every column a place.

    """
    columns = ahead.mean.shape[1]
    if onto.shape != (columns,) or not columns or onto.min() < 0:
        msg = f"onto has shape {onto.shape}, expected one place for each of {columns} columns."
        raise UnusableInputError(msg)
    mean = np.bincount(onto, ahead.mean.sum(axis=0)).astype(np.float64)
    together = np.bincount(onto, (np.sqrt(ahead.spread) * ahead.mean).sum(axis=0))
    spread = np.maximum((together / np.maximum(mean, SMALLEST)) ** 2, SMALLEST)
    return Period(mean, quantiles(mean, spread, levels=np.array(LEVELS)))
