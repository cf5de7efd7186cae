"""The door's answer: points and other ways, ranked by minutes, next opening or next time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from naervaer.domain.openings import SATURDAY, OpenTime, WeeklyOpening, open_times
from naervaer.domain.places import PointState, Season
from naervaer.domain.presence import Service
from naervaer.web.portals.inhabitant.door_times import DoorTime, time_at, times_for
from naervaer.web.portals.inhabitant.wishes import Wish
from naervaer.web.records.bookings.soonest import TimesAhead
from naervaer.web.records.facilities.selectors import YES, facilities_of
from naervaer.web.records.points.selectors import (
    PASSPORT_OFFICE,
    SERVICE_POINT,
    PointOnDay,
    hours_by_point,
    points_on,
)
from naervaer.web.records.presence.selectors import announced_presence
from naervaer.web.records.reach.selectors import (
    Whereabouts,
    centre_of,
    minutes_from,
    zone_near,
)

if TYPE_CHECKING:
    from naervaer.web.records.facilities.models import Facility
    from naervaer.web.records.points.models import OpeningHours
    from naervaer.web.records.presence.models import PresenceRow

MOST_DOORS = 8
MOST_OTHERS = 3
_MOST_RANKED = 24
_FAR = float("inf")
_WORTH_DRIVING_MINUTES = 180
_DETOUR_MINUTES = 60
_DAYS_ANNOUNCED = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for besides the wish and the place.

    Attributes
    ----------
    time
        A key of `TIMES`.
    order
        A key of `ORDERS`.
    is_step_free
        Whether only doors without steps will do.
    language
        A code of `LANGUAGE_NAMES`, or empty.

    """

    time: str = ""
    order: str = "tid"
    is_step_free: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Door:
    """A point somebody may come to.

    Attributes
    ----------
    known
        The point with the facts that hold today.
    minutes
        By car from where somebody is; None where no road or ferry leads.
    rows
        The published hours for the wish; empty means unknown.
    opening
        The next time it is open, or None where unknown.
    facility
        What the office has told about steps and languages, or None.
    time
        What can be booked there for the wish; None where nothing ever is, or nobody asked.

    """

    known: PointOnDay
    minutes: float | None
    rows: tuple["OpeningHours", ...]
    opening: OpenTime | None
    facility: "Facility | None"
    time: DoorTime | None = None

    @property
    def hours(self) -> tuple[WeeklyOpening, ...]:
        """The published hours as the week knows them."""
        return tuple(WeeklyOpening(one.weekday, one.opens, one.closes) for one in self.rows)

    @property
    def season(self) -> Season | None:
        """The season it is open in."""
        return self.known.season

    def is_open_at(self, time: str, now: datetime) -> bool:
        """Return whether its published hours answer a wish for a time."""
        if time == "i-dag":
            return self.opening is not None and self.opening.begins.date() == now.date()
        if time == "lordag":
            return any(one.weekday == SATURDAY for one in self.hours)
        if time == "kveld":
            return any(one.is_evening for one in self.hours)
        return True

    def fits(self, asked: Asked) -> bool:
        """Return whether it is known to be without steps and to speak the language asked."""
        told = self.facility
        free = not asked.is_step_free or (told is not None and told.step_free == YES)
        spoken = not asked.language or (told is not None and asked.language in told.languages)
        return free and spoken


@dataclass(frozen=True, slots=True)
class ClosedDoor:
    """A closed point, nearer than any in use or in the same municipality, and its replacement.

    `minutes` is None where the closed point's place is not known.
    """

    known: PointOnDay
    minutes: float | None
    replacement: Door | None


