"""The p-median problem in the form the loops work on: short sorted lists and caps.

Fixed sites become a cap on each client's cost, so that only free sites nearer than the cap
are listed. Where the lists would grow too long they are cut at a radius: a client may then
be served at the radius for nothing, which can only lower the cost. Bounds stay valid; costs
are taken from the full matrix.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.kernels.siting_lists import (
    count_near,
    gather_near,
    list_codes,
    merge_lists,
    shrink_lists,
    turn_lists,
)
from naervaer.planning.kernels.siting_swap import Lists
from naervaer.planning.siting.problem import MedianProblem, SiteNumbers

_ROWS_AT_A_TIME = 4_000
_SAMPLED_SITES = 750
"""Columns looked at for a radius: it only has to be about right."""


@dataclass(frozen=True, slots=True, eq=False)
class Core:
    """A p-median problem on lists, with what its loops need.

    C is the number of clients, S of free sites, N of listed pairs.

    Attributes
    ----------
    lists
        By client: starts (C + 1,), sites (N,), costs per unit of weight (N,), nearest first.
    turned
        The same by site: starts (S + 1,), clients (N,), costs (N,).
    caps
        Cost per unit at which a client is served when no listed site is open, shape (C,).
    weights
        Weight of each client, above 0, shape (C,).
    count
        How many free sites open.
    sites
        Number of each free site in the original problem, shape (S,).
    opened
        Original numbers of sites that are open for good.
    constant
        Cost of clients that no free site can help.

    """

    lists: Lists
    turned: Lists
    caps: NDArray[np.float64]
    weights: NDArray[np.float64]
    count: int
    sites: SiteNumbers
    opened: SiteNumbers
    constant: float

    @property
    def floors(self) -> NDArray[np.float64]:
        """Cost of each client from its nearest listed site: no price below it makes sense."""
        starts, _, costs = self.lists
        floors = self.caps.copy()
        listed = starts[1:] > starts[:-1]
        floors[listed] = costs[starts[:-1][listed]]
        return floors

    def chosen(self, marks: NDArray[np.bool_] | SiteNumbers) -> SiteNumbers:
        """Return the original numbers of all open sites for a choice among the free ones."""
        return np.concatenate([self.opened, self.sites[marks]])


def free_sites(problem: MedianProblem) -> NDArray[np.bool_]:
    """Return which sites may open but need not, shape (S,)."""
    free = problem.rules.usable(problem.minutes.shape[1])
    free[problem.rules.fixed] = False
    return free


def fixed_cost(problem: MedianProblem) -> NDArray[np.float64]:
    """Return each area's cost from the nearest fixed site, inf where there is none."""
    if not problem.rules.fixed.size:
        return np.full(problem.minutes.shape[0], np.inf)
    nearest: NDArray[np.float64] = problem.minutes[:, problem.rules.fixed].min(axis=1)
    return nearest.astype(np.float64)


