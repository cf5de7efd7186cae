"""The hypercube model for hundreds of units, without its states.

Larson (1975) replaces the states by the workloads: the unit at position k of a list is sent
with probability Q(k) times the product of the workloads before it times its own share of free
time. Q corrects for units not being busy independently; it comes from drawing units without
replacement in the M/M/N queue with the same load. Unequal service rates follow Jarvis (1985);
several units at one place are units that share a list order (Budge et al. 2009).

In a whole country Q is 1 to many digits, yet neighbours are busy together. So the workloads
are then refined: each unit gets an exact hypercube of itself and the few units it shares most
calls with, into which the other units let calls through with their chance of being busy; and
each atom's calls are passed down its list with the chances these small models give, so that
no call disappears (`neighbourhoods`).

References
----------
Larson, R. C. (1975). Approximating the performance of urban emergency service systems.
Operations Research 23, 845-868. doi:10.1287/opre.23.5.845.
Jarvis, J. P. (1985). Approximating the equilibrium behavior of multi-server loss systems.
Management Science 31, 235-239. doi:10.1287/mnsc.31.2.235.
Budge, S., Ingolfsson, A., Erkut, E. (2009). Approximating vehicle dispatch probabilities for
emergency service systems with location-specific service times and multiple units per
location. Operations Research 57, 251-255. doi:10.1287/opre.1080.0591.

"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.kernels.response_approximate import gather_dispatches
from naervaer.planning.response.erlang import correction_factors, level_probabilities
from naervaer.planning.response.neighbourhoods import Passed, refine_workloads
from naervaer.planning.response.problem import Capacity, HypercubeProblem
from naervaer.planning.response.solution import HypercubeSolution
from naervaer.planning.solving import Ending, Outcome, StopRule


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproximateParams:
    """How far to go.

    Attributes
    ----------
    neighbours
        Units in each unit's own small hypercube, itself included; 0 for Larson's workloads
        alone. Each further one doubles the time and lessens the error.
    tolerance
        Largest change of a workload in the last iteration.
    most_iterations
        Stop without convergence after this many.
    negligible
        Probability below which the rest of a list is not looked at.
    threads
        Threads that share the small hypercubes; the answer does not depend on it.

    """

    neighbours: int = 9
    tolerance: float = 1e-4
    most_iterations: int = 60
    negligible: float = 1e-5
    threads: int = 2


def solve_approximate(
    problem: HypercubeProblem,
    *,
    params: ApproximateParams | None = None,
    stop: StopRule | None = None,
) -> Outcome[HypercubeSolution]:
    """Estimate workloads and dispatch fractions for up to some hundred units.

    Returns
    -------
    Outcome
        `objective` is the largest change of a workload in the last iteration. HEURISTIC when
        the iteration has settled: there is no bound on the error, only measurements of it,
        in the documentation.

    """
    params = params or ApproximateParams()
    watch = (stop or StopRule(seconds=float("inf"))).start()
    start = larson_workloads(problem, params=params)
    if params.neighbours:
        passed = refine_workloads(
            problem,
            workload=start,
            neighbours=params.neighbours,
            tolerance=params.tolerance,
            most_iterations=params.most_iterations,
            negligible=params.negligible,
            threads=params.threads,
            watch=watch,
        )
    else:
        passed = pass_by_workload(problem, workload=start, negligible=params.negligible)
    settled = passed.change <= params.tolerance
    return Outcome(
        best=_solution(problem, passed),
        ending=Ending.HEURISTIC if settled else Ending.TIME_LIMIT,
        objective=passed.change,
        seconds=watch.elapsed,
    )


def larson_workloads(
    problem: HypercubeProblem, *, params: ApproximateParams | None = None
) -> NDArray[np.float64]:
    """Return the workloads of the system without a line (Larson 1975, Jarvis 1985).

    Returns
    -------
    NDArray
        Share of time busy, shape (N,).

    """
    params = params or ApproximateParams()
    service, total = problem.service_rates, float(problem.arrival_rates.sum())
    workload = np.full(problem.units, min(0.95, problem.offered_load))
    intake = np.empty(problem.units)
    reach = np.empty(problem.atoms)
    complete = problem.lists_are_complete
    factors = np.ones(problem.units)
    for _ in range(1000):
        lost = 0.0
        if complete:
            levels = _levels(problem, workload)
            factors = correction_factors(levels, workload=float(workload.mean()))
            lost = float(levels[-1])
        gather_dispatches(
            problem.preference,
            problem.arrival_rates,
            workload,
            factors,
            params.negligible * 1e-6,
            intake,
            reach,
        )
        renewed = intake / (service + intake)
        if complete:
            renewed *= total * (1.0 - lost) / (service @ renewed)
        renewed = np.minimum(renewed, 1.0 - 1e-6)
        change = float(np.abs(renewed - workload).max())
        workload = renewed
        if change <= params.tolerance * 1e-2:
            break
    return workload


def pass_by_workload(
    problem: HypercubeProblem, *, workload: NDArray[np.float64], negligible: float
) -> Passed:
    """Send every atom's calls down its list as if units were busy independently."""
    unit = np.maximum(problem.preference, 0)
    chance = np.where(problem.preference >= 0, workload[unit], -1.0)
    reached = np.cumprod(np.abs(chance), axis=1)
    chance[:, 1:][reached[:, :-1] < negligible] = -1.0
    lost = np.where((chance >= 0).all(axis=1), reached[:, -1], 0.0)
    return Passed(chance=chance, workload=workload, lost=lost, change=0.0, iterations=1)


