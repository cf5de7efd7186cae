"""The documents that rules and promises are read from, and how a line in them is cited."""

from datetime import date

from naervaer.domain.figures import Kind, Source
from naervaer.domain.rules.rule import ValidFrom

PLAN_TITLE = "Handlingsplanen «Trygghet i hverdagen»"
PROGRAMME_TITLE = "Programteksten «Trygge lokalsamfunn»"
LAW_TEXT_AS_OF = date(2026, 7, 2)
"""The day of the consolidated texts the laws were read in."""

PLAN_IN_FORCE = ValidFrom(2023, note="Høsten 2023; dokumentet oppgir ingen dag.")
PROGRAMME_IN_FORCE = ValidFrom(
    2023, note="Programteksten er udatert, men bruker tall fra 2023 og er tidligst fra da."
)


def plan_line(lines: str) -> Source:
    """Return a citation of lines in the government's plan."""
    return Source(PLAN_TITLE, f"linje {lines}", None, Kind.OFFICIAL)


def programme_line(lines: str) -> Source:
    """Return a citation of lines in the party programme, the text itself being the source."""
    return Source(PROGRAMME_TITLE, f"linje {lines}", None, Kind.OFFICIAL)


def law(title: str, paragraph: str) -> Source:
    """Return a citation of a paragraph in an act or a regulation, as of July 2026."""
    return Source(title, paragraph, LAW_TEXT_AS_OF, Kind.LAW)


def page(title: str, reference: str, day: date | None = None) -> Source:
    """Return a citation of an official page."""
    return Source(title, reference, day, Kind.OFFICIAL)


def press(title: str, reference: str, day: date | None = None) -> Source:
    """Return a citation of a newspaper, broadcaster or trade journal."""
    return Source(title, reference, day, Kind.PRESS)


def computed(title: str, reference: str, day: date | None = None) -> Source:
    """Return a citation of a calculation made for this project."""
    return Source(title, reference, day, Kind.COMPUTED)
