"""A district's roster: people with competences, stations, needs by the hour, and the law.

Letters for axes: P people, D days, W weeks, S shift types, N stations, C competences,
H = 24 D hours by the clock on the wall, counted from midnight of the first day.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rosters.duty import Duty, DutyKind
from naervaer.domain.rosters.layers import RuleLayers

DAYS_IN_A_WEEK = 7
HOURS_IN_A_DAY = 24
MINUTES_IN_A_DAY = 1440
OSLO = ZoneInfo("Europe/Oslo")
FREE = -1
"""In `fixed`: nothing is settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyShift:
    """A shift type.

    Attributes
    ----------
    name
        Distinct short name.
    start_minute
        When it begins, minutes after midnight, 0 to 1439.
    minutes
        How long it lasts by the clock, breaks included, above zero and at most 1440.
    break_minutes
        Breaks that are not working time.
    kind
        Ordinary, overtime or standby.
    covers
        Whether it meets the need by the hour. Protected contact hours do not: they are not
        to be had for other duty.

    Raises
    ------
    UnusableInputError
        When a number is out of range, or the kind is an absence.

    """

    name: str
    start_minute: int
    minutes: int
    break_minutes: int = 0
    kind: DutyKind = DutyKind.ORDINARY
    covers: bool = True

    def __post_init__(self) -> None:
        """Refuse a shift that cannot be worked."""
        if not 0 <= self.start_minute < MINUTES_IN_A_DAY:
            msg = f"Shift {self.name}: begins at minute {self.start_minute}, expected 0–1439."
            raise UnusableInputError(msg)
        if not 0 < self.minutes <= MINUTES_IN_A_DAY:
            msg = f"Shift {self.name}: lasts {self.minutes} minutes, expected 1–1440."
            raise UnusableInputError(msg)
        if not 0 <= self.break_minutes < self.minutes:
            msg = f"Shift {self.name}: break is {self.break_minutes} minutes of {self.minutes}."
            raise UnusableInputError(msg)
        if self.kind.is_absence:
            msg = f"Shift {self.name} is {self.kind}, expected ordinary, overtime or standby."
            raise UnusableInputError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictWeights:
    """What each thing that people would rather avoid costs; all in the same unit.

    Fairness is never one number: each measure has its own weight and is shown by itself.

    Attributes
    ----------
    missing_hour, missing_competence_hour
        An hour with one person, or one person of a competence, too few.
    spare_hour
        An hour with one person too many.
    night, weekend_day
        One night or day of the weekend more or less than a person's fair range.
    short_rest
        One rest under eleven hours.

    Raises
    ------
    UnusableInputError
        When one is negative or not finite.

    """

    missing_hour: float = 10.0
    missing_competence_hour: float = 8.0
    spare_hour: float = 0.5
    night: float = 4.0
    weekend_day: float = 4.0
    short_rest: float = 6.0

    def __post_init__(self) -> None:
        """Refuse costs that reward."""
        for name in self.__slots__:
            value = getattr(self, name)
            if not (np.isfinite(value) and value >= 0):
                msg = f"The weight {name} is {value}, expected 0 or more."
                raise UnusableInputError(msg)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DistrictProblem:
    """Give each person at most one duty a day, lawfully, so that little is missing.

    Attributes
    ----------
    first_day
        A Monday.
    shifts
        S shift types.
    staff_names, station_names, competence_names
        P, N and C distinct names.
    home
        Each person's station, shape (P,).
    has
        Who has which competence, shape (P, C).
    may_work
        Who may be given which shift type, shape (P, S).
    most_minutes
        Most ordinary working minutes over the horizon, by the person's position and less
        leave, shape (P,). The law's own limits come on top.
    most_weekends
        Most weekends with work on Saturday or Sunday, shape (P,).
    longest_run
        Most days with duty in a row, shape (P,).
    leave
        Days that may not be worked, shape (P, D); nor may a night duty end in them.
    fixed
        Shift type already settled for a day at the home station, `FREE` otherwise, shape
        (P, D).
    contact_duties
        Protected contact duties to be given in each week, shape (P, W): shift types that
        do not cover.
    required
        People wanted by the hour, shape (N, H).
    required_with
        People of a competence wanted by the hour, shape (N, C, H).
    required_standby
        People wanted on standby, shape (N, H).
    wish_on, wish_off
        Cost when a wished shift is not given, or an unwished one is, shape (P, D, S).
    travel_cost
        Cost of one duty away from home, shape (P, N), 0 at home; infinite where the
        person does not serve. See `closed`.
    change_cost
        Cost of each choice by itself, shape (P, D, S), such as what it changes in a
        published roster.
    off_cost
        Cost of a day without duty, shape (P, D), such as a published duty taken away.
    weights
        What missing, spare and unfair hours cost.
    layers
        Which rules of working time apply.
    holidays
        Public holidays besides Sundays.
    before
        Duties before the first day, for rests, counters and Sundays; of people in
        `staff_names`.
    fixed_station
        Where each fixed duty is, shape (P, D); at home when not given.

    Raises
    ------
    UnusableInputError
        When shapes disagree, a value is out of range, or names are given twice.

    """

    first_day: date
    shifts: tuple[DutyShift, ...]
    staff_names: tuple[str, ...]
    station_names: tuple[str, ...]
    competence_names: tuple[str, ...]
    home: NDArray[np.int64]
    has: NDArray[np.bool_]
    may_work: NDArray[np.bool_]
    most_minutes: NDArray[np.int64]
    most_weekends: NDArray[np.int64]
    longest_run: NDArray[np.int64]
    leave: NDArray[np.bool_]
    fixed: NDArray[np.int64]
    contact_duties: NDArray[np.int64]
    required: NDArray[np.int64]
    required_with: NDArray[np.int64]
    required_standby: NDArray[np.int64]
    wish_on: NDArray[np.float64]
    wish_off: NDArray[np.float64]
    travel_cost: NDArray[np.float64]
    change_cost: NDArray[np.float64]
    off_cost: NDArray[np.float64]
    weights: DistrictWeights = field(default_factory=DistrictWeights)
    layers: RuleLayers = field(default_factory=RuleLayers)
    holidays: frozenset[date] = frozenset()
    before: tuple[Duty, ...] = ()
    fixed_station: NDArray[np.int64] | None = None

    def __post_init__(self) -> None:
        """Refuse what no solver could handle."""
        self._check_names()
        self._check_shapes()
        self._check_ranges()

    @property
    def people(self) -> int:
        """P, the number of people."""
        return len(self.staff_names)

    @property
    def stations(self) -> int:
        """N, the number of stations."""
        return len(self.station_names)

    @property
    def days(self) -> int:
        """D, the number of days."""
        return int(self.leave.shape[1])

    @property
    def weeks(self) -> int:
        """W, the number of weeks."""
        return self.days // DAYS_IN_A_WEEK

    @property
    def fixed_at(self) -> NDArray[np.int64]:
        """Station of each fixed duty, shape (P, D)."""
        if self.fixed_station is not None:
            return self.fixed_station
        return np.repeat(self.home[:, None], self.days, axis=1)

    def closed(self) -> "DistrictProblem":
        """Return the same problem with everybody kept at the home station."""
        cost = np.full((self.people, self.stations), np.inf)
        cost[np.arange(self.people), self.home] = 0.0
        return replace(self, travel_cost=cost)

    def _check_names(self) -> None:
        if self.first_day.weekday() != 0:
            msg = f"The roster begins {self.first_day}, expected a Monday."
            raise UnusableInputError(msg)
        shift_names = tuple(shift.name for shift in self.shifts)
        for what, names, fewest in (
            ("shift", shift_names, 1),
            ("staff", self.staff_names, 1),
            ("station", self.station_names, 1),
            ("competence", self.competence_names, 0),
        ):
            if len(names) < fewest:
                msg = f"There is no {what} name, expected at least one."
                raise UnusableInputError(msg)
            twice = sorted({name for name in names if names.count(name) > 1})
            if twice:
                msg = f"The {what} name {twice[0]!r} is given twice, expected once."
                raise UnusableInputError(msg)

    def _check_shapes(self) -> None:
        if self.leave.ndim != 2 or not self.days or self.days % DAYS_IN_A_WEEK:  # noqa: PLR2004
            msg = f"leave has shape {self.leave.shape}, expected (people, days) in whole weeks."
            raise UnusableInputError(msg)
        people, days, stations = self.people, self.days, self.stations
        shifts, competences = len(self.shifts), len(self.competence_names)
        hours = days * HOURS_IN_A_DAY
        expected = {
            "home": (people,),
            "has": (people, competences),
            "may_work": (people, shifts),
            "most_minutes": (people,),
            "most_weekends": (people,),
            "longest_run": (people,),
            "leave": (people, days),
            "fixed": (people, days),
            "contact_duties": (people, self.weeks),
            "required": (stations, hours),
            "required_with": (stations, competences, hours),
            "required_standby": (stations, hours),
            "wish_on": (people, days, shifts),
            "wish_off": (people, days, shifts),
            "travel_cost": (people, stations),
            "change_cost": (people, days, shifts),
            "off_cost": (people, days),
            "fixed_at": (people, days),
        }
        for name, shape in expected.items():
            given = getattr(self, name).shape
            if given != shape:
                msg = f"{name} has shape {given}, expected {shape}."
                raise UnusableInputError(msg)

    def _check_ranges(self) -> None:
        not_negative = (
            "most_minutes", "most_weekends", "longest_run", "contact_duties", "required",
            "required_with", "required_standby", "wish_on", "wish_off", "travel_cost",
            "change_cost", "off_cost",
        )  # fmt: skip
        for name in not_negative:
            values = getattr(self, name)
            if values.size and not bool(np.all(values >= 0)):
                msg = f"{name} has {values.min()}, expected 0 or more."
                raise UnusableInputError(msg)
        for name, most in (("home", self.stations), ("fixed", len(self.shifts))):
            values = getattr(self, name)
            fewest = FREE if name == "fixed" else 0
            if not bool(np.all((values >= fewest) & (values < most))):
                msg = f"{name} has {values.min()} to {values.max()}, expected below {most}."
                raise UnusableInputError(msg)
        clash = np.argwhere(self.leave & (self.fixed != FREE))
        if clash.size:
            person, day = clash[0]
            msg = (
                f"{self.staff_names[person]} has leave on day {day} and the fixed duty "
                f"{self.shifts[self.fixed[person, day]].name}; expected one of them."
            )
            raise UnusableInputError(msg)
        unknown = {duty.person for duty in self.before} - set(self.staff_names)
        if unknown:
            msg = (
                f"A duty before the roster is of {min(unknown)!r}, who is not among the staff."
            )
            raise UnusableInputError(msg)
