r"""Set partitioning over enumerated groups, solved by HiGHS.

Choose groups :math:`x_g \in \{0, 1\}` so that each municipality is in exactly one chosen
group: :math:`\sum_{g \ni m} x_g = 1` (Balinski & Quandt 1964, doi:10.1287/opre.12.2.300). Every
group is a column, so the bound of the linear relaxation holds for the whole problem. The
relaxation is nearly always whole by itself; branch and bound is asked only when it is not.
"""

from dataclasses import dataclass, replace

import highspy
import numpy as np
from numpy.typing import NDArray

from naervaer.planning.contacts.groups import Groups

_WHOLE = 1e-6
_FIRST_ROOM = 0.05
"""Share of the relaxation's cost within which groups are tried first."""

_WIDER = 4.0
_ROUNDING = 1e-6
Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What a partitioning came to.

    Attributes
    ----------
    chosen
        The chosen groups, ascending; None when there is no answer (yet).
    bound
        No partitioning costs less.
    is_infeasible, is_proven
        Whether nothing keeps the rows, and whether the answer is proven best.

    """

    chosen: tuple[int, ...] | None
    bound: float
    is_infeasible: bool = False
    is_proven: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Relaxed:
    """The relaxation: its value, and the reduced cost of every group."""

    bound: float
    price: NDArray[np.float64]


class Partition:
    """The model of one problem, kept between questions so that each starts from the last.

    Attributes
    ----------
    groups
        What may be chosen.

    """

    def __init__(self, groups: Groups, municipalities: int) -> None:
        self.groups = groups
        self._count = municipalities
        self._size = len(groups.members)
        self._solver = highspy.Highs()
        for name, value in (("output_flag", False), ("random_seed", 0), ("threads", 1)):
            self._solver.setOptionValue(name, value)
        self._solver.passModel(self._model(groups))
        self._every = np.arange(self._size, dtype=np.int32)
        self._banned: Indices = np.empty(0, dtype=np.int64)

    def solve(
        self,
        cost: NDArray[np.float64],
        *,
        seconds: float,
        most_contacts: float = np.inf,
        most_posts: float = np.inf,
        banned: Indices | None = None,
        known: float = np.inf,
        absolute_gap: float = 1e-7,
        relative_gap: float = 0.0,
    ) -> Answer:
        """Return the cheapest partitioning without the banned groups and within the limits.

        `known` is what a partitioning that keeps all this is known to cost; it only saves time.
        """
        solver = self._solver
        solver.changeColsCost(self._size, self._every, cost)
        self._ban(np.empty(0, dtype=np.int64) if banned is None else banned)
        for row, most in ((self._count, most_contacts), (self._count + 1, most_posts)):
            solver.changeRowBounds(row, -highspy.kHighsInf, min(most, highspy.kHighsInf))
        solver.setOptionValue("time_limit", solver.getRunTime() + seconds)
        solver.run()
        if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return Answer(None, np.inf, is_infeasible=True)
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return Answer(None, -np.inf)
        solution = solver.getSolution()
        values = np.asarray(solution.col_value)
        if np.abs(values - np.round(values)).max() <= _WHOLE:
            chosen = _marked(values)
            return Answer(chosen, float(cost[list(chosen)].sum()), is_proven=True)
        return self._branch(
            cost,
            _Relaxed(
                bound=float(solver.getInfo().objective_function_value),
                price=np.asarray(solution.col_dual),
            ),
            known=known,
            until=solver.getRunTime() + seconds,
            gaps=(absolute_gap, relative_gap),
        )

    def _branch(
        self,
        cost: NDArray[np.float64],
        relaxed: _Relaxed,
        *,
        known: float,
        until: float,
        gaps: tuple[float, float],
    ) -> Answer:
        """Return the answer in whole groups.

        A group whose reduced cost is above the distance from the relaxation to a known answer
        is in no better one. So few groups are tried first, then those within the distance.
        """
        outside = np.setdiff1d(self._every, self._banned)
        room = max(_FIRST_ROOM * abs(relaxed.bound), gaps[0])
        if np.isfinite(known):
            room = max(known - relaxed.bound, 0.0) + _ROUNDING
        while True:
            left_out = outside[relaxed.price[outside] > room]
            answer = self._whole(cost, left_out, until=until, gaps=gaps)
            if not left_out.size or (answer.chosen is None and not answer.is_infeasible):
                return answer
            if answer.chosen is None:
                room *= _WIDER
                continue
            total = float(cost[list(answer.chosen)].sum())
            if not answer.is_proven:
                return replace(answer, bound=min(answer.bound, relaxed.bound + room))
            if total - relaxed.bound <= room:
                return answer
            room = total - relaxed.bound

    def _whole(
        self,
        cost: NDArray[np.float64],
        left_out: Indices,
        *,
        until: float,
        gaps: tuple[float, float],
    ) -> Answer:
        """Return the answer of branch and bound without some more groups."""
        solver, banned = self._solver, self._banned
        self._ban(np.union1d(banned, left_out))
        self._set_kind(highspy.HighsVarType.kInteger)
        solver.setOptionValue("mip_abs_gap", gaps[0])
        solver.setOptionValue("mip_rel_gap", gaps[1])
        solver.setOptionValue("time_limit", until)
        solver.run()
        status, info = solver.getModelStatus(), solver.getInfo()
        values = np.asarray(solver.getSolution().col_value)
        found = info.primal_solution_status == highspy.kSolutionStatusFeasible
        bound = float(info.mip_dual_bound)
        self._set_kind(highspy.HighsVarType.kContinuous)
        self._ban(banned)
        if status == highspy.HighsModelStatus.kInfeasible:
            return Answer(None, np.inf, is_infeasible=True)
        if not found:
            return Answer(None, bound)
        chosen = _marked(values)
        proven = status == highspy.HighsModelStatus.kOptimal
        total = float(cost[list(chosen)].sum())
        return Answer(chosen, total if proven else bound, is_proven=proven)

    def _set_kind(self, kind: highspy.HighsVarType) -> None:
        kinds = np.full(self._size, kind)
        self._solver.changeColsIntegrality(self._size, self._every, kinds)

    def _ban(self, banned: Indices) -> None:
        """Shut these groups and open those that were shut before."""
        for columns, most in ((self._banned, 1.0), (banned, 0.0)):
            if columns.size:
                count = columns.size
                self._solver.changeColsBounds(
                    count, columns.astype(np.int32), np.zeros(count), np.full(count, most)
                )
        self._banned = banned

    def _model(self, groups: Groups) -> highspy.HighsLp:
        """Write a row per municipality, and one each for contacts and posts."""
        sizes = [len(members) + 2 for members in groups.members]
        indices: list[int] = []
        values: list[float] = []
        for members, contacts, posts in zip(
            groups.members, groups.contacts.tolist(), groups.posts.tolist(), strict=True
        ):
            indices.extend((*members, self._count, self._count + 1))
            values.extend((*([1.0] * len(members)), contacts, posts))
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = self._size, self._count + 2
        model.col_cost_ = np.zeros(self._size)
        model.col_lower_ = np.zeros(self._size)
        model.col_upper_ = np.ones(self._size)
        loose = [-highspy.kHighsInf] * 2
        model.row_lower_ = np.concatenate([np.ones(self._count), loose])
        model.row_upper_ = np.concatenate([np.ones(self._count), -np.array(loose)])
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
        model.a_matrix_.index_ = np.array(indices, dtype=np.int32)
        model.a_matrix_.value_ = np.array(values)
        return model


def _marked(values: NDArray[np.float64]) -> tuple[int, ...]:
    return tuple(int(index) for index in np.flatnonzero(values > 0.5))  # noqa: PLR2004
