"""The tables of the structure become the domain's words, day by day."""

from datetime import date

import pandas as pd
import pytest

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.domain.places import PointState
from naervaer.registers.police_structure.structure import load_structure


def table(header: str, *rows: str) -> pd.DataFrame:
    return pd.DataFrame([row.split("|") for row in rows], columns=header.split("|"), dtype=str)


def tables() -> dict[str, pd.DataFrame]:
    return {
        "districts": table("name", "Nord"),
        "station_districts": table("name|district", "Vik|Nord", "Øya|Nord", "Flyplassen|Nord"),
        "station_district_municipalities": table(
            "station_district|municipality|coverage",
            "Vik|1508|whole",
            "Øya|1580|part",
            "Vik|1580|part",
            "Flyplassen|1508|airport",
        ),
        "municipalities": table(
            "number|name|valid_from|valid_to|successors",
            "1507|Ålesund|2020-01-01|2023-12-31|1508:0.86 1580:0.14",
            "1508|Ålesund|2024-01-01||",
            "1580|Haram|2024-01-01||",
        ),
        "service_points": table(
            "id|name|place|district|station_district|municipality",
            "vik|Vik politistasjon|Vik|Nord|Vik|1508",
            "bua|Bua|Bua|Nord||1580",
        ),
        "point_facts": table(
            "point|state|since|until|season|season_first|season_last|title|reference|dated|kind",
            "vik|regulated||||||Lovdata|2017-2480|2025-12-01|law",
            "bua|seasonal|2023-01-06||sommer|06-01|08-31|Planen|linje 23||official",
            "bua|open|2023-06-13|||||Avisen|13. juni|2023-06-13|press",
        ),
        "passport_offices": table(
            "id|name|district|municipality|group",
            "pass-vik|Vik|Nord|1508|structure_2018",
            "pass-bua|Bua|Nord|1580|plan_2023",
            "pass-gammel|Gammel|Nord|1508|closed_2018_2019",
        ),
    }


def test_numbers_points_and_facts_follow_the_day() -> None:
    structure = load_structure(tables())
    before, after = structure.on(date(2023, 6, 12)), structure.on(date(2024, 7, 1))
    assert [unit.number for unit in before.municipalities] == ["1507"]
    assert [unit.number for unit in after.municipalities] == ["1508", "1580"]
    assert {row.point.municipality for row in before.points} == {"1507"}
    assert before.totals.points_by_state[PointState.OPEN] == 0
    assert after.totals.points_by_state[PointState.OPEN] == 1


def test_an_airport_splits_no_municipality_and_a_part_does() -> None:
    assert load_structure(tables()).on(date(2024, 7, 1)).split_municipalities == ("1580",)


def test_closed_offices_stay_in_the_table_and_new_ones_are_marked() -> None:
    offices = load_structure(tables()).offices
    assert [(office.id, office.new_in_plan) for office in offices] == [
        ("pass-vik", False),
        ("pass-bua", True),
    ]


def test_a_point_without_a_station_district_has_none() -> None:
    points = {point.id: point for point in load_structure(tables()).points}
    assert points["bua"].station_district is None
    assert points["vik"].station_district == "Vik"


def test_a_missing_table_and_a_missing_column_are_named() -> None:
    given = tables()
    del given["districts"]
    with pytest.raises(UnusableInputError, match="no table districts"):
        load_structure(given)
    given = tables()
    given["service_points"] = given["service_points"].drop(columns="place")
    with pytest.raises(UnusableInputError, match="service_points has no column place"):
        load_structure(given)


@pytest.mark.parametrize(
    ("name", "column", "value", "message"),
    [
        ("municipalities", "valid_from", "i fjor", "«i fjor» is no date"),
        ("municipalities", "valid_from", "", "1507 has no first day"),
        ("point_facts", "season_first", "juni", "«juni» is no month and day"),
    ],
)
def test_a_broken_date_is_refused(name: str, column: str, value: str, message: str) -> None:
    given = tables()
    given[name].loc[1 if name == "point_facts" else 0, column] = value
    with pytest.raises(UnusableInputError, match=message):
        load_structure(given)


def test_a_row_that_refers_to_nothing_is_refused() -> None:
    given = tables()
    given["point_facts"].loc[0, "point"] = "ukjent"
    with pytest.raises(UnknownNameError, match="ukjent"):
        load_structure(given)
