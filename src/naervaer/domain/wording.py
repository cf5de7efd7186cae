"""Norwegian wording of numbers and lists in the reasons that rules give."""

from collections.abc import Sequence

_WHOLE_TOLERANCE = 1e-9
NO_BREAK_SPACE = "\u00a0"


def norwegian_number(value: float, *, decimals: int = 2) -> str:
    """Return a number with decimal comma and a hard space between thousands."""
    if abs(value - round(value)) < _WHOLE_TOLERANCE:
        text = f"{round(value):,d}"
    else:
        text = f"{value:,.{decimals}f}".rstrip("0").rstrip(".")
    return text.replace(",", NO_BREAK_SPACE).replace(".", ",").replace("-", "−")


def norwegian_share(value: float) -> str:
    """Return a share between 0 and 1 as per cent with one decimal at most.

    A share below the whole is never rounded up to 100 %.
    """
    percent = round(100 * value, 1)
    if value < 1:
        percent = min(percent, 99.9)
    return f"{norwegian_number(percent, decimals=1)} %"


def norwegian_list(words: Sequence[str]) -> str:
    """Return words as a Norwegian enumeration: «a, b og c»."""
    if len(words) < 2:  # noqa: PLR2004 – one word or none needs no «og»
        return "".join(words)
    return f"{', '.join(words[:-1])} og {words[-1]}"
