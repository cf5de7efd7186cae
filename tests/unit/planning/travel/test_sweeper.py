import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.kernels import elimination, hierarchy, ranking, sweep
from naervaer.planning.travel import (
    DistanceSweeper,
    Places,
    Roads,
    TravelNetwork,
    nearest_several,
    warm_up,
)
from naervaer.planning.travel.sweeper import cores_at_hand

MADE_ROADS = Path(__file__).resolve().parents[4] / "benchmarks" / "made_roads.py"


@pytest.fixture(scope="module")
def made_roads() -> ModuleType:
    """Return the generator that the benchmarks use."""
    spec = importlib.util.spec_from_file_location("made_roads", MADE_ROADS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["made_roads"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("has_hierarchy", [True, False])
def test_sweeps_equal_dijkstra_on_a_made_road_network(
    made_roads: ModuleType, *, has_hierarchy: bool
) -> None:
    graph = made_roads.road_like_graph(nodes=3_000, has_hierarchy=has_hierarchy, seed=7)
    count = len(graph.x)
    sweeper = DistanceSweeper.prepare(
        vertex_count=count, tail=graph.tail, head=graph.head, minutes=graph.minutes
    )
    sources = np.random.default_rng(7).integers(0, count, 37)
    matrix = coo_array((graph.minutes, (graph.tail, graph.head)), shape=(count, count)).tocsr()
    expected = dijkstra(matrix, directed=False, indices=sources)
    found = sweeper.minutes_from(sources)
    assert found.dtype == np.float32
    error = np.abs(found - expected) / np.maximum(expected, 1e-9)
    assert error.max() <= sweeper.hierarchy.rounding_bound()


def test_the_made_road_network_has_as_many_roads_as_asked_for(made_roads: ModuleType) -> None:
    graph = made_roads.road_like_graph(nodes=2_500, seed=1)
    assert len(graph.x) == 2_500
    assert len(graph.tail) == 3_000
    again = made_roads.road_like_graph(nodes=2_500, seed=1)
    assert again.minutes.tobytes() == graph.minutes.tobytes()


def test_closing_every_road_leaves_only_the_source_itself() -> None:
    sweeper = DistanceSweeper.prepare(
        vertex_count=3, tail=[0, 1], head=[1, 2], minutes=[1.0, 2.0], workers=1
    )
    closed = sweeper.with_minutes([np.inf, np.inf])
    assert closed.minutes_from([1]).tolist() == [[np.inf, 0.0, np.inf]]


def test_a_graph_without_edges_or_sources_has_empty_answers() -> None:
    sweeper = DistanceSweeper.prepare(vertex_count=2, tail=[], head=[], minutes=[])
    assert sweeper.minutes_from([]).shape == (0, 2)
    assert sweeper.minutes_from([1]).tolist() == [[np.inf, 0.0]]


@pytest.mark.parametrize(
    ("tail", "head", "minutes", "message"),
    [
        ([0], [2], [1.0], "head holds 2 to 2, expected 0 to 1"),
        ([-1], [1], [1.0], "tail holds -1 to -1, expected 0 to 1"),
        ([0, 1], [1], [1.0], "tail and head have shapes"),
        ([0], [1], [-1.0], "minutes of edge 0 are -1.0, expected 0 or more"),
        ([0], [1], [np.nan], "minutes of edge 0 are nan"),
        ([0], [1], [1.0, 2.0], r"minutes have shape \(2,\), expected \(1,\)"),
    ],
)
def test_an_impossible_graph_is_refused(
    tail: list[int], head: list[int], minutes: list[float], message: str
) -> None:
    with pytest.raises(UnusableInputError, match=message):
        DistanceSweeper.prepare(vertex_count=2, tail=tail, head=head, minutes=minutes)


def test_after_warming_up_nothing_is_compiled_any_more(fjord: object) -> None:
    kernels = (
        elimination.eliminate,
        hierarchy.positions_from_the_top,
        hierarchy.customise,
        hierarchy.needed_arcs,
        sweep.sweep_block,
        sweep.read_positions,
        sweep.read_places,
        ranking.keep_nearest,
    )
    warm_up()
    before = [len(kernel.signatures) for kernel in kernels]
    assert callable(fjord)
    roads = fjord()
    assert isinstance(roads, Roads)
    network = TravelNetwork.build(roads)
    ends = Places.of([0, 3], [0.0, 1.0], [0.0, 0.0])
    nearest_several(network, ends, ends, count=2)
    network.sweeper.minutes_from(range(roads.node_count))
    assert [len(kernel.signatures) for kernel in kernels] == before


def test_at_least_one_core_is_at_hand() -> None:
    assert cores_at_hand() >= 1
