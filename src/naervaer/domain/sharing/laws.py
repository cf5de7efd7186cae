"""The laws the guide rests on, each with the day from which its text was read as valid."""

from dataclasses import dataclass
from datetime import date

from naervaer.domain.errors import UnusableInputError


@dataclass(frozen=True, slots=True)
class LawText:
    """A law or regulation in one version of its text (lovtekst).

    Attributes
    ----------
    short
        What everybody calls it.
    number
        Its number in the register of laws.
    valid_from
        The day from which the text that was read is valid; None where the text itself was not
        read and whoever uses the guide must look it up.

    """

    short: str
    number: str
    valid_from: date | None = None

    @property
    def is_read(self) -> bool:
        """Whether the text itself was read when the guide was written."""
        return self.valid_from is not None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A place in a law that an outcome rests on (paragraf).

    Attributes
    ----------
    law
        The law.
    place
        Paragraph with section and number, as lawyers write it.

    Raises
    ------
    UnusableInputError
        When the place does not name a paragraph.

    """

    law: LawText
    place: str

    def __post_init__(self) -> None:
        """Refuse a place without a paragraph."""
        if not self.place.startswith("§"):
            msg = f"{self.place!r} names no paragraph, expected § first."
            raise UnusableInputError(msg)

    def __str__(self) -> str:
        """Return the reference as lawyers write it."""
        return f"{self.law.short} {self.place}"


PUBLIC_ADMINISTRATION = LawText("forvaltningsloven", "LOV-1967-02-10", date(2026, 1, 1))
POLICE_RECORDS = LawText("politiregisterloven", "LOV-2010-05-28-16", date(2026, 1, 1))
POLICE_RECORDS_REGULATION = LawText(
    "politiregisterforskriften", "FOR-2013-09-20-1097", date(2025, 10, 17)
)
PENAL = LawText("straffeloven", "LOV-2005-05-20-28", date(2026, 4, 15))
CHILD_WELFARE = LawText("barnevernsloven", "LOV-2021-06-18-97")
HEALTH_PERSONNEL = LawText("helsepersonelloven", "LOV-1999-07-02-64")

LAWS = (
    PUBLIC_ADMINISTRATION,
    POLICE_RECORDS,
    POLICE_RECORDS_REGULATION,
    PENAL,
    CHILD_WELFARE,
    HEALTH_PERSONNEL,
)
"""Every law the guide refers to."""

COMING = LawText("ny forvaltningslov", "LOV-2025-06-20-81")
"""Adopted on 20 June 2025 and not in force; its chapter on confidentiality is §§ 30 to 39."""


def administration(place: str) -> Paragraph:
    """Return a place in forvaltningsloven of 1967."""
    return Paragraph(PUBLIC_ADMINISTRATION, place)


def police(place: str) -> Paragraph:
    """Return a place in politiregisterloven."""
    return Paragraph(POLICE_RECORDS, place)


def regulation(place: str) -> Paragraph:
    """Return a place in politiregisterforskriften."""
    return Paragraph(POLICE_RECORDS_REGULATION, place)


def penal(place: str) -> Paragraph:
    """Return a place in straffeloven."""
    return Paragraph(PENAL, place)


def child_welfare(place: str) -> Paragraph:
    """Return a place in barnevernsloven."""
    return Paragraph(CHILD_WELFARE, place)


def health(place: str) -> Paragraph:
    """Return a place in helsepersonelloven."""
    return Paragraph(HEALTH_PERSONNEL, place)
