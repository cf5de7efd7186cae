"""What became of the last days' plan: two clicks where all went as planned."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act
from naervaer.domain.errors import NaervaerError
from naervaer.web.interface.numbers import number
from naervaer.web.portals.duty.forms import ChangeForm, ReasonForm, local
from naervaer.web.portals.duty.presenters import OutcomeRow, PlannedRow
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of
from naervaer.web.records.rosters.outcomes import (
    outcome_held,
    outcome_not_held,
    outcome_take_back,
    outcomes_as_planned,
)
from naervaer.web.records.rosters.selectors import (
    DAYS_TO_CONFIRM,
    outcome_by_id,
    outcomes_seen_by,
    row_to_confirm,
    rows_to_confirm,
)

if TYPE_CHECKING:
    from naervaer.web.records.presence.models import PresenceRow

_MOST = 500
_SHOWN = 30


@lets(Act.CONFIRM_PRESENCE)
def to_confirm(request: HttpRequest) -> HttpResponse:
    """Show the last days' planned rows that wait for an answer, and the answers given."""
    actor, now = actor_of(request), timezone.now()
    waiting = rows_to_confirm(actor, now=now)[:_MOST]
    shown = {
        "days": DAYS_TO_CONFIRM,
        "rows": [PlannedRow.of(one) for one in waiting],
        "answers": [OutcomeRow.of(one) for one in outcomes_seen_by(actor, now=now)[:_SHOWN]],
        "may_import": actor.may(Act.WRITE_PRESENCE_BOOK),
    }
    return render(request, "duty/to_confirm.html", shown)


@lets(Act.CONFIRM_PRESENCE)
def confirm_all(request: HttpRequest) -> HttpResponse:
    """Show what would be confirmed as planned, and confirm exactly that."""
    if request.method == "POST":
        return _confirm_shown(request)
    found = rows_to_confirm(actor_of(request), now=timezone.now())[:_MOST]
    rows = list(found)
    shown = {
        "rows": [PlannedRow.of(one) for one in rows],
        "hours": number(sum(one.minutes for one in rows) / 60, 1),
    }
    return render(request, "duty/confirm_all.html", shown)


def _confirm_shown(request: HttpRequest) -> HttpResponse:
    keys = {int(key) for key in request.POST.getlist("row") if key.isdecimal()}
    found = rows_to_confirm(actor_of(request), now=timezone.now()).filter(pk__in=keys)
    try:
        count = outcomes_as_planned(rows=list(found), actor=actor_of(request))
    except NaervaerError as error:
        messages.error(request, str(error))
    else:
        said = ngettext(
            "%(count)s rad er bekreftet som levert.",
            "%(count)s rader er bekreftet som levert.",
            count,
        )
        messages.success(request, said % {"count": count})
    return redirect("duty:to_confirm")


@lets(Act.CONFIRM_PRESENCE)
def answer(request: HttpRequest, row_id: int) -> HttpResponse:
    """Confirm a row at other times than planned."""
    row = _row_or_404(request, row_id)
    first = {"begins": local(row.begins), "ends": local(row.ends)}
    form = ChangeForm(request.POST or None, initial=first)
    if form.is_bound and form.is_valid():
        try:
            outcome_held(row=row, time=form.time, actor=actor_of(request), reason=form.why)
        except NaervaerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Bekreftet."))
            return redirect("duty:to_confirm")
    shown = {
        "row": PlannedRow.of(row),
        "form": form,
        "missed_form": ReasonForm(prefix="ikke"),
    }
    status = UNUSABLE if form.is_bound else 200
    return render(request, "duty/answer.html", shown, status=status)


@require_POST
@lets(Act.CONFIRM_PRESENCE)
def not_held(request: HttpRequest, row_id: int) -> HttpResponse:
    """Say that a row was not held, and why."""
    row = _row_or_404(request, row_id)
    form = ReasonForm(request.POST, prefix="ikke")
    if not form.is_valid():
        messages.error(request, _("Velg en grunn."))
        return redirect("duty:answer", row_id)
    try:
        outcome_not_held(row=row, reason=form.why, actor=actor_of(request))
    except NaervaerError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Meldt som ikke holdt."))
    return redirect("duty:to_confirm")


@require_POST
@lets(Act.CONFIRM_PRESENCE)
def take_back(request: HttpRequest, outcome_id: int) -> HttpResponse:
    """Take an answer back."""
    found = outcome_by_id(actor_of(request), outcome_id, now=timezone.now())
    if found is None:
        raise Http404
    try:
        why = request.POST.get("why", "")
        outcome_take_back(outcome=found, actor=actor_of(request), why=why)
    except NaervaerError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Svaret er tatt tilbake."))
    return redirect("duty:to_confirm")


def _row_or_404(request: HttpRequest, row_id: int) -> "PresenceRow":
    row = row_to_confirm(actor_of(request), row_id, now=timezone.now())
    if row is None:
        raise Http404
    return row
