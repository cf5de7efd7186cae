"""Small spatial queues, and their steady state by plain linear algebra."""

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.response import Capacity, HypercubeProblem, preference_by_minutes


def random_problem(
    seed: int, *, units: int = 5, atoms: int = 8, load: float = 0.5, capacity: str = "zero"
) -> HypercubeProblem:
    """Return units and atoms scattered on a square, with unequal service rates."""
    rng = np.random.default_rng(seed)
    service = rng.uniform(0.5, 2.0, units)
    arrival = rng.dirichlet(np.ones(atoms)) * load * service.sum()
    where, who = rng.random((atoms, 2)), rng.random((units, 2))
    minutes = np.linalg.norm(who[:, None] - where[None], axis=2)
    return HypercubeProblem(
        arrival_rates=arrival,
        service_rates=service,
        preference=preference_by_minutes(minutes),
        capacity=Capacity(capacity),
    )


def generator_of(problem: HypercubeProblem) -> NDArray[np.float64]:
    """Return the rate matrix of the loss system, state by state."""
    count = 1 << problem.units
    rates = np.zeros((count, count))
    for state in range(count):
        for unit in range(problem.units):
            if state >> unit & 1:
                rates[state, state ^ (1 << unit)] += problem.service_rates[unit]
        for rate, row in zip(problem.arrival_rates, problem.preference, strict=True):
            free = [unit for unit in row if unit >= 0 and not state >> unit & 1]
            if free:
                rates[state, state | (1 << free[0])] += rate
    return rates - np.diag(rates.sum(axis=1))


def states_by_algebra(problem: HypercubeProblem) -> NDArray[np.float64]:
    """Return the steady state of the loss system by solving all balance equations at once."""
    generator = generator_of(problem)
    count = generator.shape[0]
    equations = np.vstack([generator.T, np.ones(count)])
    right = np.zeros(count + 1)
    right[-1] = 1.0
    return np.linalg.lstsq(equations, right, rcond=None)[0]
