"""The whole recipe on the invented district, against numbers worked out by hand."""

import numpy as np
import pytest
from invented_district import invented_country, invented_times

from naervaer.studies.access.bands import group_bands
from naervaer.studies.access.recipe import RequiredShares, study_access
from naervaer.studies.access.result import AccessResult
from naervaer.studies.access.tables import municipality_table
from naervaer.studies.hours import HoursProfile
from naervaer.studies.scenario import Scenario

RULES = RequiredShares(desk=0.9, passport=0.9)
# Zones: Eikvik 5000 and 400, Bergdal 1000 and 100, Sandøy 200 and 20, Myrland 3500 and 350.
EVERYBODY = 10_570


@pytest.fixture(scope="module")
def result() -> AccessResult:
    country = invented_country()
    return study_access(country, invented_times(country), scenario=Scenario(), rules=RULES)[0]


def test_before_the_plan_bergdal_and_sandoy_are_outside_forty_five_minutes(
    result: AccessResult,
) -> None:
    within = result.desks["before_ordinary"].country.share_within[2][0]
    assert within == pytest.approx((5000 + 400 + 3500 + 350) / EVERYBODY)


def test_the_years_round_point_brings_bergdal_inside(result: AccessResult) -> None:
    total = result.total_gains[0]
    assert total.people_gaining == 1100
    assert total.people_into_45 == 1100
    assert total.points_within_45 == pytest.approx(100 * 1100 / EVERYBODY)


def test_the_summer_point_counts_only_in_summer(result: AccessResult) -> None:
    assert [total.new_doors for total in result.total_gains] == [1, 2, 1]
    sandoy = next(gain for gain in result.gains if gain.name == "Sandøy")
    assert (sandoy.season, sandoy.people_gaining, sandoy.median_saved) == ("summer", 200, 66)


def test_winter_roads_are_slower_before_and_after(result: AccessResult) -> None:
    ordinary, winter = result.desks["before_ordinary"], result.desks["before_winter"]
    assert winter.minutes[0] == pytest.approx(1.25 * ordinary.minutes[0])


def test_those_out_of_reach_are_counted_apart(result: AccessResult) -> None:
    assert result.after.country.unreachable[0] == 20
    assert result.after.country.people_beyond_60[0] == 220


def test_the_rule_holds_in_one_district_only_with_the_plan(result: AccessResult) -> None:
    nordvik, sorli = result.desk_rule
    assert (nordvik.holds_before, nordvik.holds_after) == (False, True)
    assert nordvik.before.value == pytest.approx(5400 / 6500)
    assert sorli.after.value == pytest.approx(3850 / 4070)


def test_an_unconfirmed_office_makes_the_verdict_uncertain(result: AccessResult) -> None:
    sorli = result.passport_rule[1]
    assert sorli.after.value == pytest.approx(3850 / 4070)
    assert sorli.after_low == 0
    assert sorli.holds_after
    assert not sorli.certain


def test_closing_eikvik_sends_its_people_to_bergdal(result: AccessResult) -> None:
    cost = next(cost for cost in result.closures if cost.site_id == "p1")
    # 5000 people 2 -> 50, 400 people 12 -> 55, Sandøy 200 people 70 -> 80.
    extra = 5000 * 48 + 400 * 43 + 200 * 10
    assert cost.people_nearest == 5600
    assert cost.mean_extra == pytest.approx(extra / 5600)
    assert cost.person_hours == pytest.approx(2 * extra / 60)
    assert cost.people_beyond_45 == 5400
    assert cost.concerned == ("9901", "9902")
    assert cost.also_affected == ("9903",)


def test_nobody_has_an_open_door_on_saturday_unless_the_wide_assumption_opens_one(
    result: AccessResult,
) -> None:
    saturday = {
        item.profile: item.people_without
        for item in result.open_doors
        if item.service == "desk" and item.moment.key == "saturday"
    }
    assert saturday[HoursProfile.NARROW] == EVERYBODY
    assert saturday[HoursProfile.MIDDLE] == EVERYBODY
    # Only Myrland (the main place of Sørli) opens; Eikvik's own published hours do not.
    assert saturday[HoursProfile.WIDE] == EVERYBODY - 3850


def test_published_hours_stand_whatever_is_assumed(result: AccessResult) -> None:
    monday = [
        item
        for item in result.open_doors
        if item.service == "desk" and item.moment.key == "monday_noon"
    ]
    assert all(item.assumed_sites == item.all_sites - 1 for item in monday)
    assert all(item.minutes[0] == 2 for item in monday)


def test_children_under_five_drive_half_a_return_trip_a_year(result: AccessResult) -> None:
    # Means over children who reach an office, before: people_0_4 = 300, 20, 50, 5, 10, 200, 15.
    carried = 300 * 2 + 20 * 12 + 50 * 50 + 5 * 65 + 10 * 70 + 200 * 2 + 15 * 20
    mean = carried / 600
    assert result.burden[0].minutes_before == pytest.approx(2 * mean / 2)


def test_the_same_input_gives_the_same_answer(result: AccessResult) -> None:
    country = invented_country()
    again, _ = study_access(country, invented_times(country), scenario=Scenario(), rules=RULES)
    assert again.closures == result.closures
    assert again.gains == result.gains
    assert again.burden == result.burden


def test_a_scenarios_own_moment_is_answered_too() -> None:
    country = invented_country()
    scenario = Scenario(name="x", weekday=3, hour=19 * 60 + 15, season="summer")
    result, _ = study_access(country, invented_times(country), scenario=scenario, rules=RULES)
    mine = [item for item in result.open_doors if item.moment.key == "scenario"]
    # Eikvik's published Thursday runs to 20; nothing else is open so late.
    assert [item.open_sites for item in mine if item.service == "desk"] == [1, 1, 1]
    assert result.main_after == "after_summer"


def test_a_municipality_has_a_band_and_the_bands_add_up_to_the_district(
    result: AccessResult,
) -> None:
    table = municipality_table(result)
    for share in ("share_within_45_before", "passport_share_within_45_after"):
        assert (table[f"{share}_low"] <= table[share]).all()
        assert (table[share] <= table[f"{share}_high"]).all()
    for at, district in enumerate(result.country.districts):
        inside = table[table["district"] == district]
        for end in ("low", "high"):
            people = (inside["people"] * inside[f"share_within_45_after_{end}"]).sum()
            expected = getattr(result.desk_rule[at].after, end)
            assert people / inside["people"].sum() == pytest.approx(expected, abs=1e-4)


def test_the_band_opens_where_people_live_near_the_limit() -> None:
    bands = group_bands(
        np.array([44.0, 47.0, 10.0, np.inf]),
        np.array([60.0, 40.0, 9.0, 1.0]),
        group=np.array([0, 0, 1, 1]),
        count=3,
    )
    assert bands.low[:2].tolist() == [0.0, 0.9]
    assert bands.value[:2].tolist() == [0.6, 0.9]
    assert bands.high[:2].tolist() == [1.0, 0.9]
    assert np.isnan(bands.value[2])
