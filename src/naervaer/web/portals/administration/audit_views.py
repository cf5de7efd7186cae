"""The history, who read what is sensitive, and who was refused."""

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from naervaer.domain.authority import Act
from naervaer.web.portals.administration.presenters import LogRow
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.audit.selectors import (
    changes_newest_first,
    reads_newest_first,
    refusals_newest_first,
)

PER_PAGE = 100


@lets(Act.SEE_AUDIT)
def changes(request: HttpRequest) -> HttpResponse:
    """Show every change, newest first."""
    found = changes_newest_first(account=request.GET.get("konto", ""))
    return _log(request, found, _("Historikk"))


@lets(Act.SEE_AUDIT)
def reads(request: HttpRequest) -> HttpResponse:
    """Show who saw what is sensitive, newest first."""
    found = reads_newest_first(account=request.GET.get("konto", ""))
    return _log(request, found, _("Leselogg"))


@lets(Act.SEE_AUDIT)
def refusals(request: HttpRequest) -> HttpResponse:
    """Show who was refused what, newest first."""
    found = refusals_newest_first(account=request.GET.get("konto", ""))
    return _log(request, found, _("Avslag"))


def _log(request: HttpRequest, found: QuerySet[Model], heading: str) -> HttpResponse:
    """Show one of the logs, page by page."""
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("side"))
    shown = {
        "heading": heading,
        "page": page,
        "rows": [LogRow.of(one) for one in page],
        "account": request.GET.get("konto", ""),
    }
    return render(request, "administration/log.html", shown)
