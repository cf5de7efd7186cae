"""Taking answers to a survey: from the web, from paper and from a meeting."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Act, Actor
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.voice.hearing import AgeBand, QuestionKind, SexGroup
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.voice.checks import expect_act, expect_text
from naervaer.web.records.voice.models import Answer, Question, Round

Given = Mapping[int, int | str]
"""By the number of the question: the position of the option, or a text."""


@transaction.atomic
def answers_give(*, round_: Round, given: Given, age: AgeBand, sex: SexGroup) -> int:
    """Keep somebody's answers, untied from each other; return how many.

    Nothing is written in the history: it would tell when somebody answered.

    Raises
    ------
    UnusableInputError
        When the round is not open, nothing is answered, or an answer is not among those
        offered.
    RuleBrokenError
        When a text names persons.

    """
    if not is_open(round_):
        raise UnusableInputError(_("Runden er ikke åpen."))
    questions = {one.number: one for one in round_.questions.all()}
    rows = [
        _answer(questions.get(number), answer, age, sex, is_anonymous=round_.is_anonymous)
        for number, answer in given.items()
    ]
    if not rows:
        raise UnusableInputError(_("Svar på minst ett spørsmål."))
    for row in rows:
        row.save(force_insert=True)
    return len(rows)


@transaction.atomic
def paper_answers_register(
    *, round_: Round, given: Given, age: AgeBand, sex: SexGroup, actor: Actor
) -> int:
    """Keep answers given on paper or at a meeting, written in by staff.

    The history tells that paper was written in, not what it said.

    Raises
    ------
    UnusableInputError, RuleBrokenError
        As `answers_give`, and when the actor may not hear inhabitants there.

    """
    expect_act(actor, Act.HEAR_INHABITANTS, round_.municipality)
    count = answers_give(round_=round_, given=given, age=age, sex=sex)
    change_record(actor=actor, act="round.paper", thing=round_, why=_("svar på papir"))
    return count


def is_open(round_: Round) -> bool:
    """Return whether answers are taken today."""
    within = round_.opens_on <= timezone.localdate() <= round_.closes_on
    return within and round_.closed_on is None


def _answer(
    question: Question | None,
    given: int | str,
    age: AgeBand,
    sex: SexGroup,
    *,
    is_anonymous: bool,
) -> Answer:
    if question is None:
        raise UnusableInputError(_("Spørsmålet finnes ikke i denne runden."))
    if question.kind == QuestionKind.TEXT.value:
        return Answer(
            question=question,
            text=expect_text(question.words, str(given), most=1000),
            age=AgeBand.NOT_SAID.value,
            sex=SexGroup.NOT_SAID.value,
            is_anonymous=is_anonymous,
        )
    if not isinstance(given, int) or not 0 <= given < len(question.options):
        raise UnusableInputError(_("Svaret er ikke blant dem som kan velges."))
    return Answer(
        question=question,
        option=given,
        age=age.value,
        sex=sex.value,
        is_anonymous=is_anonymous,
    )
