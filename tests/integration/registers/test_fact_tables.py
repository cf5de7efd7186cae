"""The tables of facts from the real raw files, and positions against the known addresses."""

import csv
import math
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from pyproj import Transformer

from naervaer.domain.places import PointState
from naervaer.registers.baseline import load_baseline
from naervaer.registers.baseline.inputs import attribution_of_inputs
from naervaer.registers.catalogue import read_catalogue
from naervaer.registers.fact_tables import FACT_TABLES, build_fact_tables
from naervaer.registers.police_structure.facts import read_facts
from naervaer.registers.police_structure.sites import QUALITIES, SOURCES, build_sites
from naervaer.registers.police_structure.structure import load_structure

pytestmark = pytest.mark.raw


@pytest.fixture(scope="module")
def tables(raw_folder: Path) -> dict[str, pd.DataFrame]:
    return build_fact_tables(raw_folder)


@pytest.fixture(scope="module")
def sites(raw_folder: Path) -> pd.DataFrame:
    return build_sites(raw_folder)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_table_is_there_and_the_same_on_every_run(
    tables: dict[str, pd.DataFrame], raw_folder: Path
) -> None:
    assert tuple(tables) == FACT_TABLES
    again = build_fact_tables(raw_folder)
    for name, table in tables.items():
        assert table.to_csv(index=False) == again[name].to_csv(index=False)
        assert not table.isna().to_numpy().any()


def test_the_structure_has_356_municipalities_in_2023_and_357_in_2024(
    tables: dict[str, pd.DataFrame],
) -> None:
    structure = load_structure(tables)
    before, after = structure.on(date(2023, 6, 1)), structure.on(date(2024, 1, 1))
    assert before.totals.municipalities == 356
    assert after.totals.municipalities == 357
    assert "3001" in {unit.number for unit in before.municipalities}
    for day in (before, after):
        totals = day.totals
        assert (totals.districts, totals.station_districts) == (12, 108)
        assert (totals.service_points, totals.split_municipalities) == (225, 6)


def test_magnormoen_is_decided_and_regulated_and_the_other_nineteen_are_not_regulated(
    tables: dict[str, pd.DataFrame],
) -> None:
    points = {row.point.id: row for row in load_structure(tables).on(date(2026, 1, 1)).points}
    decided = {key for key, row in points.items() if PointState.DECIDED in row.states}
    assert len(decided) == 20
    regulated = {key for key in decided if PointState.REGULATED in points[key].states}
    assert regulated == {"magnormoen"}


def test_the_plans_points_agree_with_the_cross_check_list(raw_folder: Path) -> None:
    ours = read_facts("planned_points")
    theirs = rows(raw_folder / "domain" / "nye_tjenestesteder.csv")
    assert ours["name"].tolist() == [row["navn"] for row in theirs]
    assert ours["municipality"].tolist() == [row["kommunenr"] for row in theirs]
    assert ours["minimum_fte"].tolist() == [row["minste_aarsverk"] for row in theirs]


def test_the_offices_agree_with_the_cross_check_lists(raw_folder: Path) -> None:
    offices = read_facts("passport_offices")
    kept = [
        r["passkontor"] for r in rows(raw_folder / "domain" / "passkontor_2018_struktur.csv")
    ]
    ours = offices[offices["group"] == "structure_2018"]["name"].tolist()
    assert ours == [name for name in kept if name]
    new = rows(raw_folder / "domain" / "nye_passkontor.csv")
    ours = offices[offices["group"] == "plan_2023"]["municipality"].tolist()
    assert ours == [row["kommunenr"] for row in new]


def test_every_point_and_office_has_a_site_from_an_open_source(
    tables: dict[str, pd.DataFrame], sites: pd.DataFrame
) -> None:
    wanted = set(tables["service_points"]["id"])
    offices = tables["passport_offices"]
    wanted |= set(offices[offices["group"] != "closed_2018_2019"]["id"])
    assert set(sites["id"]) == wanted
    assert set(sites["position_source"]) == set(SOURCES.values())
    assert set(sites["position_quality"]) == set(QUALITIES)


