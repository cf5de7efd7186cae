"""Which police service can be given in which way (promise B-20).

A service that a patrol can give needs no point; a passport can be applied for only where the
equipment stands. The table says what the two documents and the regulations say, and where
they are silent it says so. The study measures the way to a door for the services that need
one.
"""

from dataclasses import dataclass
from enum import StrEnum

from naervaer.domain.presence import Service


class Possible(StrEnum):
    """Whether a service can be given in one way."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class ServiceModes:
    """One row of the table.

    Attributes
    ----------
    service
        What is given.
    at_point
        At a service point.
    at_passport_office
        At a passport and ID office.
    by_patrol
        By a patrol in the municipality, with the car as office.
    away
        At an announced place elsewhere: passport bus, service-centre day, contact.
    remotely
        By telephone or on the net.
    measured_as
        The service whose doors the study measures the way to; empty when there is nothing
        public to measure.
    source
        Where the row comes from.

    """

    service: Service
    at_point: Possible
    at_passport_office: Possible
    by_patrol: Possible
    away: Possible
    remotely: Possible
    measured_as: str
    source: str


_YES, _PARTLY, _NO = Possible.YES, Possible.PARTLY, Possible.NO

SERVICE_MODES: tuple[ServiceModes, ...] = (
    ServiceModes(Service.DESK, _YES, _NO, _NO, _PARTLY, _PARTLY, "desk", "B-20, B-62, B-69"),
    ServiceModes(Service.REPORT, _YES, _NO, _YES, _PARTLY, _YES, "desk", "B-20, B-69"),
    ServiceModes(Service.WEAPONS, _YES, _NO, _PARTLY, _NO, _YES, "desk", "B-20, B-22, B-71"),
    ServiceModes(
        Service.PASSPORT_ID,
        _NO,
        _YES,
        _NO,
        _PARTLY,
        _NO,
        "passport_id",
        "B-61, B-63, forskrift 2020-10-09-2012",
    ),
    ServiceModes(Service.IMMIGRATION, _PARTLY, _NO, _PARTLY, _NO, _PARTLY, "desk", "B-22"),
    ServiceModes(Service.CONTACT_MEETING, _PARTLY, _NO, _YES, _YES, _YES, "", "B-37, B-62"),
    ServiceModes(Service.SPECIALIST_MEETING, _PARTLY, _NO, _NO, _YES, _YES, "", "B-74"),
)
