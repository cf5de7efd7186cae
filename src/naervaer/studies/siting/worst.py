r"""The shortest mean way of those with the longest way: the tail beyond a percentile, proven.

The mean of the worst-off share :math:`\alpha` is
:math:`\min_\eta\; \eta + E[(t - \eta)^+] / \alpha` (Rockafellar and Uryasev 2000,
doi:10.21314/JOR.2000.038). For a given edge the best places are a
p-median of the minutes beyond it, with a proven least value :math:`F(\eta)`. Between two edges
:math:`a < b` two lines bound every choice of places: from :math:`a` it falls no faster than the
share beyond :math:`a` today, and towards :math:`b` it rises at least by the share that any
choice must leave beyond :math:`b` (maximal covering). The interval with the lowest bound is
split where the lines cross, until the gap is small or the time is up.
"""

import itertools
import time
from dataclasses import dataclass, replace

import numpy as np

from naervaer.planning.siting import CoverageProblem, solve_coverage, tail_mean
from naervaer.planning.solving import Ending
from naervaer.studies.access.country import Floats, Indices
from naervaer.studies.siting.least_cost import Effort, least_cost
from naervaer.studies.siting.openings import Openings

GOOD_GAP = 5e-3
"""Share of the greatest possible gain that is close enough."""

_EDGE_GAP = 1e-3
_SAME_EDGE = 0.05
"""Minutes within which two edges are the same."""


@dataclass(frozen=True, slots=True, eq=False)
class WorstAnswer:
    """The best places for the worst-off share, with the bound and how it ended."""

    columns: Indices
    value: float
    bound: float
    base: float
    ending: Ending
    seconds: float


def shortest_worst(
    openings: Openings,
    people: Floats,
    places: Indices,
    *,
    share: float,
    count: int,
    effort: Effort,
    seconds: float,
) -> WorstAnswer:
    """Return which of some places make the mean way of the worst-off share shortest.

    The share is of those who reach a standing door. `effort` is for each edge, `seconds` for
    all of them together.
    """
    begun = time.perf_counter()
    search = _Search(openings, people, places, share, count, replace(effort, gap=_EDGE_GAP))
    base = search.tail(openings.standing)
    best, value = np.empty(0, dtype=np.int64), base
    edge = search.percentile(openings.standing)
    known: list[_Edge] = []
    while True:
        columns, at_edge = search.at(edge)
        known = sorted((*known, at_edge), key=lambda one: one.edge)
        found = search.tail(openings.minutes_with(columns))
        if found < value:
            best, value = columns, found
        next_edge, bound = search.weakest(known)
        close = value - bound <= GOOD_GAP * (base - bound)
        if close or time.perf_counter() - begun > seconds:
            break
        own = search.percentile(openings.minutes_with(columns))
        edge = own if _is_new(own, known) else next_edge
        if not _is_new(edge, known):
            break
    return WorstAnswer(
        columns=best,
        value=value,
        bound=min(bound, value),
        base=base,
        ending=Ending.GAP_REACHED if close else Ending.TIME_LIMIT,
        seconds=time.perf_counter() - begun,
    )


@dataclass(frozen=True, slots=True)
class _Edge:
    """What is proven at one edge: the least value, and the shares beyond it.

    Attributes
    ----------
    edge
        Minutes.
    value
        No choice of places is better when the tail counts from here.
    most, least
        Share beyond the edge today, and the least that any choice leaves.

    """

    edge: float
    value: float
    most: float
    least: float


def _is_new(edge: float, known: list[_Edge]) -> bool:
    return all(abs(edge - one.edge) > _SAME_EDGE for one in known)


def _crossing(low: _Edge, high: _Edge, share: float) -> tuple[float, float]:
    """Return where the two bounds between two edges cross, and the bound there."""
    falls = min(1.0 - low.most / share, 0.0)
    rises = 1.0 - high.least / share
    width = high.edge - low.edge
    at_low = high.value - width * rises
    if rises <= 0 or at_low >= low.value:
        # The upper line is nowhere below what it is at one of the ends.
        return low.edge + width / 2, min(high.value, max(at_low, low.value))
    step = min((low.value - at_low) / (rises - falls), width)
    return low.edge + step, min(low.value + falls * step, high.value)


@dataclass(frozen=True, slots=True, eq=False)
class _Search:
    """What the questions about one tail have in common."""

    openings: Openings
    people: Floats
    places: Indices
    share: float
    count: int
    effort: Effort

    @property
    def counted(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Return the zones that count."""
        return np.asarray(self.openings.reachable & (self.people > 0))

    @property
    def weights(self) -> Floats:
        """Return their people, nothing for the others."""
        return np.where(self.counted, self.people, 0.0)

    def tail(self, minutes: Floats) -> float:
        """Return the mean of the worst-off share."""
        kept = self.counted
        return tail_mean(minutes[kept], self.people[kept], share=self.share)

    def percentile(self, minutes: Floats) -> float:
        """Return the minutes at which the worst-off share begins."""
        order = np.argsort(-minutes[self.counted], kind="stable")
        reached = np.cumsum(self.people[self.counted][order])
        at = int(np.searchsorted(reached, self.share * float(reached[-1])))
        return float(minutes[self.counted][order][min(at, order.size - 1)])

    def weakest(self, known: list[_Edge]) -> tuple[float, float]:
        """Return the edge at which least is proven, and the bound on every choice."""
        share = self.share
        first = known[0]
        found = [_crossing(low, high, share) for low, high in itertools.pairwise(known)]
        rise = 1.0 - first.least / share
        found.append(
            (first.edge / 2, first.value - first.edge * rise if rise > 0 else first.value)
        )
        # Beyond the last edge at most so many have a longer way, so the bound rises from there.
        found.append((known[-1].edge, known[-1].value))
        return min(found, key=lambda one: one[1])

    def at(self, edge: float) -> tuple[Indices, _Edge]:
        """Return the best places beyond an edge, and what is proven there."""
        columns, outcome, constant = least_cost(
            self.openings,
            self.weights,
            self.places,
            count=self.count,
            effort=self.effort,
            free=edge,
        )
        total = float(self.weights.sum())
        excess = (constant + max(outcome.bound, 0.0)) / total
        return columns, _Edge(
            edge=edge,
            value=edge + excess / self.share,
            most=float(self.weights[self.openings.standing > edge].sum()) / total,
            least=self._least_beyond(edge) / total,
        )

    def _least_beyond(self, edge: float) -> float:
        """Return the fewest people that any choice leaves beyond an edge."""
        beyond = np.flatnonzero(self.counted & (self.openings.standing > edge))
        if not beyond.size:
            return 0.0
        outcome = solve_coverage(
            CoverageProblem(
                demand=self.people[beyond],
                minutes=np.ascontiguousarray(
                    self.openings.minutes[np.ix_(beyond, self.places)]
                ),
                radius=edge,
                open_count=self.count,
            ),
            stop=replace(self.effort.stop, gap=1e-3),
            seed=self.effort.seed,
        )
        return max(0.0, float(self.people[beyond].sum()) - outcome.bound)
