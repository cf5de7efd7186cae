"""Who signed in a while ago signs in again before changing how they sign in."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from fresh_client import fresh_client, signed_in_ago
from soft_key import SoftKey

from naervaer.domain.authority import SYSTEM, Role
from naervaer.web.records.accounts.models import OneTimeCodes, Passkey, RecoveryCode, User
from naervaer.web.records.accounts.second_factors import recovery_codes_make
from naervaer.web.records.accounts.services import account_create
from naervaer.web.records.accounts.sessions import BEGAN, FRESH, SURE

pytestmark = pytest.mark.django_db
OWN = "/konto/"
LATE = FRESH + timedelta(seconds=1)


@pytest.fixture
def kari() -> User:
    """Make an account with a passkey, one-time codes and recovery codes."""
    user = account_create(username="kari", name="Kari", password=None, actor=SYSTEM)
    Passkey.objects.create(user=user, name="Nøkkel", credential_id="bm9rbGVs", public_key="b")
    recovery_codes_make(user=user)
    return user


@pytest.fixture
def late(kari: User) -> Client:
    client = fresh_client(kari)
    signed_in_ago(client, LATE)
    return client


def kept() -> tuple[list[Any], ...]:
    """Return all that decides how somebody signs in."""
    models = (Passkey, OneTimeCodes, RecoveryCode)
    return tuple(list(model.objects.order_by("pk").values()) for model in models)


def posted(client: Client, name: str, body: dict[str, Any]) -> Any:
    return client.post(reverse(f"account:{name}"), body, content_type="application/json")


def dropped(client: Client) -> Any:
    return client.post(reverse("account:drop_passkey", args=[Passkey.objects.get().pk]))


@pytest.mark.parametrize("name", ["drop_passkey", "recovery_codes", "codes"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_that_signs_in_is_changed_long_after_signing_in(
    name: str, method: str, late: Client
) -> None:
    before = kept()
    arguments = [Passkey.objects.get().pk] if name == "drop_passkey" else []
    answer = getattr(late, method)(reverse(f"account:{name}", args=arguments))
    assert answer.status_code == 405 or answer.headers["Location"] == OWN
    assert kept() == before


@pytest.mark.parametrize("name", ["make_passkey_options", "make_passkey_answer"])
def test_no_passkey_is_made_long_after_signing_in(name: str, late: Client) -> None:
    before = kept()
    answer = posted(late, name, {})
    assert (answer.status_code, answer.json()["address"]) == (409, OWN)
    assert kept() == before


def test_a_passkey_asked_for_in_time_is_not_kept_too_late(kari: User) -> None:
    client, key = fresh_client(kari), SoftKey()
    asked = posted(client, "make_passkey_options", {}).json()
    made = {"credential": key.made(asked["challenge"])}
    signed_in_ago(client, LATE)
    assert posted(client, "make_passkey_answer", made).status_code == 409
    assert Passkey.objects.count() == 1


def test_a_session_that_does_not_say_when_is_not_fresh(kari: User) -> None:
    client = Client()
    client.force_login(kari)
    dropped(client)
    assert Passkey.objects.exists()


def test_shortly_after_signing_in_a_passkey_is_dropped(kari: User) -> None:
    client = fresh_client(kari)
    signed_in_ago(client, FRESH - timedelta(minutes=1))
    dropped(client)
    assert not Passkey.objects.exists()


def test_the_account_page_says_so_and_offers_to_sign_in_again(late: Client, kari: User) -> None:
    said = late.get(OWN).content.decode()
    assert f"/logg-inn/?next={OWN.replace('/', '%2F')}" in said
    assert "Nøkkel" in said
    for gone in ("passkey-button", "Lag nye", "Slå på engangskode"):
        assert gone not in said
    assert "passkey-button" in fresh_client(kari).get(OWN).content.decode()


def test_being_at_work_makes_no_sign_in_fresh(late: Client) -> None:
    before = late.session[SURE]
    late.get(OWN)
    assert late.session[SURE] == before


def test_adding_a_safeguard_makes_no_session_younger(kari: User) -> None:
    client, key = fresh_client(kari), SoftKey()
    session = client.session
    session[BEGAN] = began = timezone.now().timestamp() - 3600
    session.save()
    sure, name = session[SURE], session.session_key
    asked = posted(client, "make_passkey_options", {}).json()
    made = {"credential": key.made(asked["challenge"])}
    posted(client, "make_passkey_answer", made)
    assert Passkey.objects.count() == 2
    assert (client.session[BEGAN], client.session[SURE]) == (began, sure)
    assert client.session.session_key != name


def test_signing_in_again_is_fresh_and_leads_back() -> None:
    client = Client()
    client.post(reverse("account:demo"), {"role": Role.PUBLISHER})
    signed_in_ago(client, LATE)
    again = {"role": Role.PUBLISHER, "onwards": OWN}
    assert client.post(reverse("account:demo"), again).headers["Location"] == OWN
    assert timezone.now().timestamp() - client.session[SURE] < LATE.total_seconds()
