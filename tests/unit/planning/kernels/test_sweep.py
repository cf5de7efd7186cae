"""The sweep and the ranking beside plain twins."""

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.kernels.ranking import keep_nearest
from naervaer.planning.kernels.sweep import LANES, read_places, read_positions, sweep_block


def chain(count: int) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int32]]:
    """Return a hierarchy in which each position has one arc, to the one above it."""
    first = np.concatenate([[0], np.arange(count)]).astype(np.int64)
    above = np.arange(-1, count - 1, dtype=np.int32)
    return first, above[1:].copy(), above


def swept_plainly(
    minutes: NDArray[np.float32], seeds: NDArray[np.int32], start: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Add up the arcs of a chain between each seed and each position."""
    milestone = np.concatenate([[0], np.cumsum(minutes)])
    away = np.abs(milestone[seeds][:, :, None] - milestone[None, None, :])
    return np.asarray((away + start[:, :, None]).min(axis=1), dtype=np.float32)


def test_a_sweep_equals_its_plain_twin_on_a_chain() -> None:
    rng = np.random.default_rng(3)
    first, head, parent = chain(12)
    minutes = rng.integers(0, 9, 11).astype(np.float32)
    seeds = rng.integers(0, 12, (5, 2)).astype(np.int32)
    start = rng.integers(0, 9, (5, 2)).astype(np.float32)
    reached = np.empty(12 * LANES, dtype=np.float32)
    sweep_block(first, head, minutes, parent, seeds, start, reached)
    expected = swept_plainly(minutes, seeds, start)
    assert reached.reshape(12, LANES)[:, :5].T.tolist() == expected.tolist()
    assert np.isinf(reached.reshape(12, LANES)[:, 5:]).all()


def test_reading_positions_turns_lanes_into_rows() -> None:
    reached = np.arange(3 * LANES, dtype=np.float32)
    result = np.empty((2, 2), dtype=np.float32)
    read_positions(reached, np.array([2, 0], dtype=np.int32), result)
    assert result.tolist() == [[32.0, 0.0], [33.0, 1.0]]


def test_a_place_is_reached_by_the_nearer_of_its_two_ways() -> None:
    reached = np.full(2 * LANES, np.inf, dtype=np.float32)
    reached[0], reached[LANES] = 10.0, 3.0
    ways = np.array([[0, 1], [0, 0]], dtype=np.int32)
    last = np.array([[1.0, 2.0], [np.inf, 4.0]], dtype=np.float32)
    result = np.empty((2, 2), dtype=np.float32)
    read_places(reached, ways, last, result)
    assert result.tolist() == [[5.0, 14.0], [np.inf, np.inf]]


def test_the_nearest_sites_equal_a_stable_sort_of_all_of_them() -> None:
    rng = np.random.default_rng(5)
    minutes = rng.integers(0, 6, (20, 30)).astype(np.float32)
    minutes[rng.random((20, 30)) < 0.2] = np.inf
    site = np.full((30, 3), -1, dtype=np.int32)
    kept = np.full((30, 3), np.inf, dtype=np.float32)
    for start in range(0, 20, 7):
        keep_nearest(np.ascontiguousarray(minutes[start : start + 7]), start, site, kept)
    order = np.argsort(minutes, axis=0, kind="stable")[:3].T
    expected = np.take_along_axis(minutes.T, order, axis=1)
    assert kept.tolist() == expected.tolist()
    assert site.tolist() == np.where(np.isfinite(expected), order, -1).tolist()
