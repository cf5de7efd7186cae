"""Compile the roster kernels before the first roster is asked for."""

import numpy as np

from naervaer.planning.rostering.people import RowFinder, search_by_tolls
from naervaer.planning.rostering.problem import RosterProblem


def warm_up_rosters() -> None:
    """Compile; what is compiled already is only loaded."""
    days = 7
    problem = RosterProblem(
        shift_names=("D",),
        staff_names=("A",),
        shift_minutes=np.array([480]),
        may_follow=np.ones((1, 1), dtype=np.bool_),
        most_shifts=np.array([[days]]),
        least_minutes=np.array([480]),
        most_minutes=np.array([960]),
        longest_run=np.array([5]),
        shortest_run=np.array([1]),
        shortest_off=np.array([1]),
        most_weekends=np.array([1]),
        day_off=np.zeros((1, days), dtype=np.bool_),
        wish_on=np.zeros((1, days, 1)),
        wish_off=np.zeros((1, days, 1)),
        required=np.ones((days, 1), dtype=np.int64),
        under_weight=np.ones((days, 1)),
        over_weight=np.ones((days, 1)),
    )
    finder = RowFinder(problem)
    price = np.zeros((days, 1))
    finder.cheapest(0, price, finder.everything()[0])
    search_by_tolls(problem, price)
