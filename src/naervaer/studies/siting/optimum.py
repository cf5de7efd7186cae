"""The best places for each objective on its own, with what is proven about them."""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting import (
    CenterProblem,
    CoverageProblem,
    SiteRules,
    solve_center,
    solve_coverage,
    tail_mean,
)
from naervaer.planning.solving import Ending
from naervaer.studies.access.country import Indices
from naervaer.studies.siting.least_cost import Effort, least_cost
from naervaer.studies.siting.measured import LIMIT_MINUTES, WORST_SHARE, Demand, Measured
from naervaer.studies.siting.openings import Openings
from naervaer.studies.siting.worst import shortest_worst

_SHORTEST_CUT = 1.0
_WORST_SOLVES = 4.0


class Objective(StrEnum):
    """What a choice of places is best at. Each is answered on its own."""

    MEAN = "mean"
    """Mean minutes of everybody (p-median)."""

    WITHIN_45 = "within_45"
    """People within 45 minutes (maximal covering)."""

    TAIL = "tail"
    """Hours beyond 45 minutes, summed over people (p-median of the excess)."""

    WORST = "worst"
    """Mean minutes of the five per cent with the longest way (the tail beyond P95)."""

    LONGEST = "longest"
    """The longest way anybody has (p-center)."""

    OFFENCES = "offences"
    """Mean minutes weighted by reported offences (p-median)."""

    NEW_MUNICIPALITIES = "new_municipalities"
    """Mean minutes, opening only in municipalities without a door (p-median)."""

    SHARED_HOUSES = "shared_houses"
    """Mean minutes, opening only where a fire station or a court stands (p-median)."""

    MEAN_VOLUME = "mean_volume"
    """Mean minutes, each new office with documents enough."""

    WITHIN_45_VOLUME = "within_45_volume"
    """People within 45 minutes, each new office with documents enough."""

    TAIL_VOLUME = "tail_volume"
    """Hours beyond 45 minutes, each new office with documents enough."""

    WORST_VOLUME = "worst_volume"
    """Mean minutes of the five per cent farthest away, each new office with enough."""

    LONGEST_VOLUME = "longest_volume"
    """The longest way anybody has, each new office with documents enough."""

    @property
    def without_floor(self) -> "Objective":
        """The same aim without a floor on the documents."""
        return Objective(self.value.removesuffix("_volume"))


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


def value_of(objective: Objective, measured: Measured) -> float:
    """Return the measure an objective is about."""
    return {
        Objective.MEAN: measured.mean,
        Objective.WITHIN_45: measured.within_45,
        Objective.TAIL: measured.tail_hours,
        Objective.WORST: measured.worst,
        Objective.LONGEST: measured.longest,
        Objective.OFFENCES: measured.offences_mean,
        Objective.NEW_MUNICIPALITIES: measured.mean,
        Objective.SHARED_HOUSES: measured.mean,
    }[objective.without_floor]


def value_at(
    openings: Openings, demand: Demand, objective: Objective, columns: Indices
) -> float:
    """Return what some places are worth for an objective, on the measures' own people."""
    minutes, same = openings.minutes_with(columns), openings.reachable
    if objective is Objective.WITHIN_45:
        return float(demand.people[minutes <= LIMIT_MINUTES].sum())
    people = np.where(same, demand.people, 0.0)
    kept = np.where(same, minutes, 0.0)
    if objective is Objective.WORST:
        counted = same & (demand.people > 0)
        return tail_mean(minutes[counted], demand.people[counted], share=WORST_SHARE)
    if objective is Objective.LONGEST:
        return float(minutes[same & (demand.people > 0)].max(initial=0.0))
    if objective is Objective.TAIL:
        return float(np.dot(np.maximum(kept - LIMIT_MINUTES, 0.0), people)) / 60.0
    return float(np.dot(kept, people)) / float(people.sum())


def find_optimum(
    openings: Openings,
    demand: Demand,
    objective: Objective,
    *,
    count: int,
    effort: Effort,
    places: Indices | None = None,
) -> Optimum:
    """Return the best `count` places for an objective, among all or among `places`."""
    if places is None:
        places = openings.places
    if objective is Objective.SHARED_HOUSES:
        places = openings.shared
    if objective is Objective.NEW_MUNICIPALITIES:
        places = places[~openings.with_door[openings.municipality[places]]]
    count = min(count, places.size)
    if objective is Objective.WITHIN_45:
        return _most_within(openings, demand, places, count=count, effort=effort)
    if objective is Objective.WORST:
        return _shortest_worst(openings, demand, places, count=count, effort=effort)
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
    base = float(np.dot(standing, weights)) / scale
    return Optimum(
        objective=objective,
        columns=columns,
        value=base if outcome.best is None else (constant + outcome.objective) / scale,
        bound=(constant + max(outcome.bound, 0.0)) / scale,
        base=base,
        ending=outcome.ending,
        seconds=outcome.seconds,
        seed=outcome.seed,
    )


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
        value=before + (0.0 if outcome.best is None else outcome.objective),
        # Without time for a proof the bound is that everybody is within.
        bound=before + min(outcome.bound, float(demand.people[rows].sum())),
        base=inside,
        ending=outcome.ending,
        seconds=outcome.seconds,
        seed=outcome.seed,
    )


def _shortest_worst(
    openings: Openings, demand: Demand, places: Indices, *, count: int, effort: Effort
) -> Optimum:
    """Return the places that make the way of the worst-off share shortest.

    It takes a p-median for each edge of the tail, and has as much time as several problems.
    """
    found = shortest_worst(
        openings,
        demand.people,
        places,
        share=WORST_SHARE,
        count=count,
        effort=effort,
        seconds=_WORST_SOLVES * effort.seconds,
    )
    return Optimum(
        objective=Objective.WORST,
        columns=np.sort(found.columns),
        value=found.value,
        bound=found.bound,
        base=found.base,
        ending=found.ending,
        seconds=found.seconds,
        seed=effort.seed,
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
