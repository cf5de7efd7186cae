"""The study of the invented district, run and rendered without any file."""

from datetime import date

from invented_district import invented_country, invented_times

from naervaer.studies.access.change import apply_scenario
from naervaer.studies.access.recipe import RequiredShares, study_access
from naervaer.studies.access.result import AccessResult
from naervaer.studies.report.access_page import AppealClock, access_page
from naervaer.studies.report.method_tables import SpeedRow
from naervaer.studies.report.words import Words
from naervaer.studies.scenario import Scenario

CLOCK = AppealClock(
    told=date(2025, 12, 1),
    appeal_weeks=8,
    forward_weeks=3,
    appeal_by=date(2026, 1, 26),
    forward_by=date(2026, 2, 16),
)


def invented_result(scenario: Scenario | None = None) -> AccessResult:
    """Return the whole answer for the invented district."""
    asked = Scenario() if scenario is None else scenario
    country = apply_scenario(invented_country(), asked)
    rules = RequiredShares(desk=0.9, passport=0.9)
    return study_access(country, invented_times(country), scenario=asked, rules=rules)[0]


def invented_page(language: str, scenario: Scenario | None = None) -> str:
    """Return the report on the invented district."""
    inputs = [{"name": "oppdiktet", "data_set": "Oppdiktet", "sha256": "0" * 64}]
    return access_page(
        invented_result(scenario),
        Words(language),
        clock=CLOCK,
        inputs=inputs,
        speeds=[SpeedRow("f_rural", 52.5, 61.0, "km/h")],
    )
