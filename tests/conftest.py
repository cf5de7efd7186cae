"""What all tests share: where the raw files are, and a run in which nothing may be skipped."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).resolve().parents[1]
RAW = Path(os.environ.get("NAERVAER_RAW", REPOSITORY.parent / "shared" / "data"))
BENCH = Path(os.environ.get("NAERVAER_BENCH", REPOSITORY.parent / "shared" / "bench"))

STRICT = os.environ.get("NAERVAER_STRICT") == "1"

# A first call compiles kernels, so no example has a deadline; the strict run repeats itself.
settings.register_profile("naervaer", deadline=None, derandomize=STRICT)
settings.load_profile("naervaer")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the raw files where they are missing, and say so."""
    if RAW.is_dir():
        return
    reason = f"the raw public files are not at {RAW}; set NAERVAER_RAW to where they are"
    for item in items:
        if item.get_closest_marker("raw"):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure where nothing may be skipped (NAERVAER_STRICT=1)."""
    report = yield
    if report.skipped and STRICT:
        report.outcome = "failed"
        report.longrepr = f"skipped although nothing may be skipped: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def raw_folder() -> Path:
    """Return the folder of raw public files."""
    return RAW


@pytest.fixture(scope="session")
def bench_folder() -> Path:
    """Return the folder of benchmark instances."""
    return BENCH
