"""The working memory of the exact solver: two halves, their rates, their levels."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.kernels.response_exact import fill_dispatch_rates, renew_half
from naervaer.planning.response.problem import HypercubeProblem

Rates = tuple[NDArray[np.float64], NDArray[np.float64]]

BLOCK_BITS = 10
"""Blocks of 1024 states: their working rows stay in the fastest memory."""

CHUNK_BLOCKS = 64
"""Blocks whose rates are computed at a time when they are not kept."""


class Mapper(Protocol):
    """Something that runs a function over items, in order: `map` or a pool's `map`."""

    def __call__(
        self, function: Callable[[int], None], items: Iterable[int], /
    ) -> Iterable[None]:
        """Run `function` on every item."""


@dataclass(slots=True)
class Halves:
    """State probabilities by parity, with the tallies that tie levels together.

    Attributes
    ----------
    problem
        The spatial queue.
    threads
        Parts each sweep is split into.
    memory_bytes
        Dispatch rates are kept between sweeps if they take no more than this.

    """

    problem: HypercubeProblem
    threads: int
    memory_bytes: float
    halves: list[NDArray[np.float64]] = field(init=False)
    low_bits: int = field(init=False)
    blocks: int = field(init=False)
    tallies: list[tuple[NDArray[np.float64], ...]] = field(init=False)
    scale: NDArray[np.float64] = field(init=False)
    terms: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]] = field(init=False)
    losses: tuple[NDArray[np.int64], NDArray[np.float64]] = field(init=False)
    kept: dict[tuple[int, int], Rates] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Start from equal probabilities inside each level."""
        units = self.problem.units
        self.low_bits = min(BLOCK_BITS, units - 1)
        self.blocks = 1 << (units - 1 - self.low_bits)
        shape = (self.blocks, units + 1)
        self.halves = [np.ones(1 << (units - 1)), np.ones(1 << (units - 1))]
        self.tallies = [
            (np.zeros(shape), np.zeros(shape), np.zeros(shape), np.zeros(self.blocks))
            for _ in range(2)
        ]
        self.scale = np.ones(units + 1)
        self.terms, self.losses = dispatch_terms(self.problem)

    @property
    def keeps_rates(self) -> bool:
        """Whether the dispatch rates fit into the memory allowed."""
        return 8.0 * self.problem.units * 2.0 ** (self.problem.units - 1) <= self.memory_bytes

    def sweep(self, parity: int, relaxation: float, mapper: Mapper) -> float:
        """Renew one half; return the sum of absolute changes."""
        parts = min(self.threads, self.blocks)
        edges = np.linspace(0, self.blocks, parts + 1).astype(int).tolist()

        def renew(part: int) -> None:
            for first in range(edges[part], edges[part + 1], CHUNK_BLOCKS):
                last = min(first + CHUNK_BLOCKS, edges[part + 1])
                self._renew_chunk(parity, (first, last), relaxation)

        for _ in mapper(renew, range(parts)):
            pass
        # What was renewed now carries its scale already.
        self.scale[parity::2] = 1.0
        return float(self.tallies[parity][3].sum())

    def _renew_chunk(self, parity: int, chunk: tuple[int, int], relaxation: float) -> None:
        """Renew the states of a few blocks."""
        rates = self.kept.get((parity, chunk[0])) or self._rates(parity, chunk)
        renew_half(
            self.halves[parity],
            self.halves[1 - parity],
            *rates,
            parity,
            *chunk,
            self.low_bits,
            self.problem.service_rates,
            float(self.problem.arrival_rates.sum()),
            self.scale,
            relaxation,
            *self.tallies[parity],
        )

    def _rates(self, parity: int, chunk: tuple[int, int]) -> Rates:
        """Compute the dispatch rates of a few blocks, and keep them if there is room."""
        first, last = chunk
        size = 1 << self.low_bits
        high_ones = sum(block.bit_count() for block in range(first, last))
        room = (last - first) * (size + self.low_bits * (size // 2)) + high_ones * size
        rates = np.empty(room), np.empty((last - first, size))
        fill_dispatch_rates(
            *rates,
            parity,
            first,
            last,
            self.low_bits,
            self.problem.units,
            *self.terms,
            *self.losses,
        )
        if self.keeps_rates:
            self.kept[parity, first] = rates
        return rates

    def rescale(self) -> None:
        """Give the levels the probabilities that balance the flow across every cut."""
        mass, up, down = (
            self.tallies[0][kind].sum(axis=0) + self.tallies[1][kind].sum(axis=0)
            for kind in range(3)
        )
        logs = np.zeros(len(self.scale))
        logs[1:] = np.cumsum(np.log(up[:-1]) - np.log(down[1:]))
        factors = np.exp(logs - (logs + np.log(mass)).max())
        self.scale = factors / (factors @ mass)

    @property
    def levels(self) -> NDArray[np.float64]:
        """Probability of 0, 1, ... N busy units."""
        mass = self.tallies[0][0].sum(axis=0) + self.tallies[1][0].sum(axis=0)
        return np.asarray(self.scale * mass, dtype=np.float64)


def dispatch_terms(
    problem: HypercubeProblem,
) -> tuple[
    tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]],
    tuple[NDArray[np.int64], NDArray[np.float64]],
]:
    """Return when calls reach each unit: sets of busy units and the rate they release.

    Calls from atom j reach unit n when all units before n on the list of j are busy. Equal
    sets are merged. The second pair holds the sets that leave calls without anybody.
    """
    per_unit: list[dict[int, float]] = [{} for _ in range(problem.units)]
    losses: dict[int, float] = {}
    for rate, units in zip(
        problem.arrival_rates.tolist(), problem.preference.tolist(), strict=True
    ):
        before = 0
        for unit in units:
            if unit < 0:
                break
            per_unit[unit][before] = per_unit[unit].get(before, 0.0) + rate
            before |= 1 << unit
        losses[before] = losses.get(before, 0.0) + rate
    starts = np.concatenate(([0], np.cumsum([len(terms) for terms in per_unit])))
    masks = [mask for terms in per_unit for mask in terms]
    weights = [weight for terms in per_unit for weight in terms.values()]
    return (
        (
            starts.astype(np.int64),
            np.array(masks, dtype=np.int64),
            np.array(weights, dtype=np.float64),
        ),
        (
            np.array(list(losses), dtype=np.int64),
            np.array(list(losses.values()), dtype=np.float64),
        ),
    )
