"""The counter: one queue, everything for those without digital means, and nothing elsewhere."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bookable import offered
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from naervaer.domain.authority import Actor, Grant, Place, Role
from naervaer.domain.enquiries.kinds import EnquiryTheme
from naervaer.domain.errors import RuleBrokenError
from naervaer.domain.queues import TICKET_MOVES, TicketState
from naervaer.web.records.bookings.models import Booking
from naervaer.web.records.enquiries.models import Enquiry, Ticket
from naervaer.web.records.enquiries.queue import (
    ticket_call,
    ticket_check_in,
    ticket_end,
    ticket_take,
    tickets_expire,
    tickets_in_line,
)
from naervaer.web.records.enquiries.queue_selectors import waiting_time
from naervaer.web.records.points.selectors import point_by_id

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("points")]
COUNTER = Actor("a", "A", (Grant(Role.CASE_OFFICER, Place("Nordland")),))
ELSEWHERE = Actor("b", "B", (Grant(Role.CASE_OFFICER, Place("Oslo")),))
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture
def office(points: None) -> Any:
    return point_by_id("steigen")


def taken(office: Any, minutes: float = 0) -> Ticket:
    when = NOW + timedelta(minutes=minutes)
    return ticket_take(office=office, theme=EnquiryTheme.REPORT, actor=COUNTER, now=when)


def booked(office: Any, begins: datetime) -> Booking:
    """Return an appointment at the office that is confirmed."""
    offer = offered(begins=begins, now=begins - timedelta(days=30))
    offer.point = office
    offer.save()
    return Booking.objects.create(
        offer=offer,
        code="ABCD2345",
        state="confirmed",
        begins=begins,
        ends=begins + timedelta(minutes=15),
        people=1,
        channel="place",
        made_by="counter",
        held_at=begins - timedelta(days=2),
        confirmed_at=begins - timedelta(days=2),
    )


def test_numbers_count_from_one_each_day(office: Any) -> None:
    assert [taken(office).number, taken(office).number, taken(office, 24 * 60).number] == [
        1,
        2,
        1,
    ]


def test_two_who_take_the_same_number_get_one_each(office: Any) -> None:
    ticket = taken(office)
    with pytest.raises(IntegrityError), transaction.atomic():
        Ticket.objects.filter(pk=taken(office).pk).update(number=ticket.number)


def test_booked_and_walk_in_stand_in_one_queue(office: Any) -> None:
    first = taken(office, -5)
    booking = booked(office, NOW)
    checked_in = ticket_check_in(
        booking=booking, office=office, actor=COUNTER, now=NOW - timedelta(minutes=2)
    )
    assert tickets_in_line(office, now=NOW) == [checked_in, first]
    assert ticket_call(office=office, actor=COUNTER, now=NOW) == checked_in
    assert ticket_call(office=office, actor=COUNTER, now=NOW) == first
    assert ticket_call(office=office, actor=COUNTER, now=NOW) is None


def test_a_booking_that_is_served_is_done(office: Any) -> None:
    booking = booked(office, NOW)
    ticket_check_in(booking=booking, office=office, actor=COUNTER, now=NOW)
    ticket = ticket_call(office=office, actor=COUNTER, now=NOW)
    assert ticket is not None
    ticket_end(ticket=ticket, to=TicketState.SERVED, actor=COUNTER, now=NOW)
    booking.refresh_from_db()
    assert booking.state == "done"


def test_a_booking_is_checked_in_once(office: Any) -> None:
    booking = booked(office, NOW)
    ticket_check_in(booking=booking, office=office, actor=COUNTER, now=NOW)
    with pytest.raises(RuleBrokenError):
        ticket_check_in(booking=booking, office=office, actor=COUNTER, now=NOW)
    assert Ticket.objects.count() == 1


@pytest.mark.parametrize("before", TicketState)
@pytest.mark.parametrize("after", TicketState)
def test_only_the_moves_of_the_table_are_made(
    office: Any, before: TicketState, after: TicketState
) -> None:
    ticket = taken(office)
    if before in {TicketState.CALLED, TicketState.SERVED}:
        ticket_call(office=office, actor=COUNTER, now=NOW)
    if before in {TicketState.SERVED, TicketState.LEFT}:
        ticket.refresh_from_db()
        ticket_end(ticket=ticket, to=before, actor=COUNTER, now=NOW)
    ticket.refresh_from_db()
    if after in TICKET_MOVES[before] and after is not TicketState.CALLED:
        ticket_end(ticket=ticket, to=after, actor=COUNTER, now=NOW)
        assert ticket.state == after.value
    else:
        with pytest.raises(RuleBrokenError, match="kan ikke bli"):
            ticket_end(ticket=ticket, to=after, actor=COUNTER, now=NOW)


def test_nobody_serves_a_counter_elsewhere(office: Any) -> None:
    ticket = taken(office)
    for act in (
        lambda: ticket_take(office=office, theme=EnquiryTheme.REPORT, actor=ELSEWHERE),
        lambda: ticket_call(office=office, actor=ELSEWHERE),
        lambda: ticket_end(ticket=ticket, to=TicketState.LEFT, actor=ELSEWHERE),
    ):
        with pytest.raises(RuleBrokenError, match="skranken"):
            act()


def test_waiting_time_is_told_coarsely_and_only_for_five_or_more(office: Any) -> None:
    for number in range(4):
        taken(office, number)
        ticket_call(office=office, actor=COUNTER, now=NOW + timedelta(minutes=number + 12))
    tomorrow = NOW + timedelta(days=1)
    assert waiting_time(office, now=tomorrow).usual is None
    taken(office, 5)
    ticket_call(office=office, actor=COUNTER, now=NOW + timedelta(minutes=17))
    assert waiting_time(office, now=tomorrow).usual == 15
    taken(office, 24 * 60 - 40)
    found = waiting_time(office, now=tomorrow)
    assert (found.now_from, found.now_to) == (30, 60)


def test_everybody_sees_the_usual_wait_on_the_page_of_the_point(office: Any) -> None:
    assert "Vanlig ventetid" not in Client().get("/finn/sted/steigen/").content.decode()
    yesterday = timezone.localtime().replace(hour=12) - timedelta(days=1)
    for _number in range(5):
        ticket_take(office=office, theme=EnquiryTheme.REPORT, actor=COUNTER, now=yesterday)
        ticket_call(office=office, actor=COUNTER, now=yesterday + timedelta(minutes=8))
    page = Client().get("/finn/sted/steigen/").content.decode()
    assert "Vanlig ventetid: omtrent 10 minutter." in page


def test_tickets_go_when_their_time_is_out(office: Any) -> None:
    taken(office)
    assert tickets_expire(before=NOW) == 0
    assert tickets_expire(before=NOW + timedelta(days=1)) == 1


# --- in the browser's place --------------------------------------------------------------


def test_from_the_call_to_the_figure(signed_in: Callable[..., Client], office: Any) -> None:
    """Somebody calls, gets an appointment, comes, is served, and the enquiry is counted."""
    client = signed_in(Role.CASE_OFFICER)
    begins = timezone.now().replace(second=0, microsecond=0) + timedelta(minutes=30)
    begins = begins.replace(minute=begins.minute // 15 * 15)
    offer = offered(begins=begins, now=begins - timedelta(days=30))
    asked = "/skranke/bestill/?kommune=1848&slag=passport_id&antall=1"
    page = client.get(asked)
    times = page.context["times"]
    assert times
    answer = client.post(
        asked, {"tid": times[0][0], "vei": "none", "adresse": "", "hensyn": "ordinary"}
    )
    booking = Booking.objects.get(offer=offer)
    assert answer["Location"] == f"/skranke/time/{booking.pk}/"
    code = f"{booking.code[:4]} {booking.code[4:]}"
    assert code in client.get(answer["Location"]).content.decode()

    found = client.get("/skranke/", {"kontor": "steigen", "kode": code.lower()})
    assert found["Location"] == f"/skranke/time/{booking.pk}/"
    client.post(f"/skranke/time/{booking.pk}/", {"gjor": "check_in", "kontor": "steigen"})
    ticket = Ticket.objects.get(booking=booking)
    client.post("/skranke/kall/", {"kontor": "steigen"})
    answer = client.post(f"/skranke/kolapp/{ticket.pk}/", {"til": "served"})
    booking.refresh_from_db()
    assert booking.state == "done"

    assert answer["Location"].startswith("/skranke/henvendelser/?")
    client.post(
        "/skranke/henvendelser/",
        {
            "kontor": "steigen",
            "kanal": "counter",
            "sprak": "no",
            "tema": "passport_id",
            "til": "answered",
        },
    )
    assert Enquiry.objects.get().first_outcome == "answered"


def test_staff_move_and_cancel_for_a_person(
    signed_in: Callable[..., Client], office: Any
) -> None:
    client = signed_in(Role.CASE_OFFICER)
    begins = (timezone.now() + timedelta(days=3)).replace(minute=0, second=0, microsecond=0)
    offered(begins=begins, now=begins - timedelta(days=30))
    asked = "/skranke/bestill/?kommune=1848&slag=passport_id&antall=1"
    times = client.get(asked).context["times"]
    client.post(asked, {"tid": times[0][0], "vei": "none", "hensyn": "ordinary"})
    booking = Booking.objects.get()
    client.post(f"/skranke/time/{booking.pk}/flytt/", {"tid": times[1][0]})
    moved = Booking.objects.get(state="confirmed")
    assert (moved.code, moved.pk != booking.pk) == (booking.code, True)
    client.post(f"/skranke/time/{moved.pk}/", {"gjor": "cancel"})
    moved.refresh_from_db()
    assert moved.state == "cancelled"


def test_a_walk_in_gets_a_number_and_the_page_shows_the_order(
    signed_in: Callable[..., Client], office: Any
) -> None:
    client = signed_in(Role.CASE_OFFICER)
    client.post("/skranke/kolapp/", {"kontor": "steigen", "tema": "report"})
    page = client.get("/skranke/", {"kontor": "steigen"}).content.decode()
    assert "Kølapp nummer 1." in page
    assert "anmeldelse" in page


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/skranke/kolapp/", {"kontor": "steigen", "tema": "x"}),
        ("/skranke/kolapp/", {"kontor": "steigen"}),
        ("/skranke/kolapp/", {"kontor": "ingensteds", "tema": "report"}),
        ("/skranke/kall/", {}),
        ("/skranke/bestill/?kommune=1848&slag=passport_id&antall=1", {"tid": "1|x"}),
    ],
)
def test_what_cannot_be_used_changes_nothing(
    signed_in: Callable[..., Client], office: Any, path: str, data: dict[str, str]
) -> None:
    answer = signed_in(Role.CASE_OFFICER).post(path, data)
    assert answer.status_code in {302, 404, 422}
    assert (Ticket.objects.count(), Booking.objects.count()) == (0, 0)
