"""What each further door buys, and what the aims cost each other.

The front of mean minutes, the way of the five per cent farthest away and people within 45
minutes is found by `solve_front`, whose points are proven efficient or to a gap, inside the
hull of the front too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from naervaer.planning.siting import FrontAsk, MedianProblem, SiteRules, solve_front
from naervaer.planning.siting import FrontPoint as SolvedPoint
from naervaer.planning.solving import Ending, StopRule
from naervaer.studies.access.country import Country
from naervaer.studies.siting.alternatives import Alternative, describe
from naervaer.studies.siting.least_cost import Effort
from naervaer.studies.siting.measured import LIMIT_MINUTES, WORST_SHARE, Demand
from naervaer.studies.siting.openings import Openings
from naervaer.studies.siting.optimum import Objective, Optimum, find_optimum

COUNTS = (1, 2, 5, 10, 15, 20, 30)

FRONT_SOLVES = 12
"""The front has as much time as so many single problems."""

FRONT_STEPS = 4
"""Weighted sums: all shares of the three aims that add up to so many steps."""

FRONT_GAP = 0.05
"""Points whose mean may be so much too long are not listed."""


@dataclass(frozen=True, slots=True)
class GrowthStep:
    """The best so many new doors can do for two objectives, each on its own."""

    count: int
    mean: Optimum
    within_45: Optimum


@dataclass(frozen=True, slots=True, eq=False)
class FrontPoint:
    """One compromise between the mean, the five per cent farthest away, and 45 minutes.

    Attributes
    ----------
    alternative
        The places, and who gains and loses beside the plan's choice.
    bound
        No choice with as many within 45 minutes, and as short a way for the five per cent
        farthest away, has a smaller mean.
    gap
        Proven relative gap of the mean, given the other two.
    is_efficient
        Whether nothing is as good in all three and better in one, proven.

    """

    alternative: Alternative
    bound: float
    gap: float
    is_efficient: bool

    @property
    def mean(self) -> float:
        """Mean minutes."""
        return self.alternative.measured.mean

    @property
    def worst(self) -> float:
        """Mean minutes of the five per cent farthest away."""
        return self.alternative.measured.worst

    @property
    def within_45(self) -> float:
        """People within 45 minutes."""
        return self.alternative.measured.within_45


def study_growth(
    openings: Openings,
    demand: Demand,
    *,
    effort: Effort,
    known: Sequence[Optimum] = (),
    counts: Sequence[int] = COUNTS,
    told: Callable[[str], None] = lambda _name: None,
) -> tuple[GrowthStep, ...]:
    """Return the best for each number of new doors; answers that are known are not sought."""
    most = openings.places.size
    asked = sorted({min(count, most) for count in counts} | {openings.planned.size})
    answers = {(item.objective, item.columns.size): item for item in known}
    steps = []
    for count in asked:
        told(f"growth_{count}")
        mean, within = (
            answers.get((objective, count))
            or find_optimum(openings, demand, objective, count=count, effort=effort)
            for objective in (Objective.MEAN, Objective.WITHIN_45)
        )
        steps.append(GrowthStep(count, mean, within))
    return tuple(steps)


def study_front(
    country: Country,
    openings: Openings,
    demand: Demand,
    *,
    plan: Alternative,
    effort: Effort,
    known: Sequence[Optimum] = (),
    told: Callable[[str], None] = lambda _name: None,
) -> tuple[FrontPoint, ...]:
    """Return compromises between three aims, the shortest mean first.

    `known` answers to single aims are held against what is found, so that the front reaches
    from the best of one aim to the best of another.
    """
    told("front")
    places = openings.places
    weights = np.where(openings.reachable, demand.people, 0.0)
    rows = np.flatnonzero(weights > 0)
    ways = np.empty((rows.size, places.size + 1), dtype=np.float32)
    ways[:, 0] = openings.standing[rows]
    ways[:, 1:] = openings.minutes[np.ix_(rows, places)]
    np.minimum(ways, ways[:, :1], out=ways)
    count = openings.planned.size
    solved = solve_front(
        MedianProblem(
            demand=weights[rows],
            minutes=ways,
            open_count=count + 1,
            rules=SiteRules(fixed=np.zeros(1, dtype=np.int64)),
        ),
        FrontAsk(
            within=LIMIT_MINUTES, tail_share=WORST_SHARE, steps=FRONT_STEPS, gap=FRONT_GAP
        ),
        stop=StopRule(seconds=FRONT_SOLVES * effort.seconds),
        seed=effort.seed,
        known=[
            np.concatenate([[0], 1 + np.searchsorted(places, item.columns)])
            for item in known
            if item.columns.size == count and np.isin(item.columns, places).all()
        ],
    )

    def described(point: SolvedPoint) -> FrontPoint:
        opened = point.plan.open_sites
        columns = places[opened[opened > 0] - 1]
        mine = Optimum(
            Objective.MEAN, columns, point.mean, point.bound, point.mean,
            Ending.OPTIMAL if point.is_proven else Ending.TIME_LIMIT, 0.0, effort.seed,
        )  # fmt: skip
        alternative = describe(country, openings, demand, mine, plan=plan)
        return FrontPoint(alternative, point.bound, point.gap, point.is_proven)

    return tuple(described(point) for point in solved)


def picked(front: Sequence[FrontPoint], *, most: int = 15) -> tuple[int, ...]:
    """Return the numbers of points spread over a front, both ends among them.

    The people within 45 minutes are cut into equal bands; from each the point with the smallest
    gap is taken.
    """
    if len(front) <= most:
        return tuple(range(len(front)))
    people = np.array([point.within_45 for point in front])
    ends = {int(np.argmin([point.mean for point in front])), int(people.argmax())}
    band = (people - people.min()) / max(float(np.ptp(people)), 1.0) * (most - len(ends))
    kept = {
        min(
            np.flatnonzero(band.astype(int) == number).tolist(),
            key=lambda at: (front[at].gap, front[at].mean),
        )
        for number in np.unique(band.astype(int)).tolist()
    }
    return tuple(sorted(kept | ends))
