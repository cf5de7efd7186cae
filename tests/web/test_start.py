"""The site starts quickly: no engine is loaded to show a page."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from naervaer.studies.recipes.siting import DISTRICT
from naervaer.studies.siting.least_cost import Effort
from naervaer.web.config.environment import Environment
from naervaer.web.records.studies import kinds

PROGRAM = """
import sys
from naervaer.web.config.start import start_django
start_django("test")
from django.urls import get_resolver
get_resolver()._populate()
print(sorted({"highspy", "numba", "ortools", "pandas", "pyarrow"} & set(sys.modules)))
"""


def test_no_engine_is_loaded_to_show_a_page() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_site_asks_for_what_the_command_line_does() -> None:
    assert Effort().seconds == kinds.USUAL_SECONDS
    assert DISTRICT == kinds.DISTRICT


def test_the_showcase_is_never_served_to_others(tmp_path: Path) -> None:
    settings = {**os.environ, "NAERVAER_HOME": str(tmp_path)}
    for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "NAERVAER_DEMO", "NAERVAER_HTTPS"):
        settings.pop(name, None)
    refused = subprocess.run(
        [sys.executable, "-m", "naervaer", "site", "serve", "--host", "0.0.0.0", "--no-work"],
        capture_output=True,
        text=True,
        check=False,
        env=settings,
    )
    assert refused.returncode == 2
    assert "NAERVAER_DEMO=0" in refused.stderr


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({}, True),
        ({"NAERVAER_DEMO": "0"}, False),
        ({"NAERVAER_HTTPS": "1"}, False),
        ({"NAERVAER_HTTPS": "1", "NAERVAER_DEMO": "1"}, True),
    ],
)
def test_the_showcase_is_off_over_https_unless_asked_for(
    given: dict[str, str], shown: bool
) -> None:
    assert Environment.read(given).is_demo is shown
