"""The wide siting problem as an integer model."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting.integer import IntegerModel
from naervaer.planning.siting.wide_problem import WideProblem

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


class Rows:
    """Rows of a model as they are written."""

    def __init__(self) -> None:
        self.sizes: list[Numbers] = []
        self.columns: list[Numbers] = []
        self.values: list[Floats] = []
        self.at_least: list[Floats] = []
        self.at_most: list[Floats] = []

    def add(
        self,
        columns: Numbers,
        values: Floats,
        *,
        at_least: float = -np.inf,
        at_most: float = np.inf,
    ) -> None:
        """Add one row."""
        self.add_all(
            np.array([columns.size]), columns, values, at_least=at_least, at_most=at_most
        )

    def add_all(
        self,
        sizes: Numbers,
        columns: Numbers,
        values: Floats,
        *,
        at_least: float = -np.inf,
        at_most: float = np.inf,
    ) -> None:
        """Add rows of the given sizes, one after the other, with the same limits."""
        self.sizes.append(sizes)
        self.columns.append(columns)
        self.values.append(values)
        self.at_least.append(np.full(sizes.size, at_least))
        self.at_most.append(np.full(sizes.size, at_most))

    @property
    def begins(self) -> Numbers:
        """Where each row begins, and the end."""
        ends: Numbers = np.cumsum(np.concatenate(self.sizes))
        return np.concatenate([[0], ends])


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """The pairs of area and site that may be used. N is their number, D of areas with demand.

    Attributes
    ----------
    areas
        Numbers of the areas with demand, shape (D,).
    counts
        How many pairs each of them has, shape (D,).
    area, site, minutes
        Of each pair, areas in rising order, shape (N,).
    share
        The column of each pair, shape (N,).

    """

    areas: Numbers
    counts: Numbers
    area: Numbers
    site: Numbers
    minutes: Floats
    share: Numbers


def pairs_of(problem: WideProblem) -> Pairs:
    """Return the pairs of areas with demand and usable sites they can reach."""
    sites = problem.minutes.shape[1]
    areas = np.flatnonzero(problem.demand > 0)
    usable = problem.rules.usable(sites)
    row, site = np.nonzero(np.isfinite(problem.minutes[areas]) & usable[None, :])
    return Pairs(
        areas=areas,
        counts=np.bincount(row, minlength=areas.size),
        area=areas[row],
        site=site,
        minutes=problem.minutes[areas[row], site].astype(np.float64),
        share=sites + np.arange(row.size),
    )


def wide_model(problem: WideProblem) -> IntegerModel:
    """Return the model: sites first, then shares of pairs, then the columns of each tail."""
    sites = problem.minutes.shape[1]
    pairs = pairs_of(problem)
    weight = problem.demand / problem.demand.sum()
    priorities = problem.priorities
    costs = [
        priorities.cost * problem.costs,
        priorities.mean * weight[pairs.area] * pairs.minutes,
    ]
    uppers = [problem.rules.usable(sites).astype(np.float64), np.ones(pairs.share.size)]
    rows = Rows()
    ones = np.ones(pairs.share.size)
    rows.add_all(pairs.counts, pairs.share, ones, at_least=1.0, at_most=1.0)
    rows.add_all(
        np.full(pairs.share.size, 2),
        np.column_stack([pairs.share, pairs.site]).ravel(),
        np.tile([-1.0, 1.0], pairs.share.size),
        at_least=0.0,
    )
    _limit_sites(rows, problem, pairs)
    _limit_groups(rows, problem, pairs)
    edge = sites + pairs.share.size
    for share, worth in priorities.tails:
        _count_tail(rows, pairs, edge=edge)
        costs += [np.array([worth]), worth / share * weight[pairs.areas]]
        uppers.append(np.full(1 + pairs.areas.size, np.inf))
        edge += 1 + pairs.areas.size
    cost = np.concatenate(costs)
    return IntegerModel(
        cost=cost,
        upper=np.concatenate(uppers),
        whole=np.arange(cost.size) < sites,
        begins=rows.begins,
        columns=np.concatenate(rows.columns),
        values=np.concatenate(rows.values),
        at_least=np.concatenate(rows.at_least),
        at_most=np.concatenate(rows.at_most),
        base=priorities.cost * problem.closing_all,
    )


def _count_tail(rows: Rows, pairs: Pairs, *, edge: int) -> None:
    """Add edge + over >= minutes for each area, from the column `edge` on."""
    sizes = pairs.counts + 2
    ends = np.cumsum(sizes)
    columns = np.empty(ends[-1], dtype=np.int64)
    values = np.ones(ends[-1])
    is_pair = np.ones(ends[-1], dtype=np.bool_)
    is_pair[ends - 2] = False
    is_pair[ends - 1] = False
    columns[is_pair] = pairs.share
    values[is_pair] = -pairs.minutes
    columns[ends - 2] = edge
    columns[ends - 1] = edge + 1 + np.arange(sizes.size)
    rows.add_all(sizes, columns, values, at_least=0.0)


def _limit_sites(rows: Rows, problem: WideProblem, pairs: Pairs) -> None:
    """Add what limits sites: how many, which, for how much money, for how many people."""
    sites = problem.minutes.shape[1]
    every = np.arange(sites)
    if problem.open_count is not None:
        count = float(problem.open_count)
        rows.add(every, np.ones(sites), at_least=count, at_most=count)
    for one in problem.rules.fixed:
        rows.add(np.array([one]), np.ones(1), at_least=1.0)
    if np.isfinite(problem.budget):
        rows.add(every, problem.costs, at_most=problem.budget - problem.closing_all)
    if problem.standing is not None and problem.standing.most_closed is not None:
        standing = problem.standing.sites
        least = float(standing.size - problem.standing.most_closed)
        rows.add(standing, np.ones(standing.size), at_least=least)
    for limit, sign in ((problem.room, 1.0), (problem.floor, -1.0)):
        if limit is None:
            continue
        for j in np.flatnonzero(np.isfinite(limit) & ((limit > 0) | (sign > 0))):
            mine = np.flatnonzero(pairs.site == j)
            rows.add(
                np.concatenate([pairs.share[mine], [j]]),
                np.concatenate([sign * problem.demand[pairs.area[mine]], [-sign * limit[j]]]),
                at_most=0.0,
            )


def _limit_groups(rows: Rows, problem: WideProblem, pairs: Pairs) -> None:
    """Add what each group of areas must have within its radius."""
    for rule in problem.coverage:
        inside = np.zeros(problem.demand.size, dtype=np.bool_)
        inside[rule.areas] = True
        mine = np.flatnonzero(inside[pairs.area] & (pairs.minutes <= rule.radius))
        least = rule.share * float(problem.demand[inside].sum())
        rows.add(
            pairs.share[mine], problem.demand[pairs.area[mine]], at_least=least * (1 - 1e-9)
        )
