"""The open series of the inhabitants' voice: what the rounds' pages show, and no more."""

from datetime import date
from typing import Any

import pytest

from naervaer.registers.baseline import load_baseline
from naervaer.web.records.datasets.catalogue import BY_SLUG
from naervaer.web.records.datasets.rows import Ground, voice_rows
from naervaer.web.records.voice.models import Answer, Question, Round
from naervaer.web.records.voice.selectors import results_of


def a_round(*, closed_on: date | None = date(2026, 9, 1), kind: str = "official") -> Round:
    return Round.objects.create(
        municipality_id="1848",
        form="input_meeting",
        group="everybody",
        topic="safety",
        title="Trygghet i Steigen",
        opens_on=date(2026, 8, 1),
        closes_on=date(2026, 8, 31),
        closed_on=closed_on,
        is_anonymous=False,
        kind=kind,
    )


def asked(round_: Round, counts: dict[str, int]) -> Question:
    """Ask a question that each option got so many answers to."""
    question = Question.objects.create(
        round=round_,
        number=1 + round_.questions.count(),
        kind="choice",
        words="Hva betyr mest?",
        options=list(counts),
    )
    Answer.objects.bulk_create(
        Answer(
            question=question,
            option=at,
            age="age_not_said",
            sex="sex_not_said",
            is_anonymous=round_.is_anonymous,
        )
        for at, count in enumerate(counts.values())
        for _ in range(count)
    )
    return question


def rows() -> list[dict[str, Any]]:
    return list(voice_rows(Ground(load_baseline(), date(2026, 11, 30))))


def test_a_row_has_the_columns_of_the_series(areas: None) -> None:
    asked(a_round(), {"Patrulje": 12, "Kontakt": 8})
    assert list(rows()[0]) == [one.key for one in BY_SLUG["innbyggerstemmen"].columns]


def test_an_open_round_is_in_no_row(areas: None) -> None:
    asked(a_round(closed_on=None), {"Patrulje": 12, "Kontakt": 8})
    assert rows() == []


def test_answers_come_with_share_and_interval_by_topic_and_municipality(areas: None) -> None:
    asked(a_round(), {"Patrulje": 12, "Kontakt": 8})
    told = [(one["topic"], one["municipality"], one["answer"], one["count"]) for one in rows()]
    assert told == [
        ("safety", "1848", "Patrulje", 12),
        ("safety", "1848", "Kontakt", 8),
    ]
    first = rows()[0]
    assert first["share"] == pytest.approx(0.6)
    assert first["share_low"] < 0.6 < first["share_high"]
    assert (first["answers"], first["effective"], first["weighting"]) == (20, 20.0, "none")


def test_few_answers_are_put_together_so_that_none_is_found_by_subtraction(
    areas: None,
) -> None:
    asked(a_round(), {"Patrulje": 12, "Kontakt": 8, "Vei": 2})
    found = rows()
    assert all(one["count"] >= 5 for one in found)
    assert sum(one["count"] for one in found) == 22
    assert "Vei" not in {one["answer"] for one in found}


def test_a_question_with_too_few_answers_is_withheld_whole(areas: None) -> None:
    asked(a_round(), {"Patrulje": 2, "Kontakt": 1})
    (row,) = rows()
    numbers = ("count", "share", "share_low", "share_high", "answers", "effective")
    assert row["withheld"] is True
    assert [row[key] for key in numbers] == [None] * len(numbers)
    assert row["answer"] == ""


def test_answers_in_ones_own_words_are_in_no_row(areas: None) -> None:
    round_ = a_round()
    question = Question.objects.create(round=round_, number=1, kind="text", words="Hva mer?")
    for _ in range(9):
        Answer.objects.create(
            question=question,
            text="Hemmelig mening",
            age="age_not_said",
            sex="sex_not_said",
            is_anonymous=False,
        )
    assert rows() == []


def test_the_series_says_just_what_the_page_of_the_round_says(areas: None) -> None:
    round_ = a_round()
    asked(round_, {"Patrulje": 12, "Kontakt": 8, "Vei": 6, "Båt": 1})
    ((_question, result),) = results_of(round_)
    assert result is not None
    assert [one["count"] for one in rows()] == list(result.counts)


def test_made_up_rounds_are_marked(areas: None) -> None:
    asked(a_round(kind="synthetic"), {"Patrulje": 12, "Kontakt": 8})
    assert {one["kind"] for one in rows()} == {"synthetic"}
