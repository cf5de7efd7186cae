"""The council room in the hands of its users: from a meeting to an evaluation of the year."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from naervaer.domain.authority import Role
from naervaer.web.interface.icalendar import Event, calendar_text
from naervaer.web.records.agreements import showcase as agreements_showcase
from naervaer.web.records.agreements.models import Agreement
from naervaer.web.records.audit.models import Refusal
from naervaer.web.records.councils import showcase as councils_showcase
from naervaer.web.records.councils.models import Action, Decision, Meeting
from naervaer.web.records.presence import showcase as presence_showcase

ROOM = "/politirad/1848-steigen/rom/"
PAGE = "/politirad/1848-steigen/"


@pytest.fixture
def steigen(areas: None) -> None:
    """Fill councils and agreements of the showcase, without presence."""
    councils_showcase.showcase_fill(district="Nordland", until=timezone.localdate())
    agreements_showcase.showcase_fill(district="Nordland", until=timezone.localdate())


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_from_a_meeting_to_a_closed_action_and_a_pre_filled_evaluation(
    signed_in: Callable[..., Client],
) -> None:
    today = timezone.localdate()
    coordinator = signed_in(Role.MUNICIPAL_COORDINATOR)
    # The coordinator registers the council and calls a meeting for today
    coordinator.post(f"{ROOM}opprett/", {"shared_with": ""})
    given = {"on": today, "begins": "12:00", "place": "kommunehuset"}
    coordinator.post(f"{ROOM}moter/nytt/", given)
    meeting = Meeting.objects.get()
    # It is held, decides, and a party takes an action on
    at = f"{ROOM}moter/{meeting.pk}/"
    coordinator.post(f"{at}holdt/", {"minutes": "Rådet så på situasjonsbildet."})
    coordinator.post(f"{at}vedtak/", {"text": "Rådet ber om faste dager."})
    decision = Decision.objects.get()
    task = {
        "title": "Sette opp faste dager",
        "party": "police",
        "responsible": "Salten politistasjonsdistrikt",
        "deadline": today + timedelta(days=30),
    }
    coordinator.post(f"{ROOM}vedtak/{decision.pk}/tiltak/", task)
    # Everybody sees the open decision and the action
    assert "Rådet ber om faste dager." in text_of(Client(), PAGE)
    # The police contact ends it
    contact = signed_in(Role.POLICE_CONTACT)
    action = Action.objects.get()
    moved = {"to": "done", "note": "Dagene er satt opp."}
    contact.post(f"{ROOM}tiltak/{action.pk}/flytt/", moved)
    # The evaluation of the year is pre-filled from it
    contact.post(f"{ROOM}evaluering/", {"year": today.year})
    shown = text_of(contact, f"{ROOM}evaluering/{today.year}/")
    assert "1 holdt, 0 avlyst" in shown
    assert "1 avtalt, 1 gjennomført, 0 lagt bort" in shown


def test_an_agreement_signed_by_both_is_measured_and_explained(
    signed_in: Callable[..., Client],
) -> None:
    today = timezone.localdate()
    first = (today.replace(day=1) - timedelta(days=70)).replace(day=1)
    presence_showcase.showcase_fill(district="Nordland", until=today)
    coordinator, police = (
        signed_in(Role.MUNICIPAL_COORDINATOR),
        signed_in(Role.DISTRICT_ANALYST),
    )
    # The coordinator drafts an agreement with far more hours than are patrolled
    given = {
        "begins": first,
        "ends": first.replace(year=first.year + 1),
        "purpose": "Trygghet.",
    }
    coordinator.post(f"{ROOM}avtaler/ny/", given)
    at = f"{ROOM}avtaler/{Agreement.objects.get().pk}/"
    owed = {"party": "police", "text": "Patrulje.", "measure": "presence_hours"}
    owed |= {"amount": "500", "per": "month", "mode": "municipal_patrol", "service": ""}
    coordinator.post(f"{at}forpliktelse/", owed)
    # Both sign, and what was delivered stands beside what was agreed
    coordinator.post(f"{at}kommunen-underskriver/")
    police.post(f"{at}politiet-underskriver/")
    shown = text_of(police, f"{at}avvik/")
    assert "mindre enn avtalt" in shown
    # The police explain a month, and the file carries the reason
    stretch = Agreement.objects.get().begins
    key = Agreement.objects.get().obligations.get().pk
    police.post(f"{ROOM}forpliktelser/{key}/{stretch}/grunn/", {"text": "Leteaksjon."})
    assert "police: Leteaksjon." in police.get(f"{at}avvik.csv").content.decode()


def test_minutes_with_a_phone_number_come_back_and_are_saved_when_confirmed(
    signed_in: Callable[..., Client], steigen: None
) -> None:
    coordinator = signed_in(Role.MUNICIPAL_COORDINATOR)
    given = {"title": "Ny telefon: 75 12 34 56"}
    meeting = Meeting.objects.get(state="planned")
    address = f"{ROOM}moter/{meeting.pk}/sak/"
    first = coordinator.post(address, given)
    second = coordinator.post(address, {**given, "confirmed": "on"})
    assert (first.status_code, second.status_code) == (422, 302)


def test_an_identity_number_never_reaches_the_room(
    signed_in: Callable[..., Client], steigen: None
) -> None:
    coordinator = signed_in(Role.MUNICIPAL_COORDINATOR)
    meeting = Meeting.objects.get(state="planned")
    given = {"title": "Gjelder 01018000578", "confirmed": "on"}
    coordinator.post(f"{ROOM}moter/{meeting.pk}/sak/", given)
    assert not meeting.items.filter(title__contains="01018000578").exists()


def test_closed_items_actions_and_obligations_are_never_public(steigen: None) -> None:
    shown = text_of(Client(), PAGE)
    closed = ("Beredskap", "varslingsrutine", "beredskapsøvelser", "Oppdiktet referat")
    assert [words for words in closed if words in shown] == []


def test_closed_actions_are_not_even_counted_for_everybody(steigen: None) -> None:
    assert "Åpne tiltak 2 " in text_of(Client(), PAGE)


def test_a_submitted_evaluation_is_no_longer_reminded_of(
    signed_in: Callable[..., Client], steigen: None
) -> None:
    shown = text_of(signed_in(Role.COUNCIL_MEMBER), ROOM)
    assert "Evaluering av fjoråret" not in shown


def test_the_calendar_holds_dates_and_open_titles_alone(steigen: None) -> None:
    text = Client().get(f"{PAGE}kalender.ics").content.decode()
    assert ("natteravnene" in text, "varslingsrutine" in text) == (True, False)


def test_a_calendar_has_one_event_for_a_meeting_and_one_for_each_open_deadline(
    steigen: None,
) -> None:
    text = Client().get(f"{PAGE}kalender.ics").content.decode()
    assert text.count("BEGIN:VEVENT") == 3


def test_lines_of_a_calendar_are_folded_within_the_octets_allowed() -> None:
    event = Event("x", "Å" * 200, timezone.localdate())
    text = calendar_text([event], name="x", made_at=timezone.now())
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_a_member_reads_the_room_and_is_offered_nothing_to_write(
    signed_in: Callable[..., Client], steigen: None
) -> None:
    shown = text_of(signed_in(Role.COUNCIL_MEMBER), ROOM)
    assert ("Tiltak som ikke er avsluttet" in shown, "Kall inn til møte" in shown) == (
        True,
        False,
    )


def test_a_member_cannot_draft_an_agreement(
    signed_in: Callable[..., Client], areas: None
) -> None:
    given = {"begins": "2026-01-01", "ends": "2027-01-01", "purpose": "x"}
    answer = signed_in(Role.COUNCIL_MEMBER).post(f"{ROOM}avtaler/ny/", given)
    assert (answer.status_code, Agreement.objects.count()) == (403, 0)


@pytest.mark.parametrize("role", [Role.COUNCIL_MEMBER, Role.DIRECTORATE])
@pytest.mark.parametrize(
    ("page", "act"),
    [
        ("avtaler/ny/", "sign_for_municipality"),
        ("evaluering/", "sign_for_municipality"),
        ("arshjul/", "write_council"),
    ],
)
def test_a_reader_who_posts_a_form_is_refused_once_with_the_act_in_the_log(
    signed_in: Callable[..., Client], steigen: None, role: Role, page: str, act: str
) -> None:
    signed_in(role).post(f"{ROOM}{page}", {})
    told = list(Refusal.objects.values_list("act", "address"))
    assert told == [(act, f"{ROOM}{page}")]


def test_a_reader_may_look_at_the_years_of_evaluation_without_a_refusal(
    signed_in: Callable[..., Client], steigen: None
) -> None:
    signed_in(Role.COUNCIL_MEMBER).get(f"{ROOM}evaluering/")
    assert not Refusal.objects.exists()


@pytest.mark.parametrize("page", ["bilde/", "avtaler/", "evaluering/", "arshjul/", "tiltak/"])
def test_the_pages_of_the_room_open(
    signed_in: Callable[..., Client], steigen: None, page: str
) -> None:
    assert text_of(signed_in(Role.COUNCIL_MEMBER), f"{ROOM}{page}")


@pytest.mark.parametrize(
    ("form", "mark"), [("pdf", b"%PDF"), ("csv", b"\xef\xbb\xbf"), ("json", b"{")]
)
def test_an_evaluation_is_handed_out_in_three_forms(
    signed_in: Callable[..., Client], steigen: None, form: str, mark: bytes
) -> None:
    year = timezone.localdate().year - 1
    address = f"{ROOM}evaluering/{year}/evaluering.{form}"
    answer: Any = signed_in(Role.COUNCIL_MEMBER).get(address)
    assert answer.content.startswith(mark)


def test_the_municipalitys_page_leads_to_its_council(steigen: None) -> None:
    shown = Client().get("/kommune/1848-steigen/").content.decode()
    assert f'href="{PAGE}"' in shown


def test_the_list_tells_who_is_asleep(steigen: None) -> None:
    shown = text_of(Client(), "/politirad/")
    assert ("4 råd er registrert." in shown, "1 sover." in shown) == (True, True)


def test_a_council_that_is_not_registered_is_not_said_to_be_missing(areas: None) -> None:
    assert "Det betyr ikke at kommunen mangler" in text_of(
        Client(), "/politirad/0301-oslo-oslove/"
    )
