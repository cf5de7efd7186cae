"""GeoNames' own tables become the files the gazetteer reads."""

import zipfile
from pathlib import Path

import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.catalogue import read_catalogue
from naervaer.registers.extracts import EXTRACTS, write_extract
from naervaer.registers.places.gazetteer import read_gazetteer

CATALOGUE = read_catalogue()
PLACE = ["1", "Bø", "Bo", "", "59.4", "9.06", "P", "PPL", "NO", "", "08", "", "", "", "2000"]
PLACE += ["", "70", "Europe/Oslo", "2026-01-01"]
CODE = ["NO", "0181", "Oslo", "Oslo", "03", "Oslo", "0301", "", "", "59.9", "10.7", "4"]


def packed(folder: Path, *rows: list[str], name: str = "NO.txt") -> Path:
    path = folder / "source.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr(name, "\n".join("\t".join(row) for row in rows) + "\n")
    return path


def extract(name: str, source: Path, home: Path) -> Path:
    target = home / CATALOGUE[name].file
    write_extract(CATALOGUE[name], source=source, target=target)
    return target


def test_norwegian_places_and_postal_codes_can_be_read_afterwards(tmp_path: Path) -> None:
    swede = [*PLACE[:8], "SE", *PLACE[9:]]
    extract("geonames-places", packed(tmp_path, PLACE, swede), tmp_path)
    extract("geonames-postal-codes", packed(tmp_path, CODE), tmp_path)
    gazetteer = read_gazetteer(tmp_path)
    assert list(gazetteer.places) == ["1"]
    assert gazetteer.place("1").people == 2_000
    assert gazetteer.postal_code("0181").longitude == 10.7


def test_a_table_of_another_form_is_refused_and_the_earlier_kept(tmp_path: Path) -> None:
    target = extract("geonames-places", packed(tmp_path, PLACE), tmp_path)
    before = target.read_text("utf-8")
    with pytest.raises(UnusableInputError, match="line 1: 12 fields, expected 19"):
        extract("geonames-places", packed(tmp_path, CODE), tmp_path)
    wrong = [*PLACE[:14], "-5", *PLACE[15:]]
    with pytest.raises(UnusableInputError, match="population is «-5»"):
        extract("geonames-places", packed(tmp_path, wrong), tmp_path)
    assert target.read_text("utf-8") == before
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_cut_archive_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, PLACE)
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(UnusableInputError, match=r"source\.zip is no zip file"):
        extract("geonames-places", path, tmp_path)


def test_a_home_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file, no folder", encoding="utf-8")
    with pytest.raises(UnusableInputError, match="cannot write"):
        extract("geonames-places", packed(tmp_path, PLACE), tmp_path / "home")


def test_every_extract_belongs_to_a_data_set() -> None:
    assert set(EXTRACTS) <= {one.id for one in CATALOGUE.data_sets}
