"""How far counts scatter around their expectation, and quantiles from it.

Counts scatter more than chance alone makes them: a negative binomial with variance
mean + φ mean². φ is measured on what would have been forecast in the past, by step ahead. The
levels of the quantiles are then corrected by how often past counts fell below them (the
probability integral transform, Dawid 1984, doi:10.2307/2981683).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special, stats

LEVELS = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
"""Quantiles of every forecast: median, halves, and the ends of the 80 and 95 % intervals."""

SMALLEST = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Scatter:
    """Squared errors beyond chance, and what they are measured against.

    Attributes
    ----------
    excess
        Sum of (count - mean)² - mean, by column.
    scale
        Sum of mean², by column.

    """

    excess: NDArray[np.float64]
    scale: NDArray[np.float64]


def scatter_of(counts: NDArray[np.float64], means: NDArray[np.float64]) -> Scatter:
    """Return the scatter by column of what would have been forecast, shape (A,)."""
    return Scatter(
        excess=((counts - means) ** 2 - means).sum(axis=0),
        scale=(means**2).sum(axis=0),
    )


def overdispersion(scatter: Scatter, *, caution: float = 1.0) -> NDArray[np.float64]:
    """Return φ by column, each drawn towards that of all columns together.

    Parameters
    ----------
    scatter
        From `scatter_of`.
    caution
        Weight of the common value, in columns of average size.

    """
    common = max(float(scatter.excess.sum() / max(scatter.scale.sum(), SMALLEST)), 0.0)
    weight = caution * float(scatter.scale.mean())
    phi = (scatter.excess + weight * common) / (scatter.scale + weight + SMALLEST)
    return np.asarray(np.maximum(phi, SMALLEST))


def chance_below(
    counts: NDArray[np.float64], means: NDArray[np.float64], phi: NDArray[np.float64] | float
) -> NDArray[np.float64]:
    """Return the probability of at most `counts` under a negative binomial."""
    size = 1.0 / np.asarray(phi, dtype=np.float64)
    below = special.betainc(size, np.maximum(counts, 0.0) + 1.0, size / (size + means))
    return np.asarray(np.where(counts < 0, 0.0, below))


def corrected_levels(
    counts: NDArray[np.float64],
    means: NDArray[np.float64],
    phi: NDArray[np.float64] | float,
    *,
    trust: float = 0.8,
) -> NDArray[np.float64]:
    """Return the levels to ask the distribution for so that `LEVELS` hold on the past.

    Parameters
    ----------
    counts, means
        The past and what would have been forecast, same shape.
    phi
        Overdispersion, broadcast to them.
    trust
        Weight of the correction against none.

    """
    upper = chance_below(counts, means, phi)
    lower = chance_below(counts - 1.0, means, phi)
    # A count stands for an interval of probability; where in it is left to (fixed) chance.
    place = np.random.default_rng(0).random(counts.shape)
    transformed = (lower + place * (upper - lower)).ravel()
    wanted = np.array(LEVELS)
    return np.asarray(trust * np.quantile(transformed, wanted) + (1.0 - trust) * wanted)


def quantiles(
    means: NDArray[np.float64],
    phi: NDArray[np.float64] | float,
    *,
    levels: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return negative binomial quantiles, shape (..., Q); whole numbers, never negative."""
    size = 1.0 / np.maximum(np.asarray(phi, dtype=np.float64), SMALLEST)
    means = np.maximum(means, 1e-12)
    found = [stats.nbinom.ppf(level, size, size / (size + means)) for level in levels]
    return np.asarray(np.maximum(np.stack(found, axis=-1), 0.0))
