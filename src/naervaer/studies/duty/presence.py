"""The planned presence that the account reads: resource groups, never persons."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from naervaer.domain.presence import DeliveryMode, Presence, PresenceState, Service
from naervaer.planning.rostering import OFF
from naervaer.studies.duty.cover import CoverPlan
from naervaer.studies.duty.ground import DutyGround
from naervaer.studies.duty.roster import CONTACT, GroupRoster
from naervaer.studies.duty.rosters import Rosters
from naervaer.studies.duty.settings import DutySettings
from naervaer.studies.duty.staff import contact_municipalities

_OSLO = ZoneInfo("Europe/Oslo")
_WEEK, _DAY = 7, 24.0

PRESENCE_COLUMNS: tuple[str, ...] = (
    "municipality",
    "mode",
    "service",
    "begins",
    "ends",
    "state",
    "resource_group",
    "kind",
)
"""Columns of the planned presence, in order; a site adopts the file, so they stay."""


def planned_presence(
    ground: DutyGround, rosters: Rosters, settings: DutySettings
) -> tuple[Presence, ...]:
    """Return patrols and contact hours as planned presence.

    A patrol is counted for the municipality it starts from; where it drives is not planned.
    A contact's protected hours go round the municipalities the contact serves, week by week.
    """
    made = _patrols(ground, rosters.covered.plan, settings)
    for item in rosters.main.groups:
        made += _contacts(ground, item, settings)
    made.sort(key=lambda one: (one.begins, one.municipality, one.resource_group, one.ends))
    return tuple(_told_apart(made))


def _told_apart(made: list[Presence]) -> list[Presence]:
    """Number groups that begin the same thing at the same time in the same municipality.

    The presence book knows a row by municipality, beginning, mode, service and group: two
    patrols that start together from one station must be two groups there.
    """
    seen: Counter[tuple[object, ...]] = Counter()
    apart = []
    for one in made:
        key = (one.municipality, one.begins, one.mode, one.service, one.resource_group)
        seen[key] += 1
        number = seen[key]
        group = one.resource_group if number == 1 else f"{one.resource_group} ({number})"
        apart.append(replace(one, resource_group=group))
    return apart


def announced(presence: tuple[Presence, ...]) -> tuple[Presence, ...]:
    """Return what may be published ahead: meetings people are invited to, never patrols."""
    return tuple(one for one in presence if one.mode is DeliveryMode.POLICE_CONTACT)


def presence_table(presence: tuple[Presence, ...], *, kind: str) -> pd.DataFrame:
    """Return presence as a table in the account's own words, with `PRESENCE_COLUMNS`."""
    table = pd.DataFrame(
        {
            "municipality": [one.municipality for one in presence],
            "mode": [one.mode.value for one in presence],
            "service": [one.service.value for one in presence],
            "begins": [one.begins.isoformat() for one in presence],
            "ends": [one.ends.isoformat() for one in presence],
            "state": [one.state.value for one in presence],
            "resource_group": [one.resource_group for one in presence],
            "kind": kind,
        }
    )
    return table[list(PRESENCE_COLUMNS)]


def clock(settings: DutySettings, hour: float) -> datetime:
    """Return the time of an hour of the period by the clock on the wall."""
    day = settings.first_day + timedelta(days=int(hour // 24))
    return datetime.combine(day, datetime.min.time(), _OSLO) + timedelta(hours=hour % 24)


def by_day(
    settings: DutySettings, since: float, until: float
) -> list[tuple[datetime, datetime]]:
    """Return a stretch of hours cut at midnight, and at noon on the day of 25 hours."""
    cuts = np.arange(since - since % _DAY, until, _DAY).tolist()
    found = []
    for midnight in cuts:
        first, last = max(midnight, since), min(midnight + _DAY, until)
        edges = [first, last]
        real = clock(settings, last).astimezone(UTC) - clock(settings, first).astimezone(UTC)
        if real > timedelta(days=1):
            edges.insert(1, midnight + _DAY / 2)
        found += [(clock(settings, a), clock(settings, b)) for a, b in pairwise(edges)]
    return found


def _patrols(ground: DutyGround, plan: CoverPlan, settings: DutySettings) -> list[Presence]:
    duties = plan.duties()
    made = []
    for since, until, base in zip(
        duties.since.tolist(), duties.until.tolist(), duties.base.tolist(), strict=True
    ):
        station = ground.stations[base]
        for begins, ends in by_day(settings, since, until):
            made.append(
                Presence(
                    municipality=station.municipality,
                    mode=DeliveryMode.MUNICIPAL_PATROL,
                    service=Service.PATROL,
                    begins=begins,
                    ends=ends,
                    state=PresenceState.PLANNED,
                    resource_group=f"patrulje, {station.name}",
                )
            )
    return made


def _contacts(ground: DutyGround, item: GroupRoster, settings: DutySettings) -> list[Presence]:
    shift = next(at for at, kind in enumerate(item.problem.shifts) if kind.name == CONTACT)
    kind = item.problem.shifts[shift]
    served = contact_municipalities(ground, settings)[item.group]
    holders = np.flatnonzero(item.problem.may_work[:, shift]).tolist()
    made = []
    for person, day in np.argwhere(item.roster.shifts == shift).tolist():
        parts = served[holders.index(person) % len(served)]
        part = parts[(day // _WEEK) % len(parts)]
        begins = clock(settings, 24 * day + kind.start_minute / 60)
        made.append(
            Presence(
                municipality=ground.part_number(part),
                mode=DeliveryMode.POLICE_CONTACT,
                service=Service.CONTACT_MEETING,
                begins=begins,
                ends=begins + timedelta(minutes=kind.minutes),
                state=PresenceState.PLANNED,
                resource_group=f"politikontakt, {ground.station_districts[item.group]}",
            )
        )
    return made


def contact_hours_missing(item: GroupRoster) -> int:
    """Return protected duties that were wanted and not given."""
    shift = next(at for at, kind in enumerate(item.problem.shifts) if kind.name == CONTACT)
    given = int(((item.roster.shifts == shift) & (item.roster.shifts != OFF)).sum())
    return max(0, int(item.problem.contact_duties.sum()) - given)
