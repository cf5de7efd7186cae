"""Numbers and days as each language writes them."""

from datetime import date, datetime

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from django.utils import timezone
from django.utils.translation import get_language

_LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB", "se": "se"}
_MISSING = "–"
_THIN_SPACES = str.maketrans("\u202f", "\xa0")


def locale_of_reader() -> str:
    """Return the CLDR locale of the page's language."""
    return _LOCALES.get((get_language() or "nb").split("-")[0], "nb_NO")


def number(value: float | None, decimals: int = 0) -> str:
    """Return a number with the language's separators; a dash where there is none."""
    if value is None:
        return _MISSING
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(value, format=pattern, locale=locale_of_reader())
    return text.translate(_THIN_SPACES)


def percent(share: float | None, decimals: int = 1) -> str:
    """Return a share from 0 to 1 in per cent."""
    if share is None:
        return _MISSING
    space = "" if locale_of_reader().startswith("en") else "\xa0"
    return f"{number(100 * share, decimals)}{space}%"


def percent_range(low: float, high: float, decimals: int = 1) -> str:
    """Return a range of shares in per cent; one figure where both ends are written alike."""
    ends = percent(low, decimals), percent(high, decimals)
    if ends[0] == ends[1]:
        return ends[0]
    return f"{number(100 * low, decimals)}–{ends[1]}"


def day(value: date | datetime | None, style: str = "long") -> str:
    """Return a day, or a time with its day, as the language writes it.

    `style` is `short`, `medium`, `long` or `full`.
    """
    if value is None:
        return _MISSING
    if isinstance(value, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
        return format_datetime(value, style, locale=locale_of_reader())
    return format_date(value, style, locale=locale_of_reader())


def alphabetical(text: str) -> str:
    """Return a key that sorts as Norwegian does: æ, ø, å last."""
    lowered = text.casefold().replace("á", "a").replace("č", "c").replace("š", "s")
    return lowered.translate(str.maketrans("æøå", "{|}"))
