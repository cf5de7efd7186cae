"""The restricted master problem: choose one known row for each person, relaxed to fractions.

With columns j (person p_j, cost c_j, a_j[d, s] = 1 where the row works shift s on day d)::

    min  Σ c_j x_j + Σ (w⁻ u + w⁺ o)
    s.t. Σ_j a_j[d, s] x_j + u[d, s] - o[d, s] = required[d, s]      price π[d, s]
         Σ_{j of person p} x_j = 1                                   price σ[p]

A costly stand-in keeps each person's row in reach while no column fits.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from naervaer.planning.rostering.problem import RosterProblem

_PRIMAL, _DUAL = 4, 1
_FIRST_SLICE = 1.0
_TINY = 1e-9
_DEAR = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class MasterAnswer:
    """The fractional choice among known rows.

    Attributes
    ----------
    objective
        Value of the relaxation.
    cover_price
        π, shape (D, S).
    person_price
        σ, shape (P,).
    chosen
        Indices of columns with a value above zero.
    shares
        Their values.
    stand_in
        How many rows the stand-ins fill in all.

    """

    objective: float
    cover_price: NDArray[np.float64]
    person_price: NDArray[np.float64]
    chosen: NDArray[np.int64]
    shares: NDArray[np.float64]
    stand_in: float


@dataclass(slots=True, eq=False)
class Master:
    """All rows known so far and the linear programme that chooses among them.

    Attributes
    ----------
    problem
        The whole problem.
    members
        The people to choose rows for, ascending.
    required
        People wanted of them, shape (D, S); may be negative where others cover already.
    first_day, last_day
        Cover is counted from `first_day` up to but not including `last_day`.

    """

    problem: RosterProblem
    members: NDArray[np.int64]
    required: NDArray[np.int64]
    first_day: int
    last_day: int
    highs: Any = field(init=False)
    people: list[int] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    _rows: NDArray[np.int64] = field(init=False)
    _known: set[bytes] = field(default_factory=set)
    _fixed: int = field(init=False)
    _place: dict[int, int] = field(init=False)
    _open: NDArray[np.bool_] = field(init=False)
    _only_added: bool = True
    _cells: int = field(init=False)

    def __post_init__(self) -> None:
        """Write the rows, the slack for cover and the stand-ins."""
        problem = self.problem
        days, people = problem.days, self.members.size
        self._place = {int(person): place for place, person in enumerate(self.members)}
        span = slice(self.first_day, self.last_day)
        self._cells = cells = (self.last_day - self.first_day) * problem.shifts
        self._rows = np.empty((256, days), dtype=np.int64)
        self._open = np.ones(256, dtype=np.bool_)
        self.highs = highspy.Highs()
        self.highs.setOptionValue("output_flag", False)  # noqa: FBT003
        self.highs.setOptionValue("threads", 1)
        # Every entry is 1 or -1: scaling only costs time.
        self.highs.setOptionValue("simplex_scale_strategy", 0)
        wanted = self.required[span].astype(np.float64).ravel()
        right = np.concatenate([wanted, np.ones(people)])
        nothing, zeros = np.zeros(0, dtype=np.int32), np.zeros(cells + people, dtype=np.int32)
        self.highs.addRows(cells + people, right, right, 0, zeros, nothing, np.zeros(0))
        self._add_unit_columns(problem.under_weight[span].ravel(), first_row=0, sign=1.0)
        self._add_unit_columns(problem.over_weight[span].ravel(), first_row=0, sign=-1.0)
        dearest = max(float(problem.under_weight.max()), float(problem.over_weight.max()))
        wishes = problem.wish_on.sum(axis=(1, 2)) + problem.wish_off.sum(axis=(1, 2))
        price = 2.0 * (dearest * days + float(wishes.max(initial=0.0))) + 1.0
        self._add_unit_columns(np.full(people, price), first_row=cells, sign=1.0)
        self._fixed = 2 * cells + people

    @property
    def count(self) -> int:
        """How many rows are known."""
        return len(self.people)

    @property
    def rows(self) -> NDArray[np.int64]:
        """The known rows, shape (count, D)."""
        return self._rows[: self.count]

    def place(self, person: int) -> int:
        """Return where a person stands among the members."""
        return self._place[person]

    def add(self, person: int, row: NDArray[np.int64], cost: float) -> bool:
        """Add a person's row; False when it is known already."""
        key = person.to_bytes(4, "little") + row.astype(np.int16).tobytes()
        if key in self._known:
            return False
        self._known.add(key)
        if self.count == self._rows.shape[0]:
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
            self._open = np.concatenate([self._open, np.ones_like(self._open)])
        self._rows[self.count] = row
        self.people.append(person)
        self.costs.append(cost)
        self._open[self.count - 1] = True
        inside = row[self.first_day : self.last_day]
        days = np.flatnonzero(inside >= 0)
        cover = days * self.problem.shifts + inside[days]
        index = np.concatenate([cover, [self._cells + self._place[person]]]).astype(np.int32)
        self.highs.addCol(cost, 0.0, highspy.kHighsInf, index.size, index, np.ones(index.size))
        return True

    @classmethod
    def whole(cls, problem: RosterProblem) -> "Master":
        """Return a master for everybody and every day."""
        everybody = np.arange(problem.people)
        return cls(problem, everybody, problem.required, 0, problem.days)

    @property
    def open_share(self) -> float:
        """Share of the known rows that are not closed by `restrict`."""
        return float(self._open[: self.count].sum()) / max(1, self.count)

    def condensed(self) -> "Master":
        """Return a new master with the rows that are open and not dear, and the basis.

        A row whose reduced cost is a good part of the dearest cover is hardly ever taken up
        again; should it be, pricing finds it anew.
        """
        fresh = Master(self.problem, self.members, self.required, self.first_day, self.last_day)
        basis = self.highs.getBasis()
        keep = self._open[: self.count].copy()
        if basis.valid:
            reduced = np.asarray(self.highs.getSolution().col_dual)[self._fixed :]
            keep[: reduced.size] &= reduced <= _DEAR * float(self.problem.under_weight.max())
        kept = np.flatnonzero(keep)
        for column in kept:
            fresh.add(self.people[column], self._rows[column], self.costs[column])
        if basis.valid:
            status = list(basis.col_status)
            again = highspy.HighsBasis()
            again.col_status = status[: self._fixed] + [status[self._fixed + c] for c in kept]
            again.row_status = list(basis.row_status)
            # Columns left out may have been basic: HiGHS then completes the basis.
            again.valid = again.alien = True
            fresh.highs.setBasis(again)
        return fresh

    def restrict(self, allowed: NDArray[np.bool_]) -> None:
        """Leave only rows that `allowed`, shape (P, D, S + 1) with off last, lets through."""
        if not self.count:
            return
        rows = self.rows
        people = np.asarray(self.people, dtype=np.int64)
        days = np.arange(self.problem.days)
        choice = np.where(rows >= 0, rows, self.problem.shifts)
        fits: NDArray[np.bool_] = np.all(
            allowed[people[:, None], days[None, :], choice], axis=1
        )
        changed = np.flatnonzero(fits != self._open[: self.count])
        if changed.size == 0:
            return
        upper = np.where(fits[changed], highspy.kHighsInf, 0.0)
        index = (changed + self._fixed).astype(np.int32)
        self.highs.changeColsBounds(index.size, index, np.zeros(index.size), upper)
        self._open[: self.count] = fits
        self._only_added = False

    def solve(self, is_over: Callable[[], bool]) -> MasterAnswer | None:
        """Solve the relaxation from the last basis; None when `is_over` says so first."""
        self.highs.setOptionValue("simplex_strategy", _PRIMAL if self._only_added else _DUAL)
        slice_seconds = _FIRST_SLICE
        while True:
            self.highs.setOptionValue("time_limit", self.highs.getRunTime() + slice_seconds)
            self.highs.run()
            if self.highs.getModelStatus() == highspy.HighsModelStatus.kOptimal:
                break
            if is_over():
                return None
            slice_seconds *= 2.0
        self._only_added = True
        solution = self.highs.getSolution()
        dual = np.asarray(solution.row_dual)
        value = np.asarray(solution.col_value)
        problem = self.problem
        cells = self._cells
        price = np.zeros((problem.days, problem.shifts))
        price[self.first_day : self.last_day] = dual[:cells].reshape(-1, problem.shifts)
        shares = value[self._fixed :]
        chosen = np.flatnonzero(shares > _TINY)
        return MasterAnswer(
            objective=float(self.highs.getInfo().objective_function_value),
            cover_price=price,
            person_price=dual[cells:],
            chosen=chosen,
            shares=shares[chosen],
            stand_in=float(value[2 * cells : self._fixed].sum()),
        )

    def _add_unit_columns(
        self, cost: NDArray[np.float64], *, first_row: int, sign: float
    ) -> None:
        count = cost.size
        start = np.arange(count, dtype=np.int32)
        index = start + np.int32(first_row)
        zeros, endless = np.zeros(count), np.full(count, highspy.kHighsInf)
        self.highs.addCols(
            count, cost, zeros, endless, count, start, index, np.full(count, sign)
        )
