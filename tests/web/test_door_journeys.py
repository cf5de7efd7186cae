"""Journeys in a browser: an inhabitant at the door, and a journalist at the open figures."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from site_process import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def page(chromium: Any, site: Site) -> Iterator[Any]:
    context = chromium.new_context(locale="nb-NO", accept_downloads=True)
    opened = context.new_page()
    opened.goto(f"{site.address}/")
    yield opened
    context.close()


@pytest.fixture
def plain_page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(locale="nb-NO", java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_somebody_in_steigen_finds_where_to_report(page: Any, site: Site) -> None:
    # given somebody who knows only the postal code
    page.goto(f"{site.address}/finn/")
    # when they ask where something can be reported
    page.get_by_label("Hva trenger du?").select_option(label="Anmelde eller tipse")
    page.get_by_label("Hvor er du?").fill("8283")
    page.get_by_role("button", name="Finn", exact=True).click()
    # then Steigen comes first, and they can open its page and ring
    first = page.locator(".doors .door h3").first
    assert first.inner_text() == "Steigen"
    page.get_by_role("link", name="Steigen", exact=True).first.click()
    assert "Åpningstid" in page.locator("main").inner_text()
    assert page.locator('a[href="tel:02800"]').count() >= 1


def test_a_passport_on_a_saturday_is_answered_without_scripts(
    plain_page: Any, site: Site
) -> None:
    # given a browser without scripts
    plain_page.goto(f"{site.address}/finn/")
    # when somebody in Steigen asks for a passport on a Saturday
    plain_page.get_by_label("Hva trenger du?").select_option(label="Pass og ID-kort")
    plain_page.get_by_label("Hvor er du?").fill("Leinesfjord")
    plain_page.get_by_label("Når?").select_option(label="Åpent på en lørdag")
    plain_page.get_by_role("button", name="Finn", exact=True).click()
    # then the answer is honest: what is announced or published, or whom to ring
    said = plain_page.locator("main").inner_text()
    assert "Pass og ID-kort nær 8283 Leinesfjord" in said
    assert "Ring 02800" in said
    assert plain_page.locator(".door").count() > 0
    assert not plain_page.locator("[data-here]").is_visible()


def test_the_door_is_asked_and_answered_by_keyboard_alone(page: Any, site: Site) -> None:
    # given somebody who uses no mouse
    page.goto(f"{site.address}/finn/")
    page.get_by_label("Hva trenger du?").focus()
    # when they move on with Tab, type and press Enter
    page.keyboard.press("Tab")
    page.keyboard.type("Steigen")
    page.keyboard.press("Enter")
    page.wait_for_selector("#svar")
    # then the answer is there, and the first door can be reached and opened
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.door h3') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/finn/sted/**")


def test_somebody_who_does_not_know_which_service_is_led_to_one(page: Any, site: Site) -> None:
    # given somebody whose child needs a passport
    page.goto(f"{site.address}/finn/")
    page.get_by_role("link", name="Jeg vet ikke hvilken tjeneste jeg trenger").click()
    # when they answer the questions
    for choice in ("Nei", "Pass, ID-kort eller reise", "Pass til et barn"):
        page.get_by_role("link", name=choice, exact=True).click()
    page.get_by_role("link", name="Gå til siden").click()
    page.get_by_label("Hvor gammel").fill("4")
    page.get_by_label("Hva skal dere søke om?").select_option(label="Pass")
    page.get_by_role("button", name="Regn ut").click()
    # then they see that it lasts two years, and that both parents must consent
    said = page.locator("#svar").inner_text()
    assert "gjelder i 2 år" in said
    assert "Begge foreldre" in said


def test_where_i_am_is_answered_when_somebody_allows_it(chromium: Any, site: Site) -> None:
    # given somebody in Steigen who lets the page know where they are
    context = chromium.new_context(
        locale="nb-NO",
        geolocation={"longitude": 15.0212345, "latitude": 67.7212345},
        permissions=["geolocation"],
    )
    page = context.new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    page.goto(f"{site.address}/finn/")
    # when they choose what they need, and press the button
    page.get_by_label("Hva trenger du?").select_option(label="Anmelde eller tipse")
    page.get_by_role("button", name="Bruk stedet jeg er nå").click()
    page.wait_for_selector("#svar")
    # then the answer is theirs, and only a rounded position was sent
    assert "Steigen" in page.locator("ol.doors").first.inner_text()
    posted = next(body for body in sent if "lengde" in body)
    assert "15.021" in posted
    assert "15.0212" not in posted
    assert {one["name"] for one in context.cookies()} <= {"sprak"}
    context.close()


def test_a_journalist_downloads_a_series(page: Any, site: Site) -> None:
    # given a journalist who looks for the promises
    page.goto(f"{site.address}/tall/")
    page.get_by_role("link", name="Løfter med status").click()
    # when they download the newest version as CSV
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").first.click()
    # then it holds all 128 rows, each with source and kind
    lines = Path(waiting.value.path()).read_text(encoding="utf-8").splitlines()
    assert lines[0].split(",")[0] == "promise"
    assert lines[0].endswith("source,source_date,kind")
    assert sum(line[:2] in {"A-", "B-"} for line in lines) == 128
