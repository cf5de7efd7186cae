from datetime import date

import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rules.passports import (
    CONSENT,
    EXPRESS_FEE,
    FINGERPRINTS,
    ID_CARD_FEE,
    ID_CARD_VALIDITY,
    OFFICE_VOLUME,
    PASSPORT_FEE,
    PASSPORT_VALIDITY,
    SIGNATURE,
    TEMPORARY_PASSPORT,
    TEMPORARY_PASSPORT_FEE,
    age_on,
)
from naervaer.domain.rules.weapons import HUNTING_FACTS


@pytest.mark.parametrize(
    ("age", "passport", "card"),
    [
        (0, 2, 2),
        (4, 2, 2),
        (5, 3, 3),
        (9, 3, 3),
        (10, 5, 5),
        (15, 5, 5),
        (16, 10, 5),
        (80, 10, 5),
    ],
)
def test_validity_follows_the_age(age: int, passport: int, card: int) -> None:
    assert PASSPORT_VALIDITY.years(age) == passport
    assert ID_CARD_VALIDITY.years(age) == card


def test_a_negative_age_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="Age is -1"):
        PASSPORT_VALIDITY.years(-1)


def test_a_passport_issued_the_day_before_the_sixteenth_birthday_lasts_five_years() -> None:
    born = date(2008, 6, 13)
    assert PASSPORT_VALIDITY.valid_until(born_on=born, issued_on=date(2024, 6, 12)) == date(
        2029, 6, 12
    )
    assert PASSPORT_VALIDITY.valid_until(born_on=born, issued_on=date(2024, 6, 13)) == date(
        2034, 6, 13
    )


def test_a_passport_issued_on_a_leap_day_ends_on_the_28th() -> None:
    until = PASSPORT_VALIDITY.valid_until(born_on=date(1980, 1, 1), issued_on=date(2024, 2, 29))
    assert until == date(2034, 2, 28)


def test_a_child_of_29_february_turns_on_1_march() -> None:
    born = date(2016, 2, 29)
    assert age_on(date(2021, 2, 28), born_on=born) == 4
    assert age_on(date(2021, 3, 1), born_on=born) == 5


def test_a_temporary_passport_lasts_at_most_a_year() -> None:
    assert TEMPORARY_PASSPORT.years(40) == 1


@pytest.mark.parametrize(
    ("age", "passport", "card"), [(16, 840, 840), (15, 510, 840), (10, 510, 840), (9, 510, 510)]
)
def test_the_age_limit_of_the_fee_differs_between_passport_and_card(
    age: int, passport: int, card: int
) -> None:
    assert PASSPORT_FEE.fee(age=age) == 100 * passport
    assert ID_CARD_FEE.fee(age=age) == 100 * card


def test_both_at_once_cost_twenty_per_cent_less_rounded_to_ten() -> None:
    assert PASSPORT_FEE.fee(age=30, together=True) == 67_000
    assert ID_CARD_FEE.fee(age=5, together=True) == 41_000


def test_temporary_and_express_fees_are_flat() -> None:
    assert TEMPORARY_PASSPORT_FEE.fee() == 132_000
    assert EXPRESS_FEE.fee() == 24_000


def test_fingerprints_from_twelve_and_signature_from_ten() -> None:
    assert [FINGERPRINTS.holds(11), FINGERPRINTS.holds(12)] == [False, True]
    assert [SIGNATURE.holds(9), SIGNATURE.holds(10)] == [False, True]


def test_a_single_consent_lasts_three_months() -> None:
    given = date(2024, 1, 31)
    assert CONSENT.refuses(given_on=given, applied_on=date(2024, 4, 30)) is None
    assert CONSENT.refuses(given_on=given, applied_on=date(2024, 5, 1)) is not None
    assert CONSENT.refuses(given_on=date(2024, 1, 10), applied_on=date(2024, 4, 11)) is not None


def test_an_office_below_four_thousand_passports_is_small() -> None:
    assert OFFICE_VOLUME.refuses(4000) is None
    assert OFFICE_VOLUME.refuses(3500) == "3500 pass i året; RPASSVOL anbefaler 4000–5000."


def test_a_weapon_fact_goes_to_the_officer_and_refuses_nothing() -> None:
    usual = HUNTING_FACTS.to_officer(age=18, weapons_already=7, foreign=True, years_resident=5)
    assert usual == ()
    odd = HUNTING_FACTS.to_officer(age=17, weapons_already=8, foreign=True, years_resident=4.9)
    assert len(odd) == 3
    local = HUNTING_FACTS.to_officer(age=40, weapons_already=0, foreign=False, years_resident=0)
    assert local == ()
