"""Mends a published roster after sickness with as few changes as may be.

The same problem and the same solver: what differs from the published roster costs, and a day
off taken from somebody costs more and is always told.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rosters.duty import DutyKind
from naervaer.planning.rostering.district.problem import (
    DAYS_IN_A_WEEK,
    FREE,
    DistrictProblem,
    DutyShift,
)
from naervaer.planning.rostering.district.solution import OFF, DistrictRoster


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairWeights:
    """What changes cost, in the unit of `DistrictWeights`.

    Attributes
    ----------
    change
        A duty moved, or taken away.
    day_off_taken
        A published day off that becomes a duty.
    overtime
        A duty as overtime, on top.

    """

    change: float = 10.0
    day_off_taken: float = 25.0
    overtime: float = 15.0


@dataclass(frozen=True, slots=True)
class Change:
    """One day of one person that differs from the published roster.

    Attributes
    ----------
    person
        Who.
    day
        Day of the roster.
    before, after
        Shift names, empty for off.
    day_off_taken
        Whether a published day off became a duty.

    """

    person: str
    day: int
    before: str
    after: str
    day_off_taken: bool


def with_overtime(problem: DistrictProblem, *, suffix: str = "+") -> DistrictProblem:
    """Return the problem with each ordinary covering shift also to be had as overtime."""
    twins = [
        place
        for place, shift in enumerate(problem.shifts)
        if shift.covers and shift.kind is DutyKind.ORDINARY
    ]
    extra = tuple(
        replace(problem.shifts[p], name=problem.shifts[p].name + suffix, kind=DutyKind.OVERTIME)
        for p in twins
    )

    def wider(table: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.concatenate([table, table[..., twins]], axis=-1)

    return replace(
        problem,
        shifts=problem.shifts + extra,
        may_work=np.concatenate([problem.may_work, problem.may_work[:, twins]], axis=1),
        wish_on=wider(problem.wish_on),
        wish_off=wider(problem.wish_off),
        change_cost=wider(problem.change_cost),
    )


def repair_problem(
    problem: DistrictProblem,
    published: DistrictRoster,
    absent: NDArray[np.bool_],
    *,
    from_day: int = 0,
    weights: RepairWeights | None = None,
) -> DistrictProblem:
    """Return the problem of mending a published roster.

    Parameters
    ----------
    problem
        What the roster was published for; its wishes are settled and count no more.
    published
        The roster.
    absent
        Who is away when, shape (P, D).
    from_day
        Days before this one stand as they are.
    weights
        What changes cost.

    Raises
    ------
    UnusableInputError
        When shapes disagree.

    """
    weights = weights or RepairWeights()
    if absent.shape != problem.leave.shape or published.shifts.shape != absent.shape:
        msg = f"absent has shape {absent.shape}, expected {problem.leave.shape}."
        raise UnusableInputError(msg)
    works = published.shifts != OFF
    past = np.arange(problem.days) < from_day
    stands = works & past[None, :]
    open_days = ~past[None, :]
    cost = np.where(works[:, :, None], weights.change, weights.day_off_taken)
    cost = np.repeat(cost, len(problem.shifts), axis=2)
    people, days = np.nonzero(works)
    cost[people, days, published.shifts[people, days]] = 0.0
    overtime = [s.kind is DutyKind.OVERTIME for s in problem.shifts]
    cost[:, :, overtime] += weights.overtime
    # A day off that has passed stays one.
    cost[~works & past[None, :]] = np.inf
    here = works & ~(absent & open_days)
    contact = np.array([not shift.covers for shift in problem.shifts])
    held = (here & contact[published.shifts]).reshape(problem.people, -1, DAYS_IN_A_WEEK)
    return replace(
        problem,
        leave=(problem.leave | (absent & open_days)) & ~stands,
        fixed=np.where(stands, published.shifts, np.where(absent, FREE, problem.fixed)),
        fixed_station=np.where(stands, published.stations, problem.fixed_at),
        contact_duties=held.sum(axis=2),
        wish_on=np.zeros_like(problem.wish_on),
        wish_off=np.zeros_like(problem.wish_off),
        change_cost=cost,
        off_cost=np.where(here & open_days, weights.change, 0.0),
        weights=replace(problem.weights, night=0.0, weekend_day=0.0),
    )


def without_absent(published: DistrictRoster, absent: NDArray[np.bool_]) -> DistrictRoster:
    """Return the published roster less the duties of those away."""
    return DistrictRoster(
        np.where(absent, OFF, published.shifts), np.where(absent, OFF, published.stations)
    )


def changes(
    shifts: tuple[DutyShift, ...],
    staff_names: tuple[str, ...],
    published: DistrictRoster,
    mended: DistrictRoster,
) -> tuple[Change, ...]:
    """Return every day that differs, in order of person and day."""
    names = ("", *(shift.name for shift in shifts))
    return tuple(
        Change(
            person=staff_names[person],
            day=int(day),
            before=names[int(published.shifts[person, day]) + 1],
            after=names[int(mended.shifts[person, day]) + 1],
            day_off_taken=bool(published.shifts[person, day] == OFF),
        )
        for person, day in np.argwhere(published.shifts != mended.shifts)
    )
