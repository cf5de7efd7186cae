"""Municipality names are matched to numbers, also where two municipalities share one."""

import pytest

from naervaer.domain.errors import UnknownNameError
from naervaer.registers.police_structure.naming import MunicipalityNames

NAMES = MunicipalityNames(
    {
        "1101": "Eigersund",
        "1507": "Molde",
        "1515": "Herøy",
        "1818": "Herøy",
        "1820": "Alstahaug",
        "3338": "Nore og Uvdal",
        "3336": "Rollag",
        "3451": "Nord-Aurdal",
        "5540": "Gáivuotna – Kåfjord – Kaivuono",
    }
)


def test_an_enumeration_is_split_and_a_name_with_og_stays_whole() -> None:
    listed = NAMES.listed("kommunene Rollag, Nord-Aurdal og Nore og Uvdal")
    assert listed == ("Rollag", "Nord-Aurdal", "Nore og Uvdal")


def test_each_language_of_a_name_is_known_but_not_half_a_name() -> None:
    assert NAMES.numbers(["Kåfjord"]) == {"Kåfjord": "5540"}
    assert NAMES.is_name("Gáivuotna – Kåfjord – Kaivuono")
    assert not NAMES.is_name("Aurdal")


def test_the_towns_name_stands_for_eigersund() -> None:
    assert NAMES.numbers(["Egersund"]) == {"Egersund": "1101"}


def test_a_shared_name_is_told_apart_by_the_county_of_its_neighbours() -> None:
    assert NAMES.numbers(["Herøy", "Alstahaug"])["Herøy"] == "1818"
    assert NAMES.numbers(["Herøy", "Molde"])["Herøy"] == "1515"


def test_a_shared_name_without_neighbours_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="«Herøy» may be 1515 or 1818"):
        NAMES.numbers(["Herøy"])


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="unknown municipality: Nirgendwo"):
        NAMES.listed("kommunene Rollag og Nirgendwo")
    with pytest.raises(UnknownNameError, match="«Nirgendwo» is no municipality"):
        NAMES.numbers(["Nirgendwo"])
