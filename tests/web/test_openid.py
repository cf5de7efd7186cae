"""Signing in by OpenID Connect, end to end against a running issuer.

The journeys follow Digdir's verification tests for ID-porten (docs.digdir.no, numbers in the
names); the faults are what OpenID Connect Core 1.0, section 3.1.3.7, asks a client to refuse.
"""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from django.test import Client
from django.urls import reverse
from issuer import CLIENT, TestIssuer, running_issuer

from naervaer.domain.authority import SYSTEM, Place, Role
from naervaer.web.records.accounts.identities import identity_map
from naervaer.web.records.accounts.models import OpenSession, OutsideIdentity, User
from naervaer.web.records.accounts.openid.discovery import forget_issuers
from naervaer.web.records.accounts.services import account_close, account_create, role_give
from naervaer.web.records.accounts.sessions import FRESH, SURE
from naervaer.web.records.audit.models import Refusal

pytestmark = pytest.mark.django_db
PID = "13897499912"


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestIssuer]:
    with running_issuer(tmp_path_factory.mktemp("issuer")) as made:
        yield made


@pytest.fixture
def issuer(started: TestIssuer, settings: Any) -> TestIssuer:
    forget_issuers()
    started.control()
    settings.OPENID = started.settings()
    return started


@pytest.fixture
def kari(issuer: TestIssuer) -> User:
    """Make an administrator who is known at the staff's issuer."""
    user = account_create(username="kari", name="Kari", password=None, actor=SYSTEM)
    role_give(user=user, role=Role.ADMINISTRATOR, place=Place(), actor=SYSTEM, why="prøve")
    identity_map(
        user=user, issuer=issuer.address, claim="pid", value=PID, actor=SYSTEM, why="prøve"
    )
    return user


class Browser:
    """The reader's browser: cookies at the site and cookies at the issuer."""

    def __init__(self) -> None:
        self.site, self.issuer = Client(), httpx.Client()

    def there(self, who: str = "ansatt", **query: str) -> str:
        """Go to the issuer; return the address it sends the browser back to."""
        begun = self.site.get(reverse("account:openid_begin", args=[who]), query)
        assert begun.status_code == 302, begun.content
        sent = self.issuer.get(begun.headers["Location"])
        assert sent.status_code == 302, sent.text
        return sent.headers["Location"]

    def back(self, address: str) -> Any:
        parts = urlsplit(address)
        return self.site.get(f"{parts.path}?{parts.query}")

    def sign_in(self, who: str = "ansatt", **query: str) -> Any:
        return self.back(self.there(who, **query))

    @property
    def is_in(self) -> bool:
        return self.site.get(reverse("account:own")).status_code == 200


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    yield made
    made.issuer.close()


def test_1_staff_sign_in_and_come_back_to_where_they_were(kari: User, browser: Browser) -> None:
    answer = browser.sign_in(next="/administrasjon/")
    assert answer.headers["Location"] == "/administrasjon/"
    assert browser.site.get("/administrasjon/").status_code == 200


def test_1_the_request_holds_what_id_porten_demands(
    kari: User, browser: Browser, issuer: TestIssuer
) -> None:
    browser.sign_in()
    asked = issuer.log()[0]["asked"]
    assert asked["acr_values"] == "idporten-loa-substantial"
    assert asked["code_challenge_method"] == "S256"
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) >= 43


@pytest.mark.parametrize("acr", ["idporten-loa-high", "eidas-loa-high", "high"])
def test_2_and_4_a_higher_level_is_taken(
    acr: str, kari: User, browser: Browser, issuer: TestIssuer
) -> None:
    issuer.control(claims={"acr": acr})
    browser.sign_in()
    assert browser.is_in


def test_3_who_is_signed_in_at_the_issuer_comes_in_without_signing_in_again(
    kari: User, browser: Browser, issuer: TestIssuer
) -> None:
    browser.sign_in()
    browser.site = Client()
    browser.sign_in()
    assert [line["fromSession"] for line in issuer.log()] == [False, True]
    assert browser.is_in


def test_6_signing_out_here_signs_out_there(
    kari: User, browser: Browser, issuer: TestIssuer
) -> None:
    browser.sign_in()
    left = browser.site.post(reverse("entrance:sign_out"))
    address = left.headers["Refresh"].removeprefix("0;url=")
    assert address.startswith(f"{issuer.address}/endsession?")
    assert not browser.is_in
    ended = browser.issuer.get(address)
    assert ended.headers["Location"] == "http://testserver/"
    browser.sign_in()
    assert [line.get("fromSession") for line in issuer.log()] == [False, None, False]


def test_6_who_has_no_account_can_sign_out_there_too(
    issuer: TestIssuer, browser: Browser
) -> None:
    answer = browser.sign_in()
    assert answer.status_code == 403
    assert "ingen administrator" in answer.content.decode()
    assert "Refresh" in browser.site.post(reverse("entrance:sign_out")).headers


