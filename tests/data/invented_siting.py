"""The siting study of the invented district, run and rendered."""

import tempfile
from functools import cache
from pathlib import Path

from invented_baseline import write_invented_baseline

from naervaer.registers.baseline import load_baseline
from naervaer.studies.report.siting_page import siting_page
from naervaer.studies.report.words import Words
from naervaer.studies.siting.least_cost import Effort
from naervaer.studies.siting.result import SitingResult
from naervaer.studies.siting.steps import study_siting


@cache
def invented_siting() -> SitingResult:
    """Return the whole answer for the invented district."""
    with tempfile.TemporaryDirectory() as folder:
        baseline = load_baseline(write_invented_baseline(Path(folder) / "baseline"))
        return study_siting(baseline, district="Nordvik", effort=Effort(seconds=60.0))[0]


def invented_siting_page(language: str) -> str:
    """Return the report on the invented district."""
    inputs = [{"name": "oppdiktet", "version": "1", "sha256": "0" * 64}]
    return siting_page(invented_siting(), Words(language), inputs=inputs)
