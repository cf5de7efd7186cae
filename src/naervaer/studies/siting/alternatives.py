"""The plan's own choice beside the best for each objective, on the same measures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from naervaer.studies.access.country import Country, Floats, Indices
from naervaer.studies.siting.least_cost import Effort
from naervaer.studies.siting.measured import Demand, Measured, measure
from naervaer.studies.siting.openings import Openings
from naervaer.studies.siting.optimum import Objective, Optimum, find_optimum, value_of


class Find(Protocol):
    """What finds the best places for an objective."""

    def __call__(
        self,
        openings: Openings,
        demand: Demand,
        objective: Objective,
        *,
        count: int,
        effort: Effort,
    ) -> Optimum:
        """Return the best `count` places."""


NEAR_KILOMETRES = 15.0
"""Two places nearer than this in a straight line are taken to serve the same people."""

NOTICEABLE_MINUTES = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Alternative:
    """A choice of places and what it means.

    Attributes
    ----------
    key
        `plan`, or the objective it is best at.
    columns
        The places that open.
    measured, minutes
        Its measures, and the minutes of every zone, shape (Z,).
    optimum
        What the solver proved; None for the plan's own choice.
    longer, shorter
        People with at least one minute longer, or shorter, way than under the plan's choice,
        per municipality, shape (M,).
    near_plan
        How many of the plan's places have a place of this choice within 15 km.

    """

    key: str
    columns: Indices
    measured: Measured
    minutes: Floats
    optimum: Optimum | None
    longer: Floats
    shorter: Floats
    near_plan: int


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """The plan's choice of new doors and the best for each objective.

    Attributes
    ----------
    openings
        What might have been chosen.
    before
        Measures with nothing new.
    plan
        The plan's own choice, every door open all year.
    best
        One alternative per objective.
    away
        Kilometres from each of the plan's places to the nearest place of each alternative in
        `best`, shape (P, len(best)).

    """

    openings: Openings
    before: Measured
    plan: Alternative
    best: tuple[Alternative, ...]
    away: Floats

    def reached(self, objective: Objective) -> float:
        """Return the share of the best gain in an objective that the plan's choice reaches."""
        best = next(item for item in self.best if item.key == objective)
        gain = abs(value_of(objective, best.measured) - value_of(objective, self.before))
        mine = abs(value_of(objective, self.plan.measured) - value_of(objective, self.before))
        return mine / gain if gain > 0 else float("nan")


def compare(
    country: Country,
    openings: Openings,
    demand: Demand,
    *,
    objectives: Sequence[Objective],
    effort: Effort,
    find: Find = find_optimum,
    told: Callable[[str], None] = lambda _name: None,
) -> Comparison:
    """Measure the plan's choice, and find the best for each objective beside it."""
    nothing = np.empty(0, dtype=np.int64)
    before, _ = measure(country, openings, demand, nothing)
    measured, minutes = measure(country, openings, demand, openings.planned)
    nobody = np.zeros(len(country.municipality_numbers))
    plan = Alternative(
        key="plan",
        columns=openings.planned,
        measured=measured,
        minutes=minutes,
        optimum=None,
        longer=nobody,
        shorter=nobody,
        near_plan=openings.planned.size,
    )
    best = []
    for objective in objectives:
        told(f"{openings.kind}_{objective}")
        found = find(openings, demand, objective, count=openings.planned.size, effort=effort)
        best.append(describe(country, openings, demand, found, plan=plan))
    away = np.stack([_away(openings, item.columns) for item in best], axis=1)
    return Comparison(openings, before, plan, tuple(best), away)


def describe(
    country: Country, openings: Openings, demand: Demand, found: Optimum, *, plan: Alternative
) -> Alternative:
    """Return an optimum with its measures, and who gains and loses beside the plan."""
    measured, minutes = measure(country, openings, demand, found.columns)
    zones, count = country.zones, len(country.municipality_numbers)
    with np.errstate(invalid="ignore"):
        difference = np.nan_to_num(minutes - plan.minutes, nan=0.0)
    longer, shorter = (
        np.bincount(
            zones.municipality,
            np.where(change >= NOTICEABLE_MINUTES, demand.people, 0.0),
            count,
        ).astype(np.float64)
        for change in (difference, -difference)
    )
    away = _away(openings, found.columns)
    return Alternative(
        key=found.objective.value,
        columns=found.columns,
        measured=measured,
        minutes=minutes,
        optimum=found,
        longer=longer,
        shorter=shorter,
        near_plan=int((away <= NEAR_KILOMETRES).sum()),
    )


def _away(openings: Openings, columns: Indices) -> Floats:
    """Return the kilometres from each of the plan's places to the nearest of some places."""
    if not columns.size:
        return np.full(openings.planned.size, np.inf)
    east = openings.x[openings.planned][:, None] - openings.x[columns]
    north = openings.y[openings.planned][:, None] - openings.y[columns]
    return np.asarray(np.hypot(east, north).min(axis=1) / 1000.0)
