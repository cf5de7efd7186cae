"""Compile the roster kernels before the first roster is asked for."""

from datetime import date

import numpy as np

from naervaer.planning.rostering.district import (
    FREE,
    DistrictProblem,
    DutyShift,
    solve_district,
)
from naervaer.planning.rostering.people import RowFinder, search_by_tolls
from naervaer.planning.rostering.problem import RosterProblem
from naervaer.planning.solving import StopRule


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


def warm_up_districts() -> None:
    """Compile what a district's roster needs by solving one of two people and a week."""
    people, days, station = 2, 7, np.zeros((1, 7 * 24), dtype=np.int64)
    required = station.copy()
    required[0, 8:12] = 1
    problem = DistrictProblem(
        first_day=date(2026, 1, 5),
        shifts=(
            DutyShift(name="D", start_minute=420, minutes=480),
            DutyShift(name="N", start_minute=1380, minutes=480),
        ),
        staff_names=("A", "B"),
        station_names=("S",),
        competence_names=("leader",),
        home=np.zeros(people, dtype=np.int64),
        has=np.ones((people, 1), dtype=np.bool_),
        may_work=np.ones((people, 2), dtype=np.bool_),
        most_minutes=np.full(people, 2100),
        most_weekends=np.ones(people, dtype=np.int64),
        longest_run=np.full(people, 6),
        leave=np.zeros((people, days), dtype=np.bool_),
        fixed=np.full((people, days), FREE),
        contact_duties=np.zeros((people, 1), dtype=np.int64),
        required=required,
        required_with=required[:, None],
        required_standby=station,
        wish_on=np.zeros((people, days, 2)),
        wish_off=np.zeros((people, days, 2)),
        travel_cost=np.zeros((people, 1)),
        change_cost=np.zeros((people, days, 2)),
        off_cost=np.zeros((people, days)),
    )
    solve_district(problem, stop=StopRule(seconds=60.0))
