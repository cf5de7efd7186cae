"""What every rule carries: its number, its source, how far it binds and since when."""

from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any, Protocol, runtime_checkable

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Source


class Binding(StrEnum):
    """How strongly a rule binds."""

    LAW = "law"
    REGULATION = "regulation"
    STEERING = "steering"
    POLITICAL = "political"
    MAIN_RULE = "main_rule"
    GUIDE = "guide"
    ADVICE = "advice"
    STATEMENT = "statement"
    DEFINITION = "definition"
    COMPARISON = "comparison"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _BINDING_LABELS[self]


_BINDING_LABELS = {
    Binding.LAW: "lov",
    Binding.REGULATION: "forskrift",
    Binding.STEERING: "styringskrav",
    Binding.POLITICAL: "politisk løfte",
    Binding.MAIN_RULE: "hovedregel med unntak",
    Binding.GUIDE: "instruks eller veileder",
    Binding.ADVICE: "faglig anbefaling",
    Binding.STATEMENT: "opplysning, binder ikke",
    Binding.DEFINITION: "definisjon",
    Binding.COMPARISON: "sammenlikning, binder ikke",
}


class Checkable(StrEnum):
    """Whether a machine can decide if something holds."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _CHECKABLE_LABELS[self]


_CHECKABLE_LABELS = {Checkable.YES: "ja", Checkable.PARTLY: "delvis", Checkable.NO: "nei"}


class Family(StrEnum):
    """What a rule is about, and which module holds it."""

    ACCESS = "access"
    AGREEMENTS = "agreements"
    CONTACTS = "contacts"
    COUNCILS = "councils"
    DEADLINES = "deadlines"
    EDUCATION = "education"
    INVESTIGATION = "investigation"
    LEGAL_AID = "legal_aid"
    PASSPORTS = "passports"
    PLEDGES = "pledges"
    RESPONSE_TIME = "response_time"
    REST = "rest"
    SAFEGUARDS = "safeguards"
    STAFFING = "staffing"
    STRUCTURE = "structure"
    WEAPONS = "weapons"
    WORKING_TIME = "working_time"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _FAMILY_LABELS[self]


_FAMILY_LABELS = {
    Family.ACCESS: "tilgjengelighet",
    Family.AGREEMENTS: "avtaler og service",
    Family.CONTACTS: "politikontakt",
    Family.COUNCILS: "politiråd og SLT",
    Family.DEADLINES: "lovbestemte frister",
    Family.EDUCATION: "opptak til utdanning",
    Family.INVESTIGATION: "etterforskning",
    Family.LEGAL_AID: "rettshjelp",
    Family.PASSPORTS: "pass og ID-kort",
    Family.PLEDGES: "løfter i tall og trinn",
    Family.RESPONSE_TIME: "responstid",
    Family.REST: "hvile",
    Family.SAFEGUARDS: "grenser for systemet",
    Family.STAFFING: "bemanning",
    Family.STRUCTURE: "struktur",
    Family.WEAPONS: "våpen",
    Family.WORKING_TIME: "arbeidstid",
}


@dataclass(frozen=True, slots=True)
class ValidFrom:
    """When a rule began to hold, as exactly as the sources say and no more.

    Attributes
    ----------
    year
        None when no source gives even the year; `note` then says so.
    month, day
        None where the sources stop.
    note
        Where the day comes from, or what is missing.

    Raises
    ------
    UnusableInputError
        When the year is unknown and no note explains it, or a day is given without its month.

    """

    year: int | None
    month: int | None = None
    day: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse silence about what is not known."""
        if self.year is None and not self.note:
            msg = "Valid from: expected a year, or a note that says why there is none."
            raise UnusableInputError(msg)
        if self.day is not None and self.month is None:
            msg = f"Valid from {self.year}: a day was given without its month."
            raise UnusableInputError(msg)

    @property
    def first_day(self) -> date | None:
        """The earliest day the rule may have held, or None when unknown."""
        if self.year is None:
            return None
        return date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        """Return the date as far as it is known: 2023, 2023-06 or 2023-06-13."""
        if self.year is None:
            return "ukjent"
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Limit:
    """One number of a rule with its Norwegian name and unit."""

    name: str
    value: Any
    unit: str


def limit(name: str, unit: str, **default: Any) -> Any:
    """Return a dataclass field whose value the registry prints as one of the rule's numbers."""
    return field(metadata={"limit": name, "unit": unit}, **default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule or threshold, written once for planners, checks and documentation.

    Attributes
    ----------
    id
        Stable key, such as "PK-3".
    name
        Short Norwegian name.
    statement
        The rule in plain Norwegian, our own words.
    source
        Law paragraph, document line or published page.
    binding
        How strongly it binds.
    valid_from
        When it began to hold, as far as known.
    owner
        Who can change it.
    family
        What it is about.
    checkable
        Whether a machine can decide if it holds.

    Raises
    ------
    UnusableInputError
        When id, name, statement or owner is empty.

    """

    id: str
    name: str
    statement: str
    source: Source
    binding: Binding
    valid_from: ValidFrom
    owner: str
    family: Family
    checkable: Checkable = Checkable.YES

    def __post_init__(self) -> None:
        """Refuse a rule nobody could read."""
        for what in ("id", "name", "statement", "owner"):
            if not getattr(self, what).strip():
                msg = f"Rule {self.id or '?'}: the {what} is empty."
                raise UnusableInputError(msg)

    @property
    def limits(self) -> tuple[Limit, ...]:
        """The rule's numbers, each with name and unit; those not set are left out."""
        found = []
        for part in fields(self):
            value = getattr(self, part.name)
            if "limit" in part.metadata and value is not None:
                unit = part.metadata["unit"] or getattr(self, "unit", "")
                found.append(Limit(part.metadata["limit"], value, unit))
        return tuple(found)


@runtime_checkable
class Measurable(Protocol):
    """A rule that one measured number can be held against."""

    @property
    def measure(self) -> str:
        """Machine name of the number the rule asks for."""

    @property
    def unit(self) -> str:
        """Norwegian unit of that number."""

    def said(self, value: float) -> str:
        """Return what the number says, in Norwegian words."""

    def refuses(self, value: float) -> str | None:
        """Return why the number breaks the rule, or None when the rule holds."""

    def is_partway(self, value: float) -> bool:
        """Return whether the number breaks the rule but has begun to approach it."""
