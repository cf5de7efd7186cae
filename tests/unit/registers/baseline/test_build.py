"""A baseline is written as a whole or not at all."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.registers.baseline import build, load_baseline
from naervaer.registers.baseline.build import differences, manifest_of, write_baseline
from naervaer.registers.baseline.compile import BaselineSettings, CompiledBaseline

INPUTS = [{"file": "roads.gpkg", "data_set": "Veger", "sha256": "ab" * 32}]


def tiny(people: float = 5.0) -> CompiledBaseline:
    return CompiledBaseline(
        settings=BaselineSettings(),
        arrays={"zones": {"people": np.array([people], dtype=np.float32)}},
        tables={"districts": pd.DataFrame({"name": ["Nordland"]})},
        counts={"people": people},
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_baseline_is_written_the_same_every_time(tmp_path: Path) -> None:
    write_baseline(tiny(), tmp_path / "one", inputs=INPUTS)
    write_baseline(tiny(), tmp_path / "two", inputs=INPUTS)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert set(contents(tmp_path / "one")) == {
        "baseline.json",
        "districts.csv",
        "zones.parquet",
    }


def test_an_earlier_baseline_is_replaced_as_a_whole(tmp_path: Path) -> None:
    write_baseline(tiny(), tmp_path / "out", inputs=INPUTS)
    (tmp_path / "out" / "stale.csv").write_text("old", encoding="utf-8")
    write_baseline(tiny(7.0), tmp_path / "out", inputs=INPUTS)
    assert not (tmp_path / "out" / "stale.csv").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_earlier_baseline_stays_when_the_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_baseline(tiny(), tmp_path / "out", inputs=INPUTS)
    before = contents(tmp_path / "out")

    def full_disk(*_: object) -> str:
        msg = "no space left on device"
        raise OSError(msg)

    monkeypatch.setattr(build, "write_csv", full_disk)
    with pytest.raises(OSError, match="no space left"):
        write_baseline(tiny(7.0), tmp_path / "out", inputs=INPUTS)
    assert contents(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_earlier_baseline_comes_back_when_the_new_one_cannot_be_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_baseline(tiny(), tmp_path / "out", inputs=INPUTS)
    before = contents(tmp_path / "out")
    rename = Path.rename

    def fail_for_new(path: Path, target: Path) -> Path:
        if path.name == "new":
            msg = "device busy"
            raise OSError(msg)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_for_new)
    with pytest.raises(OSError, match="device busy"):
        write_baseline(tiny(7.0), tmp_path / "out", inputs=INPUTS)
    assert contents(tmp_path / "out") == before


def test_the_same_contents_show_no_differences_whatever_wrote_them(tmp_path: Path) -> None:
    write_baseline(tiny(), tmp_path / "out", inputs=INPUTS)
    known = load_baseline(tmp_path / "out").manifest
    other_versions = known | {"versions": {"pyarrow": "0.1"}}
    assert differences(other_versions, manifest_of(tiny(), inputs=INPUTS)) == []


def test_differences_name_the_file_the_count_and_the_input(tmp_path: Path) -> None:
    write_baseline(tiny(), tmp_path / "out", inputs=INPUTS)
    known = load_baseline(tmp_path / "out").manifest
    other = [INPUTS[0] | {"sha256": "cd" * 32}]
    found = "\n".join(differences(known, manifest_of(tiny(7.0), inputs=other)))
    assert "counts" in found
    assert "zones.parquet: content" in found
    assert "input roads.gpkg" in found
    assert "districts.csv" not in found


def test_a_manifest_of_another_schema_is_refused(tmp_path: Path) -> None:
    write_baseline(tiny(), tmp_path / "out", inputs=INPUTS)
    path = tmp_path / "out" / "baseline.json"
    path.write_text(json.dumps({"schema": 0}), encoding="utf-8")
    with pytest.raises(UnusableInputError, match="has schema 0, expected 1"):
        load_baseline(tmp_path / "out")


def test_a_manifest_cut_short_is_refused(tmp_path: Path) -> None:
    write_baseline(tiny(), tmp_path / "out", inputs=INPUTS)
    path = tmp_path / "out" / "baseline.json"
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(UnusableInputError, match="is not the manifest of a baseline"):
        load_baseline(tmp_path / "out")


def test_a_table_that_does_not_exist_is_named(tmp_path: Path) -> None:
    write_baseline(tiny(), tmp_path / "out", inputs=INPUTS)
    baseline = load_baseline(tmp_path / "out")
    assert baseline.tables == ("districts",)
    with pytest.raises(UnknownNameError, match=r"no file weather\.csv"):
        baseline.table("weather")


def test_zones_without_their_columns_are_refused(tmp_path: Path) -> None:
    write_baseline(tiny(), tmp_path / "out", inputs=INPUTS)
    with pytest.raises(UnusableInputError, match="Zones lack the column municipality"):
        _ = load_baseline(tmp_path / "out").zones


@pytest.mark.parametrize("name", ["thesis.docx", "notes.csv"])
def test_a_folder_with_other_files_is_never_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / name).write_text("years of work", encoding="utf-8")
    with pytest.raises(UnusableInputError, match="holds something else"):
        write_baseline(tiny(), tmp_path / "home", inputs=INPUTS)
    assert (tmp_path / "home" / name).read_text(encoding="utf-8") == "years of work"


def test_a_baseline_with_a_folder_of_others_inside_is_never_replaced(tmp_path: Path) -> None:
    write_baseline(tiny(), tmp_path / "out", inputs=INPUTS)
    (tmp_path / "out" / "mine").mkdir()
    with pytest.raises(UnusableInputError, match="holds something else"):
        write_baseline(tiny(), tmp_path / "out", inputs=INPUTS)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(UnusableInputError, match="holds something else"):
        write_baseline(tiny(), tmp_path / "out", inputs=INPUTS)
