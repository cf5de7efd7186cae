"""A resident's way to an appointment in a real browser: without JavaScript, small and large."""

import re
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from icalendar import Calendar
from site_process import Site
from test_every_page_in_the_browser import AXE, NARROW, WIDE, complaints

from naervaer.domain.authority import Role

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STEIGEN = "/time/politikontakt/1848/"
OSLO = ZoneInfo("Europe/Oslo")
TIME = ".booking-times button"
OPEN_PAGES = {
    "door": "/finn/?hva=pass&hvor=8003&sorter=time",
    "kinds": "/time/",
    "offices": "/time/pass/",
    "times": STEIGEN,
    "themes": "/time/spesialist/1848/",
    "none": "/time/veiledning/0301/",
}


@pytest.fixture
def page(chromium: Any, site: Site) -> Iterator[Any]:
    """Return a narrow page of somebody who is not signed in and has no scripts."""
    context = chromium.new_context(
        viewport=NARROW, base_url=site.address, java_script_enabled=False, locale="nb-NO"
    )
    yield context.new_page()
    context.close()


def hold(page: Any, number: int = 0, address: str = STEIGEN) -> None:
    page.goto(address)
    page.locator(TIME).nth(number).click()


def confirm(page: Any) -> None:
    page.get_by_label("Telefonnummer eller e-postadresse").fill("900 00 000")
    page.get_by_role("button", name="Bekreft timen").click()


def fact(page: Any, name: str) -> str:
    found = page.locator(f"dt:text-is('{name}') + dd").inner_text()
    return str(found).strip()


def test_a_resident_chooses_holds_confirms_changes_and_cancels(page: Any) -> None:
    page.goto("/time/")
    page.get_by_role("link", name=re.compile("politikontakt", re.IGNORECASE)).first.click()
    page.get_by_role("link", name="Steigen").click()
    page.locator(TIME).first.click()
    assert "Vi holder timen av til klokka" in page.locator("main").inner_text()
    confirm(page)
    code, first = fact(page, "Kode"), fact(page, "Når")
    assert fact(page, "Tilstand") == "Bekreftet"

    page.get_by_role("link", name="Velg en annen tid").click()
    page.locator(TIME).last.click()
    assert fact(page, "Kode") == code
    assert fact(page, "Når") != first

    page.get_by_role("button", name="Avbestill timen").click()
    assert fact(page, "Tilstand") == "Avbestilt"


def test_the_calendar_file_has_the_time_that_is_confirmed(page: Any) -> None:
    hold(page)
    confirm(page)
    link = page.get_by_role("link", name=re.compile("kalenderen")).get_attribute("href")
    answer = page.context.request.get(link)
    entry = next(iter(Calendar.from_ical(answer.body()).walk("VEVENT")))
    assert entry.decoded("DTSTART").astimezone(OSLO).strftime("%H.%M") in fact(page, "Når")


def test_a_time_is_held_and_confirmed_by_keyboard_alone(page: Any) -> None:
    page.goto(STEIGEN)
    page.locator(TIME).first.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Telefonnummer eller e-postadresse").focus()
    page.keyboard.type("90000000")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.locator("button:focus", has_text="Bekreft timen").count():
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/time/min/**")
    assert fact(page, "Tilstand") == "Bekreftet"


def looked_at(page: Any, odd: dict[str, Any], name: str) -> None:
    """Note what axe finds, light and dark, wide and narrow, and what scrolls sideways."""
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            if found := complaints(page):
                odd[f"{name} {scheme} {size['width']}"] = found
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > size["width"]:
            odd[f"{name} {size['width']} width"] = width


def reader(chromium: Any, site: Site, language: str, role: Role | None = None) -> Any:
    context = chromium.new_context(viewport=NARROW, base_url=site.address)
    context.add_init_script(path=AXE)
    cookies = {settings.LANGUAGE_COOKIE_NAME: language}
    if role is not None:
        cookies[settings.SESSION_COOKIE_NAME] = site.sessions[str(role)]
    context.add_cookies(
        [{"name": name, "value": one, "url": site.address} for name, one in cookies.items()]
    )
    return context


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_pages_behind_signed_links_are_as_accessible_as_the_open_ones(
    chromium: Any, site: Site, language: str
) -> None:
    if not AXE.is_file():
        pytest.skip(f"axe-core is not at {AXE}; run «make setup»")
    odd: dict[str, Any] = {}
    context = reader(chromium, site, language)
    page = context.new_page()
    for name, address in OPEN_PAGES.items():
        page.goto(address)
        looked_at(page, odd, name)
    hold(page)
    looked_at(page, odd, "held")
    page.locator("main form button[type=submit]").click()
    looked_at(page, odd, "held with an error")
    page.locator("input[name=adresse]").fill("90000000")
    page.locator("main form button[type=submit]").click()
    looked_at(page, odd, "mine")
    page.locator(".actions a").first.click()
    looked_at(page, odd, "change")
    page.goto("/time/passbuss/1848/venteliste/")
    page.locator("input[name=vei][value=none]").check()
    page.locator("main form button[type=submit]").click()
    looked_at(page, odd, "line")
    context.close()
    assert odd == {}


def test_the_page_that_opens_times_is_accessible(chromium: Any, site: Site) -> None:
    if not AXE.is_file():
        pytest.skip(f"axe-core is not at {AXE}; run «make setup»")
    odd: dict[str, Any] = {}
    context = reader(chromium, site, "nb", Role.DUTY_PLANNER)
    page = context.new_page()
    page.goto("/time/tilby/")
    looked_at(page, odd, "offers")
    page.locator("main .ds-list a").first.click()
    looked_at(page, odd, "open")
    context.close()
    assert odd == {}
