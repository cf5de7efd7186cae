from collections.abc import Callable

import pytest

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.promises.assessment import Status, evaluate
from naervaer.domain.promises.known_measurements import KNOWN_MEASUREMENTS
from naervaer.domain.promises.ledger import promise_named
from naervaer.domain.promises.promise import (
    Capability,
    Document,
    Evidence,
    Nature,
    Promise,
    Theme,
)
from naervaer.domain.promises.record import flat_record, promise_record
from naervaer.domain.rules.sources import press

PromiseOf = Callable[..., Promise]


def status_of(promise_id: str) -> Status:
    return evaluate(promise_named(promise_id), KNOWN_MEASUREMENTS).status


@pytest.mark.parametrize(
    ("promise_id", "status"),
    [
        ("A-22", Status.FULFILLED),
        ("B-24", Status.FULFILLED),
        ("B-36", Status.FULFILLED),
        ("B-52", Status.FULFILLED),
        ("A-26", Status.UNDER_WAY),
        ("B-14", Status.UNDER_WAY),
        ("B-53", Status.UNDER_WAY),
        ("B-18", Status.DISPUTED),
        ("B-15", Status.NOT_MEASURABLE),
        ("B-16", Status.NOT_MEASURABLE),
        ("B-37", Status.NOT_MEASURABLE),
        ("B-61", Status.NOT_MEASURABLE),
        ("B-75", Status.NOT_MEASURABLE),
    ],
)
def test_published_figures_give_the_status(promise_id: str, status: Status) -> None:
    assert status_of(promise_id) is status


def test_the_staff_of_the_new_points_is_not_measurable_with_the_reason() -> None:
    found = evaluate(promise_named("B-16"), KNOWN_MEASUREMENTS)
    assert "hvor mange som er besatt" in found.reason


def test_decision_and_advice_stand_side_by_side() -> None:
    points = promise_named("B-14")
    assert "politisk" in points.decision
    assert "mot politiets råd" in points.advice


def test_an_unknown_promise_is_named_in_the_error() -> None:
    with pytest.raises(UnknownNameError, match="'B-76'"):
        promise_named("B-76")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"id": "C-01"}, "expected A-01"),
        ({"wording": " "}, "the wording is empty"),
        ({"lines": ()}, "from 1"),
        ({"lines": ((4, 3),)}, "first up to last"),
        ({"lines": ((0, 3),)}, "from 1"),
    ],
)
def test_a_row_that_cannot_be_found_again_is_refused(
    promise: PromiseOf, change: dict[str, object], says: str
) -> None:
    with pytest.raises(UnusableInputError, match=says):
        promise(**change)


def test_the_letter_of_the_id_tells_the_document(promise: PromiseOf) -> None:
    assert promise(id="A-01").document is Document.PROGRAMME
    assert promise(id="B-01").document is Document.PLAN


def test_passages_are_told_in_words(promise: PromiseOf) -> None:
    row = promise(lines=((161, 166), (183, 183)))
    assert row.line_text == "161–166 og 183"
    assert (row.first_line, row.last_line) == (161, 166)


def test_linked_rules_come_in_one_order(promise: PromiseOf) -> None:
    row = promise(tests=("TS-20",), indications=("R45",), related=("KP",))
    assert row.rules == ("TS-20", "R45", "KP")


def test_evidence_has_the_kind_of_its_source() -> None:
    assert Evidence("Noe er sagt.", press("NRK", "1.2")).kind is Kind.PRESS


def test_a_record_carries_what_led_to_the_status() -> None:
    record = promise_record(evaluate(promise_named("B-18"), KNOWN_MEASUREMENTS))
    assert record["status_label"] == "omstridt"
    assert record["lines"] == [[22, 22]]
    assert [one["verdict"] for one in record["findings"]] == ["held", "broken"]
    assert record["evidence"][0]["value"] == 75


def test_a_flat_record_is_text_all_through() -> None:
    flat = flat_record(evaluate(promise_named("B-14"), KNOWN_MEASUREMENTS))
    assert all(isinstance(value, str) for value in flat.values())
    assert flat["tests"] == "TS-20"
    assert flat["due"] == "2024-12-31"
    assert "[politiet.no, 6.1.2023, official]" in flat["evidence"]
    assert flat_record(evaluate(promise_named("A-01"), ()))["due"] == ""


@pytest.mark.parametrize("words", [Capability, Document, Nature, Theme])
def test_every_word_about_promises_has_a_norwegian_label(words: type) -> None:
    labels = [word.label for word in words]  # type: ignore[attr-defined]
    assert len(set(labels)) == len(labels)
