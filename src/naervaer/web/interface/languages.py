"""The languages the site knows, and those it offers.

Northern Sámi is known – its name, days and catalogue are in place – and is offered from the
day its catalogue holds words; no word of it is made by a machine.

While its catalogue is being filled, what has no word yet shows in bokmål. Such a page is said
to be in bokmål, so that a screen reader does not read whole Norwegian pages with Sámi sounds;
it is said to be in Northern Sámi when every word is there.
"""

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from django.conf import locale

_WEB = Path(__file__).resolve().parents[1]
SAMI = ("se", "Davvisámegiella")


def sami_register() -> None:
    """Tell Django about Northern Sámi, which it does not know."""
    locale.LANG_INFO.setdefault(
        SAMI[0],
        {"bidi": False, "code": SAMI[0], "name": "Northern Sami", "name_local": SAMI[1]},
    )


def has_words(code: str, folder: Path = _WEB) -> bool:
    """Return whether any catalogue in the language holds a translated string."""
    for source in sorted(folder.glob(f"**/locale/{code}/LC_MESSAGES/django.po")):
        with source.open("rb") as opened:
            catalogue = read_po(opened)
        if any(message.id and message.string and not message.fuzzy for message in catalogue):
            return True
    return False


@cache
def language_of_words(code: str, folder: Path = _WEB) -> str:
    """Return the language most of a page's words are in, for the attribute `lang`.

    Northern Sámi counts from the day it has every word that nynorsk has.
    """
    if code != SAMI[0]:
        return code
    wanted, said = (_translated(name, folder) for name in ("nn", code))
    return code if wanted and wanted <= said else "nb"


def _translated(code: str, folder: Path) -> set[tuple[str, str]]:
    """Return app and text of every string that a language has words for."""
    found = set()
    for source in folder.glob(f"**/locale/{code}/LC_MESSAGES/django.po"):
        with source.open("rb") as opened:
            catalogue = read_po(opened)
        found |= {
            (source.parents[3].name, str(message.id))
            for message in catalogue
            if message.id and message.string and not message.fuzzy
        }
    return found


def offered(always: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the languages of the switch: those given, and Northern Sámi when it has words."""
    sami_register()
    return [*always, SAMI] if has_words(SAMI[0]) else always
