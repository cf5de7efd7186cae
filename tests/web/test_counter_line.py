"""The waiting list at the counter: somebody without digital means waits with a code."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from bookable import COUNTER, offered
from django.test import Client
from django.utils import timezone

from naervaer.domain.appointments.kinds import AppointmentKind
from naervaer.domain.authority import ANYBODY, Act, Actor, Grant, Place, Role
from naervaer.domain.errors import RuleBrokenError
from naervaer.web.records.areas.selectors import municipality_by_number
from naervaer.web.records.audit.models import Change
from naervaer.web.records.bookings.contact import Contact
from naervaer.web.records.bookings.line_codes import (
    line_code,
    offered_confirm,
    waiting_by_code,
)
from naervaer.web.records.bookings.models import Booking, Waiting
from naervaer.web.records.bookings.waiting import waiting_join

pytestmark = pytest.mark.usefixtures("areas")
ELSEWHERE = Actor("b", "B", (Grant(Role.CASE_OFFICER, Place("Oslo")),))
ASKED = "?kommune=1848&slag=passport_id&tema=&antall=2"


def waiting(actor: Actor = COUNTER) -> Waiting:
    steigen = municipality_by_number("1848")
    assert steigen is not None
    return waiting_join(
        municipality=steigen, kind=AppointmentKind.PASSPORT_ID, contact=Contact(), actor=actor
    )


def test_the_code_finds_the_place_within_reach_and_nowhere_else() -> None:
    one, other = waiting(), waiting()
    code = line_code(one)
    assert code != line_code(other)
    assert waiting_by_code(COUNTER, Act.SERVE_COUNTER, f" {code.lower()} ") == one
    assert waiting_by_code(ELSEWHERE, Act.SERVE_COUNTER, code) is None
    assert waiting_by_code(ANYBODY, Act.SERVE_COUNTER, code) is None


@pytest.mark.parametrize("wrong", ["", "V1", "V1-AAAAAA", "V999999999-ABCDEF", "ABCDEFGH"])
def test_a_wrong_code_finds_nothing(wrong: str) -> None:
    waiting()
    assert waiting_by_code(COUNTER, Act.SERVE_COUNTER, wrong) is None


def test_what_staff_do_is_in_the_history_and_what_others_do_is_not() -> None:
    waiting(ANYBODY)
    assert not Change.objects.filter(act="waiting.join").exists()
    waiting()
    assert Change.objects.get(act="waiting.join").account == COUNTER.account


def test_nothing_is_confirmed_before_it_is_offered() -> None:
    with pytest.raises(RuleBrokenError):
        offered_confirm(waiting=waiting(), actor=COUNTER)


def test_somebody_is_put_in_the_line_told_the_code_and_gets_the_time(
    signed_in: Callable[..., Client],
) -> None:
    client = signed_in(Role.CASE_OFFICER)
    # no time is free: the way to the line is there
    page = client.get(f"/skranke/bestill/{ASKED}").content.decode()
    assert "/skranke/venteliste/?kommune=1848" in page
    wanted = {"vei": "none", "adresse": "", "hensyn": "ordinary"}
    answer = client.post(f"/skranke/venteliste/{ASKED}", wanted)
    one = Waiting.objects.get()
    assert answer["Location"] == f"/skranke/venteliste/{one.pk}/"
    assert (one.people, one.kind, one.account) == (2, "passport_id", "")
    assert line_code(one) in client.get(answer["Location"]).content.decode()
    # times are opened: the line is served, and the person asks with the code
    now = timezone.now()
    offered(begins=now + timedelta(days=3), now=now)
    asked = client.get("/skranke/", {"kode": line_code(one)})
    assert asked["Location"] == answer["Location"]
    assert "Bekreft timen for personen" in client.get(asked["Location"]).content.decode()
    done = client.post(f"{answer['Location']}endre/", {"gjor": "confirm"})
    booking = Booking.objects.get()
    assert (booking.state, done["Location"]) == ("confirmed", f"/skranke/time/{booking.pk}/")


def test_somebody_is_taken_out_of_the_line_again(signed_in: Callable[..., Client]) -> None:
    one = waiting()
    signed_in(Role.CASE_OFFICER).post(f"/skranke/venteliste/{one.pk}/endre/", {"gjor": "leave"})
    one.refresh_from_db()
    assert one.state == "left"


def test_an_address_that_is_none_is_said_to_be_none(signed_in: Callable[..., Client]) -> None:
    wanted = {"vei": "sms", "adresse": "12", "hensyn": "ordinary"}
    answer = signed_in(Role.CASE_OFFICER).post(f"/skranke/venteliste/{ASKED}", wanted)
    assert answer.status_code == 422
    assert not Waiting.objects.exists()
