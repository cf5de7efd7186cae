"""Local accounts: set-up link, password, one-time code, recovery codes, limits, demo."""

import re
from datetime import timedelta
from typing import Any

import pyotp
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naervaer.domain.authority import SYSTEM, Place, Role
from naervaer.web.config.first_account import account_with_link
from naervaer.web.records.accounts.attempts import MOST_PER_ACCOUNT
from naervaer.web.records.accounts.models import (
    OneTimeCodes,
    RecoveryCode,
    SetupLink,
    SignInAttempt,
    User,
)
from naervaer.web.records.accounts.sealing import unsealed
from naervaer.web.records.accounts.services import account_create
from naervaer.web.records.accounts.setup_links import setup_link_make
from naervaer.web.records.audit.models import Refusal

PASSWORD = "en lang setning om fjell"  # noqa: S105 - a test's own
pytestmark = pytest.mark.django_db
SIGN_IN = "/logg-inn/"


@pytest.fixture
def link() -> str:
    return account_with_link(
        username="kari", full_name="Kari Nordmann", roles=[Role.ADMINISTRATOR], place=Place()
    )


def set_up(link: str) -> tuple[Client, list[str]]:
    """Set an account up with a password and one-time codes; return the recovery codes."""
    client = Client()
    assert client.post(link, {"password": PASSWORD, "again": PASSWORD}).status_code == 302
    client.get(reverse("account:codes"))
    page = client.post(reverse("account:codes"), {"code": code_now()})
    return client, re.findall(r"<code>([\w-]+)</code>", page.content.decode())


def code_now(steps: int = 0) -> str:
    secret = unsealed(OneTimeCodes.objects.get().sealed_secret)
    return pyotp.TOTP(secret).at(timezone.now() + timedelta(seconds=30 * steps))


def with_password(password: str = PASSWORD, name: str = "kari") -> tuple[Client, Any]:
    client = Client()
    return client, client.post(SIGN_IN, {"username": name, "password": password})


def test_a_link_a_password_and_a_code_make_an_account_that_works(link: str) -> None:
    client, recovery = set_up(link)
    assert len(set(recovery)) == 10
    assert client.get(reverse("administration:accounts")).status_code == 200


def test_a_set_up_link_works_once(link: str) -> None:
    set_up(link)
    assert Client().get(link).status_code == 404


def test_a_set_up_link_ends(link: str) -> None:
    SetupLink.objects.update(ends_at=timezone.now())
    assert Client().get(link).status_code == 404


def test_a_new_link_makes_the_old_one_stop(link: str) -> None:
    setup_link_make(user=User.objects.get(username="kari"), actor=SYSTEM, why="mistet")
    assert Client().get(link).status_code == 404


@pytest.mark.parametrize("weak", ["kort", "passord12345"[:8], "kari nordmann", "password1234"])
def test_a_weak_password_is_refused_and_the_link_still_works(weak: str, link: str) -> None:
    answer = Client().post(link, {"password": weak, "again": weak})
    assert answer.status_code == 200
    assert Client().get(link).status_code == 200


def test_without_a_second_factor_nobody_reaches_their_roles(link: str) -> None:
    client = Client()
    client.post(link, {"password": PASSWORD, "again": PASSWORD})
    assert client.get(reverse("account:own")).status_code == 200
    assert client.get(reverse("administration:accounts")).status_code == 403
    again, answer = with_password()
    assert answer.headers["Location"] == reverse("account:own")
    assert again.get(reverse("administration:accounts")).status_code == 403


def test_signing_in_takes_password_and_code(link: str) -> None:
    set_up(link)
    client, answer = with_password()
    assert answer.headers["Location"] == reverse("account:code")
    assert client.get(reverse("administration:accounts")).status_code == 302
    client.post(reverse("account:code"), {"code": code_now(1)})
    assert client.get(reverse("administration:accounts")).status_code == 200


def test_a_code_works_once(link: str) -> None:
    set_up(link)
    used = code_now(1)
    for expected in (200, 302):
        client, _ = with_password()
        client.post(reverse("account:code"), {"code": used})
        assert client.get(reverse("administration:accounts")).status_code == expected


def test_a_recovery_code_works_once_and_new_ones_replace_it(link: str) -> None:
    first, codes = set_up(link)
    for expected in (200, 302):
        client, _ = with_password()
        client.post(reverse("account:code"), {"code": codes[0].upper()})
        assert client.get(reverse("administration:accounts")).status_code == expected
    first.post(reverse("account:recovery_codes"))
    assert RecoveryCode.objects.filter(used_at=None).count() == 10
    client, _ = with_password()
    client.post(reverse("account:code"), {"code": codes[1]})
    assert client.get(reverse("administration:accounts")).status_code == 302


