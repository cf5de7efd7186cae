"""A data set's file is in order, missing or broken, and the reason is one line."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from naervaer.registers.catalogue import read_catalogue
from naervaer.registers.self_checks import State, check_all, check_one

CATALOGUE = read_catalogue()
FEES = CATALOGUE["fees"]


def fees(folder: Path, content: str) -> Path:
    (folder / FEES.file).parent.mkdir(parents=True)
    (folder / FEES.file).write_text(content, encoding="utf-8")
    return folder


def test_a_missing_file_is_no_failure(tmp_path: Path) -> None:
    assert check_one(FEES, folder=tmp_path).state is State.MISSING


def test_a_whole_file_of_the_catalogues_version_is_told_from_another(tmp_path: Path) -> None:
    folder = fees(tmp_path, "ytelse,belop_kr,kilde\nPass,840,forskrift\n")
    content = (folder / FEES.file).read_bytes()
    known = replace(FEES, sha256=hashlib.sha256(content).hexdigest())
    assert check_one(known, folder=folder).known_version is True
    other = check_one(FEES, folder=folder)
    assert (other.state, other.known_version, other.finding) == (State.OK, False, "1 rader")
    assert check_one(replace(FEES, sha256=""), folder=folder).known_version is None


def test_a_broken_file_says_what_is_wrong(tmp_path: Path) -> None:
    result = check_one(FEES, folder=fees(tmp_path, "ytelse,kilde\nPass,forskrift\n"))
    assert result.state is State.BROKEN
    assert "no column belop_kr" in result.finding


def test_what_only_the_loader_sees_breaks_a_data_set_too(tmp_path: Path) -> None:
    houses = CATALOGUE["childrens-houses"]
    (tmp_path / "services").mkdir()
    (tmp_path / houses.file).write_text("by,status,source\nBergen,haunted,NRK\n", "utf-8")
    result = check_one(houses, folder=tmp_path)
    assert result.state is State.BROKEN
    assert "«haunted»" in result.finding


def test_a_loader_that_needs_a_missing_data_set_leaves_the_files_own_check(
    tmp_path: Path,
) -> None:
    courts = CATALOGUE["courts"]
    (tmp_path / "courts").mkdir()
    row = "kommunenummer,tingrett,rettssteder\n0301,Oslo tingrett,Oslo\n"
    (tmp_path / courts.file).write_text(row, encoding="utf-8")
    assert check_one(courts, folder=tmp_path).state is State.OK


@pytest.mark.raw
def test_every_raw_file_at_hand_is_in_order_and_of_the_catalogues_version(
    raw_folder: Path,
) -> None:
    results = {one.data_set.id: one for one in check_all(CATALOGUE, folder=raw_folder)}
    # The outlines lie in a package that the baseline's build fetches when they are not there.
    results.pop("municipality-outlines")
    assert {one.state for one in results.values()} == {State.OK}
    assert {one.known_version for one in results.values()} == {True}