@dataclass(frozen=True, slots=True)
class Answer:
    """All the door knows of a wish near a place.

    Attributes
    ----------
    matching
        Doors with published hours that answer the wish.
    unknown
        Doors in use whose hours nobody has published, or which nobody has told enough of.
    at_other_times
        Doors with published hours that do not answer the wish for a time.
    out_of_season
        Doors that open later in the year.
    decided
        Doors that are decided and not known to be open, nearer than any in use.
    closed
        Closed doors nearer than any other, with their replacement.
    announced
        Other ways, announced for the municipality.
    times
        The times that can be booked at all of these, and in the municipality.

    """

    matching: tuple[Door, ...]
    unknown: tuple[Door, ...]
    at_other_times: tuple[Door, ...]
    out_of_season: tuple[Door, ...]
    decided: tuple[Door, ...]
    closed: tuple[ClosedDoor, ...]
    announced: tuple["PresenceRow", ...]
    times: TimesAhead

    @property
    def nearest(self) -> Door | None:
        """The nearest door in use, whatever its hours."""
        in_use = (*self.matching, *self.unknown, *self.at_other_times)
        return min(in_use, key=_minutes, default=None)


def answer(wish: Wish, where: Whereabouts, asked: Asked, *, now: datetime) -> Answer:
    """Return the answer to «where and when can I get this near here».

    `now` is an aware local time. Nothing about who asks is looked at or kept.
    """
    sort = PASSPORT_OFFICE if wish.service is Service.PASSPORT_ID else SERVICE_POINT
    found = points_on(now.date(), sort=sort)
    doors = _doors(found, minutes_from(where.zone), wish.counts_as, now)
    in_use = [door for door in doors if door.known.is_in_use]
    ready = [door for door in in_use if door.known.is_in_season]
    far = _too_far(ready)
    sure = [door for door in ready if door.rows and door.fits(asked)]
    near = [door for door in sure if _minutes(door) <= far]
    matching = [door for door in near if door.is_open_at(asked.time, now)]
    unknown = [door for door in ready if door not in sure and _minutes(door) <= far]
    announced = _announced(wish, where, asked, now)
    shown, times = _with_times(
        wish,
        (
            _nearest(matching, _most(asked), asked.order),
            _nearest(unknown, _most(asked)),
            _nearest((one for one in near if one not in matching), MOST_OTHERS),
        ),
        where.municipality,
        announced=announced,
        now=now,
    )
    return Answer(
        matching=_nearest(shown[0], MOST_DOORS, asked.order),
        unknown=_nearest(shown[1], MOST_DOORS, "time" if asked.order == "time" else "tid"),
        at_other_times=shown[2],
        out_of_season=_nearest(
            (door for door in in_use if not door.known.is_in_season and _minutes(door) <= far),
            MOST_OTHERS,
        ),
        decided=_nearest(_nearer(doors, ready, _is_decided), MOST_OTHERS),
        closed=_closed(doors, ready, wish, where, now),
        announced=announced,
        times=times,
    )


def _most(asked: Asked) -> int:
    """Return how many of the nearest doors times are looked up for."""
    return _MOST_RANKED if asked.order == "time" else MOST_DOORS


def _with_times(
    wish: Wish,
    shown: "Sequence[tuple[Door, ...]]",
    municipality: str,
    *,
    announced: "tuple[PresenceRow, ...]",
    now: datetime,
) -> "tuple[list[tuple[Door, ...]], TimesAhead]":
    """Return the doors with what can be booked at them, and the times themselves."""
    points = [door.known.point for doors in shown for door in doors]
    times = times_for(wish, points, municipality, announced=announced, now=now)
    timed = [
        tuple(replace(one, time=time_at(wish, one.known.point, times)) for one in doors)
        for doors in shown
    ]
    return timed, times


def replacement_for(
    known: PointOnDay, services: tuple[Service, ...], *, now: datetime
) -> Door | None:
    """Return the door in use that is nearest to a point, by car.

    Where the point's place is not known, it is taken to be the municipality's centre.
    """
    point = known.point
    if point.longitude is None or point.latitude is None:
        near = centre_of(point.municipality_id)
    else:
        near = zone_near(longitude=point.longitude, latitude=point.latitude)
    if near is None:
        return None
    found = [
        one
        for one in points_on(now.date(), sort=point.sort)
        if one.is_in_use and one.is_in_season and one.point.pk != point.pk
    ]
    doors = _doors(found, minutes_from(near.zone), services, now)
    return min(doors, key=_minutes, default=None)


