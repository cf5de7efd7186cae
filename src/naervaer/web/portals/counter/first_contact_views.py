"""First contact: how many enquiries are answered at once, and how sure that is."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from naervaer.domain.authority import Act
from naervaer.web.interface.kinds import Badge
from naervaer.web.portals.counter.first_contact_presenters import (
    between,
    csv_text,
    month_chart,
    part_tables,
    period_words,
)
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of, districts_of
from naervaer.web.records.enquiries.selectors import first_contact, offices_of


@lets(Act.SEE_FIRST_CONTACT)
def page(request: HttpRequest) -> HttpResponse:
    """Show the share answered at first contact, by theme, channel, office and language."""
    names, district = _asked(request)
    found = first_contact(actor_of(request), district, today=timezone.localdate())
    shown = {
        "districts": names,
        "district": district,
        "found": found,
        "period": period_words(found.since, found.until),
        "between": between(found.total),
        "badge": Badge(found.kind) if found.kind else None,
        "tables": part_tables(found, _offices(request), request.GET),
        "chart": month_chart(found),
        "query": request.GET.urlencode(),
    }
    return render(request, "counter/first_contact.html", shown)


@lets(Act.SEE_FIRST_CONTACT)
def csv_file(request: HttpRequest) -> HttpResponse:
    """Hand out what is shown as CSV."""
    _names, district = _asked(request)
    found = first_contact(actor_of(request), district, today=timezone.localdate())
    text = csv_text(found, district, _offices(request))
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="forste-kontakt.csv"'
    return response


def _asked(request: HttpRequest) -> tuple[list[str], str]:
    """Return the districts within reach and the one asked for; another's is refused."""
    names = districts_of(request, Act.SEE_FIRST_CONTACT)
    district = request.GET.get("distrikt") or (names[0] if names else "")
    if district not in names:
        raise PermissionDenied(str(Act.SEE_FIRST_CONTACT))
    return names, district


def _offices(request: HttpRequest) -> dict[str, str]:
    offices = offices_of(actor_of(request), Act.SEE_FIRST_CONTACT)
    return dict(offices.values_list("pk", "name"))
