"""The scorer, rule by rule, at, below and above each limit."""

import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.rostering import Roster, RosterProblem, score

DAYS = 14


def problem(**changes: object) -> RosterProblem:
    values: dict[str, object] = {
        "shift_names": ("E", "L"),
        "staff_names": ("A",),
        "shift_minutes": np.array([480, 600]),
        "may_follow": np.array([[True, True], [False, True]]),
        "most_shifts": np.array([[14, 14]]),
        "least_minutes": np.array([0]),
        "most_minutes": np.array([9000]),
        "longest_run": np.array([14]),
        "shortest_run": np.array([1]),
        "shortest_off": np.array([1]),
        "most_weekends": np.array([2]),
        "day_off": np.zeros((1, DAYS), dtype=np.bool_),
        "wish_on": np.zeros((1, DAYS, 2)),
        "wish_off": np.zeros((1, DAYS, 2)),
        "required": np.zeros((DAYS, 2), dtype=np.int64),
        "under_weight": np.full((DAYS, 2), 100.0),
        "over_weight": np.full((DAYS, 2), 1.0),
    }
    return RosterProblem(**{**values, **changes})  # type: ignore[arg-type]


def row(text: str) -> Roster:
    return Roster(np.array([["-EL".index(mark) - 1 for mark in text]]))


@pytest.mark.parametrize(
    ("changes", "text", "broken"),
    [
        ({}, "EL------------", False),
        ({}, "LE------------", True),
        ({"most_shifts": np.array([[2, 14]])}, "EE------------", False),
        ({"most_shifts": np.array([[2, 14]])}, "EEE-----------", True),
        ({"most_minutes": np.array([960])}, "EE------------", False),
        ({"most_minutes": np.array([959])}, "EE------------", True),
        ({"least_minutes": np.array([960])}, "EE------------", False),
        ({"least_minutes": np.array([961])}, "EE------------", True),
        ({"longest_run": np.array([3])}, "-EEE----------", False),
        ({"longest_run": np.array([3])}, "-EEEE---------", True),
        ({"longest_run": np.array([3])}, "EEEE----------", True),
        ({"shortest_run": np.array([2])}, "-EE-----------", False),
        ({"shortest_run": np.array([2])}, "-E------------", True),
        ({"shortest_run": np.array([2])}, "E-------------", False),
        ({"shortest_run": np.array([2])}, "-------------E", False),
        ({"shortest_off": np.array([2])}, "EE--EE--------", False),
        ({"shortest_off": np.array([2])}, "EE-EE---------", True),
        ({"shortest_off": np.array([2])}, "-EEEEEEEEEEEE-", False),
        ({"most_weekends": np.array([1])}, "-----EE-------", False),
        ({"most_weekends": np.array([1])}, "-----E------E-", True),
        ({"most_weekends": np.array([0])}, "----E---------", False),
    ],
)
def test_each_hard_rule_holds_up_to_its_limit(
    changes: dict[str, object], text: str, broken: bool
) -> None:
    assert bool(score(problem(**changes), row(text)).violations) is broken


def test_a_fixed_day_off_must_stay_free() -> None:
    off = np.zeros((1, DAYS), dtype=np.bool_)
    off[0, 3] = True
    assert score(problem(day_off=off), row("---E----------")).violations
    assert not score(problem(day_off=off), row("--E-E---------")).violations


def test_each_part_of_the_objective_stands_on_its_own() -> None:
    wish_on, wish_off = np.zeros((1, DAYS, 2)), np.zeros((1, DAYS, 2))
    wish_on[0, 0, 1], wish_off[0, 0, 0] = 3.0, 2.0
    required = np.zeros((DAYS, 2), dtype=np.int64)
    required[1, 0] = 2
    found = score(
        problem(wish_on=wish_on, wish_off=wish_off, required=required), row("EE------------")
    )
    assert (found.wishes_on, found.wishes_off, found.under, found.over) == (3, 2, 100, 1)
    assert found.objective == 106


def test_a_roster_of_another_shape_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="shape"):
        score(problem(), Roster(np.zeros((2, DAYS), dtype=np.int64)))


def test_an_unknown_shift_index_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="shift 7"):
        score(problem(), Roster(np.full((1, DAYS), 7)))


def test_a_shift_without_length_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="shift_minutes"):
        problem(shift_minutes=np.array([0, 480]))


def test_a_name_given_twice_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="twice"):
        problem(shift_names=("E", "E"))
