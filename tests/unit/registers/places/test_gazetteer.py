"""Places and postal codes have positions in Norway, or are refused."""

from pathlib import Path

import pytest

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.registers.places.gazetteer import (
    PLACES_FILE,
    POSTAL_CODES_FILE,
    Gazetteer,
    read_gazetteer,
)

PLACES = "geonameid,name,latitude,longitude,population\n1,Bø,59.4,9.06,2000\n2,Bø,68.6,14.5,0\n"
CODES = "postal_code,city,latitude,longitude\n0181,Oslo,59.9,10.7\n"


def gazetteer(folder: Path, *, places: str = PLACES, codes: str = CODES) -> Gazetteer:
    (folder / "places").mkdir()
    (folder / PLACES_FILE).write_text(places, encoding="utf-8")
    (folder / POSTAL_CODES_FILE).write_text(codes, encoding="utf-8")
    return read_gazetteer(folder)


def test_places_are_found_by_id_and_by_name_the_largest_first(tmp_path: Path) -> None:
    found = gazetteer(tmp_path)
    assert found.place("2").latitude == 68.6
    assert [place.key for place in found.places_named("Bø")] == ["1", "2"]
    assert found.postal_code("0181").name == "Oslo"


def test_an_unknown_place_or_code_is_named(tmp_path: Path) -> None:
    found = gazetteer(tmp_path)
    with pytest.raises(UnknownNameError, match="GeoNames id 9"):
        found.place("9")
    with pytest.raises(UnknownNameError, match="no postal code 9999"):
        found.postal_code("9999")


def test_exchanged_degrees_are_refused(tmp_path: Path) -> None:
    codes = "postal_code,city,latitude,longitude\n0181,Oslo,10.7,59.9\n"
    with pytest.raises(UnusableInputError, match="lies outside Norway"):
        gazetteer(tmp_path, codes=codes)
