"""The guide to sharing on the web, and the log of disclosures."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from naervaer.domain.authority import Actor, Grant, Place, Role
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.domain.sharing.guide import Outcome, Question, ways
from naervaer.domain.sharing.note import (
    Aim,
    Basis,
    Certainty,
    Content,
    DisclosureNote,
    Occasion,
    Recipient,
)
from naervaer.domain.sharing.tree import NODES
from naervaer.web.config.retention import delete_what_is_due
from naervaer.web.portals.sharing.outcome_words import REASONS
from naervaer.web.portals.sharing.question_words import answer_words, asked_words
from naervaer.web.records.audit.models import Change, SensitiveRead
from naervaer.web.records.disclosures.models import Disclosure
from naervaer.web.records.disclosures.selectors import disclosures_seen_by
from naervaer.web.records.disclosures.services import disclosure_log

STEIGEN, BODO, OSLO = (
    Place("Nordland", "1848"),
    Place("Nordland", "1804"),
    Place("Oslo", "0301"),
)
OFFICER = Actor(
    "saksbehandler", "Saksbehandler", (Grant(Role.CASE_OFFICER, Place("Nordland")),)
)
OUTCOME = "politi/ja/nei/nei/offentlig/oppgave/ja/nei/ja"


def a_note(**changed: Any) -> DisclosureNote:
    facts: dict[str, Any] = {
        "recipient": Recipient.MUNICIPALITY,
        "basis": Basis.PUBLIC_TASKS,
        "occasion": Occasion.REQUEST,
        "aim": Aim.RECIPIENTS_TASKS,
        "contents": (Content.DECISION,),
        "certainty": Certainty.VERIFIED,
        "case_reference": "26-1234",
    }
    return DisclosureNote(**{**facts, **changed})


def logged(**changed: Any) -> Disclosure:
    given: dict[str, Any] = {
        "note": a_note(),
        "municipality": "1848",
        "recipient_name": "Skjenkekontrollen",
        "disclosed_on": date(2026, 11, 2),
        "is_written": True,
        "is_decided_by_controller": True,
        "actor": OFFICER,
    }
    return disclosure_log(**{**given, **changed})


def test_every_question_and_answer_has_words() -> None:
    asked = {key: node for key, node in NODES.items() if isinstance(node, Question)}
    said = [asked_words(key).words for key in asked]
    said += [answer_words(key, one.word) for key, node in asked.items() for one in node.answers]
    assert all(str(one) for one in said)


def test_every_outcome_has_its_reason_and_no_reason_stands_alone() -> None:
    assert {key for key, node in NODES.items() if isinstance(node, Outcome)} == set(REASONS)


@pytest.mark.django_db
def test_every_way_through_the_guide_can_be_walked_on_the_web() -> None:
    client = Client()
    pages = [
        client.get(reverse("sharing:step", args=["/".join(way) + "/"]))
        for way, _ in ways(NODES)
    ]
    shown = [page.status_code == 200 and b"Et menneske avgj" in page.content for page in pages]
    assert (len(shown), all(shown)) == (137, True)


@pytest.mark.django_db
def test_answering_stores_nothing_and_sets_no_cookie() -> None:
    client = Client()
    client.get(reverse("sharing:step", args=[OUTCOME + "/"]))
    assert (dict(client.cookies), Change.objects.count(), Disclosure.objects.count()) == (
        {},
        0,
        0,
    )


@pytest.mark.django_db
def test_a_way_that_does_not_exist_is_not_found() -> None:
    assert Client().get(reverse("sharing:step", args=["politi/kanskje/"])).status_code == 404


@pytest.mark.django_db
def test_an_outcome_names_its_paragraphs_and_the_day_of_the_text() -> None:
    page = Client().get(reverse("sharing:step", args=[OUTCOME + "/"])).content.decode()
    assert "politiregisterloven § 30" in page
    assert "17. oktober 2025" in page


@pytest.mark.django_db
def test_the_guide_says_that_the_new_act_is_not_in_force() -> None:
    page = Client().get(reverse("sharing:guide")).content.decode()
    assert "LOV-2025-06-20-81" in page
    assert "ikke i kraft" in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"), [("nn", "Eit menneske avgjer"), ("en", "A human")]
)
def test_the_outcome_is_said_in_the_readers_language(language: str, words: str) -> None:
    with translation.override(language):
        page = Client(headers={"accept-language": language}).get(
            reverse("sharing:step", args=[OUTCOME + "/"])
        )
    assert words in page.content.decode()


def test_a_case_worker_follows_the_guide_to_an_outcome_and_logs_a_note(
    signed_in: Callable[..., Client],
) -> None:
    client = signed_in(Role.CASE_OFFICER)
    arrived = client.get(reverse("sharing:step", args=[OUTCOME + "/"])).content.decode()
    draft = f"{reverse('sharing:note')}?vei={OUTCOME}"
    assert draft in arrived
    assert client.get(draft).context["form"]["basis"].value() == "prl-30"
    sent = {
        "case_reference": "26-7788",
        "municipality": "1848",
        "recipient": "municipality",
        "recipient_name": "Skjenkekontrollen i Steigen",
        "basis": "prl-30",
        "aim": "recipients_tasks",
        "occasion": "request",
        "contents": ["decision"],
        "certainty": "verified",
        "disclosed_on": "2026-11-03",
        "is_written": "on",
        "is_decided_by_controller": "on",
    }
    answer = client.post(draft, sent, follow=True)
    row = Disclosure.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("sharing:entry", args=[row.pk])
    assert (row.way, row.basis, row.case_reference) == (OUTCOME, "prl-30", "26-7788")
    page = answer.content.decode()
    facts = [
        "Skjenkekontrollen i Steigen",
        "§ 30",
        "etter anmodning",
        "dom, forelegg",
        "verifisert",
    ]
    assert [fact for fact in facts if fact not in page] == []
    assert "26-7788" in client.get(reverse("sharing:log")).content.decode()


def test_a_note_with_a_persons_number_is_sent_back(signed_in: Callable[..., Client]) -> None:
    answer = signed_in(Role.CASE_OFFICER).post(
        reverse("sharing:note"), {"case_reference": "010170 12345"}
    )
    assert answer.status_code == 422
    assert "fødselsnummer" in answer.content.decode()
    assert not Disclosure.objects.exists()


def test_what_the_controller_must_decide_is_not_logged_without(areas: None) -> None:
    with pytest.raises(RuleBrokenError, match="behandlingsansvarlig"):
        logged(is_decided_by_controller=False)


def test_what_an_officer_may_decide_is_logged_without_the_controller(areas: None) -> None:
    note = a_note(basis=Basis.AVERT, aim=Aim.AVERT_CRIME)
    assert logged(note=note, is_decided_by_controller=False).pk


def test_nobody_logs_in_a_foreign_district(areas: None) -> None:
    with pytest.raises(RuleBrokenError, match="denne kommunen"):
        logged(municipality="0301")


@pytest.mark.parametrize("name", ["", " ", "Ola 01017012345", "ola@eksempel.no", "x" * 81])
def test_a_recipient_that_is_nameless_or_a_person_is_refused(areas: None, name: str) -> None:
    with pytest.raises(UnusableInputError):
        logged(recipient_name=name)


def test_a_day_to_come_is_refused(areas: None) -> None:
    with pytest.raises(UnusableInputError, match="fram i tid"):
        logged(disclosed_on=timezone.localdate() + timedelta(days=1))


def test_a_municipality_that_does_not_exist_is_refused(areas: None) -> None:
    with pytest.raises(UnusableInputError, match="finnes ikke"):
        logged(municipality="9999")


def test_a_mistake_is_put_right_by_a_new_row(areas: None) -> None:
    first = logged()
    assert logged(corrects=first.pk).corrects == first.pk


def test_only_a_row_of_the_same_municipality_is_put_right(areas: None) -> None:
    first = logged()
    with pytest.raises(UnusableInputError, match="finnes ikke i denne"):
        logged(municipality="1804", corrects=first.pk)


def test_the_history_tells_that_something_was_logged_but_not_what(areas: None) -> None:
    row = logged()
    change = Change.objects.get(act="disclosure.log")
    assert (change.account, change.after) == ("saksbehandler", {"number": row.pk})


def test_a_row_of_the_log_cannot_be_changed(areas: None) -> None:
    row = logged()
    with pytest.raises(DatabaseError), transaction.atomic():
        Disclosure.objects.filter(pk=row.pk).update(case_reference="26-9")


def test_a_young_row_of_the_log_cannot_be_deleted(areas: None) -> None:
    logged()
    with pytest.raises(DatabaseError), transaction.atomic():
        Disclosure.objects.all().delete()


def test_a_row_is_deleted_when_three_years_have_passed(
    areas: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    with monkeypatch.context() as patched:
        patched.setattr(timezone, "now", lambda: now - timedelta(days=1096))
        logged(disclosed_on=date(2023, 1, 1))
    kept = logged()
    assert delete_what_is_due()["disclosures"] == 1
    assert Disclosure.objects.get() == kept


def test_the_database_refuses_a_row_without_kinds_of_information(areas: None) -> None:
    row = logged()
    row.pk, row.contents = None, []
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_the_guard_of_the_log_is_in_the_database(db: None) -> None:
    from naervaer.web.records.audit.guards import missing_guards  # noqa: PLC0415

    assert missing_guards(connection) == []


def test_a_police_contact_sees_the_own_municipality_alone(areas: None) -> None:
    logged()
    logged(municipality="1804")
    contact = Actor("kontakt", "", (Grant(Role.POLICE_CONTACT, STEIGEN),))
    assert [row.municipality_id for row in disclosures_seen_by(contact)] == ["1848"]


def test_the_log_can_be_narrowed_to_a_period(areas: None) -> None:
    logged(disclosed_on=date(2026, 1, 5))
    logged(disclosed_on=date(2026, 3, 5))
    found = disclosures_seen_by(OFFICER, since=date(2026, 1, 1), until=date(2026, 2, 1))
    assert [row.disclosed_on for row in found] == [date(2026, 1, 5)]


def test_reading_the_log_leaves_a_line(signed_in: Callable[..., Client]) -> None:
    client = signed_in(Role.CASE_OFFICER)
    client.get(reverse("sharing:log"))
    assert SensitiveRead.objects.get().act == "see_disclosures"


def test_the_reviewers_file_holds_codes_and_no_content(
    signed_in: Callable[..., Client],
) -> None:
    row = logged()
    text = signed_in(Role.CASE_OFFICER).get(reverse("sharing:log_csv")).content.decode()
    head, line = text.lstrip("\ufeff").splitlines()
    assert head.split(";")[5] == "saksnummer"
    assert line.split(";")[:2] == [str(row.pk), "2026-11-02"]


def test_a_new_note_that_corrects_starts_from_the_old_one(
    signed_in: Callable[..., Client],
) -> None:
    row = logged()
    page = signed_in(Role.CASE_OFFICER).get(f"{reverse('sharing:note')}?retter={row.pk}")
    assert page.context["form"]["case_reference"].value() == "26-1234"


@pytest.mark.parametrize("number", ["x", "9" * 30, "-1"])
def test_a_correction_of_nonsense_starts_empty(
    signed_in: Callable[..., Client], number: str
) -> None:
    page = signed_in(Role.CASE_OFFICER).get(f"{reverse('sharing:note')}?retter={number}")
    assert page.context["form"]["case_reference"].value() is None


def test_the_showcase_logs_its_rows_once(areas: None) -> None:
    from naervaer.web.records.disclosures.showcase import showcase_fill  # noqa: PLC0415

    today = timezone.localdate()
    filled = [showcase_fill(district="Nordland", until=today) for _ in range(2)]
    kinds = set(Disclosure.objects.values_list("kind", flat=True))
    assert (filled, kinds) == ([9, 0], {"synthetic"})