def test_7_signing_out_there_signs_out_here(
    kari: User, browser: Browser, issuer: TestIssuer
) -> None:
    sid = "sid-of-kari"
    issuer.control(claims={"sid": sid})
    browser.sign_in()
    away = reverse("account:openid_ended", args=["ansatt"])
    Client().get(away, {"iss": "https://example.org", "sid": sid})
    Client().get(away, {"iss": issuer.address, "sid": "another"})
    assert browser.is_in
    assert OpenSession.objects.count() == 1
    Client().get(away, {"iss": issuer.address, "sid": sid})
    assert not browser.is_in
    assert not OpenSession.objects.exists()


def test_8_half_an_hour_away_signs_out(kari: User, browser: Browser) -> None:
    browser.sign_in()
    assert browser.site.session.get_expiry_age() <= 30 * 60


def test_9_a_new_sign_in_can_be_demanded(
    kari: User, browser: Browser, issuer: TestIssuer
) -> None:
    browser.sign_in()
    browser.sign_in(igjen="1")
    assert [line["fromSession"] for line in issuer.log()] == [False, False]


@pytest.mark.parametrize(
    ("told", "is_fresh"),
    [((-60, ""), True), ((-3600, ""), False), ((None, ""), False), ((None, "1"), True)],
)
def test_a_session_is_as_fresh_as_the_sign_in_at_the_issuer(
    told: tuple[int | None, str],
    is_fresh: bool,
    kari: User,
    browser: Browser,
    issuer: TestIssuer,
) -> None:
    seconds, again = told
    asked_at = None if seconds is None else int(time.time()) + seconds
    issuer.control(claims={"auth_time": asked_at})
    browser.sign_in(igjen=again)
    age = time.time() - browser.site.session[SURE]
    assert (age < FRESH.total_seconds()) is is_fresh


def test_an_issuers_clock_ahead_of_ours_makes_nothing_fresh_for_longer(
    kari: User, browser: Browser, issuer: TestIssuer
) -> None:
    issuer.control(claims={"auth_time": int(time.time()) + 86400})
    browser.sign_in()
    assert browser.site.session[SURE] <= time.time()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_11_the_issuer_speaks_the_readers_language(
    language: str, kari: User, browser: Browser, issuer: TestIssuer
) -> None:
    browser.site.cookies["sprak"] = language
    browser.there()
    assert issuer.log()[0]["asked"]["ui_locales"] == language


def test_the_request_is_pushed_where_the_issuer_offers_it(
    kari: User, browser: Browser, issuer: TestIssuer
) -> None:
    issuer.control(par=True)
    browser.sign_in()
    assert issuer.log()[0]["pushed"]
    assert browser.is_in


