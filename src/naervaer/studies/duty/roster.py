"""The lawful roster: every station district's cover given to people, within the law."""

import math
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.rosters.duty import Duty
from naervaer.domain.rosters.holidays import norwegian_holidays
from naervaer.planning.rostering import OFF, RosterParams
from naervaer.planning.rostering.district import (
    FREE,
    DistrictProblem,
    DistrictRoster,
    DutyShift,
    covered,
    duties_of,
    score_district,
    solve_district,
)
from naervaer.planning.solving import Ending, Outcome, StopRule
from naervaer.studies.access.country import Floats
from naervaer.studies.duty.competences import COMPETENCES, wanted_hours
from naervaer.studies.duty.cover import FIRST_CHANGE, CoverPlan
from naervaer.studies.duty.settings import DutySettings
from naervaer.studies.duty.staff import BREAK_HOURS, MINUTES_PER_HOUR, Staff

GAP = 0.02
_WEEK, _HOURS = 7, 24
_CONTACT_START = 9
_MOST_IN_A_ROW = 6
_SATURDAY = 5
_MEETING_ON_A_HOLIDAY = 60.0
"""Cost of a contact's hours on a day nobody comes; as much as six hours without cover."""

SHIFT_NAMES: tuple[str, ...] = ("D", "A", "N")
CONTACT = "K"


@dataclass(frozen=True, slots=True, eq=False)
class GroupRoster:
    """The roster of one station district.

    Attributes
    ----------
    group
        Station district.
    problem, roster
        What was asked, and what was found.
    ending, bound, objective, seconds
        How the search ended.
    missing, required
        Person-hours wanted and not covered, and wanted.
    missing_competence
        Hours without a competence wanted.
    unfair
        Nights and weekend days outside people's fair ranges.
    breaches
        Rules broken, counted by the checker; a roster with any is never returned.

    """

    group: int
    problem: DistrictProblem
    roster: DistrictRoster
    ending: Ending
    objective: float
    bound: float
    seconds: float
    missing: float
    required: float
    missing_competence: float
    unfair: int
    breaches: int


