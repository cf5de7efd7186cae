"""Calls of the past by day and part: synthetic ones from published totals, or a user's own."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.holidays import DayKind, kind_of
from naervaer.planning.demand import CountHistory, HourProfile, learnt_profile
from naervaer.registers.incidents import EventTable, count_events, read_events
from naervaer.studies.access.country import Floats
from naervaer.studies.duty.ground import SUMMER, DutyGround
from naervaer.studies.duty.level import DAYS_A_YEAR, Level
from naervaer.studies.duty.settings import DutySettings

HISTORY_DAYS = 2 * 364
"""Two years, so that the season can be told from chance."""

CALL_COLUMNS = ("time", "municipality")
_SUMMER_MONTHS = (6, 7, 8)
_WEEKEND = (4, 5)
_BUSY = (DayKind.NEW_YEARS_DAY, DayKind.CONSTITUTION_DAY)


@dataclass(frozen=True, slots=True, eq=False)
class PastCalls:
    """What the forecast learns from.

    Attributes
    ----------
    history
        Calls by day and part, grouped by station district.
    kind
        `synthetic` or `own`.
    own_profile
        Learnt from the user's own calls when these have hours.
    notes
        What was done to the user's file, in words.

    """

    history: CountHistory
    kind: str
    own_profile: HourProfile | None = None
    notes: tuple[str, ...] = ()


def synthetic_calls(ground: DutyGround, level: Level, settings: DutySettings) -> PastCalls:
    """Draw two years of calls before the first day, calibrated on the published totals.

    Their weekdays, seasons and special days are assumptions (see `DutyAssumptions`).
    """
    first = settings.first_day - timedelta(days=HISTORY_DAYS)
    days = [first + timedelta(days=step) for step in range(HISTORY_DAYS)]
    yearly = np.bincount(
        ground.zone_part, level.calls[ground.zones], ground.part_municipality.size
    )
    shape = day_shape(ground, settings, days)
    mean = yearly / DAYS_A_YEAR * shape / shape.mean(axis=0)
    rng = np.random.default_rng([settings.seed, 1])
    size = 1.0 / settings.assumptions.scatter
    counts = rng.poisson(mean * rng.gamma(size, 1.0 / size, size=mean.shape))
    history = CountHistory(
        counts=counts.astype(np.float64), first_day=first, groups=ground.part_group
    )
    return PastCalls(history, "synthetic")


def day_shape(ground: DutyGround, settings: DutySettings, days: list[date]) -> Floats:
    """Return the assumed factor of each day and part, shape (days, parts)."""
    given = settings.assumptions
    whole = np.ones(len(days))
    for at, day in enumerate(days):
        whole[at] *= given.friday_saturday_factor if day.weekday() in _WEEKEND else 1.0
        kind = kind_of(day)
        if kind in _BUSY:
            whole[at] *= given.holiday_factor
        elif kind is DayKind.PAYDAY:
            whole[at] *= given.payday_factor
    summer = np.array([day.month in _SUMMER_MONTHS for day in days])
    factor = summer_factors(ground, settings)
    return np.asarray(whole[:, None] * np.where(summer[:, None], factor[None, :], 1.0))


def summer_factors(ground: DutyGround, settings: DutySettings) -> Floats:
    """Return the summer factor of each part: assumed or the user's in tourist municipalities.

    Raises
    ------
    UnusableInputError
        When a tourist municipality of the user's is not in the district, or its factor is
        not positive.

    """
    numbers = [ground.part_number(part) for part in range(ground.part_municipality.size)]
    for number, factor in settings.tourist.items():
        if number not in numbers or isinstance(factor, bool) or not float(factor) > 0:
            msg = (
                f"tourist.{number} is {factor!r}, expected a positive factor for a "
                f"municipality of {ground.district}."
            )
            raise UnusableInputError(msg)
    usual = settings.assumptions.summer_factor
    return np.array(
        [
            float(
                settings.tourist.get(
                    number, usual if ground.seasonal.get(int(at)) == SUMMER else 1.0
                )
            )
            for number, at in zip(numbers, ground.part_municipality, strict=True)
        ]
    )


def own_calls(file: Path, ground: DutyGround, *, before: date) -> PastCalls:
    """Return a user's calls, counted by day and part.

    A municipality that several station districts share has its calls split by people.

    Raises
    ------
    UnusableInputError
        When columns are missing or refused, a municipality is not in the district, or the
        calls do not end before the first day.

    """
    table = read_events(file, time=CALL_COLUMNS[0], area=CALL_COLUMNS[1])
    counted = count_events(table, every="day")
    parts = ground.part_municipality.size
    numbers = np.array([ground.part_number(part) for part in range(parts)])
    unknown = sorted(set(counted.area_names) - set(numbers.tolist()))
    if unknown:
        msg = (
            f"{file.name} has calls in municipality {unknown[0]!r}, expected four-digit "
            f"numbers of {ground.district} such as {numbers[0]}."
        )
        raise UnusableInputError(msg)
    people = np.bincount(ground.zone_part, ground.people, parts)
    onto = np.zeros((len(counted.area_names), parts))
    for row, number in enumerate(counted.area_names):
        here = numbers == number
        onto[row, here] = people[here] / people[here].sum()
    last = counted.first_day + timedelta(days=counted.counts.shape[0] - 1)
    if last >= before:
        msg = (
            f"{file.name} has calls until {last}, expected the last before the first day "
            f"planned, {before}."
        )
        raise UnusableInputError(msg)
    history = CountHistory(
        counts=counted.counts @ onto, first_day=counted.first_day, groups=ground.part_group
    )
    return PastCalls(history, "own", own_profile=_own_profile(table, file), notes=table.notes)


def _own_profile(table: EventTable, file: Path) -> HourProfile | None:
    """Return the profile of the user's own hours, or None when there are no hours."""
    if not table.hour_is_known:
        return None
    by_hour = count_events(table, every="hour")
    return learnt_profile(
        by_hour.counts.sum(axis=1),
        first_weekday=by_hour.first_day.weekday(),
        name="own",
        basis=f"learnt from {file.name}",
        is_assumed=False,
    )
