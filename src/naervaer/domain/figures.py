"""Figures that never travel without their source, date and kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naervaer.domain.errors import UnusableInputError


class Kind(StrEnum):
    """How a figure came about, which screens always show beside it."""

    OFFICIAL = "official"
    PRESS = "press"
    LAW = "law"
    ESTIMATED = "estimated"
    COMPUTED = "computed"
    SYNTHETIC = "synthetic"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    Kind.OFFICIAL: "offisielt",
    Kind.PRESS: "presse",
    Kind.LAW: "lov eller forskrift",
    Kind.ESTIMATED: "anslag",
    Kind.COMPUTED: "beregnet",
    Kind.SYNTHETIC: "syntetisk",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is written, so that a reader can look it up.

    Attributes
    ----------
    title
        Who says it, in words a reader knows: «politiet.no», «NRK», «arbeidsmiljøloven § 10-8».
    reference
        The address, article number, paragraph or line that leads there.
    date
        When it was said or came into force; None when the source gives no day.
    kind
        How far the statement can be trusted as a fact.

    Raises
    ------
    UnusableInputError
        When title or reference is empty.

    """

    title: str
    reference: str
    date: date | None
    kind: Kind

    def __post_init__(self) -> None:
        """Refuse a source nobody could look up."""
        if not self.title.strip() or not self.reference.strip():
            msg = (
                f"Source {self.title!r} / {self.reference!r}: expected a title and a reference."
            )
            raise UnusableInputError(msg)

    def __str__(self) -> str:
        """Return title, reference and date on one line."""
        said = f", {self.date.isoformat()}" if self.date else ""
        return f"{self.title}, {self.reference}{said}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit and its source.

    Attributes
    ----------
    value
        The number as the source gives it.
    unit
        What is counted, in Norwegian words: «årsverk», «minutter», «andel».
    source
        Where it comes from; its kind is the figure's kind.
    note
        What a reader must know to use it rightly, or empty.

    Raises
    ------
    UnusableInputError
        When the unit is empty.

    """

    value: float
    unit: str
    source: Source
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a number without a unit."""
        if not self.unit.strip():
            msg = f"Figure {self.value} from {self.source.title}: expected a unit."
            raise UnusableInputError(msg)

    @property
    def kind(self) -> Kind:
        """How the figure came about."""
        return self.source.kind


_FIRMEST_FIRST = (
    Kind.LAW,
    Kind.OFFICIAL,
    Kind.PRESS,
    Kind.COMPUTED,
    Kind.ESTIMATED,
    Kind.SYNTHETIC,
)


def least_firm(kinds: Iterable[Kind]) -> Kind:
    """Return the kind that can be trusted least as a fact, which a sum of figures takes on."""
    return max(kinds, key=_FIRMEST_FIRST.index)
