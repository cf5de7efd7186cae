"""`naervaer structure` answers for a day, from the baseline that ships."""

import json
from collections.abc import Callable

import pytest

from naervaer.cli.main import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "200")

    def command(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["structure", *arguments])
        shown = capsys.readouterr()
        code = ended.value.code
        return (code if isinstance(code, int) else 0), shown.out, shown.err

    return command


def test_in_june_2023_there_are_356_municipalities_with_the_numbers_of_that_day(
    run: Run,
) -> None:
    code, out, _ = run("--on", "2023-06-01", "--json")
    report = json.loads(out)
    assert code == 0
    assert report["totals"]["municipalities"] == 356
    assert report["totals"]["service_points_in_regulation"] == 225
    numbers = {
        place["number"]
        for district in report["districts"]
        for unit in district["station_districts"]
        for place in unit["municipalities"]
    }
    assert len(numbers) == 356
    assert {"1507", "3054"} <= numbers
    assert not {"1508", "1580", "3234"} & numbers


def test_the_first_lines_are_those_of_the_worked_example(run: Run) -> None:
    _, out, _ = run("--on", "2023-06-01")
    structure, points = out.split("\n")[:2]
    assert structure == (
        "2023-06-01: 12 politidistrikter, 108 politistasjonsdistrikter, "
        "356 kommuner (6 delt), 225 tjenestesteder i forskriften"
    )
    assert points == (
        "Tjenestesteder der det er kjent: vedtatt 10, forskriftsfestet 225, "
        "åpent 0, sesong 2, stengt 0"
    )


def test_from_2024_there_are_357_and_six_are_split(run: Run) -> None:
    _, out, _ = run("--on", "2024-01-01", "--json")
    report = json.loads(out)
    assert report["totals"]["municipalities"] == 357
    assert report["totals"]["districts"] == 12
    assert report["totals"]["station_districts"] == 108
    assert report["split_municipalities"] == ["0301", "4601", "4602", "4624", "4640", "5001"]
    assert report["attribution"].startswith("© ")


def test_hvaler_opened_on_13_june_2023_and_rests_outside_the_summer(run: Run) -> None:
    def hvaler(day: str) -> dict[str, object]:
        _, out, _ = run("--on", day, "--district", "Øst", "--json")
        (district,) = json.loads(out)["districts"]
        points = [point for unit in district["station_districts"] for point in unit["points"]]
        return next(point for point in points if point["id"] == "hvaler")

    assert hvaler("2023-06-12")["states"] == ["decided", "seasonal"]
    assert hvaler("2023-06-13")["states"] == ["decided", "open", "seasonal"]
    assert hvaler("2024-07-01")["out_of_season"] is False
    assert hvaler("2024-12-01")["out_of_season"] is True


def test_a_district_is_shown_as_a_table_with_the_states_of_its_points(run: Run) -> None:
    code, out, _ = run("--on", "2024-03-01", "--district", "innlandet politidistrikt")
    assert code == 0
    assert "357 kommuner (6 delt)" in out
    assert "Engerdal (vedtatt, åpent)" in out
    assert "Møre" not in out


def test_mortensrud_has_no_station_district_since_no_document_gives_it_one(run: Run) -> None:
    _, out, _ = run("--on", "2024-03-01", "--district", "Oslo")
    assert "(ikke fastsatt)" in out


def test_an_unknown_district_and_a_day_before_the_records_end_with_2(run: Run) -> None:
    code, _, err = run("--district", "Viken")
    assert (code, err.count("\n")) == (2, 1)
    assert "«Viken»; expected one of Oslo, Øst" in err
    code, _, err = run("--on", "1990-01-01")
    assert (code, err.count("\n")) == (2, 1)
    assert "2020-01-01" in err


def test_help_shows_an_example(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert "naervaer structure --on 2023-06-01" in out
