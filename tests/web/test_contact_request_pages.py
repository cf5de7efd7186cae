"""The pages of requests to the police contact: forms that refuse, links, who sees what."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from voice_forms import an_old_stamp

from naervaer.domain.authority import SYSTEM, Place, Role
from naervaer.web.records.audit.models import SensitiveRead
from naervaer.web.records.contact_requests.links import ADDRESS, code_shown, link_for
from naervaer.web.records.contact_requests.models import ContactRequest
from naervaer.web.records.contact_requests.selectors import opened
from naervaer.web.records.contact_requests.showcase import showcase_fill
from naervaer.web.records.notices.models import Notice
from naervaer.web.records.promises.ledger import ledger_update
from naervaer.web.records.promises.models import StoredMeasurement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("areas")]
ASK = "/kontakt/1848-steigen/skriv/"
FIND = "/kontakt/svar/"
LIST = "/kontakt/henvendelser/"
ASKED = "Hvem kan vi snakke med om lyset ved brygga?"
REPLY = "Takk. Vi tar det opp i politirådet."


@pytest.fixture(autouse=True)
def _nobody_has_sent() -> None:
    cache.clear()


@pytest.fixture
def stamp(monkeypatch: pytest.MonkeyPatch) -> str:
    return an_old_stamp(monkeypatch)


def form(stamp: str, **other: Any) -> dict[str, Any]:
    given = {"tema": "safety", "melding": ASKED, "vei": "none", "hensyn": "ordinary"}
    return {**given, "stempel": stamp, **other}


def asked(stamp: str, **other: Any) -> ContactRequest:
    answer = Client().post(ASK, form(stamp, **other))
    assert answer.status_code == 302, answer.content.decode()
    return ContactRequest.objects.latest("pk")


def test_somebody_asks_the_contact_replies_and_the_asker_reads(
    signed_in: Callable[..., Client], stamp: str
) -> None:
    request = asked(stamp)
    own = reverse("contact:follow", args=[link_for(request.code)])
    assert own == ADDRESS.format(link=link_for(request.code))
    assert ASKED in Client().get(own).content.decode()
    contact = signed_in(Role.POLICE_CONTACT)
    address = f"{LIST}{request.pk}/"
    assert address in contact.get(LIST).content.decode()
    assert ASKED in contact.get(address).content.decode()
    assert contact.post(address, {"svar": REPLY}).status_code == 302
    assert REPLY in Client().get(own).content.decode()
    assert "Trekk tilbake" not in Client().get(own).content.decode()
    things = set(SensitiveRead.objects.values_list("thing", flat=True))
    assert {LIST, address} <= things


def test_the_code_opens_the_same_page(stamp: str) -> None:
    request = asked(stamp)
    given = {"kode": code_shown(request.code).lower(), "stempel": stamp}
    answer = Client().post(FIND, given, follow=True)
    assert ASKED in answer.content.decode()


@pytest.mark.parametrize("code", ["", "ABCD-EFGH-JKLM", "#1", "<script>", "A" * 400, "\x00"])
def test_a_wrong_code_opens_nothing(stamp: str, code: str) -> None:
    asked(stamp)
    answer = Client().post(FIND, {"kode": code, "stempel": stamp})
    assert answer.status_code == 422
    assert ASKED not in answer.content.decode()


@pytest.mark.parametrize("link", ["x", "ABCDEFGHJKLM", "1:2:3", "%23" + "1", "ABCD:a:b"])
def test_a_forged_link_is_not_found(stamp: str, link: str) -> None:
    asked(stamp)
    assert Client().get(f"/kontakt/svar/{link}/").status_code == 404
    assert Client().post(f"/kontakt/svar/{link}/trekk/").status_code == 404


@pytest.mark.parametrize(
    "broken",
    [
        {"tema": ""},
        {"tema": "gossip"},
        {"melding": ""},
        {"melding": "a" * 801},
        {"melding": "\x00"},
        {"melding": "Gjelder 01010750160"},
        {"melding": "Gjelder 01010750160", "confirmed": "on"},
        {"melding": "Ring meg på 90 00 00 00"},
        {"vei": "letter"},
        {"vei": "email"},
        {"vei": "email", "adresse": "ikke en adresse"},
        {"vei": "sms", "adresse": "12"},
        {"hensyn": "loud"},
        {"nettsted": "https://example.org"},
        {"stempel": ""},
        {"stempel": "forged"},
    ],
)
def test_what_cannot_be_asked_keeps_nothing(stamp: str, broken: dict[str, str]) -> None:
    answer = Client().post(ASK, form(stamp, **broken))
    assert answer.status_code == 422
    assert ContactRequest.objects.count() == Notice.objects.count() == 0


def test_a_number_that_is_no_persons_can_be_confirmed(stamp: str) -> None:
    request = asked(stamp, melding="Er 75 58 90 00 rett nummer?", confirmed="on")
    assert opened(request).message == "Er 75 58 90 00 rett nummer?"


def test_script_in_the_words_is_shown_as_words(stamp: str) -> None:
    request = asked(stamp, melding="<script>alert(1)</script>")
    answer = Client().get(ADDRESS.format(link=link_for(request.code)))
    assert b"<script>alert" not in answer.content


def test_an_address_is_kept_only_where_a_message_is_wanted(stamp: str) -> None:
    assert asked(stamp, adresse="noen@example.org").contact_sealed == ""
    assert asked(stamp, vei="email", adresse="noen@example.org").contact_sealed


def test_taking_back_needs_a_post_and_deletes_what_was_written(stamp: str) -> None:
    request = asked(stamp)
    own = ADDRESS.format(link=link_for(request.code))
    assert Client().get(f"{own}trekk/").status_code == 405
    for _again in range(2):
        answer = Client().post(f"{own}trekk/", follow=True)
        assert ASKED not in answer.content.decode()
    request.refresh_from_db()
    assert request.state == "withdrawn"


def test_the_pages_are_never_kept_by_anybody_on_the_way(stamp: str) -> None:
    request = asked(stamp)
    for address in (ASK, FIND, ADDRESS.format(link=link_for(request.code))):
        assert "no-store" in Client().get(address)["Cache-Control"]


def test_another_municipalitys_contact_and_district_find_nothing(
    signed_in: Callable[..., Client], stamp: str
) -> None:
    request = asked(stamp)
    for client in (
        signed_in(Role.POLICE_CONTACT, Place("Nordland", "1804")),
        signed_in(Role.CASE_OFFICER, Place("Oslo")),
    ):
        assert f"{LIST}{request.pk}/" not in client.get(LIST).content.decode()
        assert client.get(f"{LIST}{request.pk}/").status_code == 404
        assert client.post(f"{LIST}{request.pk}/", {"svar": REPLY}).status_code == 404
    assert signed_in(Role.DISTRICT_ANALYST).get(LIST).status_code == 403


@pytest.mark.parametrize(
    "broken",
    [
        {"svar": ""},
        {"svar": "a" * 801},
        {"svar": REPLY, "etat": "circus"},
        {"svar": "Ring 90 00 00 00"},
    ],
)
def test_a_reply_that_cannot_be_given_changes_nothing(
    signed_in: Callable[..., Client], stamp: str, broken: dict[str, str]
) -> None:
    request = asked(stamp)
    answer = signed_in(Role.CASE_OFFICER).post(f"{LIST}{request.pk}/", broken)
    assert answer.status_code == 422
    request.refresh_from_db()
    assert request.state == "waiting"


def test_a_request_is_shown_on_to_another_authority(
    signed_in: Callable[..., Client], stamp: str
) -> None:
    request = asked(stamp)
    client = signed_in(Role.CASE_OFFICER)
    client.post(f"{LIST}{request.pk}/", {"svar": REPLY, "etat": "municipality"})
    page = Client().get(ADDRESS.format(link=link_for(request.code))).content.decode()
    assert "Saken hører til kommunen." in page
    again = client.post(f"{LIST}{request.pk}/", {"svar": "Noe annet"})
    assert again.status_code == 422
    assert "alt avsluttet" in again.content.decode()


def test_contact_and_lead_see_what_is_late_and_the_lead_no_words(
    signed_in: Callable[..., Client], stamp: str
) -> None:
    request = asked(stamp)
    came = timezone.localdate() - timedelta(days=20)
    ContactRequest.objects.filter(pk=request.pk).update(
        received_on=came, due_on=came + timedelta(days=14)
    )
    assert "1 henvendelse er over fristen." in (
        signed_in(Role.POLICE_CONTACT).get(LIST).content.decode()
    )
    lead = signed_in(Role.DISTRICT_ANALYST).get("/kontakt/stillinger/").content.decode()
    assert "Henvendelser som venter på kontaktens svar" in lead
    assert ASKED not in lead
    council = signed_in(Role.MUNICIPAL_COORDINATOR).get("/kontakt/stillinger/")
    assert "Henvendelser som venter" not in council.content.decode()


def test_everybody_sees_the_measure_and_its_uncertainty(
    signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    # A day of which the showcase's figures are known: they move with the half-years.
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 12, 1, 9, tzinfo=UTC))
    showcase_fill(district="Nordland", today=timezone.localdate())
    page = Client().get("/kontakt/1848-steigen/").content.decode()
    assert "80\xa0%" in page
    assert "Median, dager" in page
    assert "syntetisk" in page
    hidden = Client().get("/kontakt/1837-meloy/").content.decode()
    assert "holdes tilbake" in hidden
    posts = signed_in(Role.DISTRICT_ANALYST).get("/kontakt/stillinger/").content.decode()
    assert "Hvor raskt kontaktene svarer" in posts


def test_the_promise_shows_the_measure_that_no_rule_judges_over_time() -> None:
    showcase_fill(district="Nordland", today=timezone.localdate())
    ledger_update(actor=SYSTEM)
    for row in StoredMeasurement.objects.filter(promise="B-40"):
        row.pk, row.key = None, f"{row.key[:60]}-old"
        row.as_of -= timedelta(days=31)
        row.save()
    page = Client().get("/landet/lofter/B-40/").content.decode()
    assert "fikk svar innen 14 dager" in page
    assert "ingen; står som opplysning" in page
    assert page.count("Opplysning ved siden av løftet, Nordland") >= 2


def test_a_municipality_nobody_wrote_in_says_so() -> None:
    page = Client().get("/kontakt/0301-oslo-oslove/").content.decode()
    assert "lenge nok til at svartiden kan vises" in page
