"""Ending the sessions the own account has open elsewhere."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act
from naervaer.web.portals.account.freshness import needs_fresh_sign_in
from naervaer.web.portals.account.visitor import user_of_request
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of
from naervaer.web.records.accounts.open_sessions import open_session_end, other_sessions_end
from naervaer.web.records.accounts.sessions import number_of


@require_POST
@lets(Act.SEE_OWN_ACCOUNT)
@needs_fresh_sign_in
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End one session."""
    user = user_of_request(request)
    if open_session_end(user=user, number=number, actor=actor_of(request)):
        messages.success(request, _("Økten er avsluttet."))
    return redirect("account:own")


@require_POST
@lets(Act.SEE_OWN_ACCOUNT)
@needs_fresh_sign_in
def end_others(request: HttpRequest) -> HttpResponse:
    """End every session but this one."""
    user = user_of_request(request)
    other_sessions_end(user=user, kept=number_of(request), actor=actor_of(request))
    messages.success(request, _("Alle andre økter er avsluttet."))
    return redirect("account:own")
