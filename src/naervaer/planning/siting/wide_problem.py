"""A siting problem with everything that makes real ones hard: room, floors, money, fairness."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.siting.problem import Matrix, SiteRules, check_demand, check_matrix

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
        Weight of the sum of opening costs.

    """

    mean: float = 1.0
    tail: float = 0.0
    tail_share: float = 0.1
    cost: float = 0.0

    def __post_init__(self) -> None:
        """Refuse weights below zero and an empty tail."""
        if min(self.mean, self.tail, self.cost) < 0:
            raise UnusableInputError("a priority is below 0, expected 0 or more.")
        if not 0 < self.tail_share <= 1:
            raise UnusableInputError(
                f"tail_share is {self.tail_share}, expected above 0, at most 1."
            )


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
    budget
        Most that open sites may cost together; infinite for no limit.
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
        if self.open_count is not None and self.open_count < 1:
            raise UnusableInputError(f"open_count is {self.open_count}, expected 1 or more.")
        for rule in self.coverage:
            if rule.areas.size and not 0 <= rule.areas.min() <= rule.areas.max() < areas:
                raise UnusableInputError(f"{rule.name} names an area outside 0 to {areas - 1}.")
        self.rules.check(sites)

    @property
    def costs(self) -> NDArray[np.float64]:
        """Opening cost of each site, one each where none is given."""
        sites = self.minutes.shape[1]
        return np.ones(sites) if self.opening_cost is None else self.opening_cost


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
