"""When a solver shall stop: time, gap, or because somebody asks."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from naervaer.domain.errors import UnusableInputError


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRule:
    """The limits a caller sets.

    Attributes
    ----------
    seconds
        Longest wall time, at least 0.
    gap
        Relative gap that is good enough, at least 0; 0 asks for proof of optimality.
    asked
        Called now and then; returning True ends the search with what it has.
    clock
        Seconds that only move forward; replaced in tests.

    """

    seconds: float = 60.0
    gap: float = 0.0
    asked: Callable[[], bool] = _never
    clock: Callable[[], float] = time.perf_counter

    def __post_init__(self) -> None:
        """Refuse limits that mean nothing."""
        if not self.seconds >= 0:
            raise UnusableInputError(f"seconds is {self.seconds}, expected 0 or more.")
        if not self.gap >= 0:
            raise UnusableInputError(f"gap is {self.gap}, expected 0 or more.")

    def start(self) -> "Watch":
        """Start the clock."""
        return Watch(rule=self, started=self.clock())


@dataclass(slots=True)
class Watch:
    """A running stop rule."""

    rule: StopRule
    started: float
    _asked: bool = field(default=False)

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        return self.rule.clock() - self.started

    @property
    def remaining(self) -> float:
        """Seconds left, never below zero."""
        return max(0.0, self.rule.seconds - self.elapsed)

    @property
    def was_asked(self) -> bool:
        """Whether the caller has asked for a stop."""
        self._asked = self._asked or self.rule.asked()
        return self._asked

    @property
    def is_over(self) -> bool:
        """Whether time is up or a stop was asked for."""
        return self.was_asked or self.elapsed >= self.rule.seconds
