"""How the guide reads on the page."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from naervaer.domain.sharing.guide import Arrival, Decider, Outcome, Question, Verdict
from naervaer.domain.sharing.laws import LAWS, LawText
from naervaer.web.interface.labels import said
from naervaer.web.portals.sharing.outcome_words import REASONS
from naervaer.web.portals.sharing.question_words import answer_words, asked_words

_COLOURS = {
    Verdict.MUST: "danger",
    Verdict.MAY: "success",
    Verdict.WITH_CONSENT: "success",
    Verdict.ONLY_ANONYMISED: "warning",
    Verdict.ASK: "info",
    Verdict.MUST_NOT: "neutral",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to choose."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that was answered, with the address to answer it anew."""

    question: str
    answer: str
    address: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """The question to answer now."""

    words: str
    hint: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """A paragraph an outcome rests on."""

    words: str
    valid_from: date | None


@dataclass(frozen=True, slots=True)
class OutcomePage:
    """What the guide arrived at."""

    verdict: str
    colour: str
    reason: str
    decider: str
    someone_decides: bool
    is_logged: bool
    is_written: bool
    paragraphs: tuple[ParagraphRow, ...]


def step_address(way: tuple[str, ...]) -> str:
    """Return the address of a way of answers."""
    if not way:
        return reverse("sharing:start")
    return reverse("sharing:step", args=["".join(f"{word}/" for word in way)])


def question_page(arrival: Arrival) -> QuestionPage | None:
    """Return the question a way has come to, or None at its end."""
    if not isinstance(arrival.node, Question):
        return None
    asked = asked_words(arrival.key)
    way = tuple(step.word for step in arrival.steps)
    choices = tuple(
        Choice(answer_words(arrival.key, one.word), step_address((*way, one.word)))
        for one in arrival.node.answers
    )
    return QuestionPage(str(asked.words), str(asked.hint), choices)


def outcome_page(arrival: Arrival) -> OutcomePage | None:
    """Return the outcome a way has come to, or None on the way."""
    node = arrival.node
    if not isinstance(node, Outcome):
        return None
    return OutcomePage(
        verdict=said(node.verdict),
        colour=_COLOURS[node.verdict],
        reason=str(REASONS[arrival.key]),
        decider=said(node.decider),
        someone_decides=node.decider is not Decider.NOBODY,
        is_logged=node.is_logged,
        is_written=node.is_written,
        paragraphs=tuple(ParagraphRow(str(one), one.law.valid_from) for one in node.paragraphs),
    )


def answered(arrival: Arrival) -> list[Answered]:
    """Return what was asked and answered on the way."""
    rows: list[Answered] = []
    way: tuple[str, ...] = ()
    for step in arrival.steps:
        rows.append(
            Answered(
                str(asked_words(step.question).words),
                answer_words(step.question, step.word),
                step_address(way),
            )
        )
        way = (*way, step.word)
    return rows


def law_rows() -> list[LawText]:
    """Return every law the guide rests on."""
    return sorted(LAWS, key=lambda one: one.short)