def _doors(
    found: list[PointOnDay],
    minutes: dict[str, float | None],
    services: tuple[Service, ...],
    now: datetime,
) -> list[Door]:
    points = [one.point for one in found]
    hours = hours_by_point(points, on=now.date())
    told = facilities_of(point.pk for point in points)
    wanted = {service.value for service in services}
    made = []
    for one in found:
        rows = tuple(row for row in hours.get(one.point.pk, []) if row.service in wanted)
        door = Door(one, minutes.get(one.point.pk), rows, None, told.get(one.point.pk))
        opening = next(_ahead(door, now), None) if rows else None
        made.append(Door(one, door.minutes, rows, opening, door.facility))
    return made


def _ahead(door: Door, now: datetime) -> Iterator[OpenTime]:
    return open_times(door.hours, after=now, season=door.season)


def _too_far(ready: list[Door]) -> float:
    """Return the minutes beyond which a door is no answer, whatever is known of its hours."""
    nearest = min((_minutes(door) for door in ready), default=_FAR)
    return max(_WORTH_DRIVING_MINUTES, nearest + _DETOUR_MINUTES)


def _is_decided(door: Door) -> bool:
    states = door.known.states
    return PointState.DECIDED in states and not door.known.is_in_use


def _is_closed(door: Door) -> bool:
    return PointState.CLOSED in door.known.states and not door.known.is_in_use


def _closed(
    doors: list[Door], ready: list[Door], wish: Wish, where: Whereabouts, now: datetime
) -> tuple[ClosedDoor, ...]:
    """Return closed doors nearer than any other, or in the same municipality."""
    nearer = set(_nearer(doors, ready, _is_closed))
    here = {
        door
        for door in doors
        if _is_closed(door) and door.known.point.municipality_id == where.municipality
    }
    return tuple(
        ClosedDoor(
            door.known, door.minutes, replacement_for(door.known, wish.counts_as, now=now)
        )
        for door in _nearest(nearer | here, MOST_OTHERS)
    )


def _nearer(
    doors: list[Door], ready: list[Door], wanted: Callable[[Door], bool]
) -> Iterator[Door]:
    """Yield the wanted doors that are nearer than every door in use."""
    nearest = min((_minutes(door) for door in ready), default=_FAR)
    return (door for door in doors if wanted(door) and _minutes(door) < nearest)


def _announced(
    wish: Wish, where: Whereabouts, asked: Asked, now: datetime
) -> "tuple[PresenceRow, ...]":
    if not wish.modes:
        return ()
    until = now.date() + timedelta(days=_DAYS_ANNOUNCED)
    rows = announced_presence(where.municipality, since=now.date(), until=until)
    modes = {mode.value for mode in wish.modes}
    return tuple(
        row
        for row in rows
        if row.mode in modes and row.ends > now and _is_at(row, asked.time, now)
    )[:MOST_DOORS]


def _is_at(row: "PresenceRow", time: str, now: datetime) -> bool:
    begins, ends = row.begins.astimezone(now.tzinfo), row.ends.astimezone(now.tzinfo)
    if time == "i-dag":
        return begins.date() == now.date()
    if time == "lordag":
        return begins.isoweekday() == SATURDAY
    if time == "kveld":
        return WeeklyOpening(begins.isoweekday(), begins.time(), ends.time()).is_evening
    return True


def _minutes(door: Door) -> float:
    return _FAR if door.minutes is None else door.minutes


def _nearest(doors: Iterable[Door], at_most: int, order: str = "tid") -> tuple[Door, ...]:
    def by_opening(door: Door) -> tuple[float, float]:
        opening = door.opening
        return (opening.begins.timestamp() if opening else _FAR, _minutes(door))

    def by_minutes(door: Door) -> tuple[float, float]:
        return by_opening(door)[::-1]

    def by_time(door: Door) -> tuple[float, float]:
        return (door.time.begins if door.time else _FAR, _minutes(door))

    key = {"apning": by_opening, "time": by_time}.get(order, by_minutes)
    return tuple(sorted(doors, key=key)[:at_most])
