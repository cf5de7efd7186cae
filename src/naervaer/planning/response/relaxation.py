"""How far to overshoot in each sweep, learnt from the sweeps before."""

import math
from dataclasses import dataclass, field

SETTLING = 7
"""Sweeps before the rate of convergence says anything."""

LARGEST = 1.9


@dataclass(slots=True)
class Relaxation:
    """Successive over-relaxation that tunes its own weight.

    For a chain whose states fall into two halves without inner transitions, a sweep of
    weight w that shrinks the error by r belongs to a Jacobi eigenvalue m with
    (r + w - 1)² = w² m² r, and the best weight is 2 / (1 + sqrt(1 - m²)) (Young 1954,
    doi:10.2307/1990745). Below the best weight the observed r gives m, and so the weight.

    Attributes
    ----------
    weight
        Weight of the renewed value in the next sweep, 1 to 1.9.

    """

    weight: float = 1.35
    _changes: list[float] = field(default_factory=list)

    def learn(self, change: float) -> None:
        """Take note of a sweep's change, and adjust the weight now and then."""
        self._changes.append(change)
        if len(self._changes) <= SETTLING or min(self._changes) <= 0.0:
            return
        rate = (self._changes[-1] / self._changes[-4]) ** (1 / 3)
        if rate >= 1.0:
            # Overshooting too far for this chain: start again from the safe side.
            self.weight = 1.0 + 0.5 * (self.weight - 1.0)
            self._changes.clear()
        elif rate > self.weight - 1.0 + 0.05:
            eigenvalue = (rate + self.weight - 1.0) ** 2 / (self.weight**2 * rate)
            best = 2.0 / (1.0 + math.sqrt(max(0.0, 1.0 - eigenvalue)))
            self.weight = min(LARGEST, max(self.weight, best))
            self._changes.clear()
