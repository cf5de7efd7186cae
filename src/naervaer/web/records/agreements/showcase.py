"""A made-up agreement and evaluations for the showcase; every one is marked synthetic."""

from datetime import date

from django.db import transaction

from naervaer.domain.agreements import Kept, Measure, Per, Terms
from naervaer.domain.authority import Actor, Grant, Place, Role
from naervaer.domain.councils import Party
from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode
from naervaer.web.records.agreements.evaluation import (
    assessment_write,
    evaluation_begin,
    evaluation_submit,
)
from naervaer.web.records.agreements.models import Agreement
from naervaer.web.records.agreements.selectors import compliance_of
from naervaer.web.records.agreements.services import (
    agreement_draft,
    agreement_sign,
    obligation_add,
    reason_write,
)

STEIGEN = "1848"
_OBLIGATIONS = (
    (
        Party.POLICE,
        "Kommunepatruljen er i kommunen ti timer i uken.",
        Terms(Measure.PRESENCE_HOURS, 10, Per.WEEK, DeliveryMode.MUNICIPAL_PATROL),
        False,
    ),
    (
        Party.POLICE,
        "Politikontakten er til stede minst én dag i uken.",
        Terms(Measure.PRESENCE_DAYS, 1, Per.WEEK, DeliveryMode.POLICE_CONTACT),
        False,
    ),
    (
        Party.POLICE,
        "Politiet er på nærtjenestesenteret minst tre dager i måneden.",
        Terms(Measure.PRESENCE_DAYS, 3, Per.MONTH, DeliveryMode.SERVICE_CENTRE_DAY),
        False,
    ),
    (
        Party.POLICE,
        "Politiet svarer på kommunens ønsker innen 60 dager.",
        Terms(Measure.REPLY_DAYS, 60),
        False,
    ),
    (
        Party.MUNICIPALITY,
        "Kommunen kaller rådet sammen til to møter i året.",
        Terms(Measure.MEETINGS, 2, Per.YEAR),
        False,
    ),
    (
        Party.MUNICIPALITY,
        "Kommunen stiller kontor på nærtjenestesenteret og setter av halv stilling til SLT.",
        Terms(Measure.NONE),
        False,
    ),
    (
        Party.MUNICIPALITY,
        "Kommunen varsler politiet om beredskapsøvelser.",
        Terms(Measure.NONE),
        True,
    ),
)


@transaction.atomic
def showcase_fill(*, district: str, until: date) -> int:
    """Make an agreement in force, last year's evaluation, and this year's begun."""
    if Agreement.objects.filter(kind=Kind.SYNTHETIC.value).exists():
        return 0
    municipal = _somebody(Role.MUNICIPAL_COORDINATOR, Place(district, STEIGEN))
    police = _somebody(Role.DISTRICT_ANALYST, Place(district))
    begins = date(until.year - 1, until.month, 1)
    agreement = agreement_draft(
        municipality=STEIGEN,
        begins=begins,
        ends=date(until.year + 1, 12, 31),
        purpose="Innbyggerne skal vite når politiet er i kommunen, og kommunen og politiet "
        "skal forebygge sammen.",
        police_resources="Patrulje to dager i uken, politikontakt én dag i uken.",
        municipality_resources="Halv stilling til SLT, kontor på nærtjenestesenteret.",
        kind=Kind.SYNTHETIC,
        actor=municipal,
    )
    for party, text, terms, is_closed in _OBLIGATIONS:
        obligation_add(
            agreement=agreement,
            party=party,
            text=text,
            terms=terms,
            is_closed=is_closed,
            actor=municipal,
        )
    agreement_sign(
        agreement=agreement, side=Party.MUNICIPALITY, signed_on=begins, actor=municipal
    )
    agreement_sign(agreement=agreement, side=Party.POLICE, signed_on=begins, actor=police)
    _explain(agreement, until, police)
    _evaluate(until, municipal, police)
    return 1


def _explain(agreement: Agreement, until: date, police: Actor) -> None:
    """Give the reason for the first stretch that was not kept."""
    for one in compliance_of(agreement, today=until):
        for row in one.rows:
            if row.kept is Kept.NOT_KEPT and one.obligation.measure == "presence_hours":
                reason_write(
                    obligation=one.obligation,
                    stretch=row.stretch.label,
                    text="Oppdiktet: patruljen ble flyttet til en leteaksjon.",
                    actor=police,
                )
                return


def _evaluate(until: date, municipal: Actor, police: Actor) -> None:
    last = evaluation_begin(
        municipality=STEIGEN,
        year=until.year - 1,
        begun_on=date(until.year, 2, 1),
        kind=Kind.SYNTHETIC,
        actor=police,
    )
    for side, actor, marks in (
        (Party.POLICE, police, (4, 3, 3, 3)),
        (Party.MUNICIPALITY, municipal, (4, 2, 3, 3)),
    ):
        assessment_write(
            evaluation=last,
            side=side,
            marks=_marks(*marks),
            achieved="Oppdiktet: handlingsplanen er vedtatt, og foreldremøtene er holdt.",
            next_year="Oppdiktet: faste patruljedager på kjente tider.",
            actor=actor,
        )
    evaluation_submit(evaluation=last, on=date(until.year, 3, 1), actor=police)
    this = evaluation_begin(
        municipality=STEIGEN,
        year=until.year,
        begun_on=until,
        kind=Kind.SYNTHETIC,
        actor=municipal,
    )
    assessment_write(
        evaluation=this,
        side=Party.MUNICIPALITY,
        marks=_marks(4, 4, 3, 4),
        achieved="Oppdiktet: patruljedagene er kjent, og flere tar kontakt.",
        next_year="Oppdiktet: bedre dekning i ferien.",
        actor=municipal,
    )


def _marks(cooperation: int, promises_kept: int, resources: int, effect: int) -> dict[str, int]:
    return {
        "cooperation": cooperation,
        "promises_kept": promises_kept,
        "resources": resources,
        "effect": effect,
    }


def _somebody(role: Role, place: Place) -> Actor:
    return Actor("demo", "Demonstrasjon", (Grant(role, place),))
