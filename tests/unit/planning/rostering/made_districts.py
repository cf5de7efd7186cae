"""Made-up districts: synthetic people, competences and needs."""

from datetime import date

import numpy as np

from naervaer.domain.rosters.holidays import norwegian_holidays
from naervaer.planning.rostering.district import (
    FREE,
    DistrictProblem,
    DutyShift,
)

DAY, EVENING, NIGHT, LONG, CONTACT = range(5)
SHIFTS = (
    DutyShift(name="D", start_minute=420, minutes=480, break_minutes=30),
    DutyShift(name="A", start_minute=900, minutes=480, break_minutes=30),
    DutyShift(name="N", start_minute=1380, minutes=480, break_minutes=30),
    DutyShift(name="L", start_minute=420, minutes=720, break_minutes=30),
    DutyShift(name="K", start_minute=480, minutes=480, break_minutes=30, covers=False),
)


def made_district(
    *,
    people: int = 60,
    weeks: int = 6,
    stations: int = 3,
    seed: int = 1,
    first_day: date = date(2026, 1, 5),
) -> DistrictProblem:
    """Return a district with drone, investigation, boat and leader, and two contacts."""
    rng = np.random.default_rng(seed)
    days, shifts = 7 * weeks, len(SHIFTS)
    home = np.sort(np.arange(people) % stations)
    has = rng.random((people, 4)) < np.array([0.25, 0.4, 0.15, 0.3])
    contact = np.zeros((people, weeks), dtype=np.int64)
    contacts = np.arange(people) % max(1, people // 3) == 0
    contact[contacts] = 2
    may_work = np.ones((people, shifts), dtype=bool)
    may_work[:, CONTACT] = contacts
    may_work[rng.random(people) < 0.1, NIGHT] = False
    leave = np.zeros((people, days), dtype=bool)
    for person in rng.choice(people, people // 5, replace=False):
        first = 7 * int(rng.integers(0, weeks))
        leave[person, first : first + 7] = True
        contact[person, first // 7] = 0
    part = rng.choice([1.0, 1.0, 1.0, 0.8], people)
    minutes = 35.5 * 60 * weeks * part * (1 - leave.mean(axis=1))
    per_station = people / stations
    by_hour = np.array([2.0] * 7 + [4.0] * 8 + [3.6] * 8 + [2.0]) / 20 * per_station
    required = np.rint(
        np.tile(by_hour, days)[None, :] * (1 + 0.1 * np.arange(stations)[:, None])
    ).astype(np.int64)
    late = (np.arange(days * 24) // 24 % 7 >= 4) & (np.arange(days * 24) % 24 >= 19)
    required[:, late] += 1
    required_with = np.zeros((stations, 4, days * 24), dtype=np.int64)
    required_with[:, 3] = 1
    required_with[0, 0, np.tile((np.arange(24) >= 7) & (np.arange(24) < 23), days)] = 1
    required_with[:, 1, np.tile((np.arange(24) >= 7) & (np.arange(24) < 15), days)] = 1
    wish_off = np.zeros((people, days, shifts))
    for person in range(people):
        wish_off[person, rng.choice(days, 2, replace=False)] = 3.0
    travel = np.full((people, stations), 6.0)
    travel[np.arange(people), home] = 0.0
    return DistrictProblem(
        first_day=first_day,
        shifts=SHIFTS,
        staff_names=tuple(f"P{person:02d}" for person in range(people)),
        station_names=tuple(f"S{station}" for station in range(stations)),
        competence_names=("drone", "investigation", "boat", "leader"),
        home=home,
        has=has,
        may_work=may_work,
        most_minutes=minutes.astype(np.int64),
        most_weekends=np.full(people, (weeks + 1) // 2),
        longest_run=np.full(people, 6),
        leave=leave,
        fixed=np.full((people, days), FREE),
        contact_duties=contact,
        required=required,
        required_with=required_with,
        required_standby=np.zeros((stations, days * 24), dtype=np.int64),
        wish_on=np.zeros((people, days, shifts)),
        wish_off=wish_off,
        travel_cost=travel,
        change_cost=np.zeros((people, days, shifts)),
        off_cost=np.zeros((people, days)),
        holidays=norwegian_holidays(first_day.year, first_day.year + 1),
    )
