"""What a user imports is checked before anything is copied."""

from pathlib import Path

import pytest

from naervaer.domain.errors import MissingDataError, UnknownNameError, UnusableInputError
from naervaer.registers.catalogue import read_catalogue
from naervaer.registers.importing import Imported, import_files

CATALOGUE = read_catalogue()
GOOD = "ytelse,belop_kr,kilde\nPass,840,forskrift\n"
BAD = "ytelse,kilde\nPass,forskrift\n"
NAME = "gebyrer_2026.csv"


def taken_in(source: Path, home: Path, as_id: str = "") -> list[Imported]:
    return import_files(source, catalogue=CATALOGUE, home=home, as_id=as_id)


def test_a_file_is_known_by_its_name_and_copied_to_its_place(tmp_path: Path) -> None:
    source = tmp_path / NAME
    source.write_text(GOOD, encoding="utf-8")
    (one,) = taken_in(source, tmp_path / "home")
    assert one.path == tmp_path / "home" / "domain" / NAME
    assert one.path.read_text("utf-8") == GOOD
    assert one.known_version is False


def test_a_file_with_another_name_needs_to_be_told_what_it_is(tmp_path: Path) -> None:
    source = tmp_path / "download.csv"
    source.write_text(GOOD, encoding="utf-8")
    with pytest.raises(UnknownNameError, match="say which data set it is with --as"):
        taken_in(source, tmp_path / "home")
    (one,) = taken_in(source, tmp_path / "home", as_id="fees")
    assert one.path.name == NAME


def test_one_bad_file_of_a_folder_leaves_everything_as_it_was(tmp_path: Path) -> None:
    folder, home = tmp_path / "folder", tmp_path / "home"
    (home / "domain").mkdir(parents=True)
    (home / "domain" / NAME).write_text("earlier", encoding="utf-8")
    folder.mkdir()
    (folder / NAME).write_text(GOOD, encoding="utf-8")
    (folder / "statens_barnehus_places.csv").write_text(BAD, encoding="utf-8")
    with pytest.raises(UnusableInputError, match="no column by"):
        taken_in(folder, home)
    assert (home / "domain" / NAME).read_text("utf-8") == "earlier"


def test_a_folder_may_hold_other_things(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "deep" / NAME).write_text(GOOD, encoding="utf-8")
    (tmp_path / "in" / "notes.txt").write_text("hello", encoding="utf-8")
    assert [one.data_set.id for one in taken_in(tmp_path / "in", tmp_path / "home")] == ["fees"]


def test_a_folder_cannot_be_one_data_set(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="is a folder"):
        taken_in(tmp_path, tmp_path / "home", as_id="fees")


def test_nothing_to_import_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="expected something to import"):
        taken_in(tmp_path / "gone", tmp_path / "home")


def test_a_home_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    source = tmp_path / NAME
    source.write_text(GOOD, encoding="utf-8")
    (tmp_path / "home").write_text("a file, no folder", encoding="utf-8")
    with pytest.raises(UnusableInputError, match="cannot write"):
        taken_in(source, tmp_path / "home")


def test_a_file_already_in_place_stays(tmp_path: Path) -> None:
    path = tmp_path / "domain" / NAME
    path.parent.mkdir()
    path.write_text(GOOD, encoding="utf-8")
    (one,) = taken_in(path, tmp_path)
    assert one.path.samefile(path)
    assert path.read_text("utf-8") == GOOD
