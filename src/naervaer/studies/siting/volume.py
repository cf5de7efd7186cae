"""The best offices when each of them must have documents enough to keep up its practice.

Everybody uses the nearest office, so an office's volume is the people to whom it is nearest. A
choice in which an office falls short is split into choices that differ: without that office, or
without one of the open ones that take people from it. Every choice that keeps the floor is in
one of them, so the best bound of what is left open is proven. Offices that would fall short
even alone are left out from the start. An answer that keeps the floor comes from each choice by
closing what falls short and opening, one by one, what gains most while all keep the floor.
"""

import heapq
import time
from dataclasses import dataclass, replace
from itertools import count as counted_from

import numpy as np

from naervaer.planning.solving import Ending
from naervaer.studies.access.country import Floats, Indices
from naervaer.studies.siting.least_cost import Effort
from naervaer.studies.siting.measured import LIMIT_MINUTES, WORST_SHARE, Demand
from naervaer.studies.siting.openings import Openings
from naervaer.studies.siting.optimum import Objective, Optimum, find_optimum, value_at

_PROVEN = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class VolumeFloor:
    """The fewest people an office must be nearest to, and how long to look.

    Attributes
    ----------
    people
        People to whom a new office must be nearer than to any other.
    most_splits
        Choices that are split before the search ends with what it has.

    """

    people: float
    most_splits: int = 80


def nearest_people(openings: Openings, people: Floats, columns: Indices) -> Floats:
    """Return the people who have each of some new places nearest of all."""
    minutes = openings.minutes[:, columns]
    nearest = minutes.argmin(axis=1)
    mine = minutes[np.arange(nearest.size), nearest] < openings.standing
    return np.bincount(nearest[mine], people[mine], columns.size).astype(np.float64)


def find_with_volume(
    openings: Openings,
    demand: Demand,
    objective: Objective,
    *,
    count: int,
    effort: Effort,
    floor: VolumeFloor,
) -> Optimum:
    """Return the best places, at most `count`, each nearest to people enough.

    The objective is one of those without a floor; fewer places are opened when the floor leaves
    no room for more.
    """
    begun = time.perf_counter()
    search = _Search(openings, demand, objective, count, effort, floor)
    possible = search.large_enough()
    if not possible.size:
        return search.nothing()
    order = counted_from()
    first = search.solve(possible, frozenset())
    waiting = [(-_most_gain(first), next(order), frozenset[int](), first)]
    best: Optimum | None = None
    for _ in range(floor.most_splits):
        if not waiting or time.perf_counter() - begun > effort.seconds:
            break
        if best is not None and -waiting[0][0] <= best.gain * (1 + _PROVEN):
            break
        _, _, shut, found = heapq.heappop(waiting)
        kept = search.mended(found, possible)
        if best is None or kept.gain > best.gain:
            best = kept
        for more in search.splits(found.columns):
            if time.perf_counter() - begun > effort.seconds:
                heapq.heappush(waiting, (-_most_gain(found), next(order), shut, found))
                break
            fewer = shut | {more}
            answer = search.solve(possible, fewer)
            if best is None or _most_gain(answer) > best.gain * (1 + _PROVEN):
                heapq.heappush(waiting, (-_most_gain(answer), next(order), fewer, answer))
    best = best or search.mended(first, possible)
    most = max([best.gain, *(-one[0] for one in waiting)])
    proven = most <= best.gain * (1 + _PROVEN)
    sign = 1.0 if best.bound > best.base else -1.0
    return replace(
        best,
        bound=best.value if proven else best.base + sign * most,
        ending=Ending.OPTIMAL if proven else Ending.TIME_LIMIT,
        seconds=time.perf_counter() - begun,
    )


def _most_gain(found: Optimum) -> float:
    return abs(found.base - found.bound)