NOW = int(time.time())
FAULTS = {
    "a lower level": {"claims": {"acr": "idporten-loa-low"}},
    "no level": {"claims": {"acr": None}},
    "an invented level": {"claims": {"acr": "superhigh"}},
    "a wrong nonce": {"claims": {"nonce": "another"}},
    "no nonce": {"claims": {"nonce": None}},
    "a wrong audience": {"claims": {"aud": "somebody-else"}},
    "more than one audience": {"claims": {"aud": [CLIENT, "somebody-else"]}},
    "another authorised party": {"claims": {"azp": "somebody-else"}},
    "another issuer": {"claims": {"iss": "https://example.org"}},
    "an expired token": {"claims": {"exp": NOW - 60}},
    "no expiry": {"claims": {"exp": None}},
    "a token from the future": {"claims": {"iat": NOW + 7200, "exp": NOW + 9000}},
    "an old token": {"claims": {"iat": NOW - 7200}},
    "no issue time": {"claims": {"iat": None}},
    "no subject": {"claims": {"sub": None}},
    "a token not yet valid": {"claims": {"nbf": NOW + 7200}},
    "no signature": {"header": {"alg": "none"}},
    "a signature by the public key as a secret": {"header": {"alg": "HS256"}},
    "an unknown key": {"header": {"kid": "nobody-knows"}},
    "no key named": {"header": {"kid": None}},
    "another's signature": {"wrongKey": True},
    "a wrong state": {"state": "another"},
    "an answer from another issuer": {"answerIss": "https://example.org"},
    "an answer that hides its issuer": {"answerIss": None},
    "a refusal": {"error": "access_denied"},
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_does_not_hold_lets_nobody_in(
    fault: str, kari: User, browser: Browser, issuer: TestIssuer
) -> None:
    issuer.control(**FAULTS[fault])
    answer = browser.sign_in()
    assert answer.status_code == 400
    assert not browser.is_in
    assert Refusal.objects.filter(act="sign_in").count() == 1


def test_an_answer_used_twice_lets_nobody_in(kari: User, browser: Browser) -> None:
    address = browser.there()
    browser.back(address)
    again = browser.back(address)
    assert again.headers["Location"] == reverse("entrance:sign_in")


def test_a_code_used_twice_lets_nobody_in(kari: User, browser: Browser) -> None:
    address = browser.there()
    session = browser.site.session
    pending = session["openid"]
    browser.back(address)
    session = browser.site.session
    session["openid"] = pending
    session.save()
    browser.site.post(reverse("entrance:sign_out"))
    thief = Browser()
    thief.there()
    stolen = thief.site.session
    stolen["openid"] = pending
    stolen.save()
    assert thief.back(address).status_code == 400
    thief.issuer.close()


def test_another_browsers_answer_lets_nobody_in(kari: User, browser: Browser) -> None:
    address = browser.there()
    other = Browser()
    assert other.back(address).headers["Location"] == reverse("entrance:sign_in")
    other.there()
    assert other.back(address).status_code == 400
    other.issuer.close()


def test_a_code_for_another_verifier_is_refused(kari: User, browser: Browser) -> None:
    address = browser.there()
    session = browser.site.session
    session["openid"] = {**session["openid"], "verifier": "x" * 64}
    session.save()
    assert browser.back(address).status_code == 400


def test_an_answer_that_comes_too_late_is_refused(kari: User, browser: Browser) -> None:
    address = browser.there()
    session = browser.site.session
    session["openid"] = {**session["openid"], "begun_at": time.time() - 601}
    session.save()
    assert browser.back(address).status_code == 400


def test_a_site_with_another_key_is_refused_by_the_issuer(
    kari: User, browser: Browser, issuer: TestIssuer, settings: Any, tmp_path: Path
) -> None:
    from joserfc.jwk import RSAKey  # noqa: PLC0415 - used here only

    file = tmp_path / "other.jwk"
    file.write_text(json.dumps(RSAKey.generate_key(2048, private=True).as_dict(private=True)))
    settings.OPENID = [{**one, "private_key_file": str(file)} for one in settings.OPENID]
    assert browser.sign_in().status_code == 400


def test_new_keys_at_the_issuer_are_fetched(
    kari: User, browser: Browser, issuer: TestIssuer
) -> None:
    browser.sign_in()
    issuer.control(rotate=True)
    browser.site = Client()
    browser.sign_in()
    assert browser.is_in


def test_an_issuer_that_says_it_is_another_is_not_used(
    issuer: TestIssuer, browser: Browser
) -> None:
    issuer.control(issuer="https://example.org")
    begun = browser.site.get(reverse("account:openid_begin", args=["ansatt"]))
    assert begun.status_code == 400


def test_an_inhabitant_gets_one_account_without_roles(
    issuer: TestIssuer, browser: Browser
) -> None:
    for _ in range(2):
        browser.site = Client()
        browser.sign_in("innbygger")
    user = User.objects.get(standing="inhabitant")
    assert not user.grants.exists()
    assert browser.is_in
    assert browser.site.get("/administrasjon/").status_code == 403


def test_staff_without_an_administrators_mapping_get_no_account(
    issuer: TestIssuer, browser: Browser
) -> None:
    browser.sign_in()
    assert not User.objects.exists()
    assert not browser.is_in


def test_a_closed_account_is_not_let_in(kari: User, browser: Browser) -> None:
    account_close(user=kari, actor=SYSTEM, why="sluttet")
    assert browser.sign_in().status_code == 403


@pytest.mark.parametrize(("verified", "let_in"), [(True, True), (False, False), (None, False)])
def test_an_e_mail_address_counts_only_when_verified(
    verified: bool | None, let_in: bool, issuer: TestIssuer, browser: Browser
) -> None:
    user = account_create(username="ola", name="Ola", password=None, actor=SYSTEM)
    identity_map(
        user=user,
        issuer=issuer.address,
        claim="email",
        value="Ola@Example.org",
        actor=SYSTEM,
        why="prøve",
    )
    issuer.control(claims={"email": "ola@example.org", "email_verified": verified})
    browser.sign_in()
    assert browser.is_in is let_in


def test_the_identity_number_stands_nowhere_in_the_database(
    kari: User, browser: Browser
) -> None:
    browser.sign_in()
    from django.contrib.sessions.models import Session  # noqa: PLC0415 - used here only

    kept = [*OutsideIdentity.objects.values(), *User.objects.values()]
    kept += [one.get_decoded() for one in Session.objects.all()]
    assert PID not in str(kept)


def test_the_sign_in_page_offers_what_the_settings_name(issuer: TestIssuer) -> None:
    said = Client().get(reverse("entrance:sign_in")).content.decode()
    assert "Ansattporten" in said
    assert "ID-porten" in said


def test_the_query_of_the_answer_holds_code_state_and_issuer(
    kari: User, browser: Browser
) -> None:
    assert set(parse_qs(urlsplit(browser.there()).query)) == {"code", "state", "iss"}
