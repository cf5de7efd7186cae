r"""The mix as a mixed-integer model, solved by HiGHS.

Whole numbers :math:`n_o` of occasions, :math:`u_o` whether an option is used, and
:math:`c_{zs}` whether zone z has presence in season s:

.. math::
    Y c_{zs} \le \sum_{o \text{ reaches } z} a_{os} n_o, \qquad
    \ell_o \le n_o \le m_o u_o .

A covering model with multiplicity (the multi-cover of Hogan & ReVelle 1986,
doi:10.1287/mnsc.32.11.1434) over modes with fixed and running costs. Zones that the same
options reach are one row: exact, and usually ten times fewer.
"""

from collections.abc import Callable

import highspy
import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.mix.problem import MixProblem
from naervaer.planning.mix.solution import MixPlan, plan_of
from naervaer.planning.solving import Ending, Outcome, StopRule


def solve_cheapest(
    problem: MixProblem, *, share: float = 1.0, stop: StopRule | None = None
) -> Outcome[MixPlan]:
    """Return the mix with fewest full-time equivalents that reaches a share of the people.

    The objective is full-time equivalents. Infeasible, with the number of people no option
    can reach often enough, when the share is beyond reach.

    Raises
    ------
    UnusableInputError
        When `share` is not between 0 and 1.

    """
    if not 0 <= share <= 1:
        raise UnusableInputError(f"share is {share}, expected 0 to 1.")
    model = _Model(problem)
    model.cost = np.concatenate([model.fte_cost, np.zeros(model.cells)])
    wanted = share * float(model.weight.sum())
    model.add_row(model.cover_columns, model.weight, lower=wanted - 1e-9 * max(1.0, wanted))
    outcome = model.solve(stop or StopRule(), value=lambda plan: plan.fte, sense=1)
    if outcome.ending is not Ending.INFEASIBLE:
        return outcome
    return Outcome(
        best=None,
        ending=Ending.INFEASIBLE,
        seconds=outcome.seconds,
        reasons=(_out_of_reach(problem, share),),
    )


def solve_best_reach(
    problem: MixProblem, *, budget_fte: float, stop: StopRule | None = None
) -> Outcome[MixPlan]:
    """Return the mix that reaches most people within a budget of full-time equivalents.

    The objective is people with presence (more is better, so the bound lies above).
    """
    model = _Model(problem)
    model.cost = np.concatenate([np.zeros(2 * model.options), model.weight])
    model.add_row(np.arange(2 * model.options), model.fte_cost, upper=budget_fte + 1e-9)
    outcome = model.solve(stop or StopRule(), value=lambda plan: plan.people, sense=-1)
    if outcome.ending is not Ending.INFEASIBLE:
        return outcome
    kept = plan_of(problem, problem.fewest).fte
    reason = f"the budget is {budget_fte:g} FTE; what must be kept takes {kept:g}."
    return Outcome(
        best=None, ending=Ending.INFEASIBLE, seconds=outcome.seconds, reasons=(reason,)
    )


def _out_of_reach(problem: MixProblem, share: float) -> str:
    best = plan_of(problem, problem.most)
    everyone = float((problem.people @ problem.season_share).sum())
    return (
        f"the share asked for is {share:.1%}; all options offered as often as they may reach "
        f"{best.people / everyone:.1%}, and leave {everyone - best.people:.0f} people out."
    )


