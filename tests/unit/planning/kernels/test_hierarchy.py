"""Customisation and the choice of needed arcs beside a plain twin on all pairs."""

import numpy as np
import pytest
from numpy.typing import NDArray

from naervaer.planning.kernels.hierarchy import customise, needed_arcs
from naervaer.planning.travel.hierarchy import Contraction


def random_contraction(seed: int) -> tuple[Contraction, NDArray[np.float64], int]:
    rng = np.random.default_rng(seed)
    count = 30
    tail, head = rng.integers(0, count, (2, 45)).astype(np.int32)
    contraction = Contraction.of(vertex_count=count, tail=tail, head=head)
    edges = contraction.arc_of_edge
    minutes = np.full(len(contraction.head), np.inf)
    between = edges >= 0
    np.minimum.at(minutes, edges[between], rng.integers(0, 20, between.sum()).astype(float))
    return contraction, minutes, count


def customised_plainly(
    contraction: Contraction, minutes: NDArray[np.float64], count: int
) -> NDArray[np.float64]:
    """Join the two arcs of each vertex over it, from the lowest vertex upwards."""
    table = np.full((count, count), np.inf)
    tails = np.repeat(np.arange(count), np.diff(contraction.first))
    table[tails, contraction.head] = minutes
    for middle in range(count - 1, -1, -1):
        for one in range(middle):
            for other in range(one):
                over = table[middle, one] + table[middle, other]
                table[one, other] = min(table[one, other], over)
    return table[tails, contraction.head]


def shortest_plainly(
    contraction: Contraction, minutes: NDArray[np.float64], count: int
) -> NDArray[np.float64]:
    """Floyd's method on the upward arcs."""
    table = np.full((count, count), np.inf)
    np.fill_diagonal(table, 0.0)
    tails = np.repeat(np.arange(count), np.diff(contraction.first))
    table[tails, contraction.head] = minutes
    table = np.minimum(table, table.T)
    for middle in range(count):
        table = np.minimum(table, table[:, [middle]] + table[[middle], :])
    return table[tails, contraction.head]


@pytest.mark.parametrize("seed", range(8))
def test_customised_minutes_equal_the_plain_twins(seed: int) -> None:
    contraction, minutes, count = random_contraction(seed)
    expected = customised_plainly(contraction, minutes, count)
    customise(contraction.first, contraction.head, minutes)
    assert minutes.tolist() == expected.tolist()


@pytest.mark.parametrize("seed", range(8))
def test_an_arc_is_needed_when_no_other_way_is_shorter(seed: int) -> None:
    contraction, minutes, count = random_contraction(seed)
    customise(contraction.first, contraction.head, minutes)
    shortest = shortest_plainly(contraction, minutes, count)
    needed = needed_arcs(contraction.first, contraction.head, minutes)
    assert needed.tolist() == (np.isfinite(minutes) & (minutes == shortest)).tolist()
