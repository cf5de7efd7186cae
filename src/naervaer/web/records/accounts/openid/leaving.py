"""Signing out at the issuer too, and being signed out from there."""

from urllib.parse import urlencode

from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.urls import reverse

from naervaer.domain.errors import NaervaerError
from naervaer.web.records.accounts.models import OutsideSession
from naervaer.web.records.accounts.open_sessions import open_session_forget
from naervaer.web.records.accounts.openid.discovery import metadata_of
from naervaer.web.records.accounts.openid.flow import Person
from naervaer.web.records.accounts.openid.issuers import Issuer, issuer_for
from naervaer.web.records.accounts.sealing import keyed_hash, sealed, unsealed
from naervaer.web.records.accounts.sessions import NUMBER

_CAME_FROM, _TOKEN = "came_from", "id_token"


def arrival_remember(request: HttpRequest, issuer: Issuer, person: Person) -> None:
    """Remember in the session where somebody came from, to sign them out there."""
    request.session.update({_CAME_FROM: issuer.who, _TOKEN: sealed(person.id_token)})
    sid = person.claims.get("sid")
    if sid:
        request.session.save()
        OutsideSession.objects.update_or_create(
            session_key=request.session.session_key,
            defaults={"issuer": issuer.address, "sid_hash": _hash(issuer, str(sid))},
        )


def issuer_of_session(request: HttpRequest) -> str | None:
    """Return at which issuer the session began, or None where it began here."""
    who: str | None = request.session.get(_CAME_FROM)
    return who


def leaving_address(request: HttpRequest) -> str | None:
    """Return where somebody who came from an issuer signs out, or None."""
    who = request.session.get(_CAME_FROM)
    if who is None:
        return None
    try:
        issuer = issuer_for(who)
        endpoint = metadata_of(issuer.address).get("end_session_endpoint")
        token = unsealed(request.session[_TOKEN])
    except (NaervaerError, KeyError):
        return None
    said = {
        "id_token_hint": token,
        "client_id": issuer.client_id,
        "post_logout_redirect_uri": request.build_absolute_uri(reverse("entrance:front")),
    }
    return f"{endpoint}?{urlencode(said)}" if endpoint else None


def sessions_end(issuer: Issuer, *, sid: str) -> int:
    """End the sessions that began with one sign-in at the issuer; return how many."""
    begun = OutsideSession.objects.filter(issuer=issuer.address, sid_hash=_hash(issuer, sid))
    keys = list(begun.values_list("session_key", flat=True))
    ended = Session.objects.filter(session_key__in=keys)
    for session in ended:
        open_session_forget(session.get_decoded().get(NUMBER))
    ended.delete()
    begun.delete()
    return len(keys)


def _hash(issuer: Issuer, sid: str) -> str:
    return keyed_hash("sid", f"{issuer.address} {sid}")
