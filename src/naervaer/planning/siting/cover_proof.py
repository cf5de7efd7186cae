"""Proof of covering plans: rounds of cuts at the root, ever fewer sites, then branches.

Branch and Benders cut after Cordeau, Furini and Ljubic (2019,
doi:10.1016/j.ejor.2018.12.021), with cuts taken between the solution of the linear program
and a point that moves after it (Fischetti, Ljubic and Sinnl 2017,
doi:10.1287/mnsc.2016.2461).
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting.cover_master import CoverMaster, Solved
from naervaer.planning.siting.cover_rows import CoverRows, swap_among
from naervaer.planning.siting.problem import SiteNumbers
from naervaer.planning.siting.search import Search

_NEAR_ZERO = 1e-6
_USED = 1e-3
_SHAKES = 100
_BETWEEN = 5
"""Rounds of cuts between two looks for better plans."""

_LONG = 10
"""Rounds of cuts between two looks for sites to leave out."""

_MOST_ROUNDS = 1_000
_TAIL = 0.03
"""Share of the gap that five rounds of cuts must close to be worth their while."""


@dataclass(slots=True, eq=False)
class Task:
    """A covering problem in scaled demand, and the search it belongs to.

    Attributes
    ----------
    search
        Keeps plans and bounds in the problem's own figures.
    base, scale
        Cost of a plan: base plus scale times what the rows leave uncovered.
    sites, opened
        Original numbers of the sites of the rows, and of those that are open anyway.
    ceiling
        Cost from which plans are of no interest here.

    """

    search: Search
    base: float
    scale: float
    sites: SiteNumbers
    opened: SiteNumbers
    ceiling: float = np.inf

    @property
    def cutoff(self) -> float:
        """Uncovered demand, scaled, at which a plan is of no interest any more."""
        cost = min(self.ceiling, self.search.cutoff(self.search.objective))
        return (cost - self.base) / self.scale

    def offer(self, places: NDArray[np.int64], lost: float) -> bool:
        """Offer a plan that leaves `lost` uncovered; say whether it is better."""
        before = self.search.objective
        if self.base + self.scale * lost < before:
            self.search.offer(np.concatenate([self.opened, self.sites[places]]))
        return self.search.objective < before

    def prove(self, bound: float, stage: str) -> None:
        """Keep a bound on what all plans leave uncovered."""
        self.search.prove(self.base + self.scale * min(bound, self.cutoff), stage)

    def known(self, count: int, share: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return the best known plan among the sites that are left, filled up by share."""
        best = self.search.best
        wanted = share.copy()
        if best is not None:
            wanted[np.isin(self.sites, best.open_sites)] += 2.0
        return np.sort(np.argsort(-wanted, kind="stable")[:count])


@dataclass(slots=True, eq=False)
class _Root:
    """The rounds of cuts before any branch."""

    task: Task
    master: CoverMaster
    between: NDArray[np.float64]
    support: NDArray[np.bool_]
    bounds: list[float] = field(default_factory=list)

    def is_idle(self) -> bool:
        """Whether cuts no longer close much of the gap."""
        if len(self.bounds) < 2 * _BETWEEN:
            return False
        risen = self.bounds[-1] - self.bounds[-1 - _BETWEEN]
        return risen < _TAIL * (self.task.cutoff - self.bounds[-1])

    def look(self, solved: Solved, *, seed: int) -> None:
        """Look for better plans among the sites that the last solutions used."""
        rows = self.master.rows
        liked = np.argsort(-(self.between + 0.3 * solved.share), kind="stable")[: rows.count]
        known = self.task.known(rows.count, solved.share)
        used = self.support.copy()
        used[liked] = True
        used[known] = True
        lost, places = swap_among(
            rows,
            np.flatnonzero(used),
            [np.sort(liked), known],
            shakes=_SHAKES,
            seed=self.task.search.seed + seed,
        )
        self.task.offer(places, lost)
        self.support = solved.share > _USED

    def narrow(self, solved: Solved, *, least: float) -> bool:
        """Leave out the sites no better plan opens, when they are `least` of all."""
        idle = (solved.share < _NEAR_ZERO) & (solved.bound + solved.reduced >= self.task.cutoff)
        if np.count_nonzero(idle) <= least * idle.size:
            return False
        places = np.flatnonzero(~idle)
        if places.size <= self.master.rows.count:
            return False
        self.master = self.master.kept(places)
        self.task.sites = self.task.sites[places]
        self.between = self.between[places]
        self.support = self.support[places]
        self.bounds.clear()
        return True


def prove_cover(
    task: Task,
    rows: CoverRows,
    shares: NDArray[np.float64],
    priced: CoverRows | None = None,
) -> CoverMaster | None:
    """Raise the bound by cuts and find plans; return the program that is left, if any.

    `shares` is where the sites are thought to be open, shape (S,); `priced` the rows with
    the part of their weight that good prices ask for, which makes a first cut per group.
    """
    between = np.clip(shares * rows.count / max(float(shares.sum()), _NEAR_ZERO), 0.0, 1.0)
    master = CoverMaster(rows)
    slack = slack_of(rows)
    master.cut(between, np.full(rows.groups, -1.0), slack=0.0)
    if priced is not None:
        master.cut_priced(priced)
    root = _Root(task, master, between, np.zeros(rows.site_count, dtype=np.bool_))
    for turn in range(_MOST_ROUNDS):
        try:
            solved = root.master.solve(task.search.watch.remaining)
        except TimeoutError:
            return None
        if solved is None or solved.bound >= task.cutoff:
            task.prove(task.cutoff, "cuts")
            return None
        root.bounds.append(solved.bound)
        task.prove(solved.bound, "cuts")
        if task.search.is_done():
            return None
        if _round(root, solved, slack=slack, turn=turn):
            break
    return root.master


def _round(root: _Root, solved: Solved, *, slack: float, turn: int) -> bool:
    """Add cuts, now and then look for plans and for needless sites; say whether to end."""
    fresh = root.master.cut(solved.share, solved.lost, slack=slack)
    root.between = 0.5 * (root.between + solved.share)
    root.support |= solved.share > _USED
    if fresh:
        root.master.cut(root.between, solved.lost, slack=slack)
    if turn % _BETWEEN == _BETWEEN - 1 or not fresh:
        root.look(solved, seed=turn)
        root.master.purge(4, least=50)
    ends = not fresh or root.is_idle()
    if ends:
        return not root.narrow(solved, least=0.05)
    if turn % _LONG == _LONG - 1:
        root.narrow(solved, least=0.15)
    return False


def slack_of(rows: CoverRows) -> float:
    """Return how much a group may lose beyond what the cuts say before it gets another."""
    return 1e-7 * float(rows.weights.sum()) / max(rows.groups, 1)
