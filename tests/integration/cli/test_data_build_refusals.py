"""`naervaer data build` refuses bad raw files in one line and keeps the earlier baseline."""

import gzip
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from naervaer.cli.main import main

pytestmark = [pytest.mark.raw, pytest.mark.slow]

N1000 = "roads/N1000_layers_export.gpkg"
GRID = "population/NOR0250M_POP_2022.csv.gz"
TOTALS = "population/csdata_population_total_municip_b2024_2000plus.csv"


def in_degrees(content: bytes, path: Path) -> None:
    """Write a GeoPackage that claims longitude and latitude."""
    path.write_bytes(content)
    database = sqlite3.connect(path)
    triggers = database.execute("select name from sqlite_master where type = 'trigger'")
    for (name,) in triggers.fetchall():
        database.execute(f'drop trigger "{name}"')
    for table in ("gpkg_contents", "gpkg_geometry_columns"):
        database.execute(f"update {table} set srs_id = 4326")
    database.commit()
    database.close()


def cut_short(content: bytes, path: Path) -> None:
    """Write two thirds of a file."""
    path.write_bytes(content[: len(content) * 2 // 3])


def without_people(content: bytes, path: Path) -> None:
    """Write a grid without the column of people."""
    path.write_bytes(gzip.compress(gzip.decompress(content).replace(b"pop_tot", b"folk")))


def negative(content: bytes, path: Path) -> None:
    """Write a grid whose first cell has fewer than no people."""
    path.write_bytes(gzip.compress(gzip.decompress(content).replace(b";5", b";-5", 1)))


def of_nowhere(content: bytes, path: Path) -> None:
    """Write totals that call Oslo by a number nobody has."""
    path.write_bytes(content.replace(b"municip_nor0301", b"municip_nor9999"))


@pytest.mark.parametrize(
    ("name", "spoil", "said"),
    [
        (N1000, in_degrees, "is in EPSG:4326, expected EPSG:25833"),
        (N1000, cut_short, "is not a readable GeoPackage"),
        (GRID, cut_short, "cut short"),
        (GRID, without_people, "has no column pop_tot"),
        (GRID, negative, "pop_tot is «-5», expected at least 0"),
        (TOTALS, of_nowhere, "names unknown municipality 9999"),
    ],
)
def test_a_bad_raw_file_is_refused_in_one_line_and_the_earlier_baseline_stays(
    name: str,
    spoil: Callable[[bytes, Path], None],
    said: str,
    *,
    raw_folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "baseline"
    for path in (path for path in raw_folder.rglob("*") if path.is_file()):
        link = raw / path.relative_to(raw_folder)
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(path)
    (raw / name).unlink()
    spoil((raw_folder / name).read_bytes(), raw / name)
    out.mkdir()
    earlier = out / "baseline.json"
    earlier.write_text("the earlier result", encoding="utf-8")
    with pytest.raises(SystemExit) as ending:
        main(["data", "build", "--raw", str(raw), "--out", str(out)])
    lines = capsys.readouterr().err.strip().splitlines()
    assert ending.value.code == 2
    assert said in lines[-1]
    assert lines[-1].startswith("naervaer: ")
    assert [path.name for path in out.iterdir()] == ["baseline.json"]
    assert earlier.read_text(encoding="utf-8") == "the earlier result"
    assert not [path for path in tmp_path.iterdir() if path not in (raw, out)]
