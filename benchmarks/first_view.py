"""A site as its first visitor meets it: start, first page, bytes carried, a map that answers.

    NAERVAER_HOME=out/site python benchmarks/first_view.py --studies out

The site is set up beforehand (database, baseline, studies); what is timed is `naervaer site
serve` from the command to its first page, and then headless Chromium with nothing kept from
before: bytes over the wire until the page rests, and seconds until the map can be used.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Browser, sync_playwright

from tables import markdown_table, write_section

PORT = 8790
ADDRESS = f"http://127.0.0.1:{PORT}"
TIMES = 5
MOST_SECONDS_TO_START, MOST_SECONDS_TO_MAP, MOST_BYTES = 5.0, 2.0, 1_000_000
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
MAP = "/landet/kart/"
PAGES = (
    ("front page", "/"),
    ("national map", MAP),
    ("a municipality's page", "/kommune/1848-steigen/"),
    ("the door", "/finn/"),
    ("promise ledger", "/landet/lofter/"),
    ("open figures", "/tall/"),
)
_NEVER = 120.0


@contextmanager
def served(studies: Path) -> Iterator[float]:
    """Serve the site; yield the seconds from the command to its first page."""
    command = [sys.executable, "-m", "naervaer", "site", "serve", "--port", str(PORT)]
    command += ["--studies", str(studies), "--no-work"]
    begun = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            yield _first_page(begun)
        finally:
            process.terminate()


def _first_page(begun: float) -> float:
    while time.perf_counter() - begun < _NEVER:
        try:
            httpx.get(ADDRESS + "/", timeout=_NEVER).raise_for_status()
        except httpx.TransportError:
            time.sleep(0.02)
        else:
            return time.perf_counter() - begun
    sys.exit(f"no page came within {_NEVER:.0f} s.")


def seen(browser: Browser, path: str) -> tuple[int, float]:
    """Open a page with nothing kept; return bytes carried and seconds until it can be used."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nb-NO")
    page = context.new_page()
    wire: Any = context.new_cdp_session(page)
    wire.send("Network.enable")
    carried: list[int] = []
    wire.on("Network.loadingFinished", lambda told: carried.append(told["encodedDataLength"]))
    begun = time.perf_counter()
    page.goto(ADDRESS + path, wait_until="load")
    if path == MAP:
        page.wait_for_selector("#kart[data-ready]")
    ready = time.perf_counter() - begun
    page.wait_for_load_state("networkidle")
    context.close()
    return int(sum(carried)), ready


def measured(studies: Path) -> tuple[list[float], list[list[object]]]:
    """Return the seconds of each start, and one row of the table per page."""
    with served(studies):
        pass  # whatever is set up only once is set up here
    starts = []
    for _ in range(2):
        with served(studies) as seconds:
            starts.append(seconds)
    with served(studies) as seconds, sync_playwright() as playwright:
        starts.append(seconds)
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=FLAGS
        )
        rows = [_row(chromium, name, path) for name, path in PAGES]
        chromium.close()
    return starts, rows


def _row(browser: Browser, name: str, path: str) -> list[object]:
    views = [seen(browser, path) for _ in range(TIMES)]
    seconds = [ready for _, ready in views]
    return [
        name,
        f"{max(carried for carried, _ in views) / 1000:.0f}",
        f"{statistics.median(seconds):.2f}",
        f"{max(seconds):.2f}",
    ]


def main() -> None:
    """Measure and write the section."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--studies", type=Path, default=Path("out"))
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    starts, rows = measured(asked.studies)
    header = ["page", "kB carried", "ready, s (median)", "ready, s (worst)"]
    body = (
        "A site that has been set up, on SQLite with two server processes. From `naervaer site "
        f"serve` to the first page: {', '.join(f'{one:.1f}' for one in starts)} s (limit "
        f"{MOST_SECONDS_TO_START:.0f} s). Each page {TIMES} times in headless Chromium, 1280 "
        "by 900, with nothing kept from before: bytes over the wire, headers too, and seconds "
        f"until it is loaded, for the map until it answers (limits {MOST_BYTES / 1e6:.0f} MB "
        f"and {MOST_SECONDS_TO_MAP:.0f} s). Load before: {load:.1f} on {os.cpu_count()} cores, "
        "which browser and site share.\n\n" + markdown_table(header, rows)
    )
    print(body)
    write_section(
        "first_view",
        title="The first view of a site",
        body=body,
        packages=("django", "gunicorn", "playwright"),
    )


if __name__ == "__main__":
    main()
