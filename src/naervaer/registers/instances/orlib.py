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
from naervaer.registers.instances.site_instance import SiteInstance, node_instance, read_words

_HEADER = 3


def read_orlib(file: Path) -> SiteInstance:
    """Return the graph's nodes as areas and sites, with shortest ways between them."""
    words = read_words(file).split()
    try:
        numbers = np.array([float(word) for word in words])
    except ValueError as error:
        raise UnusableInputError(f"{file} holds something that is not a number.") from error
    if numbers.size < _HEADER:
        raise UnusableInputError(f"{file} has no first line `n m p`.")
    nodes, edges, open_count = (int(value) for value in numbers[:_HEADER])
    body = numbers[_HEADER:]
    if nodes < 1 or body.size != 3 * edges:
        raise UnusableInputError(
            f"{file} announces {edges} edges but holds {body.size / 3:g}, expected as many."
        )
    return node_instance(_ways(file, body.reshape(-1, 3), nodes), open_count=open_count)


def _ways(file: Path, edges: NDArray[np.float64], nodes: int) -> NDArray[np.float64]:
    """Return the shortest ways between all nodes."""
    ends = edges[:, :2].astype(np.int64) - 1
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