class _Model:
    """The columns (occasions, used, covered) and rows HiGHS gets."""

    def __init__(self, problem: MixProblem) -> None:
        self.problem = problem
        self.options = problem.reaches.shape[1]
        reach, group = np.unique(problem.reaches, axis=0, return_inverse=True)
        people = np.zeros((reach.shape[0], problem.season_share.size))
        np.add.at(people, group.ravel(), problem.people)
        zone, season = np.nonzero(people > 0)
        self.cells = zone.size
        self.weight = people[zone, season] * problem.season_share[season]
        self.reach = reach[zone] & problem.active.T[season]
        year = problem.year_share
        self.fte_cost = np.concatenate(
            [year * problem.fte_per_occasion, year * problem.fixed_fte]
        )
        self.cover_columns = 2 * self.options + np.arange(self.cells)
        self.cost = np.zeros(2 * self.options + self.cells)
        self._rows: list[tuple[NDArray[np.int64], NDArray[np.float64], float, float]] = []
        self._add_links()

    def add_row(
        self,
        columns: NDArray[np.int64],
        values: NDArray[np.float64],
        *,
        lower: float = -np.inf,
        upper: float = np.inf,
    ) -> None:
        self._rows.append((columns, values, lower, upper))

    def _add_links(self) -> None:
        needed = float(self.problem.occasions_needed)
        for cell in range(self.cells):
            options = np.flatnonzero(self.reach[cell])
            columns = np.append(options, self.cover_columns[cell])
            values = np.append(np.ones(options.size), -needed)
            self.add_row(columns, values, lower=0.0)
        for option in range(self.options):
            columns = np.array([option, self.options + option])
            most = float(self.problem.most[option])
            self.add_row(columns, np.array([1.0, -most]), upper=0.0)

    def solve(
        self, stop: StopRule, *, value: Callable[[MixPlan], float], sense: int
    ) -> Outcome[MixPlan]:
        watch = stop.start()
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)  # noqa: FBT003  # the solver's signature
        solver.setOptionValue("time_limit", float(stop.seconds))
        solver.setOptionValue("mip_rel_gap", max(float(stop.gap), 1e-9))
        solver.setOptionValue("mip_abs_gap", 1e-9)
        solver.passModel(self._as_read_by_highs(sense))
        solver.run()
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return Outcome(best=None, ending=Ending.INFEASIBLE, seconds=watch.elapsed)
        info = solver.getInfo()
        columns = np.asarray(solver.getSolution().col_value)
        if not np.isfinite(info.objective_function_value) or columns.size == 0:
            return Outcome(best=None, ending=Ending.TIME_LIMIT, seconds=watch.elapsed)
        occasions = np.round(columns[: self.options]).astype(np.int64)
        plan = plan_of(self.problem, occasions)
        proven = status == highspy.HighsModelStatus.kOptimal and not stop.gap
        objective = value(plan)
        ending = Ending.OPTIMAL if proven else Ending.TIME_LIMIT
        if status == highspy.HighsModelStatus.kOptimal and stop.gap:
            ending = Ending.GAP_REACHED
        bound = objective if proven else float(info.mip_dual_bound)
        return Outcome(
            best=plan, ending=ending, objective=objective, bound=bound, seconds=watch.elapsed
        )

    def _as_read_by_highs(self, sense: int) -> highspy.HighsLp:
        problem, count = self.problem, 2 * self.options + self.cells
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = count, len(self._rows)
        model.sense_ = highspy.ObjSense.kMinimize if sense > 0 else highspy.ObjSense.kMaximize
        model.col_cost_ = self.cost
        used = (problem.fewest > 0).astype(float)
        model.col_lower_ = np.concatenate([problem.fewest, used, np.zeros(self.cells)])
        model.col_upper_ = np.concatenate([problem.most, np.ones(self.options + self.cells)])
        model.row_lower_ = np.array([row[2] for row in self._rows])
        model.row_upper_ = np.array([row[3] for row in self._rows])
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        starts = np.cumsum([0, *(row[0].size for row in self._rows)])
        model.a_matrix_.start_ = starts.astype(np.int32)
        model.a_matrix_.index_ = np.concatenate([r[0] for r in self._rows]).astype(np.int32)
        model.a_matrix_.value_ = np.concatenate([row[1] for row in self._rows])
        model.integrality_ = [highspy.HighsVarType.kInteger] * count
        return model
