"""Everybody sees the sessions their account has open, and ends them; nobody sees another's."""

from datetime import timedelta
from typing import Any

import pyotp
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from fresh_client import signed_in_ago

from naervaer.domain.authority import SYSTEM, Place, Role
from naervaer.web.config.first_account import account_with_link
from naervaer.web.config.retention import delete_what_is_due
from naervaer.web.records.accounts.models import OneTimeCodes, OpenSession, User
from naervaer.web.records.accounts.open_sessions import MOST_OPEN, open_session_begin
from naervaer.web.records.accounts.sealing import unsealed
from naervaer.web.records.accounts.services import account_close, account_create, account_open
from naervaer.web.records.accounts.sessions import FRESH, NUMBER
from naervaer.web.records.accounts.setup_links import setup_link_make
from naervaer.web.records.audit.models import Change

pytestmark = pytest.mark.django_db
OWN, SIGN_IN = "/konto/", "/logg-inn/"
PASSWORD = "en lang setning om fjell"  # noqa: S105 - a test's own
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile Safari/604.1"
)


@pytest.fixture
def kari() -> User:
    return account_create(username="kari", name="Kari", password=PASSWORD, actor=SYSTEM)


def signed_in(agent: str = FIREFOX, name: str = "kari") -> Client:
    client = Client(headers={"user-agent": agent})
    client.post(SIGN_IN, {"username": name, "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return client.get(OWN).status_code == 200


def ended(client: Client, number: int) -> Any:
    return client.post(reverse("account:end_session", args=[number]))


def test_the_account_page_lists_the_open_sessions(kari: User) -> None:
    here, _ = signed_in(), signed_in(SAFARI)
    said = here.get(OWN).content.decode()
    assert said.count("Firefox på datamaskin") == 1
    assert "Safari på telefon eller nettbrett" in said
    assert said.count("Denne økten") == 1
    assert f"Du kan ha {MOST_OPEN} samtidig" in said


def test_the_kind_of_browser_is_all_that_is_kept_of_it(kari: User) -> None:
    client = signed_in()
    kept = OpenSession.objects.values().get()
    assert set(kept) == {"id", "user_id", "began_at", "seen_at", "browser", "is_handheld"}
    assert (kept["browser"], kept["is_handheld"]) == ("Firefox", False)
    assert client.session.session_key not in str(kept)


@pytest.mark.parametrize(
    ("agent", "browser", "is_handheld"),
    [
        ("", "", False),
        ("<script>" * 1000, "", False),
        (SAFARI, "Safari", True),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge", False),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome", True),
    ],
)
def test_a_browser_is_told_in_coarse_words(
    agent: str, browser: str, is_handheld: bool, kari: User
) -> None:
    open_session_begin(user=kari, agent=agent)
    kept = OpenSession.objects.get()
    assert (kept.browser, kept.is_handheld) == (browser, is_handheld)


def test_one_session_is_ended_and_the_others_live_on(kari: User) -> None:
    here, there, third = signed_in(), signed_in(SAFARI), signed_in()
    assert ended(here, there.session[NUMBER]).headers["Location"] == OWN
    assert [is_in(one) for one in (here, there, third)] == [True, False, True]
    assert Change.objects.filter(act="account.sessions_end").count() == 1


def test_an_ended_session_is_nobody_on_open_pages_too(kari: User) -> None:
    here, there = signed_in(), signed_in()
    ended(here, there.session[NUMBER])
    there.get("/om/")
    assert "_auth_user_id" not in there.session


def test_all_others_are_ended_at_once(kari: User) -> None:
    here, *others = signed_in(), signed_in(SAFARI), signed_in()
    here.post(reverse("account:end_other_sessions"))
    assert is_in(here)
    assert not any(is_in(one) for one in others)


def test_nobody_ends_the_session_of_another(kari: User) -> None:
    account_create(username="ola", name="Ola", password=PASSWORD, actor=SYSTEM)
    hers, his = signed_in(), signed_in(name="ola")
    ended(his, hers.session[NUMBER])
    his.post(reverse("account:end_other_sessions"))
    assert is_in(hers)
    assert "Firefox" not in his.get(OWN).content.decode().replace("Firefox", "", 1)


@pytest.mark.parametrize("name", ["end_session", "end_other_sessions"])
def test_ending_sessions_asks_for_a_fresh_sign_in(name: str, kari: User) -> None:
    here, there = signed_in(), signed_in()
    signed_in_ago(here, FRESH + timedelta(seconds=1))
    arguments = [there.session[NUMBER]] if name == "end_session" else []
    address = reverse(f"account:{name}", args=arguments)
    assert address not in here.get(OWN).content.decode()
    assert here.post(address).headers["Location"] == OWN
    assert is_in(there)


def test_signing_out_takes_the_session_from_the_list(kari: User) -> None:
    signed_in().post(reverse("entrance:sign_out"))
    assert not OpenSession.objects.exists()


def test_signing_in_anew_in_one_browser_stays_one_session(kari: User) -> None:
    signed_in().post(SIGN_IN, {"username": "kari", "password": PASSWORD})
    assert OpenSession.objects.count() == 1


def test_one_session_too_many_ends_the_one_longest_unused(kari: User) -> None:
    first, second = signed_in(), signed_in()
    for _ in range(MOST_OPEN - 2):
        open_session_begin(user=kari, agent="")
    long_ago = timezone.now() - timedelta(minutes=5)
    OpenSession.objects.filter(pk=second.session[NUMBER]).update(seen_at=long_ago)
    assert OpenSession.objects.count() == MOST_OPEN
    open_session_begin(user=kari, agent="")
    assert OpenSession.objects.count() == MOST_OPEN
    assert [is_in(one) for one in (first, second)] == [True, False]


@pytest.mark.parametrize(
    ("column", "ago"),
    [("seen_at", timedelta(minutes=31)), ("began_at", timedelta(hours=8, seconds=1))],
)
def test_what_is_over_is_not_shown(column: str, ago: timedelta, kari: User) -> None:
    here = signed_in()
    open_session_begin(user=kari, agent=SAFARI)
    OpenSession.objects.filter(browser="Safari").update(**{column: timezone.now() - ago})
    assert "Safari" not in here.get(OWN).content.decode()


def test_use_is_noted_by_the_minute(kari: User) -> None:
    client = signed_in()
    ago = timezone.now() - timedelta(minutes=2)
    OpenSession.objects.update(seen_at=ago)
    session = client.session
    session["seen"] = ago.timestamp()
    session.save()
    client.get(OWN)
    assert OpenSession.objects.get().seen_at > ago


def test_a_new_password_ends_every_session(kari: User) -> None:
    here = signed_in()
    token = setup_link_make(user=kari, actor=SYSTEM, why="mistet")
    new = "en annen setning om fjell"
    Client().post(reverse("account:setup", args=[token]), {"password": new, "again": new})
    assert not is_in(here)
    assert OpenSession.objects.count() == 1


def test_a_closed_account_that_is_opened_again_has_no_session_left(kari: User) -> None:
    here = signed_in()
    account_close(user=kari, actor=SYSTEM, why="prøve")
    account_open(user=kari, actor=SYSTEM, why="prøve")
    assert not is_in(here)


def test_adding_a_safeguard_keeps_the_session_in_the_list() -> None:
    link = account_with_link(
        username="ny", full_name="Ny", roles=[Role.ADMINISTRATOR], place=Place()
    )
    client = Client()
    client.post(link, {"password": PASSWORD, "again": PASSWORD})
    before = OpenSession.objects.get()
    client.get(reverse("account:codes"))
    secret = unsealed(OneTimeCodes.objects.get().sealed_secret)
    client.post(reverse("account:codes"), {"code": pyotp.TOTP(secret).at(timezone.now())})
    assert OneTimeCodes.objects.get().is_confirmed
    assert OpenSession.objects.get() == before
    assert client.session[NUMBER] == before.pk
    assert "Denne økten" in client.get(OWN).content.decode()


def test_accounts_anybody_may_use_show_no_sessions() -> None:
    client = Client(headers={"user-agent": FIREFOX})
    client.post(reverse("account:demo"), {"role": Role.PUBLISHER})
    assert is_in(client)
    assert not OpenSession.objects.exists()


def test_rows_of_old_sessions_are_deleted(kari: User) -> None:
    open_session_begin(user=kari, agent="")
    OpenSession.objects.update(seen_at=timezone.now() - timedelta(days=2))
    delete_what_is_due()
    assert not OpenSession.objects.exists()
