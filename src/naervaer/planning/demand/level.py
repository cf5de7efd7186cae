"""How high the counts stand now: recent events over what the pattern expects of them."""

import numpy as np
from numpy.typing import NDArray
from scipy.signal import lfilter

HALF_LIVES = (3.0, 7.0, 14.0, 28.0, 56.0, 112.0, 400.0)
"""Memories tried, days. Which of them count is decided by how well they would have forecast."""


def discounted_sums(values: NDArray[np.float64], *, half_life: float) -> NDArray[np.float64]:
    """Return sums that forget half of the past every `half_life` rows, along the first axis."""
    keep = 0.5 ** (1.0 / half_life)
    return np.asarray(lfilter([1.0], [1.0, -keep], values, axis=0))


def levels_by_memory(
    counts: NDArray[np.float64],
    expected: NDArray[np.float64],
    *,
    prior: NDArray[np.float64] | float = 0.0,
    caution: float = 0.0,
) -> NDArray[np.float64]:
    """Return the level after each day for every memory, shape (M, T, ...).

    Parameters
    ----------
    counts, expected
        What came, and what one unit of level would make come, shape (T, ...).
    prior
        Level believed before seeing anything, broadcast to the columns.
    caution
        Weight of that belief, in events.

    """
    prior = np.maximum(np.asarray(prior, dtype=np.float64), 1e-12)
    exposure = caution / prior if caution else 0.0
    return np.stack(
        [
            (discounted_sums(counts, half_life=half_life) + caution)
            / np.maximum(
                discounted_sums(expected, half_life=half_life) + exposure,
                1e-12,
            )
            for half_life in HALF_LIVES
        ]
    )


def weights_by_loss(
    levels: NDArray[np.float64],
    counts: NDArray[np.float64],
    expected: NDArray[np.float64],
    *,
    first: int,
    steps: tuple[int, ...],
) -> NDArray[np.float64]:
    """Return how much each memory counts, from what it would have forecast, shape (M,).

    Parameters
    ----------
    levels
        From `levels_by_memory`, shape (M, T, ...).
    counts, expected
        As there.
    first
        First day that is judged.
    steps
        Days ahead that are judged.

    """
    days = counts.shape[0]
    loss = np.zeros(len(levels))
    for step in steps:
        target = np.arange(max(first, step), days)
        mean = np.maximum(levels[:, target - step] * expected[target], 1e-9)
        squared = (counts[target] - mean) ** 2 / mean
        loss += squared.reshape(len(levels), -1).mean(axis=1)
    # Like a likelihood with its scale estimated, tempered since neighbouring days tell
    # much the same.
    judged = max(days - first, 1)
    # Counts that never vary leave no loss at all.
    least = loss.min()
    weights = np.exp(-(loss - least) / max(float(least), 1e-9) * judged / 4.0)
    return np.asarray(weights / weights.sum())
