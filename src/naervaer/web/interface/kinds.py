"""The word and the colour of each kind of figure, in the reader's language."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from naervaer.domain.figures import Kind, Source

_WORDS = {
    Kind.OFFICIAL: _("offisielt"),
    Kind.PRESS: _("presse"),
    Kind.LAW: _("lov eller forskrift"),
    Kind.ESTIMATED: _("anslag"),
    Kind.COMPUTED: _("beregnet"),
    Kind.SYNTHETIC: _("syntetisk"),
}
_COLOURS = {
    Kind.OFFICIAL: "accent",
    Kind.PRESS: "info",
    Kind.LAW: "neutral",
    Kind.ESTIMATED: "warning",
    Kind.COMPUTED: "brand2",
    Kind.SYNTHETIC: "brand1",
}
_MEANINGS = {
    Kind.OFFICIAL: _("Sagt eller talt av en myndighet."),
    Kind.PRESS: _("Gjengitt i pressen, ikke bekreftet av en myndighet."),
    Kind.LAW: _("Står i lov eller forskrift."),
    Kind.ESTIMATED: _("Et anslag med forutsetninger som er oppgitt."),
    Kind.COMPUTED: _("Regnet ut av Nærvær fra åpne data."),
    Kind.SYNTHETIC: _("Laget for å vise hvordan siden virker; ikke virkelige tall."),
}
_CHECKSUM = re.compile(r", sha256 [0-9a-f]{12}$")


@dataclass(frozen=True, slots=True)
class Badge:
    """What a figure's mark shows: kind, source and date.

    Attributes
    ----------
    kind
        How the figure came about.
    source
        Who says it, or empty.
    day
        When it was said or computed, or None.
    reference
        An address that leads to the source, or empty.

    """

    kind: Kind
    source: str = ""
    day: date | None = None
    reference: str = ""

    @classmethod
    def of(cls, source: Source) -> "Badge":
        """Return the mark of a source of the domain, without the checksum of a file.

        The checksum stays in the records and the open figures, for those who trace a file.
        """
        leads = source.reference if source.reference.startswith("https://") else ""
        said = source.title if leads else f"{source.title}, {source.reference}"
        return cls(source.kind, _CHECKSUM.sub("", said), source.date, leads)

    @property
    def word(self) -> str:
        """The kind in one word."""
        return str(_WORDS[self.kind])

    @property
    def colour(self) -> str:
        """The colour's name in the theme."""
        return _COLOURS[self.kind]

    @property
    def meaning(self) -> str:
        """What the kind means, in a sentence."""
        return str(_MEANINGS[self.kind])


def kinds_explained() -> list[Badge]:
    """Return one mark of each kind, for the page that explains them."""
    return [Badge(kind) for kind in Kind]
