import pytest

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.planning.travel import SpeedTable, assumptions


def test_every_assumption_has_a_unit_a_range_and_a_reason() -> None:
    for row in assumptions():
        assert row.unit
        assert len(row.reason) > 10
        assert row.low <= row.default <= row.high


def test_an_assumption_is_overridden_by_its_name() -> None:
    assert SpeedTable().replace({"f_rural": 55}).f_rural == 55


def test_an_unknown_assumption_is_refused_by_name() -> None:
    with pytest.raises(UnknownNameError, match="'g_rural' is unknown"):
        SpeedTable().replace({"g_rural": 55})


@pytest.mark.parametrize("value", [0.0, -5.0, 500.0, float("nan"), "fast"])
def test_a_speed_outside_its_range_is_refused(value: float) -> None:
    with pytest.raises(UnusableInputError, match="f_rural is"):
        SpeedTable(f_rural=value)


def test_a_choice_is_yes_or_no() -> None:
    with pytest.raises(UnusableInputError, match="expected 0 or 1"):
        SpeedTable(passenger_ferries=0.5)
