"""How wishes, answers and results read on the page."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode
from naervaer.domain.promises.ledger import PROMISES_BY_ID
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said
from naervaer.web.interface.numbers import number
from naervaer.web.portals.country.promise_forms import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from naervaer.web.records.promises.models import Wish, WishAnswer
    from naervaer.web.records.promises.selectors import WishResult

_COLOURS = {"yes": "success", "partly": "info", "no": "danger", "later": "warning"}
_WORDS = dict(VERDICTS)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer."""

    verdict: str
    colour: str
    text: str
    measure: str
    mode: str
    begins_on: date | None
    answered_on: date
    badge: Badge


@dataclass(frozen=True, slots=True)
class WishRow:
    """One wish with its answers."""

    number: int
    address: str
    title: str
    text: str
    municipality: str
    district: str
    mode: str
    promise: str
    promise_name: str
    filed_on: date
    withdrawn_on: date | None
    badge: Badge
    answers: tuple[AnswerRow, ...]

    @property
    def standing(self) -> str:
        """How it stands with the wish, in a word."""
        if self.withdrawn_on is not None:
            return _("trukket")
        return self.answers[-1].verdict if self.answers else _("venter på svar")

    @property
    def colour(self) -> str:
        """The colour of that word."""
        return self.answers[-1].colour if self.answers else "neutral"


def wish_rows(wishes: "Iterable[Wish]") -> list[WishRow]:
    """Return wishes as rows."""
    return [wish_row(one) for one in wishes]


def wish_row(wish: "Wish") -> WishRow:
    """Return one wish as a row."""
    promise = PROMISES_BY_ID.get(wish.promise)
    return WishRow(
        number=wish.pk,
        address=reverse("country:wish", args=[wish.pk]),
        title=wish.title,
        text=wish.text,
        municipality=wish.municipality.name,
        district=wish.municipality.district.name,
        mode=said(DeliveryMode(wish.mode)) if wish.mode else "",
        promise=wish.promise,
        promise_name=promise.name if promise else "",
        filed_on=wish.filed_on,
        withdrawn_on=wish.withdrawn_on,
        badge=Badge(Kind(wish.kind)),
        answers=tuple(_answer(one) for one in wish.answers.all()),
    )


def _answer(answer: "WishAnswer") -> AnswerRow:
    return AnswerRow(
        verdict=str(_WORDS[answer.verdict]),
        colour=_COLOURS[answer.verdict],
        text=answer.text,
        measure=answer.measure,
        mode=said(DeliveryMode(answer.mode)) if answer.mode else "",
        begins_on=answer.begins_on,
        answered_on=answer.answered_on,
        badge=Badge(Kind(answer.kind)),
    )


@dataclass(frozen=True, slots=True)
class ResultLine:
    """What the presence book shows of a measure."""

    mode: str
    began: date
    before: str
    since: str
    badge: Badge | None


def result_line(result: "WishResult | None") -> ResultLine | None:
    """Return the result in words, or None where nothing can be shown."""
    if result is None:
        return None
    return ResultLine(
        mode=said(result.mode),
        began=result.began,
        before=number(result.before, 1),
        since=number(result.since, 1),
        badge=Badge(Kind.SYNTHETIC) if result.is_synthetic else Badge(Kind.OFFICIAL),
    )
