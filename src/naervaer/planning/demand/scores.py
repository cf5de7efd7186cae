"""How good a probabilistic forecast was."""

import numpy as np
from numpy.typing import NDArray


def pinball(
    counts: NDArray[np.float64], quantile: NDArray[np.float64], *, levels: NDArray[np.float64]
) -> float:
    """Return the mean pinball loss over all counts and levels (Koenker and Bassett 1978).

    Parameters
    ----------
    counts
        What came, any shape.
    quantile
        Forecast quantiles, that shape with the levels last.
    levels
        Their probabilities, shape (Q,).

    """
    missed = counts[..., None] - quantile
    return float(np.maximum(levels * missed, (levels - 1.0) * missed).mean())


def coverage(
    counts: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64]
) -> float:
    """Return the share of counts inside closed intervals."""
    return float(((counts >= low) & (counts <= high)).mean())


def shared_coverage(
    lower: NDArray[np.float64], upper: NDArray[np.float64], *, low: float, high: float
) -> float:
    """Return the share of counts inside an interval of probability, ties shared.

    A whole count stands for all the probability from below it up to it. Where few counts are
    possible no interval of whole counts holds exactly 80 %, and the closed one holds more; the
    part of each count's own stretch that lies inside is what should come to 80 % (the
    nonrandomized probability integral transform: Czado, Gneiting and Held 2009,
    doi:10.1111/j.1541-0420.2009.01191.x).

    Parameters
    ----------
    lower, upper
        Probability of less than, and of at most, what came.
    low, high
        Ends of the interval as probabilities.

    """
    inside = np.minimum(upper, high) - np.maximum(lower, low)
    return float((np.maximum(inside, 0.0) / np.maximum(upper - lower, 1e-12)).mean())


def scaled_error(
    counts: NDArray[np.float64],
    median: NDArray[np.float64],
    *,
    past: NDArray[np.float64],
    season: int,
) -> float:
    """Return the mean absolute scaled error (Hyndman and Koehler 2006).

    Parameters
    ----------
    counts, median
        What came and what was forecast, shape (R,).
    past
        Counts before, shape (T,).
    season
        Rows in a season.

    Returns
    -------
    float
        Mean absolute error over that of repeating the last season in the past; NaN when
        the past repeats itself exactly.

    """
    scale = float(np.abs(past[season:] - past[:-season]).mean())
    return float(np.abs(counts - median).mean()) / scale if scale > 0 else float("nan")
