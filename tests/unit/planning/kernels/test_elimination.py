"""The compiled ordering beside a plain twin on sets."""

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from naervaer.planning.kernels.elimination import eliminate
from naervaer.planning.kernels.hierarchy import positions_from_the_top


def eliminate_with_sets(neighbours: list[set[int]]) -> tuple[list[int], list[set[int]]]:
    """Remove the vertex with fewest neighbours, lowest level, lowest number first."""
    left = {vertex: set(others) for vertex, others in enumerate(neighbours)}
    level = dict.fromkeys(left, 0)
    order, upward = [], []
    while left:
        vertex = min(left, key=lambda v: (len(left[v]), level[v], v))
        others = left.pop(vertex)
        for other in others:
            left[other] = (left[other] | others) - {vertex, other}
            level[other] = max(level[other], level[vertex] + 1)
        order.append(vertex)
        upward.append(others)
    return order, upward


def random_neighbours(seed: int, count: int = 40) -> list[set[int]]:
    rng = np.random.default_rng(seed)
    neighbours: list[set[int]] = [set() for _ in range(count)]
    for one, other in rng.integers(0, count, (int(1.6 * count), 2)):
        if one != other:
            neighbours[one].add(int(other))
            neighbours[other].add(int(one))
    return neighbours


def as_lists(neighbours: list[set[int]]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    first = np.cumsum([0] + [len(others) for others in neighbours])
    flat = [other for others in neighbours for other in sorted(others)]
    return first, np.array(flat, dtype=np.int32)


@pytest.mark.parametrize("seed", range(8))
def test_vertices_are_removed_as_the_plain_twin_removes_them(seed: int) -> None:
    neighbours = random_neighbours(seed)
    order, up_first, up_head = eliminate(*as_lists(neighbours))
    plain_order, plain_upward = eliminate_with_sets(neighbours)
    assert order.tolist() == plain_order
    upward = [set(up_head[a:b].tolist()) for a, b in itertools.pairwise(up_first)]
    assert upward == plain_upward


@pytest.mark.parametrize("seed", range(8))
def test_every_upward_arc_leads_to_an_ancestor_at_a_lower_position(seed: int) -> None:
    order, up_first, up_head = eliminate(*as_lists(random_neighbours(seed)))
    position, parent = positions_from_the_top(order, up_first, up_head)
    assert sorted(position.tolist()) == list(range(len(order)))
    for step, vertex in enumerate(order):
        above = []
        place = parent[position[vertex]]
        while place >= 0:
            above.append(int(place))
            place = parent[place]
        heads = {int(position[head]) for head in up_head[up_first[step] : up_first[step + 1]]}
        assert heads <= set(above)
        assert above == sorted(above, reverse=True)
