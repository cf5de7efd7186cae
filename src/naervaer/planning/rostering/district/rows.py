"""Each person's cheapest lawful row of duties.

The dynamic programme knows rests, weekly rest, weekends, contact duties and hours. Limits
that seldom bind are watched only for people whose cheapest row breaks them (decremental
state-space relaxation, Righini and Salani 2008, doi:10.1002/net.20212). What it never knows,
such as the share of free Sundays in half a year, is mended by taking duties away: nothing in
the rules is broken by working less. The value returned stays a lower bound either way.
"""

import math
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.kernels.rostering_duties import (
    cheapest_duties,
    lay_out_steps,
    within_reach,
)
from naervaer.planning.rostering.district.law import LawTables
from naervaer.planning.rostering.district.limits import RowLimits
from naervaer.planning.rostering.district.problem import DAYS_IN_A_WEEK, FREE, DistrictProblem

_MOST_LOAD = 24
_SHORTEST_UNIT = 15
_LOWEST_TOLL = 1e-3


@dataclass(frozen=True, slots=True)
class DistrictKind:
    """Sizes as the search asks for them; `shifts` are choices of shift and station."""

    people: int
    days: int
    shifts: int
    is_whole: bool = False


@dataclass(slots=True, eq=False)
class _Person:
    """What the shortest path is told of one person."""

    kinds: NDArray[np.int64]
    units: NDArray[np.int64]
    first_run: int
    most_units: int
    toll: float = 1.0
    steps: NDArray[np.int32] | None = None


