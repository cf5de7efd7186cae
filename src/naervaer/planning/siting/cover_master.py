"""The covering problem in the space of its sites: a linear program that cuts are added to.

How much demand a group of rows leaves uncovered is one column per group; cuts say how it
depends on the sites (Benders cuts, after Cordeau, Furini and Ljubic 2019,
doi:10.1016/j.ejor.2018.12.021). Many groups instead of one need far fewer rounds of cuts.
"""

from dataclasses import dataclass, field
from itertools import pairwise

import highspy
import numpy as np
from numpy.typing import NDArray

from naervaer.planning.kernels.siting_cover import separate_cuts
from naervaer.planning.siting.cover_rows import CoverRows

_COUNT, _SET = -1, -2
_ANY = 2_147_483_647
_USABLE = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kIterationLimit)
_IN_USE = 1e-9
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """What a branch says about the sites.

    Attributes
    ----------
    low, high
        Least and most of each site, 0 or 1, shape (S,).
    sets
        By number of a set of sites: the least and the most of it that open.

    """

    low: NDArray[np.float64]
    high: NDArray[np.float64]
    sets: dict[int, tuple[float, float]] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class _Row:
    """A row of the linear program: its kind or group, sites, values, need and age."""

    kind: int
    sites: NDArray[np.int32]
    values: NDArray[np.float64]
    need: float
    number: int = -1
    age: int = 0


@dataclass(slots=True, eq=False)
class Solved:
    """A solution of the linear program.

    Attributes
    ----------
    share
        How far each site opens, 0 to 1, shape (S,).
    lost
        What each group leaves uncovered according to the cuts, shape (G,).
    bound
        No plan within the limits leaves less uncovered: safe whatever the rounding of the
        solver, as it is computed anew from the prices of the rows (Neumaier and Shcherbina
        2004, doi:10.1007/s10107-003-0433-3).
    reduced
        What opening a site further would add to the bound, shape (S,).

    """

    share: NDArray[np.float64]
    lost: NDArray[np.float64]
    bound: float
    reduced: NDArray[np.float64]


