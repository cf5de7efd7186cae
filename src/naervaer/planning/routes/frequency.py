"""How often to stop where: exact, because each further visit gives less."""

import heapq

import numpy as np

from naervaer.planning.routes.params import BusRules
from naervaer.planning.routes.problem import FrequencyProblem
from naervaer.planning.routes.solution import Frequency
from naervaer.planning.solving import Ending, Outcome, StopRule


def solve_frequency(
    problem: FrequencyProblem, rules: BusRules | None = None, *, stop: StopRule | None = None
) -> Outcome[Frequency]:
    """Return the visits that save people most minutes within the bus-days there are.

    What the n-th visit to a stop adds never grows with n, so taking the best next visit again
    and again is optimal (greedy allocation of concave returns, Fox 1966,
    doi:10.1287/mnsc.13.3.210). The objective is minutes saved; the bound is equal to it.
    Infeasible when the visits that must be made take more days than there are.
    """
    rules = rules or BusRules()
    watch = (stop or StopRule()).start()
    needed = int(problem.fewest.sum())
    if needed > problem.bus_days:
        reason = f"{needed} visits must be made, but there are {problem.bus_days} bus-days."
        return Outcome(
            best=None, ending=Ending.INFEASIBLE, seconds=watch.elapsed, reasons=(reason,)
        )
    visits = problem.fewest.copy()
    heap = [
        (-_gain(problem, rules, place, int(visits[place])), place)
        for place in range(visits.size)
        if visits[place] < problem.most[place]
    ]
    heapq.heapify(heap)
    for _ in range(problem.bus_days - needed):
        if not heap or heap[0][0] >= 0:
            break
        _, place = heapq.heappop(heap)
        visits[place] += 1
        if visits[place] < problem.most[place]:
            heapq.heappush(heap, (-_gain(problem, rules, place, int(visits[place])), place))
    documents = np.minimum(problem.documents, visits * rules.documents_per_day)
    saved = documents * problem.minutes_saved
    best = Frequency(visits=visits, documents=documents, saved_minutes=saved)
    total = float(saved.sum())
    return Outcome(
        best=best, ending=Ending.OPTIMAL, objective=total, bound=total, seconds=watch.elapsed
    )


def _gain(problem: FrequencyProblem, rules: BusRules, place: int, visits: int) -> float:
    """Minutes one more visit to the stop saves."""
    left = float(problem.documents[place]) - visits * rules.documents_per_day
    served = min(max(left, 0.0), rules.documents_per_day)
    return served * float(problem.minutes_saved[place])
