"""What an enquiry is about, which way it came, and in which language: never who, never what.

The themes are the only words about an enquiry that are kept. There is no field for more, so
that nothing about a person can slip in.
"""

from enum import StrEnum


class EnquiryTheme(StrEnum):
    """What somebody asks about (henvendelsens tema)."""

    REPORT = "report"
    PASSPORT_ID = "passport_id"
    WEAPONS = "weapons"
    FOREIGNERS = "foreigners"
    CERTIFICATE = "certificate"
    OWN_CASE = "own_case"
    TRAFFIC = "traffic"
    FOUND_PROPERTY = "found_property"
    SAFETY = "safety"
    MEETING = "meeting"
    OTHER_AUTHORITY = "other_authority"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _THEMES[self]


_THEMES = {
    EnquiryTheme.REPORT: "anmeldelse",
    EnquiryTheme.PASSPORT_ID: "pass og ID-kort",
    EnquiryTheme.WEAPONS: "våpen",
    EnquiryTheme.FOREIGNERS: "utlendingssak",
    EnquiryTheme.CERTIFICATE: "politiattest",
    EnquiryTheme.OWN_CASE: "spørsmål om egen sak",
    EnquiryTheme.TRAFFIC: "trafikk",
    EnquiryTheme.FOUND_PROPERTY: "tapt og funnet",
    EnquiryTheme.SAFETY: "utrygghet",
    EnquiryTheme.MEETING: "ønske om samtale",
    EnquiryTheme.OTHER_AUTHORITY: "gjelder en annen etat",
    EnquiryTheme.OTHER: "annet",
}


class EnquiryChannel(StrEnum):
    """Which way somebody made contact (kanal)."""

    COUNTER = "counter"
    PHONE = "phone"
    WEB = "web"
    EMAIL = "email"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _CHANNELS[self]


_CHANNELS = {
    EnquiryChannel.COUNTER: "skranken",
    EnquiryChannel.PHONE: "telefonen",
    EnquiryChannel.WEB: "nettsiden",
    EnquiryChannel.EMAIL: "e-posten",
}


class EnquiryLanguage(StrEnum):
    """In which language the enquiry was handled (språk)."""

    NORWEGIAN = "no"
    SAMI = "se"
    ENGLISH = "en"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _LANGUAGES[self]


_LANGUAGES = {
    EnquiryLanguage.NORWEGIAN: "norsk",
    EnquiryLanguage.SAMI: "samisk",
    EnquiryLanguage.ENGLISH: "engelsk",
    EnquiryLanguage.OTHER: "et annet språk",
}


class RefusalReason(StrEnum):
    """Why an enquiry was refused (avvisningsgrunn)."""

    NO_IDENTITY = "no_identity"
    SECRECY = "secrecy"
    NOT_HERE = "not_here"
    NOT_ENTITLED = "not_entitled"
    CONDUCT = "conduct"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _REASONS[self]


_REASONS = {
    RefusalReason.NO_IDENTITY: "manglet legitimasjon",
    RefusalReason.SECRECY: "taushetsplikt",
    RefusalReason.NOT_HERE: "gis ikke ved dette kontoret",
    RefusalReason.NOT_ENTITLED: "ikke rett til tjenesten",
    RefusalReason.CONDUCT: "sjikane eller trusler",
}


class OtherAuthority(StrEnum):
    """Who an enquiry belongs to when it is not the police (rett etat)."""

    MUNICIPALITY = "municipality"
    COUNTY_GOVERNOR = "county_governor"
    IMMIGRATION = "immigration"
    TAX = "tax"
    WELFARE = "welfare"
    ROADS = "roads"
    CUSTOMS = "customs"
    COURT = "court"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _AUTHORITIES[self]


_AUTHORITIES = {
    OtherAuthority.MUNICIPALITY: "kommunen",
    OtherAuthority.COUNTY_GOVERNOR: "statsforvalteren",
    OtherAuthority.IMMIGRATION: "utlendingsmyndighetene",
    OtherAuthority.TAX: "Skatteetaten",
    OtherAuthority.WELFARE: "NAV",
    OtherAuthority.ROADS: "Statens vegvesen",
    OtherAuthority.CUSTOMS: "Tolletaten",
    OtherAuthority.COURT: "domstolen",
    OtherAuthority.OTHER: "en annen etat",
}
