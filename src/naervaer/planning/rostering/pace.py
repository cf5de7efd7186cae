"""How far a run of rounds has come: by their number, and where time is short by the clock."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Pace:
    """So many rounds, or fewer when they take too long.

    Attributes
    ----------
    rounds
        Most rounds.
    seconds
        Most time for all of them; infinite when only their number counts.
    clock
        Seconds that only move forward.

    """

    rounds: int
    seconds: float = math.inf
    clock: Callable[[], float] = lambda: 0.0
    _started: float = field(init=False)

    def __post_init__(self) -> None:
        """Start the clock."""
        self._started = self.clock()

    def passed(self, done: int) -> float:
        """Return the share passed when so many rounds are done; 1 or more at the end."""
        return max(done / self.rounds, (self.clock() - self._started) / self.seconds)
