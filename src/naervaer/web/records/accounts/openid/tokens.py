"""The identity token: everything that must hold before anybody is let in."""

import re
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwt import decode

from naervaer.domain.errors import RuleBrokenError
from naervaer.web.records.accounts.openid.discovery import keys_of
from naervaer.web.records.accounts.openid.issuers import Issuer

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256"]
LEEWAY_SECONDS = 10
OLDEST_SECONDS = 600
_LEVELS = ("low", "substantial", "high")
_ACR = re.compile(r"(?:(?:idporten|eidas)-loa-)?(low|substantial|high)")


class SignInRefusedError(RuleBrokenError):
    """Somebody came back from the issuer with something that does not hold."""


def claims_of(token: str, *, issuer: Issuer, nonce: str, now: int) -> dict[str, Any]:
    """Return what a token says once everything about it has been checked.

    Signature by one of the issuer's keys and an algorithm with a key pair; `iss`, `aud` and
    `azp`; `exp`, `iat` and `nbf`; `nonce`; and `acr` at least as high as asked for.

    Raises
    ------
    SignInRefusedError
        When anything does not hold.

    """
    try:
        header = jws.extract_compact(token.encode()).headers()
        keys = keys_of(issuer.address, key_id=_key_id(header))
        decoded = decode(token, keys, algorithms=ALGORITHMS)
        claims = CodeIDToken(
            decoded.claims,
            decoded.header,
            options={
                "iss": {"essential": True, "value": issuer.address},
                "aud": {"essential": True, "value": issuer.client_id},
                "sub": {"essential": True},
                "nonce": {"essential": True, "value": nonce},
            },
            params={"nonce": nonce, "client_id": issuer.client_id},
        )
        claims.validate(now=now, leeway=LEEWAY_SECONDS)
    except (JoseError, ValueError) as error:
        msg = f"the identity token does not hold: {error}"
        raise SignInRefusedError(msg) from None
    if now - claims["iat"] > OLDEST_SECONDS:
        msg = f"the identity token is {now - claims['iat']} seconds old."
        raise SignInRefusedError(msg)
    if claims["aud"] not in (issuer.client_id, [issuer.client_id]):
        msg = f"the identity token is also for others: {claims['aud']}."
        raise SignInRefusedError(msg)
    if level_of(claims.get("acr")) < level_of(issuer.acr):
        msg = f"the level of assurance is {claims.get('acr')!r}, expected {issuer.acr}."
        raise SignInRefusedError(msg)
    return dict(claims)


def level_of(acr: object) -> int:
    """Return how high a level of assurance is: 0, 1 or 2, and -1 for one not known."""
    found = _ACR.fullmatch(str(acr))
    return _LEVELS.index(found[1]) if found else -1


def _key_id(header: dict[str, Any]) -> str:
    """Return which key a token says it is signed with."""
    key_id = header.get("kid")
    if not isinstance(key_id, str):
        msg = "the identity token names no key."
        raise SignInRefusedError(msg)
    return key_id
