"""Branch and price: raise the bound until it meets the best roster.

Barnhart, Johnson, Nemhauser, Savelsbergh and Vance (1998), "Branch-and-price: column
generation for solving huge integer programs", doi:10.1287/opre.46.3.316. A branch says that
a person does, or does not do, one thing on one day; the open branch with the lowest bound is
taken first, and the lowest bound of all open branches bounds every roster.
"""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.rostering.dive import choice_shares, whole_rows
from naervaer.planning.rostering.generation import Generator, Relaxation
from naervaer.planning.rostering.master import MasterAnswer

_WHOLE = 1e-6


@dataclass(frozen=True, slots=True, order=True)
class _Branch:
    """An open branch, ordered by its bound, deepest first."""

    bound: float
    height: int
    number: int
    allowed: NDArray[np.bool_] = field(compare=False)


@dataclass(slots=True, eq=False)
class Tree:
    """The open branches of a branch-and-price search.

    Attributes
    ----------
    generator
        Column generation, with all rows known from the root.
    cutoff
        Tells the value of the best roster so far.
    on_rows
        Called with rows found on the way.
    on_bound
        Called with each new lower bound.

    """

    generator: Generator
    cutoff: Callable[[], float]
    on_rows: Callable[[NDArray[np.int64]], object]
    on_bound: Callable[[float], None]
    _open: list[_Branch] = field(default_factory=list)
    _count: int = 0

    def search(self, allowed: NDArray[np.bool_], root: Relaxation) -> bool:
        """Search until the bound meets the best roster.

        Returns
        -------
        bool
            True when the search has ended by itself: the best roster is proven best.

        """
        self._consider(allowed, root, height=0)
        while self._open:
            lowest = self._open[0].bound
            if lowest >= self.cutoff() - _WHOLE:
                break
            self.on_bound(lowest)
            if self.generator.is_over():
                return False
            branch = heapq.heappop(self._open)
            if not self._expand(branch):
                return False
        self.on_bound(self.cutoff())
        return True

    def _expand(self, branch: _Branch) -> bool:
        """Solve a branch again and split it; False when time ran out."""
        relaxed = self.generator.relax(branch.allowed, cutoff=self.cutoff())
        if not relaxed.finished:
            return False
        if relaxed.answer is None or self._is_closed(relaxed):
            return True
        person, day, choice = self._split_at(relaxed.answer, branch.allowed)
        for take in (True, False):
            child = branch.allowed.copy()
            if take:
                child[person, day] = False
            child[person, day, choice] = take
            if not child[person, day].any():
                continue
            result = self.generator.relax(child, cutoff=self.cutoff())
            if not result.finished:
                return False
            self._consider(child, result, height=branch.height - 1)
        return True

    def _consider(
        self, allowed: NDArray[np.bool_], relaxed: Relaxation, *, height: int
    ) -> None:
        if relaxed.answer is None:
            return
        rows = whole_rows(self.generator.master, relaxed.answer)
        if rows is not None:
            self.on_rows(rows)
        if self._is_closed(relaxed):
            return
        bound = self.generator.round_up(relaxed.bound)
        self._count += 1
        heapq.heappush(self._open, _Branch(bound, height, self._count, allowed))

    def _is_closed(self, relaxed: Relaxation) -> bool:
        return self.generator.round_up(relaxed.bound) >= self.cutoff() - _WHOLE

    def _split_at(
        self, answer: MasterAnswer, allowed: NDArray[np.bool_]
    ) -> tuple[int, int, int]:
        """Return the choice to decide: working or not first, then which shift."""
        shares = choice_shares(self.generator.master, answer)
        off = shares.shape[2] - 1
        undecided = allowed.sum(axis=2) > 1
        half = np.minimum(shares[:, :, off], 1.0 - shares[:, :, off])
        half = np.where(undecided & allowed[:, :, off], half, 0.0)
        if half.max() > _WHOLE:
            person, day = np.unravel_index(int(half.argmax()), half.shape)
            return int(person), int(day), off
        halves = np.where(undecided[:, :, None], np.minimum(shares, 1.0 - shares), 0.0)
        person, day, choice = np.unravel_index(int(halves.argmax()), halves.shape)
        return int(person), int(day), int(choice)