def test_the_error_against_known_addresses_is_the_one_the_documentation_states(
    sites: pd.DataFrame, raw_folder: Path
) -> None:
    to_metres = Transformer.from_crs("EPSG:4326", "EPSG:25833", always_xy=True)
    points = sites[sites["kind"] == "service_point"].set_index("name")
    errors = []
    for row in rows(raw_folder / "police" / "derived_tjenestesteder_2025.csv"):
        if row["coord_quality"] == "address":
            x, y = to_metres.transform(float(row["lon"]), float(row["lat"]))
            ours = points.loc[row["tjenestested"]]
            errors.append(math.hypot(ours["x"] - x, ours["y"] - y))
    assert len(errors) == 79
    measured = [np.median(errors), np.percentile(errors, 95), max(errors)]
    assert [round(metres) for metres in measured] == [431, 1_959, 3_389]


def test_as_many_points_stand_at_each_kind_of_place_as_the_documentation_states(
    sites: pd.DataFrame,
) -> None:
    points = sites[sites["kind"] == "service_point"]
    assert points["position_quality"].value_counts().to_dict() == {
        "town": 133,
        "assumed_town": 87,
        "postal_code": 19,
        "airport": 5,
    }


def test_points_stand_in_the_municipality_of_the_canonical_list(
    tables: dict[str, pd.DataFrame], raw_folder: Path
) -> None:
    ours = tables["service_points"].set_index("name")["municipality"]
    for row in rows(raw_folder / "police" / "derived_tjenestesteder_2025.csv"):
        assert ours[row["tjenestested"]] == row["kommunenummer"]


def test_the_2020_figures_the_press_called_averages_are_no_percentiles(
    tables: dict[str, pd.DataFrame],
) -> None:
    figures = tables["figures"]
    of_2020 = figures[figures["period"].str.startswith("2020 mai")]
    assert set(of_2020["measure"]) == {"average"}
    in_words = figures[(figures["subject"] == "response_time") & (figures["value"] == "")]
    assert len(in_words) == 3


def test_published_response_times_agree_with_the_other_list(
    tables: dict[str, pd.DataFrame], raw_folder: Path
) -> None:
    classes = {">=20000": "A", "2000-19999": "B", "<2000/other": "C"}
    figures = tables["figures"].set_index(["area", "period", "measure"])["value"]
    for row in rows(raw_folder / "police" / "response_time_published_facts.csv"):
        if row["year"].isdecimal():
            area = "Norge" if row["scope"] == "national" else row["scope"]
            period = f"{row['year']} {classes[row['tettsted_category']]}"
            assert figures[area, period, "P80"] == row["p80_minutes"]
            if row["requirement_minutes"]:
                assert figures[area, period, "P80 required"] == row["requirement_minutes"]


def test_the_shipped_tables_are_what_the_raw_files_give(
    tables: dict[str, pd.DataFrame], sites: pd.DataFrame
) -> None:
    shipped = load_baseline()
    for name, table in tables.items():
        assert shipped.table(name).to_csv(index=False) == table.to_csv(index=False)
    columns = ["id", "x", "y", "position_source", "position_quality"]
    ours = shipped.table("sites")[columns].to_csv(index=False)
    assert ours == sites[columns].to_csv(index=False)


def test_the_manifest_names_every_raw_file_that_was_read() -> None:
    catalogue = read_catalogue()
    read = {row["file"] for row in load_baseline().manifest["inputs"]}
    unread = {one.id for one in catalogue.data_sets if one.file not in read}
    assert unread == {"childrens-houses"}


def test_the_shipped_attribution_names_every_source_of_the_inputs() -> None:
    assert load_baseline().attribution == attribution_of_inputs()
