"""Sign in one person of each role in the site of this environment; print the session keys."""

import json
import time

from naervaer.web.config.start import start_django

start_django()

from django.conf import settings  # noqa: E402 - Django must have started
from django.contrib.auth import (  # noqa: E402 - as above
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
)
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402 - as above

from naervaer.domain.authority import SYSTEM, TABLE, Place, Reach, Role  # noqa: E402 - as above
from naervaer.web.records.accounts.open_sessions import open_session_begin  # noqa: E402
from naervaer.web.records.accounts.selectors import account_by_key  # noqa: E402 - as above
from naervaer.web.records.accounts.services import account_create, role_give  # noqa: E402
from naervaer.web.records.accounts.sessions import SURE  # noqa: E402


def place_of(role: Role) -> Place:
    """Return Steigen, Nordland or the country, as far as the role reaches."""
    reaches = set(TABLE[role].values())
    if Reach.OWN_MUNICIPALITY in reaches:
        return Place("Nordland", "1848")
    return Place("Nordland") if Reach.OWN_DISTRICT in reaches else Place()


def session_for(role: Role) -> str:
    """Return the key of a session of an account with the role, made at the first call."""
    username = f"prove-{role}"
    user = account_by_key(username)
    if user is None:
        user = account_create(
            username=username, name=f"Prøve {role}", password=None, actor=SYSTEM
        )
        open_session_begin(user=user, agent="Firefox/1")
        role_give(user=user, role=role, place=place_of(role), actor=SYSTEM, why="prøve")
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[SURE] = time.time() + 24 * 3600  # however long the tests take
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


print(json.dumps({str(role): session_for(role) for role in Role}))  # noqa: T201 - the answer