@dataclass(frozen=True, slots=True, eq=False)
class DutyRoster:
    """The whole district's roster. H hours, K station districts, C competences.

    Attributes
    ----------
    groups
        One roster per station district that has people.
    present
        People on duty that meet the need, shape (K, H).
    able
        People with each competence on duty, shape (K, C, H).
    unsolved
        Station districts without a lawful roster, and why.

    """

    groups: tuple[GroupRoster, ...]
    present: Floats
    able: Floats
    unsolved: tuple[tuple[int, str], ...]

    @property
    def drones(self) -> Floats:
        """People with drone competence on duty, shape (K, H)."""
        return np.asarray(self.able[:, 0])

    @property
    def missing(self) -> float:
        """Person-hours not covered."""
        return sum(item.missing for item in self.groups)

    @property
    def required(self) -> float:
        """Person-hours wanted."""
        return sum(item.required for item in self.groups)

    @property
    def covered_share(self) -> float:
        """Share of the person-hours wanted that are covered."""
        return 1.0 - self.missing / self.required if self.required else math.nan

    @property
    def missing_if_shared(self) -> float:
        """Person-hours missing if whoever is to spare served where somebody is missing."""
        wanted = sum((item.problem.required[0] for item in self.groups), start=np.zeros(1))
        there = np.sum([self.present[item.group] for item in self.groups], axis=0)
        return float(np.maximum(wanted - there, 0.0).sum())

    @property
    def breaches(self) -> int:
        """Rules broken."""
        return sum(item.breaches for item in self.groups)

    @property
    def gap(self) -> float:
        """Gap of all station districts' objectives to their bounds together."""
        objective = sum(item.objective for item in self.groups)
        bound = sum(item.bound for item in self.groups)
        return (objective - bound) / objective if objective > 0 else 0.0

    def duties(self) -> list[Duty]:
        """Return every duty with real times."""
        return [duty for item in self.groups for duty in duties_of(item.problem, item.roster)]

    def plan(self, cover: CoverPlan, *, people_per_unit: int) -> CoverPlan:
        """Return the units on duty; before the first change of shifts, those of the cover."""
        units = (self.present // people_per_unit).T.astype(np.int64)
        units[:FIRST_CHANGE] = cover.units[:FIRST_CHANGE]
        return CoverPlan(units=units, base=cover.base, block_hours=cover.block_hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterAims:
    """What the roster is asked to keep.

    Attributes
    ----------
    contacts
        Whether the contacts' hours are protected.
    drones
        Whether the roster seeks to have drone competence on every shift; the other
        competences are always sought.

    """

    contacts: bool = True
    drones: bool = True


def shift_types(settings: DutySettings) -> tuple[DutyShift, ...]:
    """Return day, evening and night, and the contacts' protected hours."""
    hours = settings.assumptions.shift_hours
    starts = [FIRST_CHANGE + hours * at for at in range(_HOURS // hours)]
    names = (
        SHIFT_NAMES if len(starts) == len(SHIFT_NAMES) else [f"V{h % _HOURS}" for h in starts]
    )
    kinds = [
        DutyShift(
            name=name,
            start_minute=MINUTES_PER_HOUR * (start % _HOURS),
            minutes=MINUTES_PER_HOUR * hours,
            break_minutes=round(MINUTES_PER_HOUR * BREAK_HOURS),
        )
        for name, start in zip(names, starts, strict=True)
    ]
    protected = round(MINUTES_PER_HOUR * settings.assumptions.contact_hours)
    kinds.append(
        DutyShift(
            name=CONTACT,
            start_minute=MINUTES_PER_HOUR * _CONTACT_START,
            minutes=protected,
            break_minutes=round(MINUTES_PER_HOUR * BREAK_HOURS),
            covers=False,
        )
    )
    return tuple(kinds)


def group_problem(
    staff: Staff,
    plan: CoverPlan,
    settings: DutySettings,
    group: int,
    *,
    name: str,
    aims: RosterAims,
) -> DistrictProblem:
    """Return the roster problem of one station district."""
    who = np.flatnonzero(staff.group == group)
    days, shifts = settings.days, shift_types(settings)
    people = who.size
    required = settings.assumptions.people_per_unit * plan.units[:, group]
    # The night before the first day belongs to the roster before.
    required[:FIRST_CHANGE] = 0
    able = wanted_hours(staff.has, staff.group, group, required.size, settings)
    able[:, required == 0] = 0
    if not aims.drones:
        able[0] = 0
    contact = np.zeros((people, settings.weeks), dtype=np.int64)
    leave = staff.leave[who]
    if aims.contacts:
        at_work = np.asarray(~leave.reshape(people, settings.weeks, _WEEK).any(axis=2))
        contact[staff.contact[who]] = at_work[staff.contact[who]]
    may_work = np.ones((people, len(shifts)), dtype=np.bool_)
    may_work[:, -1] = staff.contact[who] & aims.contacts
    return DistrictProblem(
        first_day=settings.first_day,
        shifts=shifts,
        staff_names=tuple(staff.names[at] for at in who.tolist()),
        station_names=(name,),
        competence_names=COMPETENCES,
        home=np.zeros(people, dtype=np.int64),
        has=staff.has[who],
        may_work=may_work,
        most_minutes=staff.minutes(settings)[who],
        most_weekends=np.full(people, (settings.weeks + 1) // 2),
        longest_run=np.full(people, _MOST_IN_A_ROW),
        leave=leave,
        fixed=np.full((people, days), FREE),
        contact_duties=contact,
        required=required[None, :],
        required_with=able[None],
        required_standby=np.zeros((1, required.size), dtype=np.int64),
        wish_on=np.zeros((people, days, len(shifts))),
        wish_off=_free_of_meetings(settings, people=people, shifts=len(shifts)),
        travel_cost=np.zeros((people, 1)),
        change_cost=np.zeros((people, days, len(shifts))),
        off_cost=np.zeros((people, days)),
        holidays=norwegian_holidays(settings.first_day.year, settings.first_day.year + 1),
    )


def _free_of_meetings(
    settings: DutySettings, *, people: int, shifts: int
) -> NDArray[np.float64]:
    """Return costs that keep contacts' meetings to weekdays that are no holidays."""
    cost = np.zeros((people, settings.days, shifts))
    years = settings.first_day.year, settings.first_day.year + 1
    holidays = norwegian_holidays(*years)
    for day in range(settings.days):
        on = settings.first_day + timedelta(days=day)
        if on.weekday() >= _SATURDAY or on in holidays:
            cost[:, day, -1] = _MEETING_ON_A_HOLIDAY
    return cost


def solve_one(
    problem: DistrictProblem, seconds: float, seed: int, start: DistrictRoster | None = None
) -> Outcome[DistrictRoster]:
    """Return the roster of one problem on one thread, from a start where there is one."""
    return solve_district(
        problem,
        seed=seed,
        stop=StopRule(seconds=seconds, gap=GAP),
        params=RosterParams(workers=1),
        start=start,
    )


def without_contact_hours(roster: DutyRoster) -> dict[int, DistrictRoster]:
    """Return each station district's roster with the contacts' hours taken out."""
    found = {}
    for item in roster.groups:
        contact = len(item.problem.shifts) - 1
        kept = (item.roster.shifts >= 0) & (item.roster.shifts != contact)
        found[item.group] = DistrictRoster(
            np.where(kept, item.roster.shifts, OFF), np.where(kept, item.roster.stations, OFF)
        )
    return found


def duty_roster(
    staff: Staff,
    plan: CoverPlan,
    settings: DutySettings,
    *,
    names: tuple[str, ...],
    aims: RosterAims | None = None,
    only: Sequence[int] | None = None,
    starts: Mapping[int, DistrictRoster] | None = None,
    executor: Executor | None = None,
    workers: int = 1,
    told: Callable[[str], None] = lambda _name: None,
) -> DutyRoster:
    """Return a lawful roster of every station district, each on its own.

    Parameters
    ----------
    staff, plan, settings
        People, units wanted, and the time: `roster_seconds` for the whole district, shared
        by people.
    names
        Of the station districts.
    aims
        What to keep besides the law; all when None.
    only
        Station districts to roster; all that have people when None.
    starts
        Rosters to go on from, by station district.
    executor, workers
        Where the station districts are solved, and how many at once; here when None.
    told
        Called with the name of each station district when it is done.

    """
    aims = aims or RosterAims()
    homes = [group for group in range(len(names)) if (staff.group == group).any()]
    everybody = staff.group.size
    homes = [group for group in homes if only is None or group in only]
    problems = {
        group: group_problem(staff, plan, settings, group, name=names[group], aims=aims)
        for group in homes
    }
    asked = [
        (
            item,
            settings.roster_seconds * workers * item.people / everybody,
            settings.seed,
            (starts or {}).get(group),
        )
        for group, item in problems.items()
    ]
    outcomes = (
        (solve_one(*each) for each in asked)
        if executor is None
        else executor.map(solve_one, *zip(*asked, strict=True))
    )
    found, unsolved = [], []
    for group, outcome in zip(homes, outcomes, strict=True):
        told(f"roster {names[group]}")
        if outcome.best is None:
            unsolved.append((group, " ".join(outcome.reasons)))
            continue
        found.append(_counted(group, problems[group], outcome))
    return _together(found, unsolved, groups=len(names), hours=plan.units.shape[0])


def _counted(
    group: int, problem: DistrictProblem, outcome: Outcome[DistrictRoster]
) -> GroupRoster:
    assert outcome.best is not None  # noqa: S101 - the caller has looked
    assert outcome.objective is not None  # noqa: S101
    score = score_district(problem, outcome.best)
    return GroupRoster(
        group=group,
        problem=problem,
        roster=outcome.best,
        ending=outcome.ending,
        objective=outcome.objective,
        bound=outcome.bound if outcome.bound is not None else -math.inf,
        seconds=outcome.seconds,
        missing=score.missing,
        required=float(problem.required.sum()),
        missing_competence=score.missing_competence,
        unfair=score.nights_outside + score.weekend_days_outside,
        breaches=len(score.breaches),
    )


def _together(
    found: list[GroupRoster],
    unsolved: list[tuple[int, str]],
    *,
    groups: int,
    hours: int,
) -> DutyRoster:
    present, holds = np.zeros((groups, hours)), np.zeros((groups, len(COMPETENCES), hours))
    for item in found:
        there, able, _standby = covered(item.problem, item.roster)
        present[item.group], holds[item.group] = there[0], able[0]
    return DutyRoster(tuple(found), present, holds, tuple(unsolved))


def shifts_with(hours: NDArray[np.float64], *, block_hours: int) -> NDArray[np.bool_]:
    """Return for every shift from the first change on whether somebody is there throughout."""
    inside = hours[FIRST_CHANGE : hours.size - (_HOURS - FIRST_CHANGE) % block_hours]
    whole = inside[: inside.size // block_hours * block_hours]
    return np.asarray((whole.reshape(-1, block_hours) > 0).all(axis=1))
