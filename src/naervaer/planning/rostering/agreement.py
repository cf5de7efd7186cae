"""Rows that come to agree: everybody answers prices and what the others leave undone.

Each person in turn takes the row that is cheapest at the prices, with a weight ρ on what the
others leave undone or overdo; then the prices move by the same weight. As ρ grows, rows stop
changing. This is the alternating direction method of multipliers (S. Boyd, N. Parikh, E. Chu,
B. Peleato, J. Eckstein 2011, doi:10.1561/2200000016) used as a heuristic on whole rows: nothing
is proven, and the best roster passed is kept.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.rostering.crew import Crew
from naervaer.planning.rostering.pace import Pace

_HALF = 0.5
_SMALLEST_SCALE = 0.5


@dataclass(frozen=True, slots=True)
class AgreementParams:
    """How quickly to agree.

    Attributes
    ----------
    first_weight, last_weight
        ρ at the start and at the end, a share of what a missing unit costs.
    price_step
        How far prices follow, a share of ρ.

    """

    first_weight: float
    last_weight: float
    price_step: float


def agree(
    crew: Crew,
    price: NDArray[np.float64],
    *,
    pace: Pace,
    rng: np.random.Generator,
    params: AgreementParams,
    is_over: Callable[[], bool],
) -> tuple[float, NDArray[np.int64]]:
    """Return the cost and rows of the best roster passed.

    Parameters
    ----------
    crew
        Rows to begin from; changed.
    price
        Prices to begin from, shape (I,).
    pace
        How many rounds over everybody.
    rng
        Order of the people.
    params
        How quickly.
    is_over
        Asked between people; True ends early.

    """
    aims, finder = crew.aims, crew.finder
    everything = finder.everything()
    scale = np.maximum(aims.under, _SMALLEST_SCALE)
    low = aims.high - aims.width
    best, rows = np.inf, crew.rows.copy()
    finder.exact = False
    done = 0
    while (passed := pace.passed(done)) < 1.0:
        done += 1
        growth = params.last_weight / params.first_weight
        weight = params.first_weight * growth**passed
        for person in rng.permutation(aims.people):
            if is_over():
                break
            left = crew.left_by_others(int(person))
            short = low - aims.high + left
            pull = np.where(left < _HALF, left - _HALF, np.maximum(short - _HALF, 0.0))
            trial = np.clip(price + weight * scale * pull, -aims.over, aims.under)
            crew.answer(int(person), trial, everything[person])
        left = aims.high - crew.totals
        amiss = np.where(left < 0, left, np.maximum(left - aims.width, 0.0))
        price = np.clip(
            price + params.price_step * weight * scale * amiss, -aims.over, aims.under
        )
        objective = crew.objective
        if objective < best:
            best, rows = objective, crew.rows.copy()
        if is_over():
            break
    finder.exact = True
    return best, rows
