"""What comes after the password: the code; and the link that sets an account up."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act, Role
from naervaer.web.interface.addresses import way_back
from naervaer.web.portals.account.forms import CodeForm, NewPasswordForm
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import address_of
from naervaer.web.records.accounts.attempts import (
    TooManyAttemptsError,
    attempt_count,
    attempts_forget,
    failure_record,
)
from naervaer.web.records.accounts.demo import demo_account
from naervaer.web.records.accounts.second_factors import code_accept, recovery_code_use
from naervaer.web.records.accounts.selectors import account_by_number
from naervaer.web.records.accounts.sessions import session_begin
from naervaer.web.records.accounts.setup_links import setup_link_use, setup_link_user

WAITING, ONWARDS = "waiting", "onwards"


@lets(Act.SIGN_IN)
def code(request: HttpRequest) -> HttpResponse:
    """Take the one-time code, or a recovery code, of somebody whose password was right."""
    user = account_by_number(request.session.get(WAITING))
    if user is None:
        return redirect("entrance:sign_in")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["code"]
        try:
            attempt_count(username=user.username, address=address_of(request))
        except TooManyAttemptsError:
            form.add_error("code", _("For mange forsøk. Vent et kvarter og prøv igjen."))
        else:
            if code_accept(user=user, code=given) or recovery_code_use(user=user, code=given):
                onwards = way_back(request, request.session.get(ONWARDS, "/"))
                attempts_forget(username=user.username)
                session_begin(request, user)
                return redirect(onwards)
            failure_record(username=user.username, address=request.path)
            form.add_error("code", _("Koden stemmer ikke, eller den er brukt."))
    return render(request, "account/code.html", {"form": form})


@require_POST
@lets(Act.SIGN_IN)
def demo(request: HttpRequest) -> HttpResponse:
    """Sign in with the demonstration's account for a role."""
    wanted = request.POST.get("role", "")
    user = demo_account(Role(wanted)) if wanted in set(Role) else None
    if user is None:
        raise Http404
    session_begin(request, user)
    onwards = way_back(request, request.POST.get("onwards", "/"))
    return redirect("district:workplace" if onwards == "/" else onwards)


@never_cache
@lets(Act.SIGN_IN)
def setup(request: HttpRequest, token: str) -> HttpResponse:
    """Let the holder of a set-up link choose a password."""
    user = setup_link_user(token)
    if user is None:
        raise Http404
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = setup_link_use(token=token, password=form.cleaned_data["password"])
        except ValidationError as error:
            form.add_error("password", error)
        else:
            session_begin(request, user, is_half=True)
            messages.success(request, _("Passordet er lagret. Velg en ekstra sikring nå."))
            return redirect("account:own")
    shown = {"form": form, "username": user.username}
    return render(request, "account/setup.html", shown)
