"""The straightforward models that a planner would write first: CP-SAT and HiGHS."""

import time
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from naervaer.planning.rostering import OFF, Roster, RosterProblem

WORKERS = 2


class _Rows:
    """Writes the hard rules once, as linear rows over 0/1 shift variables."""

    def __init__(self, problem: RosterProblem) -> None:
        self.problem = problem
        self.rows: list[tuple[list[tuple[int, int, int]], int, int]] = []

    def build(self) -> None:
        for person in range(self.problem.people):
            self._one_a_day_and_follow(person)
            self._totals(person)
            self._runs(person)

    def _worked(self, person: int, day: int) -> list[tuple[int, int, int]]:
        return [(person, day, shift) for shift in range(self.problem.shifts)]

    def _one_a_day_and_follow(self, person: int) -> None:
        problem = self.problem
        for day in range(problem.days):
            self.rows.append((self._worked(person, day), 0, 1))
            if day + 1 == problem.days:
                continue
            for a, b in np.argwhere(~problem.may_follow):
                pair = [(person, day, int(a)), (person, day + 1, int(b))]
                self.rows.append((pair, 0, 1))

    def _totals(self, person: int) -> None:
        problem = self.problem
        for shift in range(problem.shifts):
            cells = [(person, day, shift) for day in range(problem.days)]
            self.rows.append((cells, 0, int(problem.most_shifts[person, shift])))

    def _runs(self, person: int) -> None:
        problem = self.problem
        longest = int(problem.longest_run[person])
        for first in range(problem.days - longest):
            cells = [
                c
                for day in range(first, first + longest + 1)
                for c in self._worked(person, day)
            ]
            self.rows.append((cells, 0, longest))


# A plain model is read from top to bottom, hence in one function.
def solve_cp_sat(  # noqa: C901, PLR0912
    problem: RosterProblem, *, seconds: float
) -> tuple[Roster | None, float]:
    """Return the roster and bound of a plain CP-SAT model."""
    model = cp_model.CpModel()
    people, days, shifts = problem.people, problem.days, problem.shifts
    x = {
        (p, d, s): model.new_bool_var("")
        for p in range(people)
        for d in range(days)
        for s in range(shifts)
    }
    rows = _Rows(problem)
    rows.build()
    for cells, low, high in rows.rows:
        model.add_linear_constraint(sum(x[cell] for cell in cells), low, high)
    for p in range(people):
        works = [sum(x[p, d, s] for s in range(shifts)) for d in range(days)]
        minutes = sum(
            int(problem.shift_minutes[s]) * x[p, d, s]
            for d in range(days)
            for s in range(shifts)
        )
        model.add(minutes >= int(problem.least_minutes[p]))
        model.add(minutes <= int(problem.most_minutes[p]))
        for clause in _short_runs(problem, p):
            model.add(_clause(works, clause) >= 1)
        weekends = []
        for saturday in range(5, days, 7):
            worked = model.new_bool_var("")
            weekends.append(worked)
            for d in range(saturday, min(saturday + 2, days)):
                model.add(worked >= works[d])
        model.add(sum(weekends) <= int(problem.most_weekends[p]))
        for d in np.flatnonzero(problem.day_off[p]):
            model.add(works[int(d)] == 0)
    cost: list[Any] = []
    for d in range(days):
        for s in range(shifts):
            under, over = model.new_int_var(0, people, ""), model.new_int_var(0, people, "")
            assigned = sum(x[p, d, s] for p in range(people))
            model.add(assigned + under - over == int(problem.required[d, s]))
            cost += [
                int(problem.under_weight[d, s]) * under,
                int(problem.over_weight[d, s]) * over,
            ]
    for p, d, s in np.argwhere(problem.wish_on > 0).tolist():
        cost.append(int(problem.wish_on[p, d, s]) * (1 - x[p, d, s]))
    for p, d, s in np.argwhere(problem.wish_off > 0).tolist():
        cost.append(int(problem.wish_off[p, d, s]) * x[p, d, s])
    model.minimize(sum(cost))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = WORKERS
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, solver.best_objective_bound
    shift_of = np.full((people, days), OFF, dtype=np.int64)
    for (p, d, s), variable in x.items():
        if solver.value(variable):
            shift_of[p, d] = s
    return Roster(shift_of), solver.best_objective_bound


