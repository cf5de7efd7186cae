"""Whether a row keeps what the dynamic programme does not watch, and where it does not."""

from dataclasses import dataclass, field
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.rosters.duty import Duty, DutyKind
from naervaer.domain.rosters.rests import short_rest_days
from naervaer.domain.rules.rest import FREE_SUNDAYS
from naervaer.domain.rules.working_time import NIGHTS, TOTAL_HOURS
from naervaer.planning.rostering.district.law import LawTables
from naervaer.planning.rostering.district.problem import DAYS_IN_A_WEEK, DistrictProblem
from naervaer.planning.rostering.district.solution import breaches_of

_HOUR = 60
_EIGHT_WEEKS, _FOUR_WEEKS = 8, 4
_TINY = 1e-6


@dataclass(slots=True, eq=False)
class RowLimits:
    """Checks rows by sums over the same tables; rows with overtime go to the checker itself.

    A row here holds shift types, -1 off, shape (D,).
    """

    law: LawTables
    _problem: DistrictProblem = field(init=False)
    _before: dict[str, list[Duty]] = field(init=False)
    _is_overtime: NDArray[np.bool_] = field(init=False)
    _has_history: bool = field(init=False)

    def __post_init__(self) -> None:
        """Sort the duties before the roster by person."""
        problem = self._problem = self.law.problem
        self._before = {name: [] for name in problem.staff_names}
        for duty in sorted(problem.before, key=lambda duty: duty.starts_at):
            self._before[duty.person].append(duty)
        self._is_overtime = np.array([s.kind is DutyKind.OVERTIME for s in problem.shifts])

    def run_before(self, person: int) -> int:
        """Return how many days in a row were worked just before the first day."""
        days = {
            (duty.starts_at.date() - self._problem.first_day).days
            for duty in self._before[self._problem.staff_names[person]]
            if not duty.kind.is_absence
        }
        run = 0
        while -run - 1 in days:
            run += 1
        return run

    def runs_too_long(self, person: int, shifts: NDArray[np.int64], first_run: int) -> bool:
        """Return whether more days in a row are worked than the person may."""
        return self._long_run(person, shifts, first_run) is not None

    def full_weeks(self, shifts: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return the weeks with more hours than the law allows in one, shape (W,)."""
        return self._week_minutes(shifts) > self.law.week_minutes + _TINY

    def first_broken(self, person: int, shifts: NDArray[np.int64]) -> NDArray[np.bool_] | None:
        """Return the days among which a duty must go, or None when all is well."""
        span = self._span_of_sums(person, shifts)
        if span is not None:
            return span
        name = self._problem.staff_names[person]
        if not self._before[name] and not self._has_overtime(shifts):
            return None
        breaches = breaches_of(self._problem, self._duties(person, shifts), person=name)
        if not breaches:
            return None
        return self._days_near(breaches[0].on, shifts)

    def short_rest_cost(self, person: int, shifts: NDArray[np.int64]) -> float:
        """Return what the row's rests under eleven hours cost."""
        weight = self._problem.weights.short_rest
        if not weight or not self._has_overtime(shifts):
            return 0.0
        name = self._problem.staff_names[person]
        own = [*self._before[name], *self._duties(person, shifts)]
        work = [duty for duty in own if duty.kind.is_work]
        first = self._problem.first_day
        return weight * sum(day >= first for day in short_rest_days(work))

    def _has_overtime(self, shifts: NDArray[np.int64]) -> bool:
        return bool(self._is_overtime[shifts[shifts >= 0]].any())

    def _duties(self, person: int, shifts: NDArray[np.int64]) -> list[Duty]:
        name = self._problem.staff_names[person]
        return [
            self.law.calendar.duty(name, int(day), int(shifts[day]))
            for day in np.flatnonzero(shifts >= 0)
        ]

    def _span_of_sums(self, person: int, shifts: NDArray[np.int64]) -> NDArray[np.bool_] | None:
        run = self._long_run(person, shifts, self.run_before(person))
        if run is not None:
            return run
        minutes = self._week_minutes(shifts)
        limits = [(1, float(self.law.week_minutes))]
        limits.append((_EIGHT_WEEKS, TOTAL_HOURS.average_week_hours * _EIGHT_WEEKS * _HOUR))
        for weeks, most in limits:
            sums = np.convolve(minutes, np.ones(weeks), "valid")
            if minutes.size >= weeks and (sums > most + _TINY).any():
                return self._weeks(int(np.argmax(sums > most + _TINY)), weeks)
        ordinary = int(self._picked(self.law.calendar.ordinary, shifts).sum())
        most_minutes = min(int(self._problem.most_minutes[person]), self.law.average_minutes)
        if ordinary > most_minutes:
            return np.ones(shifts.size, dtype=np.bool_)
        nights = self._night_weeks(shifts, minutes)
        return self._sundays(shifts) if nights is None else nights

    def _long_run(
        self, person: int, shifts: NDArray[np.int64], first_run: int
    ) -> NDArray[np.bool_] | None:
        most, run = int(self._problem.longest_run[person]), first_run
        for day, shift in enumerate(shifts):
            run = run + 1 if shift >= 0 else 0
            if run > most:
                span = np.zeros(shifts.size, dtype=np.bool_)
                span[max(0, day - run + 1) : day + 1] = True
                return span
        return None

    def _night_weeks(
        self, shifts: NDArray[np.int64], minutes: NDArray[np.float64]
    ) -> NDArray[np.bool_] | None:
        """Return four weeks in which a regular night worker works too long (§ 10-11 (6))."""
        layers = self._problem.layers
        night = (shifts >= 0) & self.law.calendar.is_night[np.maximum(shifts, 0)]
        by_week = night.reshape(-1, DAYS_IN_A_WEEK).sum(axis=1)
        if minutes.size < _FOUR_WEEKS:
            return None
        nights = np.convolve(by_week, np.ones(_FOUR_WEEKS), "valid")
        # A night into the first Monday also counts to the four weeks that begin there.
        spilled = np.concatenate([[False], night[DAYS_IN_A_WEEK - 1 : -1 : DAYS_IN_A_WEEK]])
        nights = nights + spilled[: nights.size]
        sums = np.convolve(minutes, np.ones(_FOUR_WEEKS), "valid") / _HOUR
        rest, _ = layers.week_rest
        # One hour less leaves room for a week made shorter by the clocks.
        days = (_FOUR_WEEKS * (DAYS_IN_A_WEEK * 24 - rest) - 1) / 24
        bad = (nights >= layers.regular_nights) & (sums > NIGHTS.average_day_hours * days)
        return self._weeks(int(np.argmax(bad)), _FOUR_WEEKS) if bad.any() else None

    def _sundays(self, shifts: NDArray[np.int64]) -> NDArray[np.bool_] | None:
        """Return days that work on a Sunday where too few of them are free (§ 10-8 (4))."""
        days = np.arange(shifts.size)
        touches: NDArray[np.bool_] = self.law.works_sunday[days, np.maximum(shifts, 0)]
        touches[shifts < 0] = False
        worked: NDArray[np.bool_] = np.asarray(touches.any(axis=0))
        if not self._problem.layers.averaged_sundays:
            pairs = np.flatnonzero(worked[1:] & worked[:-1])
            return touches[:, pairs[0] + 1] if pairs.size else None
        every = (
            (FREE_SUNDAYS.at_least_every, None),
            (FREE_SUNDAYS.period_weeks, FREE_SUNDAYS.free_every),
        )
        for weeks, share in every:
            for first in self.law.sundays:
                inside = (self.law.sundays >= first) & (
                    self.law.sundays < first + weeks * DAYS_IN_A_WEEK
                )
                if first + weeks * DAYS_IN_A_WEEK > self.law.sundays[-1] + DAYS_IN_A_WEEK:
                    break
                count = int(worked[inside].sum())
                too_many = count == inside.sum() if share is None else (
                    count * share > inside.sum()
                )  # fmt: skip
                if too_many:
                    return np.asarray(touches[:, inside].any(axis=1))
        return None

    def _week_minutes(self, shifts: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the working minutes that fall in each week, shape (W,)."""
        after = self._picked(self.law.calendar.next_week, shifts)
        own = self._picked(self.law.calendar.total, shifts) - after
        weeks = own.reshape(-1, DAYS_IN_A_WEEK).sum(axis=1)
        weeks[1:] += after.reshape(-1, DAYS_IN_A_WEEK).sum(axis=1)[:-1]
        return np.asarray(weeks, dtype=np.float64)

    def _picked(
        self,
        table: NDArray[np.float64] | NDArray[np.int64],
        shifts: NDArray[np.int64],
    ) -> NDArray[np.float64]:
        days = np.arange(shifts.size)
        return np.where(shifts >= 0, table[days, np.maximum(shifts, 0)], 0.0)

    def _weeks(self, first: int, weeks: int) -> NDArray[np.bool_]:
        span = np.zeros(self._problem.days, dtype=np.bool_)
        span[max(0, first * DAYS_IN_A_WEEK - 1) : (first + weeks) * DAYS_IN_A_WEEK] = True
        return span

    def _days_near(self, on: object, shifts: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return the days from a breach on, widened until there is a duty to take away."""
        calendar = self.law.calendar
        dates = [calendar.date(day) for day in range(shifts.size)]
        for width in (2, DAYS_IN_A_WEEK, 4 * DAYS_IN_A_WEEK, shifts.size):
            span = np.array(
                [-1 <= (day - on) / timedelta(days=1) <= width for day in dates]  # type: ignore[operator]
            )
            if (span & (shifts >= 0)).any():
                return span
        return np.ones(shifts.size, dtype=np.bool_)
