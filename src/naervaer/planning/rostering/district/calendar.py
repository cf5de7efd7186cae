"""When each shift really begins and ends, in minutes that pass, the clock changes included."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.rosters.duty import Duty, DutyKind
from naervaer.domain.rosters.weeks import night_hours
from naervaer.domain.rules.working_time import NIGHTS, ORDINARY_HOURS
from naervaer.planning.rostering.district.problem import (
    DAYS_IN_A_WEEK,
    HOURS_IN_A_DAY,
    MINUTES_IN_A_DAY,
    OSLO,
    DistrictProblem,
)

LEAD = 2
"""Days before the first one that are also laid out, for rests that began there."""

_MINUTE = timedelta(minutes=1)


@dataclass(slots=True, eq=False)
class Calendar:
    """Times of every shift on every day.

    Attributes
    ----------
    starts, ends
        Minutes from the first day's midnight, shape (LEAD + D, S); see `LEAD`.
    midnights
        Minutes of midnight before each day, shape (LEAD + D + 1,).
    ordinary, total
        Working minutes that count as ordinary, and all working minutes, shape (D, S).
    next_week
        Working minutes of a duty that fall in the week after the one it began in, (D, S).
    is_night
        More than three hours at night (§ 10-11 (6)), shape (S,).

    """

    problem: DistrictProblem
    starts: NDArray[np.int64] = field(init=False)
    ends: NDArray[np.int64] = field(init=False)
    midnights: NDArray[np.int64] = field(init=False)
    ordinary: NDArray[np.int64] = field(init=False)
    total: NDArray[np.int64] = field(init=False)
    next_week: NDArray[np.float64] = field(init=False)
    is_night: NDArray[np.bool_] = field(init=False)
    _zero: datetime = field(init=False)

    def __post_init__(self) -> None:
        """Lay out the days."""
        problem = self.problem
        days, shifts = problem.days, len(problem.shifts)
        self._zero = local(problem.first_day, 0).astimezone(UTC)
        dates = [self.date(day) for day in range(-LEAD, days + 1)]
        self.midnights = np.array([self.minute(local(day, 0)) for day in dates])
        self.starts = np.empty((LEAD + days, shifts), dtype=np.int64)
        self.ends = np.empty_like(self.starts)
        for place, day in enumerate(dates[:-1]):
            for shift, kind in enumerate(problem.shifts):
                end = kind.start_minute + kind.minutes
                self.starts[place, shift] = self.minute(local(day, kind.start_minute))
                self.ends[place, shift] = self.minute(local(day, end))
        breaks = np.array([shift.break_minutes for shift in problem.shifts])
        worked = self.ends[LEAD:] - self.starts[LEAD:] - breaks
        is_work = np.array([shift.kind.is_work for shift in problem.shifts])
        is_standby = np.array([s.kind is DutyKind.STANDBY for s in problem.shifts])
        is_overtime = np.array([s.kind is DutyKind.OVERTIME for s in problem.shifts])
        # Rounded up, and in every sum: never less than the checker counts (§ 10-4 (3)).
        counted = np.where(is_standby, -(-worked // ORDINARY_HOURS.standby_part), 0)
        self.total = np.where(is_work, worked, counted)
        self.ordinary = np.where(is_overtime, 0, self.total)
        # Breaks are spread evenly over a duty, as the checker counts them.
        sunday = np.arange(days) % DAYS_IN_A_WEEK == DAYS_IN_A_WEEK - 1
        after = np.maximum(0, self.ends[LEAD:] - self.midnights[LEAD + 1 :, None])
        share = after / (self.ends[LEAD:] - self.starts[LEAD:])
        self.next_week = np.where(sunday[:, None], share * self.total, 0.0)
        self.is_night = np.array(
            [
                shift.kind.is_work
                and night_hours(self.duty("", 1, place)) > NIGHTS.regular_night_hours
                for place, shift in enumerate(problem.shifts)
            ]
        )

    @property
    def ends_after_midnight(self) -> NDArray[np.bool_]:
        """Whether each shift type ends on the day after, shape (S,)."""
        ends = [shift.start_minute + shift.minutes for shift in self.problem.shifts]
        return np.array(ends) > MINUTES_IN_A_DAY

    def date(self, day: int) -> date:
        """Return the date of a day."""
        return self.problem.first_day + timedelta(days=day)

    def minute(self, at: datetime) -> int:
        """Return the minutes that pass from the first midnight to a time."""
        return int((at.astimezone(UTC) - self._zero) / _MINUTE)

    def duty(self, person: str, day: int, shift: int) -> Duty:
        """Return a duty as the checker reads it."""
        kind = self.problem.shifts[shift]
        on = self.date(day)
        return Duty(
            person=person,
            starts_at=local(on, kind.start_minute),
            ends_at=local(on, kind.start_minute + kind.minutes),
            break_minutes=kind.break_minutes,
            kind=kind.kind,
        )

    def cover(self) -> NDArray[np.float64]:
        """Return the share of each hour by the clock that a shift fills, shape (S, 48).

        Counted from midnight of the day the shift begins.
        """
        share = np.zeros((len(self.problem.shifts), 2 * HOURS_IN_A_DAY))
        hours = np.arange(2 * HOURS_IN_A_DAY) * 60
        for place, shift in enumerate(self.problem.shifts):
            begin, end = shift.start_minute, shift.start_minute + shift.minutes
            inside = np.minimum(hours + 60, end) - np.maximum(hours, begin)
            share[place] = np.maximum(inside, 0) / 60
        return share


def local(day: date, minute: int) -> datetime:
    """Return the time so many minutes after midnight by the clock, in Norway."""
    return (datetime.combine(day, time(0)) + minute * _MINUTE).replace(tzinfo=OSLO)
