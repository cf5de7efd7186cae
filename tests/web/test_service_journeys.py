"""Journeys in a browser through sharing, the voice of inhabitants and the counter."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from site_process import Site

from naervaer.domain.authority import Role

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CASE = "26-4711"
_TRIES = 20

Opened = Callable[..., Any]


@pytest.fixture
def opened(chromium: Any, site: Site) -> Iterator[Opened]:
    """Return a maker of pages: for a passer-by, or for somebody signed in with a role."""
    contexts = []

    def page(role: Role | None = None, *, scripts: bool = True) -> Any:
        context = chromium.new_context(
            locale="nb-NO",
            base_url=site.address,
            java_script_enabled=scripts,
            viewport={"width": 1280, "height": 900},
        )
        contexts.append(context)
        if role is not None:
            session = site.sessions[str(role)]
            name = settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": session, "url": site.address}])
        return context.new_page()

    yield page
    for context in contexts:
        context.close()


def said(page: Any) -> str:
    return str(page.locator("main").inner_text())


def press_to(page: Any, words: str, key: str = "Enter") -> None:
    """Press Tab until what bears the words has the focus, then the key."""
    for _ in range(80):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "(e => e.labels?.length ? e.labels[0].innerText : e.innerText || '')"
            "(document.activeElement)"
        )
        if name.strip().startswith(words):
            page.keyboard.press(key)
            return
    pytest.fail(f"the keys never came to «{words}»")


# --- sharing -----------------------------------------------------------------------------


def test_a_case_officer_is_guided_to_an_outcome_and_the_note_is_logged(opened: Opened) -> None:
    # given a case officer who is asked by a municipality, and uses no mouse
    page = opened(Role.CASE_OFFICER)
    page.goto("/deling/")
    press_to(page, "Start veiviseren")
    # when they answer the questions with the keys alone
    for choice in (
        "I politiet eller påtalemyndigheten",
        "Ja",
        "Nei",
        "Nei, ingen av delene",
        "Kommunen, skolen eller et annet offentlig organ",
        "Mottakerens oppgaver etter lov",
        "Ja",
        "Nei",
        "Ja",
    ):
        page.wait_for_selector(".stacked-choices")
        page.locator("h1").evaluate("one => { one.tabIndex = -1; one.focus() }")
        before = page.url
        press_to(page, choice)
        page.wait_for_url(lambda url, before=before: url != before)
    # then they see what the law says, with its paragraphs, and that a person decides
    assert "§" in page.locator("h2:text-is('Paragrafene') + ul").inner_text()
    assert "Et menneske avgjør." in said(page)
    # when they write the note, still with the keys
    press_to(page, "Skriv nedtegnelsen")
    page.wait_for_url("**/nedtegnelse/**")
    _write_note(page)
    # then it is in the log by the case's number, and says nothing of the content
    assert CASE in page.locator("h1").inner_text()
    page.goto("/deling/logg/")
    row = page.locator("tbody tr", has_text=CASE).first
    assert "Steigen" in row.inner_text()


def _write_note(page: Any) -> None:
    """Fill in the five facts by keyboard; what the guide knows is filled in already."""
    page.get_by_label("Saksnummer").focus()
    page.keyboard.type(CASE)
    for words, typed in (
        ("Kommune", "Steigen"),
        ("1. Hvem", "annen"),
        ("Tjeneste eller", "Skjenkekontrollen i Steigen"),
        ("3. Årsak", "mottakerens"),
    ):
        press_to(page, words, key="Shift")
        page.keyboard.type(typed)
    press_to(page, "etter anmodning", key="Space")
    press_to(page, "dom, forelegg", key="Space")
    press_to(page, "verifisert", key="Space")
    press_to(page, "Den behandlingsansvarlige", key="Space")
    press_to(page, "Loggfør")
    page.wait_for_url(re.compile(r"/deling/logg/\d+/$"))


# --- the voice of inhabitants ------------------------------------------------------------


def test_a_round_is_held_answered_without_scripts_hushed_and_answered_back(
    opened: Opened,
) -> None:
    # given a police contact who asks everybody in Steigen one question
    contact = opened(Role.POLICE_CONTACT)
    address = _hold_round(contact)
    # when somebody without scripts answers, and is not known
    passer_by = opened(scripts=False)
    passer_by.goto(address)
    assert "Til da kan ingen se dem, heller ikke politiet." in said(passer_by)
    passer_by.get_by_role("link", name="Svar på undersøkelsen").click()
    assert "Undersøkelsen er anonym" in said(passer_by)
    passer_by.get_by_label("Ja", exact=True).check()
    for _ in range(_TRIES):  # a form sent within two seconds is taken for a machine's
        passer_by.get_by_role("button", name="Send svarene").click()
        if "/takk/" in passer_by.url:
            break
        passer_by.wait_for_timeout(500)
    assert "/takk/" in passer_by.url
    assert {one["name"] for one in passer_by.context.cookies()} <= {"sprak"}
    # and the round is closed
    contact.goto(address)
    contact.get_by_role("link", name="Arbeid med runden").click()
    contact.get_by_role("button", name="Lukk runden").click()
    # then one answer is too few to show anything, also for the police
    for page in (passer_by, contact):
        page.goto(address)
        assert "For få svar til å vise noe." in said(page)
    # when the contact says what was heard and done
    contact.get_by_role("link", name="Arbeid med runden").click()
    contact.get_by_role("link", name="Svar på runden").click()
    contact.get_by_label("Dette hørte vi").fill("Noen vil ha mer tid på kaia.")
    contact.get_by_label("Dette gjorde vi").fill("Vi er på kaia hver fredag i juni.")
    contact.locator("main form button[type=submit]").click()
    # then everybody can read it on the round's page
    passer_by.goto(address)
    assert "Vi er på kaia hver fredag i juni." in said(passer_by)


def _hold_round(page: Any) -> str:
    """Announce a round from today and return its address."""
    today = timezone.localdate()
    page.goto("/stemmen/arbeid/")
    page.get_by_role("link", name="Ny runde").click()
    page.get_by_label("Form", exact=True).select_option(label="digital undersøkelse")
    page.get_by_label("Tittel").fill("Kaia om kvelden (reiseprøve)")
    page.get_by_label("Første dag").fill(today.isoformat())
    page.get_by_label("Siste dag").fill((today + timedelta(days=7)).isoformat())
    page.get_by_label("Slag", exact=True).select_option(label="syntetisk")
    page.get_by_label(re.compile("^Spørsmål 1")).fill("Er det trygt på kaia?")
    page.get_by_label("Type for spørsmål 1").select_option(label="ja eller nei")
    page.get_by_role("button", name="Kunngjør runden").click()
    page.wait_for_url(re.compile(r"/runde/\d+/$"))
    return str(page.url)


# --- the counter -------------------------------------------------------------------------


def test_somebody_walks_in_is_called_and_served_and_the_enquiry_counts(
    opened: Opened, site: Site
) -> None:
    # given a case officer at the counter in Steigen
    page = opened(Role.CASE_OFFICER)
    counted = _answered(site)
    page.goto("/skranke/?kontor=steigen")
    # when somebody walks in and gets a number
    page.get_by_label("Tema").select_option(label="tapt og funnet")
    page.get_by_role("button", name="Gi kølapp").click()
    number = re.search(r"Kølapp nummer (\d+)", page.locator("body").inner_text())
    assert number is not None
    # and the queue is called until it is their turn
    done = page.get_by_role("button", name=f"Nummer {number[1]} er ferdig", exact=True)
    for _ in range(_TRIES):
        page.get_by_role("button", name="Rop opp neste").click()
        if done.count():
            break
    done.click()
    # then the enquiry is ready to be recorded, with all but the end filled in
    page.wait_for_url("**/skranke/henvendelser/**")
    assert page.get_by_label("tapt og funnet").is_checked()
    page.get_by_role("button", name="besvart", exact=True).click()
    assert "Henvendelsen er ført." in page.locator("body").inner_text()
    # and it counts
    assert _answered(site) == counted + 1


def _answered(site: Site) -> int:
    """Return how many enquiries about lost property are counted as answered in Steigen.

    The page of first contact leaves out the last weeks, so what it counts from is asked.
    """
    (file,) = site.home.glob("*.sqlite3")
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as records:
        row = records.execute(
            "SELECT COUNT(*) FROM enquiries_enquiry WHERE office_id = 'steigen' "
            "AND theme = 'found_property' AND first_outcome = 'answered'"
        ).fetchone()
    return int(row[0])


def test_somebody_without_means_waits_with_a_code(opened: Opened) -> None:
    # given a case officer, and somebody on the phone who wants what nobody offers now
    page = opened(Role.CASE_OFFICER)
    page.goto("/skranke/bestill/")
    page.get_by_label("Kommune").select_option(label="Steigen")
    page.get_by_label("Hva gjelder timen").select_option(label="pass og ID-kort")
    page.get_by_role("button", name="Finn ledige tider").click()
    assert "Ingen tider er ledige." in said(page)
    # when they are put on the waiting list and told the code
    page.get_by_role("link", name="Sett noen på ventelista").click()
    page.get_by_role("button", name="Sett på ventelista").click()
    page.wait_for_url(re.compile(r"/skranke/venteliste/\d+/$"))
    place, code = page.url, page.locator(".figure-value").inner_text()
    # then the code leads back to their place in the line
    page.goto("/skranke/")
    page.get_by_label("Koden personen har").fill(code)
    page.get_by_role("button", name="Finn med koden").click()
    page.wait_for_url(place)
    page.get_by_role("button", name="Ta ut av ventelista").click()
    assert "har gått ut av lista" in said(page)
