"""Writing to the contact, following what one wrote by a signed link or code, taking it back."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act
from naervaer.domain.enquiries.requests import RequestTheme
from naervaer.domain.errors import NaervaerError
from naervaer.domain.retention import retention_of
from naervaer.domain.rules.agreements import ORDER_AN_OFFICER
from naervaer.web.portals.contact.request_forms import AskForm, CodeForm
from naervaer.web.portals.contact.request_presenters import own_request
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE
from naervaer.web.records.areas.selectors import municipality_by_number, page_slug
from naervaer.web.records.contact_requests.links import code_from, link_for
from naervaer.web.records.contact_requests.selectors import opened, request_by_code
from naervaer.web.records.contact_requests.services import request_ask, request_withdraw

if TYPE_CHECKING:
    from naervaer.web.records.contact_requests.models import ContactRequest


@never_cache
@lets(Act.SEE_PUBLIC)
def ask(request: HttpRequest, which: str) -> HttpResponse:
    """Take what somebody writes to the contact of a municipality."""
    one = municipality_by_number(which.partition("-")[0])
    if one is None:
        raise Http404
    if which != page_slug(one):
        return redirect("contact:ask", page_slug(one), permanent=False)
    form = AskForm(request.POST or None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            made = request_ask(
                municipality=one,
                theme=RequestTheme(given["tema"]),
                message=given["melding"],
                contact=given["contact"],
                is_confirmed=form.is_confirmed,
            )
        except NaervaerError as error:
            form.add_error("melding", str(error))
        else:
            messages.success(request, _("Henvendelsen er sendt til politikontakten."))
            return redirect("contact:follow", link_for(made.code))
    shown = {
        "form": form,
        "municipality": one,
        "slug": page_slug(one),
        "reply_days": ORDER_AN_OFFICER.reply_days,
        "kept_days": retention_of("contact_request_words").days,
    }
    status = UNUSABLE if form.is_bound else 200
    return render(request, "contact/ask.html", shown, status=status)


@never_cache
@lets(Act.SEE_PUBLIC)
def find_reply(request: HttpRequest) -> HttpResponse:
    """Let somebody open the reply with the code they were given."""
    form = CodeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        found = request_by_code(form.code)
        if found is not None:
            return redirect("contact:follow", link_for(found.code))
        words = _("Ingen henvendelse har denne koden. Se om du har skrevet den riktig.")
        form.add_error("kode", words)
    status = UNUSABLE if form.is_bound else 200
    return render(request, "contact/find_reply.html", {"form": form}, status=status)


@never_cache
@lets(Act.SEE_PUBLIC)
def follow(request: HttpRequest, link: str) -> HttpResponse:
    """Show a request and its reply to whoever holds its link."""
    found = _linked(link)
    shown = {
        "own": own_request(opened(found), today=timezone.localdate()),
        "link": link,
        "slug": page_slug(found.municipality),
        "kept_days": retention_of("contact_request_words").days,
    }
    return render(request, "contact/follow.html", shown)


@require_POST
@lets(Act.SEE_PUBLIC)
def withdraw(request: HttpRequest, link: str) -> HttpResponse:
    """Take a request back; what was written is deleted."""
    try:
        request_withdraw(request=_linked(link))
    except NaervaerError as error:
        messages.error(request, str(error))
    else:
        words = _("Henvendelsen er trukket tilbake, og det du skrev, er slettet.")
        messages.success(request, words)
    return redirect("contact:follow", link)


def _linked(link: str) -> "ContactRequest":
    found = request_by_code(code_from(link) or "")
    if found is None:
        raise Http404
    return found
