"""Secrets in the database: sealed so that the database alone does not give them away."""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def sealed(secret: str) -> str:
    """Return a secret as it may stand in the database."""
    return Fernet(_key("seal")).encrypt(secret.encode()).decode()


def unsealed(text: str) -> str:
    """Return the secret again; only with the site's key."""
    return Fernet(_key("seal")).decrypt(text.encode()).decode()


def keyed_hash(purpose: str, value: str) -> str:
    """Return a hash that nobody can compute without the site's key, as 64 digits."""
    return hmac.new(_key(purpose), value.encode(), hashlib.sha256).hexdigest()


def _key(purpose: str) -> bytes:
    """Return the key for one purpose, derived from the site's own."""
    derived = HKDF(
        algorithm=SHA256(), length=32, salt=None, info=f"naervaer {purpose}".encode()
    )
    return base64.urlsafe_b64encode(derived.derive(str(settings.SECRET_KEY).encode()))
