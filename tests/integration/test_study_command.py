"""`naervaer study` from end to end on the tiny invented district."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from invented_baseline import write_invented_baseline

from naervaer.cli.main import exit_code_of
from naervaer.cli.study import study
from naervaer.domain.errors import NaervaerError
from naervaer.domain.promises.measurement import Measurement
from naervaer.studies.manifest import sha256_of

REPOSITORY = Path(__file__).resolve().parents[2]
Command = Callable[..., Result]


@pytest.fixture(scope="session")
def baseline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_invented_baseline(tmp_path_factory.mktemp("invented") / "baseline")


@pytest.fixture
def command(baseline: Path, tmp_path: Path) -> Command:
    def run(*words: object, scenario: str | None = None, out: str = "out") -> Result:
        arguments = [str(word) for word in words]
        if arguments[:2] == ["run", "access"]:
            arguments += ["--baseline", str(baseline), "--out", str(tmp_path / out)]
        if scenario is not None:
            path = tmp_path / "study.toml"
            path.write_text(scenario, encoding="utf-8")
            arguments += ["--scenario", str(path)]
        return CliRunner().invoke(study, arguments)

    return run


def refusal(result: Result) -> str:
    """Return the one line a refused command would print, and check that it is one."""
    assert isinstance(result.exception, NaervaerError), result.output
    assert exit_code_of(result.exception) in {1, 2}
    text = str(result.exception)
    assert "\n" not in text
    return text


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_run_prints_five_findings_and_writes_every_file(
    command: Command, tmp_path: Path
) -> None:
    result = command("run", "access")
    assert result.exit_code == 0, result.output
    assert [line[:2] for line in result.stdout.splitlines()] == ["1.", "2.", "3.", "4.", "5."]
    out = tmp_path / "out"
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["outputs"]) == {
        path.name for path in out.iterdir() if path.name != "manifest.json"
    }
    for name, checksum in manifest["outputs"].items():
        assert sha256_of(out / name) == checksum
    assert manifest["seed"] is None
    assert manifest["seconds"]["total"] > 0
    assert manifest["peak_memory_mebibytes"] > 1
    assert {"python", "numpy", "naervaer"} <= set(manifest["versions"])
    assert any(entry["name"] == "oppdiktet.csv" for entry in manifest["inputs"])


def test_tables_agree_with_each_other_in_csv_and_parquet(
    command: Command, tmp_path: Path
) -> None:
    command("run", "access")
    out = tmp_path / "out"
    table = pq.read_table(out / "access.parquet")
    from_csv = rows(out / "access.csv")
    assert table.num_rows == len(from_csv)
    assert b"attribution" in table.schema.metadata
    country = [
        row for row in from_csv if row["group"] == "country" and row["service"] == "desk"
    ]
    assert {row["doors"] for row in country} == {
        f"{phase}_{season}"
        for phase in ("before", "after")
        for season in ("ordinary", "summer", "winter")
    }
    assert {row["people"] for row in country} == {"10570"}
    # Sandøy's loose road: reached by nothing, an empty field and never a large number.
    lost = next(row for row in rows(out / "municipalities.csv") if row["name"] == "Sandøy")
    assert lost["people_unreachable_after"] == "20"


def test_geojson_is_in_degrees_and_carries_attribution_and_kind(
    command: Command, tmp_path: Path
) -> None:
    command("run", "access")
    for name in ("municipalities", "doors", "zones"):
        text = (tmp_path / "out" / f"{name}.geojson").read_text(encoding="utf-8")
        layer = json.loads(text)
        assert layer["kind"] == "computed"
        assert "Kartverket" in layer["attribution"]
        assert layer["features"]
        assert "NaN" not in text
        assert "Infinity" not in text
    places = json.loads((tmp_path / "out" / "doors.geojson").read_text(encoding="utf-8"))
    for feature in places["features"]:
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90


def test_measurements_are_what_the_ledger_reads(command: Command, tmp_path: Path) -> None:
    command("run", "access")
    text = (tmp_path / "out" / "measurements.json").read_text(encoding="utf-8")
    found = [Measurement.from_record(record) for record in json.loads(text)]
    assert {one.rule for one in found} == {
        "R45", "RPASS45", "TS-REISE", "PASS-REISE", "TS-NABO",
    }  # fmt: skip
    reach = {one.scope for one in found if one.promise == "B-11"}
    assert reach == {"Nordvik", "Sørli"}


def test_two_runs_write_the_same_bytes(command: Command, tmp_path: Path) -> None:
    command("run", "access", out="first")
    command("run", "access", out="second")
    for path in sorted((tmp_path / "first").iterdir()):
        if path.name != "manifest.json":
            assert path.read_bytes() == (tmp_path / "second" / path.name).read_bytes(), path


def test_json_and_english_are_given_when_asked_for(command: Command) -> None:
    result = command("run", "access", "--json", "--lang", "en")
    content = json.loads(result.stdout)
    assert [item["key"] for item in content["findings"]] == [
        "distance", "points", "hours", "passport", "worst",
    ]  # fmt: skip
    assert content["findings"][0]["sentence"].endswith(".")
    assert content["manifest"]["settings"]["language"] == "en"


def test_a_closed_road_makes_the_way_longer_and_compare_says_where(
    command: Command, tmp_path: Path
) -> None:
    command("run", "access", out="a")
    closed = """
    name = "Stengt"
    [[roads.close]]
    road = "Fv 17"
    municipality = "9902"
    [[close]]
    at = "p3"
    """
    assert command("run", "access", scenario=closed, out="b").exit_code == 0
    result = command(
        "compare", tmp_path / "a", tmp_path / "b", "--json", "--out", tmp_path / "difference"
    )
    content = json.loads(result.stdout)
    assert content["b"] == "Stengt"
    changed = [item["name"] for item in content["settings"]]
    assert changed == ["closed", "roads_closed", "scenario"]
    table = rows(tmp_path / "difference" / "differences.csv")
    bergdal = next(
        row for row in table if row["group_id"] == "9902" and row["service"] == "desk"
    )
    assert float(bergdal["minutes_mean_difference"]) > 30
    assert float(bergdal["share_within_15_difference"]) < 0
    page = (tmp_path / "difference" / "index.html").read_text(encoding="utf-8")
    assert "Bergdal (9902)" in page


def test_without_ferries_the_island_is_out_of_reach_before_its_own_point(
    command: Command, tmp_path: Path
) -> None:
    command("run", "access", scenario='name = "x"\n[roads]\nno_ferries = true\n')
    before = next(
        row
        for row in rows(tmp_path / "out" / "access.csv")
        if row["doors"] == "before_ordinary" and row["group_id"] == "9903"
    )
    assert before["people_unreachable"] == "220"
    assert before["minutes_p50"] == ""


def test_people_who_are_cut_off_are_told_and_never_hidden_in_a_better_mean(
    command: Command, tmp_path: Path
) -> None:
    command("run", "access", out="a")
    text = """
    name = "Storm"
    [time]
    season = "summer"
    [roads]
    no_ferries = true
    [[close]]
    at = "p4"
    """
    command("run", "access", scenario=text, out="b")
    command("compare", tmp_path / "a", tmp_path / "b", "--out", tmp_path / "d", "--lang", "en")
    page = (tmp_path / "d" / "index.html").read_text(encoding="utf-8")
    assert "200 more inhabitants reach no door in B than in A" in page


def test_another_population_year_scales_the_people(command: Command, tmp_path: Path) -> None:
    command("run", "access", scenario='name = "x"\n[population]\nyear = 2026\n')
    country = rows(tmp_path / "out" / "access.csv")[0]
    assert country["people"] == "21140"


def test_opening_a_door_and_cancelling_a_named_crossing_are_understood(
    command: Command, tmp_path: Path
) -> None:
    text = """
    name = "Åpne på øya"
    [roads]
    crossings = ["eikvik–sandøy"]
    [[open]]
    name = "Sandøy hele året"
    municipality = "9903"
    """
    assert command("run", "access", scenario=text).exit_code == 0
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "Åpnes: Sandøy hele året i Sandøy" in page
    names = [row["name"] for row in rows(tmp_path / "out" / "new_points.csv")]
    assert "Sandøy hele året" in names


@pytest.mark.parametrize(
    ("scenario", "message"),
    [
        ('name = "x"\ncolour = 1', "unknown key 'colour'"),
        ('name = "x"\n[[close]]\nat = "Atlantis"', "place 'Atlantis' does not exist"),
        (
            'name = "x"\n[[open]]\nname = "y"\nmunicipality = "0000"',
            "municipality '0000' does not exist",
        ),
        ('name = "x"\n[population]\nyear = 2010', "population.year is 2010"),
        (
            'name = "x"\n[[roads.close]]\nroad = "Fv 99999"',
            "closed road F 99999 is not in the network",
        ),
        ('name = "x"\n[roads]\ncrossings = ["Ingensteds"]', "crossing 'Ingensteds' does not"),
        ('name = "x"\n[travel.speeds]\nwarp = 9', "speed assumption 'warp' is unknown"),
        ('name = "x"\n[travel.speeds]\nf_rural = 900', "f_rural is 900"),
    ],
)
def test_a_bad_scenario_is_refused_and_the_earlier_result_stays(
    command: Command, tmp_path: Path, scenario: str, message: str
) -> None:
    command("run", "access")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert message in refusal(command("run", "access", scenario=scenario))
    after = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert after == before
    assert not list(tmp_path.glob(".out-*"))


def test_a_damaged_baseline_is_refused(baseline: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in baseline.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    zones = copy / "zones.parquet"
    zones.write_bytes(zones.read_bytes()[:-100])
    arguments = ["run", "access", "--baseline", str(copy), "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(study, arguments)
    assert "is not the file its manifest describes" in refusal(result)
    assert not (tmp_path / "out").exists()


def test_compare_refuses_what_is_no_study(command: Command, tmp_path: Path) -> None:
    command("run", "access", out="a")
    assert "holds no manifest.json" in refusal(command("compare", tmp_path / "a", tmp_path))
    (tmp_path / "a" / "access.parquet").write_bytes(b"changed")
    assert "changed since the study" in refusal(
        command("compare", tmp_path / "a", tmp_path / "a")
    )


def test_every_command_shows_an_example_in_its_help() -> None:
    for words in ([], ["run"], ["run", "access"], ["compare"], ["schema"], ["serve"]):
        result = CliRunner().invoke(study, [*words, "--help"])
        assert result.exit_code == 0
        assert "Example:" in result.output


def test_the_schema_is_printed_for_other_programs() -> None:
    result = CliRunner().invoke(study, ["schema"])
    assert json.loads(result.stdout)["required"] == ["name"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "example", sorted((REPOSITORY / "examples").glob("*.toml")), ids=lambda path: path.stem
)
def test_every_example_runs_on_the_shipped_baseline(example: Path, tmp_path: Path) -> None:
    arguments = ["run", "access", "--scenario", str(example), "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(study, arguments)
    assert result.exit_code == 0, result.output
    assert len(result.stdout.splitlines()) == 5
