"""The session of somebody who is signed in: it begins anew, it idles out, and it ends."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import login, logout
from django.http import HttpRequest
from django.utils import timezone

from naervaer.web.records.accounts.models import User
from naervaer.web.records.accounts.open_sessions import (
    LONGEST,
    is_open,
    open_session_begin,
    open_session_forget,
    open_session_touch,
)

FRESH = timedelta(minutes=15)
"""How long after signing in one may change how one signs in."""
_TOUCH_SECONDS = 60
HALF, BEGAN, SEEN, SURE, NUMBER = "half", "began", "seen", "sure", "number"
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def session_begin(
    request: HttpRequest, user: User, *, is_half: bool = False, sure_at: float | None = None
) -> None:
    """Sign somebody in under a new session key.

    Parameters
    ----------
    request
        Whose session begins.
    user
        Who they are.
    is_half
        Whether they have a password and no second factor yet: then they reach their own
        account, to set one up, and none of their roles.
    sure_at
        When they proved who they are, in seconds since 1970; now, where nothing is said.

    """
    open_session_forget(number_of(request))
    now = timezone.now().timestamp()
    agent = request.headers.get("User-Agent", "")
    _sign_in(
        request,
        user,
        {
            HALF: is_half,
            BEGAN: now,
            SEEN: now,
            SURE: now if sure_at is None else min(sure_at, now),
            NUMBER: open_session_begin(user=user, agent=agent),
        },
    )


def session_renew(request: HttpRequest, user: User) -> None:
    """Give a session a new key after a safeguard was added; it gets no younger by it."""
    now, names = timezone.now().timestamp(), (BEGAN, SURE, NUMBER)
    kept = {name: request.session[name] for name in names if name in request.session}
    _sign_in(request, user, {BEGAN: now, **kept, HALF: False, SEEN: now})


def _sign_in(request: HttpRequest, user: User, known: dict[str, Any]) -> None:
    """Put somebody into a new session, with what is known of it."""
    request.session.flush()
    login(request, user, backend=_BACKEND)
    request.session.update(known)


def session_end(request: HttpRequest) -> None:
    """Sign out; nothing of the session is left."""
    open_session_forget(number_of(request))
    logout(request)


def session_keep(request: HttpRequest) -> None:
    """Let a session in use live on; end one that was ended elsewhere or lasted a work day."""
    now, number = timezone.now().timestamp(), number_of(request)
    is_too_old = now - request.session.get(BEGAN, now) > LONGEST.total_seconds()
    if is_too_old or (number is not None and not is_open(number)):
        session_end(request)
    elif now - request.session.get(SEEN, 0) > _TOUCH_SECONDS:
        request.session[SEEN] = now
        if number is not None:
            open_session_touch(number)


def number_of(request: HttpRequest) -> int | None:
    """Return the number of the session among those its owner sees, where it has one."""
    number: int | None = request.session.get(NUMBER)
    return number


def is_fresh(request: HttpRequest) -> bool:
    """Return whether somebody proved who they are so lately that nobody asks again."""
    sure_at: float = request.session.get(SURE, 0.0)
    return timezone.now().timestamp() - sure_at <= FRESH.total_seconds()


def is_half(request: HttpRequest) -> bool:
    """Return whether somebody still lacks the second factor."""
    return bool(request.session.get(HALF))
