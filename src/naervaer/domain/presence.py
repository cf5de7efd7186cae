"""The spine of the data: police presence for a municipality, planned or delivered.

Opening hours, rosters, agreements and bookings all read and write this one record. It names
a resource group, never a person.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from naervaer.domain.errors import UnusableInputError


class DeliveryMode(StrEnum):
    """The ways the police can be present (leveringsmåte)."""

    SERVICE_POINT = "service_point"
    MUNICIPAL_PATROL = "municipal_patrol"
    POLICE_CONTACT = "police_contact"
    NEIGHBOURHOOD_POLICE = "neighbourhood_police"
    PASSPORT_BUS = "passport_bus"
    SERVICE_CENTRE_DAY = "service_centre_day"
    NET_PATROL = "net_patrol"
    BOAT = "boat"
    SPECIALIST_MEETING = "specialist_meeting"
    OPEN_DAY = "open_day"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _MODE_LABELS[self]


_MODE_LABELS = {
    DeliveryMode.SERVICE_POINT: "tjenestested",
    DeliveryMode.MUNICIPAL_PATROL: "kommunepatrulje",
    DeliveryMode.POLICE_CONTACT: "politikontakt",
    DeliveryMode.NEIGHBOURHOOD_POLICE: "nabolagspoliti",
    DeliveryMode.PASSPORT_BUS: "passbuss",
    DeliveryMode.SERVICE_CENTRE_DAY: "dag på nærtjenestesenter",
    DeliveryMode.NET_PATROL: "nettpatrulje",
    DeliveryMode.BOAT: "båt",
    DeliveryMode.SPECIALIST_MEETING: "møte med spesialist",
    DeliveryMode.OPEN_DAY: "åpen dag",
}


class Service(StrEnum):
    """What an inhabitant may come for (tjeneste)."""

    DESK = "desk"
    REPORT = "report"
    PASSPORT_ID = "passport_id"
    WEAPONS = "weapons"
    IMMIGRATION = "immigration"
    CONTACT_MEETING = "contact_meeting"
    SPECIALIST_MEETING = "specialist_meeting"
    PATROL = "patrol"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _SERVICE_LABELS[self]


_SERVICE_LABELS = {
    Service.DESK: "skranke og veiledning",
    Service.REPORT: "anmeldelse",
    Service.PASSPORT_ID: "pass og ID-kort",
    Service.WEAPONS: "våpen",
    Service.IMMIGRATION: "utlending",
    Service.CONTACT_MEETING: "møte med politikontakten",
    Service.SPECIALIST_MEETING: "møte med spesialist",
    Service.PATROL: "patrulje",
}


class PresenceState(StrEnum):
    """Whether presence is a plan or has happened."""

    PLANNED = "planned"
    DELIVERED = "delivered"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _STATE_LABELS[self]


_STATE_LABELS = {PresenceState.PLANNED: "planlagt", PresenceState.DELIVERED: "levert"}


@dataclass(frozen=True, slots=True)
class Presence:
    """Police presence for one municipality in one stretch of time.

    Attributes
    ----------
    municipality
        Four-digit number.
    mode
        How the police are present.
    service
        What can be had.
    begins, ends
        Aware times; the end is not included.
    state
        Planned or delivered.
    resource_group
        Which unit or team, never a person.

    Raises
    ------
    UnusableInputError
        When a time has no zone, or the end does not come after the beginning.

    """

    municipality: str
    mode: DeliveryMode
    service: Service
    begins: datetime
    ends: datetime
    state: PresenceState
    resource_group: str

    def __post_init__(self) -> None:
        """Refuse times that cannot be compared or that run backward."""
        if self.begins.utcoffset() is None or self.ends.utcoffset() is None:
            msg = f"Presence in {self.municipality}: expected times with a time zone."
            raise UnusableInputError(msg)
        if self.ends <= self.begins:
            msg = f"Presence in {self.municipality}: ends {self.ends}, not after {self.begins}."
            raise UnusableInputError(msg)

    @property
    def duration(self) -> timedelta:
        """How long the police are there."""
        return self.ends - self.begins
