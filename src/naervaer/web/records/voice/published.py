"""The answers of closed rounds as the open figures have them: what the rounds' pages show."""

from collections.abc import Iterator
from dataclasses import dataclass

from naervaer.domain.voice.results import QuestionResult
from naervaer.domain.voice.weighting import WeightedShare
from naervaer.web.records.voice.models import Question, Round
from naervaer.web.records.voice.selectors import results_of, rounds_all


@dataclass(frozen=True, slots=True)
class PublishedAnswers:
    """One answer, or several put together, to one question of one round.

    Attributes
    ----------
    round, question
        What was asked where.
    answer
        The words of the answer; several are joined with a plus sign. Empty where the whole
        question is withheld.
    count, share
        How many gave it and their weighted share with 95 per cent interval; None where the
        question is withheld.
    result
        The question's result, or None where it is withheld.

    """

    round: Round
    question: Question
    answer: str
    count: int | None
    share: WeightedShare | None
    result: QuestionResult | None


def answers_published() -> Iterator[PublishedAnswers]:
    """Yield what may be shown of every closed round, by place, round and question.

    It is what the page of a round shows and nothing more, so that the series cannot be held
    against the page. Questions answered in one's own words are in no series.
    """
    closed = rounds_all().filter(closed_on__isnull=False)
    for round_ in closed.order_by("municipality", "closed_on", "pk"):
        for question, result in results_of(round_):
            if question.options:
                yield from _answers(round_, question, result)


def _answers(
    round_: Round, question: Question, result: QuestionResult | None
) -> Iterator[PublishedAnswers]:
    if result is None:
        yield PublishedAnswers(round_, question, "", None, None, None)
        return
    rows = zip(result.options, result.counts, result.weighted.shares, strict=True)
    for options, count, share in rows:
        words = " + ".join(str(question.options[at]) for at in options)
        yield PublishedAnswers(round_, question, words, count, share, result)
