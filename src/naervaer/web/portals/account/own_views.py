"""The own account: roles, one-time codes, passkeys."""

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act
from naervaer.web.portals.account.forms import CodeForm
from naervaer.web.portals.account.freshness import needs_fresh_sign_in, sign_in_again_address
from naervaer.web.portals.account.presenters import GrantRow, SessionRow
from naervaer.web.portals.account.visitor import user_of_request
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of
from naervaer.web.records.accounts.open_sessions import MOST_OPEN, open_sessions_of
from naervaer.web.records.accounts.passkeys import passkey_remove
from naervaer.web.records.accounts.second_factors import (
    codes_begin,
    codes_confirm,
    has_codes,
    recovery_codes_make,
)
from naervaer.web.records.accounts.selectors import grants_of
from naervaer.web.records.accounts.sessions import is_fresh, is_half, number_of, session_renew
from naervaer.web.records.notices.selectors import messages_unread


@never_cache
@lets(Act.SEE_OWN_ACCOUNT)
def own(request: HttpRequest) -> HttpResponse:
    """Show the own account."""
    user, this = user_of_request(request), number_of(request)
    shown = {
        "user_name": user.username,
        "grants": [GrantRow.of(grant) for grant in grants_of(user).filter(taken_at=None)],
        "has_codes": has_codes(user),
        "passkeys": list(user.passkeys.order_by("made_at")),
        "sessions": [SessionRow.of(one, this=this) for one in open_sessions_of(user)],
        "most_open": MOST_OPEN,
        "unread": messages_unread(actor_of(request), now=timezone.now()),
        "is_half": is_half(request),
        "is_fresh": is_fresh(request),
        "again": sign_in_again_address(request),
        "is_local": user.standing == "staff" and not user.identities.exists(),
    }
    return render(request, "account/own.html", shown)


@never_cache
@lets(Act.SEE_OWN_ACCOUNT)
@needs_fresh_sign_in
def codes(request: HttpRequest) -> HttpResponse:
    """Set one-time codes up: show the square code, take the first code."""
    user = user_of_request(request)
    if has_codes(user):
        return redirect("account:own")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given, actor = form.cleaned_data["code"], actor_of(request)
        made = codes_confirm(user=user, code=given, actor=actor)
        if made:
            session_renew(request, user)
            return render(request, "account/recovery_codes.html", {"codes": made})
        form.add_error("code", _("Koden stemmer ikke. Er klokken på telefonen riktig?"))
    address = codes_begin(user=user)
    square = segno.make(address, error="m").svg_inline(
        scale=5, border=4, dark="#000", light="#fff", omitsize=True
    )
    secret = address.partition("secret=")[2].partition("&")[0]
    shown = {"form": form, "square": square, "secret": secret}
    return render(request, "account/codes.html", shown)


@never_cache
@require_POST
@lets(Act.SEE_OWN_ACCOUNT)
@needs_fresh_sign_in
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes; the old ones stop working."""
    user = user_of_request(request)
    if is_half(request) or not has_codes(user):
        return redirect("account:own")
    made = recovery_codes_make(user=user)
    return render(request, "account/recovery_codes.html", {"codes": made})


@require_POST
@lets(Act.SEE_OWN_ACCOUNT)
@needs_fresh_sign_in
def passkey_drop(request: HttpRequest, passkey_id: int) -> HttpResponse:
    """Forget one of the own passkeys."""
    user = user_of_request(request)
    if not is_half(request):
        passkey_remove(user=user, passkey_id=passkey_id, actor=actor_of(request))
        messages.success(request, _("Passnøkkelen er fjernet."))
    return redirect("account:own")
