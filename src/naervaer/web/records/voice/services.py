"""Holding rounds, closing them, and answering them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Act, Actor
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.presence import DeliveryMode
from naervaer.domain.voice.hearing import (
    SCALE,
    YES_NO,
    AgeBand,
    HearingForm,
    HearingGroup,
    QuestionKind,
    SexGroup,
    Topic,
)
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.sourced import source_columns
from naervaer.web.records.voice.checks import expect_act, expect_text, municipality_named
from naervaer.web.records.voice.keys import random_key
from naervaer.web.records.voice.models import (
    Answer,
    PeopleByAgeAndSex,
    Question,
    Round,
    RoundAnswer,
)

MOST_OPTIONS = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to ask: its kind, its words and, for a choice, its options."""

    kind: QuestionKind
    words: str
    options: tuple[str, ...] = ()


@transaction.atomic
def round_hold(
    *,
    municipality: str,
    form: HearingForm,
    group: HearingGroup,
    topic: Topic,
    title: str,
    text: str = "",
    opens_on: date,
    closes_on: date,
    is_anonymous: bool = True,
    questions: Sequence[Asked] = (),
    kind: Kind = Kind.OFFICIAL,
    actor: Actor,
) -> Round:
    """Announce a round, with a survey where questions are given.

    Raises
    ------
    UnusableInputError
        When the title is empty, the round ends before it begins, or a question cannot be
        asked: free text in an anonymous survey, a choice without options.
    RuleBrokenError
        When the actor may not hear inhabitants there, or a text names persons.

    """
    place = municipality_named(municipality)
    expect_act(actor, Act.HEAR_INHABITANTS, place)
    if closes_on < opens_on:
        raise UnusableInputError(_("Runden slutter før den begynner."))
    made = Round.objects.create(
        municipality=place,
        form=form.value,
        group=group.value,
        topic=topic.value,
        title=expect_text(_("tittel"), title, most=120),
        text=expect_text(_("tekst"), text) if text.strip() else "",
        opens_on=opens_on,
        closes_on=closes_on,
        is_anonymous=is_anonymous,
        kind=kind.value,
    )
    for at, one in enumerate(questions, start=1):
        _ask(made, at, one)
    after = {"form": made.form, "questions": len(questions), "is_anonymous": is_anonymous}
    change_record(actor=actor, act="round.hold", thing=made, why=made.title, after=after)
    return made


@transaction.atomic
def round_close(
    *, round_: Round, attendance: int | None = None, actor: Actor, today: date | None = None
) -> Round:
    """Close a round for good; the answers are put in a new order under new keys.

    Results are shown from now on and never change, so that nobody can hold two of them
    against each other.

    Raises
    ------
    UnusableInputError
        When it is closed already.
    RuleBrokenError
        When the actor may not hear inhabitants there.

    """
    expect_act(actor, Act.HEAR_INHABITANTS, round_.municipality)
    if round_.closed_on is not None:
        raise UnusableInputError(_("Runden er alt lukket."))
    round_.closed_on = today or timezone.localdate()
    round_.attendance = attendance
    round_.save(update_fields=["closed_on", "attendance"])
    _shuffle(round_)
    after = {"attendance": attendance}
    change_record(actor=actor, act="round.close", thing=round_, why=round_.title, after=after)
    return round_


@transaction.atomic
def round_answer(
    *,
    round_: Round,
    heard: str,
    did: str,
    mode: DeliveryMode | None = None,
    begins_on: date | None = None,
    answered_on: date | None = None,
    kind: Kind = Kind.OFFICIAL,
    actor: Actor,
) -> RoundAnswer:
    """Answer a round: what was heard, and what was done.

    Raises
    ------
    UnusableInputError
        When either is empty, the round is still open, or a day is given without a way of
        being present.
    RuleBrokenError
        When the actor may not hear inhabitants there, or a text names persons.

    """
    expect_act(actor, Act.HEAR_INHABITANTS, round_.municipality)
    if round_.closed_on is None:
        raise UnusableInputError(_("Lukk runden før du svarer på den."))
    expect_mode(mode, begins_on)
    made = RoundAnswer.objects.create(
        round=round_,
        heard=expect_text(_("dette hørte vi"), heard),
        did=expect_text(_("dette gjorde vi"), did),
        mode=mode.value if mode else "",
        begins_on=begins_on,
        answered_by=actor.account or "",
        answered_on=answered_on or timezone.localdate(),
        kind=kind.value,
    )
    after = {"did": made.did, "mode": made.mode}
    change_record(actor=actor, act="round.answer", thing=made, why=made.heard, after=after)
    return made


@transaction.atomic
def people_set(
    *,
    municipality: str,
    year: int,
    people: dict[tuple[AgeBand, SexGroup], int],
    source: Source,
    actor: Actor,
) -> int:
    """Write how many of each age and sex live in a municipality; return how many counts.

    Raises
    ------
    UnusableInputError
        When a count is negative or none is given.
    RuleBrokenError
        When the actor may not hear inhabitants there.

    """
    place = municipality_named(municipality)
    expect_act(actor, Act.HEAR_INHABITANTS, place)
    if not people or any(count < 0 for count in people.values()):
        raise UnusableInputError(
            _("Folketallet må gis for hver gruppe, og ikke være negativt.")
        )
    old = PeopleByAgeAndSex.objects.filter(municipality=place, year=year)
    old.delete()
    made = PeopleByAgeAndSex.objects.bulk_create(
        PeopleByAgeAndSex(
            municipality=place,
            year=year,
            age=age.value,
            sex=sex.value,
            people=count,
            **source_columns(source),
        )
        for (age, sex), count in people.items()
    )
    change_record(
        actor=actor,
        act="people.set",
        thing=made[0],
        why=str(source),
        after={"municipality": municipality, "year": year, "people": sum(people.values())},
    )
    return len(made)


def expect_mode(mode: DeliveryMode | None, begins_on: date | None) -> None:
    """Refuse a day of change without a way of being present, and the other way round."""
    if (mode is None) != (begins_on is None):
        raise UnusableInputError(_("Gi både måte og første dag, eller ingen av dem."))


def _ask(made: Round, number: int, asked: Asked) -> None:
    options = {
        QuestionKind.SCALE: SCALE,
        QuestionKind.YES_NO: YES_NO,
        QuestionKind.TEXT: (),
    }.get(asked.kind, asked.options)
    if asked.kind is QuestionKind.TEXT and made.is_anonymous:
        raise RuleBrokenError(_("En anonym undersøkelse kan ikke ha fritekst."))
    if asked.kind is QuestionKind.CHOICE and not 2 <= len(options) <= MOST_OPTIONS:  # noqa: PLR2004 - a choice
        raise UnusableInputError(
            _("Et valg må ha fra 2 til %(most)d svar.") % {"most": MOST_OPTIONS}
        )
    Question.objects.create(
        round=made,
        number=number,
        kind=asked.kind.value,
        words=expect_text(_("spørsmål"), asked.words, most=200),
        options=list(options),
    )


def _shuffle(round_: Round) -> None:
    """Write the answers anew, in another order and under other keys."""
    found = list(Answer.objects.filter(question__round=round_))
    Answer.objects.filter(pk__in=[one.pk for one in found]).delete()
    random.SystemRandom().shuffle(found)
    for one in found:
        one.pk = random_key()
    Answer.objects.bulk_create(found)
