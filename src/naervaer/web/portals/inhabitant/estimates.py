"""What the rules say of one case: computed when asked, never stored."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from naervaer.domain.figures import Source
from naervaer.domain.rules.education import ADMISSION, is_promised_travel_support
from naervaer.domain.rules.legal_aid import LEGAL_AID
from naervaer.domain.rules.passports import (
    CONSENT,
    EXPRESS_FEE,
    FINGERPRINTS,
    ID_CARD_FEE,
    ID_CARD_VALIDITY,
    PASSPORT_FEE,
    PASSPORT_VALIDITY,
    SIGNATURE,
    FeeRule,
    ValidityRule,
)
from naervaer.domain.rules.register import RULES

_OERE_IN_KRONE = 100
_DOCUMENTS: dict[str, tuple[tuple[ValidityRule, FeeRule], ...]] = {
    "passport": ((PASSPORT_VALIDITY, PASSPORT_FEE),),
    "id_card": ((ID_CARD_VALIDITY, ID_CARD_FEE),),
    "both": ((PASSPORT_VALIDITY, PASSPORT_FEE), (ID_CARD_VALIDITY, ID_CARD_FEE)),
}


@dataclass(frozen=True, slots=True)
class DocumentTold:
    """How long one document lasts and what it costs, in kroner."""

    name: str
    years: int
    until: date
    kroner: int
    validity_source: Source
    fee_source: Source


@dataclass(frozen=True, slots=True)
class PassportTold:
    """What holds for an applicant of an age."""

    documents: tuple[DocumentTold, ...]
    kroner: int
    express_kroner: int
    needs_consent: bool
    consent_months: int
    gives_fingerprints: bool
    signs: bool
    consent_source: Source
    fingerprint_source: Source
    signature_source: Source
    express_source: Source


@dataclass(frozen=True, slots=True)
class LegalAidTold:
    """The estimate: ability to pay in base amounts, and the share in per cent.

    `percent` is None where the ability is above the limit of the model.
    """

    ability: float
    percent: float | None
    limit: float
    source: Source


@dataclass(frozen=True, slots=True)
class AcademyTold:
    """Formal requirements that are not met, and whether travel support is promised."""

    missing: tuple[str, ...]
    is_travel_promised: bool | None
    source: Source
    travel_source: Source


def passport(*, age: int, document: str, today: date) -> PassportTold:
    """Return what holds for an applicant of an age who asks today."""
    together = document == "both"
    documents = tuple(
        DocumentTold(
            name=_("Pass") if validity is PASSPORT_VALIDITY else _("ID-kort"),
            years=validity.years(age),
            until=_until(validity, age, today),
            kroner=fee.fee(age=age, together=together) // _OERE_IN_KRONE,
            validity_source=validity.source,
            fee_source=fee.source,
        )
        for validity, fee in _DOCUMENTS[document]
    )
    return PassportTold(
        documents=documents,
        kroner=sum(one.kroner for one in documents),
        express_kroner=EXPRESS_FEE.fee() // _OERE_IN_KRONE,
        needs_consent=CONSENT.holds(age),
        consent_months=CONSENT.most_months,
        gives_fingerprints=FINGERPRINTS.holds(age),
        signs=SIGNATURE.holds(age),
        consent_source=CONSENT.source,
        fingerprint_source=FINGERPRINTS.source,
        signature_source=SIGNATURE.source,
        express_source=EXPRESS_FEE.source,
    )


def validity_bands() -> list[tuple[str, int]]:
    """Return ages in words with the years a passport lasts, youngest first."""
    bands = PASSPORT_VALIDITY.bands
    ends = [low for low, _years in bands[1:]]
    told = [
        (_("%(low)d til %(high)d år") % {"low": low, "high": end - 1}, years)
        for (low, years), end in zip(bands, ends, strict=False)
    ]
    oldest, years = bands[-1]
    return [*told, (_("%(low)d år og eldre") % {"low": oldest}, years)]


def legal_aid(
    *, inntekt: int, formue: int, grunnbelop: int, barn: int, par: bool
) -> LegalAidTold:
    """Return the estimate by the model of 2025; amounts in kroner."""
    ability = LEGAL_AID.ability(
        gross_income=inntekt,
        net_wealth=formue,
        base_amount=grunnbelop,
        couple=par,
        children=barn,
    )
    percent = None if LEGAL_AID.refuses(ability) else LEGAL_AID.percent(ability)
    return LegalAidTold(ability, percent, LEGAL_AID.none_above, LEGAL_AID.source)


def academy(*, statsborger: bool, forerkort: int, norsk: int, kommune: str) -> AcademyTold:
    """Return which formal requirements are not met."""
    checks = (
        (statsborger, _("Du må være norsk statsborger.")),
        (
            forerkort >= ADMISSION.licence_years,
            _("Du må ha hatt førerkort klasse B i minst ett år."),
        ),
        (norsk >= ADMISSION.norwegian_grade, _("Du må ha minst karakteren 3 i norsk.")),
    )
    return AcademyTold(
        missing=tuple(words for met, words in checks if not met),
        is_travel_promised=is_promised_travel_support(kommune) if kommune else None,
        source=ADMISSION.source,
        travel_source=next(rule for rule in RULES if rule.id == "REISE").source,
    )


def _until(validity: ValidityRule, age: int, today: date) -> date:
    """Return the last day, for somebody whose birthday is today."""
    leap = (today.month, today.day) == (2, 29)
    born = today.replace(year=today.year - age, day=28 if leap else today.day)
    return validity.valid_until(born_on=born, issued_on=today)
