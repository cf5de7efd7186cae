"""The travel model on the shipped network, beside what is known about real journeys."""

from pathlib import Path

import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.travel import Closures, TravelNetwork
from naervaer.planning.travel.report import assumption_table
from naervaer.registers.baseline import Baseline, load_baseline
from naervaer.studies.calibration import (
    OFFICIAL_SHARE_45,
    CheckedRoute,
    calibration_table,
    drive_check_routes,
    network_of,
    reach_of_regulated_points,
    sensitivity_table,
)

PAGE = Path(__file__).resolve().parents[2] / "docs" / "background" / "travel.md"
RENEW = "renew the page: python tools/write_travel_page.py"


@pytest.fixture(scope="module")
def baseline() -> Baseline:
    return load_baseline()


@pytest.fixture(scope="module")
def network(baseline: Baseline) -> TravelNetwork:
    return network_of(baseline)


@pytest.fixture(scope="module")
def checked(baseline: Baseline, network: TravelNetwork) -> tuple[CheckedRoute, ...]:
    return drive_check_routes(baseline, network)


def test_every_check_route_is_within_a_fifth(checked: tuple[CheckedRoute, ...]) -> None:
    off = {row.check.start: row.deviation for row in checked if abs(row.deviation) > 0.2}
    assert off == {}


def test_the_check_routes_are_within_a_tenth_on_average(
    checked: tuple[CheckedRoute, ...],
) -> None:
    deviations = np.array([row.deviation for row in checked])
    assert np.abs(deviations).mean() <= 0.1
    assert abs(deviations.mean()) <= 0.1


def test_the_share_within_45_minutes_is_near_the_official_one(
    baseline: Baseline, network: TravelNetwork
) -> None:
    reach = reach_of_regulated_points(baseline, network)
    assert abs(reach.share_45 - OFFICIAL_SHARE_45) < 0.01


def test_cancelling_every_ferry_cuts_people_off(
    baseline: Baseline, network: TravelNetwork
) -> None:
    without = network.changed(closures=Closures(no_ferries=True))
    before = reach_of_regulated_points(baseline, network).unreachable
    assert reach_of_regulated_points(baseline, without).unreachable > before + 10_000


def test_the_page_shows_the_assumptions_as_they_are_in_the_code() -> None:
    assert assumption_table() in PAGE.read_text(encoding="utf-8"), RENEW


def test_the_page_shows_what_the_model_computes(
    baseline: Baseline, network: TravelNetwork, checked: tuple[CheckedRoute, ...]
) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert calibration_table(checked) in page, RENEW
    assert sensitivity_table(baseline, network) in page, RENEW


def test_a_check_route_without_a_way_is_refused(
    baseline: Baseline, network: TravelNetwork
) -> None:
    without = network.changed(closures=Closures(no_ferries=True))
    with pytest.raises(UnusableInputError, match="no way from Bodø to Svolvær"):
        drive_check_routes(baseline, without)
