"""The door tells the next free time at each answer, looked up once for all of them."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from bookable import NOW, offered, planned
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from naervaer.domain.appointments.kinds import AppointmentKind
from naervaer.domain.appointments.times import AppointmentLength
from naervaer.domain.authority import ANYBODY, SYSTEM
from naervaer.domain.presence import DeliveryMode
from naervaer.web.portals.inhabitant.answers import Answer, Asked, answer
from naervaer.web.portals.inhabitant.door_times import time_in, times_here
from naervaer.web.portals.inhabitant.presenters import DoorRow
from naervaer.web.portals.inhabitant.wishes import BY_WORD
from naervaer.web.records.bookings.offers import offer_open
from naervaer.web.records.bookings.services import booking_hold
from naervaer.web.records.bookings.soonest import next_free, times_ahead
from naervaer.web.records.points.models import Point
from naervaer.web.records.reach.selectors import places_matching

pytestmark = pytest.mark.usefixtures("points", "reach")
PASSPORT = AppointmentKind.PASSPORT_ID
STEIGEN, BODO, FAUSKE = "1848", "1804", "1841"


def ask(word: str, place: str = "8283", order: str = "tid", now: datetime = NOW) -> Answer:
    return answer(BY_WORD[word], places_matching(place)[0], Asked(order=order), now=now)


def passport_doors(order: str = "tid") -> dict[str, Any]:
    found = ask("pass", order=order)
    return {one.known.point.municipality_id: one for one in (*found.matching, *found.unknown)}


def fill(offer: Any) -> None:
    """Take every time of an offer of one desk and one step."""
    moment = offer.begins
    while moment < offer.ends:
        booking_hold(offer=offer, begins=moment, actor=ANYBODY, now=NOW)
        moment += timedelta(minutes=offer.grid)


def at_point(point: Point, begins: datetime, now: datetime = NOW) -> Any:
    row = planned(begins=begins, number=point.municipality_id)
    return offer_open(presence=row, point=point, actor=SYSTEM, why="prøve", now=now)


def test_each_office_tells_its_next_free_time_and_leads_to_booking_it() -> None:
    offered(number=BODO, begins=NOW + timedelta(days=3))
    row = DoorRow.of(passport_doors()[BODO], NOW)
    assert row.time is not None
    assert row.time.address == f"/time/pass/{BODO}/"
    assert row.time.way_on == "torsdag 6. mai kl. 10.00 – bestill"
    assert row.time.is_synthetic


def test_full_and_unopened_are_told_and_are_two_things() -> None:
    fill(offered(number=BODO, hours=0.5))
    doors = passport_doors()
    full = DoorRow.of(doors.pop(BODO), NOW).time
    unopened = [DoorRow.of(one, NOW).time for one in doors.values()]
    assert full is not None
    assert full.address == f"/time/pass/{BODO}/venteliste/"
    assert unopened
    assert {one and one.words for one in unopened} == {
        "Ingen timer er åpnet for bestilling her nå."
    }


def test_what_is_never_booked_says_nothing_of_times() -> None:
    found = ask("vapen")
    assert found.unknown
    assert all(one.time is None for one in found.unknown)


def test_the_soonest_time_can_be_shown_first_and_none_comes_last() -> None:
    near, far = list(passport_doors())[:2]
    offered(number=near, begins=NOW + timedelta(days=9))
    offered(number=far, begins=NOW + timedelta(days=2))
    assert next(iter(passport_doors())) == near
    assert list(passport_doors("time"))[:2] == [far, near]


def test_times_at_another_office_of_the_municipality_are_not_this_doors() -> None:
    one, other = Point.objects.filter(sort="passport_office").order_by("pk")[:2]
    at_point(other, NOW + timedelta(days=2))
    times = times_ahead([PASSPORT], now=NOW)
    number = other.municipality_id
    assert times.soonest([PASSPORT], number, office=other.pk) is not None
    assert times.soonest([PASSPORT], number, office=one.pk) is None
    assert times.soonest([PASSPORT], number) is not None


def test_a_longer_appointment_needs_steps_in_a_row() -> None:
    first = offered(length=AppointmentLength(30, 0), hours=1.25)
    second = offered(length=AppointmentLength(30, 0), begins=first.ends + timedelta(hours=1))
    booking_hold(
        offer=first, begins=first.begins + timedelta(minutes=30), actor=ANYBODY, now=NOW
    )
    # what is left of the first is 30 minutes before, and a quarter after
    booking_hold(offer=first, begins=first.begins, actor=ANYBODY, now=NOW)
    found = next_free(PASSPORT, now=NOW)[STEIGEN]
    assert found.offer == second
    assert found.begins == second.begins


def test_a_hold_that_has_run_out_is_a_free_time() -> None:
    offer = offered(hours=0.25)
    fill(offer)
    assert next_free(PASSPORT, now=NOW) == {}
    assert next_free(PASSPORT, now=NOW + timedelta(minutes=11))[STEIGEN].begins == offer.begins


def test_an_announced_stop_of_the_bus_tells_its_own_time() -> None:
    offer = offered(mode=DeliveryMode.PASSPORT_BUS, begins=NOW + timedelta(days=5))
    found = ask("pass")
    assert [row.pk for row in found.announced] == [offer.presence_id]
    assert found.times.rows[offer.presence_id].begins == offer.begins
    ((what, time),) = times_here(BY_WORD["pass"], STEIGEN, found.times, has_door=True)
    assert what == "pass og ID-kort på passbussen"
    assert time.address == f"/time/passbuss/{STEIGEN}/"


def test_the_number_of_queries_does_not_follow_the_number_of_answers() -> None:
    numbers = list(passport_doors())
    offered(number=numbers[0])
    with CaptureQueriesContext(connection) as few:
        ask("pass")
    for number in numbers[1:]:
        for days in (1, 2, 3):
            offered(number=number, begins=NOW + timedelta(days=days))
    with CaptureQueriesContext(connection) as many:
        ask("pass")
    assert len(many) == len(few)


def test_the_page_shows_it_and_lets_the_reader_rank_by_it(client: Client) -> None:
    from django.utils import timezone  # noqa: PLC0415

    now = timezone.now()
    offered(number=BODO, begins=now + timedelta(days=2), now=now)
    said = client.get("/finn/?hva=pass&hvor=8283&sorter=time").content.decode()
    first = said.split('<ol class="doors">')[1].split("</li>")[0]
    assert f'href="/time/pass/{BODO}/"' in first
    assert '<option value="time" selected>' in said


def test_the_page_of_a_point_tells_it_too(client: Client) -> None:
    from django.utils import timezone  # noqa: PLC0415

    now = timezone.now()
    office = Point.objects.filter(sort="passport_office", municipality=BODO).first()
    assert office is not None
    at_point(office, now + timedelta(days=2), now)
    said = client.get(f"/finn/sted/{office.pk}/").content.decode()
    assert f'href="/time/pass/{BODO}/"' in said


def test_the_page_of_a_municipality_tells_it_as_it_was_when_the_page_was_made(
    client: Client,
) -> None:
    from django.utils import timezone  # noqa: PLC0415

    now = timezone.now()
    offered(begins=now + timedelta(days=2), now=now)
    said = client.get("/kommune/1848-steigen/").content.decode()
    assert f'href="/time/pass/{STEIGEN}/"' in said
    assert "Slik det var kl. " in said


def test_an_announced_stop_where_all_is_taken_leads_to_the_waiting_list() -> None:
    offer = offered(mode=DeliveryMode.PASSPORT_BUS, begins=NOW + timedelta(days=5), hours=0.5)
    fill(offer)
    found = ask("pass")
    time = time_in(found.announced[0], found.times)
    assert time is not None
    assert time.address == f"/time/passbuss/{STEIGEN}/venteliste/"
