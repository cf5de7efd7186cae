"""Courts, fire stations and towns for a prison; without the tables, the study says so."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
from invented_baseline import write_invented_baseline

from naervaer.registers.baseline import Baseline, load_baseline
from naervaer.studies.siting.ground import Ground, ground_of
from naervaer.studies.siting.houses import House, court_seats_of, houses_of
from naervaer.studies.siting.networks import court_reach, shares_within, study_networks


@pytest.fixture(scope="module")
def baseline() -> Baseline:
    return load_baseline()


@pytest.fixture(scope="module")
def ground(baseline: Baseline) -> Ground:
    return ground_of(baseline)


def test_shares_count_everybody_also_those_out_of_reach() -> None:
    shares = shares_within(np.array([45.0, 50.0, np.inf]), np.array([1.0, 1.0, 2.0]))
    assert shares == (0.25, 0.5, 0.5)


def test_a_court_is_near_its_own_people_and_far_from_those_of_others(
    ground: Ground, baseline: Baseline
) -> None:
    seats = [seat for seat in court_seats_of(baseline) if seat.name == "Vadsø"]
    owner = seats[0].owner
    courts = {
        number: owner if number == "5607" else "Uten sete"
        for number in ground.country.municipality_numbers
    }
    reaches, country = court_reach(ground, courts, seats)
    assert next(reach for reach in reaches if reach.name == owner).within[0] > 0.8
    assert country[2] < 0.01


def test_a_seat_without_a_road_reaches_nobody(ground: Ground) -> None:
    island = House("Øy", "Øy tingrett", "5607", 0.0, 0.0, -1, 0.0, 0.0)
    courts = dict.fromkeys(ground.country.municipality_numbers, "Øy tingrett")
    (reach,), country = court_reach(ground, courts, [island])
    assert reach.within == country == (0.0, 0.0, 0.0)


def test_the_shipped_baseline_answers_for_all_28_courts(
    ground: Ground, baseline: Baseline
) -> None:
    study = study_networks(ground, baseline)
    assert study.courts is not None
    assert len(study.courts) == 28
    assert study.missing == ()
    assert sum(court.people for court in study.courts) == pytest.approx(5_550_203, rel=1e-6)
    assert study.country_within is not None
    assert study.country_within[0] == pytest.approx(0.88, abs=0.01)


def test_fire_stations_of_the_shipped_baseline_are_a_network(
    ground: Ground, baseline: Baseline
) -> None:
    fire = study_networks(ground, baseline).fire
    assert fire is not None
    assert fire.stations == 639
    assert fire.within[0] > 0.99


def test_houses_to_share_have_a_road_and_a_name(baseline: Baseline) -> None:
    houses = houses_of(baseline)
    assert all(house.link >= 0 and house.name for house in houses)
    assert {house.name for house in houses} >= {"Stranda brannstasjon", "Vadsø"}


def test_a_baseline_without_the_tables_is_told_what_it_lacks(ground: Ground) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bare = load_baseline(write_invented_baseline(Path(folder) / "baseline"))
        study = study_networks(ground, bare)
    assert study.courts is None
    assert study.fire is None
    assert [line.rsplit(" ", 1)[1] for line in study.missing] == [
        "courts",
        "court_seats",
        "fire_stations",
    ]


def test_the_first_town_has_the_fewest_weighted_minutes(
    ground: Ground, baseline: Baseline
) -> None:
    towns = study_networks(ground, baseline).towns
    means = [town.mean_minutes for town in towns]
    assert means == sorted(means)
    assert towns[0].unreached == pytest.approx(towns[1].unreached)
