"""Calls of several priorities, units that stand or patrol, help across districts: simulated."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.kernels.response_simulation import serve_by_priority
from naervaer.planning.response.problem import Capacity, HypercubeProblem
from naervaer.planning.response.simulation import Estimate

MINUTES_PER_HOUR = 60.0


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DispatchProblem:
    """A system too rich for the hypercube model, to be simulated call by call.

    J atoms, N units, P places units can be at, Q priorities (0 is the most urgent).

    Attributes
    ----------
    arrival_rates
        Calls per hour by priority and atom, shape (Q, J).
    service_rates
        Calls per hour a unit can finish on scene, shape (N,).
    lists
        Units in the order they are tried, by priority and atom, -1 at the end, shape
        (Q, J, K). Lists that reach into the neighbouring district for urgent calls only
        are help across districts.
    share_of_time
        Share of free time a unit spends at each place, shape (N, P); one 1 in a row is a
        unit that waits at a station, several shares one that patrols.
    minutes
        Travel time from place to atom, shape (P, J), finite where a unit may be sent.
    capacity
        Whether a call that finds nobody is lost or waits.
    takes_nearest
        True: the unit on the list nearest just now goes (positions are known). False: the
        first free one on the list.
    driving_is_work
        Whether the drive takes up the unit's time besides the work on scene.

    Raises
    ------
    UnusableInputError
        When shapes disagree or something is out of range.

    """

    arrival_rates: NDArray[np.float64]
    service_rates: NDArray[np.float64]
    lists: NDArray[np.int64]
    share_of_time: NDArray[np.float64]
    minutes: NDArray[np.float64]
    capacity: Capacity = Capacity.INFINITE
    takes_nearest: bool = False
    driving_is_work: bool = True

    def __post_init__(self) -> None:
        """Bring arrays to one type and check each priority as a problem of its own."""
        for name, kind in (
            ("arrival_rates", np.float64),
            ("service_rates", np.float64),
            ("lists", np.int64),
            ("share_of_time", np.float64),
            ("minutes", np.float64),
        ):
            object.__setattr__(
                self, name, np.ascontiguousarray(getattr(self, name), dtype=kind)
            )
        if self.arrival_rates.ndim != 2 or self.lists.ndim != 3:  # noqa: PLR2004 - axes
            msg = "arrival_rates must have shape (Q, J) and lists (Q, J, K)."
            raise UnusableInputError(msg)
        if self.arrival_rates.shape != self.lists.shape[:2]:
            msg = (
                f"arrival_rates has shape {self.arrival_rates.shape} and lists "
                f"{self.lists.shape}; priorities and atoms must agree."
            )
            raise UnusableInputError(msg)
        for preference in self.lists:
            HypercubeProblem(
                arrival_rates=self.arrival_rates.sum(axis=0),
                service_rates=self.service_rates,
                preference=preference,
                capacity=Capacity.ZERO,
            )
        self._check_places()

    def _check_places(self) -> None:
        units, places = self.service_rates.shape[0], self.minutes.shape[0]
        if self.share_of_time.shape != (units, places):
            msg = (
                f"share_of_time has shape {self.share_of_time.shape}, not ({units}, {places})."
            )
            raise UnusableInputError(msg)
        if (self.share_of_time < 0).any() or not np.allclose(self.share_of_time.sum(axis=1), 1):
            msg = "share_of_time must not be negative and each row must sum to 1."
            raise UnusableInputError(msg)
        if (
            self.minutes.shape[1] != self.arrival_rates.shape[1]
            or not (self.minutes >= 0).all()
        ):
            msg = "minutes must have shape (P, J) and not be negative or missing."
            raise UnusableInputError(msg)

    @property
    def may_go(self) -> NDArray[np.bool_]:
        """Whether a unit stands on the list, shape (Q, J, N)."""
        units = np.arange(self.service_rates.shape[0])
        return np.asarray((self.lists[..., None] == units).any(axis=2))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SimulatedCalls:
    """Every call counted in a run, in the order they came.

    Attributes
    ----------
    atoms, priorities
        Where and how urgent, shape (C,).
    unit
        Who was sent; -1 lost.
    waited_minutes
        From call to dispatch; NaN when lost.
    travel_minutes
        From dispatch to arrival; NaN when lost.
    found
        0 a unit was sent at once; 1 nobody allowed was free and nobody waited; 2 somebody
        waited already.

    """

    atoms: NDArray[np.int64]
    priorities: NDArray[np.int64]
    unit: NDArray[np.int64]
    waited_minutes: NDArray[np.float64]
    travel_minutes: NDArray[np.float64]
    found: NDArray[np.int64]

    @property
    def response_minutes(self) -> NDArray[np.float64]:
        """From call to the first unit on the scene, shape (C,)."""
        return self.waited_minutes + self.travel_minutes

    def share_within(
        self, minutes: NDArray[np.float64], *, batches: int = 30, confidence: float = 0.95
    ) -> Estimate:
        """Return the share of calls reached within each limit, with batch-means intervals.

        Parameters
        ----------
        minutes
            Limits, shape (L,).
        batches, confidence
            Of the interval. Lost calls count as not reached.

        """
        size = self.unit.shape[0] // batches
        times = np.nan_to_num(self.response_minutes[: size * batches], nan=np.inf)
        reached = times.reshape(batches, size, 1) <= np.asarray(minutes)[None, None, :]
        return Estimate.of(reached.mean(axis=1), confidence=confidence)


def simulate_dispatch(
    problem: DispatchProblem, *, calls: int, seed: int, warm_up: int = 10_000
) -> SimulatedCalls:
    """Play calls through a system with priorities, patrols and help across districts.

    A unit that becomes free takes the most urgent waiting call it may go to, the oldest
    first. Work begun is not broken off. Calls whose list is empty are lost.

    Parameters
    ----------
    problem
        The system.
    calls, warm_up
        Calls counted, and calls before counting starts.
    seed
        The same seed gives the same run.

    """
    if calls < 1 or warm_up < 0:
        msg = f"calls is {calls} and warm_up {warm_up}, expected at least 1 and 0."
        raise UnusableInputError(msg)
    rng = np.random.default_rng(seed)
    total = calls + warm_up
    atoms_count = problem.arrival_rates.shape[1]
    rates = problem.arrival_rates.ravel()
    shares = np.cumsum(rates) / rates.sum()
    shares[-1] = 1.0
    kind = np.searchsorted(shares, rng.random(total), side="right").astype(np.int64)
    priorities, atoms = kind // atoms_count, kind % atoms_count
    positions = problem.service_rates.shape[0] if problem.takes_nearest else 1
    unit = np.full(total, -1, dtype=np.int64)
    wait, travel = np.full(total, np.nan), np.full(total, np.nan)
    found = np.zeros(total, dtype=np.int64)
    patrol = np.cumsum(problem.share_of_time, axis=1)
    patrol /= patrol[:, -1:]
    serve_by_priority(
        np.cumsum(rng.standard_exponential(total)) / rates.sum(),
        atoms,
        priorities,
        rng.standard_exponential(total),
        rng.random((total, positions)),
        problem.lists,
        problem.may_go,
        problem.service_rates,
        patrol,
        problem.minutes,
        problem.capacity is Capacity.INFINITE,
        problem.takes_nearest,
        1.0 / MINUTES_PER_HOUR if problem.driving_is_work else 0.0,
        unit,
        wait,
        travel,
        found,
    )
    kept = slice(warm_up, None)
    return SimulatedCalls(
        atoms=atoms[kept],
        priorities=priorities[kept],
        unit=unit[kept],
        waited_minutes=MINUTES_PER_HOUR * wait[kept],
        travel_minutes=travel[kept],
        found=found[kept],
    )
