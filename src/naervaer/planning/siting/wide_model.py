"""The wide siting problem as an integer model."""

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting.integer import IntegerModel
from naervaer.planning.siting.wide_problem import WideProblem

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


class Rows:
    """Rows of a model as they are written."""

    def __init__(self) -> None:
        self.begins = [0]
        self.columns: list[Numbers] = []
        self.values: list[Floats] = []
        self.at_least: list[float] = []
        self.at_most: list[float] = []

    def add(
        self,
        columns: Numbers,
        values: Floats,
        *,
        at_least: float = -np.inf,
        at_most: float = np.inf,
    ) -> None:
        """Add one row."""
        self.begins.append(self.begins[-1] + columns.size)
        self.columns.append(columns)
        self.values.append(values)
        self.at_least.append(at_least)
        self.at_most.append(at_most)


def wide_model(problem: WideProblem) -> IntegerModel:
    """Return the model: sites first, then shares of pairs, then the tail's columns."""
    sites = problem.minutes.shape[1]
    rows_of = np.flatnonzero(problem.demand > 0)
    usable = problem.rules.usable(sites)
    at_row, site = np.nonzero(np.isfinite(problem.minutes[rows_of]) & usable[None, :])
    area = rows_of[at_row]
    minutes = problem.minutes[area, site].astype(np.float64)
    share = sites + np.arange(area.size)
    has_tail = problem.priorities.tail > 0
    edge = sites + area.size
    over = edge + 1 + np.arange(rows_of.size)
    weight = problem.demand / problem.demand.sum()
    cost = np.concatenate(
        [
            problem.priorities.cost * problem.costs,
            problem.priorities.mean * weight[area] * minutes,
        ]
    )
    upper = np.concatenate([usable.astype(np.float64), np.ones(area.size)])
    rows = Rows()
    limits = np.concatenate([[0], np.cumsum(np.bincount(at_row, minlength=rows_of.size))])
    for at in range(rows_of.size):
        mine = slice(limits[at], limits[at + 1])
        ones = np.ones(limits[at + 1] - limits[at])
        rows.add(share[mine], ones, at_least=1.0, at_most=1.0)
        if has_tail:
            rows.add(
                np.concatenate([share[mine], [edge, over[at]]]),
                np.concatenate([-minutes[mine], [1.0, 1.0]]),
                at_least=0.0,
            )
    for pair in range(area.size):
        rows.add(np.array([share[pair], site[pair]]), np.array([-1.0, 1.0]), at_least=0.0)
    _limit_sites(rows, problem, share=share, area=area, site=site)
    _limit_groups(rows, problem, share=share, area=area, minutes=minutes)
    if has_tail:
        worst = weight[rows_of] * problem.priorities.tail / problem.priorities.tail_share
        cost = np.concatenate([cost, [problem.priorities.tail], worst])
        upper = np.concatenate([upper, np.full(1 + rows_of.size, np.inf)])
    return IntegerModel(
        cost=cost,
        upper=upper,
        whole=np.arange(cost.size) < sites,
        begins=np.array(rows.begins),
        columns=np.concatenate(rows.columns),
        values=np.concatenate(rows.values),
        at_least=np.array(rows.at_least),
        at_most=np.array(rows.at_most),
    )


def _limit_sites(
    rows: Rows, problem: WideProblem, *, share: Numbers, area: Numbers, site: Numbers
) -> None:
    """Add what limits sites: how many, which, for how much money, for how many people."""
    sites = problem.minutes.shape[1]
    every = np.arange(sites)
    if problem.open_count is not None:
        count = float(problem.open_count)
        rows.add(every, np.ones(sites), at_least=count, at_most=count)
    for one in problem.rules.fixed:
        rows.add(np.array([one]), np.ones(1), at_least=1.0)
    if np.isfinite(problem.budget):
        rows.add(every, problem.costs, at_most=problem.budget)
    for limit, sign in ((problem.room, 1.0), (problem.floor, -1.0)):
        if limit is None:
            continue
        for j in np.flatnonzero(np.isfinite(limit) & ((limit > 0) | (sign > 0))):
            mine = np.flatnonzero(site == j)
            rows.add(
                np.concatenate([share[mine], [j]]),
                np.concatenate([sign * problem.demand[area[mine]], [-sign * limit[j]]]),
                at_most=0.0,
            )


def _limit_groups(
    rows: Rows, problem: WideProblem, *, share: Numbers, area: Numbers, minutes: Floats
) -> None:
    """Add what each group of areas must have within its radius."""
    for rule in problem.coverage:
        inside = np.zeros(problem.demand.size, dtype=np.bool_)
        inside[rule.areas] = True
        mine = np.flatnonzero(inside[area] & (minutes <= rule.radius))
        least = rule.share * float(problem.demand[inside].sum())
        rows.add(share[mine], problem.demand[area[mine]], at_least=least * (1 - 1e-9))
