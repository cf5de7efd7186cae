"""One catalogue of messages, and numbers as each language writes them.

Every sentence in a report comes from `messages/<language>.json`, or from the catalogue of its
own study beside it, with named placeholders; no sentence is put together in code.
"""

import json
import math
import string
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from naervaer.domain.errors import UnknownNameError

LANGUAGES: tuple[str, ...] = ("nb", "en")
#: What the headlines are written in, for the site; nynorsk has no whole report yet.
HEADLINE_LANGUAGES: tuple[str, ...] = ("nb", "nn", "en")
#: Beginnings of the catalogues' file names: what all reports say, and what one of them says.
CATALOGUES: tuple[str, ...] = ("", "siting.", "duty.")
#: Counts of people below this are not shown.
SMALLEST_COUNT = 5

_NO_BREAK, _NARROW, _MINUS = "\u00a0", "\u202f", "\u2212"
_SEPARATORS = {"nb": (_NO_BREAK, ","), "nn": (_NO_BREAK, ","), "en": (",", ".")}


@cache
def catalogue(language: str) -> dict[str, str]:
    """Return all messages of a language; in nynorsk the headlines, on top of bokmål.

    Raises
    ------
    UnknownNameError
        When there is no such language.

    """
    if language not in HEADLINE_LANGUAGES:
        msg = f"language is {language!r}, expected one of {', '.join(LANGUAGES)}."
        raise UnknownNameError(msg)
    folder = files("naervaer.studies.report").joinpath("messages")
    if language not in LANGUAGES:
        source = folder.joinpath(f"headlines.{language}.json")
        headlines: dict[str, str] = json.loads(source.read_text(encoding="utf-8"))
        return catalogue("nb") | headlines
    loaded: dict[str, str] = {}
    for name in CATALOGUES:
        source = folder.joinpath(f"{name}{language}.json")
        loaded |= json.loads(source.read_text(encoding="utf-8"))
    return loaded


def placeholders(message: str) -> set[str]:
    """Return the names a message waits for."""
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


@dataclass(frozen=True, slots=True)
class Words:
    """Messages and numbers in one language."""

    language: str

    def text(self, key: str, **values: object) -> str:
        """Return a message with its placeholders filled.

        Raises
        ------
        UnknownNameError
            When the catalogue has no such message.

        """
        messages = catalogue(self.language)
        if key not in messages:
            msg = f"message {key!r} is not in the {self.language} catalogue."
            raise UnknownNameError(msg)
        return messages[key].format(**values)

    def number(self, value: float, decimals: int = 0) -> str:
        """Return a number with the language's separators, a dash for none."""
        if math.isnan(value):
            return "–"
        if math.isinf(value):
            return self.text("unreachable")
        thousands, point = _SEPARATORS[self.language]
        plain = f"{abs(value):,.{decimals}f}"
        sign = _MINUS if value < 0 and float(plain.replace(",", "")) > 0 else ""
        return sign + plain.replace(",", "\0").replace(".", point).replace("\0", thousands)

    def people(self, value: float) -> str:
        """Return a count of people; one to four are not told apart."""
        if 0 < value < SMALLEST_COUNT and round(value) > 0:
            return self.text("fewer_than", count=SMALLEST_COUNT)
        return self.number(round(value))

    def about(self, value: float) -> str:
        """Return a count of people to three digits, as surely as a model can know it."""
        if value < 1000:  # noqa: PLR2004 - three digits already
            return self.people(value)
        unit = 10.0 ** (math.floor(math.log10(value)) - 2)
        return self.number(round(value / unit) * unit)

    def share_span(self, low: float, high: float) -> str:
        """Return a range of shares with the sign once."""
        ends = self.share(low), self.share(high)
        if ends[0] == ends[1]:
            return ends[0]
        return self.text("span", low=self.number(100 * low, 1), high=ends[1])

    def minutes(self, value: float) -> str:
        """Return minutes without decimals: the model knows no better."""
        return self.number(value)

    def share(self, value: float, decimals: int = 1) -> str:
        """Return a share of 0 to 1 as per cent."""
        if math.isnan(value):
            return "–"
        if 0 < value < 1 and round(100 * value, decimals) in {0.0, 100.0}:
            decimals += 1  # nearly all is not all, and nearly nobody not nobody
        number = self.number(100 * value, decimals)
        return f"{number}{_NO_BREAK}%" if self.language != "en" else f"{number}%"

    def points(self, value: float, decimals: int = 1) -> str:
        """Return a difference in percentage points with its sign, without the unit."""
        number = self.number(value, decimals)
        if float(f"{abs(value):.{decimals}f}") == 0:
            return self.number(0.0, decimals)
        return f"+{number}" if value > 0 else number

    def span(self, low: str, high: str) -> str:
        """Return a range; a single value when both ends read the same."""
        return low if low == high else self.text("span", low=low, high=high)
