"""The reports in a real browser: small screens, keyboard, print, accessibility."""

from pathlib import Path
from typing import Any

import pytest
from invented_siting import invented_siting_page
from invented_study import invented_page

pytestmark = pytest.mark.browser

REPOSITORY = Path(__file__).resolve().parents[2]
AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


@pytest.fixture(scope="module")
def browser(chromium: Any) -> Any:
    return chromium


@pytest.fixture(scope="module", params=["nb", "en"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / f"{request.param}.html"
    path.write_text(invented_page(request.param), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module", params=["nb", "en"])
def siting_address(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> str:
    path = tmp_path_factory.mktemp("siting") / f"{request.param}.html"
    path.write_text(invented_siting_page(request.param), encoding="utf-8")
    return path.as_uri()


def opened(
    browser: "sync_api.Browser", address: str, *, width: int = 1280, scheme: str = "light"
) -> "sync_api.Page":
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(address)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_to_complain_about(
    browser: "sync_api.Browser", address: str, width: int, scheme: str
) -> None:
    if not AXE.is_file():
        pytest.skip(f"axe-core is not at {AXE}; run «make setup»")
    assert complaints_about(browser, address, width=width, scheme=scheme) == []


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light"), (1280, "dark")])
def test_axe_finds_nothing_in_the_siting_report(
    browser: "sync_api.Browser", siting_address: str, width: int, scheme: str
) -> None:
    if not AXE.is_file():
        pytest.skip(f"axe-core is not at {AXE}; run «make setup»")
    assert complaints_about(browser, siting_address, width=width, scheme=scheme) == []


def complaints_about(
    browser: "sync_api.Browser", address: str, *, width: int, scheme: str
) -> list[tuple[str, list[str]]]:
    """Return what axe holds against a page with everything unfolded."""
    page = opened(browser, address, width=width, scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("axe.run()")
    page.close()
    return [
        (item["id"], [node["html"][:120] for node in item["nodes"][:3]])
        for item in found["violations"]
    ]


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_siting_report_stays_within_the_screen(
    browser: "sync_api.Browser", siting_address: str, width: int
) -> None:
    page = opened(browser, siting_address, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_reaches_past_the_edge_of_the_screen(
    browser: "sync_api.Browser", address: str, width: int
) -> None:
    page = opened(browser, address, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_nothing_is_asked_of_the_network(browser: "sync_api.Browser", address: str) -> None:
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.close()
    assert asked == [address]


def test_the_first_key_leads_past_the_navigation(
    browser: "sync_api.Browser", address: str
) -> None:
    page = opened(browser, address)
    page.keyboard.press("Tab")
    link = page.evaluate("document.activeElement.getAttribute('href')")
    visible = page.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
    assert (link, visible) == ("#main", True)
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    page.close()


def test_a_table_is_sorted_with_the_keyboard_and_says_so(
    browser: "sync_api.Browser", address: str
) -> None:
    page = opened(browser, address)
    button = page.locator("#t-points thead button").nth(3)
    button.focus()
    page.keyboard.press("Enter")
    assert page.locator("#t-points th[aria-sort=ascending]").count() == 1
    first = page.locator("#t-points tbody th").first.inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#t-points th[aria-sort=descending]").count() == 1
    assert page.locator("#t-points tbody th").first.inner_text() != first
    page.close()


def test_wide_tables_can_be_scrolled_with_the_keyboard(
    browser: "sync_api.Browser", address: str
) -> None:
    page = opened(browser, address, width=320)
    unreachable = page.evaluate(
        """[...document.querySelectorAll('.scroll')].filter(
             (box) => box.scrollWidth > box.clientWidth && box.tabIndex !== 0).length"""
    )
    assert unreachable == 0
    page.close()


def test_everything_is_there_without_script(browser: "sync_api.Browser", address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("table").count() > 15
    assert page.locator("svg[role=img]").count() >= 6
    assert page.locator("thead button").count() == 0
    context.close()


def test_print_shows_whole_tables_and_no_navigation(
    browser: "sync_api.Browser", address: str
) -> None:
    page = opened(browser, address)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert page.evaluate("getComputedStyle(document.querySelector('nav')).display") == "none"
    overflow = page.evaluate("getComputedStyle(document.querySelector('.scroll')).overflowX")
    assert overflow == "visible"
    assert len(page.pdf()) > 10_000
    page.close()


def test_nothing_reaches_past_the_edge_of_a_printed_page(
    browser: "sync_api.Browser", address: str
) -> None:
    a4_inside_margins = 700
    page = opened(browser, address, width=a4_inside_margins)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    wide = page.evaluate(
        """[...document.querySelectorAll('table')].filter(
             (table) => table.getBoundingClientRect().right > innerWidth).map((t) => t.id)"""
    )
    assert wide == []
    page.close()
