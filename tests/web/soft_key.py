"""An authenticator in software: what a passkey's device answers, right or wrong on purpose."""

import hashlib
import json
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

ORIGIN = "http://testserver"
HOST = "testserver"
PRESENT, VERIFIED, HOLDS_KEY = 0x01, 0x04, 0x40


def as_text(raw: bytes) -> str:
    """Return bytes as base64url without padding."""
    return urlsafe_b64encode(raw).decode().rstrip("=")


@dataclass
class SoftKey:
    """A passkey for one site, held in memory.

    Attributes
    ----------
    origin, host
        Where the browser says it is, and the site the key was made for.
    flags
        What the device says of whoever holds it: there, and known to it.
    count
        How often it has signed.

    """

    origin: str = ORIGIN
    host: str = HOST
    flags: int = PRESENT | VERIFIED
    count: int = 0
    key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    name: bytes = field(default_factory=lambda: secrets.token_bytes(16))

    def made(self, challenge: str) -> dict[str, Any]:
        """Return the answer to being asked for a new passkey."""
        point = self.key.public_key().public_numbers()
        public = {
            1: 2,
            3: -7,
            -1: 1,
            -2: point.x.to_bytes(32, "big"),
            -3: point.y.to_bytes(32, "big"),
        }
        holds = bytes(16) + len(self.name).to_bytes(2, "big") + self.name + cbor2.dumps(public)
        told = {"fmt": "none", "attStmt": {}, "authData": self._data(HOLDS_KEY) + holds}
        return self._answer(
            "webauthn.create", challenge, attestationObject=as_text(cbor2.dumps(told))
        )

    def used(self, challenge: str) -> dict[str, Any]:
        """Return the answer to being asked to sign in."""
        data = self._data()
        asked = self._asked("webauthn.get", challenge)
        signed = self.key.sign(data + hashlib.sha256(asked).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            "webauthn.get",
            challenge,
            authenticatorData=as_text(data),
            signature=as_text(signed),
        )

    def _data(self, more: int = 0) -> bytes:
        told = bytes([self.flags | more]) + self.count.to_bytes(4, "big")
        return hashlib.sha256(self.host.encode()).digest() + told

    def _asked(self, sort: str, challenge: str) -> bytes:
        told = {"type": sort, "challenge": challenge, "origin": self.origin}
        return json.dumps(told).encode()

    def _answer(self, sort: str, challenge: str, **parts: str) -> dict[str, Any]:
        name = as_text(self.name)
        asked = as_text(self._asked(sort, challenge))
        return {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "response": {"clientDataJSON": asked, **parts},
            "clientExtensionResults": {},
        }
