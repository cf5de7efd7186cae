"""The allocation laboratory in a real browser: the page shares posts as the study does."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from naervaer.planning.allocation import AllocationProblem, share_posts
from naervaer.registers.baseline import load_baseline
from naervaer.studies.report.page import environment, inlined
from naervaer.studies.report.siting_lab import lab_of
from naervaer.studies.report.words import Words
from naervaer.studies.siting.ground import Ground, ground_of
from naervaer.studies.siting.posts import PostsStudy, study_posts

pytestmark = pytest.mark.browser
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


@pytest.fixture(scope="module")
def ground() -> Ground:
    return ground_of(load_baseline())


@pytest.fixture(scope="module")
def study(ground: Ground) -> PostsStudy:
    return study_posts(ground, load_baseline())


@pytest.fixture(scope="module")
def page_text(ground: Ground, study: PostsStudy) -> str:
    words = Words("en")
    fragment = environment(words).get_template("lab.html.j2")
    body = fragment.render(
        lab=lab_of(study, ground.country, words), lab_script=inlined("lab.js")
    )
    head = (
        '<meta charset="utf-8"><title>lab</title><meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"
    )
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'


@pytest.fixture
def page(chromium: Any, page_text: str, tmp_path: Path) -> Iterator["sync_api.Page"]:
    file = tmp_path / "lab.html"
    file.write_text(page_text, encoding="utf-8")
    opened = chromium.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.goto(file.as_uri())
    yield opened
    opened.close()
    assert faults == []


def shown(page: "sync_api.Page") -> dict[str, int]:
    return {
        row.locator("th").inner_text(): int(
            row.locator("td").first.inner_text().replace(",", "")
        )
        for row in page.locator("#lab tbody tr").all()
    }


def computed(study: PostsStudy, ground: Ground, weights: list[float]) -> dict[str, int]:
    members = np.bincount(ground.country.municipality_district)
    problem = AllocationProblem(
        values=study.district_values,
        weights=np.array(weights),
        posts=study.given.posts,
        floor=members * study.given.floor_per_municipality,
    )
    posts = share_posts(problem).best.posts
    return dict(
        zip(ground.country.districts, np.round(posts).astype(int).tolist(), strict=True)
    )


def test_every_preset_shares_as_the_study_does(
    page: "sync_api.Page", study: PostsStudy, ground: Ground
) -> None:
    for number, setting in enumerate(study.settings):
        page.locator("#lab button").nth(number).click()
        assert shown(page) == computed(study, ground, list(setting.weights))


def test_a_slider_moved_by_the_keyboard_moves_posts_and_says_whom(
    page: "sync_api.Page", study: PostsStudy, ground: Ground
) -> None:
    area = page.get_by_label("Area")
    area.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    assert area.get_attribute("aria-valuetext") == "17 %"
    assert shown(page) == computed(study, ground, [100, 0, 0, 20, 0])
    assert "Finnmark gains most" in page.locator("#lab-said").inner_text()


def test_without_any_weight_the_page_asks_for_one(page: "sync_api.Page") -> None:
    people = page.get_by_label("People")
    people.focus()
    page.keyboard.press("Home")
    assert page.locator("#lab-said").inner_text() == "At least one weight must be above nought."
    assert len(shown(page)) == 12