@dataclass(frozen=True, slots=True, eq=False)
class _Search:
    """What all choices of one question have in common."""

    openings: Openings
    demand: Demand
    objective: Objective
    count: int
    effort: Effort
    floor: VolumeFloor

    def large_enough(self) -> Indices:
        """Return the places that would have people enough if no other new one opened."""
        places = self.openings.places
        nearer = self.openings.minutes[:, places] < self.openings.standing[:, None]
        return places[self.demand.people @ nearer >= self.floor.people]

    def solve(self, possible: Indices, shut: frozenset[int]) -> Optimum:
        """Return the best places without some, whatever their volume."""
        places = possible[~np.isin(possible, list(shut))]
        return find_optimum(
            self.openings,
            self.demand,
            self.objective,
            count=self.count,
            effort=self.effort,
            places=places,
        )

    def splits(self, columns: Indices) -> list[int]:
        """Return the place that falls most short, and those that take people from it."""
        mine = nearest_people(self.openings, self.demand.people, columns)
        if not (mine < self.floor.people).any():
            return []
        short = int(mine.argmin())
        others = np.delete(columns, short)
        minutes = self.openings.minutes
        wanted = minutes[:, columns[short]] < self.openings.standing
        takes = minutes[:, others] <= minutes[:, [columns[short]]]
        lost = (self.demand.people * wanted) @ takes
        return [int(columns[short]), *others[lost > 0].tolist()]

    def mended(self, found: Optimum, possible: Indices) -> Optimum:
        """Return a choice that keeps the floor: what falls short closed, others opened."""
        columns = found.columns
        while columns.size and self._falls_short(columns):
            mine = nearest_people(self.openings, self.demand.people, columns)
            columns = np.delete(columns, int(mine.argmin()))
        while columns.size < self.count:
            more = self._best_more(columns, possible)
            if more is None:
                break
            columns = np.sort(np.append(columns, more))
        value = value_at(self.openings, self.demand, self.objective, columns)
        return replace(found, columns=columns, value=value)

    def _falls_short(self, columns: Indices) -> bool:
        mine = nearest_people(self.openings, self.demand.people, columns)
        return bool((mine < self.floor.people).any())

    def _best_more(self, columns: Indices, possible: Indices) -> int | None:
        """Return the place that gains most while all keep the floor, or None."""
        others = np.setdiff1d(possible, columns)
        gains = self._gains(self.openings.minutes_with(columns), others)
        for at in np.argsort(-gains, kind="stable").tolist():
            if gains[at] <= 0:
                return None
            if not self._falls_short(np.append(columns, others[at])):
                return int(others[at])
        return None

    def _free(self, now: Floats) -> float:
        """Return the minutes that no gain comes from, for the objective."""
        if self.objective is Objective.WORST:
            counted = self.openings.reachable & (self.demand.people > 0)
            order = np.argsort(-now[counted], kind="stable")
            reached = np.cumsum(self.demand.people[counted][order])
            at = int(np.searchsorted(reached, WORST_SHARE * float(reached[-1])))
            return float(now[counted][order][min(at, order.size - 1)])
        # Places that the longest way does not need are spent on the mean.
        whole = self.objective in {Objective.MEAN, Objective.LONGEST}
        return 0.0 if whole else LIMIT_MINUTES

    def _gains(self, now: Floats, others: Indices) -> Floats:
        """Return what each further place gains, in the objective's own sums."""
        free = self._free(now)
        rows = np.flatnonzero((self.demand.people > 0) & (now > free) & np.isfinite(now))
        ways, people = self.openings.minutes[np.ix_(rows, others)], self.demand.people[rows]
        if self.objective is Objective.WITHIN_45:
            return np.asarray(people @ (ways <= LIMIT_MINUTES))
        return np.asarray(people @ np.maximum(now[rows, None] - np.maximum(ways, free), 0.0))

    def nothing(self) -> Optimum:
        """Return the answer when no place at all would have people enough."""
        nowhere = np.empty(0, dtype=np.int64)
        base = value_at(self.openings, self.demand, self.objective, nowhere)
        return Optimum(
            self.objective, nowhere, base, base, base, Ending.OPTIMAL, 0.0, self.effort.seed
        )
