"""Facts about places carry their sources, and none is invented."""

from pathlib import Path

import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.police_structure import facts
from naervaer.registers.police_structure.facts import read_facts

UNSOURCED = "point,title,reference,dated,kind,note\nvik,Avisen,,,press,\n"
TABLES = ["figures", "opening_hours", "passport_offices", "point_facts"]


def test_a_fact_without_its_source_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "point_facts.csv").write_text(UNSOURCED, encoding="utf-8")
    monkeypatch.setattr(facts, "files", lambda _: tmp_path)
    with pytest.raises(UnusableInputError, match=r"point_facts\.csv, line 2: a fact needs"):
        read_facts("point_facts")


@pytest.mark.parametrize("name", TABLES)
def test_every_fact_has_a_title_a_reference_and_a_kind(name: str) -> None:
    frame = read_facts(name)
    assert (frame[["title", "reference", "kind"]] != "").to_numpy().all()


def test_the_plan_has_twenty_points_of_which_three_are_seasonal() -> None:
    planned = read_facts("planned_points")
    assert planned["number"].tolist() == [str(number) for number in range(1, 21)]
    seasons = planned.set_index("id")["season"]
    assert {key: season for key, season in seasons.items() if season} == {
        "hvaler": "sommer",
        "geiranger": "sommer",
        "hemsedal": "vinter",
    }


def test_the_points_of_2024_need_47_and_a_half_positions_together() -> None:
    planned = read_facts("planned_points")
    of_2024 = planned[planned["decided_for"] == "2024"]
    assert len(of_2024) == 10
    assert of_2024["minimum_fte"].astype(float).sum() == 47.5


def test_only_the_nine_points_of_2023_are_known_to_be_open() -> None:
    facts = read_facts("point_facts")
    planned = read_facts("planned_points")
    opened = set(facts[facts["state"] == "open"]["point"])
    assert opened == set(planned[planned["decided_for"] == "2023"]["id"])
    since = facts[facts["state"] == "open"].set_index("point")["since"]
    assert since["hvaler"] == "2023-06-13"


def test_fifteen_offices_are_new_and_no_opening_of_theirs_is_claimed() -> None:
    offices = read_facts("passport_offices")
    new = offices[offices["group"] == "plan_2023"]
    assert len(new) == 15
    assert set(new["status"]) == {"decided"}
    assert (new["since"] == "").all()
    assert len(offices[offices["group"] == "structure_2018"]) == 73


def test_every_office_and_planned_point_has_a_place() -> None:
    places = set(read_facts("places")["id"])
    offices = read_facts("passport_offices")
    shown = offices[offices["group"] != "closed_2018_2019"]
    assert set(shown["id"]) <= places
    assert set(read_facts("planned_points")["id"]) <= places


def test_ids_are_unique() -> None:
    for name in ("places", "planned_points", "passport_offices"):
        assert read_facts(name)["id"].is_unique
