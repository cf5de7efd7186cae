"""The key that signs sessions and links: from the environment, or kept in the home folder."""

import os
import secrets

from naervaer.web.config.environment import Environment

SECRET_FILE = "secret_key"  # noqa: S105 - the name of a file, not a secret
_BYTES = 48


def secret_key(environment: Environment) -> str:
    """Return the site's key; a site on one machine makes its own at first start."""
    if environment.secret_key:
        return environment.secret_key
    file = environment.folder / SECRET_FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii")
    made = secrets.token_urlsafe(_BYTES)
    with os.fdopen(handle, "w", encoding="ascii") as opened:
        opened.write(made)
    return made
