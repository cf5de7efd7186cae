"""Limits on what a system may store or decide, which design and tests obey."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from naervaer.domain.rules.rule import Binding, Family, Rule, ValidFrom, limit
from naervaer.domain.rules.sources import law, page


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedDataRule(Rule):
    """Only the listed kinds of data may be stored."""

    allowed: tuple[str, ...] = limit("tillatte opplysninger", "")

    def breaches(self, stored: AbstractSet[str]) -> tuple[str, ...]:
        """Return one reason for each kind of data that may not be stored."""
        return tuple(
            f"«{kind}» kan ikke lagres; {self.id} tillater bare: {', '.join(self.allowed)}."
            for kind in sorted(stored - set(self.allowed))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredDataRule(Rule):
    """All the listed kinds of data must be written down."""

    required: tuple[str, ...] = limit("påkrevde opplysninger", "")

    def breaches(self, stored: AbstractSet[str]) -> tuple[str, ...]:
        """Return one reason for each kind of data that is missing."""
        return tuple(
            f"«{kind}» mangler; {self.id} krever det."
            for kind in self.required
            if kind not in stored
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanDecisionRule(Rule):
    """A person decides; a machine may only complete, check facts and prepare."""

    def refuses(self, *, decided_by_person: bool) -> str | None:
        """Return why a decision without a person is not allowed, or None."""
        if decided_by_person:
            return None
        return f"Vedtaket er ikke fattet av en saksbehandler; {self.id} krever det."


CONTROL_DATA = AllowedDataRule(
    id="EK-DATA",
    name="Opplysninger fra elektronisk kontroll",
    statement=(
        "Kontrollen kan bare registrere bevegelse i det forbudte området eller nær den "
        "beskyttede, og at signalet uteblir."
    ),
    source=law("Straffeprosessloven (lov 22. mai 1981 nr. 25)", "§ 222 i"),
    binding=Binding.LAW,
    valid_from=ValidFrom(2024, 4, 8, note="Lov 20. desember 2023 nr. 111."),
    owner="Stortinget",
    family=Family.SAFEGUARDS,
    allowed=("i forbudsområdet", "nær den beskyttede", "uteblitt signal"),
)

WEAPON_DECISION = HumanDecisionRule(
    id="VAAPEN-AUTO",
    name="Menneskelig våpenvedtak",
    statement=(
        "Loven åpner for helt automatiske vedtak, men ikke på skjønn uten at saken er "
        "tvilløs, og gir rett til manuell overprøving. Planen sier at en saksbehandler "
        "fatter vedtaket, og slik skal systemet være."
    ),
    source=law("Våpenlova (lov 20. april 2018 nr. 7)", "§ 38"),
    binding=Binding.LAW,
    valid_from=ValidFrom(2025, 1, 1, note="Lov 13. desember 2024 nr. 79."),
    owner="Stortinget",
    family=Family.SAFEGUARDS,
)

DISCLOSURE_LOG = RequiredDataRule(
    id="UTLEV-LOGG",
    name="Logg over utlevering",
    statement=(
        "Når politiet utleverer opplysninger, skrives det ned hvem som fikk dem, hjemmelen, "
        "hvorfor, om det var på anmodning eller av eget tiltak, hva som ble gitt, og om det "
        "ikke er bekreftet."
    ),
    source=law("Politiregisterforskriften (forskrift 20. september 2013 nr. 1097)", "§ 11-4"),
    binding=Binding.REGULATION,
    valid_from=ValidFrom(
        2013, 9, 13, note="Første del av forskriften; § 11-4 er endret 3. juni 2016."
    ),
    owner="Justis- og beredskapsdepartementet",
    family=Family.SAFEGUARDS,
    required=("mottaker", "hjemmel", "årsak", "hva", "ikke verifisert"),
)

NO_PROFILING = Rule(
    id="KI-5-1-D",
    name="Ingen risikovurdering av personer",
    statement=(
        "EU forbyr å vurdere en persons kriminalitetsrisiko bare ut fra profilering. En "
        "norsk KI-lov ble ikke funnet; systemet følger forbudet likevel."
    ),
    source=page("EUs forordning om kunstig intelligens", "artikkel 5 nr. 1 bokstav d"),
    binding=Binding.DEFINITION,
    valid_from=ValidFrom(2025, 2, 2, note="I EU; her som eget valg."),
    owner="Nærvær",
    family=Family.SAFEGUARDS,
)

RULES: tuple[Rule, ...] = (CONTROL_DATA, WEAPON_DECISION, DISCLOSURE_LOG, NO_PROFILING)
