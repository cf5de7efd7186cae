"""Passkeys: what the browser is asked, and what it answers (JSON both ways)."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act
from naervaer.domain.errors import UnusableInputError
from naervaer.web.interface.addresses import way_back
from naervaer.web.portals.account.freshness import needs_fresh_sign_in
from naervaer.web.portals.account.visitor import origin_of, user_of_request
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of, address_of
from naervaer.web.records.accounts.attempts import (
    TooManyAttemptsError,
    attempt_count,
    failure_record,
)
from naervaer.web.records.accounts.passkeys import (
    passkey_add,
    passkey_user,
    registration_ask,
    sign_in_ask,
)
from naervaer.web.records.accounts.sessions import session_begin, session_renew

_CHALLENGE = "passkey_challenge"


@require_POST
@lets(Act.SIGN_IN)
def options(request: HttpRequest) -> JsonResponse:
    """Ask for any passkey the browser has for this site."""
    asked = sign_in_ask(origin=origin_of(request))
    request.session[_CHALLENGE] = asked.challenge
    return JsonResponse(asked.options)


@require_POST
@lets(Act.SIGN_IN)
def answer(request: HttpRequest) -> JsonResponse:
    """Sign in whoever the passkey belongs to."""
    try:
        given = _given(request)
        challenge = str(request.session.pop(_CHALLENGE, ""))
        address = address_of(request)
        attempt_count(username=f"passkey {address}", address=address)
        user = passkey_user(
            answer=json.dumps(given.get("credential")),
            challenge=challenge,
            origin=origin_of(request),
        )
    except (UnusableInputError, TooManyAttemptsError) as error:
        failure_record(username="", address=request.path)
        return JsonResponse({"error": str(error)}, status=400)
    session_begin(request, user)
    return JsonResponse({"address": way_back(request, str(given.get("onwards", "/")))})


@require_POST
@lets(Act.SEE_OWN_ACCOUNT)
@needs_fresh_sign_in
def make_options(request: HttpRequest) -> HttpResponse:
    """Ask the browser to make a passkey for the own account."""
    asked = registration_ask(user=user_of_request(request), origin=origin_of(request))
    request.session[_CHALLENGE] = asked.challenge
    return JsonResponse(asked.options)


@require_POST
@lets(Act.SEE_OWN_ACCOUNT)
@needs_fresh_sign_in
def make_answer(request: HttpRequest) -> HttpResponse:
    """Keep the passkey the browser has made."""
    user = user_of_request(request)
    try:
        given = _given(request)
        passkey_add(
            user=user,
            answer=json.dumps(given.get("credential")),
            challenge=str(request.session.pop(_CHALLENGE, "")),
            origin=origin_of(request),
            name=str(given.get("name", "")),
            actor=actor_of(request),
        )
    except UnusableInputError as error:
        return JsonResponse({"error": str(error)}, status=400)
    session_renew(request, user)
    return JsonResponse({"address": reverse("account:own")})


def _given(request: HttpRequest) -> dict[str, Any]:
    """Return the JSON object that was posted.

    Raises
    ------
    UnusableInputError
        When it is none.

    """
    try:
        given = json.loads(request.body)
    except ValueError:
        given = None
    if not isinstance(given, dict):
        msg = f"{len(request.body)} bytes were posted, expected a JSON object."
        raise UnusableInputError(msg)
    return given
