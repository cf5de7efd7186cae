"""Times that can be booked at the doors of an answer: looked up once for all of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from naervaer.domain.appointments.kinds import AppointmentKind, kind_of
from naervaer.domain.presence import DeliveryMode, Service
from naervaer.web.interface.appointments import NextTime
from naervaer.web.interface.labels import said
from naervaer.web.portals.inhabitant.wishes import Wish
from naervaer.web.records.bookings.availability import usual_waits
from naervaer.web.records.bookings.soonest import NextFree, TimesAhead, times_ahead
from naervaer.web.records.points.selectors import PASSPORT_OFFICE

if TYPE_CHECKING:
    from naervaer.domain.appointments.waits import UsualWait
    from naervaer.web.records.points.models import Point
    from naervaer.web.records.presence.models import PresenceRow


@dataclass(frozen=True, slots=True)
class DoorTime:
    """What can be booked at a door.

    Attributes
    ----------
    kind
        What is booked.
    found
        The soonest free time at the door, or in its municipality at no office in particular.
    is_opened
        Whether times are opened in the municipality at all, free or not.

    """

    kind: AppointmentKind
    found: NextFree | None
    is_opened: bool

    @property
    def begins(self) -> float:
        """When the soonest time begins, in seconds since 1970; infinite where none is free."""
        return self.found.begins.timestamp() if self.found else float("inf")

    def shown(self, point: "Point", usual: "UsualWait | None" = None) -> NextTime:
        """Return what the page of an answer says of it."""
        number = point.municipality_id
        if self.found is not None:
            return next_time(self.found, beside=str(point), usual=usual)
        if self.is_opened:
            return NextTime.none_free(kind=self.kind, municipality=number, usual=usual)
        return NextTime.none_opened()


def times_for(
    wish: Wish,
    points: Iterable["Point"],
    municipality: str,
    *,
    announced: Iterable["PresenceRow"] = (),
    now: datetime,
) -> TimesAhead:
    """Return the times ahead for a wish at points, in a municipality and in announced rows."""
    rows = list(announced)
    kinds = {*wish.kinds, *kinds_away(wish)}
    kinds.update(kind for row in rows if (kind := _kind_of(row)) is not None)
    if not kinds:
        return TimesAhead()
    numbers = {municipality, *(point.municipality_id for point in points)}
    return times_ahead(kinds, numbers, presences={row.pk for row in rows}, now=now)


def time_at(wish: Wish, point: "Point", times: TimesAhead) -> DoorTime | None:
    """Return what can be booked at a point for a wish; None where nothing ever is."""
    if not wish.kinds:
        return None
    number = point.municipality_id
    return DoorTime(
        kind=wish.kinds[0],
        found=times.soonest(wish.kinds, number, office=point.pk),
        is_opened=times.is_opened(wish.kinds, number),
    )


def kinds_away(wish: Wish) -> tuple[AppointmentKind, ...]:
    """Return what a wish is booked as where the police come to people, and not at a door."""
    found = (kind_of(mode, wish.service) for mode in wish.modes)
    return tuple(kind for kind in found if kind is not None and kind not in wish.kinds)


def usual_at(wish: Wish, points: Iterable["Point"]) -> dict[str, "UsualWait | None"]:
    """Return what is usual to the third free time, by municipality of the points."""
    if not wish.kinds:
        return {}
    numbers = {point.municipality_id for point in points}
    found = usual_waits(wish.kinds[0], municipalities=numbers)
    return {number: one.usual for number, one in found.items()}


def next_time(found: NextFree, *, beside: str, usual: "UsualWait | None" = None) -> NextTime:
    """Return a free time in words; the place is said where it is not the one beside it."""
    where = found.offer.place_name
    return NextTime.at(
        found.begins,
        kind=found.kind,
        municipality=found.municipality,
        where=where if where != beside else "",
        usual=usual,
        is_synthetic=found.offer.is_synthetic,
    )


def time_in(row: "PresenceRow", times: TimesAhead) -> NextTime | None:
    """Return what can be booked in an announced row; None where no times are opened in it."""
    found = times.rows.get(row.pk)
    if found is not None:
        return next_time(found, beside=found.offer.place_name)
    kind = times.full_rows.get(row.pk)
    if kind is None:
        return None
    return NextTime.none_free(kind=kind, municipality=row.municipality_id)


def times_here(
    wish: Wish, municipality: str, times: TimesAhead, *, has_door: bool
) -> list[tuple[str, NextTime]]:
    """Return what can be booked where somebody is and at none of the doors, with its word."""
    here = []
    for kind in kinds_away(wish) if has_door else (*wish.kinds, *kinds_away(wish)):
        found = times.soonest([kind], municipality)
        if found is not None:
            here.append((said(kind), next_time(found, beside="")))
        elif times.is_opened([kind], municipality):
            here.append((said(kind), NextTime.none_free(kind=kind, municipality=municipality)))
    return here


def times_at(point: "Point", *, now: datetime) -> list[tuple[str, NextTime]]:
    """Return what can be booked at a point, each kind that is opened with its word."""
    is_passports = point.sort == PASSPORT_OFFICE
    passports = {AppointmentKind.PASSPORT_ID}
    kinds = passports if is_passports else set(AppointmentKind) - passports
    number = point.municipality_id
    times = times_ahead(kinds, {number}, now=now)
    return [
        (said(kind), DoorTime(kind, found, is_opened=True).shown(point))
        for kind in AppointmentKind
        if times.is_opened([kind], number)
        and ((found := times.soonest([kind], number, office=point.pk)) or is_passports)
    ]


def _kind_of(row: "PresenceRow") -> AppointmentKind | None:
    return kind_of(DeliveryMode(row.mode), Service(row.service))
