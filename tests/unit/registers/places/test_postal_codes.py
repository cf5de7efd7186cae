"""Postal codes of 2021 stand with the municipality numbers of 2024."""

from pathlib import Path

import pytest

from naervaer.domain.errors import UnknownNameError
from naervaer.registers.places.postal_codes import FILE, read_postal_codes
from naervaer.registers.statistics.municipalities import (
    Redistricting,
    Successor,
    read_redistricting,
)

HEADER = "POSTNR\tPOSTSTAD\tBRUKSOMRÅDE\tFOLKETAL\tKOMMNR\tLAT\tLON\tDATAKVALITET\n"
NUMBERS = Redistricting(
    names={"1508": "Ålesund", "1580": "Haram", "5612": "Kautokeino"},
    successors={
        2022: {
            "1507": (Successor("1508", 0.86), Successor("1580", 0.14)),
            "5430": (Successor("5612", 1.0),),
        }
    },
)


def written(folder: Path, *rows: str) -> Path:
    (folder / "places").mkdir()
    text = HEADER + "".join(row.replace("|", "\t") + "\n" for row in rows)
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def test_old_numbers_become_those_of_2024(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        "9520|Kautokeino|Gate-/veg-adresse|2000|5430|69.0|23.0|2",
        "6001|Ålesund|Historisk||1507|62.5|6.1|1",
    )
    frame = read_postal_codes(NUMBERS, folder=folder).set_index("code")
    assert frame["municipality"].to_dict() == {"6001": "1508", "9520": "5612"}
    assert bool(frame.loc["6001", "historic"])
    assert frame.loc["9520", "quality"] == "checked"


def test_a_position_outside_norway_becomes_missing(tmp_path: Path) -> None:
    folder = written(tmp_path, "9523|Kautokeino|Postboksar||5430|69.00995|84.0|6")
    frame = read_postal_codes(NUMBERS, folder=folder)
    assert frame["longitude"].isna().all()
    assert frame["latitude"].isna().all()


def test_svalbard_and_jan_mayen_are_left_out(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        "9170|Longyearbyen|Postboksar||2100|78.2|15.6|2",
        "8099|Jan Mayen|Gate-/veg-adresse||2211|70.9|-8.7|2",
        "9520|Kautokeino|Gate-/veg-adresse|2000|5430|69.0|23.0|2",
    )
    assert read_postal_codes(NUMBERS, folder=folder)["code"].tolist() == ["9520"]


def test_a_number_that_never_existed_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path, "0001|Oslo|Postboksar||9998|59.9|10.7|2")
    with pytest.raises(UnknownNameError, match="9998"):
        read_postal_codes(NUMBERS, folder=folder)


@pytest.mark.raw
def test_every_mainland_code_finds_a_municipality_and_one_position_is_wrong(
    raw_folder: Path,
) -> None:
    redistricting = read_redistricting(raw_folder)
    frame = read_postal_codes(redistricting, folder=raw_folder)
    assert len(frame) == 5_775
    assert set(frame["municipality"]) <= set(redistricting.names)
    assert frame[frame["latitude"].isna()]["code"].tolist() == ["9523"]
