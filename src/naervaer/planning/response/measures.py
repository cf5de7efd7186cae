"""From state probabilities to the figures a planner reads."""

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.response.problem import Capacity, HypercubeProblem
from naervaer.planning.response.solution import HypercubeSolution


def measure_states(
    problem: HypercubeProblem,
    *,
    busy_together: NDArray[np.float64],
    levels: NDArray[np.float64],
    states: NDArray[np.float64] | None,
    sweeps: int,
    change: float,
) -> HypercubeSolution:
    """Return workloads and dispatch fractions of a solved loss system.

    With a waiting line the states without a queue keep their proportions, for whoever is
    served last leaves all units busy; only the state "all busy" is followed by the states
    of the line, a geometric tail with ratio Λ/Σμ (Larson 1974). That holds for unequal
    service rates too, since all units are busy in every state of the line.

    Parameters
    ----------
    busy_together
        Probability that all units of a set are busy in the system without a line, indexed
        by the set's bits, shape (2**N,).
    levels
        Probability of 0, 1, ... N busy units in the same system, shape (N+1,).
    states
        State probabilities to pass on, or None.
    sweeps, change
        Passed on.

    """
    units, all_units = problem.units, busy_together.shape[0] - 1
    sent, lost_rate = dispatch_rates(problem, busy_together)
    singles = np.array([busy_together[1 << unit] for unit in range(units)])
    full = float(busy_together[all_units])
    waiting = np.zeros_like(sent)
    shrink, tail = 1.0, 0.0
    if problem.capacity is Capacity.INFINITE:
        load = problem.offered_load
        grown = full * load / (1.0 - load)
        shrink = 1.0 / (1.0 + grown)
        tail = grown * shrink
        turn = problem.service_rates / problem.service_rates.sum()
        waiting = (full * shrink + tail) * np.outer(turn, problem.arrival_rates)
    served = sent * shrink + waiting
    total = served.sum()
    return HypercubeSolution(
        workload=singles * shrink + tail,
        dispatch_fraction=served / total,
        waiting_fraction=waiting / total,
        all_busy=full * shrink,
        queue_nonempty=tail,
        lost=0.0
        if problem.capacity is Capacity.INFINITE
        else lost_rate / float(problem.arrival_rates.sum()),
        levels=levels * shrink,
        states=None if states is None else states * shrink,
        sweeps=sweeps,
        change=change,
    )


def dispatch_rates(
    problem: HypercubeProblem, busy_together: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    """Return calls per hour that unit n takes from atom j at once, and calls that find nobody.

    Unit n takes the call when all units before it on the list are busy and it is not.
    """
    atoms = np.arange(problem.atoms)
    rates = np.zeros((problem.units, problem.atoms))
    before = np.zeros(problem.atoms, dtype=np.int64)
    for position in range(problem.preference.shape[1]):
        unit = problem.preference[:, position]
        listed = unit >= 0
        chosen, who = unit[listed], atoms[listed]
        after = before[listed] | (np.int64(1) << chosen)
        share = busy_together[before[listed]] - busy_together[after]
        rates[chosen, who] = problem.arrival_rates[who] * share
        before[listed] = after
    return rates, float(problem.arrival_rates @ busy_together[before])
