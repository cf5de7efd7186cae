"""The session of somebody who is signed in: it begins anew, it idles out, and it ends."""

from datetime import timedelta

from django.contrib.auth import login, logout
from django.http import HttpRequest
from django.utils import timezone

from naervaer.web.records.accounts.models import User

LONGEST = timedelta(hours=8)
_TOUCH_SECONDS = 60
HALF, BEGAN, SEEN = "half", "began", "seen"
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def session_begin(request: HttpRequest, user: User, *, is_half: bool = False) -> None:
    """Sign somebody in under a new session key.

    Half signed in is who has a password and no second factor yet: they reach their own
    account, to set one up, and none of their roles.
    """
    request.session.flush()
    login(request, user, backend=_BACKEND)
    now = timezone.now().timestamp()
    request.session.update({HALF: is_half, BEGAN: now, SEEN: now})


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


def is_half(request: HttpRequest) -> bool:
    """Return whether somebody still lacks the second factor."""
    return bool(request.session.get(HALF))
