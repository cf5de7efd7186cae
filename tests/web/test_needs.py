"""Needs that residents report: nothing about who, read before shown, and answered."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from voice_forms import an_old_stamp

from naervaer.domain.authority import Actor, Grant, Place, Role
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.domain.presence import DeliveryMode
from naervaer.domain.voice.hearing import Topic
from naervaer.web.records.voice import selectors
from naervaer.web.records.voice.models import Need, NeedAnswer
from naervaer.web.records.voice.needs import need_answer, need_report

CONTACT = Actor("kontakt", "Kontakt", (Grant(Role.POLICE_CONTACT, Place("Nordland", "1848")),))


@pytest.fixture(autouse=True)
def _no_flood() -> None:
    cache.clear()


def reported(**changed: Any) -> Need:
    given = {"municipality": "1848", "topic": Topic.TRAFFIC, "text": "Det kjøres for fort."}
    return need_report(**{**given, **changed})  # type: ignore[arg-type]


def test_a_resident_reports_a_need_without_signing_in(
    areas: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client(enforce_csrf_checks=True)
    sent = {
        "municipality": "1848",
        "topic": "traffic",
        "text": "Farten forbi skolen.",
        "stempel": an_old_stamp(monkeypatch),
    }
    answer = client.post(reverse("voice:report"), sent)
    assert answer.headers["Location"] == reverse("voice:thanks") + "?for=behov"
    assert (dict(client.cookies), Need.objects.get().reported_on) == ({}, timezone.localdate())


@pytest.mark.parametrize("text", ["Ring meg på 412 34 567", "Spør ola@eksempel.no", " "])
def test_a_need_that_tells_of_a_person_is_sent_back(
    areas: None, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    sent = {"municipality": "1848", "topic": "traffic", "text": text}
    sent["stempel"] = an_old_stamp(monkeypatch)
    answer = Client().post(reverse("voice:report"), sent)
    assert (answer.status_code, Need.objects.count()) == (422, 0)


def test_a_need_is_shown_when_somebody_has_read_and_answered_it(areas: None) -> None:
    need = reported()
    assert "Det kjøres for fort." not in Client().get(reverse("voice:needs")).content.decode()
    need_answer(
        need=need,
        verdict=NeedAnswer.Verdict.YES,
        text="Vi kontrollerer.",
        is_shown=True,
        actor=CONTACT,
    )
    shown = Client().get(reverse("voice:needs")).content.decode()
    assert "Det kjøres for fort." in shown
    assert "Vi kontrollerer." in shown


def test_an_answered_need_whose_text_reveals_somebody_stays_hidden(areas: None) -> None:
    need_answer(
        need=reported(),
        verdict=NeedAnswer.Verdict.NO,
        text="Nei.",
        is_shown=False,
        actor=CONTACT,
    )
    assert not selectors.needs_shown().exists()


def test_only_a_yes_has_a_first_day(areas: None) -> None:
    with pytest.raises(UnusableInputError, match="Bare et ja"):
        need_answer(
            need=reported(),
            verdict=NeedAnswer.Verdict.NO,
            text="Nei.",
            is_shown=True,
            mode=DeliveryMode.BOAT,
            begins_on=date(2026, 1, 1),
            actor=CONTACT,
        )


def test_nobody_answers_a_need_of_a_foreign_municipality(areas: None) -> None:
    with pytest.raises(RuleBrokenError):
        need_answer(
            need=reported(municipality="0301"),
            verdict=NeedAnswer.Verdict.NO,
            text="Nei.",
            is_shown=True,
            actor=CONTACT,
        )


def test_staff_answer_a_need_on_its_page(signed_in: Callable[..., Client]) -> None:
    need = reported()
    staff = signed_in(Role.MUNICIPAL_COORDINATOR)
    assert "Det kjøres for fort." in staff.get(reverse("voice:need_work")).content.decode()
    sent = {"verdict": "partly", "text": "Vi følger med.", "is_shown": "on"}
    staff.post(reverse("voice:need_answer", args=[need.pk]), sent)
    assert NeedAnswer.objects.get().verdict == "partly"


def test_needs_are_counted_by_topic_without_small_numbers(areas: None) -> None:
    for topic, count in ((Topic.TRAFFIC, 9), (Topic.DIGITAL, 2), (Topic.SAFETY, 7)):
        for _ in range(count):
            reported(topic=topic)
    today = timezone.localdate()
    found = selectors.needs_counted("1848", since=today, until=today)
    assert found == {Topic.TRAFFIC: 9, Topic.DIGITAL: None, Topic.SAFETY: None}


def test_needs_of_another_period_are_not_counted(areas: None) -> None:
    reported(reported_on=date(2025, 1, 1))
    today = timezone.localdate()
    assert selectors.needs_counted("1848", since=today, until=today) == {}
