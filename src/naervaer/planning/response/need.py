"""From demand to need: how many units, where, so that the target holds."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.response.approximate import ApproximateParams, solve_approximate
from naervaer.planning.response.exact import ExactParams, solve_exact
from naervaer.planning.response.problem import (
    Capacity,
    HypercubeProblem,
    preference_by_minutes,
)
from naervaer.planning.response.solution import HypercubeSolution
from naervaer.planning.solving import Ending, Outcome, StopRule, Watch

EXACT_BELOW = 11
"""Up to this many units a district is solved exactly: it takes milliseconds."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class NeedProblem:
    """What shall hold in an hour, and where units can wait.

    J atoms, S stations, D districts.

    Attributes
    ----------
    arrival_rates
        Urgent and other calls per hour that take a unit, shape (J,). For a target that shall
        hold with a chosen probability, give that quantile of the forecast.
    district
        District of each atom, 0 to D-1, shape (J,).
    station_district
        District of each station, shape (S,).
    minutes
        From station to atom, shape (S, J); infinite where there is no way.
    limit_minutes
        Requirement by atom (its class), shape (J,).
    calls_per_unit_hour
        Calls a unit can finish in an hour, positive.
    share
        Of the calls to be reached within the limit, 0 to 1.
    most_units
        Largest number of units per district to consider.

    """

    arrival_rates: NDArray[np.float64]
    district: NDArray[np.int64]
    station_district: NDArray[np.int64]
    minutes: NDArray[np.float64]
    limit_minutes: NDArray[np.float64]
    calls_per_unit_hour: float
    share: float = 0.8
    most_units: int = 40

    def __post_init__(self) -> None:
        """Bring arrays to one type; refuse shapes that disagree."""
        for name in ("arrival_rates", "minutes", "limit_minutes"):
            object.__setattr__(
                self, name, np.ascontiguousarray(getattr(self, name), np.float64)
            )
        for name in ("district", "station_district"):
            object.__setattr__(self, name, np.ascontiguousarray(getattr(self, name), np.int64))
        atoms, stations = self.arrival_rates.shape[0], self.station_district.shape[0]
        if (
            self.minutes.shape != (stations, atoms)
            or self.district.shape != (atoms,)
            or self.limit_minutes.shape != (atoms,)
        ):
            msg = f"Shapes disagree: {atoms} atoms, {stations} stations, {self.minutes.shape}."
            raise UnusableInputError(msg)
        if not self.calls_per_unit_hour > 0 or not 0 < self.share < 1:
            msg = "calls_per_unit_hour must be positive and share between 0 and 1."
            raise UnusableInputError(msg)
        if np.isnan(self.minutes).any() or (self.arrival_rates < 0).any():
            msg = "minutes must not be missing and arrival_rates not negative."
            raise UnusableInputError(msg)
        without = np.setdiff1d(self.district, self.station_district)
        if without.size:
            msg = f"District {without[0]} has atoms but no station."
            raise UnusableInputError(msg)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class NeedSolution:
    """The units that are needed.

    Attributes
    ----------
    units_at
        Units at each station, shape (S,).
    share_within
        Share of calls reached within the limit, by district, shape (D,); NaN without calls.

    """

    units_at: NDArray[np.int64]
    share_within: NDArray[np.float64]

    @property
    def units(self) -> int:
        """Units in all."""
        return int(self.units_at.sum())


def units_needed(
    problem: NeedProblem, *, shared: bool = False, stop: StopRule | None = None
) -> Outcome[NeedSolution]:
    """Return the fewest units found for which every district reaches its share.

    Closed districts are built up one by one: the next unit goes to the station where it
    raises the share most. With `shared`, the districts then help one another, nearest free
    unit first, and units are taken away, the least missed first, as long as every district
    keeps its share.

    Returns
    -------
    Outcome
        `objective` is the number of units. HEURISTIC: a cleverer placing might need fewer.
        INFEASIBLE names the districts in which no number of units reaches the share.

    """
    watch = (stop or StopRule(seconds=float("inf"))).start()
    districts = int(problem.district.max()) + 1
    units_at = np.zeros(problem.station_district.shape[0], dtype=np.int64)
    share = np.full(districts, np.nan)
    reasons: list[str] = []
    for district in range(districts):
        atoms = np.flatnonzero((problem.district == district) & (problem.arrival_rates > 0))
        if not atoms.size:
            continue
        stations = np.flatnonzero(problem.station_district == district)
        share[district], reached = _build_up(problem, atoms, stations, units_at)
        if not reached:
            reasons.append(
                f"District {district} reaches {share[district]:.1%} of its calls in time with "
                f"{int(units_at[stations].sum())} units, expected {problem.share:.0%}."
            )
    if reasons:
        return Outcome(
            best=None,
            ending=Ending.INFEASIBLE,
            seconds=watch.elapsed,
            reasons=tuple(reasons),
        )
    if shared:
        _take_away(problem, units_at, watch)
        share = shares_within(problem, units_at, shared=True)
    best = NeedSolution(units_at=units_at, share_within=share)
    return Outcome(
        best=best,
        ending=Ending.HEURISTIC,
        objective=float(best.units),
        seconds=watch.elapsed,
    )


