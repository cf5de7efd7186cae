"""Who is covered by what: patterns, their reduction, and the fewest sites that cover all."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.siting.integer import IntegerAnswer, IntegerModel, solve_integer

_MOST_COMPARED = 6_000
"""Above so many rows or columns, dominance is not looked for: it takes their square."""


@dataclass(frozen=True, slots=True, eq=False)
class CoverPattern:
    """Distinct rows of who is covered by which site.

    Attributes
    ----------
    covers
        Whether the site of a column covers the areas of a row, shape (R, S).
    row_of
        The row of each area, shape (A,).

    """

    covers: NDArray[np.bool_]
    row_of: NDArray[np.int64]

    def summed(self, demand: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the demand of each row, shape (R,)."""
        total = np.zeros(self.covers.shape[0])
        np.add.at(total, self.row_of, demand)
        return total


def merge_rows(covers: NDArray[np.bool_]) -> CoverPattern:
    """Merge areas that the same sites cover."""
    packed = np.ascontiguousarray(np.packbits(covers, axis=1))
    keys = packed.view(np.dtype((np.void, packed.shape[1]))).ravel()
    _, first, row_of = np.unique(keys, return_index=True, return_inverse=True)
    return CoverPattern(covers[first], row_of.astype(np.int64))


def needed_rows(covers: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the rows to cover: a row that holds all sites of another is covered with it."""
    rows = covers.shape[0]
    if rows > _MOST_COMPARED:
        return np.arange(rows)
    held = covers.astype(np.float32)
    size = held.sum(axis=1)
    within = (held @ held.T) >= size[:, None]
    return np.flatnonzero(~_dominated(within, size))


def useful_columns(covers: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the sites worth opening: one that covers no more than another is left out."""
    if covers.shape[1] > _MOST_COMPARED:
        return np.arange(covers.shape[1])
    held = covers.T.astype(np.float32)
    size = held.sum(axis=1)
    within = (held @ held.T) >= size[:, None]
    return np.flatnonzero(~_dominated(within.T, -size))


def _dominated(within: NDArray[np.bool_], size: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Return which items some strictly smaller or earlier equal item makes needless.

    `within[a, b]` says that a makes b needless.
    """
    count = size.size
    earlier = np.arange(count)[:, None] < np.arange(count)[None, :]
    smaller = (size[:, None] < size[None, :]) | ((size[:, None] == size[None, :]) & earlier)
    dominated: NDArray[np.bool_] = (within & smaller).any(axis=0)
    return dominated


def reduce_cover(
    covers: NDArray[np.bool_],
) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Return a smaller cover problem of the same value, and the sites of its columns."""
    columns = np.arange(covers.shape[1])
    covers = merge_rows(covers).covers
    while True:
        before = covers.shape
        covers = covers[needed_rows(covers)]
        kept = useful_columns(covers)
        covers, columns = covers[:, kept], columns[kept]
        if covers.shape == before:
            return covers, columns


def greedy_cover(covers: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return columns that cover all rows: always the one that covers most that is left."""
    left = np.ones(covers.shape[0], dtype=np.bool_)
    gain = covers.sum(axis=0).astype(np.int64)
    chosen = []
    while left.any():
        column = int(gain.argmax())
        chosen.append(column)
        newly = covers[:, column] & left
        gain -= covers[newly].sum(axis=0)
        left &= ~newly
    return np.array(chosen, dtype=np.int64)


def packed_rows(covers: NDArray[np.bool_]) -> int:
    """Return a lower bound on the sites needed: rows no two of which share a site."""
    order = np.argsort(covers.sum(axis=1), kind="stable")
    used = np.zeros(covers.shape[1], dtype=np.bool_)
    count = 0
    for row in order:
        if not (covers[row] & used).any():
            used |= covers[row]
            count += 1
    return count


def fewest_sites(
    covers: NDArray[np.bool_],
    cost: NDArray[np.float64],
    *,
    seconds: float,
    seed: int = 0,
    tolerance: float = 0.0,
    relative: float = 0.0,
) -> IntegerAnswer:
    """Return the cheapest columns that cover all rows; whole costs allow a wide tolerance."""
    rows, columns = np.nonzero(covers)
    counts = np.bincount(rows, minlength=covers.shape[0])
    model = IntegerModel(
        cost=cost,
        upper=np.ones(cost.size),
        whole=np.ones(cost.size, dtype=np.bool_),
        begins=np.concatenate([[0], np.cumsum(counts)]),
        columns=columns,
        values=np.ones(columns.size),
        at_least=np.ones(covers.shape[0]),
        at_most=np.full(covers.shape[0], np.inf),
    )
    return solve_integer(
        model, seconds=seconds, seed=seed, tolerance=tolerance, relative=relative
    )
