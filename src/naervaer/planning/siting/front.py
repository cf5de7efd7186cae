"""The front of mean minutes, the worst-off share, and the share within a time.

Each point is a plan with a proven bound: no plan that is no worse in the other two objectives
has a smaller mean. Where the bound meets the mean, the point is proven efficient, whether any
weights reach it or not. See `front_search` for the method.
"""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.siting.front_lists import (
    Figures,
    FrontLists,
    Prices,
    build_front_lists,
)
from naervaer.planning.siting.front_search import (
    Effort,
    Level,
    Met,
    Sites,
    look_around,
    prove_level,
)
from naervaer.planning.siting.median import solve_median
from naervaer.planning.siting.problem import MedianProblem, SiteNumbers
from naervaer.planning.siting.solution import SitePlan, plan_of
from naervaer.planning.solving import Progress, Report, StopRule, relative_gap, silent

_PROVEN = 1e-6

_FAR = 10.0
"""Prices at the ends of the front: so many times what the mean costs."""


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
        Weighted sums are tried for all shares of the three that add up to this many steps,
        those without a share for the mean left out.
    gap
        Points whose bound leaves a larger gap are not listed.
    most
        Most points listed: those with the smallest gaps.
    threads
        Weighted sums worked on at the same time; the answer does not depend on it.

    """

    within: float
    tail_share: float = 0.1
    steps: int = 5
    gap: float = 0.01
    most: int = 100
    threads: int = 2

    def __post_init__(self) -> None:
        """Refuse what gives no front."""
        if not 0 < self.tail_share <= 1 or not self.within >= 0 or self.steps < 1:
            raise UnusableInputError(
                f"within {self.within}, tail_share {self.tail_share}, steps {self.steps}: "
                "expected 0 or more, a share above 0 up to 1, and 1 or more."
            )
        if min(self.most, self.threads) < 1:
            raise UnusableInputError(
                f"most {self.most}, threads {self.threads}: expected 1 or more."
            )


@dataclass(frozen=True, slots=True, eq=False)
class FrontPoint:
    """One plan on the front.

    Attributes
    ----------
    plan
        The open sites and who uses which.
    mean, tail, within
        Mean minutes, mean minutes of the worst-off share, share of demand within the time.
    bound
        No plan with a tail as short and as much within the time has a smaller mean.
    losers
        Areas that are farther from a site than in the first point.

    """

    plan: SitePlan
    mean: float
    tail: float
    within: float
    bound: float
    losers: NDArray[np.int64]

    @property
    def gap(self) -> float:
        """Proven relative gap of the mean, given the other two."""
        return relative_gap(self.mean, self.bound)

    @property
    def is_proven(self) -> bool:
        """Whether the plan is proven efficient."""
        return self.gap <= _PROVEN


def solve_front(
    problem: MedianProblem,
    ask: FrontAsk,
    *,
    stop: StopRule | None = None,
    seed: int = 0,
    report: Report = silent,
    effort: Effort | None = None,
    known: Iterable[SiteNumbers] = (),
) -> tuple[FrontPoint, ...]:
    """Return the points of the front that were found and proven to the gap, best mean first.

    Weighted sums whose turn had not come when time ran out add nothing. Plans `known`
    beforehand, by their open sites, are held against the others and listed where none of those
    beats them.

    Raises
    ------
    UnusableInputError
        When no plan serves everybody.

    """
    watch = (stop or StopRule(seconds=300.0)).start()
    effort = effort or Effort()
    first = solve_median(problem, stop=StopRule(seconds=watch.remaining), seed=seed)
    if first.best is None:
        raise UnusableInputError("The front has no plan: " + " ".join(first.reasons))
    lists = build_front_lists(
        problem, first=first.best.open_sites, within=ask.within, tail_share=ask.tail_share
    )
    met = Met(lists)
    start = met.add(first.best.open_sites)
    for sites in known:
        _refuse_foreign(problem, sites)
        met.add(sites)
    levels = [Level(Prices(0.0, 0.0), first.bound)]
    every = _all_prices(met, start, ask, effort=effort, seed=seed)

    def prove(number: int) -> tuple[Level | None, Met]:
        own = met.copy()
        if watch.is_over:
            return None, own
        look_around(own, every[number], effort=effort, seed=seed + 100 * number)
        level = prove_level(own, every[number], effort=effort, is_over=lambda: watch.is_over)
        report(Progress("front", (number + 1) / len(every), None, None))
        return level, own

    with ThreadPoolExecutor(ask.threads) as pool:
        answers = list(pool.map(prove, range(len(every))))
    plans = {key: figures for _, own in answers for key, figures in own.plans.items()}
    plans.update(met.plans)
    levels += [level for level, _ in answers if level is not None]
    return _points(lists, plans, levels, ask)


def _refuse_foreign(problem: MedianProblem, sites: SiteNumbers) -> None:
    """Refuse a known plan that is none of this problem."""
    rules, chosen = problem.rules, np.unique(sites)
    every = np.flatnonzero(rules.usable(problem.minutes.shape[1]))
    own = chosen.size == problem.open_count and np.isin(chosen, every).all()
    if not own or not np.isin(rules.fixed, chosen).all():
        raise UnusableInputError(
            f"A known plan opens {chosen.size} sites, expected {problem.open_count} that may "
            "open, the fixed ones among them."
        )


def _all_prices(
    met: Met, start: Figures, ask: FrontAsk, *, effort: Effort, seed: int
) -> list[Prices]:
    """Return the prices of all weighted sums, scaled by how far the objectives range."""
    mean = start.minutes / float(met.lists.weights.sum())
    ends = (Prices(_FAR, 0.0), Prices(0.0, _FAR * max(mean, 1e-9)))
    for prices in ends:
        look_around(met, prices, effort=effort, seed=seed)
    figures = list(met.plans.values())
    span = max(met.plans[met.best(prices)[0]].minutes for prices in ends) - start.minutes
    shorter = start.tail - min(one.tail for one in figures)
    nearer = start.beyond - min(one.beyond for one in figures)
    tail = span / shorter if shorter > 0 else 0.0
    beyond = span / nearer if nearer > 0 else 0.0
    every = [
        Prices(tail * b / a, beyond * (ask.steps - a - b) / a)
        for a in range(ask.steps, 0, -1)
        for b in range(ask.steps - a, -1, -1)
    ]
    # Sums without the tail take a fraction of the work; they go first, should time run out.
    return sorted(dict.fromkeys(every), key=lambda prices: prices.tail > 0)


def _points(
    lists: FrontLists, plans: dict[Sites, Figures], levels: list[Level], ask: FrontAsk
) -> tuple[FrontPoint, ...]:
    """Return the plans that no other beats, with their bounds."""
    kept: list[tuple[float, Figures, Sites]] = []
    for key, figures in Met(lists, plans).efficient().items():
        bound = max(level.least_minutes(figures) for level in levels)
        gap = relative_gap(figures.minutes, min(bound, figures.minutes))
        if gap <= ask.gap:
            kept.append((gap, figures, key))
    kept.sort(key=lambda one: (one[0], one[1].minutes, one[2]))
    chosen = sorted(kept[: ask.most], key=lambda one: (one[1].minutes, one[2]))
    total = float(lists.weights.sum())
    first: SitePlan | None = None
    points = []
    for gap, figures, key in chosen:
        plan = plan_of(lists.problem.minutes, np.array(key, dtype=np.int64))
        first = first or plan
        mean = figures.minutes / total
        points.append(
            FrontPoint(
                plan=plan,
                mean=mean,
                tail=figures.tail / lists.tail_demand,
                within=1.0 - figures.beyond / total,
                bound=mean * (1.0 - gap),
                losers=np.flatnonzero(plan.minutes > first.minutes),
            )
        )
    return tuple(points)
