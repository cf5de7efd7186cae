"""From a question to the contact to its answer and the measure, in a real browser."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from site_process import Site
from test_every_page_in_the_browser import AXE, NARROW, complaints

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGE = "/kontakt/1848-steigen/"
ASKED = "Kan noen komme til ungdomsklubben en kveld?"
PAUSE_MS = 2_500
"""A form that is sent sooner than people write looks sent by a machine."""
REPLY = "Ja. Vi kommer torsdag og tar en prat."


@pytest.fixture
def opened(chromium: Any, site: Site) -> Iterator[Callable[[], Any]]:
    """Return a maker of narrow pages without scripts, each somebody else's."""
    contexts = []

    def made() -> Any:
        context = chromium.new_context(
            viewport=NARROW, base_url=site.address, java_script_enabled=False, locale="nb-NO"
        )
        contexts.append(context)
        return context.new_page()

    yield made
    for context in contexts:
        context.close()


def ask(page: Any) -> str:
    """Write to Steigen's contact and return the code."""
    page.goto(PAGE)
    page.get_by_role("link", name="Skriv til politikontakten").click()
    page.get_by_label("Barn og unge i nærmiljøet").check()
    page.get_by_label("Skriv kort hva du lurer på").fill(ASKED)
    page.wait_for_timeout(PAUSE_MS)
    page.get_by_role("button", name="Send").click()
    assert "Venter på svar" in page.locator("main").inner_text()
    return str(page.locator("dt:text-is('Kode') + dd").inner_text()).strip()


def test_a_question_is_asked_answered_read_and_measured(opened: Callable[[], Any]) -> None:
    asker, contact = opened(), opened()
    code = ask(asker)
    contact.goto("/logg-inn/")
    contact.get_by_role("button", name="Se som politikontakt").click()
    contact.goto("/distrikt/")
    contact.get_by_role("link", name="Henvendelser til politikontakten").click()
    assert "over fristen" in contact.locator("main").inner_text()
    contact.locator("tbody tr", has_text="Barn og unge").last.get_by_role("link").click()
    assert ASKED in contact.locator("main").inner_text()
    contact.get_by_label("Svar", exact=True).fill(REPLY)
    contact.get_by_role("button", name="Gi svaret").click()
    assert "Svaret er gitt." in contact.locator("body").inner_text()

    asker.goto(PAGE)
    asker.get_by_role("link", name="Les svaret med koden").click()
    asker.get_by_label("Kode").fill(code.lower())
    asker.wait_for_timeout(PAUSE_MS)
    asker.get_by_role("button", name="Åpne").click()
    assert REPLY in asker.locator("main").inner_text()

    asker.goto(PAGE)
    row = asker.locator("table tr", has_text="Steigen")
    assert re.search(r"\t\d+\s%\t\d+\s% til \d+\s%\t|holdes tilbake", row.inner_text())
    asker.get_by_role("link", name=re.compile("Løftet om «Din politikontakt»")).click()
    assert "fikk svar innen 14 dager" in asker.locator("main").inner_text()


def test_what_was_asked_can_be_taken_back_by_keyboard(opened: Callable[[], Any]) -> None:
    page = opened()
    ask(page)
    page.get_by_role("button", name="Trekk tilbake og slett").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Trukket tilbake", exact=True).wait_for()
    assert ASKED not in page.locator("main").inner_text()


def test_what_somebody_follows_has_no_faults(chromium: Any, site: Site) -> None:
    if not AXE.is_file():
        pytest.skip(f"axe-core is not at {AXE}; run «make setup»")
    context = chromium.new_context(viewport=NARROW, base_url=site.address, locale="nb-NO")
    context.add_init_script(path=AXE)
    page = context.new_page()
    ask(page)
    assert complaints(page) == []
    context.close()
