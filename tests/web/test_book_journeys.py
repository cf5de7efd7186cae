"""Whole ways through the presence book and the promise ledger, in a real browser.

Given, when, then: an analyst brings in a file with errors; a journalist follows a promise to
its evidence; a coordinator files a wish, and the police answer it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from site_process import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEADER = "kommune;måte;tjeneste;fra;til;tilstand;gruppe;merknad"
GROUP = "Bodø (syntetisk)"


@pytest.fixture
def browse(chromium: Any, site: Site) -> Iterator[Any]:
    """Return a maker of pages: somebody with a role, or anybody; scripts off where asked."""
    contexts = []

    def made(role: str | None = None, **options: Any) -> Any:
        context = chromium.new_context(base_url=site.address, locale="nb-NO", **options)
        cookies = {settings.LANGUAGE_COOKIE_NAME: "nb"}
        if role is not None:
            cookies[settings.SESSION_COOKIE_NAME] = site.sessions[role]
        context.add_cookies(
            [{"name": name, "value": at, "url": site.address} for name, at in cookies.items()]
        )
        contexts.append(context)
        return context.new_page()

    yield made
    for context in contexts:
        context.close()


def fact(page: Any, words: str) -> str:
    """Return what a page's list of facts says of something."""
    found = page.locator("dl.facts > div").filter(has=page.get_by_text(words, exact=True))
    return str(found.locator("dd").inner_text())


def test_an_analyst_brings_in_a_file_corrects_it_and_undoes_it(
    browse: Any, tmp_path: Path
) -> None:
    # Given a file with one good row and one with two errors, and scripts turned off
    times = f"2026-02-02 18:00;2026-02-02 20:00;levert;{GROUP};"
    file = tmp_path / "februar.csv"
    file.write_text(
        f"{HEADER}\n1804;båt;patrulje;{times}\nBodø;robåt;anmeldelse;{times}\n", "utf-8"
    )
    page = browse("district_analyst", java_script_enabled=False)
    # When the analyst uploads it
    page.goto("/distrikt/import/")
    page.get_by_label("Slag").select_option("synthetic")
    page.get_by_label("Fil (CSV eller Excel)").set_input_files(file)
    page.get_by_role("button", name="Se over filen").click()
    # Then the errors are named by row and column, and nothing can be written yet
    assert fact(page, "Rader med feil") == "1"
    assert page.get_by_role("button", name="Før inn i boka").count() == 0
    row = page.get_by_role("row").filter(has_text="nummeret 1804, ikke navnet")
    assert row.get_by_role("rowheader").inner_text() == "3"
    # When they are corrected on the page, and the file is confirmed
    page.get_by_label("Rad 3, kommune").fill("1804")
    page.get_by_label("Rad 3, måte").fill("båt")
    page.get_by_role("button", name="Lagre rettelsene").click()
    page.get_by_role("button", name="Før inn i boka").click()
    # Then the hours stand in the book
    boats = "/distrikt/bok/?mate=boat&fra=2026-02-01&til=2026-02-28"
    address = page.url
    page.goto(boats)
    assert fact(page, "Levert") == "4 timer"
    # When the file is undone, with a reason
    page.goto(address)
    page.get_by_label("Hvorfor").fill("feil måned")
    page.get_by_role("button", name="Ta alt ut av boka").click()
    # Then they are gone, and the file is kept
    assert "angret" in page.locator("main").inner_text()
    page.goto(boats)
    assert "Boka er tom" in page.locator("main").inner_text()


def test_a_journalist_finds_a_promise_and_follows_its_evidence(browse: Any) -> None:
    # Given anybody on the promise ledger
    page = browse()
    page.goto("/landet/lofter/")
    # When they search for money and open the promise
    page.get_by_label("Søk i teksten").fill("nye penger")
    page.get_by_role("button", name="Vis", exact=True).click()
    page.get_by_role("link", name="Friske midler").click()
    # Then the status has a reason, and decision, evidence and source stand on the page
    text = page.locator("main").inner_text()
    for words in ("omstridt", "−37,9 årsverk", "Politisk beslutning", "qid=97931"):
        assert words in text
    # Then the made-up number of the showcase is marked, and decided nothing
    made_up = page.get_by_role("row").filter(has_text="Nordland")
    assert "syntetisk" in made_up.inner_text()
    assert "Nordland" not in page.locator("h2:has-text('Hvorfor') + p").inner_text()
    # When they take the same search with them as a file
    page.goto("/landet/lofter/?q=nye+penger")
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    assert "B-18" in Path(taken.value.path()).read_text("utf-8")


def test_a_coordinator_files_a_wish_and_the_police_answer(browse: Any) -> None:
    # Given the coordinator of Steigen
    page = browse("municipal_coordinator")
    page.goto("/landet/onsker/nytt/")
    assert page.get_by_label("Kommune").locator("option").all_inner_texts() == ["Steigen"]
    # When the wish is sent without its reason
    page.get_by_label("Hva kommunen ønsker, kort").fill("Åpen dag i Leinesfjord")
    page.get_by_role("button", name="Send ønsket").click()
    # Then what was written is still there; when the reason is given, the wish is public
    title = page.get_by_label("Hva kommunen ønsker, kort")
    assert title.input_value() == "Åpen dag i Leinesfjord"
    page.get_by_label("Hvorfor, og hva").fill("Mange har aldri møtt politiet sitt.")
    page.get_by_role("button", name="Send ønsket").click()
    address = page.url
    anybody = browse()
    anybody.goto(address)
    assert "venter på svar" in anybody.locator("main").inner_text()
    # When the police answer yes with a measure
    police = browse("district_analyst")
    police.goto(address)
    police.get_by_role("link", name="Svar på ønsket").click()
    police.get_by_label("Begrunnelse").fill("Enig.")
    police.get_by_label("Tiltak", exact=False).first.fill("Åpen dag i august")
    police.get_by_role("button", name="Gi svaret").click()
    # Then everybody sees both
    anybody.reload()
    assert "Tiltak: Åpen dag i august" in anybody.locator("main").inner_text()
