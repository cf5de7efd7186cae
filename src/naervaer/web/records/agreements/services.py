"""Writing agreements: drafts, obligations, signatures, reasons for deviations."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.agreements import AGREEMENT_WAYS, AgreementState, Terms
from naervaer.domain.authority import Act, Actor
from naervaer.domain.councils import SIDES, Party, sides_of
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.free_text import expect_no_persons
from naervaer.web.records.agreements.models import (
    Agreement,
    DeviationReason,
    Obligation,
    Signature,
)
from naervaer.web.records.areas.selectors import municipality_by_number, place_of
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.councils.services import expect_act

SIGNS = {Party.POLICE: Act.SIGN_FOR_POLICE, Party.MUNICIPALITY: Act.SIGN_FOR_MUNICIPALITY}
_DAY = timedelta(days=1)


@transaction.atomic
def agreement_draft(
    *,
    municipality: str,
    begins: date,
    ends: date,
    purpose: str,
    police_resources: str = "",
    municipality_resources: str = "",
    kind: Kind = Kind.OFFICIAL,
    actor: Actor,
    is_confirmed: bool = False,
) -> Agreement:
    """Begin a draft; a revision copies the obligations of the agreement in force.

    Raises
    ------
    UnusableInputError
        When the municipality does not exist, the days run backward, the purpose is empty, or
        a draft is waiting already.
    RuleBrokenError
        When the actor may not write, or a text may be about a person.

    """
    found = municipality_by_number(municipality)
    if found is None:
        msg = _("Kommune %(number)s finnes ikke; ventet fire siffer.") % {
            "number": municipality
        }
        raise UnusableInputError(msg)
    expect_may_write(actor, found)
    if ends <= begins:
        msg = _("Avtalen slutter før den begynner.")
        raise UnusableInputError(msg)
    texts = {
        _("formål"): purpose,
        _("politiets ressurser"): police_resources,
        _("kommunens ressurser"): municipality_resources,
    }
    if not purpose.strip():
        msg = _("Et felt er tomt; skriv noe.")
        raise UnusableInputError(msg)
    expect_no_persons(texts, is_confirmed=is_confirmed)
    own = Agreement.objects.filter(municipality=found)
    if own.filter(state=AgreementState.DRAFT.value).exists():
        msg = _("Et utkast venter alt på underskrift.")
        raise UnusableInputError(msg)
    last = own.order_by("-version").first()
    draft = Agreement.objects.create(
        municipality=found,
        version=last.version + 1 if last else 1,
        begins=begins,
        ends=ends,
        purpose=purpose.strip(),
        police_resources=police_resources.strip(),
        municipality_resources=municipality_resources.strip(),
        kind=kind.value,
    )
    in_force = own.filter(state=AgreementState.IN_FORCE.value).first()
    if in_force is not None:
        _copy(in_force, draft)
    change_record(actor=actor, act="agreement.draft", thing=draft, why=draft.purpose)
    return draft


def _copy(before: Agreement, draft: Agreement) -> None:
    for row in before.obligations.all():
        row.pk, row.agreement = None, draft
        row.save(force_insert=True)


@transaction.atomic
def obligation_add(
    *,
    agreement: Agreement,
    party: Party,
    text: str,
    terms: Terms,
    is_closed: bool = False,
    actor: Actor,
    is_confirmed: bool = False,
) -> Obligation:
    """Add what one side owes to a draft nobody has signed.

    Raises
    ------
    UnusableInputError
        When the text is empty, or the party is neither police nor municipality.
    RuleBrokenError
        When the draft is signed or in force, the actor may not write, or the text may be
        about a person.

    """
    expect_may_write(actor, agreement.municipality)
    _expect_unsigned(agreement)
    text = " ".join(text.split())
    if not text or party not in SIDES:
        msg = _("Forpliktelsen mangler tekst, eller hvem som har den.")
        raise UnusableInputError(msg)
    expect_no_persons({_("forpliktelse"): text}, is_confirmed=is_confirmed)
    last = agreement.obligations.order_by("-number").first()
    obligation = Obligation.objects.create(
        agreement=agreement,
        number=last.number + 1 if last else 1,
        party=party.value,
        text=text,
        is_closed=is_closed,
        measure=terms.measure.value,
        amount=None if terms.amount is None else Decimal(str(round(terms.amount, 2))),
        per=terms.per.value,
        mode=terms.mode.value if terms.mode else "",
        service=terms.service.value if terms.service else "",
    )
    change_record(actor=actor, act="agreement.obligation", thing=obligation, why=text)
    return obligation


@transaction.atomic
def obligation_remove(*, obligation: Obligation, actor: Actor) -> None:
    """Take an obligation out of a draft nobody has signed.

    Raises
    ------
    RuleBrokenError
        When the draft is signed or in force, or the actor may not write.

    """
    expect_may_write(actor, obligation.agreement.municipality)
    _expect_unsigned(obligation.agreement)
    change_record(
        actor=actor, act="agreement.obligation_remove", thing=obligation, why=obligation.text
    )
    obligation.delete()


@transaction.atomic
def agreement_sign(
    *, agreement: Agreement, side: Party, signed_on: date | None = None, actor: Actor
) -> Agreement:
    """Sign a draft for one side; when both have signed, it is in force and replaces the old.

    Raises
    ------
    UnusableInputError
        When the side has signed already, or nothing is owed yet.
    RuleBrokenError
        When it is no draft, or the actor may not sign for that side.

    """
    expect_act(actor, SIGNS[side], agreement.municipality)
    _expect_state(agreement, AgreementState.DRAFT)
    if not agreement.obligations.exists():
        msg = _("Avtalen har ingen forpliktelser ennå.")
        raise UnusableInputError(msg)
    if agreement.signatures.filter(side=side.value).exists():
        msg = _("Denne siden har alt skrevet under.")
        raise UnusableInputError(msg)
    day = signed_on or timezone.localdate()
    signature = Signature.objects.create(
        agreement=agreement, side=side.value, signed_on=day, account=actor.account or ""
    )
    change_record(actor=actor, act="agreement.sign", thing=signature, why=str(agreement))
    if Signature.objects.filter(agreement=agreement).count() == len(SIDES):
        _put_in_force(agreement, day, actor)
    return agreement


def _put_in_force(agreement: Agreement, day: date, actor: Actor) -> None:
    standing = Agreement.objects.filter(
        municipality=agreement.municipality, state=AgreementState.IN_FORCE.value
    ).first()
    if standing is not None:
        last = min(max(agreement.begins - _DAY, standing.begins), standing.ends)
        _move(standing, AgreementState.REPLACED, last, actor)
    agreement.in_force_on = day
    agreement.state = AgreementState.IN_FORCE.value
    agreement.save(update_fields=["in_force_on", "state"])
    change_record(actor=actor, act="agreement.in_force", thing=agreement, why=str(agreement))


@transaction.atomic
def signature_withdraw(*, agreement: Agreement, side: Party, actor: Actor) -> None:
    """Take one side's signature back, so that a draft can be changed again.

    Raises
    ------
    RuleBrokenError
        When it is no draft, or the actor may not sign for that side.

    """
    expect_act(actor, SIGNS[side], agreement.municipality)
    _expect_state(agreement, AgreementState.DRAFT)
    for signature in agreement.signatures.filter(side=side.value):
        change_record(actor=actor, act="agreement.unsign", thing=signature, why=str(agreement))
        signature.delete()


@transaction.atomic
def agreement_end(*, agreement: Agreement, on: date, why: str, actor: Actor) -> Agreement:
    """End an agreement in force before its time, with the reason; either side may.

    Raises
    ------
    UnusableInputError
        When no reason is given, or the day lies outside the agreement.
    RuleBrokenError
        When it is not in force, or the actor may sign for neither side.

    """
    place = place_of(agreement.municipality)
    if not any(actor.may(act, place) for act in SIGNS.values()):
        expect_act(actor, Act.SIGN_FOR_MUNICIPALITY, agreement.municipality)
    if not why.strip() or not agreement.begins <= on <= agreement.ends:
        msg = _("Oppgi hvorfor, og en dag avtalen gjelder.")
        raise UnusableInputError(msg)
    expect_no_persons({_("begrunnelse"): why}, is_confirmed=False)
    return _move(agreement, AgreementState.ENDED, on, actor, why.strip())


@transaction.atomic
def reason_write(
    *,
    obligation: Obligation,
    stretch: date,
    text: str,
    actor: Actor,
    is_confirmed: bool = False,
) -> DeviationReason:
    """Say why a side did otherwise than agreed in a stretch; earlier reasons stay.

    Raises
    ------
    UnusableInputError
        When the text is empty.
    RuleBrokenError
        When the actor speaks for neither side, or the text may be about a person.

    """
    sides = sides_of(actor, place_of(obligation.agreement.municipality))
    own = Party(obligation.party)
    if not sides:
        expect_act(actor, SIGNS[own], obligation.agreement.municipality)
    text = " ".join(text.split())
    if not text:
        msg = _("Et felt er tomt; skriv noe.")
        raise UnusableInputError(msg)
    expect_no_persons({_("begrunnelse"): text}, is_confirmed=is_confirmed)
    side = own if own in sides else next(iter(sides))
    reason = DeviationReason.objects.create(
        obligation=obligation,
        stretch=stretch,
        side=side.value,
        text=text[:400],
        written_on=timezone.localdate(),
        account=actor.account or "",
    )
    change_record(actor=actor, act="agreement.reason", thing=reason, why=text)
    return reason


def expect_may_write(actor: Actor, municipality: Any) -> None:
    """Refuse whoever neither writes in the council nor signs for a side.

    Raises
    ------
    RuleBrokenError
        When none of the acts is the actor's there.

    """
    if not any(actor.may(act, place_of(municipality)) for act in SIGNS.values()):
        expect_act(actor, Act.WRITE_COUNCIL, municipality)


def _move(
    agreement: Agreement, to: AgreementState, on: date, actor: Actor, why: str = ""
) -> Agreement:
    if to not in AGREEMENT_WAYS[AgreementState(agreement.state)]:
        _expect_state(agreement, AgreementState.IN_FORCE)
    before, agreement.state, agreement.ended_on = agreement.state, to.value, on
    agreement.save(update_fields=["state", "ended_on"])
    change_record(
        actor=actor,
        act="agreement.end",
        thing=agreement,
        why=why or str(agreement),
        before={"state": before},
        after={"state": to.value, "on": str(on)},
    )
    return agreement


def _expect_unsigned(agreement: Agreement) -> None:
    _expect_state(agreement, AgreementState.DRAFT)
    if agreement.signatures.exists():
        msg = _("Utkastet er underskrevet; trekk underskriften for å endre det.")
        raise RuleBrokenError(msg)


def _expect_state(agreement: Agreement, state: AgreementState) -> None:
    if agreement.state != state.value:
        msg = _("Avtalen er ikke %(wanted)s; den er %(now)s.") % {
            "wanted": _(state.label),
            "now": _(AgreementState(agreement.state).label),
        }
        raise RuleBrokenError(msg)
