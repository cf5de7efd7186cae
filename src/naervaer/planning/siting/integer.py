"""Integer models as arrays, and HiGHS to solve them."""

from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

_HALF = 0.5


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class IntegerModel:
    """Minimise `cost` over columns from 0 to `upper`, under rows.

    Attributes
    ----------
    cost, upper
        Cost and upper bound of each column.
    whole
        Which columns take whole values only.
    begins, columns, values
        Rows in compressed form.
    at_least, at_most
        Limits of each row; infinite where there is none.
    base
        Cost that comes on top.

    """

    cost: NDArray[np.float64]
    upper: NDArray[np.float64]
    whole: NDArray[np.bool_]
    begins: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: NDArray[np.float64]
    at_least: NDArray[np.float64]
    at_most: NDArray[np.float64]
    base: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class IntegerAnswer:
    """What HiGHS said about a model.

    Attributes
    ----------
    values
        The best columns found, or None.
    bound
        Proven bound on the cost; infinity when no columns fit.

    """

    values: NDArray[np.float64] | None
    bound: float

    @property
    def is_infeasible(self) -> bool:
        """Whether no columns fit the rows."""
        return self.values is None and self.bound == np.inf

    def marked(self, count: int) -> NDArray[np.int64]:
        """Return which of the first `count` columns are 1."""
        if self.values is None:
            return np.empty(0, dtype=np.int64)
        return np.flatnonzero(self.values[:count] > _HALF)


def solve_integer(
    model: IntegerModel,
    *,
    seconds: float,
    seed: int = 0,
    tolerance: float = 0.0,
    relative: float = 0.0,
    cutoff: float = np.inf,
    start: NDArray[np.float64] | None = None,
) -> IntegerAnswer:
    """Solve a model.

    `tolerance` and `relative` are the gaps that count as proven. Columns that cost more than
    `cutoff` are of no interest: when all do, the model counts as infeasible.
    """
    solver = highspy.Highs()
    for name, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", seed % (2**31)),
        ("time_limit", max(seconds, 0.0)),
        ("mip_rel_gap", relative),
        ("mip_abs_gap", max(tolerance, 1e-9)),
    ):
        solver.setOptionValue(name, value)
    if np.isfinite(cutoff):
        solver.setOptionValue("objective_bound", cutoff - model.base)
    solver.passModel(_lp(model))
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = [float(value) for value in start]
        solver.setSolution(solution)
    solver.run()
    status = solver.getModelStatus()
    if status in (
        highspy.HighsModelStatus.kInfeasible,
        highspy.HighsModelStatus.kUnboundedOrInfeasible,
    ):
        return IntegerAnswer(None, np.inf)
    info = solver.getInfo()
    optimal = status == highspy.HighsModelStatus.kOptimal
    bound = info.mip_dual_bound if model.whole.any() else info.objective_function_value
    if not optimal and not model.whole.any():
        bound = -np.inf
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return IntegerAnswer(None, model.base + float(bound))
    return IntegerAnswer(np.array(solver.getSolution().col_value), model.base + float(bound))


def _lp(model: IntegerModel) -> highspy.HighsLp:
    """Return the model as HiGHS wants it."""
    lp = highspy.HighsLp()
    lp.num_col_ = model.cost.size
    lp.num_row_ = model.at_least.size
    lp.col_cost_ = model.cost
    lp.col_lower_ = np.zeros(model.cost.size)
    lp.col_upper_ = model.upper
    lp.row_lower_ = np.where(np.isinf(model.at_least), -highspy.kHighsInf, model.at_least)
    lp.row_upper_ = np.where(np.isinf(model.at_most), highspy.kHighsInf, model.at_most)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = model.begins.astype(np.int32)
    lp.a_matrix_.index_ = model.columns.astype(np.int32)
    lp.a_matrix_.value_ = model.values
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    lp.integrality_ = [kinds[int(whole)] for whole in model.whole]
    return lp
