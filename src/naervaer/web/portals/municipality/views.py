"""Screens of this portal."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from naervaer.domain.authority import Act
from naervaer.web.portals.municipality.page import page_of
from naervaer.web.portals.municipality.presenters import municipality_table
from naervaer.web.portals.municipality.sheet import sheet_pdf
from naervaer.web.portals.municipality.times import bookable_in
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.areas.selectors import (
    municipalities_all,
    municipality_by_number,
    page_slug,
)
from naervaer.web.records.audit.kept_answers import kept_for_everybody

if TYPE_CHECKING:
    from naervaer.web.records.areas.models import Municipality


@lets(Act.SEE_PUBLIC)
@kept_for_everybody
def municipality_list(request: HttpRequest) -> HttpResponse:
    """List the municipalities whose name or district matches the search."""
    search = request.GET.get("q", "").strip()[:60]
    table = municipality_table(municipalities_all(), search=search, asked=request.GET)
    shown = {"table": table, "search": search}
    return render(request, "municipality/municipality_list.html", shown)


@lets(Act.SEE_PUBLIC)
@kept_for_everybody
def municipality_page(request: HttpRequest, which: str) -> HttpResponse:
    """Show one municipality; its number alone leads to the full address."""
    one = _municipality_or_404(which)
    if which != page_slug(one):
        return redirect("municipality:page", page_slug(one), permanent=False)
    page = page_of(one, today=timezone.localdate())
    shown = {"page": page, "bookable": bookable_in(one.number, now=timezone.now())}
    return render(request, "municipality/municipality_page.html", shown)


@lets(Act.SEE_PUBLIC)
@kept_for_everybody
def sheet(request: HttpRequest, which: str) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Hand out the municipality's page as one sheet for a council meeting."""
    one = _municipality_or_404(which)
    page = page_of(one, today=timezone.localdate())
    name = f"naervaer-{page_slug(one)}.pdf"
    return HttpResponse(
        sheet_pdf(page, language=get_language() or "nb"),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def _municipality_or_404(which: str) -> "Municipality":
    one = municipality_by_number(which.partition("-")[0])
    if one is None:
        raise Http404
    return one
