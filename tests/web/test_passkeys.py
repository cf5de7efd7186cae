"""Passkeys: made, used and dropped; and every answer that does not hold is refused."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from fresh_client import fresh_client
from soft_key import PRESENT, SoftKey

from naervaer.domain.authority import SYSTEM, Place, Role
from naervaer.web.records.accounts.models import Passkey, User
from naervaer.web.records.accounts.services import account_close, account_create, role_give
from naervaer.web.records.audit.models import Change, Refusal

pytestmark = pytest.mark.django_db
CLOSED = "/administrasjon/"


@pytest.fixture
def kari() -> User:
    """Make an administrator without a password."""
    user = account_create(username="kari", name="Kari", password=None, actor=SYSTEM)
    role_give(user=user, role=Role.ADMINISTRATOR, place=Place(), actor=SYSTEM, why="prøve")
    return user


@pytest.fixture
def key(kari: User) -> SoftKey:
    """Give the administrator a passkey."""
    made = SoftKey()
    assert keep(kari, made).status_code == 200
    return made


def posted(client: Client, name: str, body: dict[str, Any] | None = None) -> Any:
    return client.post(reverse(f"account:{name}"), body or {}, content_type="application/json")


def keep(user: User, key: SoftKey, **body: str) -> Any:
    """Make a passkey on the own account."""
    client = fresh_client(user)
    challenge = posted(client, "make_passkey_options").json()["challenge"]
    return posted(client, "make_passkey_answer", {"credential": key.made(challenge), **body})


def challenged() -> tuple[Client, str]:
    """Return a browser that is asked for a passkey, and the challenge it was given."""
    client = Client()
    return client, posted(client, "passkey_options").json()["challenge"]


def sign_in(key: SoftKey) -> Client:
    client, challenge = challenged()
    key.count += 1
    posted(client, "passkey_answer", {"credential": key.used(challenge), "onwards": CLOSED})
    return client


def is_in(client: Client) -> bool:
    return client.get(CLOSED).status_code == 200


def test_a_passkey_signs_in_and_leads_on(key: SoftKey) -> None:
    client, challenge = challenged()
    key.count += 1
    answer = posted(
        client, "passkey_answer", {"credential": key.used(challenge), "onwards": CLOSED}
    )
    assert answer.json() == {"address": CLOSED}
    assert is_in(client)


def test_only_the_public_half_is_kept_and_the_history_tells_of_it(key: SoftKey) -> None:
    secret = key.key.private_numbers().private_value.to_bytes(32, "big")
    assert secret.hex() not in repr(Passkey.objects.values())
    assert Change.objects.filter(act="account.passkey_on").count() == 1


def test_a_passkey_has_the_name_it_was_given(kari: User) -> None:
    keep(kari, SoftKey(), name="  Telefonen ")
    assert Passkey.objects.get().name == "Telefonen"


def test_the_browser_is_told_which_passkeys_the_account_has(kari: User, key: SoftKey) -> None:
    client = fresh_client(kari)
    asked = posted(client, "make_passkey_options").json()
    assert [one["id"] for one in asked["excludeCredentials"]] == [key.used("x")["id"]]


def test_onwards_never_leads_to_another_site(key: SoftKey) -> None:
    client, challenge = challenged()
    key.count += 1
    body = {"credential": key.used(challenge), "onwards": "https://et.annet.sted/"}
    assert posted(client, "passkey_answer", body).json() == {"address": "/"}


def from_another_site(key: SoftKey) -> None:
    key.origin = "http://testserver.et-annet-sted"


def made_for_another_site(key: SoftKey) -> None:
    key.host = "et-annet-sted"


def by_somebody_unknown_to_the_device(key: SoftKey) -> None:
    key.flags = PRESENT


def by_a_copy_that_counts_from_the_start(key: SoftKey) -> None:
    Passkey.objects.update(sign_count=9)


def with_another_key(key: SoftKey) -> None:
    key.key = SoftKey().key


def with_a_name_nobody_has(key: SoftKey) -> None:
    key.name = SoftKey().name


def for_a_closed_account(key: SoftKey) -> None:
    account_close(user=User.objects.get(username="kari"), actor=SYSTEM, why="prøve")


@pytest.mark.parametrize(
    "spoil",
    [
        from_another_site,
        made_for_another_site,
        by_somebody_unknown_to_the_device,
        by_a_copy_that_counts_from_the_start,
        with_another_key,
        with_a_name_nobody_has,
        for_a_closed_account,
    ],
)
def test_an_answer_that_does_not_hold_lets_nobody_in(
    spoil: Callable[[SoftKey], None], key: SoftKey
) -> None:
    spoil(key)
    assert not is_in(sign_in(key))
    assert Refusal.objects.filter(address=reverse("account:passkey_answer")).exists()


def test_an_answer_used_twice_lets_nobody_in(key: SoftKey) -> None:
    client, challenge = challenged()
    key.count += 1
    body = {"credential": key.used(challenge)}
    assert posted(client, "passkey_answer", body).status_code == 200
    client.post(reverse("entrance:sign_out"))
    assert posted(client, "passkey_answer", body).status_code == 400
    assert not is_in(client)


def test_another_browsers_answer_lets_nobody_in(key: SoftKey) -> None:
    _first, challenge = challenged()
    second, _other = challenged()
    key.count += 1
    body = {"credential": key.used(challenge)}
    assert posted(second, "passkey_answer", body).status_code == 400
    assert not is_in(second)


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"credential": null}', '{"credential": {"id": 7}}', "\x00"]
)
def test_what_is_no_answer_is_refused_in_peace(body: str) -> None:
    client, _challenge = challenged()
    address = reverse("account:passkey_answer")
    answer = client.post(address, body, content_type="application/json")
    assert answer.status_code == 400


@pytest.mark.parametrize("spoil", [from_another_site, by_somebody_unknown_to_the_device])
def test_a_passkey_made_wrongly_is_not_kept(
    spoil: Callable[[SoftKey], None], kari: User
) -> None:
    made = SoftKey()
    spoil(made)
    assert keep(kari, made).status_code == 400
    assert not Passkey.objects.exists()


def test_a_dropped_passkey_signs_nobody_in(kari: User, key: SoftKey) -> None:
    client = fresh_client(kari)
    client.post(reverse("account:drop_passkey", args=[Passkey.objects.get().pk]))
    assert not is_in(sign_in(key))
    assert Change.objects.filter(act="account.passkey_off").count() == 1


def test_nobody_drops_the_passkey_of_another(key: SoftKey) -> None:
    other = account_create(username="ola", name="Ola", password=None, actor=SYSTEM)
    client = fresh_client(other)
    client.post(reverse("account:drop_passkey", args=[Passkey.objects.get().pk]))
    assert is_in(sign_in(key))
