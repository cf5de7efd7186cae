"""Planned against delivered, month by month."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from naervaer.domain.authority import Act
from naervaer.web.portals.duty.forms import DeviationForm
from naervaer.web.portals.duty.presenters import (
    deviation_places,
    deviation_sums,
    deviation_table,
    deviations_csv_text,
)
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of
from naervaer.web.records.presence.selectors import book_municipalities
from naervaer.web.records.rosters.deviations import deviations_seen_by

if TYPE_CHECKING:
    from naervaer.web.records.rosters.deviations import Deviation


@lets(Act.SEE_PRESENCE_BOOK)
def deviations(request: HttpRequest) -> HttpResponse:
    """Show planned against delivered per municipality, way and month."""
    names, form, found = _asked(request)
    is_one = bool(form.asked["municipality"]) or len(names) == 1
    table = deviation_table if is_one else deviation_places
    shown = {
        "form": form,
        "sums": deviation_sums(found),
        "table": table(found, names, request.GET),
        "query": request.GET.urlencode(),
        "may_confirm": actor_of(request).may(Act.CONFIRM_PRESENCE),
    }
    return render(request, "duty/deviations.html", shown)


@lets(Act.SEE_PRESENCE_BOOK)
def deviations_csv(request: HttpRequest) -> HttpResponse:
    """Hand out what is shown as CSV."""
    names, _form, found = _asked(request)
    text = deviations_csv_text(found, names)
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="planlagt-mot-levert.csv"'
    return response


def _asked(request: HttpRequest) -> "tuple[dict[str, str], DeviationForm, list[Deviation]]":
    actor = actor_of(request)
    names = dict(book_municipalities(actor).values_list("number", "name"))
    form = DeviationForm(request.GET, municipalities=list(names.items()))
    found = deviations_seen_by(actor, now=timezone.now(), **form.asked)
    return names, form, found
