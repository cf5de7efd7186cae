"""Courts, fire stations and towns for a prison; without the files, the study says so."""

from pathlib import Path

import numpy as np
import pytest

from naervaer.registers.baseline import load_baseline
from naervaer.registers.places.gazetteer import Gazetteer, NamedPosition
from naervaer.registers.services.courts import Court
from naervaer.studies.siting.ground import Ground, ground_of
from naervaer.studies.siting.networks import court_reach, shares_within, study_networks
from naervaer.studies.siting.positions import candidate_of_town


@pytest.fixture(scope="module")
def ground() -> Ground:
    return ground_of(load_baseline())


def gazetteer(*places: NamedPosition) -> Gazetteer:
    return Gazetteer(places={place.key: place for place in places}, postal_codes={})


LIERNE = NamedPosition("1", "Sandvika", 64.46, 13.60, people=300)
BAERUM = NamedPosition("2", "Sandvika", 59.89, 10.52, people=200)


def test_shares_count_everybody_also_those_out_of_reach() -> None:
    shares = shares_within(np.array([45.0, 50.0, np.inf]), np.array([1.0, 1.0, 2.0]))
    assert shares == (0.25, 0.5, 0.5)


def test_a_town_outside_the_courts_municipalities_does_not_count(ground: Ground) -> None:
    at = candidate_of_town(ground, "Sandvika", gazetteer(LIERNE, BAERUM), within={"3201"})
    assert at is not None
    assert ground.country.candidates[at].municipality == "3201"


def test_a_town_nobody_knows_is_none(ground: Ground) -> None:
    assert candidate_of_town(ground, "Atlantis", gazetteer(), within={"3201"}) is None


def test_a_name_in_two_languages_is_found_by_either(ground: Ground) -> None:
    at = candidate_of_town(ground, "Deatnu/Tana", gazetteer(), within={"5628"})
    assert at is not None
    assert ground.country.candidates[at].municipality == "5628"


def test_a_court_is_near_its_own_people_and_a_lost_seat_is_named(ground: Ground) -> None:
    numbers = ground.country.municipality_numbers
    courts = tuple(
        Court(number, "Vadsø tingrett" if number == "5607" else "Uten sete", seats)
        for number in numbers
        for seats in ((("Vadsø",) if number == "5607" else ("Atlantis",)),)
    )
    reaches, country, lost = court_reach(ground, courts, gazetteer())
    near = next(reach for reach in reaches if reach.name == "Vadsø tingrett")
    assert lost == ("Atlantis",)
    assert near.within[0] > 0.8
    assert country[2] < 0.01


def test_without_raw_files_the_study_says_what_is_missing(
    ground: Ground, tmp_path: Path
) -> None:
    study = study_networks(ground, folder=tmp_path)
    assert study.courts is None
    assert study.fire is None
    assert [line.split("/")[0] for line in study.missing] == [
        "the raw file courts",
        "the raw file services",
    ]


def test_the_first_town_has_the_fewest_weighted_minutes(ground: Ground, tmp_path: Path) -> None:
    towns = study_networks(ground, folder=tmp_path).towns
    means = [town.mean_minutes for town in towns]
    assert means == sorted(means)
    assert towns[0].unreached == pytest.approx(towns[1].unreached)


@pytest.mark.raw
def test_every_seat_of_the_28_courts_is_found(ground: Ground, raw_folder: Path) -> None:
    study = study_networks(ground, folder=raw_folder)
    assert study.courts is not None
    assert len(study.courts) == 28
    assert study.seats_not_found == ()
    assert sum(court.people for court in study.courts) == pytest.approx(5_550_203, rel=1e-6)
