"""The best places for each objective on its own, with what is proven about them."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting import (
    CenterProblem,
    CoverageProblem,
    MedianProblem,
    SitePlan,
    SiteRules,
    solve_center,
    solve_coverage,
    solve_median,
)
from naervaer.planning.solving import Ending, Outcome, StopRule
from naervaer.studies.access.country import Floats, Indices
from naervaer.studies.siting.measured import LIMIT_MINUTES, Demand, Measured
from naervaer.studies.siting.openings import Openings

_SHORTEST_CUT = 1.0


class Objective(StrEnum):
    """What a choice of places is best at. Each is answered on its own."""

    MEAN = "mean"
    """Mean minutes of everybody (p-median)."""

    WITHIN_45 = "within_45"
    """People within 45 minutes (maximal covering)."""

    TAIL = "tail"
    """Hours beyond 45 minutes, summed over people (p-median of the excess)."""

    LONGEST = "longest"
    """The longest way anybody has (p-center)."""

    OFFENCES = "offences"
    """Mean minutes weighted by reported offences (p-median)."""

    NEW_MUNICIPALITIES = "new_municipalities"
    """Mean minutes, opening only in municipalities without a door (p-median)."""


@dataclass(frozen=True, slots=True, eq=False)
class Optimum:
    """The best places found for an objective, and the bound on any other choice.

    Attributes
    ----------
    objective
        What it is best at.
    columns
        The places that open, as columns of the openings, ascending.
    value, bound, base
        The objective with these places, the proven limit of every choice of so many places,
        and the objective with nothing new: minutes, people or hours.
    ending, seconds, seed
        How the solver came to its end.

    """

    objective: Objective
    columns: Indices
    value: float
    bound: float
    base: float
    ending: Ending
    seconds: float
    seed: int

    @property
    def gain(self) -> float:
        """How much better than with nothing new."""
        return abs(self.base - self.value)

    @property
    def gap(self) -> float:
        """Share of the greatest possible gain that is not proven to be reached."""
        most = abs(self.base - self.bound)
        return max(most - self.gain, 0.0) / most if most > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Effort:
    """How long and how well each question is solved."""

    seconds: float = 20.0
    gap: float = 1e-5
    seed: int = 0

    @property
    def stop(self) -> StopRule:
        """Return the stop rule of one solve."""
        return StopRule(seconds=self.seconds, gap=self.gap)


def value_of(objective: Objective, measured: Measured) -> float:
    """Return the measure an objective is about."""
    return {
        Objective.MEAN: measured.mean,
        Objective.WITHIN_45: measured.within_45,
        Objective.TAIL: measured.tail_hours,
        Objective.LONGEST: measured.longest,
        Objective.OFFENCES: measured.offences_mean,
        Objective.NEW_MUNICIPALITIES: measured.mean,
    }[objective]


def find_optimum(
    openings: Openings, demand: Demand, objective: Objective, *, count: int, effort: Effort
) -> Optimum:
    """Return the best `count` places for an objective."""
    places = np.arange(openings.minutes.shape[1], dtype=np.int64)
    if objective is Objective.NEW_MUNICIPALITIES:
        places = places[~openings.with_door[openings.municipality]]
    count = min(count, places.size)
    if objective is Objective.WITHIN_45:
        return _most_within(openings, demand, places, count=count, effort=effort)
    if objective is Objective.LONGEST:
        return _shortest_longest(openings, demand, places, count=count, effort=effort)
    people = demand.offences if objective is Objective.OFFENCES else demand.people
    weights = np.where(openings.reachable, people, 0.0)
    free = LIMIT_MINUTES if objective is Objective.TAIL else 0.0
    columns, outcome, constant = least_cost(
        openings, weights, places, count=count, effort=effort, free=free
    )
    scale = 60.0 if objective is Objective.TAIL else float(weights.sum())
    standing = np.where(openings.reachable, np.maximum(openings.standing - free, 0.0), 0.0)
    return Optimum(
        objective=objective,
        columns=columns,
        value=(constant + outcome.objective) / scale,
        bound=(constant + max(outcome.bound, 0.0)) / scale,
        base=float(np.dot(standing, weights)) / scale,
        ending=outcome.ending,
        seconds=outcome.seconds,
        seed=outcome.seed,
    )


def least_cost(
    openings: Openings,
    weights: Floats,
    places: Indices,
    *,
    count: int,
    effort: Effort,
    free: float = 0.0,
    beyond_limit: float = 0.0,
) -> tuple[Indices, Outcome[SitePlan], float]:
    """Open the places with the least weighted cost of the way to the nearest door.

    The doors that stand are one column, the nearest of them. Zones that no place comes nearer
    to add the same in every answer; they are left out and their cost is returned beside.

    Parameters
    ----------
    openings, weights, places, count, effort
        What may open, for whom, and how hard to look; zones without weight do not count.
    free
        Minutes that cost nothing.
    beyond_limit
        Extra cost of a way of more than 45 minutes, in minutes.

    Returns
    -------
    columns, outcome, constant

    """
    standing = _cost(openings.standing, free, beyond_limit)
    counted = weights > 0
    minutes = openings.minutes
    nearer = counted & (standing > 0) & (minutes[:, places].min(axis=1) < openings.standing)
    rows = np.flatnonzero(nearer if nearer.any() else counted)
    cost = np.empty((rows.size, places.size + 1), dtype=np.float32)
    cost[:, 0] = standing[rows]
    cost[:, 1:] = _cost(minutes[np.ix_(rows, places)], free, beyond_limit)
    np.minimum(cost, cost[:, :1], out=cost)
    outcome = solve_median(
        MedianProblem(
            demand=weights[rows],
            minutes=cost,
            open_count=count + 1,
            rules=SiteRules(fixed=np.zeros(1, dtype=np.int64)),
        ),
        stop=effort.stop,
        seed=effort.seed,
    )
    left_out = counted.copy()
    left_out[rows] = False
    constant = float(np.dot(standing[left_out], weights[left_out]))
    opened = np.empty(0, dtype=np.int64) if outcome.best is None else outcome.best.open_sites
    return places[opened[opened > 0] - 1], outcome, constant


def _cost(minutes: NDArray[Any], free: float, beyond_limit: float) -> NDArray[Any]:
    cost = np.maximum(minutes - free, 0.0) if free else minutes
    return cost + beyond_limit * (minutes > LIMIT_MINUTES) if beyond_limit else cost


def _most_within(
    openings: Openings, demand: Demand, places: Indices, *, count: int, effort: Effort
) -> Optimum:
    """Return the places that bring most people within 45 minutes."""
    outside = openings.standing > LIMIT_MINUTES
    inside = float(demand.people[~outside].sum())
    rows = np.flatnonzero(outside if outside.any() else np.ones_like(outside))
    outcome = solve_coverage(
        CoverageProblem(
            demand=demand.people[rows],
            minutes=np.ascontiguousarray(openings.minutes[np.ix_(rows, places)]),
            radius=LIMIT_MINUTES,
            open_count=count,
        ),
        stop=effort.stop,
        seed=effort.seed,
    )
    opened = np.empty(0, dtype=np.int64) if outcome.best is None else outcome.best.open_sites
    before = inside if outside.any() else 0.0
    return Optimum(
        objective=Objective.WITHIN_45,
        columns=places[opened],
        value=before + outcome.objective,
        bound=before + outcome.bound,
        base=inside,
        ending=outcome.ending,
        seconds=outcome.seconds,
        seed=outcome.seed,
    )


def _shortest_longest(
    openings: Openings, demand: Demand, places: Indices, *, count: int, effort: Effort
) -> Optimum:
    """Return the places that make the longest way shortest.

    Only ways longer than a cut are looked at; the cut is halved until the answer lies above
    it, so that the ways left out cannot be the longest. Places that the longest way does not
    need are spent on the mean.
    """
    counted = openings.reachable & (demand.people > 0)
    base = float(openings.standing[counted].max(initial=0.0))
    cut, seconds = base, 0.0
    while True:
        cut /= 2.0
        rows = np.flatnonzero(counted & (openings.standing > cut))
        cost = np.concatenate(
            [openings.standing[rows][:, None], openings.minutes[np.ix_(rows, places)]], axis=1
        )
        outcome = solve_center(
            CenterProblem(
                minutes=cost.astype(np.float32),
                open_count=count + 1,
                rules=SiteRules(fixed=np.zeros(1, dtype=np.int64)),
            ),
            stop=effort.stop,
            seed=effort.seed,
        )
        seconds += outcome.seconds
        if outcome.objective >= cut or cut < _SHORTEST_CUT:
            break
    opened = np.empty(0, dtype=np.int64) if outcome.best is None else outcome.best.open_sites
    needed = _needed(openings, counted, places[opened[opened > 0] - 1])
    columns = _filled(openings, demand, places, needed, count=count, effort=effort)
    value = float(openings.minutes_with(columns)[counted].max(initial=0.0))
    return Optimum(
        objective=Objective.LONGEST,
        columns=columns,
        value=value,
        bound=min(outcome.bound, value),
        base=base,
        ending=outcome.ending,
        seconds=seconds,
        seed=outcome.seed,
    )


def _needed(openings: Openings, counted: NDArray[np.bool_], columns: Indices) -> Indices:
    """Return the columns without which the longest way would be longer."""
    longest = float(openings.minutes_with(columns)[counted].max(initial=0.0))
    kept = columns
    for column in columns.tolist():
        fewer = kept[kept != column]
        if float(openings.minutes_with(fewer)[counted].max(initial=0.0)) <= longest:
            kept = fewer
    return kept


def _filled(
    openings: Openings,
    demand: Demand,
    places: Indices,
    needed: Indices,
    *,
    count: int,
    effort: Effort,
) -> Indices:
    """Return the needed columns and the best others for the mean, given those."""
    if needed.size >= count:
        return needed
    standing = replace(openings, standing=openings.minutes_with(needed))
    weights = np.where(openings.reachable, demand.people, 0.0)
    others = np.setdiff1d(places, needed)
    left = min(count - needed.size, others.size)
    more, _, _ = least_cost(standing, weights, others, count=left, effort=effort)
    return np.sort(np.concatenate([needed, more]))