def test_the_session_key_is_new_after_signing_in(link: str) -> None:
    set_up(link)
    client, _ = with_password()
    before = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post(reverse("account:code"), {"code": code_now(1)})
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before


def test_too_many_attempts_are_refused_though_the_password_is_right(link: str) -> None:
    set_up(link)
    for _ in range(MOST_PER_ACCOUNT):
        _, answer = with_password("feil")
        assert "stemmer ikke" in answer.content.decode()
    _, answer = with_password()
    assert answer.status_code == 422
    assert "For mange forsøk" in answer.content.decode()
    assert Refusal.objects.filter(account="kari", act="sign_in").count() == MOST_PER_ACCOUNT
    SignInAttempt.objects.update(at=timezone.now() - timedelta(minutes=16))
    assert with_password()[1].status_code == 302


def test_an_unknown_name_is_answered_like_a_wrong_password(link: str) -> None:
    set_up(link)
    _, wrong = with_password("feil passord her")
    _, unknown = with_password(name="ingen")
    assert wrong.status_code == unknown.status_code
    assert "stemmer ikke" in unknown.content.decode()


def test_no_secret_stands_in_clear_in_the_database(link: str) -> None:
    _, codes = set_up(link)
    secret = unsealed(OneTimeCodes.objects.get().sealed_secret)
    tables = (OneTimeCodes, RecoveryCode, SetupLink, SignInAttempt, User)
    kept = " ".join(str(row) for model in tables for row in model.objects.values())
    for hidden in (secret, PASSWORD, link.split("/")[-2], *codes, "127.0.0.1"):
        assert hidden not in kept


def test_a_closed_account_is_out_at_once(link: str) -> None:
    client, _ = set_up(link)
    User.objects.filter(username="kari").update(is_active=False)
    assert client.get(reverse("administration:accounts")).status_code == 302


def test_a_session_ends_after_a_working_day_and_when_idle(link: str) -> None:
    client, _ = set_up(link)
    session = client.session
    assert session.get_expiry_age() <= 30 * 60
    session["began"] = timezone.now().timestamp() - 8 * 3600 - 1
    session.save()
    assert client.get(reverse("administration:accounts")).status_code == 302


def test_the_way_on_stays_within_the_site(link: str) -> None:
    set_up(link)
    client = Client()
    said = {"username": "kari", "password": PASSWORD}
    client.post(f"{SIGN_IN}?next=https://example.org/", said)
    answer = client.post(reverse("account:code"), {"code": code_now(1)})
    assert answer.headers["Location"] == "/"


def test_a_demonstration_lets_anybody_try_a_role() -> None:
    client = Client()
    client.post(reverse("account:demo"), {"role": "administrator"})
    assert client.get(reverse("administration:accounts")).status_code == 200


def test_without_the_demonstration_its_accounts_are_shut(settings: Any) -> None:
    client = Client()
    client.post(reverse("account:demo"), {"role": "administrator"})
    settings.DEMO = False
    assert client.get(reverse("administration:accounts")).status_code == 302
    assert Client().post(reverse("account:demo"), {"role": "publisher"}).status_code == 404
    assert "Se som" not in Client().get(SIGN_IN).content.decode()


def test_an_administrator_gives_and_takes_a_role_with_a_reason(signed_in: Any) -> None:
    client = signed_in(Role.ADMINISTRATOR)
    account_create(username="ola", name="Ola", password=None, actor=SYSTEM)
    address = reverse("administration:account", args=["ola"])
    wanted = {"role": "duty_planner", "place": "Nordland", "why": "ny i jobben"}
    client.post(reverse("administration:give", args=["ola"]), wanted)
    assert "Tjenesteplanlegger" in client.get(address).content.decode()
    grant = User.objects.get(username="ola").grants.get()
    take = reverse("administration:take", args=["ola", grant.pk])
    client.post(take, {"why": ""})
    assert User.objects.get(username="ola").grants.get().taken_at is None
    client.post(take, {"why": "sluttet"})
    assert User.objects.get(username="ola").grants.get().taken_at is not None
    history = client.get(reverse("administration:changes")).content.decode()
    assert "ny i jobben" in history
    assert "sluttet" in history


def test_a_role_without_its_place_is_refused_in_the_form(signed_in: Any) -> None:
    client = signed_in(Role.ADMINISTRATOR)
    account_create(username="ola", name="Ola", password=None, actor=SYSTEM)
    wanted = {"role": "duty_planner", "place": "", "why": "ny i jobben"}
    answer = client.post(reverse("administration:give", args=["ola"]), wanted)
    assert answer.status_code == 422
    assert "Velg hvor" in answer.content.decode()
