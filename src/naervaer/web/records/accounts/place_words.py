"""Words tied to the place, of which a password is not made.

Who guesses at a password of the police in Steigen tries the police, Steigen and the year first.
A word may be part of a longer password; what stands beside the words must be enough by itself.
"""

import re
import unicodedata
from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from naervaer.web.records.accounts.models import User
from naervaer.web.records.areas.selectors import districts_all, municipalities_all

WORDS = (
    "nærvær",
    "naervaer",
    "politi",
    "politiet",
    "politikontakt",
    "politiråd",
    "politidistrikt",
    "lensmann",
    "kommune",
    "norge",
    "noreg",
    "administrator",
    "passord",
    "password",
)
"""The product, the organisation and what they do; names of areas and hosts come to these."""
LEAST_BESIDE = 8
"""How many letters and digits stand beside the words in a password that is taken."""
_SHORTEST_WORD = 4
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŧ": "t", "ŋ": "n"})
_LOOKALIKES = str.maketrans("013457$@", "oieastsa")


class PlaceWordsValidator:
    """Refuse a password that is made of words anybody would try at this site."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Look at what is left of a password without the words.

        Raises
        ------
        ValidationError
            When it is too little.

        """
        del user
        words = sorted(set(place_words()), key=len, reverse=True)
        pattern = re.compile("|".join(map(re.escape, words)))
        plain = _folded(password)
        for read in (plain, _folded(password.translate(_LOOKALIKES))):
            left = pattern.sub("", read)
            if left != read and len(left) < LEAST_BESIDE:
                raise ValidationError(self.get_help_text(), code="password_of_the_place")

    def get_help_text(self) -> str:
        """Return what is asked of a password."""
        return _("Passordet er laget av ord som er lette å gjette, som stedet eller politiet.")


def place_words() -> Iterator[str]:
    """Return the words as they are compared: the fixed ones, areas and the site's own names."""
    areas = [*districts_all().values_list("name", flat=True)]
    areas += municipalities_all().values_list("name", flat=True)
    names = (*areas, *settings.ALLOWED_HOSTS)
    parts = [part for name in names for part in re.split(r"\W+", name)]
    for word in (*WORDS, *areas, *parts):
        folded = _folded(word)
        if len(folded) >= _SHORTEST_WORD:
            yield folded


def _folded(text: str) -> str:
    """Return the letters and digits of a text, small and without marks."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in plain if letter.isalnum())
