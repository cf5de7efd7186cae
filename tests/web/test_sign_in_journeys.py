"""Every way in, as somebody with a browser goes it: passkey, code, issuer, demonstration."""

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pyotp
import pytest
from issuer import TestIssuer, running_issuer
from site_process import Site

from naervaer.domain.authority import SYSTEM, Place, Role

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PASSWORD = "en lang setning om fjell"  # noqa: S105 - a test's own
ACCOUNT, SIGN_IN = "/konto/", "/logg-inn/"


@pytest.fixture
def named(site: Site) -> str:
    """Return the site's address by name: a passkey belongs to a name, never to a number."""
    return site.address.replace("127.0.0.1", "localhost")


@pytest.fixture
def page(chromium: Any, named: str) -> Iterator[Any]:
    context = chromium.new_context(locale="nb-NO", base_url=named)
    yield context.new_page()
    context.close()


def device(page: Any, *, knows_its_holder: bool = True) -> tuple[Any, str]:
    """Give the browser a device that keeps passkeys; return its line and its name."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    kind = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": knows_its_holder,
        "automaticPresenceSimulation": True,
    }
    added = line.send("WebAuthn.addVirtualAuthenticator", {"options": kind})
    return line, added["authenticatorId"]


def set_up(page: Any, site: Site, name: str) -> None:
    """Choose a password by the link an operator hands out (`naervaer site createuser`)."""
    command = [sys.executable, "-m", "naervaer", "site", "createuser", name]
    kept = {one: os.environ[one] for one in ("PATH", "HOME") if one in os.environ}
    told = subprocess.run(
        [*command, "--role", Role.PUBLISHER],
        check=True,
        capture_output=True,
        text=True,
        env={**kept, "NAERVAER_HOME": str(site.home), "NAERVAER_DEMO": "1"},
    )
    page.goto("/" + told.stdout.strip().split("/", 3)[3])
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=again]").fill(PASSWORD)
    page.locator("main form button[type=submit]").click()
    page.get_by_text("Du kommer videre når kontoen har en ekstra sikring").wait_for()


def test_a_passkey_is_made_used_and_dropped(page: Any, site: Site, named: str) -> None:
    # given somebody with a new account and a device that keeps passkeys
    line, authenticator = device(page)
    set_up(page, site, "ny-med-nokkel")
    # when a passkey is made, and used after signing out
    page.get_by_label("Navn på passnøkkelen").fill("Denne maskinen")
    page.get_by_role("button", name="Lag passnøkkel").click()
    page.get_by_role("button", name="Fjern Denne maskinen").wait_for()
    kept = line.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})
    page.context.clear_cookies()
    page.goto(f"{SIGN_IN}?next={ACCOUNT}")
    answers: list[Any] = []
    page.on("request", lambda asked: answers.append(asked) if "svar" in asked.url else None)
    page.get_by_role("button", name="Logg inn med passnøkkel").click()
    # then it leads to where one was going, the key stays on the device, ...
    page.wait_for_url(named + ACCOUNT)
    assert "ny-med-nokkel" in page.locator("main").inner_text()
    assert [one["rpId"] for one in kept["credentials"]] == ["localhost"]
    # ... the same answer is refused when it is sent once more, ...
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    again = page.context.request.post(
        answers[-1].url,
        data=answers[-1].post_data,
        headers={"X-CSRFToken": token, "Content-Type": "application/json", "Referer": named},
    )
    assert again.status == 400
    # ... and a dropped passkey lets nobody in
    page.get_by_role("button", name="Fjern Denne maskinen").click()
    page.get_by_role("button", name="Fjern Denne maskinen").wait_for(state="detached")
    page.context.clear_cookies()
    page.goto(SIGN_IN)
    page.get_by_role("button", name="Logg inn med passnøkkel").click()
    page.get_by_text("Passnøkkelen kunne ikke brukes.").wait_for()


def test_a_device_that_does_not_know_its_holder_makes_no_passkey(page: Any, site: Site) -> None:
    device(page, knows_its_holder=False)
    set_up(page, site, "ny-hos-noen-andre")
    page.get_by_role("button", name="Lag passnøkkel").click()
    page.get_by_text("Passnøkkelen kunne ikke lages.").wait_for()


def test_a_new_account_is_set_up_with_a_code_and_signs_in_with_it(
    page: Any, site: Site
) -> None:
    # given a new colleague with a password
    set_up(page, site, "ny-kollega")
    # when the app's code is confirmed
    page.get_by_role("link", name="Slå på engangskode").click()
    secret = pyotp.TOTP(page.locator("#nokkel").inner_text().replace(" ", ""))
    first = secret.now()
    page.locator("[name=code]").fill(first)
    page.get_by_role("button", name="Bekreft").click()
    recovery = page.locator("main code").all_inner_texts()
    # then the password alone does not lead in, a used code neither, a recovery code does
    page.context.clear_cookies()
    page.goto(f"{SIGN_IN}?next=/distrikt/")
    page.locator("[name=username]").fill("ny-kollega")
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Logg inn", exact=True).click()
    page.wait_for_url("**/logg-inn/kode/")
    page.locator("[name=code]").fill(first)
    page.locator("main form button[type=submit]").click()
    page.locator("#id_code_error").wait_for()
    page.locator("[name=code]").fill(recovery[0])
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/distrikt/")


def test_anybody_tries_a_role_in_the_demonstration_and_leaves_again(
    page: Any, named: str
) -> None:
    # given the demonstration's way in
    page.goto(SIGN_IN)
    # when a role is chosen
    page.get_by_role("button", name="Se som politikontakt").click()
    # then the workplace opens, and signing out leads to the front page
    page.wait_for_url(f"{named}/distrikt/")
    page.get_by_role("button", name="Logg ut").first.click()
    page.wait_for_url(lambda url: url.endswith("/"))
    page.goto(ACCOUNT)
    page.wait_for_url(f"**{SIGN_IN}**")


@pytest.fixture
def trusted(tmp_path_factory: pytest.TempPathFactory, settings: Any) -> Iterator[TestIssuer]:
    """Let the site trust a running issuer, for staff and for inhabitants."""
    from naervaer.web.records.accounts.openid.discovery import forget_issuers  # noqa: PLC0415

    forget_issuers()
    with running_issuer(tmp_path_factory.mktemp("issuer")) as issuer:
        settings.OPENID = issuer.settings()
        yield issuer


@pytest.mark.django_db(transaction=True)
def test_staff_sign_in_at_the_issuer_and_sign_out_at_both(
    chromium: Any, live_server: Any, trusted: TestIssuer
) -> None:
    from naervaer.web.records.accounts.identities import identity_map  # noqa: PLC0415
    from naervaer.web.records.accounts.services import account_create, role_give  # noqa: PLC0415

    # given an administrator who is known at the issuer
    user = account_create(username="kari", name="Kari", password=None, actor=SYSTEM)
    role_give(user=user, role=Role.ADMINISTRATOR, place=Place(), actor=SYSTEM, why="prøve")
    identity_map(
        user=user,
        issuer=trusted.address,
        claim="pid",
        value="13897499912",
        actor=SYSTEM,
        why="prøve",
    )
    context = chromium.new_context(locale="nb-NO", base_url=live_server.url)
    page = context.new_page()
    # when a closed page is opened and the issuer is chosen
    page.goto("/administrasjon/")
    page.get_by_role("link", name="Logg inn med Ansattporten").click()
    # then the page opens, and signing out ends the session there too
    page.wait_for_url(f"{live_server.url}/administrasjon/")
    page.get_by_role("button", name="Logg ut").first.click()
    page.wait_for_url(f"{live_server.url}/")
    ended = [line for line in httpx.get(f"{trusted.address}/log").json() if "ended" in line]
    assert len(ended) == 1
    page.goto("/administrasjon/")
    page.wait_for_url(f"**{SIGN_IN}**")
    context.close()


@pytest.mark.django_db(transaction=True)
def test_an_inhabitant_signs_in_and_gets_an_account_without_roles(
    chromium: Any, live_server: Any, trusted: TestIssuer
) -> None:
    context = chromium.new_context(locale="nb-NO", base_url=live_server.url)
    page = context.new_page()
    page.goto(f"{SIGN_IN}?next={ACCOUNT}")
    page.get_by_role("link", name="Logg inn med ID-porten").click()
    page.wait_for_url(live_server.url + ACCOUNT)
    assert "Kontoen har ingen roller." in page.locator("main").inner_text()
    assert [line["fromSession"] for line in trusted.log()] == [False]
    context.close()
