"""What a spatial queue does in the long run."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class HypercubeSolution:
    """The steady state, as a planner reads it.

    Attributes
    ----------
    workload
        Share of time each unit is busy, shape (N,).
    dispatch_fraction
        Share of all served calls that are unit n to atom j, shape (N, J); sums to 1.
    waiting_fraction
        The part of `dispatch_fraction` that waited first, shape (N, J).
    all_busy
        Probability that all units are busy and nobody waits; with no line, that all are.
    queue_nonempty
        Probability that somebody waits; 0 with no line.
    lost
        Share of calls nobody is sent to.
    levels
        Probability of 0, 1, ... N busy units (waiting states not counted), shape (N+1,).
    states
        Probability of each state, bit n of its number being 1 when unit n is busy, shape
        (2**N,); None when not asked for.
    sweeps
        Iterations used.
    change
        Sum of absolute changes in the last iteration.

    """

    workload: NDArray[np.float64]
    dispatch_fraction: NDArray[np.float64]
    waiting_fraction: NDArray[np.float64]
    all_busy: float
    queue_nonempty: float
    lost: float
    levels: NDArray[np.float64]
    states: NDArray[np.float64] | None = None
    sweeps: int = 0
    change: float = 0.0

    @property
    def waits(self) -> float:
        """Share of served calls that wait before a unit is sent (Erlang C)."""
        return float(self.waiting_fraction.sum())


def mean_minutes(dispatch_fraction: NDArray[np.float64], minutes: NDArray[np.float64]) -> float:
    """Return the mean travel time of the calls served, in minutes.

    Parameters
    ----------
    dispatch_fraction
        Share of served calls that are unit n to atom j, shape (N, J).
    minutes
        Travel time from unit to atom, shape (N, J).

    """
    used = dispatch_fraction > 0
    return float((dispatch_fraction[used] * minutes[used]).sum() / dispatch_fraction.sum())
