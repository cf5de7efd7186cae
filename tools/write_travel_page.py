"""Renew the tables of docs/background/travel.md from the code and the baseline.

python tools/write_travel_page.py
"""

import re
from pathlib import Path

from naervaer.planning.travel.report import assumption_table
from naervaer.registers.baseline import load_baseline
from naervaer.studies.calibration import (
    calibration_table,
    drive_check_routes,
    network_of,
    sensitivity_table,
)

PAGE = Path(__file__).resolve().parents[1] / "docs" / "background" / "travel.md"


def main() -> None:
    """Replace each table between its markers."""
    baseline = load_baseline()
    network = network_of(baseline)
    tables = {
        "assumptions": assumption_table(),
        "calibration": calibration_table(drive_check_routes(baseline, network)),
        "sensitivity": sensitivity_table(baseline, network),
    }
    text = PAGE.read_text(encoding="utf-8")
    for name, table in tables.items():
        pattern = rf"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)"
        text = re.sub(pattern, rf"\g<1>{table}\n\g<2>", text, flags=re.DOTALL)
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
