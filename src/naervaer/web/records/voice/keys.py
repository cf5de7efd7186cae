"""Keys that tell nothing of when a row was made."""

import secrets

_BITS = 62


def random_key() -> int:
    """Return a key drawn at random; on SQLite it is where the row lies, too."""
    return secrets.randbits(_BITS) + 1
