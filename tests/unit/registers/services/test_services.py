"""Courts, fire stations and children's houses are read or refused in one line."""

import json
from pathlib import Path

import pytest

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.registers.services.childrens_houses import read_childrens_houses
from naervaer.registers.services.courts import read_courts
from naervaer.registers.services.fire_stations import read_fire_stations
from naervaer.registers.statistics.municipalities import read_redistricting

COURTS = "courts/derived_kommune_tingrett_2025.csv"
FIRE = "services/brannstasjoner.geojson"
HOUSES = "services/statens_barnehus_places.csv"


def written(folder: Path, name: str, text: str) -> Path:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def station(**changes: object) -> dict[str, object]:
    properties = {"brannstasjon": "Stranda", "brannvesen": "Fjord", "stasjonstype": None}
    return {
        "geometry": {"type": "Point", "coordinates": [6.9, 62.3]},
        "properties": properties,
    } | changes


def test_the_seats_of_a_court_are_apart(tmp_path: Path) -> None:
    text = 'kommunenummer,tingrett,rettssteder\n4203,Agder,"Arendal, Farsund og Kristiansand"\n'
    (court,) = read_courts({"4203"}, folder=written(tmp_path, COURTS, text))
    assert court.seats == ("Arendal", "Farsund", "Kristiansand")


def test_a_court_for_an_unknown_municipality_is_refused(tmp_path: Path) -> None:
    text = "kommunenummer,tingrett,rettssteder\n9998,Agder,Arendal\n"
    with pytest.raises(UnknownNameError, match="9998"):
        read_courts({"4203"}, folder=written(tmp_path, COURTS, text))


def test_a_municipality_without_a_court_is_refused(tmp_path: Path) -> None:
    text = "kommunenummer,tingrett,rettssteder\n4203,Agder,Arendal\n"
    with pytest.raises(UnusableInputError, match="4204 missing"):
        read_courts({"4203", "4204"}, folder=written(tmp_path, COURTS, text))


def test_a_fire_station_keeps_its_unexplained_code(tmp_path: Path) -> None:
    text = json.dumps({"features": [station()]})
    (read,) = read_fire_stations(written(tmp_path, FIRE, text))
    assert (read.name, read.code, read.latitude) == ("Stranda", "", 62.3)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"features": [{"geometry"', "cut short or no GeoJSON"),
        (json.dumps({"features": [station(properties={})]}), "no column brannstasjon"),
        (
            json.dumps({"features": [station(geometry={"coordinates": [250_000, 6_650_000]})]}),
            "expected EPSG:4326",
        ),
    ],
)
def test_a_broken_file_of_fire_stations_is_refused(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(UnusableInputError, match=message):
        read_fire_stations(written(tmp_path, FIRE, text))


def test_same_stands_for_the_first_source(tmp_path: Path) -> None:
    text = "by,status,source\nBergen,open,NRK 2017\nHamar,planned 2017,same\n"
    bergen, hamar = read_childrens_houses(written(tmp_path, HOUSES, text))
    assert hamar.source == bergen.source == "NRK 2017"


def test_an_unknown_state_of_a_house_is_refused(tmp_path: Path) -> None:
    text = "by,status,source\nBergen,haunted,NRK 2017\n"
    with pytest.raises(UnusableInputError, match="«haunted»"):
        read_childrens_houses(written(tmp_path, HOUSES, text))


@pytest.mark.raw
def test_the_published_files_are_whole(raw_folder: Path) -> None:
    names = set(read_redistricting(raw_folder).names)
    assert len(read_courts(names, folder=raw_folder)) == 357
    assert len({court.name for court in read_courts(names, folder=raw_folder)}) == 28
    assert len(read_fire_stations(raw_folder)) == 639
    assert len(read_childrens_houses(raw_folder)) == 12
