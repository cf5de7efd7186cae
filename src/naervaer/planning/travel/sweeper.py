"""Minutes from many sources to all vertices of a graph: prepare once, sweep often."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.kernels.ranking import keep_nearest
from naervaer.planning.kernels.sweep import LANES, read_places, read_positions, sweep_block
from naervaer.planning.travel.hierarchy import Contraction, Hierarchy

_Read: TypeAlias = Callable[[NDArray[np.float32], NDArray[np.float32]], None]


@dataclass(frozen=True, slots=True, eq=False)
class DistanceSweeper:
    """Shortest ways in an undirected graph, by contraction and linear sweeps (PHAST).

    Answers do not depend on how many threads share the work: each block of sixteen sources
    is computed by one thread alone.

    Attributes
    ----------
    hierarchy
        The prepared graph.
    workers
        Threads that share the sources.

    """

    hierarchy: Hierarchy
    workers: int

    @classmethod
    def prepare(
        cls,
        *,
        vertex_count: int,
        tail: ArrayLike,
        head: ArrayLike,
        minutes: ArrayLike,
        workers: int | None = None,
    ) -> Self:
        """Contract a graph and put minutes on it.

        Parameters
        ----------
        vertex_count
            V; vertices are numbered from 0.
        tail, head
            Ends of each edge, shape (E,); parallel edges and loops are allowed.
        minutes
            Shape (E,), 0 or more; infinite closes an edge.
        workers
            Threads, by default one per processor core at hand.

        Raises
        ------
        UnusableInputError
            When an end is not a vertex, shapes disagree or minutes are negative.

        """
        tails = np.ascontiguousarray(tail, dtype=np.int32)
        heads = np.ascontiguousarray(head, dtype=np.int32)
        if tails.shape != heads.shape or tails.ndim != 1:
            msg = f"tail and head have shapes {tails.shape} and {heads.shape}, expected (E,)."
            raise UnusableInputError(msg)
        for name, ends in (("tail", tails), ("head", heads)):
            if ends.size and not 0 <= ends.min() <= ends.max() < vertex_count:
                given = f"{name} holds {ends.min()} to {ends.max()}"
                msg = f"{given}, expected 0 to {vertex_count - 1}."
                raise UnusableInputError(msg)
        contraction = Contraction.of(vertex_count=vertex_count, tail=tails, head=heads)
        hierarchy = Hierarchy.of(contraction, np.asarray(minutes, dtype=np.float64))
        return cls(hierarchy, workers or cores_at_hand())

    def with_minutes(self, minutes: ArrayLike) -> Self:
        """Put other minutes on the same edges, without contracting again."""
        contraction = self.hierarchy.contraction
        hierarchy = Hierarchy.of(contraction, np.asarray(minutes, dtype=np.float64))
        return type(self)(hierarchy, self.workers)

    def minutes_from(self, sources: ArrayLike) -> NDArray[np.float32]:
        """Return minutes from each source vertex to every vertex, shape (S, V).

        Infinite where no way leads. The relative error is at most
        `hierarchy.rounding_bound()`.
        """
        vertices = np.asarray(sources, dtype=np.int32).reshape(-1, 1)
        return self.minutes_from_groups(vertices, np.zeros(vertices.shape))

    def minutes_from_groups(
        self, vertices: NDArray[np.int32], minutes: NDArray[np.float64]
    ) -> NDArray[np.float32]:
        """Return minutes from each group of entries to every vertex, shape (S, V).

        Parameters
        ----------
        vertices, minutes
            Where each group enters the graph and after how many minutes, shape (S, K).

        """
        position = self.hierarchy.contraction.position
        return self._sweep(
            vertices,
            minutes.astype(np.float32),
            columns=len(position),
            read=lambda reached, rows: read_positions(reached, position, rows),
        )

    def minutes_between(
        self,
        from_vertex: NDArray[np.int32],
        from_minutes: NDArray[np.float64],
        to_vertex: NDArray[np.int32],
        to_minutes: NDArray[np.float64],
    ) -> NDArray[np.float32]:
        """Return minutes between places that reach the graph at two vertices each.

        Parameters
        ----------
        from_vertex, from_minutes
            The two vertices of each origin and the minutes to them, shape (O, 2).
        to_vertex, to_minutes
            The same for destinations, shape (D, 2).

        Returns
        -------
        NDArray[np.float32]
            Shape (O, D); infinite where no way leads.

        """
        position = np.ascontiguousarray(self.hierarchy.contraction.position[to_vertex])
        last = to_minutes.astype(np.float32)
        return self._sweep(
            from_vertex,
            from_minutes.astype(np.float32),
            columns=len(position),
            read=lambda reached, rows: read_places(reached, position, last, rows),
        )

    def _sweep(
        self,
        seeds: NDArray[np.int32],
        minutes: NDArray[np.float32],
        *,
        columns: int,
        read: _Read,
    ) -> NDArray[np.float32]:
        shape = self.hierarchy.contraction
        position = np.ascontiguousarray(shape.position[seeds])
        result = np.empty((len(seeds), columns), dtype=np.float32)
        starts = range(0, len(seeds), LANES)
        workers = max(1, min(self.workers, len(starts)))

        def sweep_every(worker: int) -> None:
            reached = np.empty(len(shape.position) * LANES, dtype=np.float32)
            for start in starts[worker::workers]:
                rows = slice(start, start + LANES)
                sweep_block(
                    self.hierarchy.first,
                    self.hierarchy.head,
                    self.hierarchy.minutes,
                    shape.parent,
                    position[rows],
                    minutes[rows],
                    reached,
                )
                read(reached, result[rows])

        if workers == 1:
            sweep_every(0)
            return result
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(sweep_every, range(workers)))
        return result


def cores_at_hand() -> int:
    """Return how many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def warm_up() -> None:
    """Compile or load every kernel, so that the first real answer is not late."""
    sweeper = DistanceSweeper.prepare(vertex_count=2, tail=[0], head=[1], minutes=[1.0])
    ends = np.array([[0, 1]], dtype=np.int32)
    sweeper.minutes_from([0])
    block = sweeper.minutes_between(ends, np.zeros((1, 2)), ends, np.zeros((1, 2)))
    site = np.full((1, 1), -1, dtype=np.int32)
    keep_nearest(block, 0, site, np.full((1, 1), np.inf, dtype=np.float32))
