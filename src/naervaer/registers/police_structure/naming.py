"""Municipality names as running text writes them, matched to numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from naervaer.domain.errors import UnknownNameError

_OTHER_NAMES = {"Egersund": "Eigersund", "Voss herad": "Voss"}
"""Written so in the regulation; the town for the municipality, and the old form of its name."""

_BETWEEN = re.compile(r"^(?:[,\s]|og|samt|kommunene|kommune)*$")


class MunicipalityNames:
    """Finds municipality names in text and tells their numbers.

    Parameters
    ----------
    names
        Number to name, such as ``{"5612": "Guovdageaidnu – Kautokeino"}``. Each language's
        form is known by itself.

    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._numbers: dict[str, list[str]] = {}
        for number, name in sorted(names.items()):
            for form in _forms(name):
                self._numbers.setdefault(form, []).append(number)
        for written, official in _OTHER_NAMES.items():
            if official in self._numbers:
                self._numbers[written] = self._numbers[official]
        longest_first = sorted(self._numbers, key=lambda form: (-len(form), form))
        alternatives = "|".join(re.escape(form) for form in longest_first)
        self._pattern = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])")

    def listed(self, text: str) -> tuple[str, ...]:
        """Return the names in an enumeration such as «kommunene Kongsberg, Nore og Uvdal».

        Raises
        ------
        UnknownNameError
            When a word is left that is no municipality's name.

        """
        rest = self._pattern.sub("", text)
        if not _BETWEEN.match(rest.strip(" .")):
            left = [word.strip(",.") for word in rest.split()]
            unknown = ", ".join(word for word in left if word and not _BETWEEN.match(word))
            message = f"«{text}» names an unknown municipality: {unknown}"
            raise UnknownNameError(message)
        return tuple(self._pattern.findall(text))

    def is_name(self, text: str) -> bool:
        """Return whether the text is exactly one municipality's name."""
        return text in self._numbers

    def numbers(self, written: Iterable[str]) -> dict[str, str]:
        """Return the number of each name, told apart by county where two share a name.

        Våler and Herøy each name two municipalities. The one meant lies in the county that
        most of the other names lie in.

        Raises
        ------
        UnknownNameError
            When a name is unknown, or stays ambiguous.

        """
        wanted = list(dict.fromkeys(written))
        counties: Counter[str] = Counter()
        for name in wanted:
            found = self._numbers.get(name, [])
            if not found:
                message = f"«{name}» is no municipality of 2024; expected an official name"
                raise UnknownNameError(message)
            if len(found) == 1:
                counties[found[0][:2]] += 1
        return {name: self._in_county(name, counties) for name in wanted}

    def _in_county(self, name: str, counties: Counter[str]) -> str:
        found = sorted(self._numbers[name], key=lambda number: -counties[number[:2]])
        if len(found) > 1 and counties[found[0][:2]] == counties[found[1][:2]]:
            message = f"«{name}» may be {' or '.join(found)}; expected a name that tells"
            raise UnknownNameError(message)
        return found[0]


def _forms(name: str) -> list[str]:
    """Return a name and, for a name in several languages, each form."""
    forms = name.split(" – ")
    return forms if len(forms) == 1 else [name, *forms]
