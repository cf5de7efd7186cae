"""Made rosters of the size that no public solver finishes: up to a year and 150 people."""

import numpy as np

from naervaer.planning.rostering import RosterProblem

_LETTERS = "edln"


def made_large_roster(*, weeks: int, people: int, shifts: int, seed: int = 0) -> RosterProblem:
    """Return a seeded problem with the rules and weights of the public family.

    Early, day, late and night shifts; a shift may not be followed by one earlier in the day.
    Two thirds work full time; everybody has a week of leave in each eight, and some wishes.
    Cover asks for nearly all the minutes that people have.
    """
    rng = np.random.default_rng(seed)
    days = 7 * weeks
    group = np.sort(np.arange(shifts) % 4)
    minutes = rng.choice([480, 480, 600, 720], size=shifts)
    may_follow = group[None, :] >= group[:, None]
    full = rng.random(people) < 0.67
    most = np.where(full, 2160, 1290) * weeks
    most_shifts = np.where(rng.random((people, shifts)) < 0.6, days, 0)
    most_shifts[:, 0] = np.where(most_shifts.any(axis=1), most_shifts[:, 0], days)
    few = rng.random(people) < 0.3
    most_shifts[few, -1] = np.minimum(most_shifts[few, -1], weeks)
    day_off = np.zeros((people, days), dtype=bool)
    for person in range(people):
        for start in range(0, weeks, 8):
            day = 7 * start + int(rng.integers(0, min(50, days - 7 * start - 5)))
            day_off[person, day : day + 5] = True
    wish = rng.random((people, days))
    wish_on, wish_off = np.zeros((2, people, days, shifts))
    for person, day in np.argwhere(wish < 0.2):
        able = np.flatnonzero(most_shifts[person])
        shift, weight = int(rng.choice(able)), int(rng.integers(1, 4))
        (wish_on if wish[person, day] < 0.1 else wish_off)[person, day, shift] = weight
    able_share = (most_shifts > 0).mean(axis=0)
    share = able_share / (able_share * minutes).sum()
    daily = 0.99 * most.sum() / days
    wanted = share[None, :] * daily * rng.uniform(0.85, 1.1, size=(days, 1))
    required = np.floor(wanted + rng.random((days, shifts))).astype(np.int64)
    return RosterProblem(
        shift_names=tuple(f"{_LETTERS[group[s]]}{s}" for s in range(shifts)),
        staff_names=tuple(f"P{p}" for p in range(people)),
        shift_minutes=minutes.astype(np.int64),
        may_follow=may_follow,
        most_shifts=most_shifts.astype(np.int64),
        least_minutes=(most - np.where(full, 1080, 960)).astype(np.int64),
        most_minutes=most.astype(np.int64),
        longest_run=rng.choice([5, 5, 6], size=people).astype(np.int64),
        shortest_run=np.where(full, 2, 1).astype(np.int64),
        shortest_off=rng.choice([2, 2, 3], size=people).astype(np.int64),
        most_weekends=np.full(people, (weeks + 1) // 2),
        day_off=day_off,
        wish_on=wish_on,
        wish_off=wish_off,
        required=required,
        under_weight=np.full((days, shifts), 100.0),
        over_weight=np.ones((days, shifts)),
    )
