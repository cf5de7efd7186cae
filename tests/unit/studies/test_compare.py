"""What can be compared and what cannot."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from invented_study import invented_result

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.access.export import write_tables
from naervaer.studies.compare import ReadStudy, compare_studies, read_study
from naervaer.studies.manifest import Manifest, write_manifest


def finished(folder: Path, *, study: str = "access") -> Path:
    folder.mkdir()
    write_tables(invented_result(), folder)
    settings = {"scenario": "", "season": "ordinary"}
    write_manifest(Manifest(study, (), settings, None, {}), folder)
    return folder


def test_a_study_is_the_same_as_itself(tmp_path: Path) -> None:
    one = read_study(finished(tmp_path / "a"))
    found = compare_studies(one, one)
    changes = found.differences.filter(like="_difference").fillna(0)
    assert (changes == 0).all(axis=None)
    assert found.settings == ()
    assert one.name == "a"


def test_of_a_group_of_settings_only_the_changed_one_is_told(tmp_path: Path) -> None:
    one = read_study(finished(tmp_path / "a"))
    settings = {"speeds": {"f_rural": 61.0, "e_rural": 74.0}, "closed": [], "language": "nb"}
    changed = {"speeds": {"f_rural": 50.0, "e_rural": 74.0}, "closed": ["x", "y"]}
    left, right = (
        ReadStudy(one.folder, {"settings": chosen}, one.access, "")
        for chosen in (settings, changed)
    )
    assert compare_studies(left, right).settings == (
        ("closed", [], ["x", "y"]),
        ("speeds.f_rural", 61.0, 50.0),
    )


def test_another_kind_of_study_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="holds a study of 'compare'"):
        read_study(finished(tmp_path / "a", study="compare"))


def test_a_manifest_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("[1, 2", encoding="utf-8")
    with pytest.raises(UnusableInputError, match="is no manifest of a study"):
        read_study(tmp_path)


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match=r"holds no manifest\.json"):
        read_study(tmp_path)


def test_studies_of_different_municipalities_are_refused(tmp_path: Path) -> None:
    one = read_study(finished(tmp_path / "a"))
    fewer = one.access[one.access["group_id"] != "9903"]
    other = ReadStudy(one.folder, one.manifest, fewer, one.attribution)
    with pytest.raises(UnusableInputError, match="expected the same districts"):
        compare_studies(one, other)


def test_attribution_travels_inside_the_parquet(tmp_path: Path) -> None:
    folder = finished(tmp_path / "a")
    about = pq.read_schema(folder / "municipalities.parquet").metadata
    assert about[b"kind"] == b"computed"
    assert about[b"attribution"].decode() == "Oppdiktet distrikt, ingen virkelige data"
    assert json.loads((folder / "manifest.json").read_text())["study"] == "access"
