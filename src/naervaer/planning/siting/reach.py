"""Whether so many sites can reach everybody at all."""

import numpy as np

from naervaer.planning.siting.cover import fewest_sites, merge_rows, reduce_cover
from naervaer.planning.siting.problem import MedianProblem, SiteNumbers, no_sites

_SECONDS = 60.0


def fewest_to_reach(problem: MedianProblem) -> tuple[SiteNumbers, tuple[str, ...]]:
    """Return sites that reach every area with demand, or why there are none.

    Both are empty when every site reaches everybody.
    """
    apart = np.isinf(problem.minutes).any(axis=1) & (problem.demand > 0)
    if not apart.any():
        return no_sites(), ()
    reach = np.isfinite(problem.minutes[apart])
    usable = problem.rules.usable(problem.minutes.shape[1])
    reach[:, ~usable] = False
    cut_off = int((~reach.any(axis=1)).sum())
    if cut_off:
        return no_sites(), (f"{cut_off} areas with demand cannot be reached from any site.",)
    fixed = problem.rules.fixed
    if fixed.size:
        reach = reach[~reach[:, fixed].any(axis=1)]
    if not reach.shape[0]:
        return fixed, ()
    covers, columns = reduce_cover(merge_rows(reach).covers)
    answer = fewest_sites(covers, np.ones(columns.size), seconds=_SECONDS, tolerance=0.999)
    needed = columns[answer.marked(columns.size)]
    if answer.values is not None and fixed.size + needed.size <= problem.open_count:
        return np.concatenate([fixed, needed]), ()
    least = fixed.size + int(np.ceil(answer.bound - 1e-6))
    if least > problem.open_count:
        return no_sites(), (
            (
                f"Reaching every area with demand takes {least} open sites at least, but only "
                f"{problem.open_count} shall be open."
            ),
        )
    return no_sites(), ()