def units_by_hour(
    problem: NeedProblem, arrival_rates: NDArray[np.float64], *, shared: bool = False
) -> tuple[Outcome[NeedSolution], ...]:
    """Return the need of each hour; hours with the same calls are solved once.

    Parameters
    ----------
    problem
        What holds in every hour; its own arrival rates are not used.
    arrival_rates
        Calls per hour by hour and atom, shape (H, J). A quantile of a forecast makes the
        targets hold with its probability, as far as the number of calls is concerned.
    shared
        Whether districts help one another.

    """
    known: dict[bytes, Outcome[NeedSolution]] = {}
    found = []
    for rates in np.ascontiguousarray(arrival_rates, dtype=np.float64):
        key = rates.tobytes()
        if key not in known:
            known[key] = units_needed(replace(problem, arrival_rates=rates), shared=shared)
        found.append(known[key])
    return tuple(found)


def shares_within(
    problem: NeedProblem, units_at: NDArray[np.int64], *, shared: bool
) -> NDArray[np.float64]:
    """Return the share of calls reached in time by district, for given units.

    Parameters
    ----------
    problem
        The hour.
    units_at
        Units at each station, shape (S,).
    shared
        Whether units go to calls of other districts.

    Returns
    -------
    NDArray
        Shape (D,), NaN where there are no calls.

    """
    districts = int(problem.district.max()) + 1
    share = np.full(districts, np.nan)
    called = problem.arrival_rates > 0
    if shared:
        atoms = np.flatnonzero(called)
        reached = _reached(problem, atoms, np.repeat(np.arange(units_at.size), units_at))
        for district in range(districts):
            here = problem.district[atoms] == district
            if here.any():
                rates = problem.arrival_rates[atoms][here]
                share[district] = float(reached[here] @ rates / rates.sum())
        return share
    for district in range(districts):
        atoms = np.flatnonzero(called & (problem.district == district))
        if atoms.size:
            here = np.where(problem.station_district == district, units_at, 0)
            bases = np.repeat(np.arange(units_at.size), here)
            rates = problem.arrival_rates[atoms]
            share[district] = float(_reached(problem, atoms, bases) @ rates / rates.sum())
    return share


def _build_up(
    problem: NeedProblem,
    atoms: NDArray[np.int64],
    stations: NDArray[np.int64],
    units_at: NDArray[np.int64],
) -> tuple[float, bool]:
    """Add units to a closed district until the share is reached; change `units_at`."""
    rates = problem.arrival_rates[atoms]
    best = 0.0
    for _ in range(problem.most_units):
        tries = []
        for station in stations:
            units_at[station] += 1
            bases = np.repeat(stations, units_at[stations])
            tries.append(float(_reached(problem, atoms, bases) @ rates / rates.sum()))
            units_at[station] -= 1
        chosen = int(np.argmax(tries))
        best = tries[chosen]
        units_at[stations[chosen]] += 1
        if best >= problem.share:
            return best, True
    return best, False


def _take_away(problem: NeedProblem, units_at: NDArray[np.int64], watch: Watch) -> None:
    """Remove units while every district keeps its share; change `units_at`."""
    while units_at.sum() > 1 and not watch.is_over:
        worst = []
        for station in np.flatnonzero(units_at):
            units_at[station] -= 1
            worst.append(float(np.nanmin(shares_within(problem, units_at, shared=True))))
            units_at[station] += 1
        chosen = int(np.argmax(worst))
        if worst[chosen] < problem.share:
            return
        units_at[np.flatnonzero(units_at)[chosen]] -= 1


def _reached(
    problem: NeedProblem, atoms: NDArray[np.int64], bases: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return the share of each atom's calls that is reached within its limit.

    A call that waits does so for an exponential time with the rate at which the line
    shrinks, Σμ - Σλ (Erlang's delay formula).
    """
    arrival = problem.arrival_rates[atoms]
    service = np.full(bases.size, problem.calls_per_unit_hour)
    spare = float(service.sum() - arrival.sum())
    if spare <= 0:
        return np.zeros(atoms.size)
    minutes = problem.minutes[np.ix_(bases, atoms)]
    reachable = np.where(np.isfinite(minutes), minutes, 1e6)
    solved = _solve(
        HypercubeProblem(
            arrival_rates=arrival,
            service_rates=service,
            preference=preference_by_minutes(reachable),
            capacity=Capacity.INFINITE,
        )
    )
    slack = problem.limit_minutes[atoms] - minutes
    at_once = (solved.dispatch_fraction - solved.waiting_fraction) * (slack >= 0)
    in_time = -np.expm1(-spare * np.maximum(slack, 0.0) / 60.0)
    reached = (at_once + solved.waiting_fraction * in_time).sum(axis=0)
    return np.asarray(reached / solved.dispatch_fraction.sum(axis=0))


def _solve(problem: HypercubeProblem) -> HypercubeSolution:
    if problem.units < EXACT_BELOW:
        outcome = solve_exact(problem, params=ExactParams(tolerance=1e-7, threads=1))
    else:
        outcome = solve_approximate(problem, params=ApproximateParams(neighbours=6))
    assert outcome.best is not None  # noqa: S101 - both models always return a solution
    return outcome.best
