"""The invented district with two station districts, published response times and offences."""

import tempfile
from functools import cache
from pathlib import Path

import pandas as pd
from invented_baseline import write_invented_baseline

from naervaer.registers.baseline import load_baseline
from naervaer.studies.duty.result import DutyResult
from naervaer.studies.duty.settings import DutySettings
from naervaer.studies.duty.steps import study_duty
from naervaer.studies.duty.tables import demand_by_municipality_table
from naervaer.studies.report.demand_page import DemandFound, demand_page
from naervaer.studies.report.duty_page import duty_page, public_page
from naervaer.studies.report.words import Words

SETTINGS = DutySettings(
    district="nordvik", weeks=2, replications=20, roster_seconds=3.0, tourist={"9902": 2.0}
)
_MISSIONS = {"A": 20, "B": 80, "C": 50}
_MINUTES = {("A", 80): 12, ("B", 80): 19, ("C", 80): 31, ("A", 50): 8, ("B", 50): 11,
            ("C", 50): 17}  # fmt: skip


def write_invented_duty_baseline(folder: Path) -> Path:
    """Write the baseline and return its folder."""
    return write_invented_baseline(folder, more=_tables())


@cache
def invented_duty() -> DutyResult:
    """Return the whole answer for the invented district."""
    with tempfile.TemporaryDirectory() as folder:
        baseline = load_baseline(write_invented_duty_baseline(Path(folder) / "baseline"))
        return study_duty(baseline, SETTINGS)[0]


def invented_duty_page(language: str) -> str:
    """Return the internal report on the invented district."""
    inputs = [{"name": "oppdiktet", "version": "1", "sha256": "0" * 64}]
    return duty_page(invented_duty(), Words(language), inputs=inputs)


def invented_duty_public_page(language: str) -> str:
    """Return the public report on the invented district."""
    return public_page(invented_duty(), Words(language))


def invented_demand_page(language: str) -> str:
    """Return the report on the calls expected in the invented district."""
    result = invented_duty()
    table = demand_by_municipality_table(result)
    found = DemandFound(result.ground, result.demand, result.settings, table)
    return demand_page(found, Words(language))


def _tables() -> dict[str, pd.DataFrame]:
    numbers = ["9901", "9902", "9903", "9904"]
    units = ["Eikvik", "Bergdal", "Sandøy", "Myrland"]
    points = [("p1", 0), ("p2", 3), ("p3", 1), ("p4", 2)]
    return {
        "station_districts": pd.DataFrame(
            {"name": units, "district": ["Nordvik", "Nordvik", "Sørli", "Sørli"]}
        ),
        "station_district_municipalities": pd.DataFrame(
            {"station_district": units, "municipality": numbers}
        ),
        "service_points": pd.DataFrame(
            [
                {
                    "id": point, "station_district": units[at], "municipality": numbers[at],
                    "in_regulation": "yes", "plan_number": "", "season": "",
                }
                for point, at in points
            ]
        ),
        "offences": pd.DataFrame(
            {
                "municipality": numbers, "period": "2023-2024",
                "total": ["300", "60", "", "250"],
            }
        ),
        "figures": pd.DataFrame(
            [
                {
                    "subject": "response_time", "measure": f"P{share}", "area": "Norge",
                    "period": f"2019 jan–aug {place}", "value": str(minutes),
                    "note": f"{_MISSIONS[place]} hasteoppdrag.",
                }
                for (place, share), minutes in _MINUTES.items()
            ]
        ),
    }  # fmt: skip
