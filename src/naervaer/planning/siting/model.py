"""The remaining p-median problem as an integer model for HiGHS."""

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.kernels.siting_lagrangian import site_savings
from naervaer.planning.kernels.siting_model import count_steps, write_steps
from naervaer.planning.siting.core_problem import Core
from naervaer.planning.siting.integer import IntegerModel
from naervaer.planning.siting.lagrangian import Dual, bound_of


def write_model(core: Core, dual: Dual, *, cutoff: float) -> IntegerModel:
    """Return a model whose plans below `cutoff` cost what they cost on the core.

    The first S columns open sites, the others are steps. The first row counts the open
    sites; the others ask for step + new sites - step before.
    """
    sites = core.sites.size
    saving = site_savings(core.lists, core.weights, dual.best_price, sites)
    edge = np.partition(saving, core.count - 1)[core.count - 1]
    slack = cutoff - bound_of(core, dual)
    kept, must = count_steps(
        core.lists,
        core.caps,
        core.weights,
        dual.best_price,
        np.maximum(saving - edge, 0.0),
        slack,
    )
    codes = np.random.default_rng(0).integers(1, 2**63, size=sites, dtype=np.uint64)
    code, before, value, begins, added, zero, base = write_steps(
        core.lists, core.caps, core.weights, kept, must, codes
    )
    unique, first, inverse = np.unique(code, return_index=True, return_inverse=True)
    worth = np.bincount(inverse, weights=value, minlength=unique.size)
    never = np.zeros(unique.size, dtype=np.bool_)
    never[inverse[zero]] = True
    earlier = np.searchsorted(unique, before[first])
    chained = before[first] != 0
    lengths = (begins[1:] - begins[:-1])[first]
    sizes = 1 + lengths + chained
    row_begins = np.concatenate([[0], sites + np.concatenate([[0], np.cumsum(sizes)])])
    columns = np.empty(row_begins[-1], dtype=np.int64)
    values = np.ones(row_begins[-1])
    columns[:sites] = np.arange(sites)
    at = row_begins[1:-1]
    columns[at] = sites + np.arange(unique.size)
    columns[at[chained] + 1] = sites + earlier[chained]
    values[at[chained] + 1] = -1.0
    owner = np.repeat(np.arange(unique.size), lengths)
    within = np.arange(owner.size) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    columns[at[owner] + 1 + chained[owner] + within] = added[begins[first][owner] + within]
    rows = unique.size
    return IntegerModel(
        cost=np.concatenate([np.zeros(sites), worth]),
        upper=np.concatenate([np.ones(sites), np.where(never, 0.0, 1.0)]),
        whole=np.arange(sites + rows) < sites,
        begins=row_begins,
        columns=columns,
        values=values,
        at_least=np.concatenate([[core.count], np.where(chained, 0.0, 1.0)]),
        at_most=np.concatenate([[core.count], np.full(rows, np.inf)]),
        base=core.constant + base,
    )


def steps_of(model: IntegerModel, start: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the columns of a plan: its sites, and the least steps they allow."""
    sites = start.size
    values = np.concatenate([start.astype(np.float64), np.zeros(model.cost.size - sites)])
    for _ in range(model.at_least.size):
        row = np.add.reduceat(model.values * values[model.columns], model.begins[:-1])
        short = model.at_least[1:] - row[1:]
        if not np.any(short > 0):
            break
        values[sites:] += np.maximum(short, 0.0)
    return values
