"""Needs that residents report, and the answers to them."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Act, Actor
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode
from naervaer.domain.voice.hearing import Topic
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.voice.checks import expect_act, expect_text, municipality_named
from naervaer.web.records.voice.models import Need, NeedAnswer
from naervaer.web.records.voice.services import expect_mode

MOST_LETTERS = 1000


@transaction.atomic
def need_report(
    *,
    municipality: str,
    topic: Topic,
    text: str,
    reported_on: date | None = None,
    kind: Kind = Kind.OFFICIAL,
) -> Need:
    """Keep a need somebody reports; nothing about who, and no time finer than the day.

    Raises
    ------
    UnusableInputError
        When the text is empty or too long, or the municipality does not exist.
    RuleBrokenError
        When the text holds numbers or addresses of persons.

    """
    return Need.objects.create(
        municipality=municipality_named(municipality),
        topic=topic.value,
        text=expect_text(_("behov"), text, most=MOST_LETTERS),
        reported_on=reported_on or timezone.localdate(),
        kind=kind.value,
    )


@transaction.atomic
def need_answer(
    *,
    need: Need,
    verdict: NeedAnswer.Verdict,
    text: str,
    is_shown: bool,
    mode: DeliveryMode | None = None,
    begins_on: date | None = None,
    answered_on: date | None = None,
    kind: Kind = Kind.OFFICIAL,
    actor: Actor,
) -> NeedAnswer:
    """Answer a need, and say whether its text names nobody and may be shown.

    Raises
    ------
    UnusableInputError
        When the answer is empty, or a way of being present has no first day.
    RuleBrokenError
        When the actor may not answer needs there, or the answer names persons.

    """
    expect_act(actor, Act.ANSWER_NEEDS, need.municipality)
    expect_mode(mode, begins_on)
    if begins_on is not None and verdict not in (
        NeedAnswer.Verdict.YES,
        NeedAnswer.Verdict.PARTLY,
    ):
        raise UnusableInputError(_("Bare et ja, helt eller delvis, har en første dag."))
    made = NeedAnswer.objects.create(
        need=need,
        verdict=verdict,
        text=expect_text(_("svar"), text),
        mode=mode.value if mode else "",
        begins_on=begins_on,
        answered_by=actor.account or "",
        answered_on=answered_on or timezone.localdate(),
        kind=kind.value,
    )
    need.is_shown = is_shown
    need.save(update_fields=["is_shown"])
    change_record(
        actor=actor,
        act="need.answer",
        thing=made,
        why=made.text,
        after={"verdict": made.verdict, "is_shown": is_shown},
    )
    return made


def verdict_named(value: str) -> NeedAnswer.Verdict:
    """Return the verdict of a form's value."""
    return NeedAnswer.Verdict(value)
