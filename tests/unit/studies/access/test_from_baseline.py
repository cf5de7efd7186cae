"""The shipped baseline as the study's country: who belongs to which set."""

import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.baseline import Baseline, load_baseline
from naervaer.studies.access.country import PASSPORT, POINT, Country
from naervaer.studies.access.from_baseline import (
    RECOMMENDED_IN_OST,
    UNCERTAIN_OFFICES,
    country_from,
)
from naervaer.studies.access.reach import select


@pytest.fixture(scope="module")
def baseline() -> Baseline:
    return load_baseline()


@pytest.fixture(scope="module")
def country(baseline: Baseline) -> Country:
    return country_from(baseline)


def count(country: Country, *, phase: str, season: str, kind: str = POINT) -> int:
    return len(select(country.sites, kind=kind, phase=phase, season=season))


def test_the_regulations_points_without_magnormoen_are_the_structure_before(
    country: Country,
) -> None:
    assert count(country, phase="before", season="ordinary") == 224
    magnormoen = next(site for site in country.sites if site.id == "magnormoen")
    assert (magnormoen.before, magnormoen.after) == (False, True)


@pytest.mark.parametrize(
    ("season", "points"), [("ordinary", 241), ("summer", 243), ("winter", 242)]
)
def test_the_plan_adds_seventeen_points_and_three_in_their_season(
    country: Country, season: str, points: int
) -> None:
    assert count(country, phase="after", season=season) == points


def test_the_likely_and_the_confirmed_passport_offices_are_told_apart(country: Country) -> None:
    likely, confirmed = (
        select(country.sites, kind=PASSPORT, phase="before", season="ordinary", likely=taken)
        for taken in (True, False)
    )
    left_out = {country.sites[index].id for index in set(likely) - set(confirmed)}
    assert (len(likely), len(confirmed)) == (76, 69)
    assert left_out == UNCERTAIN_OFFICES | set(RECOMMENDED_IN_OST)
    assert count(country, phase="after", season="ordinary", kind=PASSPORT) == 91


def test_everybody_lives_in_one_of_twelve_districts(country: Country) -> None:
    assert len(country.districts) == 12
    assert len(country.municipality_numbers) == 357
    assert (np.bincount(country.zone_district, minlength=12) > 0).all()
    assert country.zones.total.sum() == pytest.approx(5_550_203)


@pytest.mark.parametrize(
    ("name", "district"),
    [("Sirdal", "Sør-Vest"), ("Bindal", "Trøndelag"), ("Gratangen", "Nordland")],
)
def test_police_districts_are_not_counties(country: Country, name: str, district: str) -> None:
    number = next(
        number
        for number, known in zip(
            country.municipality_numbers, country.municipality_names, strict=True
        )
        if name in known
    )
    assert country.district_of(number) == district


def test_another_year_keeps_the_age_mix_and_meets_the_official_totals(
    baseline: Baseline, country: Country
) -> None:
    later = country_from(baseline, population_year=2026)
    oslo = country.municipality_index("0301")
    mine = country.zones.municipality == oslo
    table = baseline.table("population")
    official = table[(table["municipality"] == "0301") & (table["year"] == "2026")]
    assert later.zones.total[mine].sum() == pytest.approx(float(official["people"].iloc[0]))
    young, young_later = (
        zones.under_five[mine].sum() / zones.total[mine].sum()
        for zones in (country.zones, later.zones)
    )
    assert young == pytest.approx(young_later)


def test_a_year_without_figures_is_refused(baseline: Baseline) -> None:
    with pytest.raises(UnusableInputError, match=r"population\.year is 1999, expected 20"):
        country_from(baseline, population_year=1999)


def test_published_hours_are_engerdals_and_carry_their_source(country: Country) -> None:
    week, source = country.published_hours["engerdal"]
    assert week.hours_a_week == 8
    assert "TV 2" in source
