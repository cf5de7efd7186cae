"""What each further door buys, and what minutes and people within 45 minutes cost each other.

The front is found by halving (Aneja and Nair 1979, doi:10.1287/mnsc.25.1.73): between two
neighbours on the front the price of a person within 45 minutes is set so that both cost the
same, and the p-median problem with that price either finds a place between them or proves
that none lies beyond the line that joins them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from naervaer.planning.solving import Ending
from naervaer.studies.access.country import Country, Indices
from naervaer.studies.siting.alternatives import Alternative, describe
from naervaer.studies.siting.measured import Demand
from naervaer.studies.siting.openings import Openings
from naervaer.studies.siting.optimum import (
    Effort,
    Objective,
    Optimum,
    find_optimum,
    least_cost,
)

COUNTS = (1, 2, 5, 10, 15, 20, 30)
MOST_FRONT_SOLVES = 18

HIGHEST_PRICE = 20_000.0
"""Minutes that a person within 45 minutes is worth where coverage comes first of all."""

_SAME_MINUTES, _SAME_PEOPLE = 1e-4, 1.0


@dataclass(frozen=True, slots=True)
class GrowthStep:
    """The best so many new doors can do for two objectives, each on its own."""

    count: int
    mean: Optimum
    within_45: Optimum


@dataclass(frozen=True, slots=True, eq=False)
class FrontPoint:
    """One compromise between mean minutes and people within 45 minutes.

    Attributes
    ----------
    price
        Minutes of anybody's way that one person within 45 minutes is worth here.
    alternative
        The places, and who gains and loses beside the plan's choice.
    ending, gap
        How the solver ended, and the proven relative gap of the priced problem.

    """

    price: float
    alternative: Alternative
    ending: Ending
    gap: float

    @property
    def mean(self) -> float:
        """Mean minutes."""
        return self.alternative.measured.mean

    @property
    def within_45(self) -> float:
        """People within 45 minutes."""
        return self.alternative.measured.within_45


def study_growth(
    openings: Openings,
    demand: Demand,
    *,
    effort: Effort,
    known: Sequence[Optimum] = (),
    counts: Sequence[int] = COUNTS,
    told: Callable[[str], None] = lambda _name: None,
) -> tuple[GrowthStep, ...]:
    """Return the best for each number of new doors; answers that are known are not sought."""
    most = openings.minutes.shape[1]
    asked = sorted({min(count, most) for count in counts} | {openings.planned.size})
    answers = {(item.objective, item.columns.size): item for item in known}
    steps = []
    for count in asked:
        told(f"growth_{count}")
        mean, within = (
            answers.get((objective, count))
            or find_optimum(openings, demand, objective, count=count, effort=effort)
            for objective in (Objective.MEAN, Objective.WITHIN_45)
        )
        steps.append(GrowthStep(count, mean, within))
    return tuple(steps)


def study_front(
    country: Country,
    openings: Openings,
    demand: Demand,
    *,
    plan: Alternative,
    effort: Effort,
    most_solves: int = MOST_FRONT_SOLVES,
    told: Callable[[str], None] = lambda _name: None,
) -> tuple[FrontPoint, ...]:
    """Return compromises between the mean and the people within 45 minutes, the mean first."""
    search = _Front(country, openings, demand, plan, effort)
    told("front_1")
    first = search.solve(0.0)
    told("front_2")
    last = search.solve(HIGHEST_PRICE)
    found, between = [first, last], [(first, last)]
    for number in range(3, most_solves + 1):
        if not between:
            break
        low, high = between.pop(0)
        if _same(low, high):
            continue
        told(f"front_{number}")
        middle = search.solve(search.price(low, high))
        if _same(middle, low) or _same(middle, high):
            continue
        found.append(middle)
        between += [(low, middle), (middle, high)]
    return _efficient(found)


@dataclass(frozen=True, slots=True, eq=False)
class _Front:
    """What every priced problem has in common."""

    country: Country
    openings: Openings
    demand: Demand
    plan: Alternative
    effort: Effort

    def solve(self, price: float) -> FrontPoint:
        """Return the best places at a price of one person within 45 minutes."""
        weights = np.where(self.openings.reachable, self.demand.people, 0.0)
        places = np.arange(self.openings.minutes.shape[1], dtype=np.int64)
        columns, outcome, constant = least_cost(
            self.openings,
            weights,
            places,
            count=self.openings.planned.size,
            effort=self.effort,
            beyond_limit=price,
        )
        whole = constant + outcome.objective
        found = _as_optimum(columns, whole, outcome.ending, outcome.seconds, outcome.seed)
        alternative = describe(self.country, self.openings, self.demand, found, plan=self.plan)
        return FrontPoint(price, alternative, outcome.ending, outcome.gap)

    def price(self, low: FrontPoint, high: FrontPoint) -> float:
        """Return the price at which two compromises cost the same."""
        people = float(self.demand.people[self.openings.reachable].sum())
        return (high.mean - low.mean) * people / (high.within_45 - low.within_45)


def _as_optimum(
    columns: Indices, value: float, ending: Ending, seconds: float, seed: int
) -> Optimum:
    return Optimum(Objective.MEAN, columns, value, value, value, ending, seconds, seed)


def _same(one: FrontPoint, other: FrontPoint) -> bool:
    return (
        abs(one.mean - other.mean) <= _SAME_MINUTES
        or abs(one.within_45 - other.within_45) <= _SAME_PEOPLE
    )


def _efficient(points: Sequence[FrontPoint]) -> tuple[FrontPoint, ...]:
    """Return the points no other beats in both, the shortest mean first."""
    kept: list[FrontPoint] = []
    for point in sorted(points, key=lambda item: (item.mean, -item.within_45)):
        if not kept or point.within_45 > kept[-1].within_45 + _SAME_PEOPLE:
            kept.append(point)
    return tuple(kept)
