"""Rules for weapon applications: fees, and the facts a machine may check for the officer."""

from dataclasses import dataclass

from naervaer.domain.rules.rule import Binding, Family, Rule, ValidFrom, limit
from naervaer.domain.rules.sources import law

_ACT = "Våpenlova (lov 20. april 2018 nr. 7)"
_REGULATION = "Våpenforskrifta (forskrift 7. mai 2021 nr. 1452)"
_ACT_IN_FORCE = ValidFrom(2021, 6, 1, note="Lovens ikrafttredelse; endret senere.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponFeesRule(Rule):
    """What an application costs, in kroner, by kind of application."""

    first: int = limit("første tillatelse", "kr")
    has_permit: int = limit("har tillatelse fra før", "kr")
    no_need_test: int = limit("uten behovsprøving", "kr")
    part: int = limit("våpendel", "kr")
    loan: int = limit("lån", "kr")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponFactsRule(Rule):
    """Facts about a hunting-weapon application that need no judgement.

    Attributes
    ----------
    age
        Youngest age to buy without an exception.
    most_weapons
        Weapons for hunting one person may have without a special need.
    residence_years
        Years of residence asked of foreign nationals, with exceptions.
    permit_years
        How long a permit to buy is valid; it may be extended by one year.
    alarm_above
        Weapons stored in one place before an alarm is required.

    """

    age: int = limit("alder", "år")
    most_weapons: int = limit("høyst", "jaktvåpen")
    residence_years: int = limit("botid for utenlandske statsborgere", "år")
    permit_years: int = limit("tillatelsen gjelder", "år")
    alarm_above: int = limit("alarm når det lagres mer enn", "våpen")

    def to_officer(
        self, *, age: int, weapons_already: int, foreign: bool, years_resident: float
    ) -> tuple[str, ...]:
        """Return each fact a case officer must look at; none of them refuses anything."""
        hits = []
        if age < self.age:
            hits.append(f"Søkeren er {age} år; under {self.age} krever dispensasjon.")
        if weapons_already >= self.most_weapons:
            hits.append(
                f"Har {weapons_already} våpen; flere enn {self.most_weapons} krever behov."
            )
        if foreign and years_resident < self.residence_years:
            hits.append(f"Botid under {self.residence_years} år; unntak må vurderes.")
        return tuple(hits)


FEES = WeaponFeesRule(
    id="VAAPEN-GEBYR",
    name="Gebyr for våpensøknad",
    statement=(
        "Første tillatelse koster 1 495 kroner, 745 for den som har en fra før, 374 uten "
        "behovsprøving, 374 for en våpendel og 248 for lån."
    ),
    source=law(_REGULATION, "§ 12-2"),
    binding=Binding.REGULATION,
    valid_from=ValidFrom(2026, 1, 1, note="Forskrift 24. oktober 2025 nr. 2081."),
    owner="Justis- og beredskapsdepartementet",
    family=Family.WEAPONS,
    first=1495,
    has_permit=745,
    no_need_test=374,
    part=374,
    loan=248,
)

HUNTING_FACTS = WeaponFactsRule(
    id="VAAPEN-FAKTA",
    name="Fakta i en jaktvåpensøknad",
    statement=(
        "Alder 18 år, høyst åtte jaktvåpen uten særskilt behov og fem års botid for "
        "utenlandske statsborgere, alle med unntak som en saksbehandler vurderer. "
        "Tillatelsen gjelder i ett år, og over 25 våpen på ett sted krever alarm."
    ),
    source=law(_ACT, "§§ 11, 15 og 16"),
    binding=Binding.LAW,
    valid_from=_ACT_IN_FORCE,
    owner="Stortinget",
    family=Family.WEAPONS,
    age=18,
    most_weapons=8,
    residence_years=5,
    permit_years=1,
    alarm_above=25,
)

RULES: tuple[Rule, ...] = (FEES, HUNTING_FACTS)
