"""The M/M/N queue that stands behind every hypercube (Erlang 1917)."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln


def level_probabilities(*, load: float, units: int) -> NDArray[np.float64]:
    """Return the probability of 0, 1, ... N busy units when calls that find all busy are lost.

    Parameters
    ----------
    load
        Calls per hour over the rate of one unit (erlang), positive.
    units
        N.

    """
    busy = np.arange(units + 1)
    logs = busy * np.log(load) - gammaln(busy + 1.0)
    weights = np.exp(logs - logs.max())
    return np.asarray(weights / weights.sum())


def correction_factors(levels: NDArray[np.float64], *, workload: float) -> NDArray[np.float64]:
    """Return Larson's Q: how much likelier k busy units and a free one are than by chance.

    Parameters
    ----------
    levels
        From `level_probabilities`, shape (N+1,).
    workload
        Mean share of time busy.

    Returns
    -------
    NDArray
        Shape (N,).

    """
    units = levels.shape[0] - 1
    tried = np.arange(units)[:, None]
    busy = np.arange(units)[None, :]
    possible = busy >= tried
    gap = np.where(possible, busy - tried, 0)
    # Of k busy units chosen at random, the first j tried are busy and the next is free.
    logs = (
        gammaln(units - tried)
        - gammaln(gap + 1.0)
        - gammaln(units - busy)
        + gammaln(busy + 1.0)
        + gammaln(units - busy + 1.0)
        - gammaln(units + 1.0)
    )
    with np.errstate(divide="ignore"):
        logs = logs + np.log(levels[:-1])[None, :]
    logs = logs - tried * np.log(workload) - np.log1p(-workload)
    return np.asarray(np.where(possible, np.exp(logs), 0.0).sum(axis=1))


def waits_by_priority(
    arrival_rates: NDArray[np.float64], *, service_total: float, waiting_share: float
) -> NDArray[np.float64]:
    """Return the mean wait in hours by priority, most urgent first (Cobham 1954).

    Who of those waiting is taken first changes neither how busy units are nor who is sent:
    the hypercube's figures hold under any priorities that do not break off work. Only the
    waits differ. While somebody waits all units are busy, so the line moves as that of one
    server with all units' rate; this holds for unequal service rates too.

    Parameters
    ----------
    arrival_rates
        Calls per hour by priority, shape (Q,).
    service_total
        Calls per hour all units together can finish.
    waiting_share
        Share of calls that wait, `HypercubeSolution.waits`.

    Returns
    -------
    NDArray
        Shape (Q,), over all calls of the priority, those that do not wait included.

    References
    ----------
    Cobham, A. (1954). Priority assignment in waiting line problems. Operations Research 2,
    70-76. doi:10.1287/opre.2.1.70.

    """
    load = np.concatenate(([0.0], np.cumsum(arrival_rates))) / service_total
    return np.asarray(waiting_share / service_total / ((1.0 - load[:-1]) * (1.0 - load[1:])))
