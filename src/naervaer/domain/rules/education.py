"""Who may apply to the police university college; fitness and suitability are judged there."""

from dataclasses import dataclass

from naervaer.domain.rules.rule import Binding, Checkable, Family, Rule, ValidFrom, limit
from naervaer.domain.rules.sources import law


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmissionRule(Rule):
    """Formal requirements of an applicant.

    Attributes
    ----------
    licence_years
        Years with a driving licence of class B.
    norwegian_grade
        Lowest grade in Norwegian.

    """

    licence_years: float = limit("førerkort klasse B minst", "år")
    norwegian_grade: int = limit("norskkarakter minst", "")

    def breaches(
        self, *, citizen: bool, licence_years: float, norwegian_grade: float
    ) -> tuple[str, ...]:
        """Return one reason for each formal requirement that is not met."""
        reasons = []
        if not citizen:
            reasons.append(f"Ikke norsk statsborger; {self.id} krever det.")
        if licence_years < self.licence_years:
            reasons.append(
                f"Førerkort i under {self.licence_years:g} år; {self.id} krever det."
            )
        if norwegian_grade < self.norwegian_grade:
            reasons.append(f"Norskkarakter under {self.norwegian_grade}; {self.id} krever det.")
        return tuple(reasons)


ADMISSION = AdmissionRule(
    id="PHS-OPPTAK",
    name="Opptakskrav til Politihøgskolen",
    statement=(
        "Søkeren er norsk statsborger med plettfri vandel, har hatt førerkort klasse B i "
        "minst ett år og minst karakteren 3 i norsk, og består fysiske prøver og "
        "egnethetsvurdering. Søknadsfristen er 1. mars."
    ),
    source=law("Forskrift 29. august 2017 nr. 1592", "opptak til Politihøgskolen"),
    binding=Binding.REGULATION,
    valid_from=ValidFrom(2017, 8, 29, note="Forskriftens dato."),
    owner="Politihøgskolen",
    family=Family.EDUCATION,
    checkable=Checkable.PARTLY,
    licence_years=1,
    norwegian_grade=3,
)

TRAVEL_SUPPORT_COUNTIES = {"18": "Nordland", "55": "Troms", "56": "Finnmark"}
"""Counties, by the first two digits of a municipality's number, whose applicants the plan
promises support for travelling to the tests (the rule REISE; the plan, lines 95–97)."""


def is_promised_travel_support(municipality: str) -> bool:
    """Return whether the plan promises travel support to applicants from a municipality."""
    return municipality[:2] in TRAVEL_SUPPORT_COUNTIES


RULES: tuple[Rule, ...] = (ADMISSION,)
