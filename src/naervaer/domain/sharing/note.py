"""The note of a disclosure: the five facts of politiregisterforskriften § 11-4, no content."""

import re
from dataclasses import dataclass
from enum import StrEnum

from naervaer.domain.errors import UnusableInputError

_REFERENCE = re.compile(r"[0-9A-Za-zÆØÅæøå][0-9A-Za-zÆØÅæøå ./-]{2,39}")
_ELEVEN_DIGITS = re.compile(r"(?:\d[ .-]?){11}")


class Recipient(StrEnum):
    """What sort of body the information went to (mottaker)."""

    CHILD_WELFARE = "child_welfare"
    MUNICIPALITY = "municipality"
    SCHOOL = "school"
    HEALTH = "health"
    LABOUR_WELFARE = "labour_welfare"
    SUPERVISION = "supervision"
    TAX = "tax"
    CUSTOMS = "customs"
    IMMIGRATION = "immigration"
    PRISON_SERVICE = "prison_service"
    OTHER_PUBLIC = "other_public"
    PRIVATE = "private"
    ABROAD = "abroad"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _RECIPIENT_LABELS[self]


_RECIPIENT_LABELS = {
    Recipient.CHILD_WELFARE: "barnevernstjenesten",
    Recipient.MUNICIPALITY: "annen tjeneste i kommunen",
    Recipient.SCHOOL: "skole eller barnehage",
    Recipient.HEALTH: "helsetjenesten",
    Recipient.LABOUR_WELFARE: "NAV",
    Recipient.SUPERVISION: "tilsynsorgan",
    Recipient.TAX: "skatteetaten",
    Recipient.CUSTOMS: "tolletaten",
    Recipient.IMMIGRATION: "utlendingsmyndighetene",
    Recipient.PRISON_SERVICE: "kriminalomsorgen",
    Recipient.OTHER_PUBLIC: "annet offentlig organ",
    Recipient.PRIVATE: "privat mottaker",
    Recipient.ABROAD: "utenlandsk myndighet",
}


class Basis(StrEnum):
    """The legal basis a disclosure rests on (rettslig grunnlag)."""

    AVERT = "prl-27-1"
    PREVENT_PUBLIC = "prl-27-2-1"
    PREVENT_PRIVATE = "prl-27-2-2"
    COOPERATION = "prl-27-4"
    PUBLIC_TASKS = "prl-30"
    PRIVATE_TASKS = "prl-31"
    YOUNG_SUSPECT = "prf-10-2"
    CHILD_VICTIM = "prf-10-3"
    ABROAD = "prl-22"

    @property
    def label(self) -> str:
        """The reference as lawyers write it."""
        return _BASIS_LABELS[self]


_BASIS_LABELS = {
    Basis.AVERT: "politiregisterloven § 27 første ledd",
    Basis.PREVENT_PUBLIC: "politiregisterloven § 27 annet ledd nr. 1",
    Basis.PREVENT_PRIVATE: "politiregisterloven § 27 annet ledd nr. 2",
    Basis.COOPERATION: "politiregisterloven § 27 fjerde ledd",
    Basis.PUBLIC_TASKS: "politiregisterloven § 30",
    Basis.PRIVATE_TASKS: "politiregisterloven § 31",
    Basis.YOUNG_SUSPECT: "politiregisterforskriften § 10-2",
    Basis.CHILD_VICTIM: "politiregisterforskriften § 10-3",
    Basis.ABROAD: "politiregisterloven § 22",
}

BASIS_OF_OUTCOME = {
    "politi-skal-avverge": Basis.AVERT,
    "politi-kan-avverge": Basis.AVERT,
    "politi-skal-barn-etterforsking": Basis.YOUNG_SUSPECT,
    "politi-skal-barn-offer": Basis.CHILD_VICTIM,
    "politi-spor-forebygge": Basis.PREVENT_PUBLIC,
    "politi-spor-samarbeid": Basis.COOPERATION,
    "politi-spor-privat-forebygge": Basis.PREVENT_PRIVATE,
    "politi-spor-oppgave": Basis.PUBLIC_TASKS,
    "politi-spor-privat-oppgave": Basis.PRIVATE_TASKS,
    "politi-utland": Basis.ABROAD,
}
"""The basis of every outcome that is to be noted."""


