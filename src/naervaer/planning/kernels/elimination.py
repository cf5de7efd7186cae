"""The order in which the vertices of a road network are contracted.

Vertices are removed one by one, always one with the fewest neighbours left, and their
neighbours are joined to each other (minimum-degree ordering; Tinney and Walker 1967,
doi:10.1109/PROC.1967.6011). What remains beside each vertex at its removal are its *upward
arcs*. The order depends on the shape of the network only, never on minutes, so that speeds
and closures can change without doing it again (customisable contraction hierarchies:
Dibbelt, Strasser and Wagner 2016, doi:10.1145/2886843).

V is the number of vertices.
"""

import numba as nb
import numpy as np
from numpy.typing import NDArray

_HIGHEST = (1 << 16) - 1
_VERTEX_MASK = (1 << 31) - 1


@nb.njit(cache=True)
def _key(degree: int, level: int, vertex: int) -> int:
    """Pack what decides the order into one whole number."""
    key: int = (min(degree, _HIGHEST) << 47) | (min(level, _HIGHEST) << 31) | vertex
    return key


@nb.njit(cache=True)
def _push(heap: NDArray[np.int64], size: int, key: int) -> None:
    """Sift a key up into a binary heap of `size` keys (room for one more is required)."""
    place = size
    while place > 0:
        above = (place - 1) >> 1
        if heap[above] <= key:
            break
        heap[place] = heap[above]
        place = above
    heap[place] = key


@nb.njit(cache=True)
def _pop(heap: NDArray[np.int64], size: int) -> int:
    """Take the smallest key out of a heap of `size` keys."""
    smallest: int = heap[0]
    last = heap[size - 1]
    end = size - 1
    place = 0
    while True:
        child = 2 * place + 1
        if child >= end:
            break
        if child + 1 < end and heap[child + 1] < heap[child]:
            child += 1
        if heap[child] >= last:
            break
        heap[place] = heap[child]
        place = child
    heap[place] = last
    return smallest


@nb.njit(cache=True)
def _grown(old: NDArray[np.int32], needed: int) -> NDArray[np.int32]:
    """Copy an array into one of at least twice the size."""
    new = np.empty(max(2 * len(old), needed), dtype=np.int32)
    for place in range(len(old)):
        new[place] = old[place]
    return new


@nb.njit(cache=True, nogil=True)
def eliminate(
    first: NDArray[np.int64], neighbours: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.int32]]:
    """Remove all vertices of an undirected graph, fewest neighbours first.

    Ties go to the lower level (one more than the highest level of its removed neighbours,
    which keeps the hierarchy flat), then to the lower number.

    Parameters
    ----------
    first
        Where each vertex's neighbours start, shape (V + 1,).
    neighbours
        Neighbours of each vertex, without loops and without repeats, every edge in both
        lists.

    Returns
    -------
    order
        Vertices in order of removal, shape (V,).
    up_first
        Where the upward arcs of each entry of `order` start, shape (V + 1,).
    up_head
        Heads of the upward arcs, as vertex numbers.

    """
    count = len(first) - 1
    pool = np.empty(max(4 * len(neighbours), 16), dtype=np.int32)
    start = np.empty(count, dtype=np.int64)
    length = np.empty(count, dtype=np.int64)
    room = np.empty(count, dtype=np.int64)
    level = np.zeros(count, dtype=np.int64)
    current = np.empty(count, dtype=np.int64)
    heap = np.empty(2 * count + 16, dtype=np.int64)
    heap_size = 0
    used = 0
    for vertex in range(count):
        start[vertex] = used
        length[vertex] = first[vertex + 1] - first[vertex]
        room[vertex] = length[vertex]
        for place in range(first[vertex], first[vertex + 1]):
            pool[used] = neighbours[place]
            used += 1
        current[vertex] = _key(length[vertex], 0, vertex)
        _push(heap, heap_size, current[vertex])
        heap_size += 1
    order = np.empty(count, dtype=np.int32)
    up_first = np.zeros(count + 1, dtype=np.int64)
    up_head = np.empty(2 * len(neighbours) + 16, dtype=np.int32)
    mark = np.full(count, -1, dtype=np.int64)
    stamp = 0
    done = 0
    arcs = 0
    while done < count:
        key = _pop(heap, heap_size)
        heap_size -= 1
        vertex = key & _VERTEX_MASK
        if current[vertex] != key:
            continue
        current[vertex] = -1
        degree = length[vertex]
        clique_start = start[vertex]
        order[done] = vertex
        done += 1
        if arcs + degree > len(up_head):
            up_head = _grown(up_head, arcs + degree)
        for place in range(clique_start, clique_start + degree):
            up_head[arcs] = pool[place]
            arcs += 1
        up_first[done] = arcs
        for place in range(arcs - degree, arcs):
            other = up_head[place]
            stamp += 1
            mark[other] = stamp
            kept = start[other]
            for k in range(start[other], start[other] + length[other]):
                if pool[k] != vertex:
                    pool[kept] = pool[k]
                    mark[pool[k]] = stamp
                    kept += 1
            size = kept - start[other]
            if size + degree > room[other]:
                # Count first: most neighbours are known already.
                missing = 0
                for k in range(arcs - degree, arcs):
                    if mark[up_head[k]] != stamp:
                        missing += 1
                if size + missing > room[other]:
                    wanted = 2 * (size + missing)
                    if used + wanted > len(pool):
                        pool = _grown(pool, used + wanted)
                    for k in range(size):
                        pool[used + k] = pool[start[other] + k]
                    start[other] = used
                    room[other] = wanted
                    used += wanted
            end = start[other] + size
            for k in range(arcs - degree, arcs):
                if mark[up_head[k]] != stamp:
                    pool[end] = up_head[k]
                    end += 1
            length[other] = end - start[other]
            level[other] = max(level[other], level[vertex] + 1)
            current[other] = _key(length[other], level[other], other)
            if heap_size == len(heap):
                bigger = np.empty(2 * len(heap), dtype=np.int64)
                for k in range(heap_size):
                    bigger[k] = heap[k]
                heap = bigger
            _push(heap, heap_size, current[other])
            heap_size += 1
    return order, up_first, up_head[:arcs]
