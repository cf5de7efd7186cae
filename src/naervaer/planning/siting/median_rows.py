"""The p-median problem as a covering problem: a client pays every step it is not within.

After the radius formulation (Cornuejols, Nemhauser and Wolsey 1980,
doi:10.1137/0601030; Elloumi 2010, doi:10.1007/s10878-008-9167-0): step k of a client costs
what its next site is dearer, and is saved when one of its k nearest sites is open.
"""

from dataclasses import dataclass

import numpy as np

from naervaer.planning.kernels.siting_lagrangian import site_savings
from naervaer.planning.kernels.siting_model import count_expanded, count_steps, expand_steps
from naervaer.planning.siting.core_problem import Core
from naervaer.planning.siting.cover_rows import CoverRows, client_groups, grouped
from naervaer.planning.siting.lagrangian import Dual, bound_of

_WHOLE_VALUE = 1_000.0
"""What all steps cost together in the linear program, for its tolerances."""


@dataclass(frozen=True, slots=True, eq=False)
class MedianRows:
    """A p-median problem as rows.

    Attributes
    ----------
    rows
        What every step costs, scaled.
    priced
        The part of it that lies below the prices, in the same rows.
    base, scale
        Cost of a plan: base plus scale times what the rows leave uncovered.

    """

    rows: CoverRows
    priced: CoverRows
    base: float
    scale: float


def median_rows(
    core: Core, dual: Dual, *, cutoff: float, groups: int, most_listed: int
) -> MedianRows | None:
    """Return rows in which plans below `cutoff` cost what they cost on the core.

    None when they would list more than `most_listed` sites.
    """
    sites = core.sites.size
    saving = site_savings(core.lists, core.weights, dual.best_price, sites)
    edge = np.partition(saving, core.count - 1)[core.count - 1]
    kept, _ = count_steps(
        core.lists,
        core.caps,
        core.weights,
        dual.best_price,
        np.maximum(saving - edge, 0.0),
        cutoff - bound_of(core, dual),
    )
    size = count_expanded(core.lists, kept)
    if size[1] > most_listed:
        return None
    starts, listed, value, below, client, base = expand_steps(
        core.lists, core.caps, core.weights, dual.best_price, kept, size
    )
    scale = max(float(value.sum()), 1e-9) / _WHOLE_VALUE
    group = client_groups(core.lists, core.weights, sites=sites, groups=groups)
    groups = int(group.max(initial=-1)) + 1
    group = group[client]
    rows, priced = (
        grouped(
            (starts, listed, np.maximum(part, 0.0) / scale, group),
            groups=groups,
            site_count=sites,
            count=core.count,
        )
        for part in (value, below)
    )
    return MedianRows(rows, priced, core.constant + base, scale)
