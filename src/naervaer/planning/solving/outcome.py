"""One vocabulary for the answers of all solvers."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Solution = TypeVar("Solution")


class Ending(StrEnum):
    """Why a solver ended. Callers handle these six, not six solvers."""

    OPTIMAL = "optimal"
    """The answer is proven best (the gap is zero within the solver's stated tolerance)."""

    GAP_REACHED = "gap_reached"
    """The proven gap is as small as the caller asked for."""

    TIME_LIMIT = "time_limit"
    """The time was up; the best answer so far is returned with its bound."""

    STOPPED = "stopped"
    """The caller asked for a stop; the best answer so far is returned with its bound."""

    INFEASIBLE = "infeasible"
    """No answer can satisfy the conditions; `Outcome.reasons` says which collide."""

    HEURISTIC = "heuristic"
    """The method has run its course without proof; the bound may be missing."""


@dataclass(frozen=True, slots=True)
class TracePoint:
    """Where a solver stood at one moment.

    Attributes
    ----------
    seconds
        Since the solver started.
    objective
        Best value found so far, or infinity.
    bound
        Best proven bound so far, or minus infinity.

    """

    seconds: float
    objective: float
    bound: float


def relative_gap(objective: float, bound: float) -> float:
    """Return how far the best answer may be from the true best, as a share of the answer.

    Zero when both are equal; infinite when either is missing. Works for minimisation
    (bound below) and maximisation (bound above) alike.
    """
    if not (math.isfinite(objective) and math.isfinite(bound)):
        return math.inf
    if objective == bound:
        return 0.0
    return abs(objective - bound) / max(abs(objective), 1e-12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[Solution]):
    """What a solver found, how good it is proven to be, and how it came to an end.

    Attributes
    ----------
    best
        The best solution, or None when there is none.
    ending
        Why the solver ended.
    objective
        The value of `best`, re-evaluated in double precision; infinity without one.
    bound
        The best proven bound on the objective; minus infinity without one.
    seconds
        Wall time used.
    seed
        The seed given; the same seed and input give the same answer.
    trace
        Improvements over time.
    reasons
        For an infeasible problem: the conditions that collide, in words.

    """

    best: Solution | None
    ending: Ending
    objective: float = math.inf
    bound: float = -math.inf
    seconds: float = 0.0
    seed: int = 0
    trace: tuple[TracePoint, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def gap(self) -> float:
        """Proven relative gap between `objective` and `bound`."""
        return relative_gap(self.objective, self.bound)
