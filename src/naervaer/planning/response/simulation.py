"""The hypercube system played through call by call, as an independent check.

Confidence intervals come from batch means: after a warm-up that is thrown away, the run is
cut into batches of equal numbers of calls, long enough to be nearly independent, and the
spread of the batch means gives a Student interval (Law & Kelton, Simulation Modeling and
Analysis, ch. 9). With no waiting, what a call finds on arrival is what the system shows over
time, since calls come at random (Wolff 1982, doi:10.1287/opre.30.2.223).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.kernels.response_simulation import serve_in_turn
from naervaer.planning.response.problem import Capacity, HypercubeProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulationParams:
    """How long to simulate.

    Attributes
    ----------
    calls
        Calls counted, after the warm-up.
    batches
        Batches the run is cut into, at least 2.
    warm_up
        Calls before counting starts.
    confidence
        Of the intervals, between 0 and 1.

    """

    calls: int = 3_000_000
    batches: int = 30
    warm_up: int = 100_000
    confidence: float = 0.95

    def __post_init__(self) -> None:
        """Refuse runs too short to say how sure they are."""
        if self.batches < 2 or self.calls < self.batches:  # noqa: PLR2004 - needs a spread
            msg = f"{self.calls} calls in {self.batches} batches; expected 2 batches or more."
            raise UnusableInputError(msg)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Estimate:
    """A simulated figure and how far it may be off.

    Attributes
    ----------
    mean
        Mean of the batch means.
    half_width
        Half the confidence interval, same shape as `mean`.

    """

    mean: NDArray[np.float64]
    half_width: NDArray[np.float64]

    @staticmethod
    def of(batches: NDArray[np.float64], *, confidence: float = 0.95) -> "Estimate":
        """Return the mean over the first axis with its Student interval."""
        count = batches.shape[0]
        spread = batches.std(axis=0, ddof=1) / np.sqrt(count)
        quantile = float(stats.t.ppf(0.5 + confidence / 2.0, count - 1))
        return Estimate(mean=np.asarray(batches.mean(axis=0)), half_width=quantile * spread)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SimulatedHypercube:
    """What the simulation saw; fields as in `HypercubeSolution`, with intervals.

    Attributes
    ----------
    workload
        Share of time busy, shape (N,).
    all_busy, queue_nonempty
        Share of calls that found all units busy and nobody waiting; that found a line.
    lost
        Share of calls lost.
    dispatch_fraction
        Share of served calls that are unit n to atom j, shape (N, J).
    calls
        Calls counted.

    """

    workload: Estimate
    all_busy: Estimate
    queue_nonempty: Estimate
    lost: Estimate
    dispatch_fraction: NDArray[np.float64]
    calls: int


def simulate_hypercube(
    problem: HypercubeProblem, *, seed: int, params: SimulationParams | None = None
) -> SimulatedHypercube:
    """Simulate a spatial queue with one kind of call, first come first served.

    Parameters
    ----------
    problem
        The same problem the exact and the approximate model take. Lists may be short when
        calls do not wait.
    seed
        The same seed gives the same answer.
    params
        Length of the run.

    """
    params = params or SimulationParams()
    rng = np.random.default_rng(seed)
    size = params.calls // params.batches
    run = _Run(problem)
    for _ in range(-(-params.warm_up // size)):
        run.batch(rng, size)
    run.sent[:] = 0
    rows = [run.batch(rng, size) for _ in range(params.batches)]
    workload = np.array([busy for busy, _ in rows])
    seen = np.array([shares for _, shares in rows])

    def estimate(column: int) -> Estimate:
        return Estimate.of(seen[:, column], confidence=params.confidence)

    return SimulatedHypercube(
        workload=Estimate.of(workload, confidence=params.confidence),
        all_busy=estimate(1),
        queue_nonempty=estimate(2),
        lost=estimate(3),
        dispatch_fraction=run.sent / max(1, run.sent.sum()),
        calls=size * params.batches,
    )


class _Run:
    """A running simulation: units, clock and counts."""

    def __init__(self, problem: HypercubeProblem) -> None:
        self.problem = problem
        self.free_at = np.zeros(problem.units)
        self.clock = np.zeros(2)
        self.sent = np.zeros((problem.units, problem.atoms), dtype=np.int64)
        self.total = float(problem.arrival_rates.sum())
        self.cumulative = np.cumsum(problem.arrival_rates) / self.total
        self.cumulative[-1] = 1.0

    def batch(
        self, rng: np.random.Generator, size: int
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Run one batch; return workloads and shares of what calls saw."""
        began = self.clock[0]
        given = np.zeros(self.problem.units)
        seen = np.zeros(4, dtype=np.int64)
        before = np.maximum(self.free_at - began, 0.0)
        serve_in_turn(
            rng.standard_exponential(size) / self.total,
            np.searchsorted(self.cumulative, rng.random(size), side="right"),
            rng.standard_exponential(size),
            self.problem.preference,
            self.problem.service_rates,
            self.problem.capacity is Capacity.INFINITE,
            self.free_at,
            self.clock,
            given,
            self.sent,
            seen,
        )
        # Work is counted when it is done, not when it is given.
        left = np.maximum(self.free_at - self.clock[0], 0.0)
        busy = (given + before - left) / (self.clock[0] - began)
        return busy, seen / size
