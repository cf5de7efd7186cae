"""Column generation: the bound, and the rows worth knowing.

For any price π[i] between -over and under::

    bound(π) = Σ (π·high - max(π, 0)·width) + Σ_p min_{row of p} (cost - Σ π along the row)

is a lower bound on every roster (Lagrangian duality). The master's prices drive it up until
it meets the master's value; prices are smoothed towards the best ones so far (Wentges 1997,
doi:10.1016/S0969-6016(97)00011-8; Pessoa et al. 2018, doi:10.1287/ijoc.2017.0784).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.rostering.aims import Rows
from naervaer.planning.rostering.master import Master, MasterAnswer

TOLERANCE = 1e-6
_REDUCED = 1e-7
_SMOOTHING = 0.7


@dataclass(frozen=True, slots=True, eq=False)
class Relaxation:
    """How far column generation came.

    Attributes
    ----------
    answer
        The last fractional choice, None when nothing is possible.
    bound
        Proven lower bound; infinite when no roster is possible.
    finished
        Whether the bound has met the master's value (or passed the cutoff).

    """

    answer: MasterAnswer | None
    bound: float
    finished: bool


def _never() -> bool:
    return False


@dataclass(slots=True, eq=False)
class Generator:
    """Runs column generation within whatever is allowed.

    Attributes
    ----------
    finder, master
        Shared between runs, so that later ones start from all known rows.
    is_over
        Asked between rounds; True ends the run early.

    """

    finder: Rows
    master: Master
    is_over: Callable[[], bool] = _never
    on_bound: Callable[[float], None] | None = None
    whole: bool = field(init=False)

    def __post_init__(self) -> None:
        """Note whether bounds may be rounded up."""
        self.whole = self.finder.problem.is_whole

    def beside(self, master: Master) -> "Generator":
        """Return a generator with another master that stops for the same reasons."""
        return Generator(self.finder, master, self.is_over)

    def round_up(self, bound: float) -> float:
        """Return the bound, rounded up when every objective is a whole number."""
        if not math.isfinite(bound):
            return bound
        return float(math.ceil(bound - TOLERANCE)) if self.whole else bound

    def relax(
        self,
        allowed: NDArray[np.bool_],
        *,
        cutoff: float = math.inf,
        rounds: int = 10_000,
        early: float = 0.0,
        floor: float = -math.inf,
    ) -> Relaxation:
        """Bound the cheapest roster within `allowed`.

        Parameters
        ----------
        allowed
            What each person may do each day, shape (P, D, S + 1), off last.
        cutoff
            Stop once the bound shows that nothing below this can be found.
        rounds
            Most rounds of pricing.
        early
            Stop once master and bound differ by less than this share.
        floor
            Stop once the master's value is this low; a bound known from elsewhere.

        """
        self.master.restrict(allowed)
        days = self.finder.problem.days
        members = self.master.members
        free = members[allowed[members].sum(axis=(1, 2)) > days]
        bound = -math.inf
        centre: NDArray[np.float64] | None = None
        answer = self.master.solve(self.is_over)
        if answer is not None and answer.objective <= floor + TOLERANCE:
            return Relaxation(answer=answer, bound=bound, finished=True)
        for _ in range(rounds):
            if answer is None or self.is_over():
                break
            new, value, centre_now = self._price_smoothed(answer, centre, allowed, free)
            if value == math.inf:
                return Relaxation(answer=None, bound=math.inf, finished=True)
            if value > bound:
                bound, centre = value, centre_now
                self._tell(bound)
            if new:
                answer = self.master.solve(self.is_over)
            if answer is not None and (
                answer.objective <= floor + TOLERANCE
                or self._is_done(answer, bound, new, cutoff, early)
            ):
                return Relaxation(answer=answer, bound=bound, finished=True)
        return Relaxation(answer=answer, bound=bound, finished=False)

    def _tell(self, bound: float) -> None:
        if self.on_bound is not None:
            self.on_bound(self.round_up(bound))

    def _price_smoothed(
        self,
        answer: MasterAnswer,
        centre: NDArray[np.float64] | None,
        allowed: NDArray[np.bool_],
        free: NDArray[np.int64],
    ) -> tuple[int, float, NDArray[np.float64]]:
        """Price between the centre and the master's prices, then at the master's own."""
        trial = answer.aim_price
        if centre is not None:
            trial = _SMOOTHING * centre + (1.0 - _SMOOTHING) * trial
        new, value = self._price(answer, trial, allowed, free)
        if new or centre is None or not math.isfinite(value):
            return new, value, trial
        new, exact = self._price(answer, answer.aim_price, allowed, free)
        return (new, exact, answer.aim_price) if exact > value else (new, value, trial)

    def _is_done(
        self, answer: MasterAnswer, bound: float, new: int, cutoff: float, early: float
    ) -> bool:
        if new == 0 or self.round_up(bound) >= cutoff - TOLERANCE:
            return True
        if answer.stand_in > TOLERANCE:
            return False
        gap = answer.objective - bound
        if gap <= max(TOLERANCE, early * abs(answer.objective)):
            return True
        return self.whole and self.round_up(bound) >= self.round_up(answer.objective)

    def _price(
        self,
        answer: MasterAnswer,
        trial: NDArray[np.float64],
        allowed: NDArray[np.bool_],
        free: NDArray[np.int64],
    ) -> tuple[int, float]:
        """Add each free person's cheapest row; return how many are new, and the bound."""
        aims = self.master.aims
        value = aims.worth(trial) + self._fixed_value(trial, allowed, free)
        new = 0
        exact = trial is answer.aim_price
        for person in free:
            if self.is_over():
                return new, -math.inf
            known = float(answer.person_price[self.master.place(int(person))])
            enough = known - _REDUCED if exact else math.inf
            earned = aims.earned(int(person), trial)
            cost, row = self.finder.cheapest(
                int(person), -earned, allowed[person], enough=enough
            )
            value += cost
            if row is None:
                if not math.isfinite(cost):
                    return 0, math.inf
                continue
            own = self.finder.cost(int(person), row)
            gives, amounts = aims.gives(int(person), row)
            reduced = own - float(answer.aim_price[gives] @ amounts) - known
            if reduced < -_REDUCED:
                new += self.master.add(int(person), row, own)
        return new, value

    def _fixed_value(
        self, trial: NDArray[np.float64], allowed: NDArray[np.bool_], free: NDArray[np.int64]
    ) -> float:
        """Return what the people with only one row left cost at the prices `trial`."""
        value = 0.0
        for person in np.setdiff1d(self.master.members, free):
            choice = allowed[person].argmax(axis=1)
            row = np.where(choice < self.finder.problem.shifts, choice, -1)
            gives, amounts = self.master.aims.gives(int(person), row)
            value += self.finder.cost(int(person), row) - float(trial[gives] @ amounts)
        return value
