"""What the worker does for appointments by itself, and how many times one visitor may hold."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from bookable import offered
from django.test import Client
from django.utils import timezone

from naervaer.domain.appointments.kinds import AppointmentKind
from naervaer.domain.authority import ANYBODY
from naervaer.web.config.worker import look_after
from naervaer.web.portals.booking.holds import MOST_HOLDS
from naervaer.web.portals.booking.presenters import value_of
from naervaer.web.records.areas.selectors import municipality_by_number
from naervaer.web.records.bookings.contact import Contact
from naervaer.web.records.bookings.models import Booking, Offer, Waiting
from naervaer.web.records.bookings.services import booking_confirm, booking_hold
from naervaer.web.records.bookings.waiting import waiting_join

pytestmark = pytest.mark.usefixtures("areas")


def opened(**more: Any) -> Offer:
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    found: Offer = offered(begins=now + timedelta(days=3), now=now, **more)
    return found


def somebody_waits() -> Waiting:
    where = municipality_by_number("1848")
    assert where is not None
    return waiting_join(
        municipality=where,
        kind=AppointmentKind.PASSPORT_ID,
        contact=Contact(),
        actor=ANYBODY,
    )


def test_the_worker_releases_times_and_those_who_wait_are_served() -> None:
    first = somebody_waits()
    offer = opened(released_at=timezone.now() + timedelta(hours=1))
    look_after()
    first.refresh_from_db()
    assert first.state == "waiting"
    Offer.objects.filter(pk=offer.pk).update(released_at=timezone.now() - timedelta(minutes=1))
    look_after()
    first.refresh_from_db()
    assert first.state == "offered"


def test_the_worker_gives_a_hold_that_ended_to_whoever_waits() -> None:
    offer = opened(hours=0.25)
    hold = booking_hold(offer=offer, begins=offer.begins, actor=ANYBODY)
    first = somebody_waits()
    look_after()
    first.refresh_from_db()
    assert first.state == "waiting"
    Booking.objects.filter(pk=hold.pk).update(held_until=timezone.now() - timedelta(seconds=1))
    look_after()
    first.refresh_from_db()
    assert first.state == "offered"


def test_the_worker_outlives_what_it_cannot_do(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(**_given: Any) -> None:
        raise OSError

    monkeypatch.setattr("naervaer.web.records.bookings.upkeep.bookings_upkeep", broken)
    monkeypatch.setattr(logging.getLogger("naervaer"), "propagate", True)
    look_after()
    assert "could not be looked after" in caplog.text


def hold(client: Client, offer: Offer, number: int) -> Any:
    begins = offer.begins + timedelta(minutes=15 * number)
    given = {"tid": f"{offer.pk}-{value_of(begins)}", "personer": 1}
    return client.post("/time/hold/", given, follow=True)


def test_one_visitor_holds_three_times_at_most(client: Client) -> None:
    offer = opened()
    for number in range(MOST_HOLDS):
        hold(client, offer, number)
    assert "holder av tre timer" in hold(client, offer, MOST_HOLDS).content.decode()
    assert Booking.objects.count() == MOST_HOLDS


def test_another_visitor_is_not_kept_from_holding(client: Client) -> None:
    offer = opened()
    for number in range(MOST_HOLDS):
        hold(client, offer, number)
    hold(Client(), offer, MOST_HOLDS)
    assert Booking.objects.count() == MOST_HOLDS + 1


def test_what_is_confirmed_is_no_longer_held(client: Client) -> None:
    offer = opened()
    for number in range(MOST_HOLDS):
        hold(client, offer, number)
    first = Booking.objects.earliest("pk")
    booking_confirm(booking=first, contact=Contact(), actor=ANYBODY)
    hold(client, offer, MOST_HOLDS)
    assert Booking.objects.filter(state="held").count() == MOST_HOLDS


def test_a_changed_cookie_is_taken_for_none(client: Client) -> None:
    client.cookies["timer"] = "1.2.3:forged"
    hold(client, opened(), 0)
    assert Booking.objects.count() == 1
