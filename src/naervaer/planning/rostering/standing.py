"""Where a roster search stands: the best roster, the bound and whether to go on."""

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.solving import TracePoint, Watch, relative_gap

_TINY = 1e-6


Judge: TypeAlias = Callable[[NDArray[np.int64]], float]
"""Counts rows, shape (P, D), by itself: their cost, infinite when they break a hard rule."""


@dataclass(slots=True, eq=False)
class Standing:
    """Shared by the searching threads; every roster is judged before it counts."""

    judge: Judge
    watch: Watch
    rows: NDArray[np.int64] | None = None
    objective: float = math.inf
    bound: float = 0.0
    trace: list[TracePoint] = field(default_factory=list)
    stage: str = "start"
    ended: bool = False
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def offer(self, rows: NDArray[np.int64]) -> bool:
        """Take a roster when it is lawful and better; return whether it was."""
        objective = self.judge(rows)
        with self._lock:
            if objective >= self.objective - _TINY:
                return False
            self.rows, self.objective = rows.copy(), objective
            self._note()
            return True

    def raise_bound(self, bound: float) -> None:
        """Take a lower bound when it is higher; it never passes the best roster."""
        with self._lock:
            bound = min(bound, self.objective)
            if bound > self.bound + _TINY:
                self.bound = bound
                self._note()

    def best(self) -> NDArray[np.int64] | None:
        """Return a copy of the best roster's rows, shape (P, D)."""
        with self._lock:
            return None if self.rows is None else self.rows.copy()

    @property
    def is_proven(self) -> bool:
        """Whether the bound has met the best roster."""
        return math.isfinite(self.objective) and self.objective - self.bound <= _TINY

    def is_over(self) -> bool:
        """Whether to stop: proven, close enough, out of time, asked to, or ended."""
        if self.ended or self.is_proven or self.watch.is_over:
            return True
        gap = self.watch.rule.gap
        return gap > 0 and relative_gap(self.objective, self.bound) <= gap

    def _note(self) -> None:
        self.trace.append(TracePoint(self.watch.elapsed, self.objective, self.bound))
