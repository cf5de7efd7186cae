"""Requests to the police contact: asked, replied to, taken back, forgotten, measured."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils import timezone, translation

from naervaer.domain.appointments.kinds import ContactCare, ContactWay
from naervaer.domain.authority import SYSTEM, Actor, Grant, Place, Role
from naervaer.domain.enquiries.kinds import OtherAuthority
from naervaer.domain.enquiries.requests import MOST_WORDS, RequestState, RequestTheme
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.web.config.inspection import inspect_site
from naervaer.web.records.accounts.sealing import unsealed
from naervaer.web.records.areas.selectors import municipality_by_number
from naervaer.web.records.audit.models import Change
from naervaer.web.records.bookings.contact import Contact
from naervaer.web.records.contact_requests.expiry import (
    request_words_expire,
    requests_expire,
)
from naervaer.web.records.contact_requests.links import (
    address_to,
    code_from,
    code_shown,
    code_typed,
    link_for,
)
from naervaer.web.records.contact_requests.measured import (
    replies_measured,
    replies_of,
    replies_published,
)
from naervaer.web.records.contact_requests.models import ContactRequest
from naervaer.web.records.contact_requests.selectors import (
    opened,
    request_by_code,
    request_by_id,
    request_loads,
    requests_ended,
    requests_left,
    requests_waiting,
)
from naervaer.web.records.contact_requests.services import (
    request_ask,
    request_reply,
    request_withdraw,
)
from naervaer.web.records.contact_requests.showcase import showcase_fill
from naervaer.web.records.datasets.catalogue import BY_SLUG
from naervaer.web.records.datasets.rows import Ground, contact_reply_rows
from naervaer.web.records.enquiries.selectors import published_period
from naervaer.web.records.notices.models import Notice
from naervaer.web.records.promises.ledger import ledger_update
from naervaer.web.records.promises.models import StoredMeasurement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("areas")]
STEIGEN = Place("Nordland", "1848")
CONTACT = Actor("k", "K", (Grant(Role.POLICE_CONTACT, STEIGEN),))
OFFICER = Actor("s", "S", (Grant(Role.CASE_OFFICER, Place("Nordland")),))
ANALYST = Actor("l", "L", (Grant(Role.DISTRICT_ANALYST, Place("Nordland")),))
BODO = Actor("b", "B", (Grant(Role.POLICE_CONTACT, Place("Nordland", "1804")),))
OSLO = Actor("o", "O", (Grant(Role.CASE_OFFICER, Place("Oslo")),))
TODAY = date(2026, 11, 22)
ASKED = "Hvem kan vi snakke med om lyset ved brygga?"
REPLY = "Takk. Vi tar det opp i politirådet."
EMAIL = Contact(ContactWay.EMAIL, "noen@example.org")


def ask(**other: Any) -> ContactRequest:
    given = {
        "municipality": municipality_by_number("1848"),
        "theme": RequestTheme.SAFETY,
        "message": ASKED,
        "contact": Contact(),
        "is_confirmed": False,
    }
    return request_ask(**{**given, **other})


def reply(request: ContactRequest, **other: Any) -> ContactRequest:
    given = {"text": REPLY, "actor": CONTACT, "is_confirmed": False}
    return request_reply(request=request, **{**given, **other})


# --- asked -------------------------------------------------------------------------------


def test_words_are_sealed_and_stand_nowhere_else() -> None:
    request = ask(contact=EMAIL)
    kept = ContactRequest.objects.filter(pk=request.pk).values().get()
    assert ASKED not in str(kept)
    assert "example.org" not in str(kept)
    assert opened(request).message == ASKED
    assert opened(request).address == "noen@example.org"
    written = Change.objects.get(act="contact_request.ask")
    assert ASKED not in f"{written.why} {written.after} {written.before}"
    assert (written.account, written.why) == ("", RequestTheme.SAFETY.label)


def test_it_is_due_fourteen_days_after_the_local_day_it_came() -> None:
    late = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)
    request = ask(now=late)
    assert (request.received_on, request.due_on) == (date(2026, 3, 28), date(2026, 4, 11))


@pytest.mark.parametrize("text", ["", "   ", "a" * (MOST_WORDS + 1)])
def test_no_words_or_too_many_are_refused(text: str) -> None:
    with pytest.raises(UnusableInputError, match="mellom 1 og 800"):
        ask(message=text)
    with pytest.raises(UnusableInputError, match="mellom 1 og 800"):
        reply(ask(), text=text)


def test_identity_numbers_are_refused_and_phones_must_be_confirmed() -> None:
    with pytest.raises(RuleBrokenError, match="fødselsnummer"):
        ask(message="Gjelder 01010750160", is_confirmed=True)
    with pytest.raises(RuleBrokenError, match="telefonnummer"):
        ask(message="Ring 90 00 00 00")
    assert ask(message="Sentralbordet har 75 58 90 00", is_confirmed=True).pk
    with pytest.raises(RuleBrokenError, match="telefonnummer"):
        reply(ask(), text="Ring 90 00 00 00")


# --- who sees and replies ----------------------------------------------------------------


def test_it_lands_with_the_contact_and_the_districts_officers_alone() -> None:
    request = ask()
    for actor in (CONTACT, OFFICER):
        assert list(requests_waiting(actor)) == [request]
        assert request_by_id(actor, request.pk) == request
    for actor in (BODO, OSLO, ANALYST, SYSTEM):
        assert not requests_waiting(actor).exists()
        assert request_by_id(actor, request.pk) is None
        with pytest.raises(RuleBrokenError, match="svarer ikke for politikontakten"):
            reply(request, actor=actor)


def test_the_lead_sees_counts_of_what_waits_too_long() -> None:
    now = timezone.now()
    ask(now=now - timedelta(days=20))
    ask(now=now)
    today = timezone.localdate(now)
    [load] = request_loads(ANALYST, today=today)
    assert (load.municipality, load.waiting, load.overdue) == ("Steigen", 2, 1)
    assert request_loads(OSLO, today=today) == []
    assert requests_left(today=today) == 1
    said = [one.said for one in inspect_site() if one.subject == "enquiries"]
    assert "1 requests to police contacts are past their day." in said


def test_a_reply_ends_it_once_and_the_asker_reads_it() -> None:
    request = ask()
    same = ContactRequest.objects.get(pk=request.pk)
    reply(request)
    found = request_by_code(request.code)
    assert found is not None
    assert (found.state, opened(found).reply) == ("answered", REPLY)
    assert list(requests_ended(CONTACT)) == [request]
    with pytest.raises(RuleBrokenError, match="alt avsluttet"):
        reply(same)
    with pytest.raises(RuleBrokenError, match="alt avsluttet"):
        request_withdraw(request=same)


def test_a_request_may_belong_to_another_authority() -> None:
    request = reply(ask(), authority=OtherAuthority.MUNICIPALITY)
    assert (request.state, request.authority) == ("transferred", "municipality")


def test_taking_back_forgets_the_words_at_once_and_the_waiting_message() -> None:
    request = request_withdraw(request=ask(contact=EMAIL))
    assert (request.message_sealed, request.contact_sealed) == ("", "")
    assert request.state == RequestState.WITHDRAWN.value
    assert list(Notice.objects.values_list("state", flat=True)) == ["withdrawn"]


@pytest.mark.parametrize(
    "columns",
    [
        {"state": "answered"},
        {"state": "answered", "ended_on": TODAY},
        {"ended_on": TODAY},
        {"message_sealed": ""},
        {"state": "transferred", "ended_on": TODAY, "reply_sealed": "x"},
        {"emptied_at": timezone.now()},
        {"theme": "gossip"},
        {"state": "lost"},
        {"due_on": date(2000, 1, 1)},
    ],
)
def test_the_database_refuses_a_request_that_just_stops(columns: dict[str, Any]) -> None:
    request = ask()
    with pytest.raises(IntegrityError), transaction.atomic():
        ContactRequest.objects.filter(pk=request.pk).update(**columns)


# --- told --------------------------------------------------------------------------------


def words_of(notice: Notice) -> str:
    return unsealed(notice.sealed_text)


def test_an_ordinary_message_holds_the_reply_and_the_link() -> None:
    request = reply(ask(contact=EMAIL))
    received, replied = Notice.objects.order_by("pk")
    assert (received.kind, received.state) == ("confirmation", "withdrawn")
    assert (replied.kind, replied.municipality_id) == ("answer", "1848")
    assert REPLY in words_of(replied)
    assert code_shown(request.code) in words_of(replied)
    assert "Steigen" in replied.subject


def test_a_neutral_message_gives_away_nothing() -> None:
    careful = Contact(ContactWay.EMAIL, "noen@example.org", ContactCare.NEUTRAL)
    request = reply(ask(contact=careful))
    for notice in Notice.objects.all():
        text = f"{notice.subject} {words_of(notice)}".lower()
        assert code_shown(request.code).lower() in text
        for telling in ("politi", "steigen", "kontakt", "http", REPLY.lower()):
            assert telling not in text


def test_a_phone_gets_the_reply_alone_and_nobody_who_wants_none() -> None:
    reply(ask(contact=Contact(ContactWay.SMS, "90000000")))
    assert list(Notice.objects.values_list("kind", "way")) == [("answer", "phone")]
    reply(ask())
    assert Notice.objects.count() == 1


def test_the_message_is_in_the_askers_language() -> None:
    with translation.override("en"):
        request = ask(contact=EMAIL)
    reply(request)
    assert "police contact" in words_of(Notice.objects.latest("pk")).lower()


# --- followed ----------------------------------------------------------------------------


def test_a_link_opens_one_request_and_a_forged_one_nothing() -> None:
    request = ask()
    assert code_from(link_for(request.code)) == request.code
    assert code_from(link_for(request.code)[:-1]) is None
    assert code_from(request.code) is None
    assert link_for(request.code) in address_to(request.code)
    assert code_typed(f" {code_shown(request.code).lower()} ") == request.code
    assert str(request.pk) not in link_for(request.code).split(":")


# --- forgotten ---------------------------------------------------------------------------


def test_words_are_forgotten_and_days_remain_until_the_row_goes() -> None:
    waiting, ended = ask(), reply(ask(contact=EMAIL))
    later = timezone.now() + timedelta(days=91)
    code = ended.code
    assert request_words_expire(before=later) == 1
    assert request_words_expire(before=later) == 0
    ended.refresh_from_db()
    assert opened(ended).message == opened(ended).reply == opened(ended).address == ""
    assert request_by_code(code) is None
    assert request_by_code(f"#{ended.pk}") is None
    assert ended.ended_on is not None
    assert requests_expire(before=later) == 1
    assert list(ContactRequest.objects.all()) == [waiting]


# --- measured ----------------------------------------------------------------------------


@pytest.fixture
def showcase(areas: None) -> None:
    showcase_fill(district="Nordland", today=TODAY)


@pytest.mark.usefixtures("showcase")
def test_the_showcase_is_filled_once_and_says_so() -> None:
    assert ContactRequest.objects.count() == 211
    assert set(ContactRequest.objects.values_list("kind", flat=True)) == {"synthetic"}
    assert showcase_fill(district="Nordland", today=TODAY) == 0
    assert showcase_fill(district="Nowhere", today=TODAY) == 0
    assert request_words_expire(before=timezone.now()) <= 2


def due_in_the_half_year() -> QuerySet[ContactRequest]:
    since, until = published_period(TODAY)
    assert (since, until) == (date(2026, 1, 1), date(2026, 6, 30))
    return ContactRequest.objects.filter(due_on__range=(since, until))


@pytest.mark.usefixtures("showcase")
def test_everybody_is_shown_the_same_numbers() -> None:
    [found] = replies_published(today=TODAY)
    rows = due_in_the_half_year()
    assert found.total.share.contacts == rows.count() > 50
    assert found.total.share.answered == rows.filter(ended_on__lte=F("due_on")).count()
    [steigen] = replies_of("1848", district="Nordland", today=TODAY)
    assert steigen.own is not None
    assert steigen.own.share.contacts == rows.filter(municipality="1848").count() > 5
    assert steigen.total == found.total
    hidden = {one.share.key for one in found.places if one.share.contacts is None}
    assert "1837" in hidden
    assert len(hidden) > 1
    share, median = replies_measured(TODAY)
    assert (share.promise, share.rule, share.scope) == ("B-40", "", "Nordland")
    assert share.value == found.total.share.answered / found.total.share.contacts
    assert share.kind.value == "synthetic"
    assert f" av {rows.count()} fikk svar innen 14 dager" in share.evidence
    assert (median.measure, median.value) == (
        "contact_reply_median_days",
        found.total.median_days,
    )


def test_real_requests_are_never_mixed_with_made_up_ones() -> None:
    showcase_fill(district="Nordland", today=TODAY)
    for row in ContactRequest.objects.filter(municipality="1804"):
        ContactRequest.objects.filter(pk=row.pk).update(kind="official")
    kinds = {one.kind.value: one.total.share.contacts for one in replies_published(today=TODAY)}
    rows = due_in_the_half_year()
    assert kinds == {
        "official": rows.filter(municipality="1804").count(),
        "synthetic": rows.exclude(municipality="1804").count(),
    }


def test_the_ledger_keeps_it_beside_the_promise_without_judging() -> None:
    showcase_fill(district="Nordland", today=timezone.localdate())
    ledger_update(actor=SYSTEM)
    kept = StoredMeasurement.objects.filter(promise="B-40", scope="Nordland")
    assert {one.measure for one in kept} == {
        "contact_replies_in_time_share",
        "contact_reply_median_days",
    }
    assert {(one.rule, one.kind) for one in kept} == {("", "synthetic")}


def test_no_requests_say_nothing() -> None:
    assert replies_published(today=TODAY) == []
    assert replies_of("1848", district="Nordland", today=TODAY) == []
    assert replies_measured(TODAY) == ()


@pytest.mark.usefixtures("showcase")
def test_the_open_series_says_what_the_page_says() -> None:
    rows = list(contact_reply_rows(Ground(None, TODAY)))  # type: ignore[arg-type]
    assert list(rows[0]) == [one.key for one in BY_SLUG["kontaktsvar"].columns]
    first, *places = rows
    [found] = replies_published(today=TODAY)
    total = found.total.share
    assert (first["area_kind"], first["requests"]) == ("district", total.contacts)
    assert first["share"] == round(total.answered / total.contacts, 4)
    assert (first["kind"], first["to_month"]) == ("synthetic", "2026-06")
    by_number = {one["municipality"]: one for one in places}
    [steigen] = [one.share for one in found.places if one.share.key == "1848"]
    told = by_number["1848"]
    assert (told["requests"], told["in_time"]) == (steigen.contacts, steigen.answered)
    hidden = by_number["1837"]
    assert (hidden["requests"], hidden["share"], hidden["median_days"]) == (None, None, None)
    assert hidden["withheld"]
