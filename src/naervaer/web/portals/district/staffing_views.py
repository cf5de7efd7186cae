"""Staffing: dated, by function and funding, and what new points did to the others."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act, Place
from naervaer.domain.errors import NaervaerError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.staff import Funding, StaffFunction
from naervaer.web.portals.district.staffing_forms import StaffingForm
from naervaer.web.portals.district.staffing_presenters import (
    before_after,
    staffing_csv_text,
    staffing_rows,
)
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of, districts_of, expect
from naervaer.web.records.audit.services import read_record
from naervaer.web.records.points.selectors import point_by_id, points_all
from naervaer.web.records.promises.ledger import book_points, ledger_update
from naervaer.web.records.staffing.selectors import (
    staff_counts,
    staffing_by_id,
    staffing_seen_by,
)
from naervaer.web.records.staffing.services import staffing_record, staffing_withdraw

_A_PAGE = 100


@lets(Act.SEE_STAFFING)
def staffing(request: HttpRequest) -> HttpResponse:
    """Show the districts' staffing, and before and after each new point."""
    districts = districts_of(request, Act.SEE_STAFFING)
    read_record(actor=actor_of(request), act=Act.SEE_STAFFING, thing=", ".join(districts))
    compared = [
        before_after(name, book_points(district=name), staff_counts(district=name), request.GET)
        for name in districts
    ]
    found = staffing_seen_by(actor_of(request))
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("side"))
    shown = {
        "compared": [one for one in compared if one is not None],
        "page": page,
        "rows": staffing_rows(page.object_list),
        "may_write": actor_of(request).may(Act.WRITE_STAFFING),
    }
    return render(request, "district/staffing.html", shown)


@lets(Act.SEE_STAFFING)
def staffing_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the rows as CSV."""
    districts = districts_of(request, Act.SEE_STAFFING)
    read_record(actor=actor_of(request), act=Act.SEE_STAFFING, thing=", ".join(districts))
    text = staffing_csv_text(staffing_seen_by(actor_of(request)))
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="bemanning.csv"'
    return response


@lets(Act.WRITE_STAFFING)
def record(request: HttpRequest) -> HttpResponse:
    """Write staffing for a service point; the promises are judged anew."""
    districts = districts_of(request, Act.WRITE_STAFFING)
    points = points_all().filter(district__name__in=districts)
    choices = [(one.pk, f"{one.name} ({one.municipality})") for one in points]
    form = StaffingForm(request.POST or None, points=choices)
    if form.is_bound and form.is_valid():
        try:
            _record(request, form.cleaned_data)
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Bemanningen er ført, og løftene er vurdert på nytt."))
            return redirect("district:staffing")
    status = UNUSABLE if form.is_bound else 200
    return render(request, "district/staffing_record.html", {"form": form}, status=status)


def _record(request: HttpRequest, given: dict[str, Any]) -> None:
    """Write the row a form describes."""
    point = point_by_id(given["point"])
    if point is None:
        raise Http404
    district = point.district.name
    expect(request, Act.WRITE_STAFFING, Place(district, point.municipality_id))
    title = f"{district} politidistrikt"
    staffing_record(
        district=district,
        point=point.pk,
        as_of=given["as_of"],
        function=StaffFunction(given["function"]),
        funding=Funding(given["funding"]),
        fte=given["fte"],
        source=Source(title, given["source"], timezone.localdate(), Kind(given["kind"])),
        actor=actor_of(request),
        why=given["source"],
    )
    ledger_update(actor=actor_of(request))


@require_POST
@lets(Act.WRITE_STAFFING)
def withdraw(request: HttpRequest, row_id: int) -> HttpResponse:
    """Take back a row that was wrong; the promises are judged anew."""
    row = staffing_by_id(actor_of(request), row_id, Act.WRITE_STAFFING)
    if row is None:
        raise Http404
    try:
        staffing_withdraw(row=row, actor=actor_of(request), why=request.POST.get("why", ""))
        ledger_update(actor=actor_of(request))
    except NaervaerError as error:
        messages.error(request, str(error))
    return redirect("district:staffing")
