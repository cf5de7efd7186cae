"""The regulation as parsed here, against the four tables others derived from it.

Every difference is listed and explained in docs/background/structure.md.
"""

import csv
import json
from pathlib import Path

import pytest

from naervaer.registers.police_structure.naming import MunicipalityNames
from naervaer.registers.police_structure.regulation import (
    Coverage,
    PointText,
    Regulation,
    read_regulation,
)
from naervaer.registers.statistics.municipalities import read_redistricting

pytestmark = pytest.mark.raw


@pytest.fixture(scope="module")
def regulation(raw_folder: Path) -> Regulation:
    names = MunicipalityNames(read_redistricting(raw_folder).names)
    return read_regulation(names, folder=raw_folder)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def with_place(point: PointText) -> str:
    return f"{point.name} ({point.place})" if point.place else point.name


def test_12_districts_108_station_districts_and_225_points(regulation: Regulation) -> None:
    points = [point for row in regulation.station_districts for point in row.points]
    assert len(regulation.districts) == 12
    assert len(regulation.station_districts) == 108
    assert len(points) == 225
    assert regulation.slips == ("Kåfjord.", "Tjeldsund.")


def test_six_municipalities_are_split_and_only_haram_is_not_named(
    regulation: Regulation, raw_folder: Path
) -> None:
    areas = [area for row in regulation.station_districts for area in row.areas]
    split = {area.municipality for area in areas if area.coverage is Coverage.PART}
    assert split == {"0301", "4601", "4602", "4624", "4640", "5001"}
    named = {area.municipality for area in areas} - {""}
    assert set(read_redistricting(raw_folder).names) - named == {"1580"}


def test_points_agree_with_the_derived_table(regulation: Regulation, raw_folder: Path) -> None:
    ours = [
        (row.district, row.name, point.name, point.place)
        for row in regulation.station_districts
        for point in row.points
    ]
    theirs = [
        (row["politidistrikt"], row["stasjonsdistrikt"], row["tjenestested"], row["sted"])
        for row in rows(raw_folder / "police" / "derived_tjenestesteder_2025.csv")
    ]
    assert ours == theirs


def test_areas_agree_with_the_derived_table_but_for_haram_and_the_airport(
    regulation: Regulation, raw_folder: Path
) -> None:
    ours = {
        (row.name, area.municipality, area.coverage.value)
        for row in regulation.station_districts
        for area in row.areas
    }
    theirs = {
        (row["stasjonsdistrikt"], row["kommunenummer"], row["dekning"])
        for row in rows(raw_folder / "police" / "derived_kommune_stasjonsdistrikt.csv")
    }
    assert ours - theirs == {("Gardermoen politistasjonsdistrikt", "", "airport")}
    assert theirs - ours == {("Ålesund politistasjonsdistrikt", "1580", "whole")}


def test_the_structure_file_differs_in_one_preposition_and_in_haram(
    regulation: Regulation, raw_folder: Path
) -> None:
    text = (raw_folder / "domain" / "politistruktur.json").read_text("utf-8")
    theirs = {
        unit["navn"]: (set(unit["tjenestesteder"]), set(unit["kommuner"]))
        for district in json.loads(text)["distrikter"]
        for unit in district["politistasjonsdistrikter"]
    }
    ours = {
        row.name: (
            {with_place(point) for point in row.points},
            {area.municipality for area in row.areas if area.municipality},
        )
        for row in regulation.station_districts
    }
    assert ours.keys() == theirs.keys()
    differing = {name for name in ours if ours[name] != theirs[name]}
    assert differing == {"Hallingdal lensmannsdistrikt", "Ålesund politistasjonsdistrikt"}
    hallingdal = "Hallingdal lensmannsdistrikt"
    assert theirs[hallingdal][0] - ours[hallingdal][0] == {
        "Nes og Flå lensmannskontor (på Nesbyen)"
    }
    alesund = "Ålesund politistasjonsdistrikt"
    assert theirs[alesund][1] - ours[alesund][1] == {"1580"}


def test_the_cross_check_list_writes_23_names_with_their_town(
    regulation: Regulation, raw_folder: Path
) -> None:
    theirs = {
        (row["politistasjonsdistrikt"], row["tjenestested"])
        for row in rows(raw_folder / "domain" / "tjenestesteder.csv")
    }
    points = [(row.name, point) for row in regulation.station_districts for point in row.points]
    assert len({(name, point.name) for name, point in points} - theirs) == 23
    assert {(name, with_place(point)) for name, point in points} - theirs == {
        ("Hallingdal lensmannsdistrikt", "Nes og Flå lensmannskontor (Nesbyen)")
    }


def test_each_municipality_has_the_districts_of_the_two_lists_by_municipality(
    regulation: Regulation, raw_folder: Path
) -> None:
    units: dict[str, set[str]] = {"1580": {"Ålesund politistasjonsdistrikt"}}
    districts: dict[str, set[str]] = {"1580": {"Møre og Romsdal"}}
    for row in regulation.station_districts:
        for area in row.areas:
            units.setdefault(area.municipality, set()).add(row.name)
            districts.setdefault(area.municipality, set()).add(row.district)
    for row in rows(raw_folder / "domain" / "kommuner.csv"):
        number = row["kommunenr"]
        assert units[number] == set(row["politistasjonsdistrikter"].split("; "))
        assert (len(units[number]) > 1) == (row["delt_mellom_stasjonsdistrikter"] == "ja")
    for row in rows(raw_folder / "police" / "derived_kommune_politidistrikt_2024.csv"):
        assert districts[row["kommunenummer"]] == {row["politidistrikt"]}
