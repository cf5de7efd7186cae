"""Service agreements: drafted, signed by both, measured from the presence book."""

import csv
import io
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naervaer.domain.agreements import AgreementState, Measure, Per, Terms
from naervaer.domain.authority import Act
from naervaer.domain.councils import SIDES, Party, sides_of
from naervaer.domain.presence import DeliveryMode, Service
from naervaer.web.interface.labels import said
from naervaer.web.portals.council.asking import (
    SIGNERS,
    done_or_said,
    expect_side,
    expect_writer,
    form_page,
    found_or_404,
    frame_of,
    room_of,
)
from naervaer.web.portals.council.deviations import csv_rows, measured_rows
from naervaer.web.portals.council.forms import (
    AgreementForm,
    EndForm,
    ObligationForm,
    ReasonForm,
)
from naervaer.web.portals.council.presenters import obligation_rows
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of
from naervaer.web.records.agreements import services
from naervaer.web.records.agreements.selectors import (
    agreement_by_id,
    agreements_seen_by,
    compliance_of,
    obligation_by_id,
)
from naervaer.web.records.areas.selectors import place_of

if TYPE_CHECKING:
    from naervaer.web.records.agreements.models import Agreement, Obligation


@lets(Act.SEE_COUNCIL)
def agreements(request: HttpRequest, which: str) -> HttpResponse:
    """Show every version of the agreement."""
    one = room_of(request, which)
    found = agreements_seen_by(actor_of(request), one.number)
    versions = [(row, said(AgreementState(row.state))) for row in found]
    has_draft = any(row.state == AgreementState.DRAFT.value for row, _words in versions)
    shown = {**frame_of(request, one), "versions": versions, "has_draft": has_draft}
    return render(request, "council/agreements.html", shown)


@lets(Act.SEE_COUNCIL)
def agreement_new(request: HttpRequest, which: str) -> HttpResponse:
    """Begin a draft, or a revision of what is in force."""
    one = room_of(request, which)
    expect_writer(request, one)

    def save(given: dict[str, Any]) -> None:
        services.agreement_draft(municipality=one.number, actor=actor_of(request), **given)

    shown = {
        **frame_of(request, one),
        "heading": _("Nytt utkast til tjenesteavtale"),
        "lead": _(
            "En avtale er frivillig for kommunen. Et nytt utkast begynner med forpliktelsene i "
            "avtalen som gjelder."
        ),
        "button": _("Lag utkastet"),
        "done": _("Utkastet er laget."),
    }
    form = AgreementForm(request.POST or None)
    return form_page(request, form, save, to=("council:agreements", which), shown=shown)


@lets(Act.SEE_COUNCIL)
def agreement(request: HttpRequest, which: str, agreement_id: int) -> HttpResponse:
    """Show one version: what both owe, who has signed, and how it is kept."""
    found = _agreement_or_404(request, which, agreement_id)
    signed = {one.side: one.signed_on for one in found.signatures.all()}
    shown = {
        **frame_of(request, found.municipality),
        "agreement": found,
        "state": said(AgreementState(found.state)),
        "is_draft": found.state == AgreementState.DRAFT.value,
        "is_in_force": found.state == AgreementState.IN_FORCE.value,
        "is_signed": bool(signed),
        "obligations": obligation_rows(found.obligations.all()),
        "signatures": [(said(side), signed.get(side.value)) for side in SIDES],
        "signed_police": Party.POLICE.value in signed,
        "signed_municipality": Party.MUNICIPALITY.value in signed,
    }
    return render(request, "council/agreement.html", shown)


@lets(Act.SEE_COUNCIL)
def obligation_new(request: HttpRequest, which: str, agreement_id: int) -> HttpResponse:
    """Add what one side owes to a draft."""
    found = _agreement_or_404(request, which, agreement_id)
    expect_writer(request, found.municipality)

    def save(given: dict[str, Any]) -> None:
        terms = _terms(given)
        services.obligation_add(
            agreement=found,
            party=Party(given["party"]),
            text=given["text"],
            terms=terms,
            is_closed=given["is_closed"],
            is_confirmed=given["is_confirmed"],
            actor=actor_of(request),
        )

    shown = {
        **frame_of(request, found.municipality),
        "heading": _("Ny forpliktelse"),
        "lead": _("Det som kan måles, måles fra tilstedeværelsesboken og rådets møter."),
        "button": _("Legg til"),
        "done": _("Forpliktelsen er lagt til."),
    }
    form = ObligationForm(request.POST or None)
    to = ("council:agreement", which, agreement_id)
    return form_page(request, form, save, to=to, shown=shown)


def _terms(given: dict[str, Any]) -> Terms:
    measure = Measure(given["measure"])
    if measure is Measure.NONE:
        return Terms(measure, given["amount"])
    is_presence = measure.is_presence
    return Terms(
        measure=measure,
        amount=given["amount"],
        per=Per(given["per"]),
        mode=DeliveryMode(given["mode"]) if is_presence and given["mode"] else None,
        service=Service(given["service"]) if is_presence and given["service"] else None,
    )