def near_radius(problem: MedianProblem, *, per_client: int) -> NDArray[np.float64]:
    """Return for each area a radius that holds about `per_client` free sites, shape (A,).

    Judged by every so many columns where there are many.
    """
    free = np.flatnonzero(free_sites(problem))
    areas = problem.minutes.shape[0]
    if per_client >= free.size:
        return np.full(areas, np.inf)
    radius = np.empty(areas)
    stride = max(1, free.size // _SAMPLED_SITES)
    sampled = free[::stride]
    rank = min(sampled.size - 1, per_client // stride)
    for at in range(0, areas, _ROWS_AT_A_TIME):
        part = problem.minutes[at : at + _ROWS_AT_A_TIME][:, sampled]
        radius[at : at + part.shape[0]] = np.partition(part, rank, axis=1)[:, rank]
    return radius


def build_core(
    problem: MedianProblem,
    *,
    radius: NDArray[np.float64],
    fallback: NDArray[np.float64],
) -> Core:
    """Return the problem on lists of the free sites within a radius.

    Parameters
    ----------
    problem
        The problem; areas without demand are left out, those that list alike are merged.
    radius
        How far each area's list reaches, shape (A,).
    fallback
        Cost of an area that is served by no listed site: what the fixed sites give it, or a
        penalty, shape (A,).

    """
    lists, caps = near_lists(problem, radius=radius, fallback=fallback)
    sites = int(free_sites(problem).sum())
    lists, caps, weights, _ = merge_equal(
        lists, caps, problem.demand[problem.demand > 0], caps, sites=sites
    )
    return assemble(
        lists=lists,
        caps=caps,
        weights=weights,
        count=problem.open_count - problem.rules.fixed.size,
        sites=np.flatnonzero(free_sites(problem)),
        opened=problem.rules.fixed,
        constant=0.0,
    )


def near_lists(
    problem: MedianProblem,
    *,
    radius: NDArray[np.float64],
    fallback: NDArray[np.float64],
) -> tuple[Lists, NDArray[np.float64]]:
    """Return the lists and caps of all areas with demand, for a radius as in `build_core`."""
    free = free_sites(problem)
    places = np.flatnonzero(free)
    rows = np.flatnonzero(problem.demand > 0)
    everyone = rows.size == problem.demand.size
    matrix = problem.minutes if everyone else problem.minutes[rows]
    caps = np.minimum(radius, fallback)[rows]
    counts = count_near(matrix, free, caps)
    starts = np.zeros(rows.size + 1, dtype=np.int64)
    np.cumsum(counts, out=starts[1:])
    numbers = np.zeros(free.size, dtype=np.int32)
    numbers[places] = np.arange(places.size)
    list_sites = np.empty(starts[-1], dtype=np.int32)
    list_costs = np.empty(starts[-1], dtype=np.float64)
    gather_near(matrix, free, caps, starts, numbers, list_sites, list_costs)
    return (starts, list_sites, list_costs), caps


def merge_equal(
    lists: Lists,
    caps: NDArray[np.float64],
    weights: NDArray[np.float64],
    price: NDArray[np.float64],
    *,
    sites: int,
) -> tuple[Lists, NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return lists, caps, weights and prices with clients merged that list alike.

    Clients that list the same sites in the same order are served by the same one whatever
    opens. Weights are summed; costs, caps and prices are weighted means.
    """
    codes = np.random.default_rng(0).integers(1, 2**63, size=sites, dtype=np.uint64)
    found = list_codes(lists[0], lists[1], codes)
    _, first, group = np.unique(found, return_index=True, return_inverse=True)
    order = np.argsort(first[group], kind="stable")
    merged = merge_lists(lists, caps, weights, price, found, order)
    return merged[:3], merged[3], merged[4], merged[5]


def assemble(
    *,
    lists: Lists,
    caps: NDArray[np.float64],
    weights: NDArray[np.float64],
    count: int,
    sites: SiteNumbers,
    opened: SiteNumbers,
    constant: float,
) -> Core:
    """Return a core without the clients that no free site can help."""
    starts = lists[0]
    listed = starts[1:] > starts[:-1]
    if not listed.all():
        constant += float(np.dot(weights[~listed], caps[~listed]))
        starts = np.concatenate([starts[:1], starts[1:][listed]])
        caps, weights = caps[listed], weights[listed]
        lists = (starts, lists[1], lists[2])
    turned = turn_lists(*lists, sites.size)
    return Core(lists, turned, caps, weights, count, sites, opened, constant)


def shrink(core: Core, state: NDArray[np.int8]) -> Core:
    """Return the core after closing (-1) and opening (1) some of its free sites for good."""
    kept = np.flatnonzero(state == 0)
    numbers = np.zeros(state.size, dtype=np.int32)
    numbers[kept] = np.arange(kept.size)
    starts, list_sites, list_costs, caps = shrink_lists(*core.lists, core.caps, state, numbers)
    opening = np.flatnonzero(state == 1)
    return assemble(
        lists=(starts, list_sites, list_costs),
        caps=caps,
        weights=core.weights,
        count=core.count - opening.size,
        sites=core.sites[kept],
        opened=np.concatenate([core.opened, core.sites[opening]]),
        constant=core.constant,
    )
