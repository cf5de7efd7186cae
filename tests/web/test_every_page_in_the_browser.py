"""Every address in a real browser, in every language, light and dark, small and large."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from route_examples import examples, routes_without_example
from site_process import Site

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LANGUAGES = [code for code, _ in settings.LANGUAGES]
WIDE = {"width": 1280, "height": 900}
PATIENCE_MS = 120_000
NARROW = {"width": 320, "height": 800}

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@dataclass
class Visit:
    """What one page did in the browser."""

    status: int = 0
    is_page: bool = False
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    complaints: dict[str, list[Any]] = field(default_factory=dict)
    narrow_width: int = 0


class Reader:
    """One tab of somebody with a role and a language, which turns from page to page.

    A tab of its own for each page would start a process each time, and loading the rules of
    axe with the page costs less than sending them after it.
    """

    def __init__(self, browser: Any, site: Site, role: str | None, language: str) -> None:
        self.site = site
        self.context = browser.new_context(viewport=WIDE)
        cookies = {settings.LANGUAGE_COOKIE_NAME: language}
        if role is not None:
            cookies[settings.SESSION_COOKIE_NAME] = site.sessions[str(role)]
        self.cookies = [
            {"name": name, "value": value, "url": site.address}
            for name, value in cookies.items()
        ]
        self.context.add_init_script(path=AXE)
        self.context.set_default_timeout(PATIENCE_MS)
        self.page = self.context.new_page()
        self.seen = Visit()
        self.page.on("request", lambda request: self.seen.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.seen.said.append(str(error)))
        self.page.on("console", self.hear)

    def hear(self, told: Any) -> None:
        if told.type == "error":
            self.seen.said.append(told.text)

    def visit(self, address: str) -> Visit:
        self.context.add_cookies(self.cookies)  # one address changes the language
        self.seen = seen = Visit()
        answer = self.context.request.get(
            self.site.address + address, max_redirects=0, timeout=PATIENCE_MS
        )
        seen.status = answer.status
        seen.is_page = answer.status == 200 and "html" in answer.headers.get("content-type", "")
        if seen.is_page:
            self.look(self.site.address + address)
        return seen

    def look(self, url: str) -> None:
        self.page.set_viewport_size(WIDE)
        self.page.emulate_media(color_scheme="light")
        self.page.goto(url)
        self.page.evaluate(
            "document.querySelectorAll('details').forEach((fold) => (fold.open = true))"
        )
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            self.seen.complaints[scheme] = complaints(self.page)
        self.page.set_viewport_size(NARROW)
        self.seen.narrow_width = self.page.evaluate("document.documentElement.scrollWidth")


@pytest.fixture(scope="module", params=LANGUAGES)
def visits(request: pytest.FixtureRequest, chromium: Any, site: Site) -> dict[str, Visit]:
    """Visit every example once in one language."""
    if not AXE.is_file():
        pytest.skip(f"axe-core is not at {AXE}; run «make setup»")
    made: dict[str, Visit] = {}
    readers: dict[str | None, Reader] = {}
    for name, address, role in examples():
        if role not in readers:
            readers[role] = Reader(chromium, site, role, request.param)
        made[f"{name} {address}"] = readers[role].visit(address)
    for reader in readers.values():
        reader.context.close()
    return made


def complaints(page: Any) -> list[Any]:
    found = page.evaluate(
        "tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})",
        TAGS,
    )
    return [
        (item["id"], [node["html"][:160] for node in item["nodes"][:3]])
        for item in found["violations"]
    ]


def test_every_route_with_parameters_has_an_example() -> None:
    assert routes_without_example() == []


def test_every_example_answers(visits: dict[str, Visit]) -> None:
    odd = {at: one.status for at, one in visits.items() if one.status not in {200, 302, 405}}
    assert odd == {}


def test_axe_finds_nothing_in_light_or_dark(visits: dict[str, Visit]) -> None:
    found = {
        (at, scheme): listed
        for at, one in visits.items()
        for scheme, listed in one.complaints.items()
        if listed
    }
    assert found == {}


def test_no_page_scrolls_sideways_on_the_smallest_screen(visits: dict[str, Visit]) -> None:
    wide = {at: one.narrow_width for at, one in visits.items() if one.narrow_width > 320}
    assert wide == {}


def test_no_page_asks_anybody_else_for_anything(visits: dict[str, Visit], site: Site) -> None:
    own = (f"{site.address}/", "blob:", "data:")
    others = {
        at: foreign
        for at, one in visits.items()
        if (foreign := [url for url in one.asked if not url.startswith(own)])
    }
    assert others == {}


def test_no_page_breaks_its_own_policy_or_fails_in_script(visits: dict[str, Visit]) -> None:
    assert {at: one.said for at, one in visits.items() if one.said} == {}
