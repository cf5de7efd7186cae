"""Who can be put on duty: synthetic people sized to the cover, or a user's own."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.rosters.staff_file import StaffMember, read_leave, read_staff
from naervaer.studies.duty.competences import COMPETENCES, DRONE, synthetic_competences
from naervaer.studies.duty.cover import CoverPlan
from naervaer.studies.duty.ground import DutyGround
from naervaer.studies.duty.settings import DutySettings

MINUTES_PER_HOUR = 60
BREAK_HOURS = 0.5
_WEEK = 7
_ON_LEAVE = 0.1
"""Share of the synthetic people away in any week: five weeks of a year."""


@dataclass(frozen=True, slots=True, eq=False)
class Staff:
    """People who can be put on duty. P people, D days.

    Attributes
    ----------
    names
        Names or numbers; they never reach the report.
    group
        Station district of each, shape (P,).
    position
        Share of a full position, shape (P,).
    has
        Who holds which competence, shape (P, C).
    contact
        Whether the person is a police contact, shape (P,).
    leave
        Shape (P, D).
    kind
        `synthetic` or `own`.

    """

    names: tuple[str, ...]
    group: NDArray[np.int64]
    position: NDArray[np.float64]
    has: NDArray[np.bool_]
    contact: NDArray[np.bool_]
    leave: NDArray[np.bool_]
    kind: str

    @property
    def has_drone(self) -> NDArray[np.bool_]:
        """Who has drone competence, shape (P,)."""
        return np.asarray(self.has[:, COMPETENCES.index(DRONE)])

    def minutes(self, settings: DutySettings) -> NDArray[np.int64]:
        """Return the minutes each can be put on duty in the period, shape (P,)."""
        given = settings.assumptions
        full = given.gross_hours_a_week * given.available_share * settings.weeks
        return np.floor(MINUTES_PER_HOUR * full * self.position).astype(np.int64)


def contact_municipalities(ground: DutyGround, settings: DutySettings) -> list[list[list[int]]]:
    """Return the parts that share each police contact, by station district."""
    most = settings.assumptions.municipalities_per_contact
    found = []
    for group in range(len(ground.station_districts)):
        parts = np.flatnonzero(ground.part_group == group).tolist()
        count = -(-len(parts) // most)
        found.append([parts[at::count] for at in range(count)])
    return found


def synthetic_staff(ground: DutyGround, plan: CoverPlan, settings: DutySettings) -> Staff:
    """Return people enough for the cover and the contacts' hours, station district by itself.

    Competences are spread by `synthetic_competences`.
    """
    given = settings.assumptions
    weekly = contact_municipalities(ground, settings)
    groups = len(ground.station_districts)
    # Half an hour of a shift is break and not working time; people work whole shifts.
    full = given.gross_hours_a_week * given.available_share * settings.weeks
    each = np.floor(full / (given.shift_hours - BREAK_HOURS))
    shifts = plan.units.sum(axis=0) * given.people_per_unit / given.shift_hours
    shifts += np.array([len(own) for own in weekly]) * settings.weeks
    people = np.maximum(np.ceil(shifts / each), given.people_per_unit + 1)
    group = np.repeat(np.arange(groups), people.astype(np.int64))
    rng = np.random.default_rng([settings.seed, 2])
    leave = np.zeros((group.size, settings.days), dtype=np.bool_)
    away = rng.random((group.size, settings.weeks)) < _ON_LEAVE
    leave[:] = np.repeat(away, _WEEK, axis=1)
    contacts = np.zeros(group.size, np.bool_)
    for home, own in enumerate(weekly):
        contacts[np.flatnonzero(group == home)[-len(own) :]] = True
    return Staff(
        names=tuple(f"syntetisk-{number:03d}" for number in range(1, group.size + 1)),
        group=group.astype(np.int64),
        position=np.ones(group.size),
        has=synthetic_competences(ground, group, settings),
        contact=contacts,
        leave=leave,
        kind="synthetic",
    )


def own_staff(ground: DutyGround, settings: DutySettings) -> Staff:
    """Return the user's staff and leave.

    Raises
    ------
    UnusableInputError
        When a file cannot be read, or a person serves in an unknown station district.

    """
    assert settings.files.staff is not None  # noqa: S101 - the caller's condition
    people = read_staff(settings.files.staff)
    for one in people:
        if one.station_district not in ground.station_districts:
            msg = (
                f"{settings.files.staff.name}: {one.person} serves in "
                f"{one.station_district!r}, expected one of "
                f"{', '.join(ground.station_districts)}."
            )
            raise UnusableInputError(msg)
    names = tuple(one.person for one in people)
    return Staff(
        names=names,
        group=np.array(
            [ground.station_districts.index(one.station_district) for one in people]
        ),
        position=np.array([one.position for one in people]),
        has=np.array(
            [[name in one.competences for name in COMPETENCES] for one in people], np.bool_
        ),
        contact=np.array([one.contact for one in people]),
        leave=_own_leave(people, settings),
        kind="own",
    )


def _own_leave(people: tuple[StaffMember, ...], settings: DutySettings) -> NDArray[np.bool_]:
    leave = np.zeros((len(people), settings.days), dtype=np.bool_)
    if settings.files.leave is None:
        return leave
    names = [one.person for one in people]
    days = [settings.first_day + timedelta(days=step) for step in range(settings.days)]
    for item in read_leave(settings.files.leave, people=names):
        away = [item.first <= day <= item.last for day in days]
        leave[names.index(item.person)] |= np.array(away)
    return leave
