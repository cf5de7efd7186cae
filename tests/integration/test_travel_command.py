import json

import pytest
from click.testing import CliRunner, Result

from naervaer.cli.main import commands, main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["travel", *arguments])


def test_a_route_names_its_ferry_its_wait_and_its_sources() -> None:
    shown = run("route", "bodo", "svolvaer")
    assert shown.exit_code == 0
    assert "ferje Skutvika–Svolvær" in shown.output
    assert "Kartverket (CC BY 4.0)" in shown.output


def test_the_legs_of_a_route_add_up() -> None:
    report = json.loads(run("route", "forde", "Molde politistasjon", "--json").output)
    parts = sum(leg["minutes"] for leg in report["legs"]) + report["last_leg_minutes"]
    assert parts == pytest.approx(report["minutes"])


def test_winter_and_slower_county_roads_take_longer() -> None:
    ordinary = json.loads(run("route", "bodo", "svolvaer", "--json").output)["minutes"]
    for change in (["--winter"], ["--assume", "f_rural=40"]):
        changed = json.loads(run("route", "bodo", "svolvaer", "--json", *change).output)
        assert changed["minutes"] > ordinary


def test_without_a_way_the_answer_is_no() -> None:
    shown = run("route", "bodo", "svolvaer", "--no-ferries")
    assert shown.exit_code == 1
    assert "no road or car ferry leads from bodo to svolvaer" in shown.output


def test_fewer_people_are_within_reach_when_the_main_road_is_closed() -> None:
    around = json.loads(run("reach", "svolvaer", "--minutes", "45", "--json").output)["within"]
    closed = json.loads(
        run("reach", "svolvaer", "--minutes", "45", "--json", "--close", "E 10 i 1865").output
    )["within"]
    assert closed[0]["people"] < around[0]["people"]
    assert closed[0]["road_kilometres"] < around[0]["road_kilometres"]


def test_limits_come_sorted_and_once() -> None:
    shown = run(
        "reach", "alta", "--minutes", "30", "--minutes", "15", "--minutes", "30", "--json"
    )
    limits = [row["minutes"] for row in json.loads(shown.output)["within"]]
    assert limits == [15.0, 30.0]
    assert "Innbyggere" in run("reach", "alta").output


def test_the_known_journeys_are_driven_within_a_fifth() -> None:
    assert run("check").exit_code == 0
    assert len(json.loads(run("check", "--json").output)) == 6


def test_a_known_journey_that_is_far_off_ends_with_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naervaer.cli.travel.EXPECTED_WITHIN", 0.001)
    assert run("check").exit_code == 1


def test_every_assumption_is_listed_with_its_reason() -> None:
    assert "ferry_headway" in run("assumptions").output
    assert all(row["reason"] for row in json.loads(run("assumptions", "--json").output))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["route", "bodo", "atlantis"], "'atlantis' does not exist"),
        (["route", "bodo", "politistasjon"], "(near: "),
        (["route", "bodo", "Sandvika i Tromsø"], "'Sandvika i Tromsø' does not exist"),
        (["reach", "bodo", "--close", "tull"], "closed road is 'tull', expected for example"),
        (["reach", "bodo", "--close", "Fv 9999"], "closed road F 9999 is not in the network"),
        (["reach", "bodo", "--assume", "f_rural"], "assumption is 'f_rural', expected"),
        (["reach", "bodo", "--assume", "x=1"], "speed assumption 'x' is unknown"),
        (["reach", "bodo", "--assume", "f_rural=900"], "f_rural is 900.0, expected 1 to 130"),
    ],
)
def test_unusable_input_ends_with_two_and_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["travel", *arguments])
    error = capsys.readouterr().err
    assert ended.value.code == 2
    assert message in error
    assert error.count("\n") == 1


def test_towns_are_accepted_and_one_with_many_namesakes_says_where() -> None:
    found = json.loads(run("route", "Geilo", "Sandvika i Bærum", "--json").output)
    assert 150 < found["minutes"] < 220
    assert run("route", "Værøy", "Mo i Rana").exit_code == 0


def test_a_town_in_several_municipalities_asks_which(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["travel", "route", "Geilo", "Sandvika"])
    assert "expected one of 'Sandvika i Asker', 'Sandvika i Bærum'" in capsys.readouterr().err
