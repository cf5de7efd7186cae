"""Public pages at a steady rate, and the door's answers, one at a time.

    NAERVAER_HOME=out/site DATABASE_URL=postgres://… python benchmarks/site.py --studies out

The site is set up and served by two processes for the time of the run, filled with the baseline
and the studies; with an address, a site that runs already is asked and no table is written.

Requests leave at fixed times whatever the answers do (an open load), so that a slow answer
delays none of the others; the times reported run from when a request should have left. The
client shares the machine with the site and the database, which the figures include.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import httpx

from tables import markdown_table, write_section

PORT = 8791
MOST_MS_AT_95, MOST_MS_AT_THE_DOOR = 150, 100
PAGES = (
    "/",
    "/finn/",
    "/finn/?hva=anmeldelse&hvor=8283",
    "/finn/?hva=pass&hvor=Bod%C3%B8&naar=lordag",
    "/finn/sted/steigen/",
    "/finn/hjelp-meg/",
    "/finn/a-til-a/",
    "/kommune/",
    "/landet/lofter/",
    "/tall/",
    "/tall/lofter/",
    "/tall/api/v1/series",
    "/tall/api/v1/series/lofter/rows",
    "/tall/lofter/1.csv",
)
PLACES = ("8283", "Oslo", "Kautokeino", "Vik", "Trondheim", "9170", "Utsira", "Bergen", "5003")
WISHES = ("pass", "anmeldelse", "skranke", "vapen")


def main() -> None:
    """Measure; write the section when the site is the run's own."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("address", nargs="?", help="of a site that runs already")
    parser.add_argument("--studies", type=Path, default=Path("out"))
    parser.add_argument("--rate", type=float, default=50.0, help="requests a second")
    parser.add_argument("--seconds", type=float, default=20.0)
    asked = parser.parse_args()
    with nullcontext(asked.address) if asked.address else served(asked.studies) as address:
        load = os.getloadavg()[0]
        rows = asyncio.run(measured(address, rate=asked.rate, seconds=asked.seconds))
    body = (
        f"At a steady {asked.rate:g} requests a second for {asked.seconds:g} seconds, two "
        f"server processes, {_database()} on the same {os.cpu_count()} cores; "
        f"milliseconds until the whole answer was read. Limits: {MOST_MS_AT_95} ms for 95 % of "
        f"the public pages, {MOST_MS_AT_THE_DOOR} ms for a door's answer. Load before: "
        f"{load:.1f}.\n\n" + markdown_table(["page", "median", "95 %", "longest"], rows)
    )
    print(body)
    if not asked.address:
        write_section(
            "site",
            title="The site at a steady rate",
            body=body,
            packages=("django", "gunicorn"),
        )


@contextmanager
def served(studies: Path) -> Iterator[str]:
    """Serve a site for as long as it is asked; yield its address."""
    command = [sys.executable, "-m", "naervaer", "site", "serve", "--port", str(PORT)]
    command += ["--studies", str(studies), "--workers", "2", "--no-work"]
    address = f"http://127.0.0.1:{PORT}"
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            while process.poll() is None and not _answers(address):
                time.sleep(0.2)
            if process.returncode is not None:
                sys.exit(f"the site ended with code {process.returncode} before it answered.")
            yield address
        finally:
            process.terminate()


def _answers(address: str) -> bool:
    try:
        httpx.get(address + "/", timeout=60).raise_for_status()
    except httpx.TransportError:
        return False
    return True


def _database() -> str:
    address = os.environ.get("DATABASE_URL", "")
    return "PostgreSQL" if address.startswith("postgres") else "SQLite"


async def measured(address: str, *, rate: float, seconds: float) -> list[list[str]]:
    """Return the lines of the table."""
    pages = await reachable(address)
    await steady(address, pages, rate=10, seconds=3)  # caches and connections
    times = await steady(address, pages, rate=rate, seconds=seconds)
    rows = [line("all public pages", [one for of_page in times.values() for one in of_page])]
    rows += [line(f"`{page}`", of_page) for page, of_page in sorted(times.items())]
    return [*rows, line("the door's answers, one at a time", await door(address))]


def line(name: str, times: list[float]) -> list[str]:
    """Return a line of the table: median, 95th percentile and worst, in milliseconds."""
    ordered = sorted(times)
    at = ordered[min(int(0.95 * len(ordered)), len(ordered) - 1)]
    told = (statistics.median(ordered), at, ordered[-1])
    return [name, *(f"{1000 * one:.0f}" for one in told)]


async def reachable(address: str) -> list[str]:
    """Return the pages that answer, and say which do not."""
    async with httpx.AsyncClient(base_url=address, timeout=30) as client:
        found = [page for page in PAGES if (await client.get(page)).status_code == 200]
    for page in sorted(set(PAGES) - set(found)):
        print(f"left out, it does not answer 200: {page}")
    return found


async def steady(
    address: str, pages: list[str], *, rate: float, seconds: float
) -> dict[str, list[float]]:
    """Ask for pages in turn at a rate; return seconds to each answer by page."""
    times: dict[str, list[float]] = {page: [] for page in pages}
    limits = httpx.Limits(max_connections=200, max_keepalive_connections=200)
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits) as client:

        async def ask(page: str, due: float) -> None:
            answer = await client.get(page)
            if answer.status_code != 200:
                message = f"{page} answered {answer.status_code}"
                raise RuntimeError(message)
            times[page].append(time.perf_counter() - due)

        begun = time.perf_counter()
        tasks = []
        for number in range(int(rate * seconds)):
            due = begun + number / rate
            await asyncio.sleep(max(due - time.perf_counter(), 0))
            tasks.append(asyncio.create_task(ask(pages[number % len(pages)], due)))
        await asyncio.gather(*tasks)
    return times


async def door(address: str) -> list[float]:
    """Return seconds to each of the door's answers, asked one at a time."""
    times = []
    async with httpx.AsyncClient(base_url=address, timeout=30) as client:
        for wish in WISHES:
            for place in PLACES:
                begun = time.perf_counter()
                answer = await client.get("/finn/", params={"hva": wish, "hvor": place})
                times.append(time.perf_counter() - begun)
                answer.raise_for_status()
    return times


if __name__ == "__main__":
    main()
