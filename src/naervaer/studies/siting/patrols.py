"""Municipalities without a point of their own and far from the nearest (B-22)."""

from dataclasses import dataclass

import numpy as np

from naervaer.studies.siting.measured import LIMIT_MINUTES
from naervaer.studies.siting.result import SitingResult


@dataclass(frozen=True, slots=True)
class PatrolCandidate:
    """A municipality that the plan's description of a municipal patrol fits.

    Attributes
    ----------
    municipality
        Index of the country's.
    people
        Who live there.
    median_minutes
        To the nearest point with the plan's: half of them are nearer; infinite where half of
        them reach none.
    beyond
        People with more than 45 minutes, those who reach nothing included.

    """

    municipality: int
    people: float
    median_minutes: float
    beyond: float

    @property
    def is_reached(self) -> bool:
        """Whether half of the people reach a point at all."""
        return bool(np.isfinite(self.median_minutes))


def patrol_candidates(result: SitingResult) -> tuple[PatrolCandidate, ...]:
    """Return municipalities without a point, with the plan's, in which half have a long way.

    «Far» is taken as more than 45 minutes, the limit of the driving-time rule; the plan names
    no number. Longest way first.
    """
    openings, country = result.points.openings, result.country
    with_door = openings.with_door.copy()
    with_door[openings.municipality[openings.planned]] = True
    minutes, people = result.points.plan.minutes, result.demand.people
    home = country.zones.municipality
    found = []
    for at in np.flatnonzero(~with_door).tolist():
        here = np.flatnonzero((home == at) & (people > 0))
        if not here.size:
            continue
        order = here[np.argsort(minutes[here], kind="stable")]
        reached = np.cumsum(people[order])
        median = float(minutes[order][np.searchsorted(reached, reached[-1] / 2)])
        if median > LIMIT_MINUTES:
            beyond = float(people[here][minutes[here] > LIMIT_MINUTES].sum())
            found.append(PatrolCandidate(at, float(people[here].sum()), median, beyond))
    return tuple(sorted(found, key=lambda one: (-one.median_minutes, one.municipality)))
