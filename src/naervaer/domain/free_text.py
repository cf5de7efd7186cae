"""What in a free text may be about a person: identity numbers, phone numbers, addresses.

The shared rooms hold no text about persons. A machine can find numbers and addresses in a
text; it cannot find names. A text without findings may still name somebody, so whoever writes
is told that too. Identity numbers are refused outright; the rest must be corrected, or
confirmed not to be about a person (the switchboard's number, the town hall's address).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from naervaer.domain.errors import RuleBrokenError


class FindingKind(StrEnum):
    """What was found in a text."""

    IDENTITY_NUMBER = "identity_number"
    LIKE_IDENTITY_NUMBER = "like_identity_number"
    PHONE_NUMBER = "phone_number"
    EMAIL_ADDRESS = "email_address"
    STREET_ADDRESS = "street_address"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _LABELS[self]


_LABELS = {
    FindingKind.IDENTITY_NUMBER: "fødselsnummer eller D-nummer",
    FindingKind.LIKE_IDENTITY_NUMBER: "likner et fødselsnummer",
    FindingKind.PHONE_NUMBER: "telefonnummer",
    FindingKind.EMAIL_ADDRESS: "e-postadresse",
    FindingKind.STREET_ADDRESS: "likner en gateadresse",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in a text that may be about a person.

    Attributes
    ----------
    kind
        What it looks like.
    begins, ends
        Where in the text it stands; the end is not included.
    text
        The found words themselves.

    """

    kind: FindingKind
    begins: int
    ends: int
    text: str

    @property
    def is_refused(self) -> bool:
        """Whether it may not be saved at all, confirmed or not."""
        return self.kind is FindingKind.IDENTITY_NUMBER


def findings_in(text: str) -> tuple[Finding, ...]:
    """Return what in a text may be about a person, in the order it stands."""
    found: list[Finding] = []
    for search in _SEARCHES:
        for one in search(text):
            if not any(one.begins < had.ends and had.begins < one.ends for had in found):
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.begins))


def findings_among(texts: Iterable[str]) -> tuple[Finding, ...]:
    """Return what is found in any of several texts."""
    return tuple(one for text in texts for one in findings_in(text))


def expect_no_persons(texts: Mapping[str, str], *, is_confirmed: bool) -> None:
    """Refuse texts with identity numbers, and other findings nobody has confirmed.

    Raises
    ------
    RuleBrokenError
        With the field and what was found; an identity number is not repeated.

    """
    for field, text in texts.items():
        for one in findings_in(text):
            if one.is_refused:
                msg = f"Feltet {field} inneholder et {one.kind.label}; ta det ut."
                raise RuleBrokenError(msg)
            if not is_confirmed:
                msg = (
                    f"Feltet {field} inneholder «{one.text}» ({one.kind.label}); rett det, "
                    "eller bekreft at det ikke gjelder en person."
                )
                raise RuleBrokenError(msg)


def is_identity_number(digits: str) -> bool:
    """Return whether eleven digits are a national identity number of any sort.

    Holds for D-numbers (day + 40) and for synthetic numbers (month + 40, + 65 or + 80). The
    first control digit follows the rule of 2032, where four remainders are valid; numbers of
    today follow it too.
    """
    if not _ELEVEN.fullmatch(digits) or not _has_birthday(digits):
        return False
    values = [int(one) for one in digits]
    first = sum(weight * value for weight, value in zip(_FIRST, values, strict=False))
    second = sum(weight * value for weight, value in zip(_SECOND, values, strict=True))
    return first % _MODULUS in _REMAINDERS and second % _MODULUS == 0


_ELEVEN = re.compile(r"[0-9]{11}")
_MODULUS = 11
_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_REMAINDERS = frozenset({0, 1, 2, 3})
_D_NUMBER_DAYS = 40
_MONTHS_ADDED = (0, 40, 65, 80)
_LAST_DAY, _LAST_MONTH = 31, 12

_DIGITS = re.compile(r"(?<![0-9])[0-9]{6}[ .\-\u00a0]?[0-9]{5}(?![0-9])")
_PHONE = re.compile(
    r"(?<![0-9,.\-])(?:(?:\+|00)47[ \u00a0]?)?"
    r"(?:[2-9][0-9]{7}|[2-9][0-9](?:[ \u00a0][0-9]{2}){3}|[2-9][0-9]{2}[ \u00a0][0-9]{2}"
    r"[ \u00a0][0-9]{3})(?![0-9])(?![.,\-][0-9])"
)
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_STREET = re.compile(
    r"\b(?:\w+[ ]?(?:gata|gate|gaten|veien|vegen|vei|veg|allé|alleen|svingen|bakken|stien|"
    r"geaidnu|gáhta)|postboks)[ \u00a0]+[0-9]{1,4}(?:[ ]?[a-hA-H]\b)?(?![0-9])",
    re.IGNORECASE,
)
_PUBLIC_ROAD = re.compile(
    r"(?:riks|fylkes|europa|kommunal|skogs|gjennomfarts)v[ei]{2}(?:en)?|v[ei]{2}", re.IGNORECASE
)
_NO_PHONE = "20"
"""No Norwegian number begins so, but days written in one go do."""


def _has_birthday(digits: str) -> bool:
    day, month = int(digits[:2]), int(digits[2:4])
    days = (day, day - _D_NUMBER_DAYS)
    months = [month - added for added in _MONTHS_ADDED]
    return any(1 <= one <= _LAST_DAY for one in days) and any(
        1 <= one <= _LAST_MONTH for one in months
    )


def _identity_numbers(text: str) -> Iterator[Finding]:
    for match in _DIGITS.finditer(text):
        digits = "".join(one for one in match[0] if one.isdigit())
        if is_identity_number(digits):
            yield _finding(FindingKind.IDENTITY_NUMBER, match)
        elif _has_birthday(digits):
            yield _finding(FindingKind.LIKE_IDENTITY_NUMBER, match)


def _phone_numbers(text: str) -> Iterator[Finding]:
    for match in _PHONE.finditer(text):
        if not match[0].startswith(_NO_PHONE):
            yield _finding(FindingKind.PHONE_NUMBER, match)


def _email_addresses(text: str) -> Iterator[Finding]:
    for match in _EMAIL.finditer(text):
        yield _finding(FindingKind.EMAIL_ADDRESS, match)


def _street_addresses(text: str) -> Iterator[Finding]:
    for match in _STREET.finditer(text):
        if not _PUBLIC_ROAD.fullmatch(match[0].split()[0]):
            yield _finding(FindingKind.STREET_ADDRESS, match)


def _finding(kind: FindingKind, match: re.Match[str]) -> Finding:
    return Finding(kind, match.start(), match.end(), match[0])


_SEARCHES: tuple[Callable[[str], Iterator[Finding]], ...] = (
    _identity_numbers,
    _email_addresses,
    _phone_numbers,
    _street_addresses,
)
