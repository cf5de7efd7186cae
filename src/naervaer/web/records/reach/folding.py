"""How names are compared: without capitals, and with the letters a keyboard may lack."""

import unicodedata

_KEPT = {"å": "å", "æ": "æ", "ø": "ø"}
_ALIKE = str.maketrans({"đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss"})
_BETWEEN_NAMES = (" – ", " - ")


def folded(name: str) -> str:
    """Return a name as it is searched for: «Kárášjohka» and «karasjohka» are the same.

    The Norwegian letters æ, ø and å stay, since they tell places apart.
    """
    return "".join(_plain(letter) for letter in name.casefold().translate(_ALIKE)).strip()


def names_in(name: str) -> tuple[str, ...]:
    """Return every name a place goes by: «Deatnu – Tana» is found as both."""
    for mark in _BETWEEN_NAMES:
        if mark in name:
            return tuple(dict.fromkeys(part.strip() for part in name.split(mark)))
    return (name,)


def _plain(letter: str) -> str:
    if letter in _KEPT:
        return letter
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part))
