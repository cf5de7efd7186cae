"""The raw files are found where the user says, and their absence is said in one line."""

from pathlib import Path

import pytest

from naervaer.domain.errors import MissingDataError
from naervaer.registers.raw import data_home, raw_file, raw_folder, raw_folders


def test_the_variable_replaces_every_default(tmp_path: Path) -> None:
    variables = {"NAERVAER_RAW": str(tmp_path), "XDG_DATA_HOME": "/elsewhere"}
    assert raw_folders(variables) == (tmp_path,)
    assert raw_folder(variables) == tmp_path


def test_without_the_variable_the_data_home_comes_before_the_shared_folder(
    tmp_path: Path,
) -> None:
    folders = raw_folders({"XDG_DATA_HOME": str(tmp_path)})
    assert folders[0] == tmp_path / "naervaer" / "raw"
    assert folders[1].parts[-2:] == ("shared", "data")


def test_windows_has_its_own_data_home(tmp_path: Path) -> None:
    assert data_home({"LOCALAPPDATA": str(tmp_path)}) == tmp_path / "naervaer" / "raw"


def test_the_data_home_is_under_the_home_folder_when_nothing_is_set() -> None:
    assert data_home({}).is_relative_to(Path.home())


def test_a_missing_folder_is_named_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="NAERVAER_RAW") as caught:
        raw_folder({"NAERVAER_RAW": str(tmp_path / "gone")})
    assert "\n" not in str(caught.value)
    assert "gone" in str(caught.value)


def test_a_file_is_found_by_its_name_inside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "crime").mkdir()
    (tmp_path / "crime" / "offences.csv").write_text("x", encoding="utf-8")
    assert raw_file("crime/offences.csv", folder=tmp_path).read_text("utf-8") == "x"


def test_a_missing_file_is_named_with_the_ways_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match=r"crime/offences\.csv.*naervaer data fetch"):
        raw_file("crime/offences.csv", folder=tmp_path)
