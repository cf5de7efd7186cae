from collections.abc import Callable

import numpy as np
import pytest

from naervaer.planning.siting import (
    MedianProblem,
    solve_median,
    warm_up_center,
    warm_up_coverage,
    warm_up_median,
)
from naervaer.planning.solving import Ending, StopRule


@pytest.mark.parametrize("warm_up", [warm_up_median, warm_up_center, warm_up_coverage])
def test_warming_up_changes_no_answer(warm_up: Callable[[], None]) -> None:
    minutes = np.array([[0.0, 4.0, 9.0], [4.0, 0.0, 5.0], [9.0, 5.0, 0.0]])
    problem = MedianProblem(demand=np.ones(3), minutes=minutes, open_count=1)
    warm_up()
    outcome = solve_median(problem, stop=StopRule(seconds=600.0))
    assert outcome.ending is Ending.OPTIMAL
    assert outcome.objective == 9.0
