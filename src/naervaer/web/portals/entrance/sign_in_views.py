"""Signing in and out: the page with every way in, and the password."""

from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act
from naervaer.web.interface.addresses import way_back
from naervaer.web.portals.entrance.forms import PasswordForm
from naervaer.web.portals.entrance.presenters import WaysIn
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, address_of
from naervaer.web.records.accounts.attempts import (
    TooManyAttemptsError,
    attempt_count,
    failure_record,
)
from naervaer.web.records.accounts.openid.leaving import leaving_address
from naervaer.web.records.accounts.second_factors import has_codes
from naervaer.web.records.accounts.sessions import session_begin, session_end

WAITING, ONWARDS = "waiting", "onwards"


@lets(Act.SIGN_IN)
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show every way in; take a name and a password."""
    onwards = way_back(request, request.GET.get("next", "/"))
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = _with_password(request, form, onwards)
        if answer is not None:
            return answer
    shown = {"form": form, "ways": WaysIn.now(), "onwards": onwards}
    return render(
        request, "entrance/sign_in.html", shown, status=UNUSABLE if form.errors else 200
    )


@require_POST
@lets(Act.SIGN_IN)
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out; who came from ID-porten or Ansattporten is sent there to sign out as well."""
    address = leaving_address(request)
    session_end(request)
    if address is None:
        answer: HttpResponse = redirect("entrance:front")
    else:
        answer = render(request, "entrance/signed_out.html", {"address": address})
        answer.headers["Refresh"] = f"0;url={address}"
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _with_password(
    request: HttpRequest, form: PasswordForm, onwards: str
) -> HttpResponse | None:
    """Return where a name and a password lead, or None with the reason in the form."""
    name, password = form.cleaned_data["username"], form.cleaned_data["password"]
    try:
        attempt_count(username=name, address=address_of(request))
    except TooManyAttemptsError:
        form.add_error(None, _("For mange forsøk. Vent et kvarter og prøv igjen."))
        return None
    user = authenticate(request, username=name, password=password)
    if user is None:
        failure_record(username=name, address=request.path)
        form.add_error(None, _("Brukernavn eller passord stemmer ikke."))
        return None
    session_end(request)
    if has_codes(user):
        request.session.update({WAITING: user.pk, ONWARDS: onwards})
        return redirect("account:code")
    if user.passkeys.exists():
        form.add_error(None, _("Kontoen har passnøkkel. Logg inn med den."))
        return None
    session_begin(request, user, is_half=True)
    messages.info(request, _("Velg en ekstra sikring før du går videre."))
    return redirect("account:own")
