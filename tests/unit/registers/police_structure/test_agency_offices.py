"""The agency's own list of offices: encoding and one position put right, nothing stored."""

import json
from pathlib import Path

import pandas as pd
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.places.postal_codes import read_postal_codes
from naervaer.registers.police_structure.agency_offices import (
    FILE,
    AgencyOffice,
    in_right_encoding,
    read_agency_offices,
)
from naervaer.registers.statistics.municipalities import read_redistricting

CODES = pd.DataFrame(
    {"code": ["1000"], "town": ["Prøveby"], "latitude": [59.2], "longitude": [7.5]}
)

WEEK = [{"dayOfWeek": 1, "appointment": "08:15-17:00"}, {"dayOfWeek": 6}]


def office(folder: Path, **changes: object) -> AgencyOffice:
    unit = {
        "name": "Prøveby",
        "address": "Storgata 1, 1000 Prøveby",
        "mapUrl": "https://maps.invalid/?q=59.21,7.49",
        "openingHoursSummerWinter": {
            "winter": {
                "openingHours": [
                    {"dayOfWeek": 1, "appointment": "08:15-17:00"},
                    {"dayOfWeek": 6},
                ]
            }
        },
    } | changes
    (folder / "police").mkdir()
    (folder / FILE).write_text(json.dumps({"orgUnits": [unit]}), encoding="utf-8")
    return read_agency_offices(CODES, folder=folder)[0]


def test_hours_are_minutes_since_midnight(tmp_path: Path) -> None:
    assert office(tmp_path).winter_hours == {1: (495, 1020)}


def test_text_encoded_twice_is_put_right_and_other_text_is_left() -> None:
    twice = "Tromsø – æ".encode().decode("latin-1")
    assert in_right_encoding(twice) == "Tromsø – æ"
    assert in_right_encoding("Ålesund") == "Ålesund"
    assert in_right_encoding("Ã") == "Ã"


def test_a_position_far_from_its_postal_code_becomes_the_codes(tmp_path: Path) -> None:
    read = office(tmp_path, mapUrl="https://maps.invalid/?q=59.57,7.99")
    assert (read.latitude, read.longitude) == (59.2, 7.5)
    assert read.position_from_postal_code


def test_a_code_of_another_town_moves_nothing(tmp_path: Path) -> None:
    read = office(
        tmp_path, address="Storgata 1, 1000 Annenby", mapUrl="https://maps.invalid/?q=68,13"
    )
    assert (read.latitude, read.longitude) == (68.0, 13.0)


def test_an_office_without_a_position_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="«Prøveby» has no position"):
        office(tmp_path, mapUrl="https://maps.invalid/")


def test_a_cut_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "police").mkdir()
    (tmp_path / FILE).write_text('{"orgUnits": [{', encoding="utf-8")
    with pytest.raises(UnusableInputError, match="cut short"):
        read_agency_offices(CODES, folder=tmp_path)


@pytest.mark.raw
def test_one_position_of_the_real_list_is_wrong_and_no_name_stays_garbled(
    raw_folder: Path,
) -> None:
    codes = read_postal_codes(read_redistricting(raw_folder), folder=raw_folder)
    offices = read_agency_offices(codes, folder=raw_folder)
    assert len(offices) == 124
    assert sum(office.position_from_postal_code for office in offices) == 1
    assert not any("Ã" in office.name + office.town for office in offices)
