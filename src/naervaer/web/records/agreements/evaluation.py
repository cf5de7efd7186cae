"""The yearly evaluation: begun by a side, written by both, submitted once, then fixed."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Act, Actor
from naervaer.domain.councils import SIDES, Party, sides_of
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.free_text import expect_no_persons
from naervaer.web.records.agreements.facts import facts_of
from naervaer.web.records.agreements.models import (
    HIGHEST,
    LOWEST,
    Evaluation,
    SideAssessment,
)
from naervaer.web.records.areas.models import Municipality
from naervaer.web.records.areas.selectors import municipality_by_number, place_of
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.councils.selectors import room_municipalities
from naervaer.web.records.councils.services import expect_act

MARKS = ("cooperation", "promises_kept", "resources", "effect")
"""What each side gives a mark from 1 to 5. The questions are our own."""


def evaluations_seen_by(
    actor: Actor, number: str, act: Act = Act.SEE_COUNCIL
) -> QuerySet[Evaluation]:
    """Return a municipality's evaluations within the actor's reach, newest first."""
    own = room_municipalities(actor, act).filter(number=number)
    return (
        Evaluation.objects.filter(municipality__in=own.values("pk"))
        .select_related("municipality__district")
        .prefetch_related("assessments")
    )


def evaluation_by_year(
    actor: Actor, number: str, year: int, act: Act = Act.SEE_COUNCIL
) -> Evaluation | None:
    """Return the evaluation of a year within the actor's reach, or None."""
    return evaluations_seen_by(actor, number, act).filter(year=year).first()


def is_evaluated(municipality: str, year: int) -> bool:
    """Return whether a year's evaluation is submitted."""
    found = Evaluation.objects.filter(municipality=municipality, year=year)
    return found.exclude(submitted_on=None).exists()


def evaluation_facts(evaluation: Evaluation, *, today: date) -> dict[str, Any]:
    """Return the facts: those kept with a submitted evaluation, else those of today."""
    if evaluation.facts is not None:
        kept: dict[str, Any] = evaluation.facts
        return kept
    return facts_of(evaluation.municipality, evaluation.year, today=today)


@transaction.atomic
def evaluation_begin(
    *,
    municipality: str,
    year: int,
    begun_on: date | None = None,
    kind: Kind = Kind.OFFICIAL,
    actor: Actor,
) -> Evaluation:
    """Begin the evaluation of a year; it is pre-filled from the records.

    Raises
    ------
    UnusableInputError
        When the municipality does not exist, the year has not begun, or it is begun already.
    RuleBrokenError
        When the actor speaks for neither side.

    """
    found = municipality_by_number(municipality)
    if found is None:
        msg = _("Kommune %(number)s finnes ikke; ventet fire siffer.") % {
            "number": municipality
        }
        raise UnusableInputError(msg)
    side = _one_side(actor, found)
    if year > timezone.localdate().year:
        msg = _("Året er ikke begynt.")
        raise UnusableInputError(msg)
    if Evaluation.objects.filter(municipality=found, year=year).exists():
        msg = _("Evalueringen av %(year)s er alt begynt.") % {"year": year}
        raise UnusableInputError(msg)
    evaluation = Evaluation.objects.create(
        municipality=found,
        year=year,
        begun_by=side.value,
        begun_on=begun_on or timezone.localdate(),
        kind=kind.value,
    )
    change_record(actor=actor, act="evaluation.begin", thing=evaluation, why=str(evaluation))
    return evaluation


@transaction.atomic
def assessment_write(
    *,
    evaluation: Evaluation,
    side: Party,
    marks: dict[str, int],
    achieved: str,
    next_year: str,
    actor: Actor,
    is_confirmed: bool = False,
) -> SideAssessment:
    """Write, or write anew, one side's own assessment.

    Raises
    ------
    UnusableInputError
        When a text is empty or a mark lies outside the scale.
    RuleBrokenError
        When it is submitted, the actor does not speak for the side, or a text may be about a
        person.

    """
    _expect_open(evaluation)
    if side not in sides_of(actor, place_of(evaluation.municipality)):
        msg = _("Du kan ikke skrive for %(side)s her.") % {"side": _(side.label)}
        raise RuleBrokenError(msg)
    if set(marks) != set(MARKS) or not all(LOWEST <= one <= HIGHEST for one in marks.values()):
        msg = _("Gi hvert spørsmål en karakter fra 1 til 5.")
        raise UnusableInputError(msg)
    if not achieved.strip() or not next_year.strip():
        msg = _("Et felt er tomt; skriv noe.")
        raise UnusableInputError(msg)
    expect_no_persons(
        {_("hva vi fikk til"): achieved, _("neste år"): next_year}, is_confirmed=is_confirmed
    )
    written, _is_new = SideAssessment.objects.update_or_create(
        evaluation=evaluation,
        side=side.value,
        defaults={
            **marks,
            "achieved": achieved.strip(),
            "next_year": next_year.strip(),
            "written_on": timezone.localdate(),
            "account": actor.account or "",
        },
    )
    change_record(
        actor=actor, act="evaluation.write", thing=written, why=str(evaluation), after=marks
    )
    return written


@transaction.atomic
def evaluation_submit(
    *, evaluation: Evaluation, on: date | None = None, actor: Actor
) -> Evaluation:
    """Submit an evaluation both sides have written; its facts are kept as they are today.

    Raises
    ------
    UnusableInputError
        When a side has not written.
    RuleBrokenError
        When it is submitted already, or the actor speaks for neither side.

    """
    _expect_open(evaluation)
    _one_side(actor, evaluation.municipality)
    written = set(evaluation.assessments.values_list("side", flat=True))
    missing = [one for one in SIDES if one.value not in written]
    if missing:
        msg = _("Vurderingen fra %(side)s mangler.") % {"side": _(missing[0].label)}
        raise UnusableInputError(msg)
    day = on or timezone.localdate()
    evaluation.facts = facts_of(evaluation.municipality, evaluation.year, today=day)
    evaluation.submitted_on = day
    evaluation.save(update_fields=["facts", "submitted_on"])
    change_record(actor=actor, act="evaluation.submit", thing=evaluation, why=str(evaluation))
    return evaluation


def _one_side(actor: Actor, municipality: Municipality) -> Party:
    sides = sides_of(actor, place_of(municipality))
    if not sides:
        expect_act(actor, Act.SIGN_FOR_MUNICIPALITY, municipality)
    return min(sides, key=SIDES.index)


def _expect_open(evaluation: Evaluation) -> None:
    """Lock the evaluation and refuse one that is submitted."""
    locked = Evaluation.objects.select_for_update().get(pk=evaluation.pk)
    if locked.submitted_on is not None:
        msg = _("Evalueringen er sendt inn og kan ikke endres.")
        raise RuleBrokenError(msg)
