"""A municipality's wish, the police's answer, and what came of it.

The result is never typed: it is the delivered hours in the presence book before and after.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from naervaer.domain.authority import Act, Actor
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode
from naervaer.domain.promises.ledger import promise_named
from naervaer.web.records.areas.selectors import municipality_by_number, place_of
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.promises.models import Wish, WishAnswer

MOST_LETTERS = 2000


@transaction.atomic
def wish_file(
    *,
    municipality: str,
    title: str,
    text: str,
    promise: str = "",
    mode: DeliveryMode | None = None,
    filed_on: date | None = None,
    kind: Kind = Kind.OFFICIAL,
    actor: Actor,
) -> Wish:
    """File what a municipality asks of the police.

    Raises
    ------
    UnusableInputError
        When title or text is empty or too long, or the municipality does not exist.
    UnknownNameError
        When no promise has the id.
    RuleBrokenError
        When the actor may not file wishes for that municipality.

    """
    found = municipality_by_number(municipality)
    if found is None:
        msg = f"Kommune {municipality!r} finnes ikke; ventet fire siffer."
        raise UnusableInputError(msg)
    _expect_act(actor, Act.FILE_WISHES, found)
    _expect_words("tittel", title, 120)
    _expect_words("tekst", text, MOST_LETTERS)
    if promise:
        promise_named(promise)
    wish = Wish.objects.create(
        municipality=found,
        title=title.strip(),
        text=text.strip(),
        promise=promise,
        mode=mode.value if mode else "",
        filed_by=actor.account or "",
        filed_on=filed_on or timezone.localdate(),
        kind=kind.value,
    )
    change_record(
        actor=actor, act="wish.file", thing=wish, why=wish.title, after={"text": wish.text}
    )
    return wish


@transaction.atomic
def wish_withdraw(*, wish: Wish, actor: Actor, why: str) -> Wish:
    """Take a wish back; it stays, marked as withdrawn.

    Raises
    ------
    UnusableInputError
        When no reason is given or it is withdrawn already.
    RuleBrokenError
        When the actor may not file wishes for that municipality.

    """
    _expect_act(actor, Act.FILE_WISHES, wish.municipality)
    _expect_words("begrunnelse", why, MOST_LETTERS)
    if wish.withdrawn_on is not None:
        msg = f"«{wish}» er alt trukket."
        raise UnusableInputError(msg)
    wish.withdrawn_on = timezone.localdate()
    wish.save(update_fields=["withdrawn_on"])
    change_record(actor=actor, act="wish.withdraw", thing=wish, why=why)
    return wish


@transaction.atomic
def wish_answer(
    *,
    wish: Wish,
    verdict: WishAnswer.Verdict,
    text: str,
    measure: str = "",
    mode: DeliveryMode | None = None,
    begins_on: date | None = None,
    answered_on: date | None = None,
    kind: Kind = Kind.OFFICIAL,
    actor: Actor,
) -> WishAnswer:
    """Answer a wish, with the measure taken on where there is one.

    Raises
    ------
    UnusableInputError
        When the answer gives no reason, a yes names no measure, or the wish is withdrawn.
    RuleBrokenError
        When the actor may not answer wishes from that municipality.

    """
    _expect_act(actor, Act.ANSWER_WISHES, wish.municipality)
    _expect_words("begrunnelse", text, MOST_LETTERS)
    if wish.withdrawn_on is not None:
        msg = f"«{wish}» er trukket og kan ikke besvares."
        raise UnusableInputError(msg)
    if verdict in (WishAnswer.Verdict.YES, WishAnswer.Verdict.PARTLY) and not measure.strip():
        msg = "Et ja må si hva politiet gjør; tiltaket mangler."
        raise UnusableInputError(msg)
    answer = WishAnswer.objects.create(
        wish=wish,
        verdict=verdict,
        text=text.strip(),
        measure=measure.strip(),
        mode=mode.value if mode else "",
        begins_on=begins_on,
        answered_by=actor.account or "",
        answered_on=answered_on or timezone.localdate(),
        kind=kind.value,
    )
    change_record(
        actor=actor,
        act="wish.answer",
        thing=answer,
        why=answer.text,
        after={"verdict": answer.verdict, "measure": answer.measure},
    )
    return answer


def _expect_act(actor: Actor, act: Act, municipality: Any) -> None:
    if not actor.may(act, place_of(municipality)):
        msg = f"{actor.name or 'Ingen'} kan ikke gjøre dette for {municipality}."
        raise RuleBrokenError(msg)


def _expect_words(what: str, text: str, most: int) -> None:
    if not text.strip():
        msg = f"Feltet {what} er tomt; skriv noe."
        raise UnusableInputError(msg)
    if len(text) > most:
        msg = f"Feltet {what} har {len(text)} tegn; ventet høyst {most}."
        raise UnusableInputError(msg)


def verdict_named(value: str) -> WishAnswer.Verdict:
    """Return the verdict of a form's value."""
    return WishAnswer.Verdict(value)
