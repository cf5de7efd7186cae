"""What must hold for every rule and every promise."""

import json
import re
from pathlib import Path

import pytest

from naervaer.domain.promises.assessment import Status, evaluate
from naervaer.domain.promises.known_measurements import KNOWN_MEASUREMENTS
from naervaer.domain.promises.ledger import PROMISES, promise_named
from naervaer.domain.promises.promise import Document, Promise
from naervaer.domain.rules.register import RULES, RULES_BY_ID
from naervaer.domain.rules.rule import Measurable, Rule

REPOSITORY = Path(__file__).resolve().parents[2]
DOCUMENT_FILES = {
    Document.PROGRAMME: "000_aae5466501e4a5ab.txt",
    Document.PLAN: "002_d518090d42bea308.txt",
}
COPIED_WORDS = 9


@pytest.fixture(scope="session")
def seeds(raw_folder: Path) -> Path:
    """Return the folder of the two documents, beside the raw files."""
    folder = raw_folder.parent / "seeds"
    if not folder.is_dir():
        pytest.skip(f"the two documents are not at {folder}")
    return folder


def rule_id(rule: Rule) -> str:
    return rule.id


def promise_id(promise: Promise) -> str:
    return promise.id


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@pytest.mark.parametrize("rule", RULES, ids=rule_id)
def test_every_rule_has_a_source_a_day_and_a_docs_line(rule: Rule) -> None:
    page = (REPOSITORY / "docs/reference/rules.md").read_text("utf-8")
    assert rule.source.reference
    assert rule.valid_from.year is not None or rule.valid_from.note
    assert rule.statement.endswith(".")
    assert f"### {rule.id}: " in page


def test_the_ledger_has_exactly_the_128_ids() -> None:
    expected = [f"A-{n:02d}" for n in range(1, 54)] + [f"B-{n:02d}" for n in range(1, 76)]
    assert [promise.id for promise in PROMISES] == expected


@pytest.mark.parametrize("promise", PROMISES, ids=promise_id)
def test_every_rule_link_resolves_and_every_test_can_judge(promise: Promise) -> None:
    assert set(promise.rules) <= set(RULES_BY_ID)
    assert len(set(promise.rules)) == len(promise.rules)
    judges = (*promise.tests, *promise.indications)
    assert all(isinstance(RULES_BY_ID[one], Measurable) for one in judges)


@pytest.mark.parametrize("promise", PROMISES, ids=promise_id)
def test_what_is_not_measurable_says_why_in_full_sentences(promise: Promise) -> None:
    found = evaluate(promise, KNOWN_MEASUREMENTS)
    assert found.reason.endswith((".", "»"))
    if found.status is Status.NOT_MEASURABLE and promise.tests:
        assert promise.obstacle


def test_every_known_measurement_is_asked_for_by_its_promise() -> None:
    for one in KNOWN_MEASUREMENTS:
        promise = promise_named(one.promise)
        assert one.rule in (*promise.tests, *promise.indications), one


def test_no_promise_can_be_given_a_status() -> None:
    assert "status" not in Promise.__dataclass_fields__


@pytest.mark.raw
def test_every_rule_of_the_derived_file_is_in_the_register(raw_folder: Path) -> None:
    stored = json.loads((raw_folder / "domain/regler.json").read_text("utf-8"))["regler"]
    assert {row["id"] for row in stored} <= set(RULES_BY_ID)


@pytest.mark.raw
@pytest.mark.parametrize("promise", PROMISES, ids=promise_id)
def test_lines_lie_within_the_document(promise: Promise, seeds: Path) -> None:
    text = (seeds / DOCUMENT_FILES[promise.document]).read_text("utf-8").splitlines()
    assert all(last <= len(text) for _, last in promise.lines)
    for first, last in promise.lines:
        assert any(line.strip() for line in text[first - 1 : last])


@pytest.mark.raw
@pytest.mark.parametrize("promise", PROMISES, ids=promise_id)
def test_the_wording_is_our_own(promise: Promise, seeds: Path) -> None:
    document = (seeds / DOCUMENT_FILES[promise.document]).read_text("utf-8")
    there = " ".join(words_of(document))
    ours = words_of(promise.wording)
    spans = (" ".join(ours[n : n + COPIED_WORDS]) for n in range(len(ours) - COPIED_WORDS + 1))
    assert [span for span in spans if f" {span} " in f" {there} "] == []
