"""Public pages are made once for everybody, and anew when the records have changed.

Every change of a record is written in the history, so the number of the last change says
whether a page that was made before still holds. Only answers to people without a session are
kept: what somebody who is signed in sees is made for them each time.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from threading import Lock
from time import monotonic
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from naervaer.web.records.audit.models import HistoryHead

View = Callable[..., HttpResponse]
_OK = 200
_SECONDS = 300.0
_BYTES = 48_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, and what must still hold for it to be given again.

    Attributes
    ----------
    content, headers
        The answer itself.
    stamp
        The last change and the day when it was made.
    until
        When it is made anew in any case, on the process's own clock.

    """

    content: bytes
    headers: dict[str, str]
    stamp: tuple[int, date]
    until: float

    def answer(self) -> HttpResponse:
        """Return the answer as if it had been made now."""
        return HttpResponse(self.content, headers=self.headers)


@dataclass(slots=True)
class Shelf:
    """The kept answers of one process; what was asked for longest ago goes first.

    Attributes
    ----------
    room
        How many bytes of content there is room for.

    """

    room: int = _BYTES
    _answers: "OrderedDict[str, Kept]" = field(default_factory=OrderedDict)
    _held: int = 0
    _lock: Lock = field(default_factory=Lock)

    def find(self, key: str, stamp: tuple[int, date]) -> Kept | None:
        """Return the answer kept under a key, if it still holds."""
        with self._lock:
            kept = self._answers.get(key)
            if kept is None or kept.stamp != stamp or kept.until < monotonic():
                return None
            self._answers.move_to_end(key)
            return kept

    def keep(self, key: str, kept: Kept) -> None:
        """Keep an answer, and let go of as many others as that takes."""
        with self._lock:
            self._drop(key)
            self._answers[key] = kept
            self._held += len(kept.content)
            while self._held > self.room:
                self._drop(next(iter(self._answers)))

    def empty(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._answers.clear()
            self._held = 0

    def _drop(self, key: str) -> None:
        gone = self._answers.pop(key, None)
        self._held -= len(gone.content) if gone else 0


SHELF = Shelf()
"""What this process keeps."""


def kept_for_everybody(view: View) -> View:
    """Keep the view's answers to people without a session, by address and language.

    For views whose answer depends on nothing but the address, the language, the records and
    the day.
    """

    @wraps(view)
    def kept_or_made(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "GET" or set(request.COOKIES) & _PERSONAL:
            return view(request, *args, **kwargs)
        key = f"{get_language()} {request.build_absolute_uri()}"
        stamp = (_last_change(), timezone.localdate())
        found = SHELF.find(key, stamp)
        if found is not None:
            return found.answer()
        answer = view(request, *args, **kwargs)
        if _is_for_everybody(request, answer):
            until = monotonic() + _SECONDS
            SHELF.keep(key, Kept(answer.content, dict(answer.headers), stamp, until))
        return answer

    return kept_or_made


_PERSONAL = {settings.SESSION_COOKIE_NAME, "messages"}


def _is_for_everybody(request: HttpRequest, answer: HttpResponse) -> bool:
    """Return whether nothing in an answer is meant for one reader alone."""
    has_token = request.META.get("CSRF_COOKIE_NEEDS_UPDATE", False)
    whole = answer.status_code == _OK and not answer.streaming
    return whole and not answer.cookies and not has_token


def _last_change() -> int:
    """Return the number of the last change, 0 before the first."""
    return HistoryHead.objects.values_list("number", flat=True).first() or 0
