"""Records of a place that the routes of the counter need."""

from typing import Any

from made_records import a_point

from naervaer.domain.authority import Place

Arguments = dict[str, Any]


def a_ticket(place: Place) -> Arguments:
    """Let somebody wait at a service point in the place."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from naervaer.web.records.enquiries.models import Ticket  # noqa: PLC0415

    ticket = Ticket.objects.create(
        office_id=a_point(place)["point_id"],
        municipality_id=place.municipality,
        day="2026-01-01",
        number=1,
        theme="report",
        came_at=datetime(2026, 1, 1, 9, tzinfo=UTC),
        state="waiting",
        kind="official",
    )
    return {"ticket_id": ticket.pk}


def a_booking(place: Place) -> Arguments:
    """Book an appointment in the place's municipality."""
    from datetime import UTC, datetime, timedelta  # noqa: PLC0415

    from naervaer.web.records.bookings.models import Booking, Offer  # noqa: PLC0415

    begins = datetime(2027, 3, 1, 9, tzinfo=UTC)
    offer = Offer.objects.create(
        municipality_id=place.municipality,
        kind="passport_id",
        channels=["place"],
        begins=begins,
        ends=begins + timedelta(hours=2),
        desks=1,
        grid=15,
        first_minutes=15,
        more_minutes=10,
        length_source="prøve",
        released_at=begins - timedelta(days=9),
    )
    booking = Booking.objects.create(
        offer=offer,
        code="ABCDEFGH",
        state="confirmed",
        begins=begins,
        ends=begins + timedelta(minutes=15),
        people=1,
        channel="place",
        made_by="counter",
        held_at=begins - timedelta(days=2),
        confirmed_at=begins - timedelta(days=2),
    )
    return {"booking_id": booking.pk}


def a_place_in_line(place: Place) -> Arguments:
    """Let somebody wait for an appointment in the place's municipality."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from naervaer.web.records.bookings.models import Waiting  # noqa: PLC0415

    waiting = Waiting.objects.create(
        municipality_id=place.municipality,
        kind="passport_id",
        people=1,
        channel="place",
        state="waiting",
        joined_at=datetime(2026, 1, 1, 9, tzinfo=UTC),
    )
    return {"waiting_id": waiting.pk}


def the_office(place: Place) -> Arguments:
    """Make a service point and name it as the form does."""
    return {"kontor": a_point(place)["point_id"]}