@require_POST
@lets(Act.SEE_COUNCIL)
def obligation_remove(request: HttpRequest, which: str, obligation_id: int) -> HttpResponse:
    """Take an obligation out of a draft."""
    found = _obligation_or_404(request, which, obligation_id)
    expect_writer(request, found.agreement.municipality)
    return done_or_said(
        request,
        lambda: services.obligation_remove(obligation=found, actor=actor_of(request)),
        _("Forpliktelsen er tatt ut av utkastet."),
        to=("council:agreement", which, found.agreement_id),
    )


@require_POST
@lets(Act.SIGN_FOR_POLICE)
def sign_police(request: HttpRequest, which: str, agreement_id: int) -> HttpResponse:
    """Sign for the police, or take the signature back."""
    return _sign(request, which, agreement_id, Party.POLICE)


@require_POST
@lets(Act.SIGN_FOR_MUNICIPALITY)
def sign_municipality(request: HttpRequest, which: str, agreement_id: int) -> HttpResponse:
    """Sign for the municipality, or take the signature back."""
    return _sign(request, which, agreement_id, Party.MUNICIPALITY)


def _sign(request: HttpRequest, which: str, agreement_id: int, side: Party) -> HttpResponse:
    found = _agreement_or_404(request, which, agreement_id, services.SIGNS[side])
    actor, to = actor_of(request), ("council:agreement", which, agreement_id)
    if request.POST.get("trekk"):
        return done_or_said(
            request,
            lambda: services.signature_withdraw(agreement=found, side=side, actor=actor),
            _("Underskriften er trukket."),
            to=to,
        )
    return done_or_said(
        request,
        lambda: services.agreement_sign(agreement=found, side=side, actor=actor),
        _("Avtalen er underskrevet for %(side)s.") % {"side": said(side)},
        to=to,
    )


@lets(Act.SEE_COUNCIL)
def end(request: HttpRequest, which: str, agreement_id: int) -> HttpResponse:
    """End an agreement before its time."""
    found = _agreement_or_404(request, which, agreement_id)
    expect_writer(request, found.municipality, acts=SIGNERS)

    def save(given: dict[str, Any]) -> None:
        services.agreement_end(
            agreement=found, on=given["on"], why=given["why"], actor=actor_of(request)
        )

    shown = {
        **frame_of(request, found.municipality),
        "heading": _("Avslutt avtalen"),
        "button": _("Avslutt"),
        "done": _("Avtalen er avsluttet."),
    }
    form = EndForm(request.POST or None)
    to = ("council:agreement", which, agreement_id)
    return form_page(request, form, save, to=to, shown=shown)


@lets(Act.SEE_COUNCIL)
def deviations(request: HttpRequest, which: str, agreement_id: int) -> HttpResponse:
    """Show agreed, planned and delivered for each obligation and month, with reasons."""
    found = _agreement_or_404(request, which, agreement_id)
    measured = compliance_of(found, today=timezone.localdate())
    sides = sides_of(actor_of(request), place_of(found.municipality))
    shown = {
        **frame_of(request, found.municipality),
        "agreement": found,
        "parts": measured_rows(measured, which=which, may_explain=bool(sides)),
    }
    return render(request, "council/deviations.html", shown)


@lets(Act.SEE_COUNCIL)
def deviations_csv(request: HttpRequest, which: str, agreement_id: int) -> HttpResponse:
    """Hand out the same as CSV."""
    found = _agreement_or_404(request, which, agreement_id)
    text = io.StringIO()
    rows = csv_rows(compliance_of(found, today=timezone.localdate()))
    csv.writer(text, delimiter=";").writerows(rows)
    name = f"avvik-{found.municipality_id}-v{found.version}.csv"
    return HttpResponse(
        "\ufeff" + text.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@lets(Act.SEE_COUNCIL)
def reason_new(
    request: HttpRequest, which: str, obligation_id: int, stretch: str
) -> HttpResponse:
    """Say why a side did otherwise than agreed in a month or a year."""
    found = _obligation_or_404(request, which, obligation_id)
    expect_side(request, found.agreement.municipality)
    try:
        day = date.fromisoformat(stretch)
    except ValueError as error:
        raise Http404 from error

    def save(given: dict[str, Any]) -> None:
        services.reason_write(
            obligation=found,
            stretch=day,
            text=given["text"],
            is_confirmed=given["is_confirmed"],
            actor=actor_of(request),
        )

    shown = {
        **frame_of(request, found.agreement.municipality),
        "heading": _("Begrunn avviket"),
        "lead": f"{found.text} ({day:%m.%Y})",
        "button": _("Lagre begrunnelsen"),
        "done": _("Begrunnelsen er lagret."),
    }
    form = ReasonForm(request.POST or None)
    to = ("council:deviations", which, found.agreement_id)
    return form_page(request, form, save, to=to, shown=shown)


def _agreement_or_404(
    request: HttpRequest, which: str, key: int, act: Act = Act.SEE_COUNCIL
) -> "Agreement":
    one = room_of(request, which, act)
    found: Agreement = found_or_404(agreement_by_id(actor_of(request), one.number, key, act))
    return found


def _obligation_or_404(request: HttpRequest, which: str, key: int) -> "Obligation":
    one = room_of(request, which)
    found: Obligation = found_or_404(obligation_by_id(actor_of(request), one.number, key))
    return found
