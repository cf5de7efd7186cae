"""How rounds, answers and needs read on the page."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode
from naervaer.domain.voice.hearing import ANSWER_TO_ROUND, HearingForm, HearingGroup, Topic
from naervaer.domain.voice.results import FEWEST
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said
from naervaer.web.interface.numbers import number
from naervaer.web.portals.voice.staff_forms import VERDICTS
from naervaer.web.records.voice.answering import is_open
from naervaer.web.records.voice.selectors import change_since

if TYPE_CHECKING:
    from naervaer.web.records.voice.models import Need, NeedAnswer, Round, RoundAnswer
    from naervaer.web.records.voice.selectors import Change

_COLOURS = {"yes": "success", "partly": "info", "no": "danger", "later": "warning"}


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """Hours before and after something changed."""

    mode: str
    began: date
    before: str
    since: str
    badge: Badge


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What was heard and done, or the answer to a need."""

    heard: str
    did: str
    verdict: str
    colour: str
    answered_on: date
    badge: Badge
    change: ChangeLine | None


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One round."""

    number: int
    address: str
    title: str
    text: str
    municipality: str
    municipality_number: str
    form: str
    group: str
    topic: str
    opens_on: date
    closes_on: date
    is_open: bool
    is_closed: bool
    is_anonymous: bool
    has_survey: bool
    attendance: str
    due: date
    standing: str
    colour: str
    badge: Badge


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One need."""

    number: int
    address: str
    municipality: str
    topic: str
    text: str
    reported_on: date
    is_answered: bool
    badge: Badge
    answers: tuple[AnswerRow, ...]


def round_row(round_: "Round", *, today: date) -> RoundRow:
    """Return one round in words."""
    standing, colour = _standing(round_, today)
    return RoundRow(
        number=round_.pk,
        address=reverse("voice:round", args=[round_.pk]),
        title=round_.title,
        text=round_.text,
        municipality=round_.municipality.name,
        municipality_number=round_.municipality_id,
        form=said(HearingForm(round_.form)),
        group=said(HearingGroup(round_.group)),
        topic=said(Topic(round_.topic)),
        opens_on=round_.opens_on,
        closes_on=round_.closes_on,
        is_open=is_open(round_),
        is_closed=round_.closed_on is not None,
        is_anonymous=round_.is_anonymous,
        has_survey=bool(round_.questions.all()),
        attendance=_attendance(round_.attendance),
        due=ANSWER_TO_ROUND.due(round_.closes_on),
        standing=standing,
        colour=colour,
        badge=Badge(Kind(round_.kind)),
    )


def round_answers(round_: "Round", *, today: date) -> list[AnswerRow]:
    """Return the answers to a round, each with what came of it."""
    return [_round_answer(one, round_.municipality_id, today) for one in round_.answers.all()]


def need_row(need: "Need", *, today: date) -> NeedRow:
    """Return one need with its answers in words."""
    answers = tuple(_need_answer(one, need, today) for one in need.answers.all())
    return NeedRow(
        number=need.pk,
        address=reverse("voice:need_answer", args=[need.pk]),
        municipality=need.municipality.name,
        topic=said(Topic(need.topic)),
        text=need.text,
        reported_on=need.reported_on,
        is_answered=bool(answers),
        badge=Badge(Kind(need.kind)),
        answers=answers,
    )


def _round_answer(answer: "RoundAnswer", municipality: str, today: date) -> AnswerRow:
    change = change_since(municipality, answer.mode, answer.begins_on, today=today)
    return AnswerRow(
        heard=answer.heard,
        did=answer.did,
        verdict="",
        colour="",
        answered_on=answer.answered_on,
        badge=Badge(Kind(answer.kind)),
        change=_change_line(change),
    )


def _need_answer(answer: "NeedAnswer", need: "Need", today: date) -> AnswerRow:
    change = change_since(need.municipality_id, answer.mode, answer.begins_on, today=today)
    return AnswerRow(
        heard="",
        did=answer.text,
        verdict=str(dict(VERDICTS)[answer.verdict]),
        colour=_COLOURS[answer.verdict],
        answered_on=answer.answered_on,
        badge=Badge(Kind(answer.kind)),
        change=_change_line(change),
    )


def _change_line(change: "Change | None") -> ChangeLine | None:
    if change is None:
        return None
    return ChangeLine(
        mode=said(DeliveryMode(change.mode)),
        began=change.began,
        before=number(change.before, 1),
        since=number(change.since, 1),
        badge=Badge(Kind.SYNTHETIC if change.is_synthetic else Kind.OFFICIAL),
    )


def _standing(round_: "Round", today: date) -> tuple[str, str]:
    if round_.answers.all():
        return _("besvart"), "success"
    if is_open(round_):
        return _("åpen"), "info"
    if round_.opens_on > today:
        return _("kommer"), "neutral"
    if ANSWER_TO_ROUND.is_late(round_.closes_on, today=today):
        return _("svaret er forsinket"), "danger"
    return _("venter på svar"), "warning"


def _attendance(count: int | None) -> str:
    if count is None:
        return ""
    return _("færre enn fem") if 0 < count < FEWEST else number(count)
