"""The hypercube model solved exactly, state by state (Larson 1974).

The level-wise scheme of Hua, Luo, Swersey and Wen (2025): the states with k busy units form
level k; the flow across each cut between levels gives the levels their probabilities as in
a birth-death process, and the conditional probabilities inside the levels are renewed from
their neighbours until nothing changes. Renewal is over-relaxed, which a chain whose states
split into two halves without inner transitions allows (Young 1954): some 40 sweeps instead
of more than a hundred.

References
----------
Larson, R. C. (1974). A hypercube queuing model for facility location and redistricting in
urban emergency services. Computers & Operations Research 1, 67-95.
doi:10.1016/0305-0548(74)90076-8.
Hua, C., Luo, Z., Swersey, A. J., Wen, Y. (2025). INFORMS Journal on Computing.
doi:10.1287/ijoc.2025.1353.

"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.kernels.response_exact import (
    add_upper_halves,
    unfold_states,
)
from naervaer.planning.response.halves import Halves
from naervaer.planning.response.measures import measure_states
from naervaer.planning.response.problem import HypercubeProblem
from naervaer.planning.response.relaxation import Relaxation
from naervaer.planning.response.solution import HypercubeSolution
from naervaer.planning.solving import Ending, Outcome, Progress, Report, StopRule, silent

MOST_UNITS = 28
"""With more, the states alone would fill 4 GB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactParams:
    """How exactly to solve.

    Attributes
    ----------
    tolerance
        Largest sum of absolute changes of all probabilities in a sweep, at the end.
    most_sweeps
        Give up proving convergence after this many sweeps.
    threads
        Threads that share each sweep; the answer does not depend on it.
    memory_bytes
        Rates of dispatch are kept between sweeps if they take no more than this (25 units:
        3.4 GB); otherwise they are computed anew, which takes about three times as long.
    keep_states
        Whether the solution carries the probability of every state.

    """

    tolerance: float = 1e-10
    most_sweeps: int = 2000
    threads: int = 2
    memory_bytes: float = 4e9
    keep_states: bool = False


def solve_exact(
    problem: HypercubeProblem,
    *,
    params: ExactParams | None = None,
    stop: StopRule | None = None,
    report: Report = silent,
) -> Outcome[HypercubeSolution]:
    """Solve the hypercube model to the last state.

    Parameters
    ----------
    problem
        At most 28 units; 25 take a minute or so, each further one twice as long.
    params, stop, report
        How exactly, for how long, and where to report progress.

    Returns
    -------
    Outcome
        `objective` is the sum of absolute changes in the last sweep; OPTIMAL when it is
        within the tolerance.

    Raises
    ------
    UnusableInputError
        When there are more than 28 units.

    """
    params = params or ExactParams()
    watch = (stop or StopRule(seconds=float("inf"))).start()
    if problem.units > MOST_UNITS:
        msg = (
            f"{problem.units} units have too many states, expected at most {MOST_UNITS}; "
            "use the approximate model."
        )
        raise UnusableInputError(msg)
    memory = Halves(
        problem=problem, threads=max(1, params.threads), memory_bytes=params.memory_bytes
    )
    relaxation = Relaxation()
    ending = Ending.HEURISTIC
    change, sweeps = np.inf, 0
    with ThreadPoolExecutor(max_workers=max(1, params.threads)) as pool:
        while sweeps < params.most_sweeps:
            change = 0.0
            for parity in (0, 1):
                change += memory.sweep(parity, relaxation.weight, pool.map)
                if sweeps or parity:
                    memory.rescale()
            sweeps += 1
            relaxation.learn(change)
            report(Progress(stage="sweep", objective=change))
            if change <= params.tolerance and sweeps > 2:  # noqa: PLR2004 - first two start up
                ending = Ending.OPTIMAL
                break
            if watch.is_over:
                ending = Ending.STOPPED if watch.was_asked else Ending.TIME_LIMIT
                break
    states = np.empty(1 << problem.units)
    unfold_states(memory.halves[0], memory.halves[1], memory.scale, states)
    kept = states.copy() if params.keep_states else None
    add_upper_halves(states, problem.units)
    best = measure_states(
        problem,
        busy_together=states,
        levels=memory.levels,
        states=kept,
        sweeps=sweeps,
        change=change,
    )
    return Outcome(best=best, ending=ending, objective=change, bound=0.0, seconds=watch.elapsed)
