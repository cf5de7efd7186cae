import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rules.legal_aid import LEGAL_AID

BASE = 130_000.0


@pytest.mark.parametrize(("ability", "percent"), [(0.4, 0), (1, 0), (2, 3.5), (3, 16), (5, 99)])
def test_the_share_follows_the_formula(ability: float, percent: float) -> None:
    assert LEGAL_AID.percent(ability) == pytest.approx(percent)


def test_the_share_is_never_below_one_per_cent_once_something_is_paid() -> None:
    assert LEGAL_AID.percent(1.0001) == pytest.approx(1, abs=1e-6)


def test_five_base_amounts_is_the_last_ability_that_gets_help() -> None:
    assert LEGAL_AID.refuses(5) is None
    assert (
        LEGAL_AID.refuses(5.01)
        == "Betalingsevnen er 5,01 G; RETTSHJELP setter grensen ved 5 G."
    )


def test_half_of_the_wealth_counts() -> None:
    ability = LEGAL_AID.ability(gross_income=2 * BASE, net_wealth=2 * BASE, base_amount=BASE)
    assert ability == pytest.approx(3)


@pytest.mark.parametrize(("children", "ability"), [(0, 2.4), (1, 1.9), (2, 1.75), (5, 1.65)])
def test_a_couple_counts_six_tenths_and_children_are_deducted(
    children: int, ability: float
) -> None:
    assert LEGAL_AID.ability(
        gross_income=4 * BASE, net_wealth=0, base_amount=BASE, couple=True, children=children
    ) == pytest.approx(ability)


def test_the_ability_is_never_negative() -> None:
    assert LEGAL_AID.ability(gross_income=0, net_wealth=0, base_amount=BASE, children=3) == 0


def test_a_base_amount_of_nothing_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="Base amount 0"):
        LEGAL_AID.ability(gross_income=1, net_wealth=0, base_amount=0)
