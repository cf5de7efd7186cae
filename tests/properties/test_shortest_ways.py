"""What must hold for the shortest ways in any graph."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from naervaer.planning.travel import DistanceSweeper

Edges = tuple[int, NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]


@st.composite
def graphs(draw: st.DrawFn) -> Edges:
    """Draw any graph: loose parts, loops, parallel edges, edges of length nought."""
    count = draw(st.integers(1, 40))
    vertex = st.integers(0, count - 1)
    length = st.one_of(st.just(0.0), st.floats(0.001, 500.0))
    edges = draw(st.lists(st.tuples(vertex, vertex, length), max_size=90))
    tail, head, minutes = zip(*edges, strict=True) if edges else ((), (), ())
    return (
        count,
        np.array(tail, dtype=np.int32),
        np.array(head, dtype=np.int32),
        np.array(minutes, dtype=np.float64),
    )


def swept(edges: Edges, *, workers: int = 1) -> NDArray[np.float32]:
    count, tail, head, minutes = edges
    sweeper = DistanceSweeper.prepare(
        vertex_count=count, tail=tail, head=head, minutes=minutes, workers=workers
    )
    return sweeper.minutes_from(np.arange(count))


def with_dijkstra(edges: Edges) -> NDArray[np.float64]:
    count, tail, head, minutes = edges
    table = np.full((count, count), np.inf)
    np.minimum.at(table, (tail, head), minutes)
    table = np.minimum(table, table.T)
    one, other = np.nonzero(np.isfinite(table))
    graph = csr_array((table[one, other], (one, other)), shape=(count, count))
    return np.asarray(dijkstra(graph, directed=True))


@given(edges=graphs())
@settings(max_examples=150, deadline=None)
def test_sweeps_find_what_dijkstra_finds(edges: Edges) -> None:
    expected = with_dijkstra(edges)
    np.testing.assert_allclose(swept(edges), expected, rtol=2e-6, atol=1e-30)


@given(edges=graphs(), seed=st.integers(0, 2**16))
@settings(max_examples=60, deadline=None)
def test_numbering_vertices_otherwise_changes_nothing(edges: Edges, seed: int) -> None:
    count, tail, head, minutes = edges
    name = np.random.default_rng(seed).permutation(count).astype(np.int32)
    renamed = swept((count, name[tail], name[head], minutes))
    np.testing.assert_allclose(renamed[np.ix_(name, name)], swept(edges), rtol=2e-6, atol=1e-30)


@given(edges=graphs())
@settings(max_examples=60, deadline=None)
def test_the_way_there_is_as_long_as_the_way_back(edges: Edges) -> None:
    minutes = swept(edges)
    np.testing.assert_allclose(minutes, minutes.T, rtol=2e-6, atol=1e-30)


@given(edges=graphs())
@settings(max_examples=60, deadline=None)
def test_no_detour_is_shorter_than_the_way(edges: Edges) -> None:
    minutes = swept(edges).astype(np.float64)
    detour = (minutes[:, :, None] + minutes[None, :, :]).min(axis=1)
    assert (minutes <= detour * (1 + 1e-5)).all()


@given(edges=graphs(), workers=st.integers(2, 4))
@settings(max_examples=20, deadline=None)
def test_the_number_of_threads_does_not_change_a_bit(edges: Edges, workers: int) -> None:
    assert swept(edges, workers=workers).tobytes() == swept(edges).tobytes()


@given(edges=graphs(), change=st.floats(0.0, 1.0))
@settings(max_examples=40, deadline=None)
def test_new_minutes_on_old_roads_equal_a_new_preparation(edges: Edges, change: float) -> None:
    count, tail, head, minutes = edges
    sweeper = DistanceSweeper.prepare(vertex_count=count, tail=tail, head=head, minutes=minutes)
    other = np.where(minutes > 500 * change, np.inf, minutes * 2)
    again = sweeper.with_minutes(other).minutes_from(np.arange(count))
    assert again.tobytes() == swept((count, tail, head, other)).tobytes()
