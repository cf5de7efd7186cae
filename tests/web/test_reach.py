"""From what somebody types to driving minutes."""

import numpy as np
import pytest

from naervaer.planning.travel import Places, Roads, SpeedTable, TravelNetwork, minutes_between
from naervaer.registers.baseline import load_baseline
from naervaer.web.records.reach import selectors
from naervaer.web.records.reach.folding import folded, names_in
from naervaer.web.records.reach.services import UNREACHED, reach_fill, tenths_of

pytestmark = pytest.mark.django_db


def test_a_postal_code_is_one_place(reach: None) -> None:
    found = selectors.places_matching("8283")
    assert [(one.name, one.municipality) for one in found] == [("8283 Leinesfjord", "1848")]


@pytest.mark.parametrize("text", ["Karasjok", "karasjok ", "Kárášjohka", "KARASJOHKA"])
def test_a_municipality_is_found_by_each_of_its_names(text: str, reach: None) -> None:
    assert selectors.places_matching(text)[0].municipality == "5610"


def test_a_name_that_stands_in_many_municipalities_is_offered_for_each(reach: None) -> None:
    found = selectors.places_matching("Vik")
    assert len({one.municipality for one in found}) == len(found) > 5
    assert found[0].municipality_name == "Vik"


def test_code_and_town_together_are_one_place(reach: None) -> None:
    assert [one.name for one in selectors.places_matching("8283 leinesfjord")] == [
        "8283 Leinesfjord"
    ]


@pytest.mark.parametrize(
    "text", ["leinesfjord 8283", "8283, Leinesfjord", "Steigen  8283", "8283 Steigen"]
)
def test_a_code_and_a_known_name_are_the_place_of_the_code(text: str, reach: None) -> None:
    assert [one.name for one in selectors.places_matching(text)] == ["8283 Leinesfjord"]


def test_a_name_that_is_unknown_is_no_place_for_all_its_code(reach: None) -> None:
    assert selectors.places_matching("Storgata 8283") == []


def test_an_address_leaves_the_place_of_its_postal_code(reach: None) -> None:
    found = selectors.place_of_the_code_in("Storgata 1200, 8283 Leinesfjord")
    assert found is not None
    assert found.name == "8283 Leinesfjord"
    assert selectors.place_of_the_code_in("Storgata 12345") is None


@pytest.mark.parametrize("text", ["", "  ", "0000", "zzzz", "%", "_", "' or 1=1"])
def test_what_is_no_place_finds_nothing(text: str, reach: None) -> None:
    assert selectors.places_matching(text) == []


def test_the_beginning_of_a_name_is_enough(reach: None) -> None:
    assert "Leinesfjord" in selectors.places_matching("leinesfjo")[0].name


def test_a_stored_place_is_found_again_by_its_number(reach: None) -> None:
    place = selectors.places_matching("8283")[0]
    assert place.key is not None
    assert selectors.place_by_key(place.key) == place
    assert selectors.place_by_key(10**9) is None


def test_stored_minutes_are_those_of_the_travel_engine(reach: None) -> None:
    baseline = load_baseline()
    zone = selectors.places_matching("8283")[0].zone
    zones, sites = baseline.zones, baseline.sites
    pick = [zone]
    network = TravelNetwork.build(Roads.of(baseline.network), SpeedTable())
    fresh = minutes_between(
        network,
        Places.of(zones.link[pick], zones.fraction[pick], zones.last_leg_m[pick]),
        Places.of(sites.link, sites.fraction, sites.last_leg_m),
    )[0]
    stored = selectors.minutes_from(zone)
    assert list(stored) == sites.id.tolist()
    for site, minutes in zip(stored, fresh.tolist(), strict=True):
        told = stored[site]
        assert (told is None) == (not np.isfinite(minutes))
        if told is not None:
            assert told == pytest.approx(minutes, abs=0.051)


def test_the_nearest_point_of_leinesfjord_is_steigen(reach: None) -> None:
    minutes = selectors.minutes_from(selectors.places_matching("8283")[0].zone)
    reached = {site: value for site, value in minutes.items() if value is not None}
    assert min(reached, key=lambda site: reached[site]) == "steigen"


def test_filling_again_changes_nothing(reach: None) -> None:
    assert reach_fill(baseline=load_baseline()) is False


def test_a_position_is_met_by_the_nearest_zone(reach: None) -> None:
    baseline = load_baseline()
    found = selectors.zone_near(longitude=15.02, latitude=67.72)
    assert found is not None
    assert found.municipality_name == "Steigen"
    assert baseline.zones.municipality[found.zone] == "1848"


@pytest.mark.parametrize(("longitude", "latitude"), [(2.3, 48.9), (15.0, 80.0), (15.0, 0.0)])
def test_a_position_outside_norway_is_nowhere(
    longitude: float, latitude: float, reach: None
) -> None:
    assert selectors.zone_near(longitude=longitude, latitude=latitude) is None


def test_an_unknown_zone_has_no_minutes(reach: None) -> None:
    assert selectors.minutes_from(10**6) == {}


def test_what_no_road_reaches_is_kept_apart_from_what_is_far() -> None:
    tenths = tenths_of(np.array([0.04, 12.34, 9_000, np.inf], dtype=np.float32))
    assert tenths.tolist() == [0, 123, UNREACHED, UNREACHED]


def test_folding_keeps_the_norwegian_letters_and_drops_other_marks() -> None:
    assert folded("Å") == "å"
    assert folded("Guovdageaidnu") == "guovdageaidnu"
    assert folded("Gáivuotna") == "gaivuotna"
    assert folded("Bø") == "bø"
    assert names_in("Deatnu – Tana") == ("Deatnu", "Tana")
    assert names_in("Bodø") == ("Bodø",)
