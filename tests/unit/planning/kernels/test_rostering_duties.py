"""The kernel's cheapest row against every row there is."""

import itertools

import numpy as np
import pytest

from naervaer.planning.kernels.rostering_duties import (
    cheapest_duties,
    lay_out_steps,
    within_reach,
)

DAYS, KINDS, CLASSES = 7, 2, 2
EXACT, ROUGH = True, False


def plain_cheapest(
    steps: np.ndarray, cost: np.ndarray, units: np.ndarray, most_units: int
) -> float:
    best = np.inf
    for row in itertools.product(range(KINDS + 1), repeat=DAYS):
        state, spent, used = 0, 0.0, 0
        for day, choice in enumerate(row):
            state = steps[day, state, choice]
            if state < 0:
                break
            spent += cost[day, choice]
            used += units[day, choice]
        else:
            if used <= most_units:
                best = min(best, spent)
    return best


def made_steps(rng: np.random.Generator) -> np.ndarray:
    rests = rng.random((DAYS, CLASSES + 1, KINDS)) < 0.7
    steps = lay_out_steps(
        rng.integers(1, 3, (DAYS, KINDS)),
        np.arange(KINDS),
        np.array([False, True]),
        rng.random((DAYS, CLASSES, KINDS)) < 0.8,
        np.zeros((DAYS, CLASSES, KINDS), dtype=bool),
        rests,
        np.ones((DAYS, CLASSES + 1), dtype=bool),
        rng.random((DAYS, CLASSES + 1)) < 0.5,
        rng.integers(0, 2, 1),
        int(rng.integers(-1, 2)),
        int(rng.integers(0, 5)),
        int(rng.integers(4, 8)),
    )
    return within_reach(steps, 0)


@pytest.mark.parametrize("seed", range(20))
def test_the_cheapest_row_is_the_cheapest_of_all(seed: int) -> None:
    rng = np.random.default_rng(seed)
    steps = made_steps(rng)
    cost = rng.normal(-1.0, 2.0, (DAYS, KINDS + 1))
    units = np.concatenate([np.zeros((DAYS, 1), dtype=int), rng.integers(2, 5, (DAYS, 2))], 1)
    expected = plain_cheapest(steps, cost, units, 9)
    row = np.empty(DAYS, dtype=np.int64)
    value, _ = cheapest_duties(steps, cost, units, 9, np.inf, 1.0, EXACT, row)
    assert value == pytest.approx(expected)
    if np.isfinite(value):
        days = np.arange(DAYS)
        assert cost[days, row + 1].sum() == pytest.approx(value)
        assert units[days, row + 1].sum() <= 9
    bound, _ = cheapest_duties(steps, cost, units, 9, np.inf, 1.0, ROUGH, row)
    assert bound <= expected + 1e-9