class CoverMaster:
    """The linear program over sites and groups, with its cuts."""

    def __init__(self, rows: CoverRows) -> None:
        self.rows = rows
        sites, groups = rows.site_count, rows.groups
        self.heaviest = np.bincount(rows.group, weights=rows.weights, minlength=groups)
        self.free = Limits(np.zeros(sites), np.ones(sites))
        self._limits = self.free
        self._lines: list[_Row] = []
        self._prices = np.empty(0)
        self._sets: dict[int, NDArray[np.int64]] = {}
        self._solver = highspy.Highs()
        for name, value in (
            ("output_flag", False), ("threads", 1), ("presolve", "off"), ("solver", "simplex"),
        ):  # fmt: skip
            self._solver.setOptionValue(name, value)
        self._solver.addVars(sites, np.zeros(sites), np.ones(sites))
        self._solver.addVars(groups, np.zeros(groups), self.heaviest)
        columns = np.arange(sites, sites + groups, dtype=np.int32)
        self._solver.changeColsCost(groups, columns, np.ones(groups))
        everything = np.arange(sites, dtype=np.int32)
        self._solver.addRow(
            float(rows.count), float(rows.count), sites, everything, np.ones(sites)
        )
        self._lines.append(_Row(_COUNT, everything, np.ones(sites), float(rows.count)))

    @property
    def line_count(self) -> int:
        """Number of rows of the linear program."""
        return len(self._lines)

    def cut(
        self, share: NDArray[np.float64], lost: NDArray[np.float64], *, slack: float
    ) -> int:
        """Add the cuts that `share` breaks by more than `slack` and return their number."""
        return self._cut(self.rows, share, lost, slack=slack)

    def cut_priced(self, priced: CoverRows) -> None:
        """Add a cut per group: a part of each row's weight, given in `priced`, is lost."""
        nowhere = np.zeros(priced.site_count)
        self._cut(priced, nowhere, np.full(priced.groups, -1.0), slack=0.0)

    def _cut(
        self,
        rows: CoverRows,
        share: NDArray[np.float64],
        lost: NDArray[np.float64],
        *,
        slack: float,
    ) -> int:
        which, need, begins, sites, values = separate_cuts(
            rows.starts, rows.sites, rows.weights, rows.group_starts, share, lost, slack
        )
        parts = [(sites[begin:end], values[begin:end]) for begin, end in pairwise(begins)]
        self._add(
            [
                _Row(int(group), *part, float(needed))
                for group, part, needed in zip(which, parts, need, strict=True)
            ]
        )
        return int(which.size)

    def _add(self, cuts: list[_Row]) -> None:
        if not cuts:
            return
        sizes = np.array([cut.sites.size for cut in cuts])
        starts = np.concatenate([[0], np.cumsum(sizes + 1)])
        columns = np.empty(starts[-1], dtype=np.int32)
        values = np.ones(starts[-1])
        for at, cut in zip(starts, cuts, strict=False):
            columns[at] = self.rows.site_count + cut.kind
            columns[at + 1 : at + 1 + cut.sites.size] = cut.sites
            values[at + 1 : at + 1 + cut.sites.size] = cut.values
        self._solver.addRows(
            len(cuts),
            np.array([cut.need for cut in cuts]),
            np.full(len(cuts), highspy.kHighsInf),
            columns.size,
            starts[:-1].astype(np.int32),
            columns,
            values,
        )
        self._lines += cuts

    def name_set(self, number: int, members: NDArray[np.int64]) -> None:
        """Make a set of sites known, of which branches may limit how many open."""
        if number in self._sets:
            return
        self._sets[number] = members
        index = members.astype(np.int32)
        infinite = highspy.kHighsInf
        self._solver.addRow(-infinite, infinite, index.size, index, np.ones(index.size))
        self._lines.append(_Row(_SET, index, np.ones(index.size), 0.0, number))

    def forget_sets(self, kept: set[int]) -> None:
        """Drop the sets that no branch asks for any more."""
        gone = [
            at
            for at, line in enumerate(self._lines)
            if line.kind == _SET and line.number not in kept
        ]
        for at in gone:
            del self._sets[self._lines[at].number]
        self._drop(np.array(gone, dtype=np.int32))

    def limit(self, limits: Limits) -> None:
        """Let the next solutions keep to the limits of a branch."""
        self._limits = limits
        count = self.rows.site_count
        every = np.arange(count, dtype=np.int32)
        self._solver.changeColsBounds(count, every, limits.low, limits.high)
        infinite = highspy.kHighsInf
        for at, line in enumerate(self._lines):
            if line.kind == _SET:
                least, most = limits.sets.get(line.number, (-infinite, infinite))
                self._solver.changeRowBounds(at, least, most)

    def remember(self) -> highspy.HighsBasis:
        """Return where the solver stands, to start from there again."""
        return self._solver.getBasis()

    def recall(self, basis: highspy.HighsBasis) -> None:
        """Start the next solution from a basis of the same program."""
        self._solver.setBasis(basis)

    def solve(self, seconds: float, *, most_steps: int = _ANY) -> Solved | None:
        """Return the solution within the limits, None when there is none.

        After `most_steps` of the simplex method the bound is what it is by then; it holds.

        Raises
        ------
        TimeoutError
            When the time was too short.

        """
        self._solver.setOptionValue("time_limit", self._solver.getRunTime() + max(seconds, 0.0))
        self._solver.setOptionValue("simplex_iteration_limit", most_steps)
        self._solver.run()
        if self._solver.getModelStatus() == highspy.HighsModelStatus.kUnknown:
            self._solver.clearSolver()  # a basis gone astray: start without one
            self._solver.run()
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status not in _USABLE:
            raise TimeoutError
        solution = self._solver.getSolution()
        values = np.array(solution.col_value)
        self._prices = np.array(solution.row_dual)
        bound, reduced = self._safe(self._prices)
        count = self.rows.site_count
        return Solved(np.clip(values[:count], 0.0, 1.0), values[count:], bound, reduced)

    def _safe(self, prices: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """Return a bound that holds for any prices, and the reduced costs of the sites."""
        reduced = np.zeros(self.rows.site_count)
        group = np.ones(self.rows.groups)
        bound = 0.0
        for at in np.flatnonzero(prices):
            line, price = self._lines[at], float(prices[at])
            side = line.need
            if line.kind == _SET:
                side = self._limits.sets.get(line.number, (-np.inf, np.inf))[price < 0]
                if not np.isfinite(side):
                    continue
            elif line.kind >= 0:
                price = max(price, 0.0)
                group[line.kind] -= price
            bound += price * side
            reduced[line.sites] -= price * line.values
        bound += float(np.dot(np.minimum(group, 0.0), self.heaviest))
        bound += float(np.dot(np.minimum(reduced, 0.0), self._limits.high))
        bound += float(np.dot(np.maximum(reduced, 0.0), self._limits.low))
        return bound - _ROUNDING * abs(bound), reduced

    def purge(self, age: int, *, least: int) -> None:
        """Drop the cuts without a price for `age` purges, when there are `least` of them."""
        for at, line in enumerate(self._lines):
            in_use = at >= self._prices.size or abs(self._prices[at]) > _IN_USE
            line.age = 0 if in_use else line.age + 1
        old = [at for at, one in enumerate(self._lines) if one.kind >= 0 and one.age >= age]
        if len(old) >= least:
            self._drop(np.array(old, dtype=np.int32))

    def _drop(self, gone: NDArray[np.int32]) -> None:
        if not gone.size:
            return
        self._solver.deleteRows(gone.size, gone)
        left = np.ones(len(self._lines), dtype=np.bool_)
        left[gone] = False
        self._lines = [line for line, stays in zip(self._lines, left, strict=True) if stays]
        self._prices = self._prices[left[: self._prices.size]]

    def kept(self, places: NDArray[np.int64]) -> "CoverMaster":
        """Return the program with some of the sites only, and the cuts that have a price."""
        numbers = np.full(self.rows.site_count, -1, dtype=np.int32)
        numbers[places] = np.arange(places.size)
        smaller = CoverMaster(self.rows.kept(places))
        cuts = []
        for line, price in zip(self._lines, self._prices, strict=False):
            if line.kind >= 0 and abs(price) > _IN_USE:
                sites = numbers[line.sites]
                stays = sites >= 0
                cuts.append(_Row(line.kind, sites[stays], line.values[stays], line.need))
        smaller._add(cuts)
        return smaller
