"""The periodic vehicle routing of a bus calendar, by OR-Tools with a bound from tours."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from naervaer.planning.routes.bound import driving_bound
from naervaer.planning.routes.params import BusRules
from naervaer.planning.routes.problem import CalendarProblem
from naervaer.planning.routes.solution import BusCalendar, Tour, driving_of, weeks_of_visit
from naervaer.planning.solving import Ending, Outcome, StopRule

_TENTHS = 10
_FAR = 10_000_000
_LEFT_OUT = 1_000_000
_SOLUTIONS = 400
_FIRST = routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
_THEN = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH


@dataclass(frozen=True, slots=True, eq=False)
class _Visits:
    """Every single visit: its stop, and the weeks it may lie in."""

    stop: NDArray[np.int64]
    weeks: tuple[range, ...]


def solve_calendar(
    problem: CalendarProblem, rules: BusRules | None = None, *, stop: StopRule | None = None
) -> Outcome[BusCalendar]:
    """Return weekly tours that make the visits, well spread, with little driving.

    A bus leaves its depot each week and returns; it stands a day at each stop. A drive must
    fit beside the hours at the stop. Visits that no bus can make are listed, not hidden.

    The objective is driving minutes of the visits made. The bound comes from column
    generation over weekly tours (weeks and spreading are left out), so the gap is an upper
    limit of what a better calendar may save. The search ends after a fixed number of
    improvements, so the same input gives the same answer unless the time runs out first.
    """
    rules = rules or BusRules()
    stop = stop or StopRule()
    watch = stop.start()
    visits = _single_visits(problem, rules)
    if visits.stop.size == 0:
        empty = BusCalendar(tours=(), not_made=())
        return Outcome(best=empty, ending=Ending.OPTIMAL, objective=0.0, bound=0.0)
    calendar = _route(problem, rules, visits, seconds=stop.seconds)
    objective = calendar.driving_minutes
    made = problem.visits.copy()
    np.subtract.at(made, list(calendar.not_made), 1)
    bound = driving_bound(problem, rules, made)
    ending = Ending.OPTIMAL if objective <= bound * (1 + 1e-9) else Ending.HEURISTIC
    if watch.is_over:
        ending = Ending.TIME_LIMIT
    return Outcome(
        best=calendar,
        ending=ending,
        objective=objective,
        bound=min(bound, objective),
        seconds=watch.elapsed,
    )


def _single_visits(problem: CalendarProblem, rules: BusRules) -> _Visits:
    stops = np.repeat(np.arange(problem.visits.size), problem.visits)
    weeks = tuple(
        weeks_of_visit(number, int(count), rules.weeks)
        for count in problem.visits
        for number in range(int(count))
    )
    return _Visits(stop=stops, weeks=weeks)


def _legs(
    problem: CalendarProblem, rules: BusRules, stops: NDArray[np.int64]
) -> list[list[list[int]]]:
    """Return integer driving matrices by bus; node 0 is the depot."""
    matrices = []
    for bus in range(problem.buses):
        size = stops.size + 1
        legs = np.zeros((size, size))
        legs[1:, 1:] = problem.between[np.ix_(stops, stops)]
        legs[0, 1:] = problem.from_depot[bus, stops]
        legs[1:, 0] = problem.to_depot[bus, stops]
        longest = np.full((size, size), rules.driving_minutes)
        longest[0] = longest[:, 0] = rules.longest_depot_minutes
        legs = np.where(legs <= longest + 1e-9, np.round(legs * _TENTHS), _FAR)
        matrices.append(legs.astype(np.int64).tolist())
    return matrices


def _route(
    problem: CalendarProblem, rules: BusRules, visits: _Visits, *, seconds: float
) -> BusCalendar:
    outings = [(bus, week) for week in range(rules.weeks) for bus in range(problem.buses)]
    manager = pywrapcp.RoutingIndexManager(visits.stop.size + 1, len(outings), 0)
    routing = pywrapcp.RoutingModel(manager)
    callbacks = [
        routing.RegisterTransitMatrix(matrix) for matrix in _legs(problem, rules, visits.stop)
    ]
    for vehicle, (bus, _) in enumerate(outings):
        routing.SetArcCostEvaluatorOfVehicle(callbacks[bus], vehicle)
    one_day = routing.RegisterUnaryTransitVector([0] + [1] * visits.stop.size)
    routing.AddDimension(one_day, 0, rules.days_per_week, True, "days")  # noqa: FBT003  # its signature
    for number, weeks in enumerate(visits.weeks):
        index = manager.NodeToIndex(number + 1)
        allowed = [vehicle for vehicle, (_, week) in enumerate(outings) if week in weeks]
        routing.VehicleVar(index).SetValues([-1, *allowed])
        routing.AddDisjunction([index], _LEFT_OUT)
    search = pywrapcp.DefaultRoutingSearchParameters()
    search.first_solution_strategy = _FIRST
    search.local_search_metaheuristic = _THEN
    search.solution_limit = _SOLUTIONS
    search.time_limit.FromMilliseconds(max(1, int(seconds * 1000)))
    found = routing.SolveWithParameters(search)
    tours, made = [], np.zeros(visits.stop.size, dtype=np.bool_)
    for vehicle, (bus, week) in enumerate(outings):
        nodes = _nodes(manager, routing, found, vehicle)
        if nodes:
            made[nodes] = True
            stops = tuple(int(visits.stop[node]) for node in nodes)
            minutes = sum(driving_of(problem, bus, stops))
            tours.append(Tour(bus=bus, week=week, stops=stops, driving_minutes=minutes))
    missing = tuple(int(place) for place in visits.stop[~made])
    return BusCalendar(tours=tuple(tours), not_made=missing)


def _nodes(manager: Any, routing: Any, found: Any, vehicle: int) -> list[int]:
    """Return the visits of one outing in order."""
    nodes = []
    index = found.Value(routing.NextVar(routing.Start(vehicle)))
    while not routing.IsEnd(index):
        nodes.append(manager.IndexToNode(index) - 1)
        index = found.Value(routing.NextVar(index))
    return nodes
