"""Every request has an actor, and every page has declared what it lets one do."""

from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse

from naervaer.domain.authority import ANYBODY, OPEN_ACTS, SENSITIVE_ACTS, Act, Actor
from naervaer.web.records.accounts.acts import act_of
from naervaer.web.records.accounts.selectors import actor_of
from naervaer.web.records.accounts.sessions import is_half, session_keep
from naervaer.web.records.audit.services import read_record, refusal_record

_METHODS = ("GET", "HEAD", "OPTIONS", "POST")
_ACTS = frozenset(str(one) for one in Act)


class ActorMiddleware:
    """Put the actor on the request and refuse what the authority table refuses.

    Refused is also what has declared nothing: a page without an act is a defect, not a page
    for everybody. Where an act is done (which district, which municipality) is decided by
    the page itself, in its query; here it is enough that the actor may do it anywhere. A page
    that refuses a place raises `PermissionDenied`; the refusal is recorded here, once.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, with its actor; what is sensitive leaves a line in the log.

        No browser keeps what somebody signed in has seen, so that the next one at the same
        machine does not either.
        """
        request.actor = ANYBODY  # type: ignore[attr-defined]
        response = self.get_response(request)
        act: Act | None = getattr(request, "act", None)
        if act in SENSITIVE_ACTS and _has_shown(request, response):
            read_record(actor=_actor(request), act=str(act), thing=request.get_full_path())
        if _actor(request).is_signed_in and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store, private"
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        _arguments: tuple[Any, ...],
        _named: dict[str, Any],
    ) -> HttpResponse | None:
        """Refuse, send to sign-in, or let through."""
        if request.method not in _METHODS:
            return HttpResponseNotAllowed(_METHODS)
        act = act_of(view)
        if act is None:
            msg = f"The view {view.__module__}.{view.__qualname__} declares no act."
            raise ImproperlyConfigured(msg)
        request.act = act  # type: ignore[attr-defined]
        if act in OPEN_ACTS and "_auth_user_id" not in _session_if_begun(request):
            return None
        actor = _actor_signed_in(request)
        request.actor = actor  # type: ignore[attr-defined]
        if actor.may(act):
            return None
        if actor.is_signed_in:
            refusal_record(actor=actor, act=act, address=request.path)
            raise PermissionDenied(str(act))
        return redirect_to_login(request.get_full_path(), reverse("entrance:sign_in"))

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Remember that a page refused somebody a place, and the act it named."""
        if isinstance(exception, PermissionDenied):
            named = str(exception)
            act = named if named in _ACTS else getattr(request, "act", "")
            refusal_record(actor=_actor(request), act=str(act), address=request.path)


def _actor_signed_in(request: HttpRequest) -> Actor:
    """Return who is signed in; without roles while the second factor is missing."""
    if _session_if_begun(request):
        session_keep(request)
    actor = actor_of(request.user)
    return replace(actor, grants=()) if is_half(request) else actor


def _actor(request: HttpRequest) -> Actor:
    """Return the request's actor."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _has_shown(request: HttpRequest, response: HttpResponse) -> bool:
    """Return whether the answer showed something; a change is in the history instead."""
    return request.method == "GET" and response.status_code == HTTPStatus.OK


def _session_if_begun(request: HttpRequest) -> Any:
    """Return the session where the visitor has one; looking must not begin one."""
    from django.conf import settings  # noqa: PLC0415 - settings are ready only when asked

    return request.session if settings.SESSION_COOKIE_NAME in request.COOKIES else {}
