"""Files on their way into the presence book."""

import io
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act, Place
from naervaer.domain.errors import NaervaerError
from naervaer.domain.figures import Kind
from naervaer.web.portals.district.book_forms import UploadForm
from naervaer.web.portals.district.import_presenters import (
    TEMPLATE_ROWS,
    file_row,
    problem_rows,
)
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of, districts_of, expect
from naervaer.web.records.areas.selectors import district_by_name
from naervaer.web.records.bookings.leaving import file_take_out
from naervaer.web.records.presence.imports import (
    import_confirm,
    import_correct,
    import_discard,
    import_upload,
)
from naervaer.web.records.presence.selectors import (
    groups_seen_by,
    import_by_id,
    imports_seen_by,
)

if TYPE_CHECKING:
    from naervaer.web.records.presence.models import PresenceImport

_SHOWN = 50


@lets(Act.WRITE_PRESENCE_BOOK)
def imports(request: HttpRequest) -> HttpResponse:
    """Show the files so far, and take in a new one."""
    districts = districts_of(request, Act.WRITE_PRESENCE_BOOK)
    form = UploadForm(request.POST or None, request.FILES or None, districts=districts)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        expect(request, Act.WRITE_PRESENCE_BOOK, Place(given["district"]))
        try:
            taken = import_upload(
                district=district_by_name(given["district"]),
                file_name=given["file"].name,
                content=given["file"].read(),
                kind=Kind(given["kind"]),
                actor=actor_of(request),
            )
        except NaervaerError as error:
            form.add_error("file", str(error))
        else:
            return redirect("district:import", taken.pk)
    files = [file_row(one) for one in imports_seen_by(actor_of(request))[:_SHOWN]]
    groups = [one.name for one in groups_seen_by(actor_of(request), Act.WRITE_PRESENCE_BOOK)]
    status = UNUSABLE if form.is_bound else 200
    shown = {"form": form, "files": files, "groups": groups}
    return render(request, "district/imports.html", shown, status=status)


@lets(Act.WRITE_PRESENCE_BOOK)
def preview(request: HttpRequest, file_id: int) -> HttpResponse:
    """Show what a file would bring into the book, and what is wrong with it."""
    found = _file_or_404(request, file_id)
    shown = {"file": file_row(found), "problems": problem_rows(found)}
    return render(request, "district/import.html", shown)


@require_POST
@lets(Act.WRITE_PRESENCE_BOOK)
def correct(request: HttpRequest, file_id: int) -> HttpResponse:
    """Correct cells without a new file."""
    found = _file_or_404(request, file_id)
    corrections: dict[int, dict[str, str]] = {}
    for name, value in request.POST.items():
        row, _dot, column = name.partition(".")
        if row.isdecimal() and column:
            corrections.setdefault(int(row), {})[column] = str(value)
    try:
        looked = import_correct(batch=found, corrections=corrections, actor=actor_of(request))
    except NaervaerError as error:
        messages.error(request, str(error))
    else:
        if not looked.rows_wrong:
            messages.success(request, _("Alle feil er rettet. Se over og før inn."))
    return redirect("district:import", file_id)


@require_POST
@lets(Act.WRITE_PRESENCE_BOOK)
def confirm(request: HttpRequest, file_id: int) -> HttpResponse:
    """Write a file's rows in the book."""
    try:
        import_confirm(batch=_file_or_404(request, file_id), actor=actor_of(request))
    except NaervaerError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Filen er ført i boka."))
    return redirect("district:import", file_id)


@require_POST
@lets(Act.WRITE_PRESENCE_BOOK)
def undo(request: HttpRequest, file_id: int) -> HttpResponse:
    """Take a file's rows out of the book again."""
    try:
        why = request.POST.get("why", "")
        file_take_out(batch=_file_or_404(request, file_id), actor=actor_of(request), why=why)
    except NaervaerError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Hele filen er tatt ut av boka. Den er tatt vare på."))
    return redirect("district:import", file_id)


@require_POST
@lets(Act.WRITE_PRESENCE_BOOK)
def discard(request: HttpRequest, file_id: int) -> HttpResponse:
    """Put a waiting file aside."""
    try:
        import_discard(batch=_file_or_404(request, file_id), actor=actor_of(request))
    except NaervaerError as error:
        messages.error(request, str(error))
    return redirect("district:imports")


@lets(Act.WRITE_PRESENCE_BOOK)
def template_csv(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Hand out an example file as CSV."""
    text = "\r\n".join(";".join(row) for row in TEMPLATE_ROWS) + "\r\n"
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="naervaer-mal.csv"'
    return response


@lets(Act.WRITE_PRESENCE_BOOK)
def template_excel(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Hand out an example file for Excel."""
    from openpyxl import Workbook  # noqa: PLC0415 - needed here alone

    book = Workbook()
    for row in TEMPLATE_ROWS:
        book.active.append(list(row))
    written = io.BytesIO()
    book.save(written)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = HttpResponse(written.getvalue(), content_type=kind)
    response["Content-Disposition"] = 'attachment; filename="naervaer-mal.xlsx"'
    return response


def _file_or_404(request: HttpRequest, file_id: int) -> "PresenceImport":
    found = import_by_id(actor_of(request), file_id)
    if found is None:
        raise Http404
    return found
