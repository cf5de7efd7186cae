"""The siting report as a document: complete, self-contained and walkable."""

import re

import pytest
from invented_siting import invented_siting, invented_siting_page
from page_checks import Page

from naervaer.studies.report.siting_findings import siting_findings
from naervaer.studies.report.words import Words


@pytest.fixture(scope="module", params=["nb", "en"])
def text(request: pytest.FixtureRequest) -> str:
    return invented_siting_page(request.param)


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def test_every_table_has_a_caption_and_every_drawing_stands_beside_one(page: Page) -> None:
    assert page.tables == page.captions > 15
    assert page.unscoped == 0
    assert page.pairs_without_table == []


def test_no_placeholder_is_left_open(text: str) -> None:
    body = text.split("<body>")[1].split("<script>", maxsplit=1)[0]
    assert re.findall(r"\{[a-z_]+\}", body.replace("{column}", "")) == []
    assert "nan" not in re.sub(r"<[^>]+>", " ", body).split()


def test_there_are_five_findings_each_one_sentence_with_a_number() -> None:
    for language in ("nb", "en"):
        found = siting_findings(invented_siting(), Words(language))
        assert len(found) == 5
        for finding in found:
            assert re.search(r"\d", finding.sentence)
            assert finding.sentence.endswith(".")
            assert not re.search(r"[.!?] [A-ZÆØÅ]", finding.sentence)


def test_the_criteria_are_shown_and_what_is_not_published_is_said() -> None:
    text = invented_siting_page("en")
    assert "six were chosen against the police’s advice" in text
    assert "neither has been published as a whole" in text
