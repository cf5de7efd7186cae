"""How many times one visitor holds, without the site knowing who it is.

The numbers of the held bookings are in a signed cookie that the visitor's own browser keeps
for as long as a hold lasts. It keeps somebody from holding a whole day by mistake; a program
that throws the cookie away is stopped by nothing here but the ten minutes a hold lasts.
"""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from naervaer.web.records.bookings.services import HOLD, holds_standing

MOST_HOLDS = 3
"""Times one visitor may hold at once; the project's own choice."""

COOKIE = "timer"
_PURPOSE = "booking.holds"


def held_already(request: HttpRequest) -> list[int]:
    """Return the bookings the visitor still holds, as far as their browser says."""
    said = request.get_signed_cookie(COOKIE, default="", salt=_PURPOSE, max_age=HOLD)
    keys = [int(one) for one in (said or "").split(".") if one]
    return holds_standing(keys, now=timezone.now()) if keys else []


def remember_hold(request: HttpRequest, answer: HttpResponse, keys: Iterable[int]) -> None:
    """Let the visitor's browser keep which bookings it holds."""
    answer.set_signed_cookie(
        COOKIE,
        ".".join(str(one) for one in keys),
        salt=_PURPOSE,
        max_age=int(HOLD.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
