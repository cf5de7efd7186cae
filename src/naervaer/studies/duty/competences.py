"""Competences the roster seeks on duty, and when; how many hold them is an assumption."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.studies.access.country import Floats
from naervaer.studies.duty.cover import FIRST_CHANGE, HOURS
from naervaer.studies.duty.ground import DutyGround
from naervaer.studies.duty.settings import DutySettings

DRONE, BOAT = "drone", "boat"
_WORKING_DAYS, _WEEK = 5, 7


@dataclass(frozen=True, slots=True)
class Competence:
    """What is sought of one competence.

    Attributes
    ----------
    name
        As in the user's staff file.
    wanted
        People who hold it, on duty together.
    first_hour, last_hour
        Shifts that begin between these hours, the last not included.
    every_day
        Whether at weekends too.
    together
        How many of the synthetic people who hold it serve in one station district.

    """

    name: str
    wanted: int = 1
    first_hour: int = 0
    last_hour: int = HOURS
    every_day: bool = True
    together: int = 2


SOUGHT: tuple[Competence, ...] = (
    Competence(DRONE),
    Competence("investigation", first_hour=7, last_hour=16, every_day=False),
    Competence(BOAT, wanted=2, first_hour=7, last_hour=15, together=4),
    Competence("leader"),
)
COMPETENCES: tuple[str, ...] = tuple(item.name for item in SOUGHT)


def wanted_hours(
    has: NDArray[np.bool_],
    groups: NDArray[np.int64],
    group: int,
    hours: int,
    settings: DutySettings,
) -> NDArray[np.int64]:
    """Return people wanted of each competence in a station district, shape (C, H).

    Station districts that hold a competence take turns, shift by shift, so that few people go
    a long way for the police district as a whole; each has all kinds of shift.
    """
    wanted = np.zeros((len(SOUGHT), hours), dtype=np.int64)
    length = settings.assumptions.shift_hours
    block = (np.arange(hours) - FIRST_CHANGE) // length
    begins = FIRST_CHANGE + block * length
    day, hour = begins // HOURS, begins % HOURS
    for place, item in enumerate(SOUGHT):
        homes = np.unique(groups[has[:, place]])
        if group not in homes:
            continue
        turn = (block + day) % homes.size == int(np.flatnonzero(homes == group)[0])
        asked = turn & (hour >= item.first_hour) & (hour < item.last_hour)
        if not item.every_day:
            asked &= day % _WEEK < _WORKING_DAYS
        wanted[place, asked] = item.wanted
    return wanted


def people_by_sea(ground: DutyGround) -> Floats:
    """Return people whom no road leads to without a ferry, by station district, shape (K,)."""
    by_sea = ~np.isfinite(ground.minutes_without_ferries.min(axis=0))
    counted = np.bincount(
        ground.zone_group[by_sea],
        weights=ground.people[by_sea],
        minlength=len(ground.station_districts),
    )
    return np.asarray(counted, dtype=np.float64)


def synthetic_competences(
    ground: DutyGround, group: NDArray[np.int64], settings: DutySettings
) -> NDArray[np.bool_]:
    """Return who of the synthetic people holds what, shape (P, C).

    A competence goes round the largest station districts, some people at a time, so that
    those who serve together can take turns; boats lie where most people live by sea.
    """
    given = settings.assumptions
    counts = {
        DRONE: given.drone_people,
        "investigation": given.investigation_people,
        BOAT: given.boat_people,
        "leader": given.leader_people,
    }
    size = np.bincount(group, minlength=len(ground.station_districts))
    sea = people_by_sea(ground)
    has = np.zeros((group.size, len(SOUGHT)), dtype=np.bool_)
    for place, item in enumerate(SOUGHT):
        weight = sea if item.name == BOAT else size
        homes = np.argsort(-weight, kind="stable")[: int((weight > 0).sum())]
        for at in range(min(counts[item.name], group.size) if homes.size else 0):
            home = homes[(at // item.together) % homes.size]
            free = np.flatnonzero((group == home) & ~has[:, place])
            if free.size:
                has[free[int(has[free].any(axis=1).argmin())], place] = True
    return has
