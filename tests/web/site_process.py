"""A whole site in a process of its own, as somebody on a fresh machine starts it."""

import json
import os
import random
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx

SIGN_IN = Path(__file__).parent / "sign_in_everybody.py"
DAYS_AHEAD = Path(__file__).parent / "days_ahead"
#: A folder of finished studies to show instead of running them, for quick repeats.
GIVEN_STUDIES = os.environ.get("NAERVAER_TEST_STUDIES", "")
_PATIENCE_SECONDS = 900
#: What the test settings put in the environment, and a fresh machine has not.
_OF_THE_TESTS = (
    "DATABASE_URL",
    "DJANGO_SETTINGS_MODULE",
    "NAERVAER_SECRET_KEY",
    "NAERVAER_TEST_HOME",
)


@dataclass
class Site:
    """A running site.

    Attributes
    ----------
    address
        Where it answers, without a slash at the end.
    sessions
        Session key by role: somebody signed in with that role for Steigen in Nordland.

    """

    address: str
    home: Path
    process: "subprocess.Popen[bytes]"
    sessions: dict[str, str] = field(default_factory=dict)

    def stop(self) -> None:
        """End the process that was started."""
        self.process.terminate()
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start_site(folder: Path, *, days_ahead: int = 0) -> Site:
    """Run the national access study, fill a site with it and serve it on a free port.

    A folder that has held a site before goes on where it was, `days_ahead` later if told to.
    """
    home, studies = folder / "home", folder / "studies"
    environment = {**os.environ, "NAERVAER_HOME": str(home), "NAERVAER_DEMO": "1"}
    if days_ahead:
        environment["PYTHONPATH"] = str(DAYS_AHEAD)
        environment["NAERVAER_TEST_DAYS_AHEAD"] = str(days_ahead)
    for name in _OF_THE_TESTS:
        environment.pop(name, None)
    command = [sys.executable, "-m", "naervaer"]
    if GIVEN_STUDIES:
        studies = Path(GIVEN_STUDIES)
    elif not studies.is_dir():
        study = ["study", "run", "access", "--out", str(studies / "access")]
        subprocess.run([*command, *study], check=True, env=environment, capture_output=True)
    port = _free_port()
    options = ["--port", str(port), "--workers", "1", "--no-work", "--studies", str(studies)]
    with (folder / "site.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, "site", "serve", *options], env=environment, stdout=log, stderr=log
        )
    site = Site(f"http://127.0.0.1:{port}", home, process)
    try:
        _wait_until_it_answers(site, folder / "site.log")
        told = subprocess.run(
            [sys.executable, str(SIGN_IN)], check=True, env=environment, capture_output=True
        )
        site.sessions = json.loads(told.stdout)
    except BaseException:
        site.stop()
        raise
    return site


def _free_port() -> int:
    """Return a free port that no outgoing connection is given while the site is being filled.

    The ports a system hands out of itself begin at 32768 (Linux) or above.
    """
    for port in random.SystemRandom().sample(range(20_000, 32_000), 100):
        with socket.socket() as opened, suppress(OSError):
            opened.bind(("127.0.0.1", port))
            return port
    msg = "no free port from 20000 to 32000"
    raise RuntimeError(msg)


def _wait_until_it_answers(site: Site, log: Path) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until and site.process.poll() is None:
        try:
            httpx.get(f"{site.address}/", timeout=5)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    msg = f"the site did not answer:\n{log.read_text(encoding='utf-8')}"
    raise RuntimeError(msg)