class Occasion(StrEnum):
    """Whether somebody asked (anledning)."""

    REQUEST = "request"
    OWN_INITIATIVE = "own_initiative"

    @property
    def label(self) -> str:
        """The words shown on Norwegian screens."""
        return _OCCASION_LABELS[self]


_OCCASION_LABELS = {
    Occasion.REQUEST: "etter anmodning",
    Occasion.OWN_INITIATIVE: "av eget tiltak",
}


class Aim(StrEnum):
    """Why the information was handed over (årsak)."""

    AVERT_CRIME = "avert_crime"
    PREVENT_CRIME = "prevent_crime"
    PROTECT_CHILD = "protect_child"
    RECIPIENTS_TASKS = "recipients_tasks"
    UNSOUND_BUSINESS = "unsound_business"

    @property
    def label(self) -> str:
        """The words shown on Norwegian screens."""
        return _AIM_LABELS[self]


_AIM_LABELS = {
    Aim.AVERT_CRIME: "avverge et lovbrudd",
    Aim.PREVENT_CRIME: "forebygge lovbrudd",
    Aim.PROTECT_CHILD: "verne et barn",
    Aim.RECIPIENTS_TASKS: "mottakerens oppgaver etter lov",
    Aim.UNSOUND_BUSINESS: "hindre at virksomhet drives uforsvarlig",
}


class Content(StrEnum):
    """What kind of information it was; never the information itself (slags opplysning)."""

    IDENTITY = "identity"
    INCIDENT = "incident"
    SUSPICION = "suspicion"
    DECISION = "decision"
    OBSERVATION = "observation"
    FAMILY = "family"
    SPECIAL = "special"

    @property
    def label(self) -> str:
        """The words shown on Norwegian screens."""
        return _CONTENT_LABELS[self]


_CONTENT_LABELS = {
    Content.IDENTITY: "hvem det gjelder",
    Content.INCIDENT: "en hendelse",
    Content.SUSPICION: "mistanke eller siktelse",
    Content.DECISION: "dom, forelegg eller annen avgjørelse",
    Content.OBSERVATION: "observasjon eller vurdering",
    Content.FAMILY: "familie- og omsorgsforhold",
    Content.SPECIAL: "særlige kategorier (helse, tro, opprinnelse og liknende)",
}


class Certainty(StrEnum):
    """Whether the information was checked (verifisering)."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    NOT_ASSURED = "not_assured"

    @property
    def label(self) -> str:
        """The words shown on Norwegian screens."""
        return _CERTAINTY_LABELS[self]


_CERTAINTY_LABELS = {
    Certainty.VERIFIED: "verifisert",
    Certainty.UNVERIFIED: "ikke verifisert",
    Certainty.NOT_ASSURED: "ikke kvalitetssikret (politiregisterloven § 8)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureNote:
    """What is noted of one disclosure (nedtegnelse).

    Attributes
    ----------
    recipient, basis, occasion, aim, contents, certainty
        The five facts of § 11-4: to whom, on what basis, why and whether somebody asked, what
        kind of information, and whether it was checked.
    case_reference
        Number of the case in the police's own system; never a person's number.

    Raises
    ------
    UnusableInputError
        When no kind of information is named, or the reference is none, or looks like a
        national identity number.

    """

    recipient: Recipient
    basis: Basis
    occasion: Occasion
    aim: Aim
    contents: tuple[Content, ...]
    certainty: Certainty
    case_reference: str

    def __post_init__(self) -> None:
        """Refuse a note that lacks a fact or names a person."""
        if not self.contents:
            msg = "Nedtegnelsen sier ikke hva slags opplysninger som er utlevert."
            raise UnusableInputError(msg)
        expect_case_reference(self.case_reference)


def expect_case_reference(text: str) -> None:
    """Refuse what is no case number, or is a person's number.

    Raises
    ------
    UnusableInputError
        As said.

    """
    if _ELEVEN_DIGITS.search(text):
        msg = "Elleve siffer likner et fødselsnummer; bruk bare sakens nummer."
        raise UnusableInputError(msg)
    has_digit = any(letter.isdigit() for letter in text)
    if not has_digit or not _REFERENCE.fullmatch(text):
        msg = "Saksnummeret må ha 3 til 40 tegn: siffer, bokstaver, punktum, skråstrek, strek."
        raise UnusableInputError(msg)
