"""Every plan near the least weighted sum of three objectives, by bounds and branches.

For given prices the search proves a level below which no weighted sum lies except those of
the plans it has met. A plan below that level that no other met plan beats is then efficient,
on the hull of the front or inside it: whatever beats it would cost no more, and would have
been met (the second phase of Ulungu and Teghem 1995, with the bound in place of triangles).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting.branching import merge_clients, search_branches, shrink_node
from naervaer.planning.siting.core_problem import Core
from naervaer.planning.siting.front_lists import Figures, FrontLists, Prices
from naervaer.planning.siting.lagrangian import (
    THOROUGH,
    Dual,
    raise_bound,
    settle_sites,
    start_dual,
)
from naervaer.planning.siting.params import MedianParams
from naervaer.planning.siting.problem import SiteNumbers
from naervaer.planning.siting.swaps import improve, nearest_two

Sites = tuple[int, ...]

_SLACK = 5e-7
"""Share of the weighted sum by which the first level lies above the best plan."""

_STEP = 5e-5
"""The same for the second level."""

_LOOSE = 3e-4
"""Share of the weighted sum that an interval of edges may be too low by."""

_GLANCE = 200
"""Rounds after which an interval of edges is halved rather than bounded better."""

_SHORT = 1e-4
"""A step so short means that the prices have settled."""

_PARAMS = MedianParams(node_rounds=200)


@dataclass(slots=True, eq=False)
class Met:
    """The plans met so far and what they come to."""

    lists: FrontLists
    plans: dict[Sites, Figures] = field(default_factory=dict)

    def add(self, sites: SiteNumbers) -> Figures:
        """Remember a plan that serves everybody; return its figures."""
        key = tuple(sorted(int(site) for site in sites))
        known = self.plans.get(key)
        if known is None:
            known = self.lists.figures(self.lists.ways(np.array(key, dtype=np.int64)))
            if np.isfinite(known.minutes):
                self.plans[key] = known
        return known

    def best(self, prices: Prices) -> tuple[Sites, float]:
        """Return the plan with the least weighted sum, and that sum."""
        sums = {key: prices.of(figures) for key, figures in self.plans.items()}
        least = min(sums, key=lambda key: (sums[key], key))
        return least, sums[least]

    def efficient(self) -> dict[Sites, Figures]:
        """Return the plans that no other met plan beats, least minutes first, no twins."""
        kept: dict[Sites, Figures] = {}
        for key, figures in sorted(self.plans.items(), key=_by_figures):
            if not any(other == figures or other.beats(figures) for other in kept.values()):
                kept[key] = figures
        return kept

    def corner(self, prices: Prices) -> float:
        """Return the weighted sum of the worst of each objective among efficient plans."""
        every = self.efficient().values()
        return prices.of(
            Figures(
                max(one.minutes for one in every),
                max(one.tail for one in every),
                max(one.beyond for one in every),
            )
        )

    def copy(self) -> "Met":
        """Return the same plans, to be added to apart."""
        return Met(self.lists, dict(self.plans))


def _by_figures(item: tuple[Sites, Figures]) -> tuple[float, float, float, Sites]:
    key, figures = item
    return figures.minutes, figures.tail, figures.beyond, key


@dataclass(frozen=True, slots=True)
class Level:
    """No plan that was not met has a weighted sum below `value` at these prices."""

    prices: Prices
    value: float

    def least_minutes(self, figures: Figures) -> float:
        """Return a bound on demand times minutes of plans no worse in the other two."""
        others = self.prices.tail * figures.tail + self.prices.beyond * figures.beyond
        return self.value - others


@dataclass(frozen=True, slots=True)
class Effort:
    """How much work one weighted sum may take.

    Attributes
    ----------
    shakes
        Bursts of shaken swaps.
    rounds
        Most rounds of the subgradient at the root of each interval of edges.
    nodes
        Most branches, for all levels together.

    """

    shakes: int = 6
    rounds: int = 1_200
    nodes: int = 600


def look_around(met: Met, prices: Prices, *, effort: Effort, seed: int) -> None:
    """Meet good plans for some prices by shaken swaps."""
    lists = met.lists
    best, value = met.best(prices)
    for turn in range(effort.shakes):
        edge = lists.edge(lists.ways(np.array(best)))
        core = lists.core(prices, low=edge, high=edge)
        chosen = _places(core, best)
        improve(core, chosen, rounds=10 if turn else 0, seed=seed + turn)
        found = core.chosen(chosen.astype(np.int64))
        cost = prices.of(met.add(found))
        if cost < value:
            best, value = tuple(sorted(int(site) for site in found)), cost


def prove_level(
    met: Met, prices: Prices, *, effort: Effort, is_over: Callable[[], bool]
) -> Level:
    """Return the highest level that the effort proves, meeting the plans below it.

    The first level lies just above the best plan; each further one three times as far above,
    until the branches run out or the level has passed the worst of all objectives.
    """
    proven = -np.inf
    root = _Root(met, prices, effort, is_over, left=effort.nodes)
    margin = _SLACK
    while margin < 1.0:
        before = met.best(prices)[1]
        mark = before * (1.0 + margin)
        reached = root.prove(mark)
        proven = max(proven, reached)
        if met.best(prices)[1] < before and reached < mark and not is_over():
            root.left = effort.nodes
            continue
        if reached < mark or is_over() or met.corner(prices) < mark:
            break
        margin = max(3.0 * margin, _STEP)
    return Level(prices, proven)


@dataclass(slots=True, eq=False)
class _Root:
    """The search below one level after the other, with the prices and bounds it has found."""

    met: Met
    prices: Prices
    effort: Effort
    is_over: Callable[[], bool]
    left: int
    price: NDArray[np.float64] | None = None
    shares: NDArray[np.float64] | None = None

    def prove(self, mark: float) -> float:
        """Return the level proven, `mark` when all plans below it have been met."""
        level = mark
        for low, high in self._intervals(mark):
            core = self.met.lists.core(self.prices, low=low, high=high)
            level = min(level, self._below(core, mark=mark))
        return level

    def _intervals(self, mark: float) -> Iterable[tuple[float, float]]:
        """Yield the edges between which a plan below the mark may have its tail.

        Intervals that the bound alone rules out are not yielded; the others are halved until
        little is lost on them.
        """
        if not self.prices.tail:
            yield 0.0, 0.0
            return
        lists = self.met.lists
        best, value = self.met.best(self.prices)
        ways = lists.ways(np.array(best))
        centre = lists.edge(ways)
        waiting = [(centre, lists.longest), (0.0, centre)]
        while waiting:
            low, high = waiting.pop()
            if self._loss(ways, low, high) <= _LOOSE * value or self.is_over():
                yield low, high
                continue
            core = lists.core(self.prices, low=low, high=high)
            if self._bounded(core, mark=mark, rounds=_GLANCE)[1] >= mark:
                continue
            middle = 0.5 * (low + min(high, 2.0 * low + 1.0))
            waiting += [(middle, high), (low, middle)]

    def _loss(self, ways: NDArray[np.float64], low: float, high: float) -> float:
        """Return about how much too low the core of an interval is."""
        between = np.clip(ways - low, 0.0, high - low)
        lost = np.where(ways >= high, 0.0, between)
        return self.prices.tail * float(np.dot(self.met.lists.weights, lost))

    def _bounded(self, core: Core, *, mark: float, rounds: int) -> tuple[Dual, float]:
        """Return prices of a core and the bound they give."""
        if self.price is None:
            chosen = _places(core, self.met.best(self.prices)[0])
            near, following = nearest_two(core, chosen)
            dual = start_dual(
                core, near + np.minimum(0.5 * (following - near), near + 1.0), step=1.0
            )
        else:
            dual = start_dual(core, self.price, step=0.3, shares=self.shares)
        bound, before, stalled = -np.inf, -np.inf, 0
        for _ in range(max(1, rounds // 100)):
            bound = raise_bound(
                core, dual, target=mark, rounds=100, pace=THOROUGH, good_enough=mark
            )
            stalled = stalled + 1 if bound - before < 1e-6 * abs(mark) else 0
            before = bound
            if bound >= mark or stalled > 1 or dual.step < _SHORT or self.is_over():
                break
        self.price, self.shares = dual.best_price.copy(), dual.shares.copy()
        return dual, bound

    def _below(self, core: Core, *, mark: float) -> float:
        """Meet all plans of a core below the mark; return the level proven."""
        if core.count in (0, core.sites.size):
            self.met.add(core.chosen(np.arange(core.count)))
            return mark
        dual, bound = self._bounded(core, mark=mark, rounds=self.effort.rounds)
        if bound >= mark:
            return mark
        state = settle_sites(core, dual, cutoff=mark)
        merged, prices = merge_clients(core, dual, cutoff=mark)
        node = shrink_node(merged, prices, state, bound)

        best = self.met.best(self.prices)[1]

        def offer(sites: SiteNumbers) -> float:
            # A better plan asks for a lower mark: the branches above that are in vain.
            if sites.size and self.prices.of(self.met.add(sites)) < best:
                self.left = 0
            return mark

        def is_over() -> bool:
            self.left -= 1
            return self.left < 0 or self.is_over()

        result = search_branches(
            node, offer=offer, cutoff_of=lambda _: mark, is_over=is_over, params=_PARAMS
        )
        return min(mark, max(bound, result.left))


def _places(core: Core, sites: Sites) -> NDArray[np.int32]:
    """Return the places of a plan's free sites in a core."""
    return np.flatnonzero(np.isin(core.sites, np.array(sites))).astype(np.int32)
