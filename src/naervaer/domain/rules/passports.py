"""Rules for passports and identity cards: how long they last, what they cost, how many."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rules.rule import Binding, Family, Rule, ValidFrom, limit
from naervaer.domain.rules.sources import law, page
from naervaer.domain.units import Oere, oere_from_kroner

_REGULATION = "Forskrift 9. oktober 2020 nr. 2012 (pass- og ID-kortforskriften)"
_FIRST_IN_FORCE = ValidFrom(2020, 10, 19, note="Forskriftens ikrafttredelse.")
_FEES_IN_FORCE = ValidFrom(2026, 1, 1, note="Forskrift 18. desember 2025 nr. 2657.")
_MINISTRY = "Justis- og beredskapsdepartementet"
_FEBRUARY, _LEAP_DAY = 2, 29


class TravelDocument(StrEnum):
    """The documents a passport office issues."""

    PASSPORT = "passport"
    ID_CARD = "id_card"
    TEMPORARY_PASSPORT = "temporary_passport"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidityRule(Rule):
    """How long a document lasts, by the holder's age on the day of issue.

    Attributes
    ----------
    document
        Passport or identity card.
    bands
        (lowest age, years of validity), youngest first; the last band has no upper end.

    """

    document: TravelDocument
    bands: tuple[tuple[int, int], ...] = limit("fra alder, gyldig i", "år")

    def years(self, age: int) -> int:
        """Return the years of validity for a holder of that age.

        Raises
        ------
        UnusableInputError
            When the age is negative.

        """
        if age < 0:
            msg = f"Age is {age}, expected 0 or more."
            raise UnusableInputError(msg)
        return [years for lowest, years in self.bands if age >= lowest][-1]

    def valid_until(self, *, born_on: date, issued_on: date) -> date:
        """Return the day the document stops being valid."""
        until = issued_on.year + self.years(age_on(issued_on, born_on=born_on))
        if (issued_on.month, issued_on.day) == (_FEBRUARY, _LEAP_DAY):
            return date(until, _FEBRUARY, _LEAP_DAY - 1)
        return issued_on.replace(year=until)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeRule(Rule):
    """What a document costs, in kroner, and the discount for asking for both at once.

    Attributes
    ----------
    grown, young
        Fee above and below the age limit.
    grown_from
        Age limit in years: 16 for passports, 10 for identity cards.
    together_discount
        Share taken off each document when both are asked for at once; the reduction is
        rounded to the nearest ten kroner.

    """

    grown: int = limit("gebyr for eldre", "kr")
    young: int = limit("gebyr for yngre", "kr")
    grown_from: int = limit("aldersgrense", "år")
    together_discount: float = limit("rabatt ved samtidig søknad", "andel")

    def fee(self, *, age: int, together: bool = False) -> Oere:
        """Return the fee for a holder of that age, asked for alone or with the other one."""
        kroner = self.grown if age >= self.grown_from else self.young
        if together:
            kroner -= round(self.together_discount * kroner / 10) * 10
        return oere_from_kroner(kroner)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatFeeRule(Rule):
    """A fee that is the same for everyone, in kroner."""

    kroner: int = limit("gebyr", "kr")

    def fee(self) -> Oere:
        """Return the fee."""
        return oere_from_kroner(self.kroner)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeRule(Rule):
    """Something that is asked of applicants from a certain age."""

    from_age: int = limit("fra", "år")

    def holds(self, age: int) -> bool:
        """Return whether it is asked of an applicant of that age."""
        return age >= self.from_age


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRule(Rule):
    """Whose parents must consent, and how old a consent to one single document may be.

    Attributes
    ----------
    most_months
        How old the consent may be.
    of_age
        Age from which nobody else's consent is needed.

    """

    most_months: int = limit("høyst", "måneder")
    of_age: int = limit("mindreårig er under", "år")

    def holds(self, age: int) -> bool:
        """Return whether the parents' consent is needed for an applicant of that age."""
        return age < self.of_age

    def refuses(self, *, given_on: date, applied_on: date) -> str | None:
        """Return why the consent is too old, or None."""
        months = (applied_on.year - given_on.year) * 12 + applied_on.month - given_on.month
        too_old = months > self.most_months or (
            months == self.most_months and applied_on.day > given_on.day
        )
        if not too_old:
            return None
        return (
            f"Samtykket er fra {given_on}; {self.id} tillater høyst {self.most_months} måneder."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeRule(Rule):
    """How many passports an office should issue in a year to keep its skill.

    Attributes
    ----------
    low, high
        The recommended span; only the lower end can be broken.

    """

    low: int = limit("nedre", "pass i året")
    high: int = limit("øvre", "pass i året")

    def refuses(self, passports: float) -> str | None:
        """Return why the office issues too few, or None."""
        if passports >= self.low:
            return None
        return f"{passports:.0f} pass i året; {self.id} anbefaler {self.low}–{self.high}."


def age_on(day: date, *, born_on: date) -> int:
    """Return whole years of age on a day; a child born on 29 February turns on 1 March."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


PASSPORT_VALIDITY = ValidityRule(
    id="PASS-GYLD",
    name="Passets gyldighet",
    statement=(
        "Et pass gjelder i ti år for den som har fylt 16, fem år fra 10 til 16, tre år fra 5"
        " til 10 og to år for barn under fem."
    ),
    source=law(_REGULATION, "§ 6-1"),
    binding=Binding.REGULATION,
    valid_from=_FIRST_IN_FORCE,
    owner=_MINISTRY,
    family=Family.PASSPORTS,
    document=TravelDocument.PASSPORT,
    bands=((0, 2), (5, 3), (10, 5), (16, 10)),
)

ID_CARD_VALIDITY = ValidityRule(
    id="ID-GYLD",
    name="ID-kortets gyldighet",
    statement=(
        "Et nasjonalt ID-kort gjelder i fem år for den som har fylt 10, tre år fra 5 til 10 "
        "og to år for barn under fem."
    ),
    source=law(_REGULATION, "§ 6-1"),
    binding=Binding.REGULATION,
    valid_from=_FIRST_IN_FORCE,
    owner=_MINISTRY,
    family=Family.PASSPORTS,
    document=TravelDocument.ID_CARD,
    bands=((0, 2), (5, 3), (10, 5)),
)

PASSPORT_FEE = FeeRule(
    id="PASS-GEBYR",
    name="Gebyr for pass",
    statement=(
        "Passet koster 840 kroner fra 16 år og 510 kroner under. Søkes pass og ID-kort "
        "samtidig, går 20 prosent av hvert gebyr, avrundet til nærmeste ti kroner. Gebyret "
        "betales ikke tilbake ved avslag."
    ),
    source=law(_REGULATION, "§§ 7-1 og 7-3"),
    binding=Binding.REGULATION,
    valid_from=_FEES_IN_FORCE,
    owner=_MINISTRY,
    family=Family.PASSPORTS,
    grown=840,
    young=510,
    grown_from=16,
    together_discount=0.2,
)

ID_CARD_FEE = FeeRule(
    id="ID-GEBYR",
    name="Gebyr for ID-kort",
    statement=(
        "ID-kortet koster 840 kroner fra 10 år og 510 kroner under, med samme rabatt som "
        "passet når begge søkes samtidig."
    ),
    source=law(_REGULATION, "§§ 7-2 og 7-3"),
    binding=Binding.REGULATION,
    valid_from=_FEES_IN_FORCE,
    owner=_MINISTRY,
    family=Family.PASSPORTS,
    grown=840,
    young=510,
    grown_from=10,
    together_discount=0.2,
)

TEMPORARY_PASSPORT_FEE = FlatFeeRule(
    id="PASS-MIDL-GEBYR",
    name="Gebyr for midlertidig pass",
    statement="Et midlertidig pass koster 1 320 kroner og gir ingen rabatt sammen med ID-kort.",
    source=law(_REGULATION, "§§ 7-1 og 7-3"),
    binding=Binding.REGULATION,
    valid_from=_FEES_IN_FORCE,
    owner=_MINISTRY,
    family=Family.PASSPORTS,
    kroner=1320,
)

EXPRESS_FEE = FlatFeeRule(
    id="PASS-EKSPRESS",
    name="Tillegg for ekspresslevering",
    statement="Ekspresslevering av pass eller ID-kort koster 240 kroner i tillegg.",
    source=law(_REGULATION, "§ 7-4"),
    binding=Binding.REGULATION,
    valid_from=ValidFrom(2026, note="I teksten per 2. juli 2026; kan være eldre."),
    owner=_MINISTRY,
    family=Family.PASSPORTS,
    kroner=240,
)

FINGERPRINTS = AgeRule(
    id="PASS-FINGER",
    name="Fingeravtrykk",
    statement="Det tas fingeravtrykk av søkere fra 12 år, når det er fysisk mulig.",
    source=law(_REGULATION, "§ 2-7"),
    binding=Binding.REGULATION,
    valid_from=_FIRST_IN_FORCE,
    owner=_MINISTRY,
    family=Family.PASSPORTS,
    from_age=12,
)

SIGNATURE = AgeRule(
    id="PASS-NAVNETREKK",
    name="Navnetrekk",
    statement="Søkere over 10 år skriver navnet sitt, om de kan.",
    source=law(_REGULATION, "§ 2-8"),
    binding=Binding.REGULATION,
    valid_from=_FIRST_IN_FORCE,
    owner=_MINISTRY,
    family=Family.PASSPORTS,
    from_age=10,
)

CONSENT = ConsentRule(
    id="PASS-SAMTYKKE",
    name="Samtykke for mindreårige",
    statement=(
        "Begge foreldre samtykker til pass for barn. Et samtykke til ett enkelt dokument må "
        "ikke være eldre enn tre måneder når det søkes; med bare ett samtykke gjelder passet "
        "bare så lenge reisen krever."
    ),
    source=law(_REGULATION, "§§ 2-5 og 6-2"),
    binding=Binding.REGULATION,
    valid_from=ValidFrom(2022, 11, 1, note="§ 2-5 trådte i kraft denne dagen."),
    owner=_MINISTRY,
    family=Family.PASSPORTS,
    most_months=3,
    of_age=18,
)

TEMPORARY_PASSPORT = ValidityRule(
    id="PASS-MIDL",
    name="Midlertidig pass",
    statement="Et midlertidig pass gjelder så lenge reisen krever, høyst ett år.",
    source=law(_REGULATION, "§ 6-3"),
    binding=Binding.REGULATION,
    valid_from=_FIRST_IN_FORCE,
    owner=_MINISTRY,
    family=Family.PASSPORTS,
    document=TravelDocument.TEMPORARY_PASSPORT,
    bands=((0, 1),),
)

OFFICE_VOLUME = VolumeRule(
    id="RPASSVOL",
    name="Passvolum",
    statement="Et passkontor bør utstede 4 000–5 000 pass i året for å holde kvaliteten oppe.",
    source=page("politiet.no; NTB 2018; Nettavisen", "3423562069"),
    binding=Binding.ADVICE,
    valid_from=ValidFrom(2018),
    owner="Politidirektoratet",
    family=Family.PASSPORTS,
    low=4000,
    high=5000,
)

RULES: tuple[Rule, ...] = (
    PASSPORT_VALIDITY,
    ID_CARD_VALIDITY,
    TEMPORARY_PASSPORT,
    PASSPORT_FEE,
    ID_CARD_FEE,
    TEMPORARY_PASSPORT_FEE,
    EXPRESS_FEE,
    FINGERPRINTS,
    SIGNATURE,
    CONSENT,
    OFFICE_VOLUME,
)
