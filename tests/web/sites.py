"""Whole sites in a folder of their own, on SQLite and on PostgreSQL, run as processes."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
POSTGRESQL = os.environ.get("NAERVAER_TEST_POSTGRESQL", "postgres://postgres@127.0.0.1")
KINDS = ["sqlite", "postgresql"]
#: What is made once for all tests of a worker; `conftest.py` closes it.
KEPT = ExitStack()
_FILE = "site.sqlite3"
_BEGINNING = "from naervaer.web.config.start import start_django; start_django()\n"


@dataclass(frozen=True)
class Site:
    home: Path
    database_url: str

    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return {
            **kept,
            "PYTHONPATH": str(SOURCE),
            "NAERVAER_HOME": str(self.home),
            "DATABASE_URL": self.database_url,
        }

    def begin(self, code: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-c", _BEGINNING + code],
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def python(self, code: str) -> str:
        return ended(self.begin(code))

    def naervaer(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "naervaer", "site", *words],
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
        )

    def sql(self, *statements: str) -> None:
        lines = "\n".join(f"    cursor.execute({one!r})" for one in statements)
        self.python(
            f"from django.db import connection\nwith connection.cursor() as cursor:\n{lines}"
        )

    def migrate(self) -> None:
        """Give the empty database every table, as a copy of one that was migrated once."""
        kind = "sqlite" if self.database_url.startswith("sqlite") else "postgresql"
        migrated = _migrated(kind)
        if kind == "sqlite":
            shutil.copy(migrated.home / _FILE, self.home / _FILE)
            return
        psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")
        with psycopg.connect(f"{POSTGRESQL}/postgres", autocommit=True) as keeper:
            name, model = (one.database_url.rpartition("/")[2] for one in (self, migrated))
            keeper.execute(f"DROP DATABASE {name} WITH (FORCE)")
            keeper.execute(f"CREATE DATABASE {name} TEMPLATE {model}")


@cache
def _migrated(kind: str) -> Site:
    """Return a site whose empty database has every table; migrating takes its ten seconds."""
    folder = Path(KEPT.enter_context(tempfile.TemporaryDirectory()))
    site = KEPT.enter_context(new_site(kind, folder))
    site.python(
        "from django.core.management import call_command\n"
        "call_command('migrate', verbosity=0, interactive=False)"
    )
    return site


def ended(process: "subprocess.Popen[str]") -> str:
    """Return what a process printed, or fail with what it complained of."""
    printed, complained = process.communicate(timeout=900)
    assert process.returncode == 0, complained
    return printed.strip()


@contextmanager
def new_site(kind: str, folder: Path) -> Iterator[Site]:
    """Return an empty site with its own database, which is dropped afterwards."""
    if kind == "sqlite":
        yield Site(folder, f"sqlite:///{folder / _FILE}")
        return
    psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")
    try:
        keeper = psycopg.connect(f"{POSTGRESQL}/postgres", autocommit=True, connect_timeout=30)
    except psycopg.OperationalError:
        pytest.skip(f"no PostgreSQL answers at {POSTGRESQL}")
    name = f"naervaer_site_{secrets.token_hex(6)}"
    keeper.execute(f"CREATE DATABASE {name}")
    try:
        yield Site(folder, f"{POSTGRESQL}/{name}")
    finally:
        keeper.execute(f"DROP DATABASE {name} WITH (FORCE)")
        keeper.close()