def _short_runs(problem: RosterProblem, person: int) -> list[list[tuple[int, bool]]]:
    """Return clauses (day, worked) of which one must hold, against too short stretches."""
    clauses = []
    for length in range(1, int(problem.shortest_run[person])):
        for first in range(1, problem.days - length):
            run = [(day, False) for day in range(first, first + length)]
            clauses.append([(first - 1, True), *run, (first + length, True)])
    for length in range(1, int(problem.shortest_off[person])):
        for first in range(1, problem.days - length):
            gap = [(day, True) for day in range(first, first + length)]
            clauses.append([(first - 1, False), *gap, (first + length, False)])
    return clauses


def _clause(works: list[Any], clause: list[tuple[int, bool]]) -> Any:
    return sum(works[day] if worked else 1 - works[day] for day, worked in clause)


def solve_highs(  # noqa: C901
    problem: RosterProblem, *, seconds: float
) -> tuple[Roster | None, float]:
    """Return the roster and bound of the same model as a mixed-integer programme."""
    people, days, shifts = problem.people, problem.days, problem.shifts
    cells = people * days * shifts
    weekends = -(-days // 7)
    index = np.arange(cells).reshape(people, days, shifts)
    cost = (problem.wish_off - problem.wish_on).ravel()
    upper = np.ones((people, days, shifts))
    upper[problem.day_off] = 0.0
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)  # noqa: FBT003
    highs.setOptionValue("threads", WORKERS)
    highs.setOptionValue("time_limit", seconds)
    empty = (0, np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32), np.zeros(0))

    def columns(costs: NDArray[np.float64], uppers: NDArray[np.float64]) -> int:
        first = highs.getNumCol()
        highs.addCols(costs.size, costs, np.zeros(costs.size), uppers, *empty)
        return first

    columns(cost, upper.ravel())
    weekend = columns(np.zeros(people * weekends), np.ones(people * weekends))
    free = np.full(days * shifts, highspy.kHighsInf)
    under = columns(problem.under_weight.ravel(), free)
    over = columns(problem.over_weight.ravel(), free)
    for column in range(under):
        highs.changeColIntegrality(column, highspy.HighsVarType.kInteger)

    def row(low: float, high: float, at: Any, values: Any) -> None:
        at = np.asarray(at, dtype=np.int32)
        highs.addRow(low, high, at.size, at, np.broadcast_to(values, at.shape).astype(float))

    rows = _Rows(problem)
    rows.build()
    for places, low, high in rows.rows:
        row(low, high, [index[place] for place in places], 1.0)
    for p in range(people):
        minutes = np.tile(problem.shift_minutes.astype(float), days)
        row(problem.least_minutes[p], problem.most_minutes[p], index[p].ravel(), minutes)
        for clause in _short_runs(problem, p):
            at = np.concatenate([index[p, day] for day, _ in clause])
            signs = np.concatenate([np.full(shifts, 1.0 if w else -1.0) for _, w in clause])
            row(1.0 - sum(not w for _, w in clause), highspy.kHighsInf, at, signs)
        own = weekend + p * weekends + np.arange(weekends)
        row(0.0, float(problem.most_weekends[p]), own, 1.0)
        for week, saturday in enumerate(range(5, days, 7)):
            for d in range(saturday, min(saturday + 2, days)):
                at = np.append(index[p, d], own[week])
                row(-highspy.kHighsInf, 0.0, at, [1.0] * shifts + [-1.0])
    for d in range(days):
        for s in range(shifts):
            at = [*index[:, d, s], under + d * shifts + s, over + d * shifts + s]
            wanted = float(problem.required[d, s])
            row(wanted, wanted, at, [1.0] * people + [1.0, -1.0])
    highs.changeObjectiveOffset(float(problem.wish_on.sum()))
    highs.run()
    bound = float(highs.getInfo().mip_dual_bound)
    if highs.getInfo().primal_solution_status != 2:
        return None, bound
    value = np.asarray(highs.getSolution().col_value)[:cells].reshape(people, days, shifts)
    worked = value.max(axis=2) > 0.5
    return Roster(np.where(worked, value.argmax(axis=2), OFF).astype(np.int64)), bound


def timed(solver: Any, problem: RosterProblem, *, seconds: float) -> tuple[Any, float, float]:
    """Return a solver's roster, its bound and its wall time."""
    started = time.perf_counter()
    roster, bound = solver(problem, seconds=seconds)
    return roster, bound, time.perf_counter() - started
