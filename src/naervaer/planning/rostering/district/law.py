"""The rules of working time as tables for the row search, from the checker's own functions.

Whether one duty may follow another is asked of the checker itself, with both duties laid out
at their real times; the numbers of weeks and longer come from the same rule objects.
"""

from dataclasses import dataclass, field
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.rosters.duty import Duty, elapsed_hours
from naervaer.domain.rosters.holidays import follows_an_eve
from naervaer.domain.rosters.rests import day_rest_breaches
from naervaer.domain.rosters.sums import hours_breaches
from naervaer.domain.rosters.weeks import break_breaches, risky_night_breaches
from naervaer.domain.rules.hours import WorkPattern
from naervaer.domain.rules.working_time import ORDINARY_HOURS, SUNDAYS, TOTAL_HOURS
from naervaer.planning.rostering.district.calendar import LEAD, Calendar, local
from naervaer.planning.rostering.district.problem import DAYS_IN_A_WEEK, DistrictProblem

_HOUR = 60


@dataclass(slots=True, eq=False)
class LawTables:
    """What the rules allow, day by day. Letters: D days, S shift types, C classes, W weeks.

    Attributes
    ----------
    lawful_alone
        Whether a shift type may be worked at all, shape (S,).
    reasons
        For each shift type or pair (before, after) that may not be, the checker's reason.
    class_of
        Class of each shift type, shape (S,): those of one class leave the same room after.
    follows, rest_between, rest_over_day, rest_two_days, rest_sunday
        As in `cheapest_duties`; by class before and shift type after.
    week_minutes
        Most working minutes in a week, or a number never reached.
    average_minutes
        Most ordinary minutes over the horizon.
    sundays
        Days that are Sundays or holidays.
    works_sunday
        Whether a duty falls in the time of a Sunday or holiday, shape (D, S, len(sundays)).

    """

    calendar: Calendar
    lawful_alone: NDArray[np.bool_] = field(init=False)
    reasons: dict[tuple[int, ...], str] = field(default_factory=dict)
    class_of: NDArray[np.int64] = field(init=False)
    follows: NDArray[np.bool_] = field(init=False)
    rest_between: NDArray[np.bool_] = field(init=False)
    rest_over_day: NDArray[np.bool_] = field(init=False)
    rest_two_days: NDArray[np.bool_] = field(init=False)
    rest_sunday: NDArray[np.bool_] = field(init=False)
    week_minutes: int = field(init=False)
    average_minutes: int = field(init=False)
    sundays: NDArray[np.int64] = field(init=False)
    works_sunday: NDArray[np.bool_] = field(init=False)
    _asked: dict[tuple[int, ...], bool] = field(default_factory=dict)

    @property
    def problem(self) -> DistrictProblem:
        """The problem whose rules these are."""
        return self.calendar.problem

    def __post_init__(self) -> None:
        """Ask the rules about every duty and pair of duties."""
        self.lawful_alone = np.array(
            [self._alone(shift) for shift in range(len(self.problem.shifts))]
        )
        follows = self._pairs()
        rests = self._rests()
        self._classes(follows, rests)
        self._week_limits()
        self._sundays()

    def may_follow(self, before: Duty, day: int, shift: int) -> bool:
        """Return whether a shift may begin after a duty from before the roster."""
        after = self.calendar.duty(before.person, day, shift)
        if elapsed_hours(before.ends_at, after.starts_at) < 0:
            return False
        return not _pair_reason([before, after], self)

    def _alone(self, shift: int) -> bool:
        duty = self.calendar.duty("", 1, shift)
        if not duty.kind.is_work:
            return True
        breaches = break_breaches("", [duty])
        reason = breaches[0].reason if breaches else _pair_reason([duty], self)
        if reason:
            self.reasons[shift,] = reason
        return not reason

    def _pairs(self) -> NDArray[np.bool_]:
        """Return whether shift b may follow a the day after, shape (D, S, S)."""
        days, shifts = self.problem.days, len(self.problem.shifts)
        calendar = self.calendar
        follows = np.ones((days, shifts, shifts), dtype=np.bool_)
        for day in range(1, days):
            for a in range(shifts):
                for b in range(shifts):
                    follows[day, a, b] = self._pair(calendar, day, a, b)
        return follows

    def _pair(self, calendar: Calendar, day: int, a: int, b: int) -> bool:
        now, then = LEAD + day, LEAD + day - 1
        gap = int(calendar.starts[now, b] - calendar.ends[then, a])
        if gap < 0:
            return False
        lengths = (int(calendar.total[day - 1, a]), int(calendar.total[day, b]))
        key = (a, b, gap, *lengths)
        if key not in self._asked:
            duties = [calendar.duty("", day - 1, a), calendar.duty("", day, b)]
            reason = _pair_reason(duties, self)
            self._asked[key] = not reason
            if reason:
                self.reasons.setdefault((a, b), reason)
        return self._asked[key]

    def _rests(self) -> tuple[NDArray[np.bool_], ...]:
        """Return the four tables of weekly rest by shift type; the last end is "clear"."""
        calendar, days = self.calendar, self.problem.days
        shifts = len(self.problem.shifts)
        fewest = self.problem.layers.week_rest[0] * _HOUR
        between = np.zeros((days, shifts, shifts), dtype=np.bool_)
        over = np.zeros((days, shifts + 1, shifts), dtype=np.bool_)
        two = np.zeros((days, shifts + 1), dtype=np.bool_)
        sunday = np.zeros((days, shifts + 1), dtype=np.bool_)
        clear = np.full(1, -(10**9), dtype=np.int64)
        for day in range(days):
            monday = calendar.midnights[LEAD + day - day % DAYS_IN_A_WEEK]
            now = LEAD + day
            yesterday = np.maximum(calendar.ends[now - 1], monday)
            before = np.maximum(np.concatenate([calendar.ends[now - 2], clear]), monday)
            starts, midnight = calendar.starts[now], calendar.midnights[now + 1]
            between[day] = starts[None, :] - yesterday[:, None] >= fewest
            over[day] = starts[None, :] - before[:, None] >= fewest
            two[day] = midnight - before >= fewest
            sunday[day, :-1] = midnight - yesterday >= fewest
        return between, over, two, sunday

    def _classes(
        self, follows: NDArray[np.bool_], rests: tuple[NDArray[np.bool_], ...]
    ) -> None:
        between, over, two, sunday = rests
        shifts = follows.shape[1]
        known: dict[bytes, int] = {}
        first: list[int] = []
        self.class_of = np.empty(shifts, dtype=np.int64)
        for shift in range(shifts):
            key = b"".join(
                table[:, shift].tobytes() for table in (follows, between, over, two, sunday)
            )
            if key not in known:
                known[key] = len(first)
                first.append(shift)
            self.class_of[shift] = known[key]
        ends = [*first, shifts]
        self.follows, self.rest_between = follows[:, first], between[:, first]
        self.rest_over_day = over[:, ends]
        self.rest_two_days, self.rest_sunday = two[:, ends], sunday[:, ends]

    def _week_limits(self) -> None:
        layers = self.problem.layers
        weekly = {
            WorkPattern.DAY: ORDINARY_HOURS.week_hours,
            WorkPattern.ROTATING: ORDINARY_HOURS.rotating_week_hours,
            WorkPattern.CONTINUOUS: ORDINARY_HOURS.continuous_week_hours,
            # Weighted hours never ask for less than this.
            WorkPattern.THREE_SHIFT: ORDINARY_HOURS.continuous_week_hours,
        }[layers.pattern]
        single = TOTAL_HOURS.single_week_hours
        rule, agreement = layers.averaging, layers.agreement
        if agreement is not None and agreement.week_hours is not None:
            single = agreement.week_hours
        own = weekly if rule is None else rule.single_week_hours
        if own is not None:
            single = min(single, own)
        self.week_minutes = int(single * _HOUR)
        self.average_minutes = int(weekly * self.problem.weeks * _HOUR)

    def _sundays(self) -> None:
        calendar, problem = self.calendar, self.problem
        days = [
            day
            for day in range(problem.days)
            if day % DAYS_IN_A_WEEK == DAYS_IN_A_WEEK - 1
            or calendar.date(day) in problem.holidays
        ]
        self.sundays = np.array(days, dtype=np.int64)
        self.works_sunday = np.zeros(
            (problem.days, len(problem.shifts), len(days)), dtype=np.bool_
        )
        is_work = np.array([shift.kind.is_work for shift in problem.shifts])
        for place, day in enumerate(days):
            on = calendar.date(day)
            hour = SUNDAYS.eve_from_hour if follows_an_eve(on) else SUNDAYS.from_hour
            begin = calendar.minute(local(on - timedelta(days=1), hour * _HOUR))
            end = calendar.minute(local(on, SUNDAYS.to_hour * _HOUR))
            starts, ends = calendar.starts[LEAD:], calendar.ends[LEAD:]
            self.works_sunday[:, :, place] = (ends > begin) & (starts < end) & is_work


def _pair_reason(duties: list[Duty], tables: LawTables) -> str:
    """Return why the checker refuses one or two duties by themselves, or nothing."""
    work = [duty for duty in duties if duty.kind.is_work]
    if not work:
        return ""
    layers = tables.problem.layers
    breaches = day_rest_breaches("", work, layers) + hours_breaches("", work, layers)
    breaches += risky_night_breaches("", work, layers)
    return f"{breaches[0].reason} ({breaches[0].paragraph})" if breaches else ""
