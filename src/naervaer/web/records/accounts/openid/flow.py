"""The code flow with PKCE: sending somebody to the issuer, and taking them back.

OpenID Connect Core 1.0, section 3.1; RFC 7636 (PKCE); RFC 7523 (private_key_jwt); RFC 9126
(the request is pushed where the issuer offers it); RFC 9207 (`iss` in the answer).
"""

import secrets
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

import httpx
from authlib.oauth2.rfc7523 import private_key_jwt_sign
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from naervaer.domain.errors import UnreachableServiceError
from naervaer.web.records.accounts.openid.discovery import metadata_of
from naervaer.web.records.accounts.openid.issuers import Issuer
from naervaer.web.records.accounts.openid.tokens import SignInRefusedError, claims_of

_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_ASSERTION_SECONDS = 60
_PENDING_SECONDS = 600
_TIMEOUT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Pending:
    """Somebody who is away at the issuer; stays in the session until they are back."""

    who: str
    state: str
    nonce: str
    verifier: str
    redirect_uri: str
    onwards: str
    begun_at: float
    again: bool = False

    def stored(self) -> dict[str, Any]:
        """Return it as the session keeps it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the issuer vouches for."""

    claims: dict[str, Any]
    id_token: str


def flow_begin(
    issuer: Issuer, *, redirect_uri: str, onwards: str, language: str, again: bool = False
) -> tuple[str, Pending]:
    """Return where to send somebody, and what to remember until they are back."""
    pending = Pending(
        who=issuer.who,
        state=secrets.token_urlsafe(32),
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        redirect_uri=redirect_uri,
        onwards=onwards,
        begun_at=time.time(),
        again=again,
    )
    asked = {
        "response_type": "code",
        "client_id": issuer.client_id,
        "redirect_uri": redirect_uri,
        "scope": "openid profile",
        "state": pending.state,
        "nonce": pending.nonce,
        "acr_values": issuer.acr,
        "ui_locales": language,
        "code_challenge": create_s256_code_challenge(pending.verifier),
        "code_challenge_method": "S256",
        **({"prompt": "login"} if again else {}),
    }
    metadata = metadata_of(issuer.address)
    pushed = metadata.get("pushed_authorization_request_endpoint")
    if pushed:
        told = _posted(pushed, {**asked, **_assertion(issuer)})
        asked = {"client_id": issuer.client_id, "request_uri": str(told["request_uri"])}
    return f"{metadata['authorization_endpoint']}?{urlencode(asked)}", pending


def flow_finish(issuer: Issuer, *, pending: Pending, answer: Mapping[str, str]) -> Person:
    """Return who came back.

    Raises
    ------
    SignInRefusedError
        When the answer or the token does not hold.
    UnreachableServiceError
        When the issuer does not answer.

    """
    _check_answer(issuer, pending, answer)
    told = _posted(
        metadata_of(issuer.address)["token_endpoint"],
        {
            "grant_type": "authorization_code",
            "client_id": issuer.client_id,
            "code": answer["code"],
            "redirect_uri": pending.redirect_uri,
            "code_verifier": pending.verifier,
            **_assertion(issuer),
        },
    )
    id_token = str(told.get("id_token", ""))
    claims = claims_of(id_token, issuer=issuer, nonce=pending.nonce, now=int(time.time()))
    return Person(claims, id_token)


def _check_answer(issuer: Issuer, pending: Pending, answer: Mapping[str, str]) -> None:
    """Refuse an answer that is not the one to this question."""
    if not secrets.compare_digest(answer.get("state", ""), pending.state):
        msg = "the answer's state is not the one that was sent."
        raise SignInRefusedError(msg)
    if pending.who != issuer.who or time.time() - pending.begun_at > _PENDING_SECONDS:
        msg = "the answer is to another question, or comes too late."
        raise SignInRefusedError(msg)
    promised = metadata_of(issuer.address).get("authorization_response_iss_parameter_supported")
    if answer.get("iss", "" if promised else issuer.address) != issuer.address:
        msg = f"the answer is from {answer.get('iss')!r}, expected {issuer.address}."
        raise SignInRefusedError(msg)
    if "error" in answer or "code" not in answer:
        msg = f"the issuer answered {answer.get('error', 'nothing')!r}, expected a code."
        raise SignInRefusedError(msg)


def _assertion(issuer: Issuer) -> dict[str, str]:
    """Return the proof of who the site is, good for one request (private_key_jwt)."""
    key = issuer.private_key()
    signed = private_key_jwt_sign(
        key,
        client_id=issuer.client_id,
        token_endpoint=issuer.address,
        alg="RS256" if key.key_type == "RSA" else "ES256",
        header={"kid": key.kid} if key.kid else {},
        expires_in=_ASSERTION_SECONDS,
    )
    return {"client_assertion_type": _ASSERTION, "client_assertion": signed}


def _posted(address: str, form: dict[str, str]) -> dict[str, Any]:
    """Return the issuer's answer to a form."""
    try:
        answer = httpx.post(address, data=form, timeout=_TIMEOUT_SECONDS)
        told: dict[str, Any] = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        msg = f"{address} does not answer: {error}"
        raise UnreachableServiceError(msg) from None
    if answer.is_error or "error" in told:
        msg = f"the issuer refused: {told.get('error', answer.status_code)}."
        raise SignInRefusedError(msg)
    return told
