"""A mix and plain measures of it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.mix.problem import MixProblem


@dataclass(frozen=True, slots=True, eq=False)
class MixPlan:
    """How often each option is offered.

    Attributes
    ----------
    occasions
        Occasions a month while the option is active, shape (O,), whole numbers.
    fte
        Full-time equivalents the mix takes over a year.
    people
        People with presence, averaged over the year by the seasons' length.

    """

    occasions: NDArray[np.int64]
    fte: float
    people: float


def fte_of(problem: MixProblem, occasions: NDArray[np.int64]) -> float:
    """Return what a mix takes over a year, in full-time equivalents."""
    used = (occasions > 0) * problem.fixed_fte + occasions * problem.fte_per_occasion
    return float((used * problem.year_share).sum())


def people_reached(problem: MixProblem, occasions: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the people with enough occasions, by zone and season, shape (Z, S)."""
    offered = problem.reaches @ (occasions[:, None] * problem.active)
    return np.where(offered >= problem.occasions_needed, problem.people, 0.0)


def plan_of(problem: MixProblem, occasions: NDArray[np.int64]) -> MixPlan:
    """Return the mix with its measures."""
    reached = people_reached(problem, occasions)
    return MixPlan(
        occasions=occasions,
        fte=fte_of(problem, occasions),
        people=float((reached @ problem.season_share).sum()),
    )
