"""What an issuer says of itself: its endpoints and its keys."""

import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx
from joserfc.jwk import KeySet

from naervaer.domain.errors import UnreachableServiceError

_KEPT_SECONDS = 3600
_TIMEOUT_SECONDS = 10
_LOOPBACK = {"127.0.0.1", "localhost"}


@dataclass
class _Known:
    """What is remembered of one issuer."""

    metadata: dict[str, Any]
    read_at: float
    keys: KeySet | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


_REMEMBERED: dict[str, _Known] = {}


def metadata_of(address: str) -> dict[str, Any]:
    """Return the issuer's metadata, read at most once an hour.

    Raises
    ------
    UnreachableServiceError
        When the issuer does not answer, answers for somebody else, or without https.

    """
    return _known(address).metadata


def keys_of(address: str, *, key_id: str | None) -> KeySet:
    """Return the issuer's keys; they are read anew where the key wanted is not among them."""
    known = _known(address)
    with known.lock:
        wanted = known.keys is not None and (
            key_id is None or any(key.kid == key_id for key in known.keys)
        )
        if known.keys is None or not wanted:
            read = _json(known.metadata["jwks_uri"])
            known.keys = KeySet.import_key_set(read)  # type: ignore[arg-type]
    return known.keys


def forget_issuers() -> None:
    """Forget what is remembered, as a new process does."""
    _REMEMBERED.clear()


def _known(address: str) -> _Known:
    """Return what is remembered of an issuer, read where there is nothing or it is old."""
    known = _REMEMBERED.get(address)
    if known is None or time.monotonic() - known.read_at > _KEPT_SECONDS:
        metadata = _json(address.rstrip("/") + "/.well-known/openid-configuration")
        if metadata.get("issuer") != address:
            msg = f"{address} says it is {metadata.get('issuer')!r}, expected itself."
            raise UnreachableServiceError(msg)
        known = _Known(metadata, time.monotonic())
        _REMEMBERED[address] = known
    return known


def _json(address: str) -> dict[str, Any]:
    """Return the JSON object at an address, over https except on this machine."""
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
        msg = f"{address} is not https."
        raise UnreachableServiceError(msg)
    try:
        answer = httpx.get(address, timeout=_TIMEOUT_SECONDS)
        answer.raise_for_status()
        read: dict[str, Any] = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        msg = f"{address} does not answer as an issuer: {error}"
        raise UnreachableServiceError(msg) from None
    return read
