"""The session of somebody who is signed in: it begins anew, it idles out, and it ends."""

from datetime import timedelta

from django.contrib.auth import login, logout
from django.http import HttpRequest
from django.utils import timezone

from naervaer.web.records.accounts.models import User

LONGEST = timedelta(hours=8)
FRESH = timedelta(minutes=15)
"""How long after signing in one may change how one signs in."""
_TOUCH_SECONDS = 60
HALF, BEGAN, SEEN, SURE = "half", "began", "seen", "sure"
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
    request.session.flush()
    login(request, user, backend=_BACKEND)
    now = timezone.now().timestamp()
    sure = now if sure_at is None else min(sure_at, now)
    request.session.update({HALF: is_half, BEGAN: now, SEEN: now, SURE: sure})


def session_renew(request: HttpRequest, user: User) -> None:
    """Give a session a new key after a safeguard was added; it gets no older age for it."""
    kept = {name: request.session[name] for name in (BEGAN, SURE) if name in request.session}
    session_begin(request, user)
    request.session.update(kept)


def session_end(request: HttpRequest) -> None:
    """Sign out; nothing of the session is left."""
    logout(request)


def session_keep(request: HttpRequest) -> None:
    """Let a session in use live on, and end one that has lasted a working day."""
    now = timezone.now().timestamp()
    if now - request.session.get(BEGAN, now) > LONGEST.total_seconds():
        session_end(request)
    elif now - request.session.get(SEEN, 0) > _TOUCH_SECONDS:
        request.session[SEEN] = now


def is_fresh(request: HttpRequest) -> bool:
    """Return whether somebody proved who they are so lately that nobody asks again."""
    sure_at: float = request.session.get(SURE, 0.0)
    return timezone.now().timestamp() - sure_at <= FRESH.total_seconds()


def is_half(request: HttpRequest) -> bool:
    """Return whether somebody still lacks the second factor."""
    return bool(request.session.get(HALF))
