"""Files fetched over HTTP: resumed, verified, and put in place only when whole.

A download is written beside its target as `<name>.part`, with the server's entity tag in
`<name>.part.json`. A later call asks for the rest with `Range` and `If-Range` (RFC 9110,
section 13.1.5 and 14), so that a file that has changed meanwhile starts afresh instead of
being glued together. The target is replaced in one step at the end.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import httpx

from naervaer.domain.errors import NaervaerError, UnreachableServiceError, UnusableInputError

Report = Callable[[int, int | None], None]
"""Told the bytes at hand and, where the server says it, the whole."""

ATTEMPTS = 3
"""How often a cut connection is taken up again before giving up."""

_TIMEOUT = httpx.Timeout(30.0, connect=10.0)
_OK, _PARTIAL, _BEYOND = 200, 206, 416


@dataclass(frozen=True, slots=True)
class Download:
    """A finished download.

    Attributes
    ----------
    path
        The file, whole and verified.
    size
        In bytes.
    sha256
        Checksum of the content.
    resumed_from
        Bytes that earlier attempts had already brought.

    """

    path: Path
    size: int
    sha256: str
    resumed_from: int


def _silent(_done: int, _whole: int | None) -> None:
    """Report nothing."""


def fetch(
    address: str,
    target: Path,
    *,
    sha256: str = "",
    report: Report = _silent,
) -> Download:
    """Fetch a file to its target, taking up an earlier attempt where there is one.

    Parameters
    ----------
    address
        HTTP or HTTPS address of the file.
    target
        Where it goes; an earlier file there stays until the new one is whole.
    sha256
        Checksum the content must have; empty to accept any.
    report
        Called with the bytes at hand and the whole.

    Raises
    ------
    UnreachableServiceError
        When the service does not answer, refuses, or the connection is cut again and again.
    UnusableInputError
        When the target cannot be written or the checksum differs.

    """
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.touch()
    except OSError as error:
        message = f"cannot write to {target.parent}: {error.strerror}; choose another folder"
        raise UnusableInputError(message) from error
    try:
        with httpx.Client(follow_redirects=True, timeout=_TIMEOUT) as session:
            resumed_from = _fetch_part(session, address, part, report)
    except NaervaerError:
        if part.stat().st_size == 0:
            part.unlink()
            _forget(part)
        raise
    return _put_in_place(part, target, sha256=sha256, resumed_from=resumed_from)


def _fetch_part(session: httpx.Client, address: str, part: Path, report: Report) -> int:
    """Bring the part to its full length and return where the last attempt began."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _continue(session, address, part, report)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            host = httpx.URL(address).host
            message = f"cannot reach {host} ({error}); are you offline? Earlier files are kept"
            raise UnreachableServiceError(message) from error
        except httpx.HTTPError as error:
            if attempt == ATTEMPTS:
                done = part.stat().st_size
                message = (
                    f"{address} was cut off after {done} bytes ({type(error).__name__}); "
                    "run the command again to go on from there"
                )
                raise UnreachableServiceError(message) from error
    return 0


def _continue(session: httpx.Client, address: str, part: Path, report: Report) -> int:
    done = part.stat().st_size
    tag = _read_tag(part, address) if done else ""
    headers = {"Accept-Encoding": "identity"}
    if tag:
        headers |= {"Range": f"bytes={done}-", "If-Range": tag}
    with session.stream("GET", address, headers=headers) as response:
        if response.status_code == _BEYOND:
            _forget(part)
            part.write_bytes(b"")
            message = "the part at hand is longer than the file"
            raise httpx.ReadError(message)
        if response.status_code not in (_OK, _PARTIAL):
            message = f"{address} answered {response.status_code} {response.reason_phrase}"
            raise UnreachableServiceError(f"{message}; earlier files are kept")
        resumes = response.status_code == _PARTIAL and _starts_at(response, done)
        if not resumes:
            done = 0
        _remember(part, address, response)
        whole = _whole(response, done)
        with part.open("r+b") as stream:
            stream.truncate(done)
            stream.seek(done)
            _write(stream, response, done=done, whole=whole, report=report)
    return done


def _write(
    stream: BinaryIO, response: httpx.Response, *, done: int, whole: int | None, report: Report
) -> None:
    report(done, whole)
    try:
        for chunk in response.iter_raw():
            stream.write(chunk)
            done += len(chunk)
            report(done, whole)
    except OSError as error:
        message = (
            f"cannot go on writing {stream.name}: {error.strerror}; earlier files are kept"
        )
        raise UnusableInputError(message) from error


def _starts_at(response: httpx.Response, done: int) -> bool:
    return str(response.headers.get("Content-Range", "")).startswith(f"bytes {done}-")


def _whole(response: httpx.Response, done: int) -> int | None:
    length = response.headers.get("Content-Length", "")
    return done + int(length) if length.isdecimal() else None


def _put_in_place(part: Path, target: Path, *, sha256: str, resumed_from: int) -> Download:
    with part.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if sha256 and found != sha256:
        part.unlink()
        _forget(part)
        message = (
            f"{target.name} has the checksum {found[:12]}…, expected {sha256[:12]}…: another "
            "version or a damaged file; it was thrown away and earlier files are kept"
        )
        raise UnusableInputError(message)
    size = part.stat().st_size
    try:
        part.replace(target)
    except OSError as error:
        message = f"cannot put {target} in place: {error.strerror}"
        raise UnusableInputError(message) from error
    _forget(part)
    return Download(path=target, size=size, sha256=found, resumed_from=resumed_from)


def _tag_file(part: Path) -> Path:
    return part.with_name(f"{part.name}.json")


def _remember(part: Path, address: str, response: httpx.Response) -> None:
    """Keep a strong validator; a weak one does not promise the same bytes."""
    tag = response.headers.get("ETag", "")
    if not tag or tag.startswith("W/"):
        tag = response.headers.get("Last-Modified", "")
    record = json.dumps({"address": address, "tag": tag})
    _tag_file(part).write_text(record, encoding="utf-8")


def _read_tag(part: Path, address: str) -> str:
    try:
        record = json.loads(_tag_file(part).read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError):
        return ""
    return str(record.get("tag", "")) if record.get("address") == address else ""


def _forget(part: Path) -> None:
    _tag_file(part).unlink(missing_ok=True)
