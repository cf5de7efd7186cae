"""The front of mean minutes, the worst-off share, and the share within a time.

For given weights the sum of the three is a p-median problem in a changed cost: the mean keeps
its minutes, a way beyond the time costs a fixed sum, and the worst-off share costs what lies
above an edge, as in Rockafellar and Uryasev (2000, doi:10.21314/JOR.2000.038). All three rise
with the minutes, so everybody still uses the nearest site. Every point is proven best for its
weights; points that no weights reach (inside the hull) are not listed.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.siting.median import solve_median
from naervaer.planning.siting.problem import MedianProblem
from naervaer.planning.siting.solution import SitePlan
from naervaer.planning.siting.wide import tail_mean
from naervaer.planning.solving import Progress, Report, StopRule, silent

Weights = tuple[float, float, float]
_EDGE_SHARE = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontAsk:
    """What the front is made of.

    Attributes
    ----------
    within
        The time of the third objective, in minutes.
    tail_share
        The worst-off share, such as 0.1 for the worst decile.
    steps
        The weights are all thirds that add up to this many steps.
    gap
        Gap to which each point is proven.
    edges
        Most edges of the tail tried for a point.

    """

    within: float
    tail_share: float = 0.1
    steps: int = 5
    gap: float = 1e-4
    edges: int = 6

    def __post_init__(self) -> None:
        """Refuse what gives no front."""
        if not 0 < self.tail_share <= 1 or not self.within >= 0 or self.steps < 1:
            raise UnusableInputError(
                f"within {self.within}, tail_share {self.tail_share}, steps {self.steps}: "
                "expected 0 or more, a share above 0 up to 1, and 1 or more."
            )


@dataclass(frozen=True, slots=True, eq=False)
class FrontPoint:
    """One plan on the front.

    Attributes
    ----------
    weights
        Weights of mean, tail and share beyond, for which the plan is best.
    plan
        The open sites and who uses which.
    mean, tail, within
        Mean minutes, mean minutes of the worst-off share, share of demand within the time.
    gap
        Proven gap of the weighted sum.
    losers
        Areas that are farther from a site than in the first point.

    """

    weights: Weights
    plan: SitePlan
    mean: float
    tail: float
    within: float
    gap: float
    losers: NDArray[np.int64]


def solve_front(
    problem: MedianProblem,
    ask: FrontAsk,
    *,
    stop: StopRule | None = None,
    seed: int = 0,
    report: Report = silent,
) -> tuple[FrontPoint, ...]:
    """Return the points of the front, best mean first; equal plans are listed once.

    Points whose turn had not come when time ran out are missing.
    """
    watch = (stop or StopRule(seconds=300.0)).start()
    points: list[FrontPoint] = []
    best = _best(problem, ask, (1.0, 0.0, 0.0), edge=0.0, seconds=watch.remaining, seed=seed)
    first = best[0]
    scale = _figures(problem, ask, first)
    every = _all_weights(ask.steps)
    for number, share in enumerate(every):
        if watch.is_over:
            break
        weights = (
            share[0] / max(scale[0], 1e-9),
            share[1] / max(scale[1], 1e-9),
            share[2] / max(1.0 - scale[2], 0.05),
        )
        plan, gap = _point(
            problem, ask, weights, start=first, watch_left=watch.remaining, seed=seed
        )
        mean, tail, within = _figures(problem, ask, plan)
        report(Progress("front", (number + 1) / len(every), mean, None))
        losers = np.flatnonzero(plan.minutes > first.minutes)
        points.append(FrontPoint(weights, plan, mean, tail, within, gap, losers))
    return _not_beaten(points)


def _all_weights(steps: int) -> list[Weights]:
    """Return all triples of shares that add up to one, mean first."""
    return [
        (a / steps, b / steps, (steps - a - b) / steps)
        for a in range(steps, -1, -1)
        for b in range(steps - a, -1, -1)
    ]


def _figures(problem: MedianProblem, ask: FrontAsk, plan: SitePlan) -> Weights:
    """Return mean, tail mean and share within the time."""
    total = float(problem.demand.sum())
    mean = float(np.dot(problem.demand, plan.minutes)) / total
    tail = tail_mean(plan.minutes, problem.demand, share=ask.tail_share)
    return mean, tail, float(problem.demand[plan.minutes <= ask.within].sum()) / total


def _value(problem: MedianProblem, ask: FrontAsk, weights: Weights, plan: SitePlan) -> float:
    """Return the weighted sum of a plan."""
    mean, tail, within = _figures(problem, ask, plan)
    return weights[0] * mean + weights[1] * tail + weights[2] * (1.0 - within)


def _best(
    problem: MedianProblem,
    ask: FrontAsk,
    weights: Weights,
    *,
    edge: float,
    seconds: float,
    seed: int,
) -> tuple[SitePlan, float]:
    """Return the best plan when the tail counts from an edge, and its bound."""
    minutes = problem.minutes.astype(np.float64)
    total = float(problem.demand.sum())
    # A trace of the mean keeps the cost rising, so that the nearest site is always best.
    trace = max(weights[0], 1e-6 * sum(weights) / max(float(ask.within), 1.0))
    cost = trace * minutes
    if weights[1]:
        cost += weights[1] / ask.tail_share * np.maximum(minutes - edge, 0.0)
    if weights[2]:
        cost += weights[2] * (minutes > ask.within)
    cost[~np.isfinite(minutes)] = np.inf
    outcome = solve_median(
        MedianProblem(
            demand=problem.demand,
            minutes=cost,
            open_count=problem.open_count,
            rules=problem.rules,
        ),
        stop=StopRule(seconds=seconds, gap=ask.gap),
        seed=seed,
    )
    if outcome.best is None:
        raise UnusableInputError("The front has no plan: " + " ".join(outcome.reasons))
    sites = outcome.best.open_sites
    ways = problem.minutes[:, sites]
    column = ways.argmin(axis=1)
    plan = SitePlan(sites, sites[column], ways[np.arange(column.size), column].astype(float))
    return plan, outcome.bound / total + weights[1] * edge


def _point(
    problem: MedianProblem,
    ask: FrontAsk,
    weights: Weights,
    *,
    start: SitePlan,
    watch_left: float,
    seed: int,
) -> tuple[SitePlan, float]:
    """Return the best plan for some weights and its proven gap.

    Between two edges the tail costs no less than counted from the lower edge and paid above
    the upper one; the interval with the lowest such bound is halved until time or edges end.
    """
    if not weights[1]:
        plan, bound = _best(problem, ask, weights, edge=0.0, seconds=watch_left, seed=seed)
        value = _value(problem, ask, weights, plan)
        return plan, max(0.0, value - bound) / max(value, 1e-12)
    best, value = start, _value(problem, ask, weights, start)
    edge = _edge_of(problem, ask, start)
    bounds = {
        np.inf: _best(
            problem,
            ask,
            (weights[0], 0.0, weights[2]),
            edge=0.0,
            seconds=watch_left / ask.edges,
            seed=seed,
        )[1]
    }
    top = float(start.minutes[problem.demand > 0].max())
    low, high = 0.0, top
    for _ in range(ask.edges):
        plan, bound = _best(
            problem, ask, weights, edge=edge, seconds=watch_left / ask.edges, seed=seed
        )
        bounds[edge] = bound - weights[1] * edge
        trial = _value(problem, ask, weights, plan)
        if trial < value:
            best, value = plan, trial
        low, high, lower = _weakest(bounds, weights[1], top)
        if lower >= value * (1.0 - ask.gap):
            break
        own = _edge_of(problem, ask, plan)
        fresh = all(abs(own - old) > _EDGE_SHARE * max(top, 1e-9) for old in bounds)
        edge = own if fresh else 0.5 * (low + high)
    lower = _weakest(bounds, weights[1], top)[2]
    return best, max(0.0, value - lower) / max(value, 1e-12)


def _weakest(
    bounds: dict[float, float], weight: float, top: float
) -> tuple[float, float, float]:
    """Return the interval of edges with the lowest bound, and that bound."""
    edges = sorted(bounds)
    worst = (0.0, min(edges[0], top), bounds[edges[0]])
    for low, high in pairwise(edges):
        value = weight * low + bounds[high]
        if value < worst[2]:
            worst = (low, min(high, top), value)
    return worst


def _edge_of(problem: MedianProblem, ask: FrontAsk, plan: SitePlan) -> float:
    """Return the minutes above which the worst-off share of a plan lies."""
    order = np.argsort(-plan.minutes, kind="stable")
    reached = np.cumsum(problem.demand[order]) >= ask.tail_share * float(problem.demand.sum())
    return float(plan.minutes[order][int(np.argmax(reached))])


def _not_beaten(points: list[FrontPoint]) -> tuple[FrontPoint, ...]:
    """Return the points that no other beats in all three, best mean first."""
    kept: list[FrontPoint] = []
    for point in sorted(points, key=lambda one: (one.mean, one.tail, -one.within)):
        if not any(
            other.mean <= point.mean
            and other.tail <= point.tail
            and other.within >= point.within
            for other in kept
        ):
            kept.append(point)
    return tuple(kept)
