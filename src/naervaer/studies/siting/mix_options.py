"""The options of a presence mix: one mode at one place, with its reach and what it takes."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.presence import DeliveryMode
from naervaer.planning.mix import MixProblem
from naervaer.studies.siting.mix_assumptions import MixAssumptions

_MINUTES = 60.0


class Mode(StrEnum):
    """The modes the mix chooses among."""

    POINT = "point"
    SEASONAL = "seasonal"
    PATROL = "patrol"
    CONTACT = "contact"
    BUS = "bus"
    CENTRE = "centre"

    @property
    def delivery(self) -> DeliveryMode:
        """How the spine of the data names it."""
        return _DELIVERY[self]


_DELIVERY = {
    Mode.POINT: DeliveryMode.SERVICE_POINT,
    Mode.SEASONAL: DeliveryMode.SERVICE_POINT,
    Mode.PATROL: DeliveryMode.MUNICIPAL_PATROL,
    Mode.CONTACT: DeliveryMode.POLICE_CONTACT,
    Mode.BUS: DeliveryMode.PASSPORT_BUS,
    Mode.CENTRE: DeliveryMode.SERVICE_CENTRE_DAY,
}
YEAR, WINTER_HALF, SUMMER = (True, True), (True, False), (False, True)


@dataclass(frozen=True, slots=True)
class MixPlace:
    """A place where presence may be offered.

    Attributes
    ----------
    name
        What people call it.
    municipality
        Four-digit number.
    seat
        Whether it is the municipality's seat, from which the municipality is visited.
    kept
        Openings exist there and shall stay.
    neighbour
        A kept point of another district: it serves, and is not paid for here.
    seasons
        Ordinary season and summer: when the kept point is open.

    """

    name: str
    municipality: str
    seat: bool = False
    kept: bool = False
    neighbour: bool = False
    seasons: tuple[bool, bool] = YEAR


@dataclass(frozen=True, slots=True)
class MixOption:
    """One mode at one place.

    Attributes
    ----------
    place
        Index of the place.
    mode
        Which mode.
    seasons
        Ordinary season and summer: when it can be offered.
    hours
        Presence per occasion, hours; driving is not presence.
    fixed_fte, fte_per_occasion
        As in `MixProblem`.
    fewest, most
        Occasions a month.

    """

    place: int
    mode: Mode
    seasons: tuple[bool, bool]
    hours: float
    fixed_fte: float
    fte_per_occasion: float
    fewest: int
    most: int


def options_of(
    places: tuple[MixPlace, ...],
    drive_minutes: NDArray[np.float64],
    given: MixAssumptions,
) -> tuple[MixOption, ...]:
    """Return every mode that makes sense at every place.

    `drive_minutes` is the driving from the nearest kept point to each place, shape (P,): what
    patrols, contacts and centre days drive each way. A visit with fewer hours left than
    `least_hours` is no option.
    """
    made: list[MixOption] = []
    for at, place in enumerate(places):
        if place.kept:
            made.append(_kept(at, place, given))
            continue
        made += _points(at, given)
        made += _visits(at, place, float(drive_minutes[at]) / _MINUTES, given)
    return tuple(made)


def _kept(at: int, place: MixPlace, given: MixAssumptions) -> MixOption:
    mode = Mode.POINT if place.seasons == YEAR else Mode.SEASONAL
    fixed = given.point_fixed_fte if mode is Mode.POINT else given.seasonal_fixed_fte
    per = given.fte_of_hours(given.officers_at_counter * given.opening_hours)
    kept = given.kept_openings
    if place.neighbour:
        fixed, per = 0.0, 0.0
    return MixOption(at, mode, place.seasons, given.opening_hours, fixed, per, kept, kept)


def _points(at: int, given: MixAssumptions) -> list[MixOption]:
    per = given.fte_of_hours(given.officers_at_counter * given.opening_hours)
    common = (given.opening_hours,)
    most = given.most_openings
    return [
        MixOption(at, Mode.POINT, YEAR, *common, given.point_fixed_fte, per, 0, most),
        MixOption(at, Mode.SEASONAL, SUMMER, *common, given.seasonal_fixed_fte, per, 0, most),
    ]


def _visits(at: int, place: MixPlace, drive: float, given: MixAssumptions) -> list[MixOption]:
    """Return what comes and goes: a working day holds the driving; a centre day adds it."""
    made: list[MixOption] = []
    there = given.working_hours - 2 * drive
    days = given.most_days
    if place.seat and there >= given.least_hours:
        patrol = given.fte_of_hours(given.officers_on_patrol * given.working_hours)
        contact = given.fte_of_hours(given.officers_as_contact * given.working_hours)
        made += [
            MixOption(at, Mode.PATROL, YEAR, there, 0.0, patrol, 0, days),
            MixOption(at, Mode.CONTACT, YEAR, there, given.contact_fixed_fte, contact, 0, days),
        ]
    if place.seat and np.isfinite(drive):
        crew = given.fte_of_hours(given.bus_crew * given.working_hours)
        made.append(
            MixOption(
                at, Mode.BUS, YEAR, given.bus_hours, given.bus_fixed_fte, crew, 0,
                given.most_bus_days,
            )
        )  # fmt: skip
    if place.seat and given.centre_hours + 2 * drive <= given.working_hours:
        hours = given.officers_at_centre * (given.centre_hours + 2 * drive)
        per, fixed = given.fte_of_hours(hours), given.centre_fixed_fte
        made.append(MixOption(at, Mode.CENTRE, YEAR, given.centre_hours, fixed, per, 0, days))
    return made


def problem_of(
    places: tuple[MixPlace, ...],
    options: tuple[MixOption, ...],
    *,
    people: NDArray[np.float64],
    zone_municipality: NDArray[np.str_],
    minutes: NDArray[np.float64],
    given: MixAssumptions,
) -> MixProblem:
    """Return the model of a district.

    `people` by zone and season (ordinary, summer), shape (Z, 2); `minutes` from zone to
    place, shape (Z, P). A patrol serves the whole municipality it drives in; a contact meets
    the municipality's own people within the limit of its seat; doors serve everybody within
    the limit, whatever municipality they live in.
    """
    within = minutes <= given.limit_minutes
    inside = zone_municipality[:, None] == np.array([place.municipality for place in places])
    reach = {
        Mode.PATROL: inside & np.isfinite(minutes),
        Mode.CONTACT: inside & within,
    }
    return MixProblem(
        people=people,
        reaches=np.column_stack([reach.get(o.mode, within)[:, o.place] for o in options]),
        active=np.array([o.seasons for o in options], dtype=np.bool_),
        season_share=np.array([1 - given.summer_share, given.summer_share]),
        occasions_needed=given.occasions_needed,
        fewest=np.array([o.fewest for o in options], dtype=np.int64),
        most=np.array([o.most for o in options], dtype=np.int64),
        fixed_fte=np.array([o.fixed_fte for o in options]),
        fte_per_occasion=np.array([o.fte_per_occasion for o in options]),
    )
