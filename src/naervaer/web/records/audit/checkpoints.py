"""Signed notes of how far the history had come, kept in a file outside the database.

A seal chain alone cannot tell that its last rows are gone. After every commit the site adds
one line to `history.checkpoints` in its home folder, signed with a key that never enters the
database. Copies of the file kept elsewhere are witnesses that nobody on this machine can edit.
"""

import json
import logging
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings

CHECKPOINTS = "history.checkpoints"
KEY_FILE = "history_key.pem"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """That the history had this many changes and ended in this seal.

    Attributes
    ----------
    number
        Number of the last change then.
    seal
        Its seal.
    at
        When it was made, ISO 8601 in UTC.
    is_genuine
        Whether the signature fits.

    """

    number: int
    seal: str
    at: str
    is_genuine: bool


def checkpoint_write(*, number: int, seal: str, at: str) -> None:
    """Add one signed line; a full disk must not undo a change that is already made."""
    said = {"number": number, "seal": seal, "at": at}
    key = _key()
    said_signed = {**said, "signature": key.sign(_message(number, seal, at)).hex()}
    line = json.dumps(said_signed) + "\n"
    try:
        handle = os.open(_file(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, line.encode())
        finally:
            os.close(handle)
    except OSError:
        logging.getLogger(__name__).exception("The checkpoint %s was not written", number)


def checkpoints_read() -> list[Checkpoint]:
    """Return every checkpoint of this machine; a line that cannot be read is not genuine."""
    if not _file().is_file():
        return []
    public = _key().public_key()
    lines = _file().read_text(encoding="utf-8").splitlines()
    return [_checkpoint(line, public) for line in lines]


def public_key() -> str:
    """Return the key that others check copies of the file with, as hexadecimal digits."""
    return _key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def _checkpoint(line: str, public: Ed25519PublicKey) -> Checkpoint:
    """Return one line's checkpoint."""
    try:
        read = json.loads(line)
        number, seal, at = int(read["number"]), str(read["seal"]), str(read["at"])
        signature = bytes.fromhex(read["signature"])
        public.verify(signature, _message(number, seal, at))
    except (ValueError, KeyError, TypeError):
        return Checkpoint(number=0, seal="", at="", is_genuine=False)
    except InvalidSignature:
        return Checkpoint(number=number, seal=seal, at=at, is_genuine=False)
    return Checkpoint(number=number, seal=seal, at=at, is_genuine=True)


def _message(number: int, seal: str, at: str) -> bytes:
    """Return what is signed."""
    return f"naervaer history {number} {seal} {at}".encode()


def _file() -> Path:
    """Return where the checkpoints stand."""
    return Path(settings.HOME) / CHECKPOINTS


def _key() -> Ed25519PrivateKey:
    """Return the site's signing key; a site makes its own at first use."""
    file = Path(settings.HOME) / KEY_FILE
    if not file.is_file():
        file.parent.mkdir(parents=True, exist_ok=True)
        made = Ed25519PrivateKey.generate()
        pem = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        partial = file.with_suffix(f".{os.getpid()}")
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.write(handle, pem)
        os.close(handle)
        try:
            os.link(partial, file)
        except FileExistsError:
            pass
        finally:
            partial.unlink()
    key = load_pem_private_key(file.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        msg = f"{file} holds a {type(key).__name__}, expected an Ed25519 key."
        raise TypeError(msg)
    return key
