"""`naervaer data` and `naervaer structure` from the command line."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from naervaer.cli import data as data_module
from naervaer.cli.main import main
from naervaer.domain.errors import UnreachableServiceError
from naervaer.registers.catalogue import Catalogue, read_catalogue
from naervaer.registers.transport import Download

Run = Callable[..., tuple[int, str, str]]
GOOD = "ytelse,belop_kr,kilde\nPass,840,forskrift\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "200")

    def command(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        shown = capsys.readouterr()
        code = ended.value.code
        return (code if isinstance(code, int) else 0), shown.out, shown.err

    return command


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NAERVAER_RAW", str(tmp_path / "home"))
    return tmp_path / "home"


def test_the_list_names_every_data_set_with_its_licence(run: Run) -> None:
    code, out, _ = run("data", "list")
    assert code == 0
    assert "police-regulation" in out
    assert "NLOD 2.0" in out
    code, out, _ = run("data", "list", "--json")
    assert [row["id"] for row in json.loads(out)] == [
        one.id for one in read_catalogue().data_sets
    ]


def test_a_check_of_an_empty_home_finds_all_missing_and_is_no_failure(
    run: Run, home: Path
) -> None:
    code, out, _ = run("data", "check", "--json")
    assert code == 0
    assert {row["state"] for row in json.loads(out)} == {"missing"}


def test_a_check_that_finds_a_broken_file_ends_with_1(run: Run, home: Path) -> None:
    (home / "domain").mkdir(parents=True)
    (home / "domain" / "gebyrer_2026.csv").write_text("ytelse\nPass\n", encoding="utf-8")
    code, out, _ = run("data", "check")
    assert code == 1
    assert "ødelagt" in out
    assert "no column belop_kr" in out


def test_an_import_is_checked_and_put_in_the_home(run: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "gebyrer_2026.csv").write_text(GOOD, encoding="utf-8")
    code, out, _ = run("data", "import", str(tmp_path / "gebyrer_2026.csv"))
    assert code == 0
    assert "1 rader" in out
    assert "en annen versjon enn katalogens" in out
    assert (home / "domain" / "gebyrer_2026.csv").read_text("utf-8") == GOOD
    code, out, _ = run("data", "import", "--json", str(tmp_path / "gebyrer_2026.csv"))
    assert json.loads(out)[0]["known_version"] is False


def test_an_import_of_a_bad_file_ends_with_2_and_one_line(
    run: Run, home: Path, tmp_path: Path
) -> None:
    (tmp_path / "gebyrer_2026.csv").write_text("ytelse\nPass\n", encoding="utf-8")
    code, _, err = run("data", "import", str(tmp_path / "gebyrer_2026.csv"))
    assert code == 2
    assert err.count("\n") == 1
    assert not home.exists()


def test_a_fetch_without_a_name_or_with_a_page_ends_with_2(run: Run) -> None:
    code, _, err = run("data", "fetch")
    assert (code, err.count("\n")) == (2, 1)
    code, _, err = run("data", "fetch", "grid-250m")
    assert code == 2
    assert "naervaer data import FILE --as grid-250m" in err


def test_a_fetch_writes_to_the_place_the_loader_reads(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, str] = {}

    def fetched(address: str, target: Path, *, sha256: str, report: object) -> Download:
        asked.update(address=address, sha256=sha256, target=str(target))
        return Download(path=target, size=3, sha256="abc", resumed_from=0)

    monkeypatch.setattr(data_module, "fetch", fetched)
    code, out, _ = run("data", "fetch", "postal-codes", "--json")
    known = read_catalogue()["postal-codes"]
    assert code == 0
    assert asked["target"] == str(home / known.file)
    assert (asked["address"], asked["sha256"]) == (known.address, known.sha256)
    assert json.loads(out)[0]["bytes"] == 3
    run("data", "fetch", "postal-codes", "--any-version")
    assert asked["sha256"] == ""
    code, out, _ = run("data", "fetch", "n1000")
    assert asked["target"].startswith(str(home / "sources" / "n1000"))
    assert "lag utdraget og importer det" in out


def test_an_extract_is_made_at_once_where_that_can_be_done(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: dict[str, Path] = {}

    def fetched(_address: str, target: Path, **_: object) -> Download:
        return Download(path=target, size=3, sha256="abc", resumed_from=0)

    def write(_data_set: object, *, source: Path, target: Path) -> None:
        made.update(source=source, target=target)

    monkeypatch.setattr(data_module, "fetch", fetched)
    monkeypatch.setattr(data_module, "write_extract", write)
    code, out, _ = run("data", "fetch", "geonames-places")
    known = read_catalogue()["geonames-places"]
    assert code == 0
    assert made == {"source": home / known.destination, "target": home / known.file}
    assert "importer" not in out


def test_all_means_every_data_set_with_an_address(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fetched(_address: str, target: Path, **_: object) -> Download:
        return Download(path=target, size=3, sha256="abc", resumed_from=0)

    monkeypatch.setattr(data_module, "fetch", fetched)
    monkeypatch.setattr(data_module, "write_extract", lambda *_, **__: None)
    _, out, _ = run("data", "fetch", "--all", "--json")
    wanted = [one.id for one in read_catalogue().data_sets if one.form.value != "page"]
    assert [row["id"] for row in json.loads(out)] == wanted


def test_a_file_of_the_right_version_is_not_fetched_again(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Download:
        message = "nothing should be fetched"
        raise AssertionError(message)

    path = home / "places" / "postnummer.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"whole")
    known = replace(read_catalogue()["postal-codes"], sha256="0" * 64)
    monkeypatch.setattr(data_module, "read_catalogue", lambda: Catalogue((known,)))
    monkeypatch.setattr(data_module, "is_known_version", lambda *_: True)
    monkeypatch.setattr(data_module, "fetch", refuse)
    code, out, _ = run("data", "fetch", "postal-codes")
    assert code == 0
    assert "(5 byte)" in out


def test_a_service_out_of_reach_ends_with_1(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*_: object, **__: object) -> Download:
        message = "cannot reach example.org (refused); are you offline? Earlier files are kept"
        raise UnreachableServiceError(message)

    monkeypatch.setattr(data_module, "fetch", unreachable)
    code, _, err = run("data", "fetch", "postal-codes")
    assert code == 1
    assert "are you offline?" in err


@pytest.mark.parametrize("command", ["list", "fetch", "import", "check"])
def test_every_command_shows_an_example(run: Run, command: str) -> None:
    code, out, _ = run("data", command, "--help")
    assert code == 0
    assert "Example:" in out
