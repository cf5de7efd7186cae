"""Tests of what a free text may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.errors import RuleBrokenError
from naervaer.domain.free_text import (
    FindingKind,
    expect_no_persons,
    findings_in,
    is_identity_number,
)

_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def _numbered(birthday: str, serial: int) -> str | None:
    """Return a number with control digits of today's rule, or None where there is none."""
    nine = [int(one) for one in f"{birthday}{serial:03d}"]
    first = -sum(a * b for a, b in zip(_FIRST, nine, strict=True)) % 11
    second = -sum(a * b for a, b in zip(_SECOND, [*nine, first], strict=True)) % 11
    return None if 10 in (first, second) else "".join(map(str, [*nine, first, second]))


_BIRTHDAYS = st.builds(
    lambda day, month, year, d_number, added: (
        f"{day + 40 * d_number:02d}{month + added:02d}{year:02d}"
    ),
    st.integers(1, 28),
    st.integers(1, 12),
    st.integers(0, 99),
    st.booleans(),
    st.sampled_from([0, 40, 65, 80]),
)
_NUMBERS = st.builds(_numbered, _BIRTHDAYS, st.integers(0, 999)).filter(bool)


@given(number=_NUMBERS)
def test_numbers_of_every_sort_are_known(number: str) -> None:
    assert is_identity_number(number)


@given(number=_NUMBERS, at=st.integers(0, 10), step=st.integers(1, 9))
def test_one_wrong_digit_is_never_the_same_sort_of_finding_as_a_phone(
    number: str, at: int, step: int
) -> None:
    wrong = number[:at] + str((int(number[at]) + step) % 10) + number[at + 1 :]

    kinds = {one.kind for one in findings_in(f"se {wrong} her")}

    assert FindingKind.PHONE_NUMBER not in kinds


@given(number=_NUMBERS, before=st.sampled_from(["", "Saken gjelder ", "nr:"]))
def test_a_number_is_found_and_refused_wherever_it_stands(number: str, before: str) -> None:
    found = findings_in(f"{before}{number[:6]} {number[6:]}.")

    assert [one.is_refused for one in found] == [True]


@given(text=st.text(max_size=200))
def test_findings_stand_where_they_say(text: str) -> None:
    assert all(text[one.begins : one.ends] == one.text for one in findings_in(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ring 75 12 34 56 etter møtet", FindingKind.PHONE_NUMBER),
        ("Ring +47 912 34 567", FindingKind.PHONE_NUMBER),
        ("tlf. 91234567", FindingKind.PHONE_NUMBER),
        ("skriv til noen@steigen.example.no", FindingKind.EMAIL_ADDRESS),
        ("huset i Leinesveien 12", FindingKind.STREET_ADDRESS),
        ("Olav Tryggvasons gate 4 B", FindingKind.STREET_ADDRESS),
        ("Postboks 123", FindingKind.STREET_ADDRESS),
        ("nummeret 12057545678", FindingKind.LIKE_IDENTITY_NUMBER),
    ],
)
def test_what_may_be_about_a_person_is_found(text: str, kind: FindingKind) -> None:
    assert [one.kind for one in findings_in(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Politiet er til stede to dager i uken, til sammen 10 timer.",
        "Ring 02800, ved nød 112.",
        "Fylkesvei 835 og riksvei 80 er stengt 22.10.2026.",
        "Rådet møtes 2026-03-03 og 20261130.",
        "Budsjettet er 25 000 000 kroner, fordelt på 4 000 timer.",
        "Vedtak 14/2026, sak 7.",
    ],
)
def test_what_is_not_about_a_person_is_left_alone(text: str) -> None:
    assert findings_in(text) == ()


def test_an_identity_number_cannot_be_confirmed_away() -> None:
    number = _numbered("010180", 5) or _numbered("010180", 6)

    with pytest.raises(RuleBrokenError, match="referat"):
        expect_no_persons({"referat": f"nr. {number}"}, is_confirmed=True)


def test_a_refused_number_is_not_repeated() -> None:
    number = next(one for serial in range(99) if (one := _numbered("010180", serial)))

    with pytest.raises(RuleBrokenError) as raised:
        expect_no_persons({"referat": number}, is_confirmed=False)

    assert number not in str(raised.value)


def test_other_findings_need_a_confirmation() -> None:
    with pytest.raises(RuleBrokenError, match="75 12 34 56"):
        expect_no_persons({"sak": "Ring 75 12 34 56"}, is_confirmed=False)


def test_a_confirmed_phone_number_is_kept() -> None:
    expect_no_persons({"sak": "Sentralbordet har 75 12 34 56"}, is_confirmed=True)
