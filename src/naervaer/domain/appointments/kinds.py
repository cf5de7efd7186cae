"""What an inhabitant can book, in which way, and what it is about."""

from enum import StrEnum

from naervaer.domain.presence import DeliveryMode, Service


class AppointmentKind(StrEnum):
    """What can be booked (slag time)."""

    PASSPORT_ID = "passport_id"
    SPECIALIST = "specialist"
    POLICE_CONTACT = "police_contact"
    LEGAL_GUIDANCE = "legal_guidance"
    BUS_STOP = "bus_stop"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    AppointmentKind.PASSPORT_ID: "pass og ID-kort",
    AppointmentKind.SPECIALIST: "møte med en politispesialist",
    AppointmentKind.POLICE_CONTACT: "møte med politikontakten",
    AppointmentKind.LEGAL_GUIDANCE: "rettslig veiledning på nærtjenestesenter",
    AppointmentKind.BUS_STOP: "pass og ID-kort på passbussen",
}


class AppointmentChannel(StrEnum):
    """How an appointment is held (møtemåte)."""

    PLACE = "place"
    VIDEO = "video"
    PHONE = "phone"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _CHANNEL_LABELS[self]


_CHANNEL_LABELS = {
    AppointmentChannel.PLACE: "oppmøte",
    AppointmentChannel.VIDEO: "video",
    AppointmentChannel.PHONE: "telefon",
}


class SpecialistTheme(StrEnum):
    """What a meeting with a specialist is about (tema); chosen, never written freely."""

    NONE = ""
    FRAUD = "fraud"
    NET_ABUSE = "net_abuse"
    CLOSE_RELATIONS = "close_relations"
    YOUTH = "youth"
    HATE_CRIME = "hate_crime"
    WORK_CRIME = "work_crime"
    WEAPONS = "weapons"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _THEME_LABELS[self]


_THEME_LABELS = {
    SpecialistTheme.NONE: "uten tema",
    SpecialistTheme.FRAUD: "svindel",
    SpecialistTheme.NET_ABUSE: "overgrep og trusler på nett",
    SpecialistTheme.CLOSE_RELATIONS: "vold i nære relasjoner",
    SpecialistTheme.YOUTH: "barn og unge",
    SpecialistTheme.HATE_CRIME: "hatkriminalitet",
    SpecialistTheme.WORK_CRIME: "arbeidslivskriminalitet",
    SpecialistTheme.WEAPONS: "våpen",
}


class ContactWay(StrEnum):
    """How somebody wants to be told about the appointment (kontaktmåte)."""

    SMS = "sms"
    EMAIL = "email"
    NONE = "none"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _WAY_LABELS[self]


_WAY_LABELS = {
    ContactWay.SMS: "SMS",
    ContactWay.EMAIL: "e-post",
    ContactWay.NONE: "ingen melding",
}


class ContactCare(StrEnum):
    """How careful messages must be where others may read them (trygg kontakt)."""

    ORDINARY = "ordinary"
    NEUTRAL = "neutral"
    SILENT = "silent"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _CARE_LABELS[self]


_CARE_LABELS = {
    ContactCare.ORDINARY: "vanlig melding med sted og tjeneste",
    ContactCare.NEUTRAL: "nøytral melding som ikke røper at det gjelder politiet",
    ContactCare.SILENT: "ingen melding",
}

_BOOKABLE = {
    (DeliveryMode.SERVICE_POINT, Service.PASSPORT_ID): AppointmentKind.PASSPORT_ID,
    (DeliveryMode.SERVICE_POINT, Service.SPECIALIST_MEETING): AppointmentKind.SPECIALIST,
    (DeliveryMode.SERVICE_POINT, Service.CONTACT_MEETING): AppointmentKind.POLICE_CONTACT,
}
_BOOKABLE_MODES = {
    DeliveryMode.PASSPORT_BUS: AppointmentKind.BUS_STOP,
    DeliveryMode.SPECIALIST_MEETING: AppointmentKind.SPECIALIST,
    DeliveryMode.POLICE_CONTACT: AppointmentKind.POLICE_CONTACT,
    DeliveryMode.SERVICE_CENTRE_DAY: AppointmentKind.LEGAL_GUIDANCE,
}


def kind_of(mode: DeliveryMode, service: Service) -> AppointmentKind | None:
    """Return what planned presence can be booked as, or None where it cannot.

    A patrol, a boat or an open day is no appointment, and a patrol plan is never public.
    """
    return _BOOKABLE.get((mode, service)) or _BOOKABLE_MODES.get(mode)
