"""Rosters that neighbouring station districts share: people may take duties at the neighbour's.

Neighbours within the longest drive for help are rostered together, a few at a time. A duty
away from home costs the drive there and back; the closed roster is where the search starts, so
sharing never makes the weighted cost worse.
"""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.rostering import RosterParams
from naervaer.planning.rostering.district import (
    DistrictProblem,
    DistrictRoster,
    score_district,
    solve_district,
)
from naervaer.planning.solving import Outcome, StopRule
from naervaer.studies.access.country import Floats
from naervaer.studies.duty.cover import CoverPlan
from naervaer.studies.duty.ground import DutyGround
from naervaer.studies.duty.roster import GAP, DutyRoster, GroupRoster
from naervaer.studies.duty.settings import DutySettings

_MOST_TOGETHER, _MOST_PEOPLE = 3, 90
_MINUTES = 60.0


@dataclass(frozen=True, slots=True, eq=False)
class SharedRoster:
    """A roster of neighbours together, beside their closed ones.

    Attributes
    ----------
    groups
        Station districts.
    required
        Person-hours wanted.
    missing_closed, missing
        Person-hours not covered when each plans alone, and together.
    away
        Duties at a neighbour's.
    breaches
        Rules broken, counted by the checker.

    """

    groups: tuple[int, ...]
    required: float
    missing_closed: float
    missing: float
    away: int
    breaches: int


def drives_between(ground: DutyGround, plan: CoverPlan) -> Floats:
    """Return minutes between the first stations of station districts, shape (K, K)."""
    first = plan.base[:, 0]
    nearest = ground.minutes[first].argmin(axis=1)
    minutes = ground.minutes[np.ix_(first, nearest)].copy()
    np.fill_diagonal(minutes, 0.0)
    return np.asarray(np.maximum(minutes, minutes.T))


def neighbours(
    drives: Floats, people: NDArray[np.int64], *, most_minutes: float
) -> tuple[tuple[int, ...], ...]:
    """Return station districts that share, nearest first, a few at a time."""
    where: dict[int, tuple[int, ...]] = {
        group: (group,) for group in range(people.size) if people[group]
    }
    pairs = sorted(combinations(where, 2), key=lambda pair: (drives[pair], pair))
    for one, other in pairs:
        a, b = where[one], where[other]
        both = tuple(sorted({*a, *b}))
        if a == b or len(both) > _MOST_TOGETHER or people[list(both)].sum() > _MOST_PEOPLE:
            continue
        if drives[np.ix_(both, both)].max() <= most_minutes:
            for group in both:
                where[group] = both
    return tuple(sorted({item for item in where.values() if len(item) > 1}))


def together(items: list[GroupRoster], drives: Floats) -> DistrictProblem:
    """Return the problem of several station districts at once."""
    problems = [item.problem for item in items]
    groups = [item.group for item in items]
    home = np.repeat(np.arange(len(items)), [one.people for one in problems])
    hours_away = 2.0 * drives[np.ix_(groups, groups)] / _MINUTES
    joined: dict[str, Any] = {
        name: np.concatenate([getattr(one, name) for one in problems])
        for name in (
            "has", "may_work", "most_minutes", "most_weekends", "longest_run", "leave",
            "fixed", "contact_duties", "required", "required_with", "required_standby",
            "wish_on", "wish_off", "change_cost", "off_cost",
        )
    }  # fmt: skip
    return replace(
        problems[0],
        staff_names=tuple(name for one in problems for name in one.staff_names),
        station_names=tuple(name for one in problems for name in one.station_names),
        home=home,
        travel_cost=problems[0].weights.missing_hour * hours_away[home],
        **joined,
    )


def solve_shared(
    problem: DistrictProblem, start: DistrictRoster, seconds: float, seed: int
) -> Outcome[DistrictRoster]:
    """Return the roster of neighbours together, on one thread, from their closed ones."""
    return solve_district(
        problem,
        seed=seed,
        stop=StopRule(seconds=seconds, gap=GAP),
        params=RosterParams(workers=1),
        start=start,
    )


def shared_rosters(
    ground: DutyGround,
    plan: CoverPlan,
    closed: DutyRoster,
    settings: DutySettings,
    *,
    executor: Executor | None = None,
    workers: int = 1,
    told: Callable[[str], None] = lambda _name: None,
) -> tuple[SharedRoster, ...]:
    """Return the shared roster of every set of neighbours within the drive for help."""
    drives = drives_between(ground, plan)
    by_group = {item.group: item for item in closed.groups}
    people = np.zeros(len(ground.station_districts), dtype=np.int64)
    for group, item in by_group.items():
        people[group] = item.problem.people
    sets = neighbours(drives, people, most_minutes=settings.assumptions.help_minutes)
    everybody = max(1, int(sum(people[list(groups)].sum() for groups in sets)))
    asked = []
    for groups in sets:
        items = [by_group[group] for group in groups]
        problem = together(items, drives)
        shifts = np.concatenate([item.roster.shifts for item in items])
        away = np.where(shifts >= 0, problem.home[:, None], -1)
        seconds = settings.roster_seconds * workers * problem.people / everybody
        asked.append((problem, DistrictRoster(shifts, away), seconds, settings.seed))
    outcomes = (
        (solve_shared(*each) for each in asked)
        if executor is None or not asked
        else executor.map(solve_shared, *zip(*asked, strict=True))
    )
    found = []
    for groups, each, outcome in zip(sets, asked, outcomes, strict=True):
        names = ", ".join(ground.station_districts[group] for group in groups)
        told(f"shared roster {names}")
        assert outcome.best is not None  # noqa: S101 - the closed roster is lawful
        score = score_district(each[0], outcome.best)
        away = (outcome.best.shifts >= 0) & (outcome.best.stations != each[0].home[:, None])
        found.append(
            SharedRoster(
                groups=groups,
                required=float(each[0].required.sum()),
                missing_closed=sum(by_group[group].missing for group in groups),
                missing=score.missing,
                away=int(away.sum()),
                breaches=len(score.breaches),
            )
        )
    return tuple(found)
