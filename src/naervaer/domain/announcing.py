"""What of a roster the public is invited to, and may therefore see before it happens.

A roster says who works when; it stays with the district. Only the meetings with the public in
it are announced: a door that is open, the contact's hours, a bus stop, a day at a service
centre, a talk with a specialist, an open day, and the meeting point of a municipal patrol.
Where a patrol drives, and where it does not, is never announced.
"""

from naervaer.domain.presence import DeliveryMode, Service

_AT_A_COUNTER = frozenset(
    {
        Service.DESK,
        Service.REPORT,
        Service.PASSPORT_ID,
        Service.WEAPONS,
        Service.IMMIGRATION,
        Service.CONTACT_MEETING,
        Service.SPECIALIST_MEETING,
    }
)
_AT_A_MEETING_POINT = frozenset({Service.DESK, Service.REPORT, Service.CONTACT_MEETING})

ANNOUNCED_SERVICES: dict[DeliveryMode, frozenset[Service]] = {
    DeliveryMode.SERVICE_POINT: _AT_A_COUNTER,
    DeliveryMode.POLICE_CONTACT: _AT_A_MEETING_POINT,
    DeliveryMode.PASSPORT_BUS: frozenset({Service.PASSPORT_ID, Service.DESK}),
    DeliveryMode.SERVICE_CENTRE_DAY: _AT_A_COUNTER,
    DeliveryMode.SPECIALIST_MEETING: frozenset({Service.SPECIALIST_MEETING}),
    DeliveryMode.OPEN_DAY: _AT_A_COUNTER,
    DeliveryMode.MUNICIPAL_PATROL: _AT_A_MEETING_POINT,
    DeliveryMode.NEIGHBOURHOOD_POLICE: _AT_A_MEETING_POINT,
}
"""What may be announced of each way of being present; a way that is missing never is."""


def is_announceable(mode: DeliveryMode, service: Service) -> bool:
    """Return whether people are invited to this service in this way."""
    return service in ANNOUNCED_SERVICES.get(mode, frozenset())


def announceable() -> list[tuple[DeliveryMode, Service]]:
    """Return every pair that may be announced, in the order of the vocabularies."""
    return [
        (mode, service)
        for mode in DeliveryMode
        for service in Service
        if is_announceable(mode, service)
    ]
