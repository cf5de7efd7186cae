r"""Set partitioning, solved to proven optimality by HiGHS.

Choose groups :math:`x_g \in \{0, 1\}` so that each municipality is in exactly one chosen
group: :math:`\sum_{g \ni m} x_g = 1`. The model of Balinski & Quandt (1964,
doi:10.1287/opre.12.2.300), with every column enumerated, so the bound of the linear
relaxation holds for the whole problem and not for a sample of columns.
"""

from collections.abc import Callable

import highspy
import numpy as np
from numpy.typing import NDArray

from naervaer.planning.contacts.groups import Groups, build_groups
from naervaer.planning.contacts.params import ContactRules
from naervaer.planning.contacts.problem import ContactProblem
from naervaer.planning.contacts.solution import ContactPlan
from naervaer.planning.solving import Ending, Outcome, StopRule

_TIE = 1e-5
"""Weight of the burden where the number of contacts decides: it only breaks ties."""


def solve_fewest_posts(
    problem: ContactProblem,
    rules: ContactRules | None = None,
    *,
    groups: Groups | None = None,
    stop: StopRule | None = None,
) -> Outcome[ContactPlan]:
    """Return the plan with fewest contacts that keeps the rules; ties by least burden.

    The objective is the number of contacts. `groups` may be given by a caller who has built
    them for the same problem and rules.
    """
    rules = rules or ContactRules()
    groups = groups or build_groups(problem, rules)
    scale = _TIE / max(1.0, float(groups.burden.max()) * problem.municipalities)
    cost = groups.contacts + scale * groups.burden
    return _solve(
        problem, groups, cost, stop=stop or StopRule(), value=lambda plan: plan.contacts
    )


def solve_least_burden(
    problem: ContactProblem,
    rules: ContactRules | None = None,
    *,
    contacts: int,
    groups: Groups | None = None,
    stop: StopRule | None = None,
) -> Outcome[ContactPlan]:
    """Return the plan with least burden among those with at most `contacts` contacts.

    An infeasible number is an ending whose reason names the fewest that would do.
    """
    rules = rules or ContactRules()
    groups = groups or build_groups(problem, rules)
    stop = stop or StopRule()
    outcome = _solve(
        problem,
        groups,
        groups.burden,
        stop=stop,
        value=lambda plan: plan.burden,
        limit=contacts,
    )
    if outcome.ending is not Ending.INFEASIBLE:
        return outcome
    fewest = solve_fewest_posts(problem, rules, groups=groups, stop=stop)
    reason = f"{contacts} contacts were given; the rules need at least {fewest.objective:.0f}."
    return Outcome(
        best=None, ending=Ending.INFEASIBLE, seconds=outcome.seconds, reasons=(reason,)
    )


def _solve(
    problem: ContactProblem,
    groups: Groups,
    cost: NDArray[np.float64],
    *,
    stop: StopRule,
    value: Callable[[ContactPlan], float],
    limit: int | None = None,
) -> Outcome[ContactPlan]:
    """Solve the partitioning and say how it ended."""
    watch = stop.start()
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)  # noqa: FBT003  # the solver's own signature
    model.setOptionValue("time_limit", float(stop.seconds))
    model.setOptionValue("mip_rel_gap", float(stop.gap))
    model.setOptionValue("mip_abs_gap", _TIE * 1e-3)
    model.setOptionValue("random_seed", 0)
    model.passModel(_model(problem, groups, cost, limit))
    model.run()
    status = model.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        alone = sorted(
            set(range(problem.municipalities)) - {m for g in groups.members for m in g}
        )
        reasons = tuple(f"no group may serve municipality {lonely}." for lonely in alone)
        return Outcome(
            best=None, ending=Ending.INFEASIBLE, seconds=watch.elapsed, reasons=reasons
        )
    picked = np.flatnonzero(np.asarray(model.getSolution().col_value) > 0.5)  # noqa: PLR2004
    info = model.getInfo()
    if not picked.size:
        return Outcome(best=None, ending=Ending.TIME_LIMIT, seconds=watch.elapsed)
    plan = ContactPlan(groups=groups, chosen=tuple(int(index) for index in picked))
    objective = value(plan)
    if status == highspy.HighsModelStatus.kOptimal:
        return Outcome(
            best=plan,
            ending=Ending.OPTIMAL,
            objective=objective,
            bound=objective,
            seconds=watch.elapsed,
        )
    slack = float(cost[picked].sum()) - info.mip_dual_bound
    return Outcome(
        best=plan,
        ending=Ending.TIME_LIMIT,
        objective=objective,
        bound=objective - slack,
        seconds=watch.elapsed,
    )


def _model(
    problem: ContactProblem, groups: Groups, cost: NDArray[np.float64], limit: int | None
) -> highspy.HighsLp:
    """Write the partitioning as HiGHS reads it: a column per group, a row per municipality."""
    rows = problem.municipalities + (limit is not None)
    sizes = [len(members) + (limit is not None) for members in groups.members]
    indices: list[int] = []
    values: list[float] = []
    for members, contacts in zip(groups.members, groups.contacts, strict=True):
        indices.extend(members)
        values.extend([1.0] * len(members))
        if limit is not None:
            indices.append(problem.municipalities)
            values.append(float(contacts))
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(groups.members), rows
    model.col_cost_ = cost
    model.col_lower_ = np.zeros(model.num_col_)
    model.col_upper_ = np.ones(model.num_col_)
    model.row_lower_ = np.ones(rows)
    model.row_upper_ = np.ones(rows)
    if limit is not None:
        model.row_lower_ = np.append(np.ones(problem.municipalities), -highspy.kHighsInf)
        model.row_upper_ = np.append(np.ones(problem.municipalities), float(limit))
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    model.a_matrix_.index_ = np.array(indices, dtype=np.int32)
    model.a_matrix_.value_ = np.array(values)
    model.integrality_ = [highspy.HighsVarType.kInteger] * model.num_col_
    return model
