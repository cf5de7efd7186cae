"""What all tests share: where the raw files are, and a run in which nothing may be skipped."""

import os
import signal
from collections.abc import Callable, Generator, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

REPOSITORY = Path(__file__).resolve().parents[1]
RAW = Path(os.environ.get("NAERVAER_RAW", REPOSITORY.parent / "shared" / "data"))
BENCH = Path(os.environ.get("NAERVAER_BENCH", REPOSITORY.parent / "shared" / "bench"))

CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

#: How long the browser waits for what must come; a busy machine needs more than the usual 30 s.
PATIENCE_MS = 180_000

STRICT = os.environ.get("NAERVAER_STRICT") == "1"

# A run begun in the background ignores interrupts, and so would every process it starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A first call compiles kernels, and a machine may be busy: no verdict hangs on how long an
# example takes, or takes to be made. The strict run repeats itself.
settings.register_profile(
    "naervaer",
    deadline=None,
    derandomize=STRICT,
    suppress_health_check=[HealthCheck.too_slow],
)
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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Return a running Chromium, one for all: a process holds one driver only."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.is_file():
        pytest.skip(f"Chromium is not at {CHROMIUM}")
    sync_api.Locator.click = _seen_through(sync_api.Locator.click)
    # The driver keeps an event loop in this thread, which Django would take for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_api.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=str(CHROMIUM), args=CHROMIUM_ARGUMENTS)
        opened.new_context = _patient(opened.new_context)
        opened.new_page = _patient(opened.new_page)
        yield opened
        opened.close()


def _patient(opens: Callable[..., Any]) -> Callable[..., Any]:
    """Let what is opened wait as long as a busy machine needs."""

    @wraps(opens)
    def opened(**options: Any) -> Any:
        made = opens(**options)
        made.set_default_timeout(PATIENCE_MS)
        return made

    return opened


def _seen_through(click: Callable[..., None]) -> Callable[..., None]:
    """Let a click end when the page it leads to is there in full, not when it has begun."""

    @wraps(click)
    def clicked(locator: Any, **options: Any) -> None:
        click(locator, **options)
        locator.page.wait_for_load_state()

    return clicked
