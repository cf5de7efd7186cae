"""Prices for the aims that bound every roster from below, person by person.

For prices π within -over ≤ π ≤ under, the aims' worth and everybody's cheapest row at these
prices bound every roster (Lagrangian duality). The prices move after each person's row, not
after everybody's, which is many times faster where people are alike: A. Nedić and D. Bertsekas
(2001), "Incremental subgradient methods for nondifferentiable optimization",
doi:10.1137/S1052623499362111. The bound is taken at the average of the prices passed.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.rostering.aims import Goals, Rows
from naervaer.planning.rostering.pace import Pace

_START_SHARE = 0.2
_KEEP = 0.1
_BOUND_EVERY = 8
_SMALLEST_SCALE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """How to raise the bound.

    Attributes
    ----------
    rounds
        Rounds over everybody.
    first_step, last_step
        How far a price moves for one unit left undone, a share of that unit's cost.

    """

    rounds: int
    first_step: float
    last_step: float


@dataclass(slots=True, eq=False)
class Prices:
    """The best prices so far and the bound they prove.

    Attributes
    ----------
    finder, aims
        Of the same problem.
    is_over
        Asked between people; True ends early.
    on_bound
        Called with each better bound.
    price, bound
        The best prices, shape (I,), and what they prove.
    rows
        The rows found last, shape (P, D).

    """

    finder: Rows
    aims: Goals
    is_over: Callable[[], bool]
    on_bound: Callable[[float], None]
    price: NDArray[np.float64] = field(init=False)
    bound: float = -math.inf
    rows: NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        """Start with a share of what each missing unit costs."""
        self.price = _START_SHARE * self.aims.under
        self.rows = np.full((self.aims.people, self.aims.days), -1, dtype=np.int64)

    def climb(self, rng: np.random.Generator, how: Climb, *, pace: Pace | None = None) -> None:
        """Raise the bound in rounds over everybody, with steps that shrink.

        Parameters
        ----------
        rng
            Order of the people in each round.
        how
            How many rounds, and how far prices move.
        pace
            Ends the rounds early where time is short; nothing is then found anew exactly.

        """
        self.finder.exact = self.finder.lawful = False
        try:
            self._climb(rng, how, pace or Pace(how.rounds))
        finally:
            self.finder.exact = self.finder.lawful = True
        if pace is None:
            self.take(self.price, self.finder.everything())

    def _climb(self, rng: np.random.Generator, how: Climb, pace: Pace) -> None:
        everything = self.finder.everything()
        price = self.price.copy()
        average = price.copy()
        done = 0
        while (share := pace.passed(done)) < 1.0:
            shrunk = (how.last_step / how.first_step) ** share
            step = how.first_step * shrunk
            passed = np.zeros_like(price)
            for person in rng.permutation(self.aims.people):
                if self.is_over():
                    return
                price = self._move(int(person), price, step, everything)
                passed += price
            passed /= self.aims.people
            average += max(_KEEP, 1.0 / (done + 1)) * (passed - average)
            if done % _BOUND_EVERY == _BOUND_EVERY - 1:
                self.take(average, everything)
            done += 1
        self.take(average, everything)

    def take(self, price: NDArray[np.float64], everything: NDArray[np.bool_]) -> None:
        """Find what these prices prove, and keep them when that is better."""
        value = self.aims.worth(price)
        for person in range(self.aims.people):
            if self.is_over():
                return
            earned = self.aims.earned(person, price)
            cost, _ = self.finder.cheapest(person, -earned, everything[person])
            value += cost
        if value > self.bound:
            self.bound, self.price = value, price.copy()
            self.on_bound(value)

    def _move(
        self,
        person: int,
        price: NDArray[np.float64],
        step: float,
        everything: NDArray[np.bool_],
    ) -> NDArray[np.float64]:
        """Return the prices after one person's row."""
        aims = self.aims
        earned = aims.earned(person, price)
        _, row = self.finder.cheapest(person, -earned, everything[person])
        left = (aims.high - np.where(price > 0, aims.width, 0.0)) / aims.people
        if row is not None:
            self.rows[person] = row
            given, amounts = aims.gives(person, row)
            left[given] -= amounts
        scale = np.maximum(aims.under, _SMALLEST_SCALE)
        return np.clip(price + step * scale * left, -aims.over, aims.under)
