"""How a name stands in an address."""

from django.utils.text import slugify

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "Æ": "ae", "Ø": "o", "Å": "a"})


def slug_of(name: str) -> str:
    """Return a name as it stands in an address: «Møre og Romsdal» is `more-og-romsdal`."""
    return slugify(name.translate(_LETTERS))
