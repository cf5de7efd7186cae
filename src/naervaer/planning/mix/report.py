"""What a mix means for places and people."""

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.mix.problem import MixProblem
from naervaer.planning.mix.solution import MixPlan, people_reached


def hours_by_group(
    problem: MixProblem,
    plan: MixPlan,
    *,
    group: NDArray[np.int64],
    hours_per_occasion: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return presence hours a month by group (municipality × mode) and season, shape (G, S).

    `group` and `hours_per_occasion` have shape (O,); groups are numbered from 0.
    """
    hours = (plan.occasions * hours_per_occasion)[:, None] * problem.active
    summed = np.zeros((int(group.max()) + 1, problem.season_share.size))
    np.add.at(summed, group, hours)
    return summed


def people_who_change(
    problem: MixProblem, before: MixPlan, after: MixPlan
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return who gains and who loses presence, by zone and season, each of shape (Z, S)."""
    had = people_reached(problem, before.occasions)
    has = people_reached(problem, after.occasions)
    return np.where(had > 0, 0.0, has), np.where(has > 0, 0.0, had)