@dataclass(slots=True, eq=False)
class DutyFinder:
    """Finds each person's cheapest lawful row; a row holds choices, shift · N + station.

    Attributes
    ----------
    law
        The rules as tables.
    choice_cost
        What a choice costs by itself, shape (P, D, S · N), infinite where it may not be.
    exact
        Whether rows are the cheapest; else they are nearly so, with a looser lower bound.
    lawful
        Rows are lawful always.

    """

    law: LawTables
    exact: bool = True
    lawful: bool = True
    problem: DistrictKind = field(init=False)
    choice_cost: NDArray[np.float64] = field(init=False)
    limits: RowLimits = field(init=False)
    _full: DistrictProblem = field(init=False)
    _constant: NDArray[np.float64] = field(init=False)
    _everything: NDArray[np.bool_] = field(init=False)
    _units: NDArray[np.int64] = field(init=False)
    _unit: int = field(init=False)
    _loads: NDArray[np.int64] = field(init=False)
    _most_load: int = field(init=False)
    _watch_run: NDArray[np.bool_] = field(init=False)
    _watch_load: NDArray[np.bool_] = field(init=False)
    _people: list[_Person] = field(init=False)
    _steps: dict[tuple[bytes, bytes, int, int, int, int], NDArray[np.int32]] = field(
        default_factory=dict
    )

    def __post_init__(self) -> None:
        """Sum the costs once and ask the rules once."""
        full = self._full = self.law.problem
        stations = full.stations
        self.problem = DistrictKind(full.people, full.days, len(full.shifts) * stations)
        own = full.change_cost + full.wish_off - full.wish_on
        self.choice_cost = (
            np.repeat(own, stations, axis=2)
            + np.tile(full.travel_cost, (1, len(full.shifts)))[:, None, :]
        )
        self._constant = full.wish_on.sum(axis=(1, 2))
        self.limits = RowLimits(self.law)
        self._everything = self._allowed()
        ordinary = self.law.calendar.ordinary
        step = int(np.gcd.reduce(ordinary[ordinary > 0], initial=0))
        self._unit = max(_SHORTEST_UNIT, step)
        # Rounding down only relaxes: the value stays a bound, the row is checked exactly.
        self._units = ordinary // self._unit
        self._loads, self._most_load = self._week_loads()
        self._watch_run = np.zeros(full.people, dtype=np.bool_)
        self._watch_load = np.zeros(full.people, dtype=np.bool_)
        self._people = [self._describe(person) for person in range(full.people)]

    def everything(self) -> NDArray[np.bool_]:
        """Return what each person may do each day, shape (P, D, S·N + 1), the last one off."""
        return self._everything.copy()

    def may_be_off(self, person: int) -> bool:
        """Return whether a person may be without any duty: nothing settled, no contact."""
        return bool(
            self._everything[person, :, -1].all()
            and not self._full.contact_duties[person].any()
        )

    def cost(self, person: int, row: NDArray[np.int64]) -> float:
        """Return what a row costs by itself."""
        days = np.flatnonzero(row >= 0)
        cost = self._constant[person] + self.choice_cost[person, days, row[days]].sum()
        cost += self._full.off_cost[person, row < 0].sum()
        return float(cost + self.limits.short_rest_cost(person, self._shifts(row)))

    def cheapest(
        self,
        person: int,
        price: NDArray[np.float64],
        allowed: NDArray[np.bool_],
        *,
        enough: float = math.inf,
    ) -> tuple[float, NDArray[np.int64] | None]:
        """Return a lower bound on the cost of any row with `price`, and a cheap lawful row.

        Parameters
        ----------
        person
            Index of the person.
        price
            Added to the cost of each choice, shape (D, S · N).
        allowed
            What the person may do each day, shape (D, S · N + 1), the last one is off.
        enough
            When the lower bound is this much or more, it is returned without a row.

        Returns
        -------
        tuple
            Infinite cost and no row when no row is lawful.

        """
        own = np.where(allowed[:, :-1], self.choice_cost[person] + price, np.inf)
        by_shift = own.reshape(own.shape[0], -1, self._full.stations)
        station = by_shift.argmin(axis=2)
        cost = np.take_along_axis(by_shift, station[:, :, None], axis=2)[:, :, 0]
        must_work = ~allowed[:, -1]
        while True:
            constant = float(self._constant[person])
            value, shifts = self._run(person, cost, must_work, enough - constant)
            if shifts is None:
                return math.inf, None
            value += constant
            if value >= enough:
                return value, None
            if not self._watch_more(person, shifts):
                break
        mended = self._mend(person, shifts, cost, allowed)
        if mended is None:
            return value, None
        days = np.arange(mended.size)
        place = np.maximum(mended, 0)
        chosen = place * self._full.stations + station[days, place]
        return value, np.where(mended >= 0, chosen, -1)

    def _run(
        self,
        person: int,
        cost: NDArray[np.float64],
        must_work: NDArray[np.bool_],
        enough: float,
    ) -> tuple[float, NDArray[np.int64] | None]:
        who = self._people[person]
        steps = who.steps
        if steps is None:
            steps = who.steps = self._lay_out(person, who)
        off = np.where(must_work, np.inf, self._full.off_cost[person])
        choices = np.ascontiguousarray(np.column_stack((off, cost[:, who.kinds])))
        row = np.empty(cost.shape[0], dtype=np.int64)
        value, toll = cheapest_duties(
            steps, choices, who.units, who.most_units, enough, who.toll, self.exact, row
        )
        who.toll = max(float(toll), _LOWEST_TOLL)
        if not math.isfinite(value):
            return math.inf, None
        if who.kinds.size == 0:
            return float(value), np.full(row.size, -1, dtype=np.int64)
        return float(value), np.where(row >= 0, who.kinds[np.maximum(row, 0)], -1)

    def _lay_out(self, person: int, who: _Person) -> NDArray[np.int32]:
        """Return the states for what is watched of this person; shared by those alike."""
        full, law = self._full, self.law
        weekends = int(full.most_weekends[person])
        weekends = weekends if weekends < full.weeks else -1
        run = int(full.longest_run[person]) if self._watch_run[person] else 0
        load = self._most_load if self._watch_load[person] else -1
        wanted = full.contact_duties[person]
        kinds = who.kinds
        classes = law.follows.shape[1]
        runs = max(1, run)
        start = 0
        if who.first_run and run:
            end = law.class_of[self._latest_end()]
            position = 2 + classes + int(end) * runs + min(who.first_run, runs) - 1
            inner = (weekends + 1 if weekends >= 0 else 1) * (int(wanted.max()) + 1)
            start = position * 2 * inner * (load + 1 if load >= 0 else 1)
        key = (kinds.tobytes(), wanted.tobytes(), weekends, run, load, start)
        if key not in self._steps:
            contact = np.array([not shift.covers for shift in full.shifts])
            steps = lay_out_steps(
                np.ascontiguousarray(self._loads[:, kinds]),
                law.class_of[kinds],
                contact[kinds],
                np.ascontiguousarray(law.follows[:, :, kinds]),
                np.ascontiguousarray(law.rest_between[:, :, kinds]),
                np.ascontiguousarray(law.rest_over_day[:, :, kinds]),
                law.rest_two_days,
                law.rest_sunday,
                wanted,
                weekends,
                run,
                load,
            )
            self._steps[key] = within_reach(steps, start)
        return self._steps[key]

    def _watch_more(self, person: int, shifts: NDArray[np.int64]) -> bool:
        """Watch one more limit of this person when the row breaks one that is not watched."""
        if not self._watch_run[person] and self.limits.runs_too_long(
            person, shifts, self._people[person].first_run
        ):
            self._watch_run[person] = True
            self._people[person].steps = None
            return True
        if not self._watch_load[person] and self.limits.full_weeks(shifts).any():
            self._watch_load[person] = True
            self._people[person].steps = None
            return True
        return False

    def _mend(
        self,
        person: int,
        shifts: NDArray[np.int64],
        cost: NDArray[np.float64],
        allowed: NDArray[np.bool_],
    ) -> NDArray[np.int64] | None:
        """Take away the least useful duty of each span that breaks a rule; None if stuck."""
        shifts = shifts.copy()
        contact = np.array([not shift.covers for shift in self._full.shifts])
        days = np.arange(shifts.size)
        while (span := self.limits.first_broken(person, shifts)) is not None:
            loose = (shifts >= 0) & allowed[:, -1] & ~contact[np.maximum(shifts, 0)]
            if not loose.any():
                return None
            # Only settled duties in the span: then what stands beside them has to go.
            loose = loose & span if (loose & span).any() else loose
            worth = cost[days, np.maximum(shifts, 0)] - self._full.off_cost[person]
            shifts[int(np.where(loose, worth, -np.inf).argmax())] = -1
        return shifts

    def _shifts(self, row: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.where(row >= 0, row // self._full.stations, -1)

    def _allowed(self) -> NDArray[np.bool_]:
        full, law = self._full, self.law
        people, days = full.people, full.days
        shifts, stations = len(full.shifts), full.stations
        fine = np.broadcast_to(
            (full.may_work & law.lawful_alone[None, :])[:, None, :], (people, days, shifts)
        ).copy()
        fine &= ~full.leave[:, :, None]
        spills = law.calendar.ends_after_midnight
        # A settled night stands even where illness comes after it.
        loose = full.fixed[:, :-1, None] == FREE
        fine[:, :-1] &= ~(full.leave[:, 1:, None] & spills & loose)
        for person, name in enumerate(full.staff_names):
            earlier = [duty for duty in full.before if duty.person == name]
            if earlier:
                last = max(earlier, key=lambda duty: duty.ends_at)
                for day, shift in product(range(min(2, days)), range(shifts)):
                    fine[person, day, shift] &= law.may_follow(last, day, shift)
        contact = np.array([not shift.covers for shift in full.shifts])
        fine &= ~contact | (full.contact_duties > 0).repeat(DAYS_IN_A_WEEK, axis=1)[:, :, None]
        serves = np.isfinite(full.travel_cost)
        allowed = np.zeros((people, days, shifts * stations + 1), dtype=np.bool_)
        both = fine[:, :, :, None] & serves[:, None, None, :]
        # Contact duties are for the home municipality.
        at_home = np.zeros((people, stations), dtype=np.bool_)
        at_home[np.arange(people), full.home] = True
        both &= ~contact[:, None] | at_home[:, None, None, :]
        allowed[:, :, :-1] = both.reshape(people, days, -1)
        allowed[:, :, -1] = True
        for person, day in np.argwhere(full.fixed != FREE):
            choice = full.fixed[person, day] * stations + full.fixed_at[person, day]
            may = allowed[person, day, choice]
            allowed[person, day] = False
            allowed[person, day, choice] = may
        return allowed

    def _describe(self, person: int) -> _Person:
        full, law = self._full, self.law
        kinds = np.flatnonzero(full.may_work[person] & law.lawful_alone)
        contact = np.array([not shift.covers for shift in full.shifts])
        if not full.contact_duties[person].any():
            kinds = kinds[~contact[kinds]]
        most = min(int(full.most_minutes[person]), law.average_minutes) // self._unit
        nothing = np.zeros((full.days, 1), dtype=np.int64)
        return _Person(
            kinds=kinds,
            units=np.ascontiguousarray(np.column_stack((nothing, self._units[:, kinds]))),
            first_run=self.limits.run_before(person),
            most_units=most,
        )

    def _latest_end(self) -> int:
        """Return the shift type that reaches furthest into the next day."""
        return int(np.argmax([s.start_minute + s.minutes for s in self._full.shifts]))

    def _week_loads(self) -> tuple[NDArray[np.int64], int]:
        """Return whole weekly loads and their limit: a relaxation, exact where possible.

        Dividing by a step and rounding down never refuses a lawful week. The step chosen
        lets the fewest unlawful weeks of two shift lengths pass.
        """
        most = self.law.week_minutes
        inside = self.law.calendar.total - self.law.calendar.next_week
        lengths = sorted({int(m) for m in inside[: DAYS_IN_A_WEEK - 1].ravel() if m > 0})
        best, chosen = math.inf, most
        for step in range(60, 721, 15):
            if most // step > _MOST_LOAD:
                continue
            passed = sum(
                a * m + b * n > most and a * (m // step) + b * (n // step) <= most // step
                for m, n in product(lengths, lengths)
                for a, b in product(range(DAYS_IN_A_WEEK), repeat=2)
                if a + b < DAYS_IN_A_WEEK
            )
            if passed < best:
                best, chosen = passed, step
        return (inside // chosen).astype(np.int64), most // chosen
