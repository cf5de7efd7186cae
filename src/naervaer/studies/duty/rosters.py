"""The district's rosters: the main one, and the two that show what its promises cost."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from naervaer.planning.rostering.district import DistrictRoster
from naervaer.studies.duty.competences import COMPETENCES
from naervaer.studies.duty.cover import CoverPlan
from naervaer.studies.duty.ground import DutyGround
from naervaer.studies.duty.levers import Variant, variant
from naervaer.studies.duty.response import CallSystem, Sharing
from naervaer.studies.duty.roster import (
    DutyRoster,
    RosterAims,
    duty_roster,
    shifts_with,
    without_contact_hours,
)
from naervaer.studies.duty.settings import DutySettings
from naervaer.studies.duty.shared_roster import SharedRoster, shared_rosters
from naervaer.studies.duty.staff import Staff

Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class CompetenceCover:
    """How often a competence was on duty when it was wanted.

    Attributes
    ----------
    name
        Of the competence.
    people
        Who hold it.
    wanted, there
        Shifts of the period.

    """

    name: str
    people: int
    wanted: int
    there: int


@dataclass(frozen=True, slots=True, eq=False)
class Rosters:
    """The roster and its counterparts.

    Attributes
    ----------
    staff
        Who was put on duty.
    main
        Contacts' hours protected, drone competence sought.
    without_contacts
        The same people without protected hours.
    without_drones
        Station districts with drone people, without seeking their competence.
    drone_shifts, drone_shifts_unsought
        Share of the period's shifts with drone competence on duty throughout, somewhere in
        the district: sought, and left to chance.
    competences
        Of each competence: people who hold it, shifts it was wanted on, and on how many of
        them it was there throughout.
    shared
        Rosters that neighbours share; empty when not asked for.
    covered
        What the rostered cover gives on the same calls as the plan.

    """

    staff: Staff
    main: DutyRoster
    without_contacts: DutyRoster
    without_drones: DutyRoster
    drone_shifts: float
    drone_shifts_unsought: float
    competences: tuple[CompetenceCover, ...]
    shared: tuple[SharedRoster, ...]
    covered: Variant


def make_rosters(
    *,
    ground: DutyGround,
    staff: Staff,
    plan: CoverPlan,
    system: CallSystem,
    settings: DutySettings,
    executor: Executor | None,
    workers: int,
    told: Told,
) -> Rosters:
    """Solve every roster and simulate the main one."""
    names = ground.station_districts

    def solved(
        label: str,
        aims: RosterAims,
        only: list[int] | None = None,
        starts: dict[int, DistrictRoster] | None = None,
    ) -> DutyRoster:
        return duty_roster(
            staff,
            plan,
            settings,
            names=names,
            aims=aims,
            only=only,
            starts=starts,
            executor=executor,
            workers=workers,
            told=lambda name: told(f"{name} {label}"),
        )

    main = solved("", RosterAims())
    # From the main roster, so that a short search does not look like a cost of the promise.
    free = solved(
        "(contacts not kept)", RosterAims(contacts=False), starts=without_contact_hours(main)
    )
    with_drones = sorted(set(staff.group[staff.has_drone].tolist()))
    shared: tuple[SharedRoster, ...] = ()
    if settings.shared_roster:
        shared = shared_rosters(
            ground, plan, main, settings, executor=executor, workers=workers, told=told
        )
    chance = solved("(drones not sought)", RosterAims(drones=False), with_drones)
    block = settings.assumptions.shift_hours
    per_unit = settings.assumptions.people_per_unit
    covered = variant(
        system,
        "rostered",
        main.plan(plan, people_per_unit=per_unit),
        Sharing.URGENT,
        groups=len(names),
    )
    return Rosters(
        staff=staff,
        main=main,
        without_contacts=free,
        without_drones=chance,
        drone_shifts=_share_with(main, block),
        drone_shifts_unsought=_share_with(chance, block),
        competences=_competences(staff, main, block),
        shared=shared,
        covered=covered,
    )


def _competences(
    staff: Staff, main: DutyRoster, block_hours: int
) -> tuple[CompetenceCover, ...]:
    """Count, over all station districts, the shifts on which each competence was wanted."""
    found = []
    for place, name in enumerate(COMPETENCES):
        wanted = there = 0
        for item in main.groups:
            asked = item.problem.required_with[0, place].astype(np.float64)
            spare = main.able[item.group, place] - np.maximum(asked, 1.0) + 1.0
            turn = shifts_with(asked, block_hours=block_hours)
            wanted += int(turn.sum())
            there += int((turn & shifts_with(spare, block_hours=block_hours)).sum())
        people = int(staff.has[:, place].sum())
        found.append(CompetenceCover(name, people, wanted, there))
    return tuple(found)


def _share_with(roster: DutyRoster, block_hours: int) -> float:
    return float(np.mean(shifts_with(roster.drones.sum(axis=0), block_hours=block_hours)))
