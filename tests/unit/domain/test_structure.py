from dataclasses import replace
from datetime import date

import pytest

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.places import (
    Coverage,
    District,
    Municipality,
    PassportOffice,
    PointFact,
    PointState,
    Season,
    ServicePoint,
    StationDistrict,
    Succession,
)
from naervaer.domain.structure import Structure

SPLIT_DAY = date(2024, 1, 1)
BEFORE, AFTER = date(2023, 6, 1), date(2024, 6, 1)
REGULATION = Source("Forskrift 2017-05-24-2480", "del I", None, Kind.LAW)
SUMMER = Season("sommer", (6, 1), (8, 31))


def fact(point: str, state: PointState, *, season: Season | None = None) -> PointFact:
    return PointFact(point, state, date(2023, 1, 6), None, season, REGULATION)


@pytest.fixture
def coast() -> Structure:
    """One district where one municipality became two in 2024."""
    return Structure(
        districts=(District("Møre"),),
        station_districts=(StationDistrict("Sør", "Møre"), StationDistrict("Nord", "Møre")),
        municipalities=(
            Municipality("1507", "Ålesund", date(2020, 1, 1), date(2023, 12, 31)),
            Municipality("1508", "Ålesund", SPLIT_DAY),
            Municipality("1580", "Haram", SPLIT_DAY),
            Municipality("1525", "Stranda", date(2020, 1, 1)),
        ),
        coverages=(
            Coverage("Sør", "1508"),
            Coverage("Nord", "1580"),
            Coverage("Sør", "1525", whole=False),
            Coverage("Nord", "1525", whole=False),
        ),
        points=(
            ServicePoint("brattvaag", "Brattvåg", "Brattvåg", "Møre", "Nord", "1580"),
            ServicePoint("geiranger", "Geiranger", "Geiranger", "Møre", None, "1525"),
        ),
        facts=(
            fact("brattvaag", PointState.REGULATED),
            fact("brattvaag", PointState.OPEN),
            fact("geiranger", PointState.DECIDED),
            fact("geiranger", PointState.SEASONAL, season=SUMMER),
        ),
        offices=(PassportOffice("vestnes", "Vestnes", "Møre", "1525", new_in_plan=True),),
        successions=(
            Succession("1507", "1508", SPLIT_DAY),
            Succession("1507", "1580", SPLIT_DAY),
        ),
    )


def test_a_municipality_divided_in_2024_counts_once_before(coast: Structure) -> None:
    assert coast.on(BEFORE).totals.municipalities == 2
    assert coast.on(AFTER).totals.municipalities == 3


def test_a_point_lies_in_the_municipality_of_the_day(coast: Structure) -> None:
    numbers = [row.point.municipality for row in coast.on(BEFORE).points]
    assert numbers == ["1507", "1525"]
    assert coast.on(AFTER).points[0].point.municipality == "1580"


def test_the_old_municipality_was_split_between_both_station_districts(
    coast: Structure,
) -> None:
    assert coast.on(BEFORE).split_municipalities == ("1507", "1525")
    assert coast.on(AFTER).split_municipalities == ("1525",)


def test_only_regulated_points_make_up_the_official_count(coast: Structure) -> None:
    totals = coast.on(AFTER).totals
    assert totals.service_points == 1
    assert totals.points_by_state[PointState.DECIDED] == 1
    assert totals.points_by_state[PointState.CLOSED] == 0
    assert (totals.districts, totals.station_districts) == (1, 2)


def test_several_facts_hold_at_once(coast: Structure) -> None:
    (open_point,) = coast.on(AFTER).points_with(PointState.OPEN)
    assert open_point.states == {PointState.REGULATED, PointState.OPEN}


def test_a_point_nobody_had_decided_is_absent(coast: Structure) -> None:
    assert coast.on(date(2022, 12, 31)).points == ()


def test_a_seasonal_point_is_out_of_season_in_winter(coast: Structure) -> None:
    assert coast.on(date(2024, 1, 15)).points[1].out_of_season
    assert not coast.on(AFTER).points[1].out_of_season
    assert not coast.on(date(2024, 1, 15)).points[0].out_of_season


def test_a_day_before_all_records_is_refused(coast: Structure) -> None:
    with pytest.raises(UnusableInputError, match="expected 2020-01-01 or later"):
        coast.on(date(1999, 1, 1))


def test_a_key_given_twice_is_refused(coast: Structure) -> None:
    with pytest.raises(UnusableInputError, match="given twice"):
        replace(coast, points=coast.points + coast.points[:1])


def test_a_point_in_an_unknown_municipality_is_refused(coast: Structure) -> None:
    lost = replace(coast.points[0], id="lost", municipality="9999")
    with pytest.raises(UnknownNameError, match="No municipality is called '9999'"):
        replace(coast, points=(*coast.points, lost))


def test_a_fact_about_an_unknown_point_is_refused(coast: Structure) -> None:
    with pytest.raises(UnknownNameError, match="No service point is called 'nowhere'"):
        replace(coast, facts=(fact("nowhere", PointState.OPEN),))
