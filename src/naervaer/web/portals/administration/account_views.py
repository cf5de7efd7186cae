"""Accounts: who has one, which roles where, and how they sign in."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act, Role
from naervaer.domain.errors import NaervaerError
from naervaer.web.portals.administration.forms import (
    AccountForm,
    IdentityForm,
    ReasonForm,
    RoleForm,
)
from naervaer.web.portals.administration.presenters import AccountRow, GrantLine
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of
from naervaer.web.records.accounts.identities import identity_map
from naervaer.web.records.accounts.openid.issuers import STAFF, offered_issuers
from naervaer.web.records.accounts.selectors import (
    account_by_key,
    accounts_by_name,
    grants_of,
)
from naervaer.web.records.accounts.services import (
    account_close,
    account_create,
    account_open,
    role_give,
    role_take,
)
from naervaer.web.records.accounts.setup_links import setup_link_make

if TYPE_CHECKING:
    from naervaer.web.records.accounts.models import User

_SHOWN = 200


@lets(Act.MANAGE_ACCOUNTS)
def accounts(request: HttpRequest) -> HttpResponse:
    """List the accounts."""
    words = request.GET.get("sok", "")
    rows = [AccountRow.of(user) for user in accounts_by_name(words)[:_SHOWN]]
    return render(request, "administration/accounts.html", {"rows": rows, "words": words})


@lets(Act.MANAGE_ACCOUNTS)
def create(request: HttpRequest) -> HttpResponse:
    """Make an account and show its set-up link, once."""
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given, actor = form.cleaned_data, actor_of(request)
        try:
            user = account_create(
                username=given["username"], name=given["name"], password=None, actor=actor
            )
        except ValidationError as error:
            form.add_error("username", error.messages)
        else:
            return _link_shown(request, user, why=given["why"])
    return render(request, "administration/create.html", {"form": form})


@never_cache
@lets(Act.MANAGE_ACCOUNTS)
def account(request: HttpRequest, username: str) -> HttpResponse:
    """Show one account with its roles, and what can be done about it."""
    return _page(request, _user_or_404(username))


@require_POST
@lets(Act.MANAGE_ACCOUNTS)
def give(request: HttpRequest, username: str) -> HttpResponse:
    """Give a role."""
    user, form = _user_or_404(username), RoleForm(request.POST)
    if not form.is_valid():
        return _page(request, user, role=form)
    try:
        role_give(
            user=user,
            role=Role(form.cleaned_data["role"]),
            place=form.place_given(),
            actor=actor_of(request),
            why=form.cleaned_data["why"],
        )
    except NaervaerError:
        form.add_error("place", _("Rollen gjelder et distrikt eller en kommune. Velg hvor."))
        return _page(request, user, role=form)
    messages.success(request, _("Rollen er gitt."))
    return redirect("administration:account", username)


@require_POST
@lets(Act.MANAGE_ACCOUNTS)
def take(request: HttpRequest, username: str, grant_id: int) -> HttpResponse:
    """Take a role back."""
    user, form = _user_or_404(username), ReasonForm(request.POST)
    grant = grants_of(user).filter(pk=grant_id, taken_at=None).first()
    if grant is None:
        raise Http404
    if form.is_valid():
        role_take(grant=grant, actor=actor_of(request), why=form.cleaned_data["why"])
        messages.success(request, _("Rollen er tatt tilbake."))
    else:
        messages.error(request, _("Skriv hvorfor rollen tas tilbake."))
    return redirect("administration:account", username)


@require_POST
@lets(Act.MANAGE_ACCOUNTS)
def link(request: HttpRequest, username: str) -> HttpResponse:
    """Make a new set-up link and show it, once."""
    return _link_shown(request, _user_or_404(username), why=_("ny oppsettslenke"))


@require_POST
@lets(Act.MANAGE_ACCOUNTS)
def identity(request: HttpRequest, username: str) -> HttpResponse:
    """Say who somebody is at the staff's issuer."""
    user, form = _user_or_404(username), IdentityForm(request.POST)
    issuer = next((one for one in offered_issuers() if one.who == STAFF), None)
    if issuer is None:
        raise Http404
    if not form.is_valid():
        return _page(request, user, identity=form)
    given = form.cleaned_data
    try:
        identity_map(user=user, issuer=issuer.address, actor=actor_of(request), **given)
    except NaervaerError:
        form.add_error("value", _("Personen er alt knyttet til en konto."))
        return _page(request, user, identity=form)
    messages.success(request, _("Kontoen er knyttet til personen."))
    return redirect("administration:account", username)


@require_POST
@lets(Act.MANAGE_ACCOUNTS)
def close(request: HttpRequest, username: str) -> HttpResponse:
    """Close an account, or open it again."""
    user, form = _user_or_404(username), ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Skriv hvorfor."))
    elif user.is_active:
        account_close(user=user, actor=actor_of(request), why=form.cleaned_data["why"])
    else:
        account_open(user=user, actor=actor_of(request), why=form.cleaned_data["why"])
    return redirect("administration:account", username)


def _page(request: HttpRequest, user: "User", **forms: Form) -> HttpResponse:
    """Show one account, with the form that has to be corrected, where there is one."""
    shown = {
        "row": AccountRow.of(user),
        "grants": [GrantLine.of(grant) for grant in grants_of(user)],
        "role_form": forms.get("role") or RoleForm(auto_id="rolle_%s"),
        "identity_form": forms.get("identity") or IdentityForm(auto_id="identitet_%s"),
        "has_issuer": any(one.who == STAFF for one in offered_issuers()),
        "identities": user.identities.count(),
    }
    return render(
        request, "administration/account.html", shown, status=UNUSABLE if forms else 200
    )


def _link_shown(request: HttpRequest, user: "User", *, why: str) -> HttpResponse:
    """Show a new set-up link."""
    token = setup_link_make(user=user, actor=actor_of(request), why=why)
    address = request.build_absolute_uri(reverse("account:setup", args=[token]))
    shown = {"row": AccountRow.of(user), "address": address}
    return render(request, "administration/link.html", shown)


def _user_or_404(username: str) -> "User":
    user = account_by_key(username)
    if user is None:
        raise Http404
    return user
