"""Public pages are kept for everybody, and never longer or for others than they hold."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.utils import timezone, translation
from shipped import STEIGEN

from naervaer.domain.authority import SYSTEM, Role
from naervaer.web.records.accounts.services import account_create
from naervaer.web.records.audit import kept_answers
from naervaer.web.records.audit.kept_answers import Kept, Shelf, kept_for_everybody

pytestmark = pytest.mark.django_db


class Counted:
    """A view that counts how often it is asked."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse] | None = None) -> None:
        self.times = 0
        self.made = answer or (lambda _request: HttpResponse("et svar"))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.times += 1
        return self.made(request)


def asked(view: Counted, *addresses: str, **more: Any) -> int:
    """Ask a kept view for addresses; return how often it was made."""
    kept = kept_for_everybody(view)
    for address in addresses:
        request = RequestFactory().get(address, **more)
        assert kept(request).content == b"et svar"
    return view.times


def test_the_same_address_is_made_once() -> None:
    assert asked(Counted(), "/a/?b=1", "/a/?b=1", "/a/?b=1") == 1


def test_another_address_is_another_page() -> None:
    assert asked(Counted(), "/a/", "/a/?b=1", "/b/") == 3


def test_another_language_is_another_page() -> None:
    view = Counted()
    asked(view, "/a/")
    with translation.override("nn"):
        assert asked(view, "/a/") == 2


def test_a_change_in_the_records_makes_it_anew() -> None:
    view = Counted()
    asked(view, "/a/")
    account_create(username="kari", name="Kari", password=None, actor=SYSTEM)
    assert asked(view, "/a/") == 2


def test_a_new_day_makes_it_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    view = Counted()
    asked(view, "/a/")
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)
    assert asked(view, "/a/") == 2


def test_it_is_made_anew_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    view = Counted()
    asked(view, "/a/")
    now = kept_answers.monotonic()
    monkeypatch.setattr(kept_answers, "monotonic", lambda: now + 301)
    assert asked(view, "/a/") == 2


@pytest.mark.parametrize("cookie", ["sessionid=x", "messages=x"])
def test_who_has_a_session_gets_a_page_of_their_own(cookie: str) -> None:
    view = Counted()
    asked(view, "/a/")
    assert asked(view, "/a/", "/a/", headers={"cookie": cookie}) == 3


def with_cookie(_request: HttpRequest) -> HttpResponse:
    answer = HttpResponse("et svar")
    answer.set_cookie("mitt", "1")
    return answer


def with_token(request: HttpRequest) -> HttpResponse:
    get_token(request)
    return HttpResponse("et svar")


@pytest.mark.parametrize(
    "made", [with_cookie, with_token, lambda _request: HttpResponse("et svar", status=404)]
)
def test_what_is_meant_for_one_reader_is_never_kept(
    made: Callable[[HttpRequest], HttpResponse],
) -> None:
    assert asked(Counted(made), "/a/", "/a/") == 2


def test_the_shelf_never_holds_more_than_it_has_room_for() -> None:
    shelf, stamp = Shelf(room=10), (0, date(2026, 1, 1))
    for key in "abc":
        shelf.keep(key, Kept(b"1234", {}, stamp, kept_answers.monotonic() + 9))
    assert [shelf.find(key, stamp) is not None for key in "abc"] == [False, True, True]


@pytest.mark.parametrize("address", ["/kommune/1848-steigen/", "/landet/kart/", "/kommune/"])
def test_a_signed_in_reader_never_meets_the_page_of_others(
    address: str, signed_in: Callable[..., Client]
) -> None:
    Client().get(address)
    own = signed_in(Role.DISTRICT_ANALYST, STEIGEN).get(address).content.decode()
    again = Client().get(address).content.decode()
    assert "Logg ut" in own
    assert "Logg ut" not in again


def test_a_kept_page_has_the_same_headers_as_a_new_one(areas: None) -> None:
    first, second = (Client().get("/kommune/") for _ in range(2))
    assert dict(first.headers) == dict(second.headers)
    assert first.content == second.content
