"""Public pages on paper: light whatever the screen's theme, without menus, nothing cut off."""

from collections.abc import Iterator
from typing import Any

import pytest
from site_process import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = ("/", "/kommune/1848-steigen/", "/landet/lofter/", "/landet/kart/", "/finn/", "/tall/")
A4_PIXELS = 793


@pytest.fixture
def paper(chromium: Any, site: Site) -> Iterator[Any]:
    """Yield a page as it is printed by somebody whose screen is dark."""
    context = chromium.new_context(
        viewport={"width": A4_PIXELS, "height": 1122}, locale="nb-NO", base_url=site.address
    )
    page = context.new_page()
    page.emulate_media(media="print", color_scheme="dark")
    yield page
    context.close()


DARK_ONES = """() => [...document.querySelectorAll("body, main *")]
  .filter((one) => one.checkVisibility() && !one.closest("svg"))
  .map((one) => [one.className || one.tagName, getComputedStyle(one).backgroundColor])
  .filter(([, colour]) => {
    const [red, green, blue, clear] = colour.match(/[\\d.]+/g).map(Number);
    return clear !== 0 && Math.max(red, green, blue) < 200;
  })"""


@pytest.mark.parametrize("address", PAGES)
def test_a_dark_screen_prints_light(address: str, paper: Any) -> None:
    paper.goto(address)
    assert paper.evaluate(DARK_ONES) == []
    assert paper.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


@pytest.mark.parametrize("address", PAGES)
def test_paper_has_no_menus_and_cuts_nothing_off(address: str, paper: Any) -> None:
    paper.goto(address)
    for hidden in (".site-header", ".site-footer", ".filters"):
        assert not any(one.is_visible() for one in paper.locator(hidden).all())
    assert paper.evaluate("document.documentElement.scrollWidth") <= A4_PIXELS


def test_the_maps_paper_has_the_image_in_light_colours(paper: Any) -> None:
    paper.goto("/landet/kart/")
    image = paper.locator(".map-image.on-paper img")
    assert image.is_visible()
    assert "mork" not in image.get_attribute("src")
