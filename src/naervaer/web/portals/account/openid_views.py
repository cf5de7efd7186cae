"""Signing in through Ansattporten and ID-porten."""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_exempt

from naervaer.domain.authority import Act
from naervaer.domain.errors import NaervaerError, UnknownNameError
from naervaer.web.interface.addresses import way_back
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.attempts import failure_record
from naervaer.web.records.accounts.identities import staff_account
from naervaer.web.records.accounts.inhabitants import inhabitant_account
from naervaer.web.records.accounts.openid.flow import Pending, Person, flow_begin, flow_finish
from naervaer.web.records.accounts.openid.issuers import STAFF, Issuer, issuer_for
from naervaer.web.records.accounts.openid.leaving import arrival_remember, sessions_end
from naervaer.web.records.accounts.sessions import session_begin, session_end

_PENDING = "openid"


@never_cache
@lets(Act.SIGN_IN)
def begin(request: HttpRequest, who: str) -> HttpResponse:
    """Send somebody to the issuer."""
    issuer = _issuer_or_404(who)
    back = request.build_absolute_uri(reverse("account:openid_answer", args=[who]))
    try:
        address, pending = flow_begin(
            issuer,
            redirect_uri=back,
            onwards=way_back(request, request.GET.get("next", "/")),
            language=get_language() or "nb",
            again=request.GET.get("igjen") == "1",
        )
    except NaervaerError as error:
        return _failed(request, error)
    request.session[_PENDING] = pending.stored()
    return redirect(address)


@never_cache
@lets(Act.SIGN_IN)
def answer(request: HttpRequest, who: str) -> HttpResponse:
    """Take somebody back from the issuer, and let them in where everything holds."""
    issuer = _issuer_or_404(who)
    stored = request.session.pop(_PENDING, None)
    if stored is None:
        return redirect("entrance:sign_in")
    pending = Pending(**stored)
    try:
        person = flow_finish(issuer, pending=pending, answer=request.GET.dict())
    except NaervaerError as error:
        return _failed(request, error)
    return _let_in(request, issuer, person, pending)


@never_cache
@xframe_options_exempt
@lets(Act.SIGN_IN)
def ended_there(request: HttpRequest, who: str) -> HttpResponse:
    """End the session of somebody who signed out at the issuer (front-channel logout)."""
    issuer = _issuer_or_404(who)
    if request.GET.get("iss") == issuer.address:
        sessions_end(issuer, sid=request.GET.get("sid", ""))
    return HttpResponse("")


def _let_in(
    request: HttpRequest, issuer: Issuer, person: Person, pending: Pending
) -> HttpResponse:
    """Begin the session of the person's account; staff without one are told so."""
    if issuer.who == STAFF:
        user = staff_account(issuer=issuer.address, claims=person.claims)
    else:
        user = inhabitant_account(issuer=issuer.address, subject=str(person.claims["sub"]))
    if user is None or not user.is_active:
        session_end(request)
        arrival_remember(request, issuer, person)
        failure_record(username="", address=request.path)
        return render(request, "account/no_account.html", status=403)
    session_begin(request, user, sure_at=_proved_at(person, pending))
    arrival_remember(request, issuer, person)
    return redirect(way_back(request, pending.onwards))


def _proved_at(person: Person, pending: Pending) -> float:
    """Return when the issuer last asked who somebody is; long ago, where it does not say.

    Who is signed in there already comes in without being asked, so that coming in is no proof.
    """
    told = person.claims.get("auth_time")
    if isinstance(told, int | float):
        return float(told)
    return pending.begun_at if pending.again else 0.0


def _failed(request: HttpRequest, error: NaervaerError) -> HttpResponse:
    """Say that the sign-in did not succeed; the reason goes to the operator's log."""
    logging.getLogger(__name__).warning("Sign-in by OpenID Connect: %s", error)
    failure_record(username="", address=request.path)
    return render(request, "account/not_signed_in.html", status=400)


def _issuer_or_404(who: str) -> Issuer:
    """Return the issuer for staff or inhabitants."""
    try:
        return issuer_for(who)
    except UnknownNameError:
        raise Http404 from None
