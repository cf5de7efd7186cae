"""Workloads refined by a small exact hypercube around every unit."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.kernels.response_approximate import (
    count_shared_calls,
    pass_calls_on,
    refine_units,
)
from naervaer.planning.response.problem import HypercubeProblem
from naervaer.planning.solving import Watch

LONGEST_LIST = 80
"""Positions of a list looked at; the rest is never reached in practice."""

NEAR = 1e-4
"""An atom belongs to a neighbourhood when its calls come so far with this probability."""

SHARED = 1e-3
"""Calls that come so far with less than this make no neighbours."""

SWEEPS = 4
"""Sweeps over each small hypercube between two passes of the calls."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Passed:
    """How calls are passed down the lists.

    Attributes
    ----------
    chance
        Chance that the unit at a position is busy when those before it are, -1 behind the
        last position looked at, shape (J, K).
    workload
        Share of time busy, shape (N,).
    lost
        Probability that the whole list is busy, shape (J,).
    change
        Largest change of a workload in the last iteration.
    iterations
        How many there were.

    """

    chance: NDArray[np.float64]
    workload: NDArray[np.float64]
    lost: NDArray[np.float64]
    change: float
    iterations: int


def refine_workloads(
    problem: HypercubeProblem,
    *,
    workload: NDArray[np.float64],
    neighbours: int,
    tolerance: float,
    most_iterations: int,
    negligible: float,
    threads: int,
    watch: Watch,
) -> Passed:
    """Iterate between the small hypercubes and the flow of calls down the lists.

    Parameters
    ----------
    problem
        The spatial queue, taken without a line.
    workload
        To start from, shape (N,).
    neighbours
        Units per small hypercube, itself included.
    tolerance, most_iterations, negligible, threads
        As in `ApproximateParams`.
    watch
        Ends the iteration early when it is over.

    """
    members = _neighbourhoods(problem, workload=workload, size=min(neighbours, problem.units))
    place_of = np.full((problem.units, problem.units), -1, dtype=np.int64)
    np.put_along_axis(place_of, members, np.arange(members.shape[1])[None, :], axis=1)
    starts, near_atoms = _atoms_near(problem, workload=workload, members=members)
    states = _independent_states(workload[members])
    longest = min(LONGEST_LIST, problem.preference.shape[1])
    chance = np.empty((problem.atoms, longest))
    taken, lost = np.empty(problem.units), np.empty(problem.atoms)

    def pass_on() -> NDArray[np.float64]:
        pass_calls_on(
            problem.preference,
            problem.arrival_rates,
            place_of,
            states,
            negligible,
            chance,
            taken,
            lost,
        )
        return taken / problem.service_rates

    edges = np.linspace(0, problem.units, threads + 1).astype(int).tolist()

    def renew(part: int) -> None:
        refine_units(
            edges[part],
            edges[part + 1],
            members,
            starts,
            near_atoms,
            problem.preference,
            problem.arrival_rates,
            problem.service_rates,
            chance,
            SWEEPS,
            states,
        )

    with ThreadPoolExecutor(max_workers=threads) as pool:
        before, change, iterations = pass_on(), np.inf, 0
        while change > tolerance and iterations < most_iterations and not watch.is_over:
            list(pool.map(renew, range(threads)))
            after = pass_on()
            change = float(np.abs(after - before).max())
            before = after
            iterations += 1
    return Passed(
        chance=chance, workload=before, lost=lost, change=change, iterations=iterations
    )


def _neighbourhoods(
    problem: HypercubeProblem, *, workload: NDArray[np.float64], size: int
) -> NDArray[np.int64]:
    """Return each unit with those it shares most calls with, shape (N, size)."""
    shared = np.zeros((problem.units, problem.units))
    count_shared_calls(problem.preference, problem.arrival_rates, workload, SHARED, shared)
    np.fill_diagonal(shared, np.inf)
    return np.argsort(-shared, axis=1, kind="stable")[:, :size].astype(np.int64)


def _atoms_near(
    problem: HypercubeProblem,
    *,
    workload: NDArray[np.float64],
    members: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the atoms whose calls come to each neighbourhood, one list after another."""
    comes = np.zeros((problem.units, problem.atoms), dtype=bool)
    coming = np.ones(problem.atoms)
    atoms = np.arange(problem.atoms)
    for position in range(problem.preference.shape[1]):
        unit = problem.preference[:, position]
        here = (unit >= 0) & (coming > NEAR)
        if not here.any():
            break
        comes[unit[here], atoms[here]] = True
        coming *= np.where(here, workload[unit], 0.0)
    lists = [np.flatnonzero(comes[group].any(axis=0)) for group in members]
    starts = np.concatenate(([0], np.cumsum([len(near) for near in lists])))
    return starts.astype(np.int64), np.concatenate(lists).astype(np.int64)


def _independent_states(workload: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return state probabilities of units that are busy independently, shape (N, 2**M)."""
    states = np.ones((workload.shape[0], 1))
    for busy in workload.T:
        states = np.concatenate(
            (states * (1.0 - busy)[:, None], states * busy[:, None]), axis=1
        )
    return np.ascontiguousarray(states)
