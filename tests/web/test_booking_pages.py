"""An inhabitant's way to an appointment, without scripts; and staff who open times."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from bookable import offered, planned
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from naervaer.domain.authority import ANYBODY, Role
from naervaer.domain.presence import DeliveryMode
from naervaer.web.records.bookings.links import MANAGE, MINE, link_for
from naervaer.web.records.bookings.models import Booking, Offer, Waiting

pytestmark = pytest.mark.usefixtures("areas")
ANSWERS = {"vei": "sms", "adresse": "900 00 000", "hensyn": "ordinary"}


@pytest.fixture
def offer() -> Any:
    return opened()


def opened(**more: Any) -> Any:
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    return offered(begins=now + timedelta(days=3), now=now, **more)


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def pressed(response: Any, number: int = 0) -> str:
    found = re.findall(r'name="tid" value="([\d-]+)"', response.content.decode())
    return str(found[number])


def booked(client: Client, number: int = 0, **answers: str) -> str:
    """Book a time as an inhabitant does, and return the address of the appointment."""
    shown = client.get("/time/pass/1848/")
    held = client.post("/time/hold/", {"tid": pressed(shown, number), "personer": 1})
    done = client.post(held.url, {**ANSWERS, **answers})
    assert done.status_code == 302, text(done)
    return str(done.url)


def test_an_inhabitant_books_from_the_list_of_kinds_to_the_code(
    client: Client, offer: Any
) -> None:
    assert "/time/pass/" in text(client.get("/time/"))
    assert "/time/pass/1848/" in text(client.get("/time/pass/"))
    address = booked(client)
    page = text(client.get(address))
    booking = Booking.objects.get()
    assert booking.code in page
    assert booking.state == "confirmed"
    # What is drawn by chance may hold any digits, and is not what somebody wrote.
    link = re.escape(address.strip("/").rpartition("/")[2])
    drawn = rf'name="csrfmiddlewaretoken" value="\w+"|{booking.code}|{link}'
    assert "900" not in re.sub(drawn, "", page)
    assert len(re.findall(drawn, page)) > 3


def test_every_page_names_the_way_without_a_screen(client: Client, offer: Any) -> None:
    for address in ("/time/", "/time/pass/", "/time/pass/1848/", booked(client)):
        assert "tel:02800" in text(client.get(address)), address


def test_a_time_somebody_else_took_leads_back_to_the_list(client: Client, offer: Any) -> None:
    tid = pressed(client.get("/time/pass/1848/"))
    first = client.post("/time/hold/", {"tid": tid, "personer": 1})
    second = client.post("/time/hold/", {"tid": tid, "personer": 1}, follow=True)
    assert "/holdt/" in first.url
    assert "tatt av en annen" in text(second)


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({}, 404),
        ({"tid": "x", "personer": 1}, 404),
        ({"tid": "999999-1800000000", "personer": 1}, 404),
        ({"tid": "1-1800000000", "personer": 99}, 404),
    ],
)
def test_what_no_form_sends_is_not_found(
    client: Client, offer: Any, given: dict[str, Any], status: int
) -> None:
    assert client.post("/time/hold/", given).status_code == status


def test_an_address_nothing_can_be_sent_to_is_said_beside_the_field(
    client: Client, offer: Any
) -> None:
    held = client.post(
        "/time/hold/", {"tid": pressed(client.get("/time/pass/1848/")), "personer": 1}
    )
    answer = client.post(held.url, {**ANSWERS, "adresse": "123"})
    assert answer.status_code == 422
    assert "minst åtte sifre" in text(answer)


def test_a_changed_appointment_keeps_its_address_and_its_code(
    client: Client, offer: Any
) -> None:
    address = booked(client)
    tid = pressed(client.get(f"{address}endre/"), 2)
    client.post(f"{address}endre/", {"tid": tid})
    client.post(f"{address}endre/", {"tid": tid, "personer": 1})
    page = text(client.get(address))
    assert Booking.objects.get(state="confirmed").code in page


def test_a_cancelled_appointment_says_so_and_cannot_be_cancelled_again(
    client: Client, offer: Any
) -> None:
    address = booked(client)
    client.post(f"{address}avbestill/")
    assert "Avbestilt" in text(client.get(address))
    assert "Ring 02800" in text(client.post(f"{address}avbestill/", follow=True))


def test_the_calendar_entry_reveals_nothing_to_whoever_must_be_careful(
    client: Client, offer: Any
) -> None:
    address = booked(client, hensyn="neutral")
    entry = Calendar.from_ical(client.get(f"{address}kalender.ics").content).events[0]
    assert entry["summary"] == "Avtale"
    assert "location" not in entry
    assert entry.start == Booking.objects.get().begins


@pytest.mark.parametrize("name", ["mine", "calendar", "change", "held", "line"])
def test_a_forged_link_opens_nothing(client: Client, name: str) -> None:
    assert client.get(reverse(f"booking:{name}", args=["1:abc:def"])).status_code == 404


def test_messages_lead_to_the_address_the_portal_has() -> None:
    assert reverse("booking:mine", args=["x"]) == MINE.format(link="x")


def test_whoever_waits_sees_their_place_and_is_offered_what_comes_free(
    client: Client, offer: Any
) -> None:
    joined = client.post("/time/pass/1848/venteliste/", ANSWERS)
    assert "nummer <strong>1</strong>" in text(client.get(joined.url))
    address = booked(client)
    client.post(f"{address}avbestill/")
    assert "tilbud om time" in text(client.get(joined.url))
    client.post(joined.url)
    assert Waiting.objects.get().state == "offered"


def test_whoever_is_signed_in_finds_their_appointments(client: Client, offer: Any) -> None:
    from naervaer.web.records.accounts.inhabitants import inhabitant_account  # noqa: PLC0415

    client.force_login(inhabitant_account(issuer="https://id.example", subject="en"))
    address = booked(client)
    assert "Pass og ID-kort" in text(client.get("/time/mine/"))
    assert Client().get("/time/mine/").status_code == 302
    assert Client().get(address).status_code == 200


def test_a_family_is_offered_only_what_it_has_time_for(client: Client) -> None:
    opened(hours=0.5)
    assert 'name="tid"' in text(client.get("/time/pass/1848/?personer=2"))
    assert 'name="tid"' not in text(client.get("/time/pass/1848/?personer=5"))
    assert 'name="tid"' in text(client.get("/time/pass/1848/?personer=hundre"))


# --- staff -------------------------------------------------------------------------------

OPENING = {
    "skranker": 2,
    "rute": 15,
    "minutter": 20,
    "flere": 5,
    "mater": ["place"],
    "hvorfor": "prøve",
}


def ahead(**more: Any) -> Any:
    return planned(begins=timezone.now() + timedelta(days=2), **more)


def test_a_planner_opens_times_with_the_hours_of_the_book(
    signed_in: Callable[..., Client],
) -> None:
    row, planner = ahead(), signed_in(Role.DUTY_PLANNER)
    assert f"/time/tilby/{row.pk}/" in text(planner.get("/time/tilby/"))
    planner.post(f"/time/tilby/{row.pk}/", OPENING)
    offer = Offer.objects.get()
    assert (offer.begins, offer.ends, offer.desks) == (row.begins, row.ends, 2)
    assert "Bestilte timer:" in text(planner.get("/time/tilby/"))


def test_a_patrol_and_a_foreign_row_cannot_be_opened(
    signed_in: Callable[..., Client],
) -> None:
    planner = signed_in(Role.DUTY_PLANNER)
    for row in (ahead(mode=DeliveryMode.MUNICIPAL_PATROL), ahead(number="0301")):
        assert planner.post(f"/time/tilby/{row.pk}/", OPENING).status_code == 404
    assert not Offer.objects.exists()


def test_times_are_taken_back_with_a_reason_alone(
    signed_in: Callable[..., Client], offer: Any
) -> None:
    planner = signed_in(Role.DUTY_PLANNER)
    address = f"/time/tilby/trekk/{offer.pk}/"
    assert "Skriv hvorfor" in text(planner.post(address, follow=True))
    planner.post(address, {"hvorfor": "feil dag"})
    offer.refresh_from_db()
    assert offer.withdrawn_at is not None


def test_a_link_of_a_booking_that_is_deleted_opens_nothing(client: Client, offer: Any) -> None:
    from naervaer.web.records.bookings.services import booking_hold  # noqa: PLC0415

    booking = booking_hold(offer=offer, begins=offer.begins, actor=ANYBODY)
    link = link_for(MANAGE, booking)
    booking.delete()
    assert client.get(MINE.format(link=link)).status_code == 404
