"""What is asked of a siting solver: the questions, checked once."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError

Matrix = NDArray[np.float32] | NDArray[np.float64]
"""Minutes or another cost from each area (row) to each site (column)."""

SiteNumbers = NDArray[np.int64]


def no_sites() -> SiteNumbers:
    """Return an empty list of site numbers."""
    return np.empty(0, dtype=np.int64)


def check_matrix(minutes: Matrix) -> None:
    """Refuse a cost matrix that is empty, negative or not a number."""
    if minutes.ndim != 2 or minutes.shape[0] == 0 or minutes.shape[1] == 0:  # noqa: PLR2004
        raise UnusableInputError(
            f"minutes has shape {minutes.shape}, expected one row per area and one column per "
            "site, at least one of each."
        )
    if minutes.dtype not in (np.float32, np.float64):
        raise UnusableInputError(
            f"minutes has type {minutes.dtype}, expected float32 or float64."
        )
    smallest = float(minutes.min())
    if np.isnan(smallest):
        raise UnusableInputError(
            "minutes holds values that are not numbers, expected inf where a site cannot be "
            "reached."
        )
    if smallest < 0:
        raise UnusableInputError(f"minutes holds {smallest}, expected 0 or more.")


def check_demand(demand: NDArray[np.float64], areas: int) -> None:
    """Refuse demand that is negative, not finite or of the wrong length."""
    if demand.shape != (areas,):
        raise UnusableInputError(
            f"demand has shape {demand.shape}, expected ({areas},) as minutes has {areas} rows."
        )
    if not np.all(np.isfinite(demand)) or float(demand.min()) < 0:
        raise UnusableInputError(
            "demand holds negative or infinite values, expected 0 or more."
        )


def check_sites(name: str, numbers: SiteNumbers, sites: int) -> None:
    """Refuse site numbers that are out of range or named twice."""
    if numbers.ndim != 1 or not np.issubdtype(numbers.dtype, np.integer):
        raise UnusableInputError(
            f"{name} is not a list of whole numbers, expected site numbers."
        )
    if numbers.size and (int(numbers.min()) < 0 or int(numbers.max()) >= sites):
        raise UnusableInputError(
            f"{name} names a site outside 0 to {sites - 1}, the columns of minutes."
        )
    if np.unique(numbers).size != numbers.size:
        raise UnusableInputError(f"{name} names a site twice, expected each once.")


def check_open_count(open_count: int) -> None:
    """Refuse a plan without any site."""
    if open_count < 1:
        raise UnusableInputError(f"open_count is {open_count}, expected 1 or more.")


def check_radius(radius: float) -> None:
    """Refuse a radius that is negative or not a number."""
    if not radius >= 0:
        raise UnusableInputError(f"radius is {radius}, expected 0 or more.")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SiteRules:
    """Which sites stay and which are out of the question.

    Attributes
    ----------
    fixed
        Sites that are open in every answer; they count towards the number of open sites.
    forbidden
        Sites that never open.

    """

    fixed: SiteNumbers = field(default_factory=no_sites)
    forbidden: SiteNumbers = field(default_factory=no_sites)

    def check(self, sites: int) -> None:
        """Refuse numbers out of range and a site that is both fixed and forbidden."""
        check_sites("fixed", self.fixed, sites)
        check_sites("forbidden", self.forbidden, sites)
        both = np.intersect1d(self.fixed, self.forbidden)
        if both.size:
            raise UnusableInputError(
                f"site {both[0]} is both fixed and forbidden, expected one of them."
            )

    def usable(self, sites: int) -> NDArray[np.bool_]:
        """Return which of the sites may open, shape (S,)."""
        mask = np.ones(sites, dtype=np.bool_)
        mask[self.forbidden] = False
        return mask

    def collisions(self, *, sites: int, open_count: int) -> tuple[str, ...]:
        """Return in words why `open_count` sites cannot be open, empty when they can."""
        usable = sites - self.forbidden.size
        if open_count > usable:
            return (f"{open_count} sites shall be open, but only {usable} may open.",)
        if open_count < self.fixed.size:
            return (
                f"{self.fixed.size} sites are fixed open, but only {open_count} shall be open.",
            )
        return ()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class MedianProblem:
    """Open a number of sites so that the sum of demand times minutes is smallest.

    A is the number of areas and S the number of candidate sites.

    Attributes
    ----------
    demand
        Weight of each area, such as residents, shape (A,), not negative.
    minutes
        Cost from area to site, shape (A, S), not negative; inf where there is no way.
    open_count
        How many sites are open, the fixed ones included, at least 1.
    rules
        Fixed and forbidden sites.

    Raises
    ------
    UnusableInputError
        When shapes disagree or a value is out of range.

    """

    demand: NDArray[np.float64]
    minutes: Matrix
    open_count: int
    rules: SiteRules = field(default_factory=SiteRules)

    def __post_init__(self) -> None:
        """Refuse what no solver could handle."""
        check_matrix(self.minutes)
        check_demand(self.demand, self.minutes.shape[0])
        check_open_count(self.open_count)
        self.rules.check(self.minutes.shape[1])


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CenterProblem:
    """Open a number of sites so that the longest way to the nearest is shortest.

    Attributes
    ----------
    minutes
        Cost from area to site, shape (A, S), not negative; inf where there is no way.
    open_count
        How many sites are open, the fixed ones included, at least 1.
    rules
        Fixed and forbidden sites.

    """

    minutes: Matrix
    open_count: int
    rules: SiteRules = field(default_factory=SiteRules)

    def __post_init__(self) -> None:
        """Refuse what no solver could handle."""
        check_matrix(self.minutes)
        check_open_count(self.open_count)
        self.rules.check(self.minutes.shape[1])


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CoverageProblem:
    """Open a number of sites so that as much demand as possible lies within a radius.

    Attributes
    ----------
    demand
        Weight of each area, shape (A,), not negative.
    minutes
        Cost from area to site, shape (A, S), not negative; inf where there is no way.
    radius
        Longest way that still counts as covered, in the unit of `minutes`, not negative.
    open_count
        How many sites are open, the fixed ones included, at least 1.
    rules
        Fixed and forbidden sites.

    """

    demand: NDArray[np.float64]
    minutes: Matrix
    radius: float
    open_count: int
    rules: SiteRules = field(default_factory=SiteRules)

    def __post_init__(self) -> None:
        """Refuse what no solver could handle."""
        check_matrix(self.minutes)
        check_demand(self.demand, self.minutes.shape[0])
        check_radius(self.radius)
        check_open_count(self.open_count)
        self.rules.check(self.minutes.shape[1])


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SetCoverProblem:
    """Open the cheapest sites such that every area has one within a radius.

    Attributes
    ----------
    minutes
        Cost from area to site, shape (A, S), not negative; inf where there is no way.
    radius
        Longest way that still counts as covered, in the unit of `minutes`, not negative.
    opening_cost
        Cost of each site, shape (S,), not negative; None counts every site as one.
    rules
        Fixed and forbidden sites.

    """

    minutes: Matrix
    radius: float
    opening_cost: NDArray[np.float64] | None = None
    rules: SiteRules = field(default_factory=SiteRules)

    def __post_init__(self) -> None:
        """Refuse what no solver could handle."""
        check_matrix(self.minutes)
        check_radius(self.radius)
        sites = self.minutes.shape[1]
        if self.opening_cost is not None:
            cost = self.opening_cost
            if cost.shape != (sites,) or not np.all(np.isfinite(cost)) or float(cost.min()) < 0:
                raise UnusableInputError(
                    f"opening_cost is not {sites} finite costs, expected one of 0 or more per "
                    "site."
                )
        self.rules.check(sites)
