"""What may change how somebody signs in asks for a fresh sign-in first."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.web.records.accounts.openid.leaving import issuer_of_session
from naervaer.web.records.accounts.sessions import is_fresh

View = Callable[..., HttpResponse]


def needs_fresh_sign_in(view: View) -> View:
    """Send whoever signed in a while ago back to the account page, which says what to do."""

    @wraps(view)
    def asked(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if is_fresh(request):
            return view(request, *arguments, **named)
        address = reverse("account:own")
        if request.content_type == "application/json":
            said = {"error": "the sign-in is too long ago", "address": address}
            return JsonResponse(said, status=HTTPStatus.CONFLICT)
        messages.warning(request, _("Logg inn på nytt før du endrer dette."))
        return redirect(address)

    return asked


def sign_in_again_address(request: HttpRequest) -> str:
    """Return where to sign in anew and come back; an issuer is told to ask for everything."""
    back, who = {"next": reverse("account:own")}, issuer_of_session(request)
    if who is None:
        return f"{reverse('entrance:sign_in')}?{urlencode(back)}"
    begin = reverse("account:openid_begin", args=[who])
    return f"{begin}?{urlencode({'igjen': '1', **back})}"
