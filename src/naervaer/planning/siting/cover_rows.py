"""The demand still to cover, as merged rows in groups, and swaps on it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.kernels.siting_cover import assign_groups, keep_columns, merge_alike
from naervaer.planning.kernels.siting_swap import Lists
from naervaer.planning.siting.core_problem import Core, assemble
from naervaer.planning.siting.swaps import improve

Turned = tuple[NDArray[np.int64], NDArray[np.int64]]


@dataclass(frozen=True, slots=True, eq=False)
class CoverRows:
    """Rows of demand, each covered by any of its sites; rows of one group side by side.

    R is the number of rows, S of sites, G of groups, N of listed pairs.

    Attributes
    ----------
    starts, sites
        The sites of each row in compressed form, shapes (R + 1,) and (N,).
    weights
        Demand of each row, above 0, shape (R,).
    group
        Group of each row, never falling, shape (R,).
    group_starts
        First row of each group, shape (G + 1,).
    site_count
        S.
    count
        How many of the sites open.

    """

    starts: NDArray[np.int64]
    sites: NDArray[np.int32]
    weights: NDArray[np.float64]
    group: NDArray[np.int64]
    group_starts: NDArray[np.int64]
    site_count: int
    count: int

    @property
    def groups(self) -> int:
        """Number of groups."""
        return self.group_starts.size - 1

    def turned(self) -> Turned:
        """Return the same lists by site: starts (S + 1,) and rows (N,)."""
        return turn(self.starts, self.sites, self.site_count)

    def kept(self, places: NDArray[np.int64]) -> "CoverRows":
        """Return the rows with some of the sites only, numbered anew, and merged again."""
        numbers = np.full(self.site_count, -1, dtype=np.int32)
        numbers[places] = np.arange(places.size)
        starts, sites, code = keep_columns(
            self.starts, self.sites, self.group, numbers, row_codes(places.size)
        )
        first, weights = merge_alike(
            starts, sites, self.weights, code, np.argsort(code, kind="stable")
        )
        starts, sites = picked(starts, sites, first)
        return grouped(
            (starts, sites, weights, self.group[first]),
            groups=self.groups,
            site_count=places.size,
            count=self.count,
        )

    def core(self) -> Core:
        """Return the rows as clients who are served for nothing, or not for one each."""
        return assemble(
            lists=(self.starts, self.sites, np.zeros(self.sites.size)),
            caps=np.ones(self.weights.size),
            weights=self.weights,
            count=self.count,
            sites=np.arange(self.site_count),
            opened=np.empty(0, dtype=np.int64),
            constant=0.0,
        )


def row_codes(sites: int) -> NDArray[np.uint64]:
    """Return a random number per site, of which the codes of lists are made."""
    return np.random.default_rng(0).integers(1, 2**63, size=sites, dtype=np.uint64)


def turn(starts: NDArray[np.int64], sites: NDArray[np.int32], site_count: int) -> Turned:
    """Return compressed lists by row as lists by site."""
    rows = np.repeat(np.arange(starts.size - 1), np.diff(starts))
    by_site = np.concatenate([[0], np.cumsum(np.bincount(sites, minlength=site_count))])
    return by_site.astype(np.int64), rows[np.argsort(sites, kind="stable")]


def make_rows(
    starts: NDArray[np.int64],
    sites: NDArray[np.int32],
    weights: NDArray[np.float64],
    *,
    site_count: int,
    count: int,
) -> tuple[CoverRows, NDArray[np.int64]]:
    """Return rows in groups of what lies near one another, and a greedy plan."""
    by_site, rows = turn(starts, sites, site_count)
    group, centres = assign_groups(starts, sites, by_site, rows, weights)
    made = grouped(
        (starts, sites, weights, group),
        groups=centres.size + 1,
        site_count=site_count,
        count=count,
    )
    others = np.setdiff1d(np.arange(site_count), centres)
    return made, np.concatenate([centres, others])[:count]


def client_groups(
    lists: Lists, weights: NDArray[np.float64], *, sites: int, groups: int
) -> NDArray[np.int64]:
    """Return a group per client, about so many: clients near the same site are together."""
    starts, listed, _ = lists
    reach = max(1, sites // groups)
    sizes = np.minimum(np.diff(starts), reach)
    near_starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    near = listed[np.repeat(starts[:-1] - near_starts[:-1], sizes) + np.arange(near_starts[-1])]
    by_site, clients = turn(near_starts, near, sites)
    group: NDArray[np.int64]
    group, _ = assign_groups(near_starts, near, by_site, clients, weights)
    return group


def grouped(
    rows: tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float64], NDArray[np.int64]],
    *,
    groups: int,
    site_count: int,
    count: int,
) -> CoverRows:
    """Return rows, given as starts, sites, weights and group, in the order of their groups."""
    starts, sites, weights, group = rows
    order = np.argsort(group, kind="stable")
    starts, sites = picked(starts, sites, order)
    ends = np.cumsum(np.bincount(group, minlength=groups))
    return CoverRows(
        starts=starts,
        sites=sites,
        weights=weights[order],
        group=group[order],
        group_starts=np.concatenate([[0], ends]).astype(np.int64),
        site_count=site_count,
        count=count,
    )


def picked(
    starts: NDArray[np.int64], sites: NDArray[np.int32], rows: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return the lists of some rows, in the order given."""
    sizes = np.diff(starts)[rows]
    ends = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    return ends, sites[np.repeat(starts[rows] - ends[:-1], sizes) + np.arange(ends[-1])]


def swap_among(
    rows: CoverRows,
    places: NDArray[np.int64],
    starts: list[NDArray[np.int64]],
    *,
    shakes: int,
    seed: int,
) -> tuple[float, NDArray[np.int64]]:
    """Return the least uncovered demand found with `places` alone, and the sites that open.

    Each of `starts`, sets of open sites among `places`, is improved by shaken swaps.
    """
    near = rows.kept(places).core()
    least, best = np.inf, starts[0]
    for number, start in enumerate(starts):
        chosen = np.searchsorted(places, start).astype(np.int32)
        lost = improve(near, chosen, rounds=shakes, seed=seed + number)
        if lost < least:
            least, best = lost, places[chosen]
    return least, best
