"""The p-median graphs of OR-Library.

First line `n m p`, then one undirected edge `i j cost` a line (Beasley 1985,
doi:10.1016/0377-2217(85)90117-2). Where an edge is listed twice, the last entry counts.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.instances.site_instance import (
    LARGEST,
    SiteInstance,
    node_instance,
    read_words,
)

_HEADER = 3

MOST_NODES = 100_000
"""All ways between more nodes than this fit in no ordinary memory."""


def read_orlib(file: Path) -> SiteInstance:
    """Return the graph's nodes as areas and sites, with shortest ways between them."""
    text = read_words(file)
    try:
        numbers = np.array([float(word) for word in text.split()])
    except ValueError as error:
        raise _no_number(file, text) from error
    if not (np.abs(numbers) <= LARGEST).all():
        raise _no_number(file, text)
    if numbers.size < _HEADER:
        raise UnusableInputError(f"{file} has no first line `n m p`.")
    if (numbers[:_HEADER] != np.floor(numbers[:_HEADER])).any():
        raise UnusableInputError(f"{file} line 1: `n m p` are not whole numbers.")
    nodes, edges, open_count = (int(value) for value in numbers[:_HEADER])
    if nodes > MOST_NODES:
        raise UnusableInputError(
            f"{file} announces {nodes} nodes, expected {MOST_NODES} at most."
        )
    body = numbers[_HEADER:]
    if nodes < 1 or body.size != 3 * edges:
        raise UnusableInputError(
            f"{file} announces {edges} edges but holds {body.size / 3:g}, expected as many."
        )
    return node_instance(_ways(file, body.reshape(-1, 3), nodes), open_count=open_count)


def _no_number(file: Path, text: str) -> UnusableInputError:
    """Return the error that names the first word that is no usable number."""
    for line, words in enumerate(text.splitlines(), start=1):
        for word in words.split():
            try:
                usable = abs(float(word)) <= LARGEST
            except ValueError:
                usable = False
            if not usable:
                return UnusableInputError(
                    f"{file} line {line}: «{word[:40]}», expected a number up to {LARGEST:g}."
                )
    return UnusableInputError(f"{file} holds something that is not a number.")


def _ways(file: Path, edges: NDArray[np.float64], nodes: int) -> NDArray[np.float64]:
    """Return the shortest ways between all nodes."""
    ends = edges[:, :2].astype(np.int64) - 1
    if (ends + 1 != edges[:, :2]).any():
        raise UnusableInputError(f"{file} has an edge between nodes that are no whole numbers.")
    if edges.size and (ends.min() < 0 or ends.max() >= nodes or edges[:, 2].min() < 0):
        raise UnusableInputError(
            f"{file} has an edge outside the nodes 1 to {nodes} or with a negative cost."
        )
    low, high = ends.min(axis=1), ends.max(axis=1)
    key = (low * nodes + high)[::-1]
    _, last = np.unique(key, return_index=True)
    kept = edges.shape[0] - 1 - last
    # scipy reads a stored zero as "no edge"; such an edge gets the least cost there is.
    cost = np.maximum(edges[kept, 2], np.finfo(np.float64).tiny)
    graph = csr_array((cost, (low[kept], high[kept])), shape=(nodes, nodes))
    ways: NDArray[np.float64] = dijkstra(graph, directed=False)
    ways[ways < 1e-300] = 0.0  # noqa: PLR2004
    return ways
