"""A stranger finds a municipality by keys alone, without scripts, on paper; the map answers."""

from collections.abc import Iterator
from typing import Any

import pytest
from site_process import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MAP = "#kart[data-ready]"


@pytest.fixture
def page(chromium: Any, site: Site) -> Iterator[Any]:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, locale="nb-NO", base_url=site.address
    )
    yield context.new_page()
    context.close()


def press_to(page: Any, words: str) -> None:
    """Press Tab until the thing with these words has the focus, then Enter."""
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.innerText || ''")
        if focused.strip() == words:
            page.keyboard.press("Enter")
            return
    pytest.fail(f"the keys never came to «{words}»")


def test_a_municipality_is_found_with_the_keyboard_alone(page: Any) -> None:
    # given a stranger on the front page, without a mouse
    page.goto("/")
    # when the first key leads past the menu, and keys alone lead on
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#innhold"
    page.keyboard.press("Enter")
    press_to(page, "Jeg arbeider i en kommune")
    page.wait_for_url("**/kommune/")
    page.locator("#q").focus()
    page.keyboard.type("steigen")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=steigen")
    page.locator("#innhold").focus()
    press_to(page, "Steigen")
    # then the page says who the police are
    page.wait_for_url("**/kommune/1848-steigen/")
    assert page.locator("h1").inner_text() == "Politiet i Steigen"


def test_from_the_front_page_to_the_nearest_door(page: Any) -> None:
    # given somebody on the front page who knows where they are and little more
    page.goto("/")
    # when they write their postal code and choose what they need
    page.get_by_label("Hvor er du?").fill("8283")
    page.keyboard.press("Enter")
    page.wait_for_url("**/finn/?hvor=8283")
    page.get_by_role("link", name="Anmelde eller tipse").click()
    # then the answer is about their place
    assert "nær 8283 Leinesfjord" in page.locator("main").inner_text()


def test_the_map_and_its_menu_work_without_scripts(chromium: Any, site: Site) -> None:
    context = chromium.new_context(
        java_script_enabled=False,
        viewport={"width": 320, "height": 800},
        locale="nb-NO",
        base_url=site.address,
    )
    page = context.new_page()
    # given a small screen without scripts, when the menu is opened and the map is chosen
    page.goto("/")
    page.get_by_text("Meny", exact=True).click()
    page.locator(".narrow-menu").get_by_text("Kart").click()
    page.locator("#distrikt").select_option("nordland")
    page.locator("#velg button").click()
    # then there is an image, and the table has the district's municipalities
    assert page.get_by_role("img", name="Kart over kommunene").is_visible()
    assert page.locator("#kart").is_hidden()
    assert page.locator("#tabell tbody tr").count() == 41
    context.close()


def test_the_language_is_changed_on_the_page_one_is_on(page: Any) -> None:
    page.goto("/kommune/1848-steigen/")
    page.get_by_role("link", name="Nynorsk").click()
    assert page.url.endswith("/kommune/1848-steigen/")
    assert "Kven er politiet her?" in page.locator("main").inner_text()


def test_the_map_shows_the_municipality_chosen_and_the_address_follows(page: Any) -> None:
    # given the map
    page.goto("/landet/kart/?lag=minutter")
    page.wait_for_selector(MAP, timeout=60_000)
    # when a municipality is chosen from the list under it
    page.locator("#finn-kommune").select_option(label="Steigen")
    # then its figure is said with a way on, and the address can be shared
    said = page.locator("#valgt")
    assert said.inner_text().startswith("Steigen: ")
    assert said.locator("a").get_attribute("href") == "/kommune/1848-steigen/"
    page.wait_for_url("**kart=*")
    position = page.url.partition("kart=")[2]
    page.goto(page.url)
    page.wait_for_selector(MAP, timeout=60_000)
    assert page.locator("[name=kart]").get_attribute("value") in {
        position,
        position.replace("%2F", "/"),
    }


def test_the_first_view_of_the_map_is_less_than_a_megabyte(page: Any) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"]))
    page.goto("/landet/kart/")
    page.wait_for_selector(MAP, timeout=60_000)
    assert 0 < sum(sizes) < 1_000_000


def test_paper_carries_the_content_and_not_the_frame(page: Any) -> None:
    page.goto("/kommune/1848-steigen/")
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.locator(".site-header").is_hidden()
    assert page.locator(".site-footer").is_hidden()


def test_a_point_chosen_on_the_list_of_changes_becomes_a_run(page: Any, site: Site) -> None:
    # given an analyst of Nordland
    cookie = {"name": "sessionid", "value": site.sessions["district_analyst"]}
    page.context.add_cookies([cookie | {"url": site.address}])
    page.goto("/landet/kart/scenario/")
    page.wait_for_selector(MAP, timeout=60_000)
    # when a municipality is chosen on the map and a point is opened there
    page.locator("#finn-kommune").select_option(label="Rødøy")
    page.get_by_role("button", name="Åpne et sted her").click()
    assert page.locator("[name=apne-0-municipality]").input_value() == "1836"
    page.locator("#id_name").fill("Rødøy åpner")
    page.get_by_role("button", name="Kjør scenarioet").click()
    # then the run stands among the studies
    page.wait_for_url("**/analyse/**")
    assert "Rødøy åpner" in page.locator("main").inner_text()
