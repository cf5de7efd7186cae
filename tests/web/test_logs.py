"""What is sensitive leaves a line when seen; whoever is refused leaves a line as well."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from naervaer.domain.authority import Role
from naervaer.web.records.audit.models import Refusal, SensitiveRead

CHANGES = "administration:changes"


def test_seeing_the_history_leaves_one_line(signed_in: Any) -> None:
    signed_in(Role.ADMINISTRATOR).get(reverse(CHANGES), {"konto": "noen"})
    line = SensitiveRead.objects.get()
    assert (line.account, line.act) == ("administrator-1848", "see_audit")
    assert line.thing == reverse(CHANGES) + "?konto=noen"


def test_seeing_what_is_open_leaves_none(signed_in: Any) -> None:
    signed_in(Role.ADMINISTRATOR).get(reverse("entrance:privacy"))
    assert not SensitiveRead.objects.exists()


def test_a_refusal_leaves_one_line_and_shows_nothing(signed_in: Any) -> None:
    answer = signed_in(Role.PUBLISHER).get(reverse(CHANGES))
    assert answer.status_code == 403
    line = Refusal.objects.get()
    assert (line.account, line.act) == ("publisher-1848", "see_audit")
    assert not SensitiveRead.objects.exists()


@pytest.mark.django_db
def test_a_visitor_who_is_not_signed_in_is_sent_to_sign_in_without_a_line() -> None:
    answer = Client().get(reverse(CHANGES))
    assert answer.status_code == 302
    assert not Refusal.objects.exists()


def test_the_history_shows_who_gave_which_role_and_why(signed_in: Any) -> None:
    said = signed_in(Role.ADMINISTRATOR).get(reverse(CHANGES)).content.decode()
    assert "role.give" in said
    assert "test" in said


def test_the_privacy_page_shows_the_whole_retention_table(signed_in: Any) -> None:
    said = Client().get(reverse("entrance:privacy")).content.decode()
    assert "2 år" in said
    assert "§ 40-13" in said
    assert "så lenge nettstedet finnes" in said


def test_no_browser_keeps_what_somebody_signed_in_has_seen(signed_in: Any) -> None:
    seen = signed_in(Role.ADMINISTRATOR).get(reverse(CHANGES))
    assert "no-store" in seen.headers["Cache-Control"]


def test_signing_out_empties_what_the_browser_kept(signed_in: Any) -> None:
    left = signed_in(Role.ADMINISTRATOR).post(reverse("entrance:sign_out"))
    assert left.headers["Clear-Site-Data"] == '"cache", "storage"'


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH"])
def test_methods_no_page_has_are_refused(method: str) -> None:
    assert Client().generic(method, reverse("entrance:privacy")).status_code == 405


@pytest.mark.django_db
def test_every_answer_forbids_guessing_what_it_is() -> None:
    seen = Client().get(reverse("entrance:privacy"))
    assert seen.headers["X-Content-Type-Options"] == "nosniff"
