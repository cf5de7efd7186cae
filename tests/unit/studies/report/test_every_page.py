"""What every report page must keep to, whatever it is about."""

import re
from itertools import pairwise

import pytest
from invented_duty import invented_demand_page, invented_duty_page, invented_duty_public_page
from invented_siting import invented_siting_page
from invented_study import invented_page
from page_checks import Page

PAGES = {
    "access": invented_page,
    "siting": invented_siting_page,
    "duty": invented_duty_page,
    "demand": invented_demand_page,
    "duty_public": invented_duty_public_page,
}


@pytest.fixture(
    scope="module", params=[(name, word) for name in PAGES for word in ("nb", "en")]
)
def text(request: pytest.FixtureRequest) -> str:
    name, language = request.param
    return PAGES[name](language)


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def test_nothing_is_fetched_from_anywhere(text: str, page: Page) -> None:
    assert not re.search(r"https?://|//[a-z]+\.[a-z]+/|@import|url\((?!#)", text)
    assert all(address.startswith("#") for address in page.addresses)


def test_ids_are_unique_and_every_reference_leads_somewhere(page: Page) -> None:
    assert [name for name, count in page.ids.items() if count > 1] == []
    assert page.references - set(page.ids) == set()
    anchors = {address[1:] for address in page.addresses}
    assert anchors - set(page.ids) == set()


def test_headings_step_down_one_at_a_time(page: Page) -> None:
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(page.headings))
