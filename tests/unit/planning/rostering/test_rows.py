"""The row kernel against the plainest twin: every row tried, every rule counted."""

import math

import numpy as np
import pytest
from made_rosters import lawful_rows, made_problem

from naervaer.planning.rostering.people import RowFinder


@pytest.mark.parametrize("seed", range(24))
def test_the_cheapest_row_is_the_cheapest_of_all_lawful_rows(seed: int) -> None:
    problem = made_problem(seed, people=1, days=7)
    price = np.random.default_rng(seed).normal(0.0, 5.0, (7, 2))
    finder = RowFinder(problem)
    cost, row = finder.cheapest(0, price, finder.everything()[0])
    tried = [
        finder.cost(0, known) + sum(price[d, s] for d, s in enumerate(known) if s >= 0)
        for known in lawful_rows(problem, 0)
    ]
    if row is None:
        assert tried == []
        assert cost == math.inf
    else:
        assert cost == pytest.approx(min(tried))
        assert any(np.array_equal(row, known) for known in lawful_rows(problem, 0))


def test_a_run_over_both_edges_needs_no_shortest_length() -> None:
    problem = made_problem(0, people=1, days=6)
    values = {
        "shortest_run": np.array([3]),
        "shortest_off": np.array([2]),
        "least_minutes": np.array([0]),
        "most_weekends": np.array([1]),
    }
    for name, value in values.items():
        object.__setattr__(problem, name, value)
    rows = {tuple(bool(s >= 0) for s in row) for row in lawful_rows(problem, 0)}
    assert (True, False, False, False, False, True) in rows
    assert (False, True, False, False, False, False) not in rows


def test_what_is_not_allowed_is_never_chosen() -> None:
    problem = made_problem(3, people=1, days=7)
    finder = RowFinder(problem)
    allowed = finder.everything()[0]
    allowed[2, -1] = False
    _, row = finder.cheapest(0, np.zeros((7, 2)), allowed)
    assert row is None or row[2] >= 0
