"""The duty study of the invented district with stored answers, rosters left out.

A roster is the best found in a time, so only what does not hang on the clock is stored.
`make golden-renew` writes the answers anew; the difference is to be read like code.
"""

import json
import os
from pathlib import Path

import pytest
from invented_duty import invented_duty

from naervaer.studies.duty import tables

STORED = Path(__file__).parent / "a_district_on_duty.json"
RENEW = os.environ.get("GOLDEN_RENEW") == "1"
PROFILES = ("evening-heavy", "flat")


def answer() -> dict[str, dict[str, float]]:
    """Return the main figures of the study by name."""
    result = invented_duty()
    found = {
        f"station_district/{row['station_district']}": row
        for row in tables.station_districts_table(result).to_dict("records")
    }
    found |= {
        f"calibration/{row['response_class']}/{row['share']}": row
        for row in tables.calibration_table(result).to_dict("records")
    }
    found |= {
        f"lever/{row['lever']}/{row['measure']}": row
        for row in tables.levers_table(result).to_dict("records")
    }
    # Houston's hours are there only where the raw files are.
    found |= {
        f"profile/{row['profile']}": row
        for row in tables.profiles_table(result).to_dict("records")
        if row["profile"] in PROFILES
    }
    return {
        key: {
            name: float(value)
            for name, value in row.items()
            if isinstance(value, int | float) and value == value  # noqa: PLR0124 - NaN
        }
        for key, row in found.items()
    }


def test_the_study_gives_its_stored_answer() -> None:
    found = answer()
    if RENEW:
        text = json.dumps(found, indent=1, sort_keys=True)
        STORED.write_text(text + "\n", encoding="utf-8")
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    assert found.keys() == stored.keys()
    for key, row in stored.items():
        assert found[key] == pytest.approx(row, rel=1e-5, abs=1e-5), key
