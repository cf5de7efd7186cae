"""HiGHS, as the siting solvers call it."""

import numpy as np

from naervaer.planning.siting.integer import IntegerModel, solve_integer


def test_highs_finds_the_optimum_that_version_1_14_0_missed() -> None:
    # Minimise 2x + 3z under x + z >= 4.5, x and z from 0 to 10, z whole: ERGO-Code/HiGHS#3043.
    model = IntegerModel(
        cost=np.array([2.0, 3.0]),
        upper=np.array([10.0, 10.0]),
        whole=np.array([False, True]),
        begins=np.array([0, 2]),
        columns=np.array([0, 1]),
        values=np.ones(2),
        at_least=np.array([4.5]),
        at_most=np.array([np.inf]),
    )
    answer = solve_integer(model, seconds=600.0)
    assert answer.bound == 9.0
    assert list(answer.values) == [4.5, 0.0]
