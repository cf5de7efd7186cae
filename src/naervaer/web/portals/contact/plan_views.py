"""Assignment studies: compared with the plan in force, adopted with one click, undone."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naervaer.domain.authority import Act
from naervaer.domain.errors import MissingDataError, NaervaerError
from naervaer.web.interface.numbers import percent
from naervaer.web.portals.contact.forms import AdoptForm
from naervaer.web.portals.contact.presenters import change_row
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import UNUSABLE, actor_of, districts_of
from naervaer.web.records.areas.selectors import district_by_slug, districts_all
from naervaer.web.records.contacts.plans import (
    assignment_run_by_id,
    assignment_runs,
    plan_adopt,
    plan_preview,
    plan_undo,
)
from naervaer.web.records.contacts.selectors import plan_by_id
from naervaer.web.records.promises.ledger import ledger_update

if TYPE_CHECKING:
    from naervaer.web.records.contacts.plans import PlanPreview


@lets(Act.WRITE_CONTACTS)
def studies(request: HttpRequest) -> HttpResponse:
    """List the studies whose assignment can be looked at, by district."""
    names = districts_of(request, Act.WRITE_CONTACTS)
    shown = {
        "runs": assignment_runs(actor_of(request)),
        "districts": districts_all().filter(name__in=names),
    }
    return render(request, "contact/studies.html", shown)


@lets(Act.WRITE_CONTACTS)
def compare(request: HttpRequest, run_id: int, slug: str) -> HttpResponse:
    """Show a study's assignment beside the plan in force, and adopt it."""
    district = district_by_slug(slug)
    run = assignment_run_by_id(actor_of(request), run_id)
    if district is None or run is None:
        raise Http404
    if district.name not in districts_of(request, Act.WRITE_CONTACTS):
        raise Http404
    form = AdoptForm(request.POST or None, initial={"since": timezone.localdate()})
    try:
        preview = plan_preview(run, district, on=timezone.localdate())
        if form.is_bound and form.is_valid():
            given = form.cleaned_data
            plan_adopt(run=run, district=district, actor=actor_of(request), **given)
            ledger_update(actor=actor_of(request))
            messages.success(request, _("Fordelingen gjelder. Løftene er vurdert på nytt."))
            return redirect("contact:posts")
    except MissingDataError as error:
        messages.error(request, str(error))
        return redirect("contact:studies")
    except NaervaerError as error:
        form.add_error(None, str(error))
    shown = {"run": run, "district": district, "form": form, **_shown(preview)}
    status = UNUSABLE if form.is_bound else 200
    return render(request, "contact/compare.html", shown, status=status)


@require_POST
@lets(Act.WRITE_CONTACTS)
def undo(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Take an adopted plan back."""
    plan = plan_by_id(actor_of(request), plan_id)
    if plan is None:
        raise Http404
    try:
        plan_undo(plan=plan, actor=actor_of(request), why=request.POST.get("why", ""))
    except NaervaerError as error:
        messages.error(request, str(error))
    else:
        ledger_update(actor=actor_of(request))
        messages.success(request, _("Den tidligere fordelingen gjelder igjen."))
    return redirect("contact:posts")


def _shown(preview: "PlanPreview") -> dict[str, Any]:
    changes = [change_row(one) for one in preview.changes]
    return {
        "is_same": preview.is_same,
        "departures": preview.departures,
        "gains": [one for one in changes if one.order > 0],
        "losses": [one for one in changes if one.order < 0],
        "same": [one for one in changes if not one.order],
        "posts": [
            (one.name, percent(float(one.share), 0), len(one.municipalities))
            for one in preview.terms
        ],
    }
