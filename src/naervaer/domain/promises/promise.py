"""What a promise is: who said what where, and how one could tell whether it was kept."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.rules.rule import Checkable

_ID_SHAPE = re.compile(r"[AB]-\d\d")


class Document(StrEnum):
    """The two documents the ledger is read from."""

    PROGRAMME = "programme"
    PLAN = "plan"

    @property
    def label(self) -> str:
        """The document's name on Norwegian screens."""
        return _DOCUMENT_LABELS[self]


_DOCUMENT_LABELS = {
    Document.PROGRAMME: "Arbeiderpartiet, «Trygge lokalsamfunn»",
    Document.PLAN: "Regjeringen, «Trygghet i hverdagen. Handlingsplan mot 2025»",
}


class Nature(StrEnum):
    """What kind of sentence it is; not all of the 128 are promises."""

    AIM = "aim"
    PROMISE = "promise"
    INTENTION = "intention"
    STATEMENT = "statement"
    FINDING = "finding"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _NATURE_PHRASES[self].rpartition(" ")[2]

    @property
    def phrase(self) -> str:
        """The word with its article, for use in a sentence."""
        return _NATURE_PHRASES[self]


_NATURE_PHRASES = {
    Nature.AIM: "et mål",
    Nature.PROMISE: "et løfte",
    Nature.INTENTION: "en vurdering",
    Nature.STATEMENT: "en opplysning",
    Nature.FINDING: "et funn",
}


class Capability(StrEnum):
    """What software can do about it."""

    DECISION_SUPPORT = "DS"
    PLANNING = "SCH"
    REGISTRY = "REG"
    INHABITANT_SERVICE = "CIT"
    TRACKING = "TRK"
    ANALYSIS = "ANA"
    OUT_OF_REACH = "OUT"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _CAPABILITY_LABELS[self]


_CAPABILITY_LABELS = {
    Capability.DECISION_SUPPORT: "beslutningsstøtte",
    Capability.PLANNING: "planlegging",
    Capability.REGISTRY: "register",
    Capability.INHABITANT_SERVICE: "innbyggertjeneste",
    Capability.TRACKING: "oppfølging",
    Capability.ANALYSIS: "analyse",
    Capability.OUT_OF_REACH: "utenfor rekkevidde",
}


class Theme(StrEnum):
    """What it is about, across the two documents."""

    CULTURE = "culture"
    EDUCATION = "education"
    INVESTIGATION = "investigation"
    JUSTICE = "justice"
    MUNICIPALITY = "municipality"
    ORGANISED_CRIME = "organised_crime"
    PASSPORTS = "passports"
    PRESENCE = "presence"
    PRISON = "prison"
    RESOURCES = "resources"
    SERVICE_POINTS = "service_points"
    SERVICES = "services"
    VALUES = "values"
    VIOLENCE = "violence"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _THEME_LABELS[self]


_THEME_LABELS = {
    Theme.CULTURE: "kultur og varsling",
    Theme.EDUCATION: "utdanning og rekruttering",
    Theme.INVESTIGATION: "etterforskning",
    Theme.JUSTICE: "domstoler og rettshjelp",
    Theme.MUNICIPALITY: "politi og kommune",
    Theme.ORGANISED_CRIME: "økonomisk og organisert kriminalitet",
    Theme.PASSPORTS: "pass og ID-kort",
    Theme.PRESENCE: "tilstedeværelse",
    Theme.PRISON: "straffegjennomføring",
    Theme.RESOURCES: "ressurser og planlegging",
    Theme.SERVICE_POINTS: "tjenestesteder",
    Theme.SERVICES: "publikumstjenester",
    Theme.VALUES: "verdier og rammer",
    Theme.VIOLENCE: "vold og overgrep",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something known that bears on a promise, with the source that says it.

    Attributes
    ----------
    statement
        What is known, in our own Norwegian words.
    source
        Who says it; its kind tells whether it is official, press, law …
    value, unit
        The figure, where the statement rests on one.

    """

    statement: str
    source: Source
    value: float | None = None
    unit: str = ""

    @property
    def kind(self) -> Kind:
        """How far it can be trusted."""
        return self.source.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One row of the ledger.

    A promise has no status of its own. `evaluate` derives one from measurements that the rules
    in `tests` and `indications` judge.

    Attributes
    ----------
    id
        A-01 … A-53 for the party programme, B-01 … B-75 for the government's plan.
    name, name_english
        Short names.
    term
        The Norwegian term the documents use.
    lines
        First and last line of each passage in the document's file.
    wording
        What is promised, in our own words.
    actor
        Who must act.
    nature
        Promise, aim, statement, finding or something to be considered.
    capabilities
        What software can do about it.
    theme
        What it is about.
    checkable
        Whether a machine can decide it.
    tests
        Rules that together prove it kept.
    indications
        Rules that only point one way or the other: they can raise a dispute, never prove.
    related
        Rules worth reading beside it, which decide nothing.
    decision, advice
        The political decision and the professional advice, where both are known; never merged.
    evidence
        What is known.
    obstacle
        Why it cannot be measured today, shown when no rule could decide.
    remainder
        The part no rule covers; while there is one, the promise is at most under way.
    needs
        Which measurement would change the status.
    due
        Last day the document gives itself, or None.

    Raises
    ------
    UnusableInputError
        When the id has the wrong shape, a text is empty, or a passage runs backward.

    """

    id: str
    name: str
    name_english: str
    term: str
    lines: tuple[tuple[int, int], ...]
    wording: str
    actor: str
    nature: Nature
    capabilities: tuple[Capability, ...]
    theme: Theme
    checkable: Checkable
    tests: tuple[str, ...] = ()
    indications: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    decision: str = ""
    advice: str = ""
    evidence: tuple[Evidence, ...] = ()
    obstacle: str = ""
    remainder: str = ""
    needs: str
    due: date | None = None

    def __post_init__(self) -> None:
        """Refuse a row that cannot be found again or read."""
        if _ID_SHAPE.fullmatch(self.id) is None:
            msg = f"Promise id {self.id!r}: expected A-01 to A-53 or B-01 to B-75."
            raise UnusableInputError(msg)
        for what in ("name", "name_english", "term", "wording", "actor", "needs"):
            if not getattr(self, what).strip():
                msg = f"Promise {self.id}: the {what} is empty."
                raise UnusableInputError(msg)
        if not self.lines or any(not 1 <= first <= last for first, last in self.lines):
            msg = f"Promise {self.id}: lines {self.lines}, expected first up to last, from 1."
            raise UnusableInputError(msg)

    @property
    def document(self) -> Document:
        """Which of the two documents it stands in."""
        return Document.PROGRAMME if self.id.startswith("A") else Document.PLAN

    @property
    def first_line(self) -> int:
        """First line of the first passage."""
        return self.lines[0][0]

    @property
    def last_line(self) -> int:
        """Last line of the first passage."""
        return self.lines[0][1]

    @property
    def rules(self) -> tuple[str, ...]:
        """Ids of all linked rules: tests, indications, related."""
        return (*self.tests, *self.indications, *self.related)

    @property
    def line_text(self) -> str:
        """The passages in words: «20–22», «161–166 og 183–184»."""
        spans = [f"{a}–{b}" if a != b else f"{a}" for a, b in self.lines]
        return " og ".join(spans)
