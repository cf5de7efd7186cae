"""Compile what the solvers need before a clock runs."""

import numpy as np

from naervaer.planning.siting.center import solve_center
from naervaer.planning.siting.coverage import solve_coverage
from naervaer.planning.siting.median import solve_median
from naervaer.planning.siting.problem import CenterProblem, CoverageProblem, MedianProblem
from naervaer.planning.solving import StopRule

_SMALL, _LARGE = 40, 140
_BRIEF = StopRule(seconds=5.0)


def warm_up_median() -> None:
    """Compile the p-median kernels on two made-up cases: few open sites, and many."""
    for size, open_count in ((_SMALL, 4), (_LARGE, 60)):
        solve_median(
            MedianProblem(
                demand=np.ones(size), minutes=_made_minutes(size), open_count=open_count
            ),
            stop=_BRIEF,
        )


def warm_up_center() -> None:
    """Compile the p-center kernels on a made-up case."""
    solve_center(CenterProblem(minutes=_made_minutes(_SMALL), open_count=4), stop=_BRIEF)


def warm_up_coverage() -> None:
    """Compile the maximal-covering kernels on two made-up cases: points, and pure chance."""
    chance = np.random.default_rng(0).uniform(0, 100, size=(60, 14))
    for minutes, radius in ((_made_minutes(_SMALL), 25.0), (chance, 20.0)):
        solve_coverage(
            CoverageProblem(
                demand=np.ones(minutes.shape[0]), minutes=minutes, radius=radius, open_count=3
            ),
            stop=_BRIEF,
        )


def _made_minutes(size: int) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return distances between made-up points on a square of 100 by 100."""
    points = np.random.default_rng(0).uniform(0, 100, size=(size, 2))
    away = points[:, None] - points[None]
    return np.hypot(away[..., 0], away[..., 1])
