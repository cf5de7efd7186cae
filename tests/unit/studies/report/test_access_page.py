"""The report as a document: complete, self-contained and walkable."""

import re

import pytest
from invented_study import invented_page, invented_result
from page_checks import Page

from naervaer.studies.hours import HoursProfile
from naervaer.studies.report.findings import findings
from naervaer.studies.report.words import Words
from naervaer.studies.scenario import Scenario


@pytest.fixture(scope="module", params=["nb", "en"])
def text(request: pytest.FixtureRequest) -> str:
    return invented_page(request.param)


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def test_every_table_has_a_caption_and_scoped_headings(page: Page) -> None:
    assert page.tables == page.captions > 15
    assert page.unscoped == 0


def test_every_drawing_is_named_or_hidden_and_stands_beside_a_table(page: Page) -> None:
    for drawing in page.drawings:
        if drawing.get("aria-hidden") == "true":
            continue
        assert drawing["role"] == "img"
        title, description = str(drawing["aria-labelledby"]).split()
        assert {title, description} <= set(page.ids)
    assert page.pairs_without_table == []


def test_the_page_says_its_language(page: Page) -> None:
    assert page.language in {"nb", "en"}


def test_the_attribution_and_the_assumptions_are_printed(text: str) -> None:
    assert "Oppdiktet distrikt, ingen virkelige data" in text
    assert "Politiforum" in text
    assert "2016-06-22-815" in text


def test_no_placeholder_is_left_open(text: str) -> None:
    body = text.split("<body>")[1].split("<script>", maxsplit=1)[0]
    assert re.findall(r"\{[a-z_]+\}", body.replace("{column}", "")) == []
    assert "nan" not in re.sub(r"<[^>]+>", " ", body).split()


def test_names_from_a_scenario_cannot_become_markup() -> None:
    scenario = Scenario(name="<b>fet</b>", description="<script>x</script>")
    text = invented_page("nb", scenario)
    assert "<b>fet" not in text
    assert "<script>x" not in text
    assert "&lt;b&gt;fet" in text


def test_there_are_five_findings_each_one_sentence_with_a_number() -> None:
    for language in ("nb", "en"):
        found = findings(invented_result(), Words(language))
        assert len(found) == 5
        for finding in found:
            assert re.search(r"\d", finding.sentence)
            assert finding.sentence.endswith(".")
            assert not re.search(r"[.!?] [A-ZÆØÅ]", finding.sentence)


def test_the_first_finding_says_what_the_plan_changes_and_how_surely() -> None:
    sentence = findings(invented_result(), Words("en"))[0].sentence
    # 9250 and 10350 of 10570 people.
    assert sentence.startswith("97.9% of the inhabitants")
    assert "against 87.5% without them (+10.41 percentage points)" in sentence


def test_the_same_result_gives_the_same_page() -> None:
    assert invented_page("nb") == invented_page("nb")


def test_the_scenarios_moment_is_answered_under_its_own_assumption() -> None:
    scenario = Scenario(name="x", weekday=5, hour=11 * 60, profile=HoursProfile.WIDE)
    text = invented_page("en", scenario)
    # Myrland alone opens on a Saturday, for 3 850 of 10 570 people.
    assert "chosen assumption (wide): 6,720 inhabitants (63.6%)" in text
    assert "1 of 3 service points are open" in text


@pytest.mark.parametrize(("language", "number"), [("nb", "1 av 3"), ("en", "1 of 3")])
def test_the_hours_headline_is_what_is_known_and_the_range_stays_in_the_sentence(
    language: str, number: str
) -> None:
    hours = next(
        one for one in findings(invented_result(), Words(language)) if one.key == "hours"
    )
    assert hours.number == number
    assert number in hours.sentence
    assert "–" in hours.sentence


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "sier mer om kartet enn om tilgangen"),
        ("en", "more about the map than about access"),
    ],
)
def test_those_who_reach_no_door_are_laid_to_the_map_where_they_live(
    language: str, said: str
) -> None:
    assert invented_result().after.country.unreachable[0] == 20
    assert said in invented_page(language)
