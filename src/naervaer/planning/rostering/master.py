"""The restricted master problem: choose one known row for each person, relaxed to fractions.

With columns j (person p_j, cost c_j, a_j[i] what the row gives to aim i)::

    min  Σ c_j x_j + Σ (w⁻ u + w⁺ o)
    s.t. Σ_j a_j[i] x_j + u[i] - o[i] + s[i] = high[i],  0 ≤ s[i] ≤ width[i]   price π[i]
         Σ_{j of person p} x_j = 1                                            price σ[p]

A costly stand-in keeps each person's row in reach while no column fits.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from naervaer.planning.rostering.aims import Aims, ShiftCover
from naervaer.planning.rostering.problem import RosterProblem

_PRIMAL, _DUAL = 4, 1
_FIRST_SLICE, _LONGEST_SLICE = 0.5, 2.0
_TINY = 1e-9
_DEAR = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class MasterAnswer:
    """The fractional choice among known rows.

    Attributes
    ----------
    objective
        Value of the relaxation.
    aim_price
        π, one for each aim.
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
    aim_price: NDArray[np.float64]
    person_price: NDArray[np.float64]
    chosen: NDArray[np.int64]
    shares: NDArray[np.float64]
    stand_in: float


@dataclass(slots=True, eq=False)
class Master:
    """All rows known so far and the linear programme that chooses among them.

    Attributes
    ----------
    aims
        What rows are chosen for together.
    members
        The people to choose rows for, ascending.

    """

    aims: Aims
    members: NDArray[np.int64]
    highs: Any = field(init=False)
    people: list[int] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    _rows: NDArray[np.int64] = field(init=False)
    _known: set[bytes] = field(default_factory=set)
    _fixed: int = field(init=False)
    _place: dict[int, int] = field(init=False)
    _open: NDArray[np.bool_] = field(init=False)
    _only_added: bool = True
    _aims: int = field(init=False)

    def __post_init__(self) -> None:
        """Write the rows, the slack for cover and the stand-ins."""
        aims = self.aims
        days, people = aims.days, self.members.size
        self._place = {int(person): place for place, person in enumerate(self.members)}
        self._aims = count = aims.high.size
        self._rows = np.empty((256, days), dtype=np.int64)
        self._open = np.ones(256, dtype=np.bool_)
        self.highs = highspy.Highs()
        self.highs.setOptionValue("output_flag", False)  # noqa: FBT003
        self.highs.setOptionValue("threads", 1)
        # Nearly every entry is 1 or -1: scaling only costs time.
        self.highs.setOptionValue("simplex_scale_strategy", 0)
        right = np.concatenate([aims.high, np.ones(people)])
        nothing, zeros = np.zeros(0, dtype=np.int32), np.zeros(count + people, dtype=np.int32)
        self.highs.addRows(count + people, right, right, 0, zeros, nothing, np.zeros(0))
        every = np.arange(count)
        self._add_unit_columns(aims.under, every, sign=1.0)
        self._add_unit_columns(aims.over, every, sign=-1.0)
        wide = np.flatnonzero(aims.width > 0)
        self._add_unit_columns(np.zeros(wide.size), wide, sign=1.0, upper=aims.width[wide])
        stand_ins = np.full(people, aims.dearest_row)
        self._add_unit_columns(stand_ins, count + np.arange(people), sign=1.0)
        self._fixed = 2 * count + wide.size + people

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
        gives, amounts = self.aims.gives(person, row)
        index = np.concatenate([gives, [self._aims + self._place[person]]]).astype(np.int32)
        amounts = np.concatenate([amounts, [1.0]])
        self.highs.addCol(cost, 0.0, highspy.kHighsInf, index.size, index, amounts)
        return True

    @classmethod
    def whole(cls, problem: RosterProblem) -> "Master":
        """Return a master for everybody and every day."""
        cover = ShiftCover(problem, problem.required, 0, problem.days)
        return cls(cover, np.arange(problem.people))

    @property
    def open_share(self) -> float:
        """Share of the known rows that are not closed by `restrict`."""
        return float(self._open[: self.count].sum()) / max(1, self.count)

    def condensed(self) -> "Master":
        """Return a new master with the rows that are open and not dear, and the basis.

        A row whose reduced cost is a good part of the dearest cover is hardly ever taken up
        again; should it be, pricing finds it anew.
        """
        fresh = Master(self.aims, self.members)
        basis = self.highs.getBasis()
        keep = self._open[: self.count].copy()
        if basis.valid:
            reduced = np.asarray(self.highs.getSolution().col_dual)[self._fixed :]
            keep[: reduced.size] &= reduced <= _DEAR * float(self.aims.under.max())
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
        days = np.arange(self.aims.days)
        choice = np.where(rows >= 0, rows, self.aims.shifts)
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
        # HiGHS goes on from the basis it stopped at; short slices keep the time limit.
        slice_seconds = _FIRST_SLICE
        while True:
            self.highs.setOptionValue("time_limit", self.highs.getRunTime() + slice_seconds)
            self.highs.run()
            if self.highs.getModelStatus() == highspy.HighsModelStatus.kOptimal:
                break
            if is_over():
                return None
            slice_seconds = min(2.0 * slice_seconds, _LONGEST_SLICE)
        self._only_added = True
        solution = self.highs.getSolution()
        dual = np.asarray(solution.row_dual)
        value = np.asarray(solution.col_value)
        shares = value[self._fixed :]
        chosen = np.flatnonzero(shares > _TINY)
        return MasterAnswer(
            objective=float(self.highs.getInfo().objective_function_value),
            aim_price=dual[: self._aims],
            person_price=dual[self._aims :],
            chosen=chosen,
            shares=shares[chosen],
            stand_in=float(value[self._fixed - self.members.size : self._fixed].sum()),
        )

    def _add_unit_columns(
        self,
        cost: NDArray[np.float64],
        rows: NDArray[np.int64],
        *,
        sign: float,
        upper: NDArray[np.float64] | None = None,
    ) -> None:
        count = cost.size
        start = np.arange(count, dtype=np.int32)
        if upper is None:
            upper = np.full(count, highspy.kHighsInf)
        entries = np.full(count, sign)
        self.highs.addCols(
            count, cost, np.zeros(count), upper, count, start, rows.astype(np.int32), entries
        )
