"""Offers of appointments for the tests: a planned row of the book with times opened in it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from naervaer.domain.appointments.times import AppointmentLength
from naervaer.domain.authority import SYSTEM, Actor, Grant, Place, Role
from naervaer.domain.figures import Kind, Source
from naervaer.domain.presence import DeliveryMode, PresenceState, Service

NOW = datetime(2027, 5, 3, 8, tzinfo=UTC)
OPENS = NOW + timedelta(days=7)
COUNTER = Actor("skranke", "Skranke", (Grant(Role.CASE_OFFICER, Place("Nordland")),))
PLANNER = Actor("planlegger", "Planlegger", (Grant(Role.DUTY_PLANNER, Place("Nordland")),))
_SOURCE = Source("Prøve", "vaktplan", None, Kind.SYNTHETIC)
_SERVICES = {
    DeliveryMode.PASSPORT_BUS: Service.PASSPORT_ID,
    DeliveryMode.SERVICE_POINT: Service.PASSPORT_ID,
    DeliveryMode.POLICE_CONTACT: Service.CONTACT_MEETING,
    DeliveryMode.SPECIALIST_MEETING: Service.SPECIALIST_MEETING,
    DeliveryMode.MUNICIPAL_PATROL: Service.PATROL,
}


def planned(
    *,
    begins: datetime = OPENS,
    hours: float = 2,
    mode: DeliveryMode = DeliveryMode.SERVICE_POINT,
    number: str = "1848",
    state: PresenceState = PresenceState.PLANNED,
) -> Any:
    from naervaer.web.records.areas.selectors import municipality_by_number  # noqa: PLC0415
    from naervaer.web.records.presence.models import ResourceGroup  # noqa: PLC0415
    from naervaer.web.records.presence.services import (  # noqa: PLC0415
        presence_of,
        presence_row,
    )

    where = municipality_by_number(number)
    assert where is not None
    group, _ = ResourceGroup.objects.get_or_create(district=where.district, name="Et lag")
    presence = presence_of(
        municipality=number,
        mode=mode,
        service=_SERVICES[mode],
        begins=begins,
        ends=begins + timedelta(hours=hours),
        state=state,
        group=group.name,
    )
    row = presence_row(presence=presence, group=group, source=_SOURCE)
    row.save()
    return row


def offered(
    *, desks: int = 1, length: AppointmentLength | None = None, now: datetime = NOW, **row: Any
) -> Any:
    from naervaer.web.records.bookings.offers import offer_open  # noqa: PLC0415

    more = {key: row.pop(key) for key in ("released_at", "theme", "channels") if key in row}
    return offer_open(
        presence=planned(**row),
        desks=desks,
        length=length or AppointmentLength(15, 10),
        actor=SYSTEM,
        why="prøve",
        now=now,
        **more,
    )


# --- for the role matrix -----------------------------------------------------------------


def ahead(place: Place) -> Any:
    """Write a planned row of the coming days that can be booked."""
    from django.utils import timezone  # noqa: PLC0415

    begins = timezone.now() + timedelta(days=3)
    return planned(begins=begins, number=place.municipality or "")


def an_offer(place: Place) -> Any:
    """Open times in a planned row."""
    from naervaer.domain.authority import SYSTEM  # noqa: PLC0415
    from naervaer.web.records.bookings.offers import offer_open  # noqa: PLC0415 - Django is up

    return offer_open(presence=ahead(place), actor=SYSTEM, why="prøve")


def a_link(purpose: str) -> Callable[[Place], dict[str, Any]]:
    """Return a maker of an appointment and the signed link that opens it."""

    def made(place: Place) -> dict[str, Any]:
        from naervaer.domain.authority import ANYBODY  # noqa: PLC0415 - Django is up
        from naervaer.web.records.bookings.links import link_for  # noqa: PLC0415
        from naervaer.web.records.bookings.services import booking_hold  # noqa: PLC0415

        offer = an_offer(place)
        booking = booking_hold(offer=offer, begins=offer.begins, actor=ANYBODY)
        return {"link": link_for(purpose, booking)}

    return made


def a_place_in_line(place: Place) -> dict[str, Any]:
    """Join a waiting list."""
    from naervaer.domain.appointments.kinds import AppointmentKind  # noqa: PLC0415
    from naervaer.domain.authority import ANYBODY  # noqa: PLC0415 - Django is up
    from naervaer.web.records.areas.models import Municipality  # noqa: PLC0415
    from naervaer.web.records.bookings.contact import Contact  # noqa: PLC0415
    from naervaer.web.records.bookings.links import LINE, link_for  # noqa: PLC0415
    from naervaer.web.records.bookings.waiting import waiting_join  # noqa: PLC0415

    waiting = waiting_join(
        municipality=Municipality.objects.get(number=place.municipality),
        kind=AppointmentKind.PASSPORT_ID,
        contact=Contact(),
        actor=ANYBODY,
    )
    return {"link": link_for(LINE, waiting)}


def of_passports(place: Place) -> dict[str, Any]:
    return {"kind": "pass", "number": place.municipality}


OPEN_TO_ALL: dict[str, Callable[[Place], dict[str, Any]]] = {
    "offices": lambda _place: {"kind": "pass"},
    "times": of_passports,
    "join": of_passports,
    "held": a_link("bookings.hold"),
    "mine": a_link("bookings.manage"),
    "calendar": a_link("bookings.manage"),
    "change": a_link("bookings.manage"),
    "line": a_place_in_line,
}


def booking_examples(example: Callable[..., Any]) -> dict[str, Any]:
    """Return how every route of the portal is asked for."""
    return {
        **{f"booking:{name}": example(made) for name, made in OPEN_TO_ALL.items()},
        "booking:cancel": example(a_link("bookings.manage"), method="POST"),
        "booking:hold": example(method="POST", may_be_missing=True),
        "booking:open": example(lambda place: {"row_id": ahead(place).pk}, place_bound=True),
        "booking:withdraw": example(
            lambda place: {"offer_id": an_offer(place).pk}, method="POST", place_bound=True
        ),
    }
