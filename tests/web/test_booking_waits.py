"""Days to the third free appointment, and no-shows by wording: measured, shown, withheld."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from bookable import NOW, OPENS, PLANNER, offered
from django.test import Client
from django.utils import timezone

from naervaer.domain.appointments.kinds import AppointmentKind
from naervaer.domain.authority import ANYBODY, Role
from naervaer.domain.figures import Kind
from naervaer.web.config.worker import look_after
from naervaer.web.records.bookings.availability import (
    availability_measure,
    usual_waits,
    waits_measured,
)
from naervaer.web.records.bookings.contact import Contact
from naervaer.web.records.bookings.models import Availability, Booking
from naervaer.web.records.bookings.selectors import no_shows_by_wording
from naervaer.web.records.bookings.services import booking_confirm, booking_hold
from naervaer.web.records.promises.ledger import book_measured

pytestmark = pytest.mark.usefixtures("areas")
PASSPORT = AppointmentKind.PASSPORT_ID


def measured(*, days: int = 5, number: str = "1848", wait: int | None = 9) -> None:
    today = timezone.localdate()
    for back in range(days):
        Availability.objects.create(
            municipality_id=number,
            kind=PASSPORT.value,
            day=today - timedelta(days=back),
            days=wait,
        )


def test_an_office_is_measured_once_a_day() -> None:
    offered()
    assert [availability_measure(now=NOW), availability_measure(now=NOW)] == [1, 0]
    assert Availability.objects.get().days == 7
    assert availability_measure(now=NOW + timedelta(days=1)) == 1


def test_an_office_with_fewer_than_three_free_is_measured_as_such() -> None:
    offered(hours=0.5)
    availability_measure(now=NOW)
    assert Availability.objects.get().days is None


def test_an_office_whose_times_are_all_over_is_still_measured() -> None:
    offered()
    availability_measure(now=OPENS + timedelta(days=2))
    assert Availability.objects.get().days is None


def test_the_worker_measures() -> None:
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    offered(begins=now + timedelta(days=3), now=now)
    look_after()
    assert Availability.objects.count() == 1


def test_nothing_usual_is_said_of_few_days(client: Client) -> None:
    measured(days=4)
    assert usual_waits(PASSPORT) == {}


def test_everybody_reads_the_usual_wait(client: Client) -> None:
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    offered(begins=now + timedelta(days=3), now=now)
    measured()
    page = client.get("/time/pass/").content.decode()
    assert "Vanligvis 9 dager til tredje ledige time." in page


def test_a_planner_reads_the_waits_of_the_own_district_alone(
    signed_in: Callable[..., Client],
) -> None:
    measured()
    measured(number="0301", wait=77)
    page = signed_in(Role.DUTY_PLANNER).get("/time/tilby/").content.decode()
    assert "9 dager" in page
    assert "77 dager" not in page


def test_the_ledger_hears_the_days_of_each_office() -> None:
    measured()
    found = [one for one in book_measured() if one.promise == "B-58"]
    assert [(one.scope, one.value) for one in found] == [("Steigen", 9), ("Nordland", 0)]


def test_made_up_measurements_are_told_as_made_up() -> None:
    measured()
    Availability.objects.update(is_synthetic=True)
    assert {one.kind for one in waits_measured()} == {Kind.SYNTHETIC}


def ended(offer: Any, wordings: str, failed: int) -> None:
    """Write appointments that are over, the first of each wording as not come."""
    for number, wording in enumerate(wordings):
        begins = OPENS + timedelta(minutes=15 * (number // 2))
        booking = booking_hold(offer=offer, begins=begins, actor=ANYBODY, now=NOW)
        booking_confirm(booking=booking, contact=Contact(), actor=ANYBODY, now=NOW)
        state = "no_show" if wordings[:number].count(wording) < failed else "done"
        Booking.objects.filter(pk=booking.pk).update(state=state, wording=wording)


def test_no_shows_are_compared_where_enough_are_counted() -> None:
    ended(offered(desks=2), "ABABABABAB", failed=2)
    assert no_shows_by_wording(PLANNER) == {"A": 0.4, "B": 0.4}


def test_both_wordings_are_withheld_where_one_has_few() -> None:
    ended(offered(desks=2), "ABABABABA", failed=2)
    assert no_shows_by_wording(PLANNER) == {}


def test_a_planner_reads_the_shares_in_per_cent(signed_in: Callable[..., Client]) -> None:
    ended(offered(desks=2), "ABABABABAB", failed=2)
    page = signed_in(Role.DUTY_PLANNER).get("/time/tilby/").content.decode()
    assert "40 prosent" in page
