"""Staff counted where they work: by what they do and how they are paid for.

Counts are full-time equivalents of a unit on a day; a person is never named or counted alone.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naervaer.domain.figures import Kind


class StaffFunction(StrEnum):
    """What the staff do (funksjon)."""

    ALL = "all"
    PATROL = "patrol"
    INVESTIGATION = "investigation"
    PREVENTION = "prevention"
    CIVIL_SERVICES = "civil_services"
    MANAGEMENT = "management"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _FUNCTION_LABELS[self]


_FUNCTION_LABELS = {
    StaffFunction.ALL: "samlet",
    StaffFunction.PATROL: "patrulje",
    StaffFunction.INVESTIGATION: "etterforskning",
    StaffFunction.PREVENTION: "forebygging og politikontakt",
    StaffFunction.CIVIL_SERVICES: "sivil rettspleie og forvaltning",
    StaffFunction.MANAGEMENT: "ledelse og stab",
    StaffFunction.OTHER: "annet",
}


class Funding(StrEnum):
    """How the staff are paid for (finansiering)."""

    ORDINARY = "ordinary"
    NEW_MONEY = "new_money"
    REDISTRIBUTED = "redistributed"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _FUNDING_LABELS[self]


_FUNDING_LABELS = {
    Funding.ORDINARY: "ordinær ramme",
    Funding.NEW_MONEY: "friske midler",
    Funding.REDISTRIBUTED: "omfordelt",
    Funding.UNKNOWN: "ikke oppgitt",
}


@dataclass(frozen=True, slots=True)
class StaffCount:
    """The full-time equivalents of a service point on a day, all functions together.

    Attributes
    ----------
    point
        Id of the service point.
    as_of
        The day counted.
    full_time_equivalents
        How many.
    kind
        The least firm of the kinds the count is put together from.

    """

    point: str
    as_of: date
    full_time_equivalents: float
    kind: Kind
