"""A siting problem with everything that makes real ones hard: room, floors, money, fairness."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.siting.problem import (
    Matrix,
    SiteNumbers,
    SiteRules,
    check_demand,
    check_matrix,
    check_open_count,
    check_sites,
)

MOST_PAIRS = 3_000_000
"""More pairs of area and site than this are beyond the integer model."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CoverageRule:
    """So large a share of a group's demand must be served within a radius.

    Attributes
    ----------
    name
        What the group is called, as in a police district's name.
    areas
        Numbers of its areas.
    radius
        Longest way that counts, in the unit of minutes.
    share
        Least share of the group's demand, 0 to 1.

    """

    name: str
    areas: NDArray[np.int64]
    radius: float
    share: float

    def __post_init__(self) -> None:
        """Refuse a rule that means nothing."""
        if not 0 <= self.share <= 1:
            raise UnusableInputError(f"share of {self.name} is {self.share}, expected 0 to 1.")
        if not self.radius >= 0:
            raise UnusableInputError(f"radius of {self.name} is {self.radius}, expected >= 0.")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Standing:
    """Sites that exist already and may be closed. K is their number.

    Attributes
    ----------
    sites
        Their numbers, shape (K,).
    keeping_cost
        What keeping each open costs, shape (K,), 0 or more; it takes the place of the
        opening cost.
    closing_cost
        What closing each costs, shape (K,); below 0 where closing saves money.
    most_closed
        Most of them that may close; None for no limit.

    """

    sites: SiteNumbers
    keeping_cost: NDArray[np.float64]
    closing_cost: NDArray[np.float64]
    most_closed: int | None = None

    def check(self, sites: int) -> None:
        """Refuse numbers out of range and costs that mean nothing."""
        check_sites("standing", self.sites, sites)
        for name in ("keeping_cost", "closing_cost"):
            values = getattr(self, name)
            if values.shape != self.sites.shape or not np.all(np.isfinite(values)):
                raise UnusableInputError(
                    f"{name} is not {self.sites.size} finite values, one per standing site."
                )
        if self.keeping_cost.size and float(self.keeping_cost.min()) < 0:
            raise UnusableInputError("keeping_cost holds values below 0, expected 0 or more.")
        if self.most_closed is not None and self.most_closed < 0:
            raise UnusableInputError(
                f"most_closed is {self.most_closed}, expected 0 or more, or None."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Priorities:
    """What counts how much in the objective.

    Attributes
    ----------
    mean
        Weight of the mean minutes of all demand.
    tail
        Weight of the mean minutes of the worst-off share (conditional value at risk,
        Rockafellar and Uryasev 2000, doi:10.21314/JOR.2000.038).
    tail_share
        The worst-off share, above 0, at most 1.
    cost
        Weight of what the open sites cost, and the closing of standing ones.
    more_tails
        Further tails, each with its share and its weight. See `ordered_priorities`.

    """

    mean: float = 1.0
    tail: float = 0.0
    tail_share: float = 0.1
    cost: float = 0.0
    more_tails: tuple[tuple[float, float], ...] = ()

    def __post_init__(self) -> None:
        """Refuse weights below zero and an empty tail."""
        if min(self.mean, self.tail, self.cost) < 0:
            raise UnusableInputError("a priority is below 0, expected 0 or more.")
        if not 0 < self.tail_share <= 1:
            raise UnusableInputError(
                f"tail_share is {self.tail_share}, expected above 0, at most 1."
            )
        for share, weight in self.more_tails:
            if not 0 < share <= 1 or not weight >= 0:
                raise UnusableInputError(
                    f"a tail has share {share} and weight {weight}, expected a share above 0, "
                    "at most 1, and a weight of 0 or more."
                )

    @property
    def tails(self) -> tuple[tuple[float, float], ...]:
        """Every tail that counts: its share and its weight."""
        return tuple(
            (share, weight)
            for share, weight in ((self.tail_share, self.tail), *self.more_tails)
            if weight > 0
        )


def ordered_priorities(weights: NDArray[np.float64], *, cost: float = 0.0) -> Priorities:
    """Return priorities that weigh minutes by rank: the ordered median.

    The demand is cut into N equal slices, nearest first; the objective is the sum of each
    slice's mean minutes times its weight. With N areas of equal demand that is the ordered
    median of Nickel and Puerto (2005, doi:10.1007/3-540-27640-8). Weights that do not fall
    are a sum of tails (Ogryczak and Tamir 2003, doi:10.1016/S0020-0190(02)00370-8), so the
    model stays linear; others are refused.

    Parameters
    ----------
    weights
        Weight of each slice, nearest first, shape (N,), 0 or more, never falling.
    cost
        Weight of the costs, as in `Priorities`.

    """
    steps = np.diff(weights, prepend=0.0)
    if weights.ndim != 1 or not weights.size or not np.all(steps >= 0):
        raise UnusableInputError(
            "the ordered weights fall or are below 0, expected 0 or more for the nearest and "
            "never less for those farther off."
        )
    left = weights.size - np.arange(weights.size)
    tails = tuple(
        (float(slices) / weights.size, float(step * slices))
        for slices, step in zip(left[1:], steps[1:], strict=True)
        if step > 0
    )
    return Priorities(mean=float(steps[0] * weights.size), cost=cost, more_tails=tails)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class WideProblem:
    """Open sites and share demand among them under limits.

    Demand may be split among sites: where room or floors bind, people are steered.

    Attributes
    ----------
    demand
        Weight of each area, shape (A,), some above 0.
    minutes
        Cost from area to site, shape (A, S); inf where there is no way.
    open_count
        How many sites are open, fixed ones included; None leaves it free.
    rules
        Fixed and forbidden sites.
    room
        Most demand each site can serve, shape (S,); None for no limit.
    floor
        Least demand an open site must serve, shape (S,); None for none.
    opening_cost
        Cost of each site, shape (S,); None counts one each.
    standing
        Sites that exist and may be closed, at a price; None for none.
    budget
        Most that open sites, and the closing of standing ones, may cost together; infinite
        for no limit.
    coverage
        Rules on the share within a radius, group by group.
    priorities
        What counts in the objective.

    """

    demand: NDArray[np.float64]
    minutes: Matrix
    open_count: int | None = None
    rules: SiteRules = field(default_factory=SiteRules)
    room: NDArray[np.float64] | None = None
    floor: NDArray[np.float64] | None = None
    opening_cost: NDArray[np.float64] | None = None
    standing: Standing | None = None
    budget: float = np.inf
    coverage: tuple[CoverageRule, ...] = ()
    priorities: Priorities = field(default_factory=Priorities)

    def __post_init__(self) -> None:
        """Refuse what no solver could handle."""
        check_matrix(self.minutes)
        areas, sites = self.minutes.shape
        check_demand(self.demand, areas)
        if not float(self.demand.sum()) > 0:
            raise UnusableInputError("demand is 0 everywhere, expected some above 0.")
        if areas * sites > MOST_PAIRS:
            raise UnusableInputError(
                f"minutes has {areas * sites} pairs, expected at most {MOST_PAIRS}; merge "
                "areas or leave out sites."
            )
        for name in ("room", "floor", "opening_cost"):
            values = getattr(self, name)
            if values is not None and (values.shape != (sites,) or not np.all(values >= 0)):
                raise UnusableInputError(f"{name} is not {sites} values of 0 or more.")
        if self.open_count is not None:
            check_open_count(self.open_count)
        for rule in self.coverage:
            if rule.areas.size and not 0 <= rule.areas.min() <= rule.areas.max() < areas:
                raise UnusableInputError(f"{rule.name} names an area outside 0 to {areas - 1}.")
        self.rules.check(sites)
        if self.standing is not None:
            self.standing.check(sites)

    @property
    def costs(self) -> NDArray[np.float64]:
        """What each open site adds to `closing_all`, shape (S,): below 0 where it saves."""
        sites = self.minutes.shape[1]
        costs = np.ones(sites) if self.opening_cost is None else self.opening_cost.copy()
        if self.standing is not None:
            costs[self.standing.sites] = self.standing.keeping_cost - self.standing.closing_cost
        return costs

    @property
    def closing_all(self) -> float:
        """What closing every standing site would cost."""
        return 0.0 if self.standing is None else float(self.standing.closing_cost.sum())

    def spent(self, open_sites: SiteNumbers) -> float:
        """Return what a choice of open sites costs, closings included."""
        return self.closing_all + float(self.costs[open_sites].sum())


def stack_seasons(
    demands: tuple[NDArray[np.float64], ...],
    minutes: Matrix,
    is_open: tuple[NDArray[np.bool_], ...],
) -> tuple[NDArray[np.float64], Matrix]:
    """Return demand and minutes with one row per area and season (or service).

    A site that is closed in a season, or does not give a service, has no way there; the same
    sites are chosen for all. Any solver here takes the result.
    """
    if len(demands) != len(is_open) or not demands:
        raise UnusableInputError(
            f"{len(demands)} demands and {len(is_open)} marks of openness, expected as many."
        )
    parts: list[NDArray[Any]] = [minutes.copy() for _ in is_open]
    for part, mark in zip(parts, is_open, strict=True):
        part[:, ~mark] = np.inf
    return np.concatenate(demands), np.concatenate(parts)
