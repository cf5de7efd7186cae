"""What is announced ahead: moved, shortened, called off, put up again."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act
from naervaer.domain.errors import NaervaerError
from naervaer.web.portals.duty.forms import ChangeForm, ReasonForm, local
from naervaer.web.portals.duty.presenters import PlannedRow, change_line
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of
from naervaer.web.records.rosters.changes import plan_cancel, plan_move, plan_restore
from naervaer.web.records.rosters.selectors import changes_of, planned_ahead, planned_by_id

if TYPE_CHECKING:
    from naervaer.web.records.presence.models import PresenceRow

_A_PAGE = 50


@lets(Act.ADOPT_ROSTERS)
def planned(request: HttpRequest) -> HttpResponse:
    """Show what is announced and still to come, soonest first."""
    found = planned_ahead(actor_of(request), now=timezone.now())
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("side"))
    shown = {"page": page, "rows": [PlannedRow.of(one) for one in page.object_list]}
    return render(request, "duty/planned.html", shown)


@lets(Act.ADOPT_ROSTERS)
def change(request: HttpRequest, row_id: int) -> HttpResponse:
    """Move, shorten or extend a planned row; show what has happened to it."""
    row = _row_or_404(request, row_id)
    first = {"begins": local(row.begins), "ends": local(row.ends)}
    form = ChangeForm(request.POST or None, initial=first)
    if form.is_bound and form.is_valid():
        try:
            plan_move(row=row, time=form.time, reason=form.why, actor=actor_of(request))
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Endret. De med timer eller avtaler får beskjed."))
            return redirect("duty:change", row_id)
    shown = {
        "row": PlannedRow.of(row),
        "form": form,
        "cancel_form": ReasonForm(prefix="avlys"),
        "changes": [change_line(one) for one in changes_of(row)],
    }
    status = UNUSABLE if form.is_bound else 200
    return render(request, "duty/change.html", shown, status=status)


@require_POST
@lets(Act.ADOPT_ROSTERS)
def cancel(request: HttpRequest, row_id: int) -> HttpResponse:
    """Call a planned row off."""
    row = _row_or_404(request, row_id)
    form = ReasonForm(request.POST, prefix="avlys")
    if not form.is_valid():
        messages.error(request, _("Velg en grunn."))
        return redirect("duty:change", row_id)
    try:
        plan_cancel(row=row, reason=form.why, actor=actor_of(request))
    except NaervaerError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Avlyst. De med timer eller avtaler får beskjed."))
    return redirect("duty:change", row_id)


@require_POST
@lets(Act.ADOPT_ROSTERS)
def restore(request: HttpRequest, row_id: int) -> HttpResponse:
    """Put a row that was called off up again."""
    row = _row_or_404(request, row_id)
    form = ReasonForm(request.POST, prefix="avlys")
    if not form.is_valid():
        messages.error(request, _("Velg en grunn."))
        return redirect("duty:change", row_id)
    try:
        plan_restore(row=row, reason=form.why, actor=actor_of(request))
    except NaervaerError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Satt opp igjen."))
    return redirect("duty:change", row_id)


def _row_or_404(request: HttpRequest, row_id: int) -> "PresenceRow":
    row = planned_by_id(actor_of(request), row_id)
    if row is None:
        raise Http404
    return row
