"""One set of sorted lists under many prices: what the front's weighted problems share."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.kernels.siting_lists import turn_lists
from naervaer.planning.kernels.siting_swap import Lists
from naervaer.planning.siting.core_problem import (
    Core,
    fixed_cost,
    free_sites,
    near_lists,
    near_radius,
)
from naervaer.planning.siting.problem import MedianProblem, SiteNumbers
from naervaer.planning.siting.solution import plan_of
from naervaer.planning.siting.wide import tail_mean

_LISTED = 160
"""Sites each list holds at least, as far as there are so many."""

_REACH = 1.5
"""Lists reach so many times as far as the second nearest site of the first plan."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a plan comes to, summed over all demand; less is better in each.

    Attributes
    ----------
    minutes
        Demand times minutes.
    tail
        The same of the worst-off share alone.
    beyond
        Demand beyond the time.

    """

    minutes: float
    tail: float
    beyond: float

    def beats(self, other: "Figures") -> bool:
        """Whether this is no worse in anything and better in something."""
        return self != other and (
            self.minutes <= other.minutes
            and self.tail <= other.tail
            and self.beyond <= other.beyond
        )


@dataclass(frozen=True, slots=True)
class Prices:
    """What a weighted sum pays: minutes cost one, the others as stated.

    Attributes
    ----------
    tail
        Per demand and minute of the worst-off share.
    beyond
        Per demand beyond the time.

    """

    tail: float
    beyond: float

    def of(self, figures: Figures) -> float:
        """Return the weighted sum of a plan."""
        return figures.minutes + self.tail * figures.tail + self.beyond * figures.beyond


@dataclass(frozen=True, slots=True, eq=False)
class FrontLists:
    """Lists in minutes, from which a core is made for any prices.

    C is the number of areas with demand, S of free sites, N of listed pairs.

    Attributes
    ----------
    problem
        What is asked.
    within, tail_share
        The time, and the share of the worst-off.
    lists
        As in `Core`, costs in minutes.
    turned
        The same by site.
    caps, weights
        Minutes at the edge of the lists, and demand, shape (C,).
    longest
        No way is longer.

    """

    problem: MedianProblem
    within: float
    tail_share: float
    lists: Lists
    turned: Lists
    caps: Floats
    weights: Floats
    longest: float

    @property
    def tail_demand(self) -> float:
        """Demand of the worst-off share."""
        return self.tail_share * float(self.weights.sum())

    def core(self, prices: Prices, *, low: float, high: float) -> Core:
        r"""Return the weighted problem for plans whose tail starts between two edges.

        For any edge :math:`e` the tail is at most :math:`W e + \sum_i w_i (d_i - e)^+`, with
        equality at its own edge (Rockafellar and Uryasev 2000). Between `low` and `high`
        that is at least what it is at `high`, or
        :math:`W l + \sum_i w_i ((d_i - h)^+ + (h - l) [d_i \ge h])`, which this core costs:
        the sum falls at least linearly from there. At `low` = `high` both are the same.
        """
        constant = prices.tail * self.tail_demand * low

        def cost(minutes: Floats) -> Floats:
            total: Floats = minutes + prices.beyond * (minutes > self.within)
            if prices.tail:
                over: Floats = np.maximum(minutes - high, 0.0) + (high - low) * (
                    minutes >= high
                )
                total += prices.tail * over
            return total

        starts, sites, costs = self.lists
        return Core(
            (starts, sites, cost(costs)),
            (self.turned[0], self.turned[1], cost(self.turned[2])),
            cost(self.caps),
            self.weights,
            self.problem.open_count - self.problem.rules.fixed.size,
            np.flatnonzero(free_sites(self.problem)),
            self.problem.rules.fixed,
            constant,
        )

    def ways(self, sites: SiteNumbers) -> Floats:
        """Return the minutes of each area with demand, shape (C,)."""
        ways: Floats = plan_of(self.problem.minutes, sites).minutes[self.problem.demand > 0]
        return ways

    def figures(self, ways: Floats) -> Figures:
        """Return what the minutes of the areas come to."""
        return Figures(
            float(np.dot(self.weights, ways)),
            self.tail_demand * tail_mean(ways, self.weights, share=self.tail_share),
            float(self.weights[ways > self.within].sum()),
        )

    def edge(self, ways: Floats) -> float:
        """Return the minutes above which the worst-off share lies."""
        order = np.argsort(-ways, kind="stable")
        reached = np.cumsum(self.weights[order]) >= self.tail_demand * (1 - 1e-12)
        return float(ways[order][int(np.argmax(reached))])


def build_front_lists(
    problem: MedianProblem, *, first: SiteNumbers, within: float, tail_share: float
) -> FrontLists:
    """Return lists that reach well beyond the second nearest site of a first plan."""
    minutes = problem.minutes
    fallback = fixed_cost(problem)
    finite = minutes[np.isfinite(minutes)]
    # An area out of everybody's reach is worth more than all other minutes together.
    lost = (float(finite.max(initial=0.0)) + 1.0) * (1.0 + float(problem.demand.sum()))
    fallback[~np.isfinite(fallback)] = min(lost, 1e12)
    radius = near_radius(problem, per_client=_LISTED)
    if first.size > 1:
        second: Floats = np.partition(minutes[:, first], 1, axis=1)[:, 1].astype(np.float64)
        radius = np.maximum(radius, np.where(np.isfinite(second), _REACH * second, 0.0))
    lists, caps = near_lists(problem, radius=radius, fallback=fallback)
    sites = int(free_sites(problem).sum())
    return FrontLists(
        problem=problem,
        within=within,
        tail_share=tail_share,
        lists=lists,
        turned=turn_lists(*lists, sites),
        caps=caps,
        weights=problem.demand[problem.demand > 0],
        longest=max(float(finite.max(initial=0.0)), float(caps.max(initial=0.0))),
    )