def _levels(problem: HypercubeProblem, workload: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the levels of the loss system whose units share one mean service rate."""
    mean_rate = float(problem.service_rates @ workload / workload.sum())
    load = float(problem.arrival_rates.sum()) / mean_rate
    return level_probabilities(load=load, units=problem.units)


def _solution(problem: HypercubeProblem, passed: Passed) -> HypercubeSolution:
    """Turn chances along the lists into the figures a planner reads."""
    total = float(problem.arrival_rates.sum())
    workload = passed.workload
    levels = _levels(problem, workload)
    lost = float(problem.arrival_rates @ passed.lost) / total
    sent = dispatch_by_chance(problem, passed.chance)
    if problem.lists_are_complete:
        # With complete lists the loss is Erlang's, far surer than a product of chances.
        lost = float(levels[-1])
        sent *= total * (1.0 - lost) / sent.sum()
        workload = np.minimum(workload * (sent.sum() / (problem.service_rates @ workload)), 1.0)
    waiting, shrink, tail = np.zeros_like(sent), 1.0, 0.0
    if problem.capacity is Capacity.INFINITE:
        load = problem.offered_load
        grown = float(levels[-1]) * load / (1.0 - load)
        shrink, tail = 1.0 / (1.0 + grown), grown / (1.0 + grown)
        turn = problem.service_rates / problem.service_rates.sum()
        waits = float(levels[-1]) * shrink + tail
        waiting = waits * np.outer(turn, problem.arrival_rates)
        lost = 0.0
    served = sent * shrink + waiting
    return HypercubeSolution(
        workload=workload * shrink + tail,
        dispatch_fraction=served / served.sum(),
        waiting_fraction=waiting / served.sum(),
        all_busy=float(levels[-1]) * shrink,
        queue_nonempty=tail,
        lost=lost,
        levels=levels * shrink,
        sweeps=passed.iterations,
        change=passed.change,
    )


def dispatch_by_chance(
    problem: HypercubeProblem, chance: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return calls per hour that each unit takes from each atom, shape (N, J)."""
    sent = np.zeros((problem.units, problem.atoms))
    coming = problem.arrival_rates.copy()
    atoms = np.arange(problem.atoms)
    for position in range(chance.shape[1]):
        here = chance[:, position] >= 0
        if not here.any():
            break
        who = atoms[here]
        busy = chance[here, position]
        sent[problem.preference[here, position], who] += coming[who] * (1.0 - busy)
        coming[who] *= busy
    return sent
