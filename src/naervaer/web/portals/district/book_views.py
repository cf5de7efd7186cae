"""The presence book: planned and delivered, row by row and added up."""

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
from naervaer.domain.presence import DeliveryMode, PresenceState, Service
from naervaer.web.portals.district.book_forms import BookFilterForm, GroupForm, RecordForm
from naervaer.web.portals.district.book_presenters import (
    book_chart,
    book_csv_text,
    book_row,
    book_sums,
    book_table,
    municipality_table,
)
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of, districts_of, expect
from naervaer.web.records.areas.selectors import (
    district_by_name,
    municipality_by_number,
    place_of,
)
from naervaer.web.records.bookings.leaving import row_take_out
from naervaer.web.records.presence.selectors import (
    book_municipalities,
    group_by_id,
    groups_seen_by,
    presence_by_month,
    presence_by_week,
    row_by_id,
    rows_seen_by,
)
from naervaer.web.records.presence.services import (
    group_register,
    presence_of,
    presence_record,
)

_A_PAGE = 100


@lets(Act.SEE_PRESENCE_BOOK)
def book(request: HttpRequest) -> HttpResponse:
    """Show the book added up by month or week."""
    names, form, totals = _asked(request)
    by_week = form.asked["by_week"]
    if form.asked["municipality"] or len(names) == 1:
        table = book_table(totals, names, request.GET, by_week=by_week)
    else:
        table = municipality_table(totals, names, request.GET)
    shown = {
        "form": form,
        "sums": book_sums(totals),
        "chart": book_chart(totals, by_week=by_week),
        "table": table,
        "query": request.GET.urlencode(),
        "may_write": actor_of(request).may(Act.WRITE_PRESENCE_BOOK),
    }
    return render(request, "district/book.html", shown)


@lets(Act.SEE_PRESENCE_BOOK)
def book_csv(request: HttpRequest) -> HttpResponse:
    """Hand out what is shown as CSV."""
    names, form, totals = _asked(request)
    text = book_csv_text(totals, names, by_week=form.asked["by_week"])
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="naervaersbok.csv"'
    return response


def _asked(request: HttpRequest) -> tuple[dict[str, str], BookFilterForm, list[Any]]:
    """Return the names of the municipalities in reach, the filter, and what it asks for."""
    names = dict(book_municipalities(actor_of(request)).values_list("number", "name"))
    form = BookFilterForm(request.GET, municipalities=list(names.items()))
    asked = form.asked
    read = presence_by_week if asked["by_week"] else presence_by_month
    found = read(
        actor_of(request),
        municipality=asked["municipality"],
        since=asked["since"],
        until=asked["until"],
    )
    return names, form, [one for one in found if asked["mode"] in (None, one.mode)]


@lets(Act.SEE_PRESENCE_BOOK)
def rows(request: HttpRequest) -> HttpResponse:
    """Show the rows themselves, newest first."""
    names = book_municipalities(actor_of(request)).values_list("number", "name")
    form = BookFilterForm(request.GET, municipalities=list(names))
    asked = form.asked
    found = rows_seen_by(
        actor_of(request),
        municipality=asked["municipality"],
        since=asked["since"],
        until=asked["until"] if form["til"].value() else None,
    )
    if asked["mode"] is not None:
        found = found.filter(mode=asked["mode"].value)
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("side"))
    may_write = actor_of(request).may(Act.WRITE_PRESENCE_BOOK)
    shown_rows = [book_row(one, is_removable=may_write) for one in page.object_list]
    return render(
        request, "district/rows.html", {"form": form, "page": page, "rows": shown_rows}
    )


@lets(Act.WRITE_PRESENCE_BOOK)
def record(request: HttpRequest) -> HttpResponse:
    """Write one row by hand."""
    actor = actor_of(request)
    own = book_municipalities(actor, Act.WRITE_PRESENCE_BOOK)
    groups = groups_seen_by(actor, Act.WRITE_PRESENCE_BOOK)
    form = RecordForm(
        request.POST or None,
        municipalities=list(own.values_list("number", "name")),
        groups=[(str(one.pk), one.name) for one in groups],
    )
    if form.is_bound and form.is_valid():
        try:
            _record(request, form.cleaned_data)
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Raden er ført i boka."))
            return redirect("district:record")
    status = UNUSABLE if form.is_bound else 200
    shown = {"form": form, "has_groups": groups.exists()}
    return render(request, "district/record.html", shown, status=status)


def _record(request: HttpRequest, given: dict[str, Any]) -> None:
    """Write the row a form describes."""
    municipality = municipality_by_number(given["municipality"])
    if municipality is None:
        raise Http404
    expect(request, Act.WRITE_PRESENCE_BOOK, place_of(municipality))
    group = group_by_id(actor_of(request), int(given["group"]), Act.WRITE_PRESENCE_BOOK)
    if group is None:
        raise Http404
    presence = presence_of(
        municipality=municipality.number,
        mode=DeliveryMode(given["mode"]),
        service=Service(given["service"]),
        begins=given["begins"],
        ends=given["ends"],
        state=PresenceState(given["state"]),
        group=group.name,
    )
    title = f"{municipality.district} politidistrikt"
    source = Source(title, given["source"], timezone.localdate(), Kind(given["kind"]))
    presence_record(
        presence=presence,
        group=group,
        source=source,
        actor=actor_of(request),
        why=given["source"],
    )


@require_POST
@lets(Act.WRITE_PRESENCE_BOOK)
def remove(request: HttpRequest, row_id: int) -> HttpResponse:
    """Take a row out of the book, with a reason."""
    row = row_by_id(actor_of(request), row_id, Act.WRITE_PRESENCE_BOOK)
    if row is None:
        raise Http404
    try:
        row_take_out(row=row, actor=actor_of(request), why=request.POST.get("why", ""))
    except NaervaerError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Raden er tatt ut av boka; historikken husker den."))
    return redirect("district:rows")


@lets(Act.WRITE_PRESENCE_BOOK)
def groups(request: HttpRequest) -> HttpResponse:
    """Show the units and teams, and register a new one."""
    districts = districts_of(request, Act.WRITE_PRESENCE_BOOK)
    form = GroupForm(request.POST or None, districts=districts)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        expect(request, Act.WRITE_PRESENCE_BOOK, Place(given["district"]))
        try:
            group_register(
                district=district_by_name(given["district"]),
                name=given["name"],
                actor=actor_of(request),
                why=given["why"],
            )
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Gruppen er registrert."))
            return redirect("district:groups")
    found = groups_seen_by(actor_of(request), Act.WRITE_PRESENCE_BOOK)
    status = UNUSABLE if form.is_bound else 200
    shown = {"form": form, "groups": [(one.name, str(one.district)) for one in found]}
    return render(request, "district/groups.html", shown, status=status)
